"""Was it met? The published thresholds, and how each status is shown: shape, word and colour role, never colour alone."""

OVER, MET, NEAR = 105.0, 100.0, 95.0  # per cent of the target
STATUS_SHAPES = {"over": "triangle-up", "met": "circle", "near": "circle", "missed": "triangle-down"}
STATUS_SIGNS = {"over": "▲", "met": "●", "near": "○", "missed": "▼"}


def status_of(achievement: float) -> str:
    """Return over (≥ 105 %), met (100–105), near (95–100) or missed (< 95), judged on the unrounded achievement."""
    if achievement >= OVER:
        return "over"
    if achievement >= MET:
        return "met"
    return "near" if achievement >= NEAR else "missed"
