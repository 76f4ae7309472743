"""Bars with the name above and the value at the right end: shares of a whole, progress of a running year, paired groups."""

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
from components.charts.roles import by_role, painted

STEP, BAR = 44, 16


@cached
def share_bars(rows: list[dict[str, Any]], words: dict[str, str], reference: str = "") -> Spec:
    """Answer how a whole is made up, or how far something has come.

    rows: in order, with `name`, `value` (per cent of the track), `value_text` (right end), `inside` (at the bar's foot, may be
    blank), `role`, `place`, and, when `reference` names it, `mark` (per cent; a tick across the track). Unit: per cent.
    """
    placed, cuts, depth = stacked(rows, STEP, lambda row: text_room(row["value_text"], SMALL))
    drawn = [{**row, "mid": row["last"] + 18, "start": 0, "full": 100} for row in placed]
    data = alt.Chart(records(drawn))
    x = alt.Scale(domain=[0, max(100.0, *(row["value"] for row in rows))], nice=False)
    y = pixels(1, depth)
    value_x = alt.X("start:Q", scale=x, axis=None)
    layers = [
        painted(data.mark_bar(height=BAR), "wash").encode(x=value_x, x2="full:Q", y=at("mid", y)),
        data.mark_bar(height=BAR).encode(
            x=value_x,
            x2="value:Q",
            y=at("mid", y),
            color=by_role(),
            tooltip=tooltips([("name", words["name"]), ("value_text", words["value"]), ("place", words["place"])]),
        ),
        names(data, y),
        text(first_line(data), align="right", fontSize=SMALL).encode(
            x=alt.value("width"), y=at("line", y), text="value_text:N"
        ),
        data.mark_text(align="left", baseline="middle", dx=5, dy=0.5, fontSize=12, fontWeight=600)
        .transform_calculate(on="datum.role == 'accent' ? 'onstrong' : 'onsoft'")
        .transform_filter("datum.value / 100 * width > 46")
        .encode(x=value_x, y=at("mid", y), text="inside:N", color=by_role("on")),
    ]
    if reference:
        layers.append(
            painted(data.mark_tick(orient="vertical", size=22, thickness=2), "ink").encode(
                x=alt.X("mark:Q", scale=x, axis=None), y=at("mid", y)
            )
        )
    return finished(alt.layer(*layers), 1, depth, cuts=cuts)


LANE = 17


@cached
def paired_bars(rows: list[dict[str, Any]], words: dict[str, str]) -> Spec:
    """Answer how groups differ between areas or periods: one lane per series under each group's name.

    rows: groups in order, series in order within each, with `group`, `series`, `role`, `value`, `value_text`, `place`.
    Unit: that of `value` (bars start at zero).
    """
    groups = list(dict.fromkeys(row["group"] for row in rows))
    series = list(dict.fromkeys(row["series"] for row in rows))
    step = 22 + LANE * len(series) + 8
    drawn = [
        {**row, "y": groups.index(row["group"]) * step + 28 + series.index(row["series"]) * LANE, "zero": 0}
        for row in rows
    ]
    heads = [{"group": group, "y": i * step + 10} for i, group in enumerate(groups)]
    data = alt.Chart(records(drawn))
    x = alt.Scale(domain=[0, max(row["value"] for row in rows) * 1.9], nice=False)
    y = pixels(len(groups), step)
    return finished(
        alt.layer(
            data.mark_bar(height=11).encode(
                x=alt.X("zero:Q", scale=x, axis=None),
                x2="value:Q",
                y=at("y", y),
                color=by_role(),
                tooltip=tooltips(
                    [
                        ("group", words["group"]),
                        ("series", words["series"]),
                        ("value_text", words["value"]),
                        ("place", words["place"]),
                    ]
                ),
            ),
            text(data, dx=6, fontSize=12)
            .transform_calculate(
                label="datum.value_text + ' · ' + datum.series" if len(series) > 1 else "datum.value_text"
            )
            .encode(x=alt.X("value:Q", scale=x, axis=None), y=at("y", y), text="label:N"),
            text(alt.Chart(records(heads)), fontWeight=600, limit=alt.ExprRef("width")).encode(
                x=alt.value(0), y=at("y", y), text="group:N"
            ),
        ),
        len(groups),
        step,
    )
