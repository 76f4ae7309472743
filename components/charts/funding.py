"""Who pays? 100 % bars of funding sources."""

from typing import Any

import altair as alt

from components.charts.base import (
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
from components.charts.roles import SCALE, SOURCE_ROLES, TEXT_ON

STEP, BAR = 56, 24
GAP = 0.15  # per cent of white between two segments


@cached
def funding_bars(rows: list[dict[str, Any]], source_names: dict[str, str], words: dict[str, str]) -> Spec:
    """Answer who pays for what.

    rows: one per bar and source, bars in order, with `bar` (key), `name`, `total` (written out), `source` (funding source),
    `share` (per cent of the bar), `label_long`, `label_short` (inside the segment), `amount` (written out), `place`.
    Unit: per cent of each bar's total.
    """
    heads, cuts, depth = stacked(
        [{key: row[key] for key in ("bar", "name", "total")} for row in {row["bar"]: row for row in rows}.values()],
        STEP,
        lambda row: text_room(row["total"], SMALL),
    )
    drawn = _segments(rows, {head["bar"]: head["last"] + 24 for head in heads}, source_names)
    x = alt.Scale(domain=[0, 100], nice=False)
    y = pixels(1, depth)
    named = alt.Chart(records(heads))
    order = [source_names[source] for source in SOURCE_ROLES if any(row["source"] == source for row in rows)]
    segments = (
        alt.Chart(records(drawn))
        .mark_bar(height=BAR)
        .encode(
            x=alt.X("start:Q", scale=x, axis=None),
            x2="end:Q",
            y=at("y", y),
            fill=alt.Fill("role:N", scale=SCALE, legend=_legend(order, source_names)),
            tooltip=tooltips(
                [
                    ("name", words["bar"]),
                    ("source_name", words["source"]),
                    ("amount", words["amount"]),
                    ("share_text", words["share"]),
                    ("place", words["place"]),
                ]
            ),
        )
    )
    return finished(
        alt.layer(
            segments,
            _inside(drawn, x, y),
            names(named, y),
            text(first_line(named), align="right", fontSize=SMALL).encode(
                x=alt.value("width"), y=at("line", y), text="total:N"
            ),
        ),
        1,
        depth,
        legend=True,
        cuts=cuts,
    )


def _segments(rows: list[dict[str, Any]], bars: dict[str, float], source_names: dict[str, str]) -> list[dict[str, Any]]:
    """The parts of each bar from left to right; `bars` says at what height each bar stands."""
    drawn, reached = [], dict.fromkeys(bars, 0.0)
    for source, role in SOURCE_ROLES.items():
        for row in rows:
            if row["source"] != source or not row["share"]:
                continue
            start = reached[row["bar"]]
            reached[row["bar"]] = start + row["share"]
            end = max(start + row["share"] - GAP, start + 0.05)
            drawn.append(
                {
                    **row,
                    "start": start, "end": end, "middle": (start + end) / 2, "role": role, "on": TEXT_ON[role],
                    "source_name": source_names[source], "y": bars[row["bar"]],
                }
            )  # fmt: skip
    return drawn


def _inside(drawn: list[dict[str, Any]], x: alt.Scale, y: alt.Scale) -> alt.Chart:
    """The label inside a segment: name and share, the share alone, or nothing, by the room there is."""
    room = "(datum.end - datum.start) / 100 * width"
    return (
        text(alt.Chart(records(drawn)), align="center", fontSize=12)
        .transform_calculate(label=f"{room} > 74 ? datum.label_long : {room} > 24 ? datum.label_short : ''")
        .encode(
            x=alt.X("middle:Q", scale=x, axis=None),
            y=at("y", y),
            text="label:N",
            color=alt.Color("on:N", scale=SCALE, legend=None),
        )
    )


def _legend(order: list[str], source_names: dict[str, str]) -> alt.Legend:
    roles = [role for source, role in SOURCE_ROLES.items() if source_names[source] in order]
    names = {SOURCE_ROLES[source]: name for source, name in source_names.items() if source in SOURCE_ROLES}
    table = ", ".join(f"{role!r}: {name!r}" for role, name in names.items())
    return alt.Legend(values=roles, labelExpr=f"({{{table}}})[datum.label]")
