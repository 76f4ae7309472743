"""Ratios against 1: an industry's weight against its surroundings, openings for each seeker."""

from typing import Any

import altair as alt

from components.charts.base import Spec, at, cached, finished, names, pixels, records, stacked, text, tooltips
from components.charts.roles import by_role, painted

STEP = 38
LABEL_ROOM = 150  # pixels kept free right of the largest ratio for what is written at its dot


@cached
def ratio_dots(rows: list[dict[str, Any]], words: dict[str, str], one: str) -> Spec:
    """Answer which ratios lie above 1 and which below.

    rows: in order, with `name` (above its line), `value`, `value_text` (written at the dot), `role`, `place`. `one` says on the
    axis what 1 means; every row has a tick there. Unit: that of `value`, a ratio from 0 up.
    """
    placed, cuts, depth = stacked(rows, STEP)
    drawn = [{**row, "mid": row["last"] + 17, "one": 1} for row in placed]
    data = alt.Chart(records(drawn))
    end = max(1.0, *(row["value"] for row in rows))
    room = alt.ExprRef(f"width - {LABEL_ROOM}")
    x = alt.Scale(domain=[0, end], range=[5, room], nice=False)
    y = pixels(1, depth)
    axis = alt.Axis(orient="top", values=[1], labelExpr=f"'1 = {one}'", labelAlign="left", labelFlush=False, title=None)
    value_x, one_x = alt.X("value:Q", scale=x, axis=axis), alt.X("one:Q", scale=x, axis=axis)
    return finished(
        alt.layer(
            data.mark_rule(strokeWidth=2).encode(x=one_x, x2="value:Q", y=at("mid", y), color=by_role()),
            painted(data.mark_tick(orient="vertical", size=16, thickness=1.2), "ink").encode(x=one_x, y=at("mid", y)),
            data.mark_point(filled=True, size=75, opacity=1).encode(
                x=value_x,
                y=at("mid", y),
                color=by_role(),
                tooltip=tooltips([("name", words["name"]), ("value_text", words["value"]), ("place", words["place"])]),
            ),
            text(data, fontSize=12, dx=10)
            .transform_calculate(label_at="max(datum.value, 1)")
            .encode(x=alt.X("label_at:Q", scale=x, axis=axis), y=at("mid", y), text="value_text:N"),
            names(data, y),
        ),
        1,
        depth,
        top_axis=True,
        cuts=cuts,
    )
