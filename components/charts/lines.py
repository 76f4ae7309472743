"""Rates over years, with the name and the value at the end of each line."""

from typing import Any

import altair as alt

from components.charts.base import Spec, cached, records, spec_of, text, tooltips
from components.charts.roles import by_role

HEIGHT = 260
LOW = 120  # of a single period: points without lines
LABEL_ROOM = 130  # pixels kept free right of the last period for the names
FIRST = 34  # pixels left of the first period, for half its name
PERIOD = 84  # pixels between two periods that their names need in one line
LABEL_STEP = 17  # pixels between two names at the least


@cached
def rate_lines(rows: list[dict[str, Any]], words: dict[str, str], height: int = 0) -> Spec:
    """Answer how the rates of several areas move.

    rows: one per area and period, with `area` (name), `role` (accent, ink, muted, context), `position` (number of the period on
    the axis, in years), `value` (per cent), `value_text`, `period`, `place`; areas in the order of importance. Unit: per cent.
    height: pixels; by itself lower where there is a single period, which then stands at the left.
    """
    positions = sorted({row["position"] for row in rows})
    alone = len(positions) == 1
    height = height or (LOW if alone else HEIGHT)
    span = max(positions[-1] - positions[0], 0.5)
    room = alt.ExprRef(f"width - {LABEL_ROOM}")
    x = alt.Scale(
        domain=[positions[0] - span * 0.04, positions[-1] + span * alone], range=[FIRST, room], nice=False, zero=False
    )
    low, high = min(row["value"] for row in rows), max(row["value"] for row in rows)
    pad = max((high - low) * 0.15, 0.5)
    y = alt.Scale(domain=[low - pad, high + pad], nice=False, zero=False)
    names = {row["position"]: row["period"] for row in rows}
    table = ", ".join(f"'{position:g}': '{name}'" for position, name in names.items())
    said = f"({{{table}}})[format(datum.value, '~g')]"
    crowded = LABEL_ROOM + FIRST + PERIOD * (len(positions) - 1)  # pixels: a narrower chart writes 2022 above 하반기
    axis = alt.Axis(
        values=positions,
        labelExpr=f"width < {crowded} ? split({said}, ' ') : {said}",
        title=None,
        orient="bottom",
        labelFlush=False,
    )
    data = alt.Chart(records(rows))
    x_channel = alt.X("position:Q", scale=x, axis=axis)
    y_channel = alt.Y("value:Q", scale=y, axis=None)
    unit = (high - low + 2 * pad) / (height - 30) * LABEL_STEP  # the rate that one line of text is high
    ends = _ends(rows, high + pad, unit)
    return spec_of(
        alt.layer(
            data.mark_line(strokeWidth=2).encode(x=x_channel, y=y_channel, color=by_role(), detail="area:N"),
            data.mark_point(filled=True, size=60, opacity=1).encode(
                x=x_channel,
                y=y_channel,
                color=by_role(),
                tooltip=tooltips(
                    [
                        ("area", words["area"]),
                        ("period", words["period"]),
                        ("value_text", words["value"]),
                        ("place", words["place"]),
                    ]
                ),
            ),
            text(
                alt.Chart(records(_inner_labels(rows, unit))), align="center", baseline="bottom", dy=-8, fontSize=12
            ).encode(x=x_channel, y=y_channel, text="value_text:N"),
            text(alt.Chart(records(ends)), dx=9).encode(
                x=x_channel, y=alt.Y("label_at:Q", scale=y, axis=None), text="label:N", color=by_role("label_role")
            ),
        ),
        height,
    )


def _inner_labels(rows: list[dict[str, Any]], unit: float) -> list[dict[str, Any]]:
    """Points before a line's end whose value can be written above them: none where another point or label is in the way."""
    ends = {row["area"]: row["position"] for row in sorted(rows, key=lambda row: row["position"])}
    inner = [row for row in rows if row["position"] < ends[row["area"]]]

    def free(row: dict[str, Any]) -> bool:
        return not any(
            _in_the_way(row, other, unit, other["position"] == ends[other["area"]])
            for other in rows
            if other is not row and other["position"] == row["position"]
        )

    return [row for row in inner if free(row)]


def _in_the_way(row: dict[str, Any], other: dict[str, Any], unit: float, is_end: bool) -> bool:
    """Whether another point of the same period leaves no room for a value above the row's point."""
    gap = other["value"] - row["value"]
    spoken_of, beside = row["role"] == "accent", other["role"] == "accent"
    if spoken_of and not beside and not is_end and gap < unit / 2:
        return False  # points that touch: the line one speaks of has its value written
    # Beside the end of another line stands its name; an inner point just below has a label only if it is spoken of.
    return (-unit if is_end or (beside and not spoken_of) else 0) <= gap < 2 * unit


def _ends(rows: list[dict[str, Any]], high: float, unit: float) -> list[dict[str, Any]]:
    """The last point of each line with its label, moved apart where two would touch."""
    last = {row["area"]: row for row in sorted(rows, key=lambda row: row["position"])}
    ends: list[dict[str, Any]] = []
    for row in sorted(last.values(), key=lambda row: (row["position"], row["value"])):
        crowded = ends and ends[-1]["position"] == row["position"]
        label_at = max(row["value"], ends[-1]["label_at"] + unit) if crowded else row["value"]
        label_role = "ink" if row["role"] == "context" else row["role"]
        ends.append(
            {**row, "label_at": label_at, "label": f"{row['area']} {row['value_text']}", "label_role": label_role}
        )
    overshoot = max(row["label_at"] for row in ends) - high
    return [{**row, "label_at": row["label_at"] - max(overshoot, 0)} for row in ends]
