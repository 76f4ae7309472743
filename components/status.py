"""Was it met? The published thresholds, and how each status is shown: shape, word and colour role, never colour alone."""

FAR_OVER, OVER, MET, NEAR = 120.0, 105.0, 100.0, 95.0  # per cent of the target
THRESHOLDS = {"far": f"{FAR_OVER:.0f}", "over": f"{OVER:.0f}", "met": f"{MET:.0f}", "near": f"{NEAR:.0f}"}  # as printed
STATUS_SHAPES = {
    "far_over": "triangle-up", "over": "triangle-up", "met": "circle", "near": "circle", "missed": "triangle-down",
}  # fmt: skip
STATUS_SIGNS = {"far_over": "▲▲", "over": "▲", "met": "●", "near": "○", "missed": "▼"}
STATUS_ROLES = {"far_over": "over", "over": "over", "met": "met", "near": "near", "missed": "missed"}


def status_of(achievement: float) -> str:
    """Return far_over (≥ 120 %), over (≥ 105), met (100–105), near (95–100) or missed (< 95), judged unrounded."""
    if achievement >= FAR_OVER:
        return "far_over"
    if achievement >= OVER:
        return "over"
    if achievement >= MET:
        return "met"
    return "near" if achievement >= NEAR else "missed"
