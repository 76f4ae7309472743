"""What was reached, and what is aimed at? One small chart per indicator: solid bars were reached, hollow ones are targets."""

from typing import Any

import altair as alt

from components.charts.base import (
    NAME_AT,
    SMALL,
    Cut,
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

STEP, BARS, FOOT = 124, 44, 92  # pixels of a block: all of it, its tallest bar, where bars stand
GAP = 0.5  # years of white between the last result and the first target
TIPS = ("name", "period", "stage", "value_text", "place")


@cached
def year_bars(rows: list[dict[str, Any]], words: dict[str, str], step: int = STEP) -> Spec:
    """Answer how each indicator moved and where it is to go.

    rows: indicators in order, years in order within each, with `name`, `flag` (written at the right of the name, may be blank),
    `year`, `is_target`, `value`, `value_text` (above the bar), `stage` (word), `period`, `earlier` (target set for a year that
    is over, or None), `place`. Unit: each indicator's own; bars start at zero, each block has its own scale.
    step: pixels of a block; where they are few, its bars are lower.
    """
    drawn, heads, cuts, depth, slots = _placed(rows, step)
    y = pixels(1, depth)
    x = alt.Scale(domain=[-0.5, slots - 0.5], nice=False)
    across = alt.X("slot:Q", scale=x, axis=None)
    data = alt.Chart(records(drawn))
    solid, hollow = data.transform_filter("!datum.is_target"), data.transform_filter("datum.is_target")
    width = alt.ExprRef(f"min(46, width / {slots} * 0.6)")
    tips = tooltips([(tip, words[tip]) for tip in TIPS])
    return finished(
        alt.layer(
            painted(solid.mark_bar(width=width), "accent").encode(x=across, y=at("top", y), y2="foot:Q", tooltip=tips),
            hollow.mark_bar(width=width, strokeWidth=1.5, strokeDash=[4, 3]).encode(
                x=across, y=at("top", y), y2="foot:Q", tooltip=tips, fill=_painted("inside"), stroke=_painted("edge")
            ),
            painted(
                data.transform_filter("datum.earlier_at != null").mark_tick(orient="horizontal", size=58, thickness=2),
                "ink",
            ).encode(x=across, y=at("earlier_at", y)),
            text(data, align="center", baseline="bottom", dy=-3, fontSize=SMALL).encode(
                x=across, y=at("top", y), text="value_text:N"
            ),
            text(data, align="center", fontSize=SMALL, opacity=0.85).encode(x=across, y=at("year_at", y), text="label:N"),
            names(alt.Chart(records(heads)), y),
            text(first_line(alt.Chart(records(heads))), align="right", fontWeight=600).encode(
                x=alt.value("width"), y=at("line", y), text="flag:N", color=by_role()
            ),
        ),
        1,
        depth,
        cuts=cuts,
    )  # fmt: skip


def _painted(field: str) -> alt.Fill:
    channel = alt.Fill if field == "inside" else alt.Stroke
    return channel(f"{field}:N", scale=SCALE, legend=None)


def _placed(
    rows: list[dict[str, Any]], step: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[Cut], int, float]:
    """Rows with their bars in pixels, the names, where blocks begin, how deep they are in all, and how many years wide the chart is."""
    years, flags = sorted({row["year"] for row in rows}), {row["name"]: row["flag"] for row in rows}
    first_target = min((row["year"] for row in rows if row["is_target"]), default=years[-1] + 1)
    heads, cuts, depth = stacked(
        [{"name": name, "flag": flag, "role": "ink"} for name, flag in flags.items()],
        step,
        lambda head: text_room(head["flag"]) if head["flag"] else 0,
    )
    drawn = []
    for head in heads:
        name, foot = head["name"], head["last"] - NAME_AT + step - (STEP - FOOT)
        own = [row for row in rows if row["name"] == name]
        most = max(max(row["value"], row["earlier"] or 0) for row in own) or 1
        drawn += [
            {
                **row,
                "slot": row["year"] - years[0] + (GAP if row["year"] >= first_target else 0),
                "top": foot - row["value"] / most * (BARS - (STEP - step)),
                "foot": foot,
                "earlier_at": None if row["earlier"] is None else foot - row["earlier"] / most * (BARS - (STEP - step)),
                "year_at": foot + 11,
                "label": f"{row['year']} {row['stage']}" if row["year"] in {years[0], first_target} else str(row["year"]),
                "inside": "paper",
                "edge": "accent",
            }
            for row in own
        ]  # fmt: skip
    return drawn, heads, cuts, depth, years[-1] - years[0] + 1 + GAP
