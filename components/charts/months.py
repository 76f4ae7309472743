"""What happens when? Months across, programmes down; an activity whose months are not known is named, never drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import altair as alt

from components.charts.base import (
    DESK,
    SMALL,
    Cut,
    Spec,
    at,
    cached,
    finished,
    folded,
    names,
    records,
    text,
    text_room,
    tooltips,
)
from components.charts.roles import by_role, painted

BAR, LANE, NAME, GROUP, GAP = 15, 20, 20, 36, 8
FIRST = 22  # the first heading needs no distance from what is above it
CHAPTER, CHAPTER_GAP = 15, 28  # pixels: letters of a strategy's name, and what lies above its line
WIDTH = alt.ExprRef("width")
OWN, LEFT, RIGHT = (
    "((datum.end - datum.start) / 12 * width)",
    "(datum.start / 12 * width)",
    "((12 - datum.end) / 12 * width)",
)
TIPS = ("name", "activity", "months", "place")
Across = Callable[[str], alt.X]


@cached
def month_bars(
    rows: list[dict[str, Any]], month_names: list[str], words: dict[str, str], now: float | None = None,
    chapters: Sequence[dict[str, str]] = (), only: str = "",
) -> Spec:  # fmt: skip
    """Answer in which months each programme does what.

    rows: one per bar or line of text, programmes in order, with `group` (heading), `item` (key), `name`, `start` and `end`
    (months since the year began, 0–12; None where the months are not known), `label` (written at the bar, or the line of text),
    `role`, `activity`, `months`, `place`. now: months since the year began, or None.
    chapters: where rows are of several strategies, one per strategy in order with `chapter` (as its rows say), `name` and `told`
    (small print below the name). Each names the months again: a reader of a long picture does not see its upper end.
    only: the one chapter to be drawn, where all have no room.
    Unit: months of the plan's year.
    """
    shown = [chapter for chapter in chapters if only in ("", chapter["chapter"])]
    sheet = _placed(rows, shown, now)
    y = alt.Scale(domain=[sheet.depth, 0], nice=False, zero=False)
    tips = tooltips([(tip, words[tip]) for tip in TIPS])
    across = partial(_across, [] if chapters else month_names)
    hidden = alt.Chart(records([row for row in sheet.drawn if row["start"] is None]))
    hidden = text(hidden, fontSize=SMALL, limit=WIDTH)
    layers = [
        *(_chapters(sheet, month_names, across, y) if chapters else []),
        # The axis needs a layer that is always there: a strategy may have no bar at all.
        alt.Chart(records(sheet.names)).mark_point(opacity=0, size=0).encode(x=across("zero"), y=at("top", y)),
        text(alt.Chart(records(sheet.groups)), fontSize=SMALL, opacity=0.85).encode(x=alt.value(0), y=at("y", y), text="group:N"),
        names(alt.Chart(records(sheet.names)), y),
        painted(hidden, "muted").encode(x=alt.value(0), y=at("y", y), text="label:N", tooltip=tips),
    ]  # fmt: skip
    bars = [row for row in sheet.drawn if row["start"] is not None]
    layers += _bars(bars, across, y, tips, now) if bars else []
    spec = finished(alt.layer(*layers), 1, sheet.depth, top_axis=not chapters, cuts=sheet.cuts)
    spec["usermeta"]["chapters"] = [chapter["chapter"] for chapter in shown]
    return spec


def _across(month_names: list[str], column: str) -> alt.X:
    """A position in months since the year began; every layer says the same axis, or the first one without takes it away.

    Without names there is no axis.
    """
    scale = alt.Scale(domain=[0, 12], nice=False)
    if not month_names:
        return alt.X(f"{column}:Q", scale=scale, axis=None)
    table = ", ".join(f"'{number}.5': '{name}'" for number, name in enumerate(month_names))
    axis = alt.Axis(
        orient="top",
        values=[number + 0.5 for number in range(12)],
        labelExpr=f"({{{table}}})[format(datum.value, '.1f')]",
        title=None,
        labelFlush=False,
    )
    return alt.X(f"{column}:Q", scale=scale, axis=axis)


def _chapters(sheet: "_Sheet", month_names: list[str], across: Across, y: alt.Scale) -> list[alt.Chart]:
    """A line, the strategy's name, what is told of it, and the names of the months: every second one on a phone."""
    heads = alt.Chart(records(sheet.heads))
    months = [
        {"at": number + 0.5, "y": head["months"], "month": number, "name": name}
        for head in sheet.heads
        for number, name in enumerate(month_names)
    ]
    named = alt.Chart(records(months)).transform_calculate(word=f"width < {DESK} && datum.month % 2 ? '' : datum.name")
    return [
        painted(heads.mark_rule(), "rule").encode(y=at("rule", y)),
        names(heads, y, CHAPTER),
        text(heads, fontSize=SMALL, opacity=0.85, limit=WIDTH).encode(
            x=alt.value(0), y=at("told_at", y), text="told:N"
        ),
        text(named, align="center", fontSize=SMALL, opacity=0.8).encode(x=across("at"), y=at("y", y), text="word:N"),
    ]


