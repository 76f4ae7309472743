"""Was the target met? Achievement as a distance from 100 %."""

from typing import Any

import altair as alt

from components.charts.base import SMALL, Spec, at, cached, finished, names, pixels, records, stacked, text, tooltips
from components.charts.roles import SCALE, by_role, painted
from components.status import STATUS_ROLES, STATUS_SHAPES

STEP = 62
PLOT_END = 0.6  # the track ends at this share of the width; the status word stands right of it


@cached
def achievement_dumbbell(rows: list[dict[str, Any]], words: dict[str, str]) -> Spec:
    """Answer whether each target was met.

    rows: in order, with `name`, `printed` (target → actual as printed), `achievement` (per cent), `status` (far_over, over, met,
    near, missed), `status_text` (shape, word and number), `next` (next target as per cent of the last target, or None), `place`.
    Unit: actual ÷ target × 100. Counts and rates share the axis only because each is divided by its own target.
    """
    placed, cuts, depth = stacked(rows, STEP)
    drawn = [
        {
            **row,
            "mid": row["last"] + 19,
            "below": row["last"] + 31,
            "foot": row["last"] + 37,
            "role": STATUS_ROLES[row["status"]],
            "target": 100,
        }
        for row in placed
    ]
    values = [100.0, *(row["achievement"] for row in rows), *(row["next"] for row in rows if row["next"] is not None)]
    low, high = min(95.0, min(values) - 1), max(105.0, max(values) + 1)
    # Stretch the domain so that `high` falls at PLOT_END of the width: the words at the right need the rest.
    x = alt.Scale(domain=[low, low + (high - low) / PLOT_END], nice=False, zero=False)
    y = pixels(1, depth)
    data = records(drawn)
    axis = alt.Axis(
        orient="top",
        values=_ticks(low, high),
        labelExpr=f"datum.value == 100 ? '{words['target']} 100%' : datum.value + '%'",
        title=None,
    )
    track = painted(alt.Chart(data).mark_rule(strokeWidth=2.5), "rule").encode(
        x=alt.X("target:Q", scale=x, axis=axis), x2="achievement:Q", y=at("mid", y), color=by_role()
    )
    tick = painted(alt.Chart(data).mark_tick(orient="vertical", size=22, thickness=1.5), "ink").encode(
        x=alt.X("target:Q", scale=x), y=at("mid", y)
    )
    mark = (
        alt.Chart(data)
        .mark_point(size=95, opacity=1, strokeWidth=2)
        .encode(
            x=alt.X("achievement:Q", scale=x),
            y=at("mid", y),
            shape=alt.Shape(
                "status:N", scale=alt.Scale(domain=list(STATUS_SHAPES), range=list(STATUS_SHAPES.values())), legend=None
            ),
            color=by_role(),
            fill=alt.Fill("filled:N", scale=SCALE, legend=None),
            tooltip=tooltips(
                [
                    ("name", words["indicator"]),
                    ("printed", words["printed"]),
                    ("status_text", words["status"]),
                    ("next_text", words["next"]),
                    ("place", words["place"]),
                ]
            ),
        )
        .transform_calculate(filled="datum.role == 'near' ? 'paper' : datum.role")
    )
    following = (
        painted(alt.Chart(data).mark_point(shape="diamond", size=40, opacity=1, strokeWidth=1.5), "ink")
        .transform_filter("datum.next != null")
        .encode(x=alt.X("next:Q", scale=x), y=at("below", y))
    )
    right = alt.value("width")
    return finished(
        alt.layer(
            track,
            tick,
            mark,
            following,
            names(alt.Chart(data), y),
            text(alt.Chart(data), align="right", fontWeight=600).encode(x=right, y=at("mid", y), text="status_text:N"),
            text(alt.Chart(data), align="right", fontSize=SMALL, opacity=0.85).encode(
                x=right, y=at("foot", y), text="printed:N"
            ),
        ),
        1,
        depth,
        top_axis=True,
        cuts=cuts,
    )


def _ticks(low: float, high: float) -> list[float]:
    """Three labels on the axis at the most: the target, and one round value on each side."""
    distance = 5 if high - low <= 25 else 10 if high - low <= 45 else 50
    return [value for value in (100 - distance, 100, 100 + distance) if low <= value <= high]
