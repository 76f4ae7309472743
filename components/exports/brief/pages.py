"""The brief as PDF: pages of A4, with the same charts and letters as the pictures; every word is text."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from components.exports import fonts
from components.exports.brief.content import Brief, Part, Tell
from components.exports.brief.paper import BOTTOM, GAP, HEIGHT, LEFT, POINTS, ROOM, TOP, Paper, Words
from components.exports.brief.qr import qr_svg
from components.exports.chart_svg import chart_svg, svg_height
from components.exports.hall import chapters

if TYPE_CHECKING:
    from pypdf import PdfWriter

THREADS = 2  # pages at once: setting letters is what takes the time, and needs no Python
CODE = 150  # pixels of the QR code


def pages(brief: Brief, tell: Tell) -> bytes:
    """Return the brief as PDF."""
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - only briefs need it
    from vl_convert import svg_to_pdf  # noqa: PLC0415

    fonts.register()
    paper = Paper(brief.imprint, lambda number, whole: brief.page("brief.page_of", number=number, whole=whole))
    whole = len(brief.parts)
    _first(paper, brief)
    for number, part in enumerate(brief.parts):
        tell(number, 2 * whole, part.finding)
        _part(paper, part)
    _cells(paper, brief)
    writer, sheets = PdfWriter(), paper.sheets()
    with ThreadPoolExecutor(THREADS) as threads:
        for number, sheet in enumerate(threads.map(svg_to_pdf, sheets)):
            tell(whole + number * whole // len(sheets), 2 * whole, brief.title)
            writer.append(PdfReader(io.BytesIO(sheet)))
    _lead(writer, paper, brief)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _first(paper: Paper, brief: Brief) -> None:
    """Title, what was chosen, and the way back."""
    paper.words(Words(f"{brief.page('app.name')} · {brief.title}", 26, bold=True))
    paper.words(Words(brief.page(f"{brief.page.entry.key}.question"), 14, "muted", above=4))
    code = qr_svg(brief.link, LEFT + ROOM - CODE, paper.y + 8, CODE)
    start = paper.y
    paper.put(0, code)
    for name, value in brief.about:
        if value != brief.link:
            paper.words(Words(f"{name}: {value}", 13, above=2), ROOM - CODE - 24)
    paper.words(Words(brief.page("brief.open"), 12, "muted", above=8), ROOM - CODE - 24)
    paper.words(Words(brief.link, 12, "accent", link=brief.link), ROOM - CODE - 24)
    paper.y = max(paper.y, start + CODE + 16 if code else 0)


def _part(paper: Paper, part: Part) -> None:
    """Sentence, what it shows, chart, notes, source, table; the words above a chart stay with it."""
    head = [Words(part.finding, 17, bold=True, above=30), Words(part.what, 12.5, "muted", above=4)]
    above = paper.height(head) + GAP
    charts = [chart_svg(drawing, ROOM) for drawing in chapters(part.block.drawing)] if part.block else []
    room = BOTTOM - TOP - above
    paper.keep(above + (min(room, svg_height(charts[0])) if charts else 0))
    paper.mark(part.finding)
    for words in head:
        paper.words(words)
    for chart in charts:
        paper.chart(chart, min(1.0, room / svg_height(chart)))
    for note in part.notes:
        paper.words(Words(f"※ {note}", 11.5, "muted", above=4))
    if part.foot:
        paper.words(Words(part.foot, 11.5, "muted", above=4))
    if part.grid.rows:
        paper.table(part.grid)


def _cells(paper: Paper, brief: Brief) -> None:
    """Every note of the charts: the printed cell its figure came from."""
    if not brief.places:
        return
    head = [
        Words(brief.page("brief.cells"), 17, bold=True, above=34),
        Words(brief.page("brief.cells_what"), 11.5, "muted", above=4),
    ]
    paper.keep(paper.height(head) + 60)
    paper.mark(brief.page("brief.cells"))
    for words in head:
        paper.words(words)
    for table in brief.tables:
        name = Words(table.name, 11, bold=True, above=8)
        paper.keep(paper.height([name]) * 2)
        paper.words(name)
        paper.words(Words(table.said, 11, above=1))


def _lead(writer: PdfWriter, paper: Paper, brief: Brief) -> None:
    """The title of the reader's window, an outline of the charts, and what can be clicked."""
    from pypdf.annotations import Link  # noqa: PLC0415

    writer.add_metadata({"/Title": f"{brief.page('app.name')} · {brief.title}", "/Author": "나란히 (Naranhi)"})
    for title, page in paper.marks:
        writer.add_outline_item(title=title, page_number=page)
    for link in paper.links:
        if link.address.startswith(("http://", "https://")):
            box = (link.left, HEIGHT - link.bottom, link.right, HEIGHT - link.top)
            left, below, right, above = (side * POINTS for side in box)
            writer.add_annotation(link.page, Link(rect=(left, below, right, above), url=link.address, border=[0, 0, 0]))
