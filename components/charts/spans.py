"""Two ends of a gap, and one's place in a row of many."""

from typing import Any

import altair as alt

from components.charts.base import Spec, at, cached, finished, pixels, records, text, tooltips
from components.charts.roles import by_role, painted

STEP = 44
END_ROOM = 52  # pixels kept free beside the ends for their numbers


@cached
def gap_spans(rows: list[dict[str, Any]], words: dict[str, str]) -> Spec:
    """Answer how far two groups lie apart in each area and period.

    rows: in order, with `name`, `low`, `high`, `low_text`, `high_text` (beside the ends), `low_shape`, `high_shape` (circle or
    square: which group it is), `gap_text` (right end of the name's line), `role`, `place`. Unit: that of `low` and `high`.
    """
    drawn = [{**row, "top": i * STEP + 10, "mid": i * STEP + 29} for i, row in enumerate(rows)]
    ends = [
        {**row, "at": row[end], "shape": row[f"{end}_shape"], "text": row[f"{end}_text"]}
        for row in drawn
        for end in ("low", "high")
    ]
    low, high = min(row["low"] for row in rows), max(row["high"] for row in rows)
    room = [END_ROOM, alt.ExprRef(f"width - {END_ROOM}")]
    x = alt.Scale(domain=[low, high if high > low else low + 1], range=room, nice=False, zero=False)
    y = pixels(len(rows), STEP)
    data, dots = alt.Chart(records(drawn)), alt.Chart(records(ends))
    end_x = alt.X("at:Q", scale=x, axis=None)
    shapes = alt.Scale(domain=["circle", "square"], range=["circle", "square"])
    beside = [
        text(alt.Chart(records([row for row in ends if row["at"] == row[end]])), fontSize=12, **side).encode(
            x=end_x, y=at("mid", y), text="text:N"
        )
        for end, side in (("low", {"align": "right", "dx": -9}), ("high", {"dx": 9}))
    ]
    return finished(
        alt.layer(
            painted(data.mark_rule(strokeWidth=2), "rule").encode(
                x=alt.X("low:Q", scale=x, axis=None), x2="high:Q", y=at("mid", y)
            ),
            dots.mark_point(filled=True, size=80, opacity=1).encode(
                x=end_x,
                y=at("mid", y),
                color=by_role(),
                shape=alt.Shape("shape:N", scale=shapes, legend=None),
                tooltip=tooltips([("name", words["name"]), ("text", words["value"]), ("place", words["place"])]),
            ),
            *beside,
            text(data, fontWeight=600).encode(x=alt.value(0), y=at("top", y), text="name:N"),
            text(data, align="right", fontSize=12).encode(x=alt.value("width"), y=at("top", y), text="gap_text:N"),
        ),
        len(rows),
        STEP,
    )


@cached
def rank_rows(rows: list[dict[str, Any]], words: dict[str, str]) -> Spec:
    """Answer where one stands among how many: a row of dots, the first place left, one's own filled.

    rows: in order, with `name`, `rank` (1 is first), `places` (how many stand in the row), `rank_text`,
    `rank_label` (the same in short, right end of the name's line), `role`, `place`.
    Unit: places, evenly spaced: a rank says nothing of the distance to the next.
    """
    drawn = [{**row, "top": i * STEP + 10, "mid": i * STEP + 29, "spot": _spot(row)} for i, row in enumerate(rows)]
    dots = [
        {"spot": _spot(row | {"rank": rank}), "mid": row["mid"]}
        for row in drawn
        for rank in range(1, int(row["places"]) + 1)
        if rank != row["rank"]
    ]
    x = alt.Scale(domain=[0, 1], range=[6, alt.ExprRef("width - 8")], nice=False)
    y = pixels(len(rows), STEP)
    data = alt.Chart(records(drawn))
    return finished(
        alt.layer(
            painted(alt.Chart(records(dots)).mark_point(filled=True, size=22, opacity=1), "rule").encode(
                x=alt.X("spot:Q", scale=x, axis=None), y=at("mid", y)
            ),
            data.mark_point(filled=True, size=110, opacity=1).encode(
                x=alt.X("spot:Q", scale=x, axis=None),
                y=at("mid", y),
                color=by_role(),
                tooltip=tooltips([("name", words["name"]), ("rank_text", words["value"]), ("place", words["place"])]),
            ),
            text(data, fontWeight=600).encode(x=alt.value(0), y=at("top", y), text="name:N"),
            text(data, align="right", fontSize=12).encode(x=alt.value("width"), y=at("top", y), text="rank_label:N"),
        ),
        len(rows),
        STEP,
    )


def _spot(row: dict[str, Any]) -> float:
    """The place as a share of the row: 0 is first, 1 last."""
    return (row["rank"] - 1) / max(row["places"] - 1, 1)
