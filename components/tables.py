"""Table twins: the rows of a chart as a table, with downloads that Excel opens right."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from numbers import Real
from typing import Any

import pandas as pd
import streamlit as st
import xlsxwriter

from components.frame import Page

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so would be run as a formula


@dataclass(frozen=True)
class Twin:
    """The table of a chart: its rows under translated headers, the file name, and what its XLSX says about itself."""

    key: str
    rows: pd.DataFrame
    about: dict[str, str] = field(default_factory=dict)
    column_config: dict = field(default_factory=dict)


def headed(
    page: Page, rows: list[dict[str, Any]], columns: Sequence[str], digits: int = 1, **headers: str
) -> pd.DataFrame:
    """Return the rows under translated headers (`col.<column>`, or the catalogue key given for a column), one decimal."""
    table = pd.DataFrame(rows)[list(columns)].round(digits)
    return table.rename(columns={column: page(headers.get(column, f"col.{column}")) for column in columns})


@st.fragment
def table_twin(page: Page, twin: Twin) -> None:
    """A closed line `table · n rows`; opened, the table and its downloads. Nothing is sent while it is closed."""
    label = page("table.show", count=len(twin.rows))
    closed = st.expander(label, key=f"twin_{twin.key}", type="compact", on_change="rerun")
    if closed.open:
        with closed:
            st.dataframe(twin.rows, hide_index=True, column_config=twin.column_config, placeholder="", alt=label)
            downloads(page, twin.key, lambda: twin.rows, twin.about)


def downloads(page: Page, key: str, rows: Callable[[], pd.DataFrame], about: dict[str, str]) -> None:
    """CSV and XLSX buttons; rows are fetched and files made when they are asked for."""
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "CSV",
            lambda: csv_bytes(rows()),
            f"naranhi-{key}.csv",
            "text/csv",
            key=f"csv_{key}",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
            help=page("table.csv_help"),
        )
        st.download_button(
            "XLSX",
            lambda: xlsx_bytes(rows(), about),
            f"naranhi-{key}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            key=f"xlsx_{key}",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
            help=page("table.xlsx_help"),
        )


def csv_bytes(rows: pd.DataFrame) -> bytes:
    """UTF-8 with BOM, so that a double click in Korean Excel shows Hangul; blanks stay blank."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows([[_cell(value) for value in row] for row in rows.itertuples(index=False)])
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(rows: pd.DataFrame, about: dict[str, str]) -> bytes:
    """Two sheets: the rows, and what they are (filters, units, source, edition)."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet("data")
        sheet.write_row(0, 0, list(rows.columns), bold)
        for number, row in enumerate(rows.itertuples(index=False), 1):
            for column, value in enumerate(row):
                if _known(value):
                    sheet.write(number, column, float(value) if isinstance(value, Real) else str(value))
        sheet.freeze_panes(1, 0)
        sheet.autofit()
        notes = book.add_worksheet("about")
        for number, (name, text) in enumerate(about.items()):
            notes.write(number, 0, name, bold)
            notes.write(number, 1, text)
        notes.autofit()
    return out.getvalue()


def _known(value: object) -> bool:
    return value is not None and not (isinstance(value, float) and pd.isna(value)) and value is not pd.NA


def _cell(value: object) -> object:
    """A cell of a CSV: blank when unknown, whole numbers without .0, text that no spreadsheet takes for a formula."""
    if not _known(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
