"""Is the new target honest? Each one beside the last result, on a scale where the last result is 100 %."""

from typing import Any

import altair as alt

from components.charts.base import (
    DESK,
    PHONE,
    SMALL,
    Spec,
    at,
    cached,
    finished,
    first_line,
    names,
    pixels,
    records,
    stacked,
    text,
    text_room,
    tooltips,
)
from components.charts.roles import SCALE, by_role, painted

STEP = 74
SHAPES = ("triangle-down", "circle")
TIPS = ("name", "flag_text", "path", "place")


def _lines(path: str) -> str:
    """What is printed, on a phone: what it adds with a dot goes below, where one line has no room for it."""
    return path if text_room(path, SMALL) <= PHONE else path.replace(" · ", "\n", 1)


@cached
def target_steps(rows: list[dict[str, Any]], words: dict[str, str]) -> Spec:
    """Answer what each new target asks for beyond the last result.

    rows: in order, with `name`, `flag_text` (sign, word and step), `path` (results and targets written out), `target_share`,
    `earlier_share` (target of the year before) and `before_share` (result one year earlier), each in per cent of the last result,
    the last two may be None, `role`, `shape`, `place`. Unit: value ÷ last result × 100; indicators share the axis only because of that.
    """
    placed, cuts, depth = stacked(rows, STEP, lambda row: text_room(row["flag_text"]))
    drawn = [
        {
            **row,
            "mid": row["last"] + 20,
            "low": row["last"] + 40,
            "all": 100,
            "path_lines": _lines(row["path"]),
        }
        for row in placed
    ]
    reach = [
        100.0,
        *(
            row[key]
            for row in rows
            for key in ("target_share", "earlier_share", "before_share")
            if row[key] is not None
        ),
    ]
    span = max(max(reach) - min(reach), 2.0)
    x = alt.Scale(domain=[min(reach) - span * 0.05, max(reach) + span * 0.05], nice=False, zero=False)
    axis = alt.Axis(orient="top", values=[100], labelExpr=f"'{words['last']}'", title=None)
    y = pixels(1, depth)
    data = alt.Chart(records(drawn))

    def across(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=x, axis=axis)

    return finished(
        alt.layer(
            painted(data.mark_rule(strokeWidth=2.5), "rule").encode(x=across("all"), x2="target_share:Q", y=at("mid", y)),
            painted(data.mark_tick(orient="vertical", size=22, thickness=1.5), "ink").encode(
                x=across("all"), y=at("mid", y)
            ),
            *(
                painted(data.mark_point(shape=shape, size=45, opacity=1, strokeWidth=1.5), "muted")
                .transform_filter(f"datum.{field} != null")
                .encode(x=across(field), y=at("mid", y))
                for field, shape in (("earlier_share", "diamond"), ("before_share", "cross"))
            ),
            data.mark_point(size=95, opacity=1, strokeWidth=2)
            .transform_calculate(filled="datum.role == 'near' ? 'paper' : datum.role")
            .encode(
                x=across("target_share"), y=at("mid", y), color=by_role(), fill=alt.Fill("filled:N", scale=SCALE, legend=None),
                shape=alt.Shape("shape:N", scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES)), legend=None),
                tooltip=tooltips([(tip, words[tip]) for tip in TIPS]),
            ),
            names(data, y),
            text(first_line(data), align="right", fontWeight=600).encode(
                x=alt.value("width"), y=at("line", y), text="flag_text:N"
            ),
            text(
                data.transform_calculate(printed=f"width < {DESK} ? datum.path_lines : datum.path"),
                fontSize=SMALL, opacity=0.85, limit=alt.ExprRef("width"), lineBreak="\n", lineHeight=14,
            ).encode(x=alt.value(0), y=at("low", y), text="printed:N"),
        ),
        1,
        depth,
        top_axis=True,
        cuts=cuts,
    )  # fmt: skip
