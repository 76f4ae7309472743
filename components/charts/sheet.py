"""The rows of a comparison placed in pixels: what is written where, where marks and signs stand, where the chart may be cut."""

from dataclasses import dataclass, field
from typing import Any

from components.charts.base import BODY, PHONE, SMALL, Cut, broken, text_room
from loaders.comparability import COMPARABLE, REFUSED, WARNING

SIGN_ROLES = {COMPARABLE: "met", WARNING: "doubt", REFUSED: "muted"}
TOUCH = 0.04  # of the width: nearer marks would cover one another
LANE = 10  # pixels between marks that stand one above the other
ROOM = PHONE  # where nobody says how wide a chart is
LINE, SMALL_LINE = 20, 16  # pixels of a line of text
BETWEEN, FLAT_BETWEEN = 20, 8  # pixels between two measures
GLUED = "\u2060/\u2060"  # no blank to break at
PLAN_AT, REASON_AT = 18, 34  # pixels from the left: a plan's name, and the words of its verdict

Row = dict[str, Any]


@dataclass
class Sheet:
    """What is to be drawn, in pixels from the top: texts, points and lines, and where the chart may be cut."""

    room: float
    flat: bool
    depth: float = 0
    texts: list[Row] = field(default_factory=list)
    marks: list[Row] = field(default_factory=list)
    signs: list[Row] = field(default_factory=list)
    told: list[Row] = field(default_factory=list)  # signs of values on no strip: each is on no axis but its own
    verdicts: list[Row] = field(default_factory=list)
    ticks: list[Row] = field(default_factory=list)
    rules: list[Row] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)

    def write(self, words: str, middle: float, **how: Any) -> None:
        """Write words on a line; `right` is at the right end, else they begin `left` pixels from the left."""
        usual = {"left": 0, "right": False, "indent": 0, "size": BODY, "weight": 400, "opacity": 1}
        self.texts.append(usual | {"text": words, "y": self.depth + middle} | how)

    def small(self, words: str, left: float, room: float) -> None:
        """Write small print, broken into lines of so many pixels, and go below it; `2025 / 2024` stays on one line."""
        for line in broken(words.replace(" / ", GLUED), room / SMALL) if words else []:
            self.write(line.replace(GLUED, " / "), SMALL_LINE / 2, left=left, size=SMALL, opacity=0.85)
            self.depth += SMALL_LINE


def placed(rows: list[Row], not_drawn: str, sheet: Sheet) -> Sheet:
    """Place the rows of `measure_strips` one below the other; `not_drawn` are the words where there is no strip."""
    for row in rows:
        between = (FLAT_BETWEEN if sheet.flat else BETWEEN) if sheet.cuts else 0
        sheet.depth += between
        sheet.cuts.append((sheet.depth - between / 2, ()))
        _measure(sheet, row, not_drawn)
    return sheet


def _measure(sheet: Sheet, row: Row, not_drawn: str) -> None:
    """One measure from its name to the last reason."""
    top = sheet.depth
    drawn = [plan for plan in row["plans"] if plan["value"] is not None and plan.get("grade") != REFUSED]
    for line in broken(row["name"], sheet.room / BODY):
        sheet.write(line, LINE / 2, weight=600)
        sheet.depth += LINE
    named = (top, sheet.depth)
    _formula(sheet, row)
    if row["ends"]:
        _strip(sheet, row["name"], row["ends"], drawn)
    else:
        _not_drawn(sheet, row["name"], not_drawn, top)
    column = max(text_room(plan["text"], BODY) for plan in row["plans"])
    widest = max(text_room(plan["name"], BODY) + text_room(plan["period"], SMALL) for plan in row["plans"])
    for place, plan in enumerate(row["plans"]):
        sheet.cuts.append((sheet.depth, [named]))
        _plan(sheet, row["name"], plan, bool(row["ends"]) and plan in drawn)
        _period(sheet, plan["period"], column if PLAN_AT + widest + column <= sheet.room else 0)
        if place:
            _verdict(sheet, plan)


def _formula(sheet: Sheet, row: Row) -> None:
    """The formula below the name; beside it in a flat chart, where both have room and nothing else stands there."""
    beside = text_room(row["name"], BODY) + text_room(row["formula"], SMALL) <= sheet.room
    if sheet.flat and row["ends"] and beside:
        sheet.write(row["formula"], -LINE / 2, right=True, size=SMALL, opacity=0.85)
    else:
        sheet.small(row["formula"], 0, sheet.room)


def _not_drawn(sheet: Sheet, name: str, words: str, top: float) -> None:
    """What stands instead of a strip: beside the measure's name, or below its formula where a long name leaves no room."""
    if text_room(name, BODY) + text_room(words, SMALL) <= sheet.room:
        sheet.write(words, top - sheet.depth + LINE / 2, right=True, size=SMALL, opacity=0.85)
    else:
        sheet.small(words, 0, sheet.room)


