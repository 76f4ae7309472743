"""A finished block as everything a file can say about it: pictures, tables, archives and briefs are made from this alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:  # blocks draw the buttons that lead here
    from components.blocks import Drawing, Drawn
    from components.frame import Page


@dataclass(frozen=True)
class Cell:
    """Where a row of the table is printed: which row, what it is called, and plan › section › table · row · column."""

    row: int
    name: str
    place: str


@dataclass(frozen=True)
class Taken:
    """One chart block with all that belongs to it, in the language of its page; plain text, no Markdown.

    `rows` is the table as the page shows it (translated headers), `cells` the printed cells its rows came from, `imprint` edition
    and licence as one line, `link` the address that opens the same view, `filters` what was chosen there by label.
    """

    key: str
    finding: str
    what: str
    notes: tuple[str, ...]
    source: str
    doubts: int
    doubts_text: str
    rows: pd.DataFrame
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
    return Taken(
        key=drawn.twin.key,
        finding=drawn.finding,
        what=block.what,
        notes=tuple(block.said),
        source=page("block.source", source=block.source),
        doubts=block.doubts,
        doubts_text=page("block.doubts", count=block.doubts) if block.doubts else "",
        rows=rows,
        cells=_cells(rows, page("col.place")),
        drawing=drawn.drawing,
        lang=page.lang,
        page_title=page(f"{page.entry.key}.title"),
        edition=drawn.edition,
        licence=page("file.licence"),
        imprint=page("file.imprint", edition=drawn.edition, licence=page("file.licence")),
        link=page.view.link,
        filters=dict(page.view.filters),
    )


def everything(page: Page) -> list[Taken]:
    """All blocks of a page, from top to bottom."""
    return [taken(page, drawn) for drawn in page.drawn]


def _cells(rows: pd.DataFrame, place: str) -> tuple[Cell, ...]:
    """The places of the rows that have one; a row is called by its first words, those before its first number."""
    if place not in rows:
        return ()
    numbers = [pd.api.types.is_numeric_dtype(kind) for kind in rows.dtypes]
    names = rows.iloc[:, : max(numbers.index(True) if True in numbers else 1, 1)]
    called = [" · ".join(str(part) for part in row if pd.notna(part)) for row in names.itertuples(index=False)]
    return tuple(
        Cell(number, name, where) for number, (name, where) in enumerate(zip(called, rows[place], strict=True)) if where
    )