def _bars(
    bars: list[dict[str, Any]], across: Across, y: alt.Scale, tips: list[alt.Tooltip], now: float | None
) -> list[alt.Chart]:
    """Track, bar and label of each activity. The label stands in its bar, or on the side with more room, cut to that room."""
    data = alt.Chart(records(bars))
    start, end = across("start"), across("end")
    inside = f"{OWN} > datum.room || {OWN} > max({LEFT}, {RIGHT})"
    labels = [
        (inside, "left", start, 5, OWN),
        (f"!({inside}) && {RIGHT} >= {LEFT}", "left", end, 5, RIGHT),
        (f"!({inside}) && {RIGHT} < {LEFT}", "right", start, -5, LEFT),
    ]
    layers = [
        painted(data.mark_bar(height=BAR), "wash").encode(x=across("zero"), x2="full:Q", y=at("y", y)),
        data.mark_bar(height=BAR).encode(x=start, x2="end:Q", y=at("y", y), color=by_role(), tooltip=tips),
        *(
            data.mark_text(align=side, baseline="middle", dx=dx, dy=0.5, fontSize=SMALL, limit=alt.ExprRef(f"{room} - 8"))
            .transform_filter(where)
            .transform_calculate(on=f"{x is start and side == 'left'!s} && datum.role == 'accent' ? 'onstrong' : 'ink'".lower())
            .encode(x=x, y=at("y", y), text="label:N", color=by_role("on"))
            for where, side, x, dx, room in labels
        ),
    ]  # fmt: skip
    if now is not None:
        tick = data.mark_tick(orient="vertical", size=LANE, thickness=2)
        layers.append(painted(tick, "ink").encode(x=across("now"), y=at("y", y)))
    return layers


@dataclass
class _Sheet:
    """What is to be drawn with its height from the top, where it may be cut, and how deep it is, in pixels."""

    drawn: list[dict[str, Any]] = field(default_factory=list)
    heads: list[dict[str, Any]] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    names: list[dict[str, Any]] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    depth: int = 4


def _placed(rows: list[dict[str, Any]], chapters: Sequence[dict[str, str]], now: float | None) -> _Sheet:
    """Everything one below the other, chapter by chapter."""
    sheet = _Sheet()
    if not chapters:
        _place_rows(sheet, rows, (), now)
    for chapter in chapters:
        months = _place_head(sheet, chapter)
        _place_rows(sheet, [row for row in rows if row["chapter"] == chapter["chapter"]], (months,), now)
    sheet.depth += GAP
    return sheet


def _place_head(sheet: _Sheet, chapter: dict[str, str]) -> tuple[float, float]:
    """Place the head of a chapter; return from where to where the months stand, which every part says again."""
    rule = sheet.depth + (CHAPTER_GAP if sheet.heads else 0)
    name = folded(chapter["name"], size=CHAPTER)
    top = rule + 18
    last = top + name["more"]
    placed = {"rule": rule, "top": top, "told_at": last + 19, "told": chapter["told"], "months": last + 41}
    sheet.heads.append(name | placed)
    sheet.cuts.append((rule, ()))
    sheet.depth = last + 50
    return last + 32, last + 50


def _place_rows(
    sheet: _Sheet, rows: list[dict[str, Any]], said: tuple[tuple[float, float], ...], now: float | None
) -> None:
    """Place activities below their programmes, and these below their headings; `said` is said again above every part."""
    y, last = sheet.depth, ("", "")
    head, name = (0, 0), (0, 0)
    for row in rows:
        if row["group"] != last[0]:
            y += GROUP if last[0] else FIRST
            sheet.groups.append({"group": row["group"], "y": y - 10})
            head = (y - NAME, y)
        if row["item"] != last[1]:
            y += GAP if row["group"] == last[0] else 0
            words = folded(row["name"])
            sheet.names.append({"name": row["name"], "top": y + NAME / 2, "zero": 0} | words)
            sheet.cuts.append((y, (*said, head)) if row["group"] == last[0] else (y - NAME, said))
            name = (y, y + NAME + words["more"])
            y = name[1]
        else:
            sheet.cuts.append((y, (*said, head, name)))
        placed = {"y": y + LANE / 2, "room": text_room(row["label"]), "now": now, "zero": 0, "full": 12}
        sheet.drawn.append({**row, **placed})
        y, last = y + LANE, (row["group"], row["item"])
    sheet.depth = y
