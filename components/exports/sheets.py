"""Rows as CSV and XLSX that Excel opens right: Hangul, blanks, numbers, and nothing that runs as a formula."""

import csv
import io
from numbers import Real

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

# A cell that begins so would be run as a formula; the wide signs are run where a computer writes Korean or Japanese.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
NO_FORMULAS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
WIDEST = 420  # pixels of a column
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
        notes, bold = book.add_worksheet("about"), book.add_format({"bold": True})
        for number, (name, text) in enumerate(about.items()):
            notes.write(number, 0, name, bold)
            notes.write(number, 1, text)
        notes.autofit(WIDEST)
    return out.getvalue()


def write_rows(book: xlsxwriter.Workbook, sheet: Worksheet, rows: pd.DataFrame) -> None:
    """Write rows under their headers: numbers as numbers, unknown as blank, text never as a formula."""
    sheet.write_row(0, 0, [str(name) for name in rows.columns], book.add_format({"bold": True}))
    for number, row in enumerate(rows.itertuples(index=False), 1):
        for column, value in enumerate(row):
            if is_known(value):
                sheet.write(number, column, float(value) if isinstance(value, Real) else str(value))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.autofit(WIDEST)
    for_printing(sheet)


def for_printing(sheet: Worksheet) -> None:
    """A4 across, as many pages down as it takes, no column lost on a second page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def is_known(value: object) -> bool:
    """Whether a cell holds anything: pandas has three ways of saying that it does not."""
    return value is not None and not (isinstance(value, float) and pd.isna(value)) and value is not pd.NA


def _cell(value: object) -> object:
    """A cell of a CSV: blank when unknown, whole numbers without .0, text that no spreadsheet takes for a formula."""
    if not is_known(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
