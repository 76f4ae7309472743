"""What happens when? Months across, programmes down; an activity whose months are not known is named, never drawn."""

from typing import Any

import altair as alt

from components.charts.base import Cut, Spec, at, cached, finished, records, text, text_room, tooltips
from components.charts.roles import by_role, painted

BAR, LANE, NAME, GROUP, GAP = 15, 20, 20, 36, 8
FIRST = 22  # the first heading needs no distance from what is above it
WIDTH = alt.ExprRef("width")
OWN, LEFT, RIGHT = (
    "((datum.end - datum.start) / 12 * width)",
    "(datum.start / 12 * width)",
    "((12 - datum.end) / 12 * width)",
)
TIPS = ("name", "activity", "months", "place")


@cached
def month_bars(
    rows: list[dict[str, Any]], month_names: list[str], words: dict[str, str], now: float | None = None
) -> Spec:
    """Answer in which months each programme does what.

    rows: one per bar or line of text, programmes in order, with `group` (heading), `item` (key), `name`, `start` and `end`
    (months since the year began, 0–12; None where the months are not known), `label` (written at the bar, or the line of text),
    `role`, `activity`, `months`, `place`. now: months since the year began, or None.
    Unit: months of the plan's year.
    """
    drawn, heads, names, cuts, height = _placed(rows, now)
    y = alt.Scale(domain=[height, 0], nice=False, zero=False)
    tips = tooltips([(tip, words[tip]) for tip in TIPS])
    hidden = text(alt.Chart(records([row for row in drawn if row["start"] is None])), fontSize=12, limit=WIDTH)
    layers = [
        # The axis needs a layer that is always there: a strategy may have no bar at all.
        alt.Chart(records(names)).mark_point(opacity=0, size=0).encode(x=_across("zero", month_names), y=at("y", y)),
        text(alt.Chart(records(heads)), fontSize=12, opacity=0.85).encode(x=alt.value(0), y=at("y", y), text="group:N"),
        text(alt.Chart(records(names)), fontWeight=600, limit=WIDTH).encode(x=alt.value(0), y=at("y", y), text="name:N"),
        painted(hidden, "muted").encode(x=alt.value(0), y=at("y", y), text="label:N", tooltip=tips),
    ]  # fmt: skip
    bars = [row for row in drawn if row["start"] is not None]
    layers += _bars(bars, month_names, y, tips, now) if bars else []
    return finished(alt.layer(*layers), 1, height, top_axis=True, cuts=cuts)


def _across(field: str, month_names: list[str]) -> alt.X:
    """A position in months since the year began; every layer says the same axis, or the first one without takes it away."""
    table = ", ".join(f"'{number}.5': '{name}'" for number, name in enumerate(month_names))
    axis = alt.Axis(
        orient="top",
        values=[number + 0.5 for number in range(12)],
        labelExpr=f"({{{table}}})[format(datum.value, '.1f')]",
        title=None,
        labelFlush=False,
    )
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, 12], nice=False), axis=axis)


def _bars(
    bars: list[dict[str, Any]], month_names: list[str], y: alt.Scale, tips: list[alt.Tooltip], now: float | None
) -> list[alt.Chart]:
    """Track, bar and label of each activity. The label stands in its bar, or on the side with more room, cut to that room."""
    data = alt.Chart(records(bars))
    start, end = _across("start", month_names), _across("end", month_names)
    inside = f"{OWN} > datum.room || {OWN} > max({LEFT}, {RIGHT})"
    labels = [
        (inside, "left", start, 5, OWN),
        (f"!({inside}) && {RIGHT} >= {LEFT}", "left", end, 5, RIGHT),
        (f"!({inside}) && {RIGHT} < {LEFT}", "right", start, -5, LEFT),
    ]
    layers = [
        painted(data.mark_bar(height=BAR), "wash").encode(x=_across("zero", month_names), x2="full:Q", y=at("y", y)),
        data.mark_bar(height=BAR).encode(x=start, x2="end:Q", y=at("y", y), color=by_role(), tooltip=tips),
        *(
            data.mark_text(align=side, baseline="middle", dx=dx, dy=0.5, fontSize=12, limit=alt.ExprRef(f"{room} - 8"))
            .transform_filter(where)
            .transform_calculate(on=f"{x is start and side == 'left'!s} && datum.role == 'accent' ? 'onstrong' : 'ink'".lower())
            .encode(x=x, y=at("y", y), text="label:N", color=by_role("on"))
            for where, side, x, dx, room in labels
        ),
    ]  # fmt: skip
    if now is not None:
        tick = data.mark_tick(orient="vertical", size=LANE, thickness=2)
        layers.append(painted(tick, "ink").encode(x=_across("now", month_names), y=at("y", y)))
    return layers


def _placed(rows: list[dict[str, Any]], now: float | None) -> tuple[list[dict], list[dict], list[dict], list[Cut], int]:
    """Rows, headings and names with their height from the top, where they may be cut, and the height of the whole."""
    drawn, heads, names, cuts, y, last = [], [], [], [], 4, ("", "")
    head, name = (0, 0), (0, 0)
    for row in rows:
        if row["group"] != last[0]:
            y += GROUP if heads else FIRST
            heads.append({"group": row["group"], "y": y - 10})
            head = (y - NAME, y)
        if row["item"] != last[1]:
            y += GAP if row["group"] == last[0] else 0
            names.append({"name": row["name"], "y": y + NAME / 2, "zero": 0})
            cuts.append((y, (head,)) if row["group"] == last[0] else (y - NAME, ()))
            name = (y, y + NAME)
            y += NAME
        else:
            cuts.append((y, (head, name)))
        drawn.append({**row, "y": y + LANE / 2, "room": text_room(row["label"]), "now": now, "zero": 0, "full": 12})
        y, last = y + LANE, (row["group"], row["item"])
    return drawn, heads, names, cuts, y + GAP
