"""A chart as an office program draws it: names and numbers that can be edited there. Charts without an equal stay pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import log10
from statistics import mode
from typing import TYPE_CHECKING, Any, Literal

from components import numbers
from components.exports.taken import MARK, data_of, ends_marked

if TYPE_CHECKING:
    from components.exports.taken import Taken
    from components.frame import Page

Row = dict[str, Any]
Kind = Literal["bar", "column", "line", "stacked"]
MOST_PERIODS = 40
WRITTEN = re.compile(r"[^\d]?(\d[\d,]*(?:\.\d+)?)")  # a number with or without a sign before it
KEPT = 6  # decimals: more are an accident of computing


@dataclass(frozen=True)
class Series:
    """One colour of a chart: its name (blank where it is the only one), its values by category, the role of each of its marks."""

    name: str
    values: tuple[float | None, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Native:
    """A chart as categories and series. `digits` are the decimals written at the marks."""

    kind: Kind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    digits: int

    def cut(self, start: int, end: int) -> Native:
        """The same chart with some of its categories; series that have nothing there are left out."""
        cut = [Series(one.name, one.values[start:end], one.roles[start:end]) for one in self.series]
        kept = tuple(one for one in cut if any(value is not None for value in one.values))
        return Native(self.kind, self.categories[start:end], kept, self.digits)


@dataclass(frozen=True)
class Reading:
    """How the rows of one of our charts become categories and series.

    `fields` are (field, words of the series' name) where the series are columns; else `series` names the field that tells them.
    `text` is the field that begins with the number as the page writes it: its unit and its decimals hold here, too.
    """

    kind: Kind
    category: Callable[[Row], str]
    series: str = ""
    fields: tuple[tuple[str, str], ...] = (("value", ""),)
    text: str = ""
    order: str = ""


# By the name of the chart's function. Left out on purpose: maps, the money flow and tree, months, ranks, and years, where every
# indicator has a unit of its own.
READINGS = {
    "share_bars": Reading("bar", lambda row: row["name"]),
    "ratio_dots": Reading("bar", lambda row: row["name"], text="value_text"),
    "paired_bars": Reading("bar", lambda row: row["group"], "series", text="value_text"),
    "grouped_dots": Reading("bar", lambda row: f"{row['group']} · {row['series']}", text="label"),
    "signed_columns": Reading("column", lambda row: row["period"], "lane", text="value_text"),
    "funding_bars": Reading("stacked", lambda row: row["name"], "source_name", (("share", ""),), text="label_short"),
    "rate_lines": Reading("line", lambda row: row["period"], "area", text="value_text", order="position"),
    "achievement_dumbbell": Reading(
        "bar", lambda row: row["name"], fields=(("achievement", "col.achievement"), ("next", "tip.next"))
    ),
    "target_steps": Reading(
        "bar",
        lambda row: row["name"],
        fields=(
            ("before_share", "col.before"),
            ("earlier_share", "col.earlier_target"),
            ("target_share", "col.new"),
        ),
    ),
}
FIELD_ROLES = {"next": "muted", "before_share": "context", "earlier_share": "muted"}
SPARE_ROLES = ("muted", "context", "tint", "ink", "rule", "prov", "fund")


def native(page: Page, block: Taken) -> Native | None:
    """Return the chart as data, or None where no office program has such a chart."""
    spec = block.drawing.spec
    reading = READINGS.get(spec.get("usermeta", {}).get("chart", ""))
    if not reading:
        return None
    rows = _rows(spec, reading)
    names = _categories(rows, reading)
    if len({(name, row.get(reading.series)) for name, row in zip(names, rows, strict=True)}) < len(rows):
        return None  # two marks of one name: nothing tells them apart
    series = _by_column(page, rows, names, reading) if not reading.series else _by_name(rows, names, reading)
    said = _Said.of(rows, reading) or _Said(1, _digits(series))
    order = _evenly(rows, names) if reading.order else {name: name for name in dict.fromkeys(names)}
    return Native(
        reading.kind, tuple(order.values()), tuple(_placed(one, order, said.unit) for one in series), said.digits
    )


def _rows(spec: dict[str, Any], reading: Reading) -> list[Row]:
    """The rows that are drawn as marks, each once: layers repeat them, and labels bring rows of their own."""
    values = reading.fields[0][0]
    needed = {values, reading.series or reading.fields[-1][0]}
    first: dict[tuple, Row] = {}
    for row in data_of(spec):
        if needed <= row.keys():
            key = tuple(str(row.get(name)) for name in (values, "name", "group", "series", "area", "period", "lane"))
            first.setdefault(key, row)
    return list(first.values())


def _categories(rows: list[Row], reading: Reading) -> list[str]:
    """The name of each row's category, told apart by the row's own name where need be, with † where a mark of it has one."""
    names = [reading.category(row) for row in rows]
    if not reading.series:
        twice = {name for name in names if names.count(name) > 1}
        names = [
            f"{name} · {row.get('name', '')}" if name in twice else name for name, row in zip(names, rows, strict=True)
        ]
    doubtful = {name for name, row in zip(names, rows, strict=True) if ends_marked(row.values())}
    return [f"{name} {MARK}" if name in doubtful and not name.endswith(MARK) else name for name in names]


@dataclass(frozen=True)
class _Drawn:
    """A series before its values are put in the order of the categories: category → (value, role)."""

    name: str
    marks: dict[str, tuple[float | None, str]]


def _by_column(page: Page, rows: list[Row], names: list[str], reading: Reading) -> list[_Drawn]:
    drawn = []
    for field, words in reading.fields:
        marks = {
            name: (numbers.known(row[field]), FIELD_ROLES.get(field, row.get("role", "accent")))
            for name, row in zip(names, rows, strict=True)
        }
        if any(value is not None for value, _ in marks.values()):
            drawn.append(_Drawn(page(words) if words else "", marks))
    return drawn


def _by_name(rows: list[Row], names: list[str], reading: Reading) -> list[_Drawn]:
    """One series per name, each in a colour of its own: what the page tells by place it is told here by a legend."""
    drawn: list[_Drawn] = []
    used: set[str] = set()
    for series in dict.fromkeys(row[reading.series] for row in rows):
        own = [(name, row) for name, row in zip(names, rows, strict=True) if row[reading.series] == series]
        role = next((role for role in (own[0][1]["role"], *SPARE_ROLES) if role not in used), "muted")
        used.add(role)
        drawn.append(_Drawn(str(series), {name: (numbers.known(row[reading.fields[0][0]]), role) for name, row in own}))
    return drawn


def _evenly(rows: list[Row], names: list[str]) -> dict[str, str]:
    """Periods at even distances, with blanks where none is printed: category axes know no distances."""
    at = {row["position"]: name for name, row in zip(names, rows, strict=True)}
    positions = sorted(at)
    step = min((after - before for before, after in pairwise(positions)), default=1)
    places = {round((position - positions[0]) / step): position for position in positions}
    if len(places) < len(positions) or max(places) >= MOST_PERIODS:
        return {at[position]: at[position] for position in positions}
    return {
        at[places[number]] if number in places else f" {number}": at[places[number]] if number in places else " "
        for number in range(max(places) + 1)
    }


def _placed(drawn: _Drawn, order: Iterable[str], unit: float) -> Series:
    found = [drawn.marks.get(name, (None, "")) for name in order]
    role = next(role for _, role in drawn.marks.values())
    values = tuple(None if value is None else round(float(value) / unit, KEPT) for value, _ in found)
    return Series(drawn.name, values, tuple(own or role for _, own in found))


@dataclass(frozen=True)
class _Said:
    """How the page writes its numbers: in units of how many (8,651 people are 8.7 thousand), with how many decimals."""

    unit: float
    digits: int

    @classmethod
    def of(cls, rows: list[Row], reading: Reading) -> _Said | None:
        """Read it from the largest number and the usual decimals; None where the page writes none."""
        field = reading.fields[0][0]
        texts = [(abs(row[field]), WRITTEN.match(str(row.get(reading.text, "")))) for row in rows if row[field]]
        found = [(value, text[1].replace(",", "")) for value, text in texts if text]
        if not found:
            return None
        value, text = max(found)
        unit = 10.0 ** round(log10(value / float(text))) if float(text) else 1
        return cls(unit, mode(len(text.partition(".")[2]) for _, text in found))


def _digits(series: list[_Drawn]) -> int:
    values = [value for one in series for value, _ in one.marks.values() if value is not None]
    whole = all(float(value).is_integer() for value in values) or max(map(abs, values), default=0) >= 1000
    return 0 if whole else 1
