"""Rows as CSV and XLSX that Excel opens right: Hangul, blanks, numbers, and nothing that runs as a formula."""

import csv
import io
import math
from numbers import Real

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from components.exports import fonts

# A cell that begins so would be run as a formula; the wide signs are run where a computer writes Korean or Japanese.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
NO_FORMULAS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
# Pixels: of a column at most, of a line, of a letter (larger than Excel's own, whose Hangul is wide).
WIDEST, LINE, LETTERS = 440, 20, 17
PADDING = 18
MEASURED = 1000  # rows; longer tables are for machines and stay one line a row
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_bytes(rows: pd.DataFrame) -> bytes:
    """UTF-8 with BOM, so that a double click in Korean Excel shows Hangul; blanks stay blank."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_cell(name) for name in rows.columns])
    writer.writerows([[_cell(value) for value in row] for row in rows.itertuples(index=False)])
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(rows: pd.DataFrame, about: dict[str, str]) -> bytes:
    """Two sheets: the rows, and what they are (filters, units, source, edition)."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, NO_FORMULAS) as book:
        write_rows(book, book.add_worksheet("data"), rows)
        write_pairs(book, book.add_worksheet("about"), about)
    return out.getvalue()


def write_rows(book: xlsxwriter.Workbook, sheet: Worksheet, rows: pd.DataFrame) -> None:
    """Write rows under their headers: numbers as numbers, unknown as blank, text never as a formula."""
    numbers = {"valign": "top", "align": "right"}
    plain, whole, thousands = (
        book.add_format(numbers | {"num_format": form}) for form in ("General", "#,##0", "#,##0.###")
    )
    wrapped = book.add_format({"valign": "top", "align": "left", "indent": 1, "text_wrap": len(rows) <= MEASURED})
    for column, (name, kind) in enumerate(rows.dtypes.items()):
        side = "right" if pd.api.types.is_numeric_dtype(kind) else "left"
        sheet.write_string(
            0, column, str(name), book.add_format({"bold": True, "align": side, "indent": int(side == "left")})
        )
    for number, row in enumerate(rows.itertuples(index=False), 1):
        for column, value in enumerate(row):
            if isinstance(value, Real) and is_known(value):
                large = abs(float(value)) >= 10_000  # a year is no amount
                form = (whole if float(value).is_integer() else thousands) if large else plain
                sheet.write_number(number, column, float(value), form)
            elif is_known(value):
                sheet.write_string(number, column, str(value), wrapped)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    shown = [[_shown(value) for value in row] for row in rows.head(MEASURED).itertuples(index=False)]
    fit(sheet, [[str(name) for name in rows.columns], *shown], heights=len(rows) <= MEASURED)
    for_printing(sheet)


def write_pairs(book: xlsxwriter.Workbook, sheet: Worksheet, pairs: dict[str, str], top: int = 0) -> None:
    """Write names and what they stand for below one another, whole."""
    bold, wrapped = (
        book.add_format({"bold": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    for number, (name, text) in enumerate(pairs.items(), top):
        sheet.write_string(number, 0, name, bold)
        sheet.write_string(number, 1, text, wrapped)
    fit(sheet, [list(pair) for pair in pairs.items()], top)
    for_printing(sheet)


def fit(sheet: Worksheet, grid: list[list[str]], top: int = 0, heights: bool = True) -> None:
    """Make columns as wide as their texts, up to a limit, and rows high enough for what then needs several lines."""
    widths = [min(WIDEST, max(_wide(text) for text in column) + PADDING) for column in zip(*grid, strict=True)]
    for column, width in enumerate(widths):
        sheet.set_column_pixels(column, column, width)
    for number, row in enumerate(grid if heights else (), top):
        lines = max(_lines(text, width - PADDING + 1) for text, width in zip(row, widths, strict=True))
        if lines > 1:
            sheet.set_row_pixels(number, lines * LINE)


def _wide(text: str) -> int:
    return math.ceil(max((fonts.width(line, LETTERS) for line in text.split("\n")), default=0))


def _lines(text: str, width: float) -> int:
    return sum(len(fonts.wrapped(line, LETTERS, width)) for line in text.split("\n"))


def _shown(value: object) -> str:
    if not is_known(value):
        return ""
    return f"{value:,.6g}" if isinstance(value, float) else str(value)


def for_printing(sheet: Worksheet) -> None:
    """A4 across, as many pages down as it takes, no column lost on a second page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def is_known(value: object) -> bool:
    """Whether a cell holds anything: pandas has several ways of saying that it does not."""
    return (
        value is not None
        and not (isinstance(value, float) and pd.isna(value))
        and value is not pd.NA
        and value is not pd.NaT
    )


def _cell(value: object) -> object:
    """A cell of a CSV: blank when unknown, whole numbers without .0, text that no spreadsheet takes for a formula."""
    if not is_known(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