def _strip(sheet: Sheet, measure: str, ends: list[tuple[float, str]], plans: list[Row]) -> None:
    """The line with its ticks and marks, on a scale from 0 to 1."""
    values = [*(plan["value"] for plan in plans), *(value for value, _ in ends)]
    low, reach = min(values), (max(values) - min(values)) or 1.0
    marks, most = _apart([{**plan, "at": round((plan["value"] - low) / reach, 4)} for plan in plans])
    above, below, foot = (9, 17, 12) if sheet.flat else (12, 18, 14)
    line = sheet.depth + above + (most - 1) / 2 * LANE
    below += max(0, (most - 2) / 2 * LANE)
    sheet.rules.append({"from": 0, "to": 1, "y": line})
    for value, label in ends:
        share = (value - low) / reach
        sheet.ticks.append(
            {"at": share, "y": line, "below": line + below, "text": label, "side": "right" if share > 0.5 else "left"}
        )
    sheet.marks += [
        {
            **{key: mark[key] for key in ("role", "shape", "at")},
            **_said(measure, mark),
            "group": measure,
            "y": line + mark["lane"] * LANE,
        }
        for mark in marks
    ]
    sheet.depth = line + below + foot


def _said(measure: str, plan: Row) -> Row:
    """What a reader learns who points at a mark."""
    return {"measure": measure} | {key: plan[key] for key in ("name", "text", "place")}


def _apart(marks: list[Row]) -> tuple[list[Row], int]:
    """The marks with `lane`, above or below the line where neighbours would touch; and how many share a place at the most."""
    clusters: list[list[Row]] = []
    for mark in sorted(marks, key=lambda mark: mark["at"]):
        if clusters and mark["at"] - clusters[-1][-1]["at"] <= TOUCH:
            clusters[-1].append(mark)
        else:
            clusters.append([mark])
    apart = [
        {**mark, "lane": lane - (len(cluster) - 1) / 2}
        for cluster in clusters
        for lane, mark in enumerate(sorted(cluster, key=marks.index))
    ]
    return apart, max(map(len, clusters))


def _plan(sheet: Sheet, measure: str, plan: Row, drawn: bool) -> None:
    """A line with a plan's sign, name and value; grey where it may not be compared."""
    sign = {key: plan[key] for key in ("role", "shape")} | {"y": sheet.depth + LINE / 2}
    if drawn or plan["value"] is None:
        sheet.signs.append(sign)
    else:
        sheet.told.append(sign | _said(measure, plan) | {"group": f"{measure} · {plan['name']}"})
    sheet.write(plan["name"], LINE / 2, left=PLAN_AT)
    sheet.write(plan["text"], LINE / 2, right=True, **({"weight": 600} if drawn else {"opacity": 0.75}))
    sheet.depth += LINE


def _period(sheet: Sheet, period: str, column: float) -> None:
    """The period of a value beside it, where the values of a measure leave room, else below the plan's name."""
    if column:
        sheet.write(period, -LINE / 2, right=True, indent=column, size=SMALL, opacity=0.85)
    else:
        sheet.small(period, PLAN_AT, sheet.room - PLAN_AT)


def _verdict(sheet: Sheet, plan: Row) -> None:
    """The verdict against the first plan, the difference at the right end, and the reason beside or below the verdict."""
    middle, free = SMALL_LINE / 2, sheet.room - REASON_AT
    sheet.verdicts.append({"y": sheet.depth + middle, "shape": plan["grade"], "role": SIGN_ROLES[plan["grade"]]})
    if plan["apart"]:
        sheet.write(plan["apart"], middle, right=True)
    for part in _worded(plan, free):
        sheet.small(part, REASON_AT, free)
    sheet.depth += 4


def _worded(plan: Row, free: float) -> list[str]:
    """The verdict and its reason, in as few lines as they fit beside the difference, which stands at the end of the first."""
    verdict, reason = plan["verdict"], plan["reason"]
    told, bracket, rest = reason.partition("(")
    below = [bracket + rest] if rest else []
    beside = free - (text_room(plan["apart"], BODY) if plan["apart"] else 0)
    ways = ([f"{verdict} · {reason}"], [f"{verdict} · {told}", *below], [verdict, reason], [verdict, told, *below])
    fitting = (way for way in ways if _fits(way[0], beside) and all(_fits(part, free) for part in way[1:]))
    return next(fitting, ways[-1])


def _fits(words: str, room: float) -> bool:
    return text_room(words, SMALL) <= room and len(broken(words.replace(" / ", GLUED), room / SMALL)) == 1
