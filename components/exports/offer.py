"""What is offered to take home: the popover of a page's header, and the buttons under a chart. Nothing is made before a click."""

# What draws and writes is loaded by the click as well: a page that is only read never pays for it.
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.exports.brief.offer import offer_brief
from components.exports.sheets import CSV, XLSX, csv_bytes, xlsx_bytes
from components.exports.taken import everything, taken
from components.tables import File, buttons

if TYPE_CHECKING:
    from components.blocks import Drawn
    from components.frame import Page


def offer_page(page: Page) -> None:
    """The files of the whole page; says so where it has none."""
    if not page.drawn and not page.tables:
        st.markdown(f":small[:gray[{page('file.nothing')}]]")
        return
    st.markdown(f":small[:gray[{page('file.page_hint')}]]")
    buttons(page, f"page-{page.entry.key}", page_files(page), name=page.entry.key)
    offer_brief(page)


def page_files(page: Page) -> list[File]:
    """The page as one workbook, and everything as one archive."""

    def workbook() -> bytes:
        from components.exports.workbook import workbook as made

        return made(page)

    def archive() -> bytes:
        from components.exports.archive import page_zip

        return page_zip(page, everything(page))

    return [
        File("XLSX", "xlsx", XLSX, workbook, page("file.page_xlsx_help")),
        File("ZIP", "zip", "application/zip", archive, page("file.page_zip_help")),
    ]


def block_files(page: Page, drawn: Drawn) -> list[File]:
    """A chart as picture, table and archive."""

    def png() -> bytes:
        from components.exports.picture import picture_png

        return picture_png(taken(page, drawn))

    def svg() -> bytes:
        from components.exports.picture import picture_svg

        return picture_svg(taken(page, drawn)).encode("utf-8")

    def xlsx() -> bytes:
        from components.exports.archive import about_block

        block = taken(page, drawn)
        return xlsx_bytes(block.table, about_block(page, block))

    def archive() -> bytes:
        from components.exports.archive import chart_zip

        return chart_zip(page, taken(page, drawn))

    return [
        File("PNG", "png", "image/png", png, page("file.png_help")),
        File("SVG", "svg", "image/svg+xml", svg, page("file.svg_help")),
        File("CSV", "csv", CSV, lambda: csv_bytes(taken(page, drawn).table), page("table.csv_help")),
        File("XLSX", "xlsx", XLSX, xlsx, page("table.xlsx_help")),
        File("ZIP", "zip", "application/zip", archive, page("file.zip_help")),
    ]
