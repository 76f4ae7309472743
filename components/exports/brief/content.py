"""What a brief says, whatever file it becomes: a part per chart, and the printed cells as numbered notes at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any

import pandas as pd

from components import numbers
from components.exports.sheets import is_known
from components.exports.taken import MARK, Taken, everything

if TYPE_CHECKING:
    from components.frame import Page

LARGEST = 60  # rows of a table without a chart that a brief still takes; the workbook of the page has all of them
YEARS = range(1900, 2101)
Tell = Callable[[int, int, str], None]  # parts done, parts in all, what is being made


@dataclass(frozen=True)
class Grid:
    """A table in words: headers, and rows of cells as text; `numeric` says which columns stand right."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


@dataclass(frozen=True)
class Part:
    """One chart with its words and its table, or (`block` None) a table that belongs to no chart. `foot` is source, doubts, notes."""

    key: str
    finding: str
    what: str
    notes: tuple[str, ...]
    foot: str
    grid: Grid
    block: Taken | None


@dataclass(frozen=True)
class Table:
    """A printed table and the numbered notes that name its cells: number, row and column."""

    name: str
    cells: tuple[tuple[int, str], ...]

    @property
    def said(self) -> str:
        """Its cells as one paragraph."""
        return ";  ".join(f"{number}) {cell}" for number, cell in self.cells)

    def pieces(self, most: int) -> list[Table]:
        """The same in pieces of so many cells at the most."""
        return [Table(self.name, self.cells[start : start + most]) for start in range(0, len(self.cells), most)]


@dataclass(frozen=True)
class Brief:
    """All of it, in the language of its page. `places` are the printed cells; note n is `places[n - 1]`."""

    page: Page
    title: str
    about: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    places: tuple[str, ...]

    @property
    def link(self) -> str:
        """The address that opens the same view."""
        return self.page.view.link

    @property
    def tables(self) -> list[Table]:
        """The numbered notes in order, neighbours of one printed table under its name."""
        cells = [(number, *_split(place)) for number, place in enumerate(self.places, 1)]
        runs = groupby(cells, key=lambda cell: cell[1])
        return [Table(name, tuple((number, cell) for number, _, cell in own)) for name, own in runs]

    @property
    def imprint(self) -> str:
        """Edition and licence as one line."""
        return self.page("file.imprint", edition=self.page.view.edition, licence=self.page("file.licence"))


def gather(page: Page) -> Brief:
    """Return the brief of a page as it was when it ended."""
    if not page.drawn:
        raise ValueError(page("brief.no_charts"))
    places: dict[str, int] = {}
    parts = [_chart_part(page, block, places) for block in everything(page)]
    parts += [_table_part(page, key, table.title, table.rows(), places) for key, table in page.tables.items()]
    title = page(f"{page.entry.key}.title")
    return Brief(page, title, tuple(page.about().items()), tuple(parts), tuple(places))


def _chart_part(page: Page, block: Taken, places: dict[str, int]) -> Part:
    """The part of one chart."""
    doubtful = {cell.row for cell in block.cells if cell.doubtful}
    rows, own = _noted(page, block.rows, places, doubtful)
    said = page("brief.notes", numbers=ranges(own)) if own else ""
    foot = " · ".join(text for text in (block.source, block.doubts_text, said) if text)
    return Part(block.key, block.finding, block.what, block.notes, foot, _grid(page, rows), block)


def _table_part(page: Page, key: str, title: str, rows: pd.DataFrame, places: dict[str, int]) -> Part:
    """A table without a chart; a long one is left to the workbook, and that is said."""
    if len(rows) > LARGEST:
        return Part(key, title, page("brief.long_table", count=len(rows)), (), "", _grid(page, rows.head(0)), None)
    noted, own = _noted(page, rows, places, set())
    said = page("brief.notes", numbers=ranges(own)) if own else ""
    return Part(key, title, "", (), said, _grid(page, noted), None)


def _noted(
    page: Page, rows: pd.DataFrame, places: dict[str, int], doubtful: set[int]
) -> tuple[pd.DataFrame, list[int]]:
    """The rows with numbers of notes for printed places, and those numbers; places not met before get the next ones."""
    column, note = page("col.place"), page("brief.note")
    if column not in rows:
        return rows, []
    numbers_ = [[places.setdefault(one, len(places) + 1) for one in _each(place)] for place in rows[column]]
    marks = [f" {MARK}" if row in doubtful else "" for row in range(len(rows))]
    noted = rows.drop(columns=column)
    if any(numbers_) or any(marks):  # to the end, where one looks for it
        noted[note] = [ranges(sorted(set(few))) + mark for few, mark in zip(numbers_, marks, strict=True)]
    return noted, sorted({number for few in numbers_ for number in few})


def _each(place: object) -> list[str]:
    """The printed places of a cell, of which there may be several."""
    if not isinstance(place, str) or not place:
        return []
    parts = place.split(" / ")
    return parts if all(" › " in part for part in parts) else [place]


def _grid(page: Page, rows: pd.DataFrame) -> Grid:
    columns = [list(rows.iloc[:, number]) for number in range(rows.shape[1])]
    years = [_is_years(column) for column in columns]
    numeric = [pd.api.types.is_numeric_dtype(kind) and not year for kind, year in zip(rows.dtypes, years, strict=True)]
    cells = [
        [cell_text(value, page.lang, _decimals(column), year) for value in column]
        for column, year in zip(columns, years, strict=True)
    ]
    return Grid(tuple(map(str, rows.columns)), tuple(zip(*cells, strict=True)), tuple(numeric))


def _decimals(column: list[Any]) -> int:
    """One decimal throughout a column where any number has one, as the page writes it."""
    return int(any(isinstance(value, float) and is_known(value) and not value.is_integer() for value in column))


def _is_years(column: list[Any]) -> bool:
    """Whether a column holds years: they are names, not amounts."""
    return bool(column) and all(isinstance(value, Integral) and value in YEARS for value in column)


def cell_text(value: Any, lang: str, decimals: int = 0, year: bool = False) -> str:
    """A cell as it is read: thousands separated, a year not, △ or − before what is negative, blank when unknown."""
    if not is_known(value):
        return ""
    if isinstance(value, Real) and not isinstance(value, bool) and not year:
        return numbers.signed(f"{abs(float(value)):,.{decimals}f}", float(value), lang)
    return str(value)


def _split(place: str) -> tuple[str, str]:
    """The printed table of a place, and its cell."""
    above, mark, rest = place.rpartition(" › ")
    table, _, cell = rest.partition(" · ")
    return f"{above}{mark}{table}", cell


def ranges(numbers_: list[int]) -> str:
    """Numbers in order as people write them: 1–4, 7."""
    runs: list[list[int]] = []
    for number in numbers_:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
