"""The brief as PPTX: a title, a slide per chart that can be edited, tables in pages, and the printed cells at the end."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from components.exports.brief.content import Brief, Part, Tell
from components.exports.brief.native import Native, native
from components.exports.brief.qr import qr_png
from components.exports.brief.slide_charts import draw_native
from components.exports.brief.slide_parts import (
    BOTTOM,
    MARGIN,
    TITLE,
    TITLE_ROOM,
    WIDTH,
    Area,
    Sheet,
    Text,
    add_picture,
    add_slide,
    add_table,
    add_texts,
    fits,
    new_deck,
    sheet_of,
    text_height,
)
from components.exports.brief.strips import strips
from components.exports.picture import chart_png

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

    from components.blocks import Drawing

NARROWEST, WIDEST, SHARP = 760, 1300, 2  # pixels of a chart that stays a picture, and how much sharper it is drawn
HEADED = {"month_bars"}  # charts whose top is a scale for all that is below
MOST_BARS = 22  # on one slide
NOTES = 0.42  # of the room below the title, for notes and source; what is left over has slides of its own
CODE = 2.8  # inches of the QR code
FULL = WIDTH - 2 * MARGIN


def slides(brief: Brief, tell: Tell) -> bytes:
    """Return the brief as PPTX."""
    deck = new_deck(brief.title)
    _title_slide(deck, brief)
    for number, part in enumerate(brief.parts):
        tell(number, len(brief.parts), part.finding)
        _part_slides(deck, brief, part)
    _cell_slides(deck, brief)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _title_slide(deck: Presentation, brief: Brief) -> None:
    """What was chosen, of which edition, and the way back."""
    slide, top = add_slide(deck, f"{brief.page('app.name')} · {brief.title}", "")
    code = qr_png(brief.link)
    room = FULL - (CODE + 0.4 if code else 0)
    texts = [Text(brief.page(f"{brief.page.entry.key}.question"), 16, "muted"), Text(" ", 16)]
    texts += [Text(f"{name}: {value}", 16) for name, value in brief.about if value != brief.link]
    texts += [Text(" ", 16), Text(brief.page("brief.open"), 12, "muted")]
    texts += [Text(brief.link, 12, "accent", link=brief.link)]
    add_texts(slide, texts, Area(MARGIN, top + 0.1, room, BOTTOM - top - 0.1))
    if code:
        add_picture(slide, code, Area(WIDTH - MARGIN - CODE, top + 0.1, CODE, CODE), brief.page("brief.open"))


def _part_slides(deck: Presentation, brief: Brief, part: Part) -> None:
    """The chart of a part; where it stays a picture, or there is none, its table follows."""
    drawn = native(brief.page, part.block) if part.block else None
    if part.block and drawn:
        pieces = _pieces(drawn)
        for number, piece in enumerate(pieces, 1):
            slide, area = _framed(deck, brief, part, _count(brief, number, len(pieces)))
            draw_native(slide, piece, area, part.finding, brief.page.lang)
        return
    if part.block:
        _picture_slides(deck, brief, part, part.block.drawing)
    _table_slides(deck, brief, part)


def _picture_slides(deck: Presentation, brief: Brief, part: Part, drawing: Drawing) -> None:
    """A chart as a picture, on as many slides as it takes to read it."""
    slide, area = _framed(deck, brief, part)
    height = drawing.spec["height"]
    width = round(min(max(height * area.width / area.height, NARROWEST), WIDEST))
    highest = width * area.height / area.width
    png = chart_png(drawing, width if height <= highest else NARROWEST, SHARP)
    cut = [png]
    if height > highest:
        highest = NARROWEST * area.height / area.width
        headed = drawing.spec.get("usermeta", {}).get("chart") in HEADED
        cut = strips(png, round(highest * SHARP), headed)
    for number, piece in enumerate(cut, 1):
        if number > 1:
            slide, area = _framed(deck, brief, part, _count(brief, number, len(cut)))
        add_picture(slide, piece, area, part.finding)


def _pieces(drawn: Native) -> list[Native]:
    """Bars of one chart on as many slides as it takes to read them."""
    if drawn.kind in {"line", "column"}:
        return [drawn]
    lanes = 1 if drawn.kind == "stacked" else len(drawn.series)
    parts = -(-len(drawn.categories) // max(MOST_BARS // lanes, 1))
    each = -(-len(drawn.categories) // parts)
    return [drawn.cut(start, start + each) for start in range(0, len(drawn.categories), each)]


def _framed(deck: Presentation, brief: Brief, part: Part, count: str = "") -> tuple[Slide, Area]:
    """A slide with sentence, what it shows, notes and source; and the room between them for the chart."""
    slide, top = add_slide(deck, part.finding, count)
    what = [Text(part.what, 14, "muted")]
    last = [Text(part.foot, 11, "muted"), Text(brief.imprint, 10, "muted")]
    notes = [Text(f"※ {note}", 11, "muted") for note in part.notes]
    shown, rest = fits(notes, FULL, (BOTTOM - top) * NOTES - text_height(last, FULL))
    below = [*shown, *last]
    height = text_height(below, FULL)
    add_texts(slide, what, Area(MARGIN, top, FULL, text_height(what, FULL)))
    add_texts(slide, below, Area(MARGIN, BOTTOM - height, FULL, height))
    if rest:
        _text_slides(deck, part.finding, rest, brief.page("brief.more_notes"))
    top += text_height(what, FULL) + 0.05
    return slide, Area(MARGIN, top, FULL, BOTTOM - height - 0.1 - top)


def _count(brief: Brief, number: int, whole: int) -> str:
    return brief.page("brief.piece", number=number, whole=whole) if whole > 1 else ""


def _table_slides(deck: Presentation, brief: Brief, part: Part) -> None:
    """A table in pages, every one with the headers; or the line that says where a long one is."""
    if not part.grid.rows:
        slide, top = add_slide(deck, part.finding, "")
        add_texts(slide, [Text(part.what, 16)], Area(MARGIN, top, FULL, 1))
        return
    room = BOTTOM - TITLE - TITLE_ROOM - 0.15  # below a title of two lines
    sheet = sheet_of(part.grid, FULL, room)
    pages = _table_pages(sheet, room)
    for number, rows in enumerate(pages, 1):
        slide, top = add_slide(deck, part.finding, _count(brief, number, len(pages)))
        height = sum(map(sheet.height, [part.grid.headers, *rows]))
        add_table(slide, sheet, rows, Area(MARGIN, top + 0.05, FULL, height))


def _table_pages(sheet: Sheet, room: float) -> list[list[tuple[str, ...]]]:
    """Rows by the room they need."""
    room -= sheet.height(sheet.grid.headers)
    pages: list[list[tuple[str, ...]]] = [[]]
    left = room
    for row in sheet.grid.rows:
        height = sheet.height(row)
        if height > left and pages[-1]:
            pages.append([])
            left = room
        pages[-1].append(row)
        left -= height
    return pages


def _cell_slides(deck: Presentation, brief: Brief) -> None:
    """Every note of the charts: the printed cell its figure came from."""
    texts = [text for table in brief.tables for text in (Text(table.name, 11, bold=True), Text(table.said, 11))]
    _text_slides(deck, brief.page("brief.cells"), texts, brief.page("brief.cells_what"))


def _text_slides(deck: Presentation, title: str, texts: list[Text], what: str) -> None:
    head = [Text(what, 14, "muted")]
    while texts:
        slide, top = add_slide(deck, title, "")
        add_texts(slide, head, Area(MARGIN, top, FULL, text_height(head, FULL)))
        top += text_height(head, FULL) + 0.05
        shown, texts = fits(texts, FULL, BOTTOM - top)
        add_texts(slide, shown, Area(MARGIN, top, FULL, text_height(shown, FULL)))
