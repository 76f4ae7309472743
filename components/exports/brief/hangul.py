"""The brief as HWPX, the format of the office's own word processor: headings, pictures, tables that can be edited, notes."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PIL import Image

from components.exports import fonts
from components.exports.brief.content import Brief, Grid, Part, Tell
from components.exports.brief.qr import qr_png
from components.exports.brief.widths import column_widths
from components.exports.hall import chapters
from components.exports.picture import chart_png
from components.exports.theme import colour

if TYPE_CHECKING:
    from hwpx import HwpxDocument

UNIT = 7200 / 25.4  # HWP units in a millimetre
WIDE, HIGH = 170.0, 225.0  # millimetres between the margins of A4
PIXELS, SHARP = 680, 2  # a chart's width, and how many dots of paper a pixel gets
FACE = "맑은 고딕"
KEPT = {"keep_with_next": True}
LINE = 150  # line height in per cent of the letters
CELL, PAD = 9.0, 1.8  # points of a table's letters, and millimetres a cell keeps free left and right


class Styles:
    """Letters and paragraphs of the document, made once each."""

    def __init__(self, document: HwpxDocument) -> None:
        letters: Callable[..., str] = partial(document.styles.ensure_run, font=FACE)
        self.title, self.heading = letters(bold=True, size=20), letters(bold=True, size=14)
        self.body, self.small = letters(size=10), letters(size=9, color=colour("muted"))
        self.bold, self.cell, self.head = letters(bold=True, size=9), letters(size=CELL), letters(bold=True, size=CELL)
        shape = document.parts.headers[0].ensure_paragraph_format
        self.left, self.right = (shape(alignment=side, line_spacing_percent=LINE) for side in ("LEFT", "RIGHT"))
        self.kept = shape(base_para_pr_id=self.left, break_setting=KEPT)


class Sheet:
    """A document being written from top to bottom."""

    def __init__(self, document: HwpxDocument) -> None:
        self.document, self.styles = document, Styles(document)
        self.headed = ""  # how headings stand, once there is one

    def words(self, text: str, letters: str, kept: bool = False) -> None:
        """A paragraph; `kept` on the page of what follows."""
        shape = self.styles.kept if kept else self.styles.left
        self.document.add_paragraph(
            text, para_pr_id_ref=shape, style_id_ref=0, char_pr_id_ref=letters, inherit_style=False
        )

    def heading(self, text: str) -> None:
        """A heading of the outline, numbered as offices do, on the page of what follows."""
        self.words("", self.styles.body)
        heading = self.document.add_heading(text, 1, char_pr_id_ref=self.styles.heading)
        if not self.headed:
            own = heading.para_pr_id_ref
            self.headed = self.document.parts.headers[0].ensure_paragraph_format(
                base_para_pr_id=own, break_setting=KEPT
            )
        heading.para_pr_id_ref = self.headed


def hangul(brief: Brief, tell: Tell) -> bytes:
    """Return the brief as HWPX."""
    from hwpx import HwpxDocument  # noqa: PLC0415 - only briefs need it

    document = HwpxDocument.new()
    now = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    document.parts.clear_document_metadata()
    document.parts.set_document_metadata(
        title=brief.title, creator="나란히 (Naranhi)", created_date=now, modified_date=now
    )
    document.page.setup(paper_size="A4", margins_mm=dict.fromkeys(("left", "right", "top", "bottom"), 20))
    document.page.set_page_number()
    sheet = Sheet(document)
    _first(sheet, brief)
    for number, part in enumerate(brief.parts):
        tell(number, len(brief.parts), part.finding)
        _part(sheet, part)
    _cells(sheet, brief)
    return document.to_bytes()


def _first(sheet: Sheet, brief: Brief) -> None:
    """Title, what was chosen, and the way back."""
    styles, page = sheet.styles, brief.page
    sheet.words(f"{page('app.name')} · {brief.title}", styles.title)
    sheet.words(page(f"{page.entry.key}.question"), styles.body)
    for name, value in brief.about:
        if value != brief.link:
            sheet.words(f"{name}: {value}", styles.body)
    sheet.words(page("brief.open"), styles.small)
    sheet.document.refs.add_hyperlink(brief.link, brief.link)
    code = qr_png(brief.link)
    if code:
        _picture(sheet.document, code, 35)


def _part(sheet: Sheet, part: Part) -> None:
    """Sentence, what it shows, chart, notes, source, table."""
    styles = sheet.styles
    sheet.heading(part.finding)
    sheet.words(part.what, styles.small, kept=True)
    for drawing in chapters(part.block.drawing) if part.block else ():
        _picture(sheet.document, chart_png(drawing, PIXELS, SHARP), WIDE)
    for text in (*(f"※ {note}" for note in part.notes), part.foot):
        if text:
            sheet.words(text, styles.small)
    if part.grid.rows:
        _table(sheet, part.grid)


def _picture(document: HwpxDocument, png: bytes, wide: float) -> None:
    """A picture `wide` millimetres across, or less where it would be higher than a page."""
    with Image.open(io.BytesIO(png)) as picture:
        width, height = picture.size
    wide = min(wide, HIGH * width / height)
    document.add_picture(png, "png", width_mm=wide, height_mm=wide * height / width)


def _table(sheet: Sheet, grid: Grid) -> None:
    """Headers, repeated on every page, and rows; numbers stand right."""
    widths = [round(width) for width in column_widths(grid, WIDE * UNIT, CELL * 100, 2 * PAD * UNIT)]
    table = sheet.document.add_table(len(grid.rows) + 1, len(grid.headers), width=sum(widths))
    table.set_column_widths(widths)
    table.element.set("repeatHeader", "1")
    whole = 0
    for number, (row, texts) in enumerate(zip(table.rows, [grid.headers, *grid.rows], strict=True)):
        height = _row_height(texts, widths)
        whole += height
        for cell, text, right in zip(row.cells, texts, grid.numeric, strict=True):
            cell.text = text
            cell.set_size(height=height)
            paragraph = cell.paragraphs[0]
            paragraph.para_pr_id_ref = sheet.styles.right if right else sheet.styles.left
            for run in paragraph.runs:
                run.char_pr_id_ref = sheet.styles.cell if number else sheet.styles.head
            cell.element.set("header", "0" if number else "1")
    table.element.find("{*}sz").set("height", str(whole))


def _row_height(texts: Sequence[str], widths: Sequence[int]) -> int:
    """HWP units that a row needs: hundredths of a point."""
    room = 2 * PAD * UNIT
    lines = max(
        len(fonts.wrapped(text, CELL * 110, wide - room, True)) for text, wide in zip(texts, widths, strict=True)
    )
    return round(lines * CELL * LINE + room / 2)


def _cells(sheet: Sheet, brief: Brief) -> None:
    """Every note of the charts: the printed cell its figure came from."""
    if not brief.places:
        return
    sheet.heading(brief.page("brief.cells"))
    sheet.words(brief.page("brief.cells_what"), sheet.styles.small)
    for table in brief.tables:
        sheet.words(table.name, sheet.styles.bold)
        for number, cell in table.cells:
            sheet.words(f"{number}) {cell}", sheet.styles.cell)
