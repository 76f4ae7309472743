"""A finished block as everything a file can say about it: pictures, tables, archives and briefs are made from this alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:  # blocks draw the buttons that lead here
    from components.blocks import Drawing, Drawn
    from components.frame import Page

MARK = "†"


@dataclass(frozen=True)
class Cell:
    """Where a row of the table is printed: which row, what it is called, plan › section › table · row · column, and † if doubtful."""

    row: int
    name: str
    place: str
    doubtful: bool = False


@dataclass(frozen=True)
class Taken:
    """One chart block with all that belongs to it, in the language of its page; plain text, no Markdown.

    `caution` is the one of the notes that says why to compare with care, or blank. `rows` is the table as the page shows it (translated headers), `table` the same with a column for † where a row has one,
    `cells` the printed cells its rows came from, `imprint` edition and licence as one line, `link` the address that opens the
    same view, `filters` what was chosen there by label.
    """

    key: str
    finding: str
    what: str
    notes: tuple[str, ...]
    caution: str
    source: str
    doubts: int
    doubts_text: str
    rows: pd.DataFrame
    table: pd.DataFrame
    cells: tuple[Cell, ...]
    drawing: Drawing
    lang: str
    page_title: str
    edition: str
    licence: str
    imprint: str
    link: str
    filters: dict[str, str]


def taken(page: Page, drawn: Drawn) -> Taken:
    """Gather a block of a page. Needs no running script, so that it works when a button is clicked later."""
    block, rows = drawn.block, drawn.twin.rows
    cells = _cells(rows, page("col.place"), _doubtful_places(drawn.drawing.spec))
    licence = page("file.licence")
    return Taken(
        key=drawn.twin.key,
        finding=drawn.finding,
        what=block.what,
        notes=tuple(block.said),
        caution=block.axis.caution if block.axis else "",
        source=page("block.source", source=block.source),
        doubts=block.doubts,
        doubts_text=page("block.doubts", count=block.doubts) if block.doubts else "",
        rows=rows,
        table=_marked(rows, cells, page("col.doubtful")),
        cells=cells,
        drawing=drawn.drawing,
        lang=page.lang,
        page_title=page(f"{page.entry.key}.title"),
        edition=page.view.edition,
        licence=licence,
        imprint=page("file.imprint", edition=page.view.edition, licence=licence),
        link=page.view.link,
        filters=dict(page.view.filters),
    )


def everything(page: Page) -> list[Taken]:
    """All blocks of a page, from top to bottom."""
    return [taken(page, drawn) for drawn in page.drawn]


def _cells(rows: pd.DataFrame, place: str, doubtful: set[str]) -> tuple[Cell, ...]:
    """The places of the rows that have one; a row is called by its first words, those before its first number."""
    if place not in rows:
        return ()
    numbers = [pd.api.types.is_numeric_dtype(kind) for kind in rows.dtypes]
    names = rows.iloc[:, : max(numbers.index(True) if True in numbers else 1, 1)]
    said = {number for number, row in enumerate(rows.itertuples(index=False)) if ends_marked(row)}
    called = [" · ".join(str(part) for part in row if pd.notna(part)) for row in names.itertuples(index=False)]
    return tuple(
        Cell(number, name, where, where in doubtful or number in said)
        for number, (name, where) in enumerate(zip(called, rows[place], strict=True))
        if where
    )


def _marked(rows: pd.DataFrame, cells: tuple[Cell, ...], header: str) -> pd.DataFrame:
    """The rows with † in a last column, where a row has one on the page."""
    doubtful = {cell.row for cell in cells if cell.doubtful}
    if not doubtful:
        return rows
    return rows.assign(**{header: [MARK if number in doubtful else None for number in range(len(rows))]})


def _doubtful_places(spec: dict[str, Any]) -> set[str]:
    """The printed places of marks with † at their label."""
    return {row["place"] for row in data_of(spec) if row.get("place") and ends_marked(row.values())}


def ends_marked(values: Iterable[Any]) -> bool:
    """Whether one of the words ends with †."""
    return any(isinstance(text, str) and text.endswith(MARK) for text in values)


def data_of(part: Any) -> Iterator[dict[str, Any]]:
    """All rows of data of a chart's specification, of its layers too."""
    if isinstance(part, dict):
        values = part.get("values")
        if isinstance(values, list):
            yield from (row for row in values if isinstance(row, dict))
        for value in part.values():
            yield from data_of(value)
    elif isinstance(part, list):
        for value in part:
            yield from data_of(value)
