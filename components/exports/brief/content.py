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
    parts += [_table_part(page, key, table.title, table.rows()) for key, table in page.tables.items()]
    title = page(f"{page.entry.key}.title")
    return Brief(page, title, tuple(page.about().items()), tuple(parts), tuple(places))


def _chart_part(page: Page, block: Taken, places: dict[str, int]) -> Part:
    """The part of one chart; places not met before get the next numbers."""
    marks = {}
    for cell in block.cells:
        number = places.setdefault(cell.place, len(places) + 1)
        marks[cell.row] = f"{number} {MARK}" if cell.doubtful else str(number)
    own = sorted({places[cell.place] for cell in block.cells})
    said = page("brief.notes", numbers=ranges(own)) if own else ""
    foot = " · ".join(text for text in (block.source, block.doubts_text, said) if text)
    rows = block.rows.drop(columns=page("col.place"), errors="ignore")
    grid = _grid(page, rows, [marks.get(number, "") for number in range(len(rows))] if marks else None)
    return Part(block.key, block.finding, block.what, block.notes, foot, grid, block)


def _table_part(page: Page, key: str, title: str, rows: pd.DataFrame) -> Part:
    """A table without a chart; a long one is left to the workbook, and that is said."""
    note = "" if len(rows) <= LARGEST else page("brief.long_table", count=len(rows))
    return Part(key, title, note, (), "", _grid(page, rows.head(0) if note else rows, None), None)


def _grid(page: Page, rows: pd.DataFrame, marks: list[str] | None) -> Grid:
    columns = [
        [cell_text(value, page.lang, _is_years(rows.iloc[:, number])) for value in rows.iloc[:, number]]
        for number in range(rows.shape[1])
    ]
    numeric = [
        pd.api.types.is_numeric_dtype(kind) and not _is_years(rows.iloc[:, number])
        for number, kind in enumerate(rows.dtypes)
    ]
    headers = [str(name) for name in rows.columns]
    if marks:
        columns, numeric, headers = [*columns, marks], [*numeric, False], [*headers, page("brief.note")]
    return Grid(tuple(headers), tuple(zip(*columns, strict=True)), tuple(numeric))


def _is_years(column: pd.Series) -> bool:
    """Whether a column holds years: they are names, not amounts."""
    return bool(len(column)) and all(isinstance(value, Integral) and value in YEARS for value in column)


def cell_text(value: Any, lang: str, year: bool = False) -> str:
    """A cell as it is read: thousands separated, a year not, △ or − before what is negative, blank when unknown."""
    if not is_known(value):
        return ""
    if isinstance(value, Real) and not isinstance(value, bool):
        return str(value) if year else numbers.count(float(value), lang)
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
