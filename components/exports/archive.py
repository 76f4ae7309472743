"""All files of a chart, or of a page, in one ZIP. What cannot be made is said in it; the rest is still there."""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING

from components.exports.metadata import metadata_bytes
from components.exports.picture import picture_svg, png, with_letters
from components.exports.sheets import csv_bytes, xlsx_bytes
from components.exports.workbook import workbook

if TYPE_CHECKING:
    from components.exports.taken import Taken
    from components.frame import Page

FAILED = "NOT-MADE.txt"
LOG = logging.getLogger(__name__)

Files = dict[str, Callable[[], bytes | str]]


def chart_zip(page: Page, block: Taken) -> bytes:
    """PNG, SVG, CSV, XLSX and what the chart says of itself."""
    return _zipped(page, _chart_files(page, block))


def page_zip(page: Page, blocks: list[Taken]) -> bytes:
    """The page's workbook, a folder for each of its charts, and its tables."""
    files: Files = {f"naranhi-{page.entry.key}.xlsx": lambda: workbook(page)}
    for number, block in enumerate(blocks, 1):
        made = _chart_files(page, block)
        files |= {f"{number:02}-{block.key}/{name}": make for name, make in made.items()}
    for key, table in page.tables.items():
        files[f"tables/{key}.csv"] = lambda table=table: csv_bytes(table.rows())
    return _zipped(page, files)


def about_block(page: Page, block: Taken) -> dict[str, str]:
    """What the second sheet of a chart's own workbook says."""
    about = {
        page("about.finding"): block.finding,
        page("about.what"): block.what,
        page("about.source"): block.source,
        page("about.notes"): "\n".join(block.notes),
    }
    return about | page.about()


def _chart_files(page: Page, block: Taken) -> Files:
    drawn: list[str] = []

    def svg() -> str:
        """The picture, drawn once for PNG and SVG."""
        if not drawn:
            drawn.append(picture_svg(block, embed=False))
        return drawn[0]

    return {
        f"{block.key}.png": lambda: png(svg()),
        f"{block.key}.svg": lambda: with_letters(svg()),
        f"{block.key}.csv": lambda: csv_bytes(block.table),
        f"{block.key}.xlsx": lambda: xlsx_bytes(block.table, about_block(page, block)),
        f"{block.key}.json": lambda: metadata_bytes(block),
    }


def _zipped(page: Page, files: Files) -> bytes:
    """Make the files one after the other; nothing made at all is an error."""
    out, failed = io.BytesIO(), []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, make in files.items():
            try:
                archive.writestr(name, make())
            except Exception as error:  # whatever it is, the other files can still be had
                LOG.exception("%s could not be made", name)
                failed.append(page("file.not_made", name=name, why=f"{type(error).__name__}: {error}"))
        if failed:
            archive.writestr(FAILED, "\ufeff" + "\r\n".join(failed))
    if len(failed) == len(files):
        raise RuntimeError("\n".join(failed))
    return out.getvalue()
