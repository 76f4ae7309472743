"""Table twins: the rows of a chart as a table, and the buttons that make files of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from components.exports.not_made import NotMadeError
from components.exports.sheets import CSV, XLSX, csv_bytes, xlsx_bytes
from components.frame import Page

SMALLEST_GROUPED = 10_000


@dataclass(frozen=True)
class Twin:
    """The table of a chart: its rows under translated headers, and the name of its files."""

    key: str
    rows: pd.DataFrame
    column_config: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Kept:
    """A table of a page that belongs to no chart: what the files of the whole page call it, and its rows when asked for."""

    title: str
    rows: Callable[[], pd.DataFrame]


@dataclass(frozen=True)
class File:
    """A file that can be had: the word on its button, its kind, and how it is made when somebody asks for it."""

    label: str
    suffix: str
    mime: str
    make: Callable[[], bytes]
    help: str


def headed(
    page: Page, rows: list[dict[str, Any]], columns: Sequence[str], digits: int = 1, **headers: str
) -> pd.DataFrame:
    """Return the rows under translated headers (`col.<column>`, or the catalogue key given for a column), one decimal.

    Where a row is doubtful (doubts.marked), a last column says what is printed and what follows.
    """
    columns = [*columns, "recomputed"] if any("recomputed" in row for row in rows) else columns
    table = pd.DataFrame(rows)[list(columns)].round(digits)
    return table.rename(columns={column: page(headers.get(column, f"col.{column}")) for column in columns})


def table_twin(page: Page, twin: Twin, files: Sequence[File] = (), below: Callable[[], None] | None = None) -> None:
    """A closed line `table · n rows`; opened, the table, its files, and what `below` draws. Nothing is sent while it is closed."""
    if not files:  # a table without a chart: the files of the page have it, too
        keep(page, twin.key, lambda: twin.rows)
    label = page("table.show", count=len(twin.rows))
    files = files or table_files(page, lambda: twin.rows, {})
    closed_line(label, f"twin_{twin.key}", lambda: _opened(page, twin, label, files, below))


def _opened(page: Page, twin: Twin, label: str, files: Sequence[File], below: Callable[[], None] | None) -> None:
    config = grouped(twin.rows) | twin.column_config
    st.dataframe(twin.rows, hide_index=True, column_config=config, placeholder="", alt=label)
    buttons(page, twin.key, files)
    if below:
        below()


@st.fragment
def closed_line(label: str, key: str, draw: Callable[[], None]) -> None:
    """A line that opens; what is in it is drawn, and sent, only when it is open."""
    closed = st.expander(label, key=key, type="compact", on_change="rerun")
    if closed.open:
        with closed:
            draw()


def grouped(rows: pd.DataFrame) -> dict[str, Any]:
    """Columns of large numbers with a comma at the thousands; years stay 2024, not 2,024."""
    numbers = rows.select_dtypes("number")
    large = numbers.columns[numbers.abs().max().fillna(0) >= SMALLEST_GROUPED]
    return {name: st.column_config.NumberColumn(format="localized") for name in large}


def keep(page: Page, key: str, rows: Callable[[], pd.DataFrame], title: str = "") -> None:
    """Let the files of the whole page have a table that belongs to no chart."""
    page.tables[key] = Kept(title or page(f"{page.entry.key}.title"), rows)


def downloads(page: Page, key: str, rows: Callable[[], pd.DataFrame], about: dict[str, str]) -> None:
    """CSV and XLSX buttons; rows are fetched and files made when they are asked for."""
    buttons(page, key, table_files(page, rows, about))


def table_files(page: Page, rows: Callable[[], pd.DataFrame], about: dict[str, str]) -> list[File]:
    """A table as CSV and as XLSX."""
    return [
        File("CSV", "csv", CSV, lambda: csv_bytes(rows()), page("table.csv_help")),
        File("XLSX", "xlsx", XLSX, lambda: xlsx_bytes(rows(), about | page.about()), page("table.xlsx_help")),
    ]


def buttons(page: Page, key: str, files: Sequence[File], name: str = "") -> None:
    """A button per file, side by side; each is made by the click and not before. Files are called `name`, else `key`."""
    with st.container(horizontal=True, gap="small"):
        for file in files:
            called = f"naranhi-{name or key}.{file.suffix}"
            st.download_button(
                file.label,
                partial(made, page, file, called),
                called,
                file.mime,
                key=f"{file.suffix}_{key}",
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
                help=file.help,
            )


def made(page: Page, file: File, name: str) -> bytes:
    """Make a file; where that fails, say which and why."""
    try:
        return file.make()
    except Exception as error:
        raise NotMadeError(page("file.not_made", name=name, why=f"{type(error).__name__}: {error}")) from error
