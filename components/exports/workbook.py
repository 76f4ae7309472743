"""A page as one workbook: a sheet that says what was chosen and what each sheet holds, then a sheet per chart and table."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import xlsxwriter

from components.exports.sheets import NO_FORMULAS, fit, write_pairs, write_rows
from components.exports.taken import Taken, everything

if TYPE_CHECKING:
    from components.frame import Page

LONGEST_NAME, LONGEST_URL = 31, 2000  # what Excel takes
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook: its name, its rows, and what the first sheet says of it."""

    name: str
    rows: pd.DataFrame
    finding: str
    what: str
    source: str
    notes: str
    doubts: int | None


def workbook(page: Page) -> bytes:
    """Return the page's charts and tables as XLSX."""
    out = io.BytesIO()
    sheets = sheets_of(page)
    with xlsxwriter.Workbook(out, NO_FORMULAS) as book:
        _write_about(page, book, sheets)
        for sheet in sheets:
            write_rows(book, book.add_worksheet(sheet.name), sheet.rows)
    return out.getvalue()


def sheets_of(page: Page) -> list[Sheet]:
    """The sheets after the first: charts from top to bottom, then tables that stand alone."""
    blocks, tables = everything(page), page.tables.values()
    names = sheet_names([*(block.what for block in blocks), *(table.title for table in tables)])
    charts = [_chart_sheet(name, block) for name, block in zip(names, blocks, strict=False)]
    lists = [
        Sheet(name, table.rows(), table.title, "", "", "", None)
        for name, table in zip(names[len(blocks) :], tables, strict=True)
    ]
    return charts + lists


def sheet_names(titles: list[str]) -> list[str]:
    """Names that Excel takes, told apart by their number: the beginning of each title without the signs it forbids."""
    cleaned = (
        " ".join(f"{number} {title.split('. ')[0].translate(FORBIDDEN)}".split())
        for number, title in enumerate(titles, 1)
    )
    return [_cut(name) for name in cleaned]


def _cut(name: str) -> str:
    """A name no longer than Excel takes, ending with a whole word where it has several."""
    if len(name) <= LONGEST_NAME:
        return name
    words, _, rest = name[: LONGEST_NAME + 1].rpartition(" ")
    return (words if len(words) > LONGEST_NAME // 2 else f"{words} {rest}"[:LONGEST_NAME]).rstrip(" ,;·(")


def _chart_sheet(name: str, block: Taken) -> Sheet:
    return Sheet(name, block.table, block.finding, block.what, block.source, "\n".join(block.notes), block.doubts)


def _write_about(page: Page, book: xlsxwriter.Workbook, sheets: list[Sheet]) -> None:
    """Choices, edition, licence and link; then one line per sheet, each leading to it."""
    sheet, about = book.add_worksheet(page("file.about")), page.about()
    bold, leading = book.add_format({"bold": True}), book.add_format({"hyperlink": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    write_pairs(book, sheet, about, top=2)
    sheet.write_string(0, 0, page(f"{page.entry.key}.title"), book.add_format({"bold": True, "font_size": 14}))
    link = page.view.link
    if link.startswith(("http://", "https://")) and len(link) <= LONGEST_URL:
        sheet.write_url(1 + len(about), 1, link, leading)
    headers = [page(f"about.{word}") for word in ("sheet", "finding", "what", "source", "notes", "doubts")]
    lines = [[one.name, one.finding, one.what, one.source, one.notes, str(one.doubts or "")] for one in sheets]
    top = 3 + len(about)
    sheet.write_row(top, 0, headers, bold)
    for number, (one, line) in enumerate(zip(sheets, lines, strict=True), top + 1):
        sheet.write_url(number, 0, f"internal:'{one.name}'!A1", leading, one.name)
        sheet.write_row(number, 1, [*line[1:-1], one.doubts or ""], wrapped)
    fit(sheet, [headers, *lines], top)
