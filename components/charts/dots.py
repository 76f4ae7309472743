"""Dots on a common scale: the step of new targets, and what one job costs."""

from typing import Any

import altair as alt

from components.charts.base import Spec, at, cached, finished, records, text, text_room, tooltips
from components.charts.roles import by_role, painted

SHAPES = ("circle", "square", "diamond", "triangle-up", "cross")
LANE = 20
HEAD = 22


@cached
def grouped_dots(
    rows: list[dict[str, Any]], words: dict[str, str], lollipop: bool, ticks: list[tuple[float, str]]
) -> Spec:
    """Answer how values spread within each group, with the value written at the dot.

    rows: groups in order, dots in order within each, with `group`, `series`, `shape`, `role`, `value`, `label` (written at the
    dot), `place`. `ticks` are (value, text) of the axis on top; a lollipop starts at zero. Unit: that of `value`.
    """
    groups = list(dict.fromkeys(row["group"] for row in rows))
    drawn, heads, cuts, y = [], [], [], 0
    for group in groups:
        heads.append({"group": group, "y": y + 10})
        head = [(y, y + HEAD - 2)]
        members = [row for row in rows if row["group"] == group]
        for i, row in enumerate(members):
            drawn.append({**row, "y": y + HEAD + 8 + i * LANE, "zero": 0})
            cuts.append((y + HEAD - 2 + i * LANE, head) if i else (y, ()))
        y += HEAD + LANE * len(members) + 12
    values = [0.0, *(row["value"] for row in rows), *(value for value, _ in ticks)]
    low, high = min(values), max(values)
    reach = (high - low) or 1.0
    first, last = low - reach * (0.02 if lollipop else 0.07), high + reach * 0.55
    x = alt.Scale(domain=[first, last], nice=False, zero=False)
    scale = alt.Scale(domain=[y, 0], nice=False, zero=False)
    table = ", ".join(f"'{value:g}': '{label}'" for value, label in ticks)
    axis = alt.Axis(
        orient="top",
        values=[value for value, _ in ticks],
        labelExpr=f"({{{table}}})[format(datum.value, '~g')]",
        title=None,
    )
    # What is written beside a dot left of zero would lie on the tick there: it stands right of the tick.
    drawn = [{**row, "label_at": 0 if -reach * 0.35 < row["value"] < 0 else row["value"]} for row in drawn]
    # On a phone a label may not fit between its dot and the edge: there it stands left of the dot.
    drawn = [
        row | {"left": (row["label_at"] - first) / (last - first), "room": text_room(str(row["label"]), 12)}
        for row in drawn
    ]
    leftward = "datum.left * width + datum.room > width && datum.left * width > datum.room"
    data = alt.Chart(records(drawn))
    value_x = alt.X("value:Q", scale=x, axis=axis)
    shapes = alt.Scale(domain=list(SHAPES), range=list(SHAPES))
    zero = painted(data.mark_tick(orient="vertical", size=LANE, thickness=1.2), "ink").encode(
        x=alt.X("zero:Q", scale=x, axis=axis), y=at("y", scale)
    )
    # A stem ends where a label stands left of its dot: it would run through the words.
    before_label = alt.ExprRef(f"{leftward} ? -datum.room : 0")
    stem = painted(data.mark_rule(strokeWidth=1.5, x2Offset=before_label), "rule").encode(
        x=alt.X("zero:Q", scale=x, axis=axis), x2="value:Q", y=at("y", scale)
    )
    return finished(
        alt.layer(
            stem if lollipop else zero,
            data.mark_point(filled=True, size=75, opacity=1).encode(
                x=value_x,
                y=at("y", scale),
                color=by_role(),
                shape=alt.Shape("shape:N", scale=shapes, legend=None),
                tooltip=tooltips(
                    [
                        ("group", words["group"]),
                        ("series", words["series"]),
                        ("label", words["value"]),
                        ("place", words["place"]),
                    ]
                ),
            ),
            *(
                text(data, align=align, dx=dx, fontSize=12)
                .transform_filter(where)
                .encode(x=alt.X("label_at:Q", scale=x, axis=axis), y=at("y", scale), text="label:N")
                for align, dx, where in (("left", 9, f"!({leftward})"), ("right", -9, leftward))
            ),
            text(alt.Chart(records(heads)), fontWeight=600, limit=alt.ExprRef("width")).encode(
                x=alt.value(0), y=at("y", scale), text="group:N"
            ),
        ),
        1,
        y,
        top_axis=True,
        cuts=cuts,
    )
