"""A against B: one strip per measure."""

from typing import Any

import altair as alt

from components.charts.base import Spec, cached, records, spec_of, text, tooltips
from components.charts.roles import by_role, painted

HEIGHT = 58
LINE_AT = 20
TOUCH = 0.06  # of the line: nearer marks would cover one another
LANE = 10
MARKS = (
    {"role": "muted", "shape": "square"},
    {"role": "accent", "shape": "circle"},
    {"role": "muted", "shape": "diamond"},
    {"role": "muted", "shape": "triangle-up"},
)
SHAPES = [mark["shape"] for mark in MARKS]


@cached
def comparison_strip(marks: list[dict[str, Any]], ends: list[tuple[float, str]], words: dict[str, str]) -> Spec:
    """Answer how far two to four plans lie apart on one measure.

    marks: `name`, `value`, `text`, `place`, and `role` and `shape` of MARKS. ends: (value, text) of the ticks under the line,
    lowest first. Values that would touch stand one above the other. Unit: that of `value`.
    """
    values = [*(mark["value"] for mark in marks), *(value for value, _ in ends)]
    reach = (max(values) - min(values)) or 1.0
    x = alt.Scale(domain=[min(values) - reach * 0.04, max(values) + reach * 0.04], nice=False, zero=False)
    y = alt.Scale(domain=[HEIGHT, 0], nice=False, zero=False)
    marks = _apart(marks, reach * TOUCH)
    line = [{"from": min(values), "to": max(values), "y": LINE_AT}]
    ticks = [{"at": value, "text": label, "y": LINE_AT, "below": LINE_AT + 20} for value, label in ends]
    across = alt.Y("y:Q", scale=y, axis=None)
    tick_x = alt.X("at:Q", scale=x, axis=None)
    last = max(value for value, _ in ends)
    return spec_of(
        alt.layer(
            painted(alt.Chart(records(line)).mark_rule(strokeWidth=1.5), "rule").encode(
                x=alt.X("from:Q", scale=x, axis=None), x2="to:Q", y=across
            ),
            painted(alt.Chart(records(ticks)).mark_tick(orient="vertical", size=12, thickness=1.2), "ink").encode(
                x=tick_x, y=across
            ),
            text(
                alt.Chart(records([tick for tick in ticks if tick["at"] != last])),
                align="left",
                fontSize=12,
                opacity=0.85,
            ).encode(x=tick_x, y=alt.Y("below:Q", scale=y, axis=None), text="text:N"),
            text(
                alt.Chart(records([tick for tick in ticks if tick["at"] == last])),
                align="right",
                fontSize=12,
                opacity=0.85,
            ).encode(x=tick_x, y=alt.Y("below:Q", scale=y, axis=None), text="text:N"),
            alt.Chart(records(marks))
            .mark_point(filled=True, size=85, opacity=1)
            .encode(
                x=alt.X("value:Q", scale=x, axis=None),
                y=across,
                color=by_role(),
                shape=alt.Shape("shape:N", scale=alt.Scale(domain=SHAPES, range=SHAPES), legend=None),
                tooltip=tooltips([("name", words["plan"]), ("text", words["value"]), ("place", words["place"])]),
            ),
        ),
        HEIGHT,
    )


def _apart(marks: list[dict[str, Any]], touch: float) -> list[dict[str, Any]]:
    """The marks with `y`: neighbours that would touch take lanes above and below the line."""
    clusters: list[list[dict[str, Any]]] = []
    for mark in sorted(marks, key=lambda mark: mark["value"]):
        if clusters and mark["value"] - clusters[-1][-1]["value"] <= touch:
            clusters[-1].append(mark)
        else:
            clusters.append([mark])
    return [
        {**mark, "y": LINE_AT + (lane - (len(cluster) - 1) / 2) * LANE}
        for cluster in clusters
        for lane, mark in enumerate(sorted(cluster, key=marks.index))
    ]
