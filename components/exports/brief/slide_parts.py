"""What slides are made of: text, pictures and tables in inches, measured before they are set so that nothing runs over."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu, Inches, Pt

from components.exports import fonts
from components.exports.brief.widths import column_widths
from components.exports.theme import colour

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide

    from components.exports.brief.content import Grid

WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.6  # inches
TITLE, TITLE_ROOM, BOTTOM = 0.4, 1.0, 7.05  # where the title begins, how high it may be, and where the page number is
FACE = "맑은 고딕"  # on every Korean Windows and in Office for Mac; elsewhere any Hangul font takes its place
WIDER, BOLDER = 1.18, 1.32  # letters of whatever face takes its place against the ones we measure with
LINE, PAD = 1.3, 0.06  # line height in letters; inches around a table's cells
CELLS = (10.5, 9, 7.5, 6)  # points of a table's letters
GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # the table style that every PowerPoint has: plain, with lines
ACCENTS = ("accent", "nat", "prov", "dist", "fund", "priv")
TITLES = (26, 22, 19, 16)


@dataclass(frozen=True)
class Area:
    """A rectangle of a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Emu, Emu, Emu, Emu]:
        """The same as python-pptx takes it."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


@dataclass(frozen=True)
class Text:
    """A paragraph: its text, points, and the role it is coloured in."""

    text: str
    size: float
    role: str = "ink"
    bold: bool = False
    link: str = ""


def new_deck(title: str) -> Deck:
    """A wide deck whose theme names a Korean face and our colours, so that what is typed in later matches."""
    deck = Presentation()
    stretch = WIDTH / (deck.slide_width / 914400)
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    master = deck.slide_master
    for shape in [shape for one in (master, *master.slide_layouts) for shape in one.shapes]:
        shape.left, shape.width = round(shape.left * stretch), round(shape.width * stretch)
    theme: Any = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode("utf-8")
    text = re.sub(
        r'<a:latin typeface="[^"]*"/><a:ea typeface=""/>',
        f'<a:latin typeface="{FACE}"/><a:ea typeface="{FACE}"/>',
        text,
    )
    for number, role in enumerate(ACCENTS, 1):
        accent = f'<a:accent{number}><a:srgbClr val="{colour(role)[1:]}"/></a:accent{number}>'
        text = re.sub(f"<a:accent{number}>.*?</a:accent{number}>", accent, text)
    theme._blob = text.encode("utf-8")
    deck.core_properties.title, deck.core_properties.author = title, "나란히 (Naranhi)"
    return deck


def add_slide(deck: Deck, title: str, count: str) -> tuple[Slide, float]:
    """A slide with its number and its title, set smaller until it fits; and where the room below it begins."""
    slide = deck.slides.add_slide(deck.slide_layouts.get_by_name("Title Only"))
    words, room = f"{title} {count}".strip(), WIDTH - 2 * MARGIN
    heights = {size: text_height([Text(words, size, bold=True)], room) for size in TITLES}
    size = next((size for size, height in heights.items() if height <= TITLE_ROOM), TITLES[-1])
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = Area(MARGIN, TITLE, room, heights[size]).emu
    _set(shape.text_frame, [Text(words, size, bold=True)])
    shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    _add_number(slide, len(deck.slides))
    return slide, TITLE + heights[size] + 0.08


def add_texts(slide: Slide, texts: Sequence[Text], area: Area) -> None:
    """Paragraphs one below the other."""
    _set(slide.shapes.add_textbox(*area.emu).text_frame, texts)


def _set(frame: Any, texts: Sequence[Text]) -> None:
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.line_spacing, paragraph.alignment = Pt(text.size * LINE), PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = text.text
        run.font.size, run.font.bold, run.font.color.rgb = Pt(text.size), text.bold, rgb(text.role)
        if text.link.startswith(("http://", "https://")):
            run.hyperlink.address = text.link


def rgb(role: str) -> RGBColor:
    """The colour of a role on paper."""
    return RGBColor.from_string(colour(role)[1:].upper())


def _add_number(slide: Slide, number: int) -> None:
    box = slide.shapes.add_textbox(*Area(WIDTH - MARGIN - 0.8, 7.1, 0.8, 0.3).emu)
    _set(box.text_frame, [Text(str(number), 10, "muted")])
    box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    run = box.text_frame.paragraphs[0].runs[0]._r  # a field, so that the number follows when slides are moved
    run.tag = run.tag.replace("}r", "}fld")
    run.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
    run.set("type", "slidenum")


def _lines(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    return fonts.wrapped(text, size * (BOLDER if bold else WIDER), room * 72, bold)


def text_height(texts: Sequence[Text], room: float) -> float:
    """Inches that paragraphs need in a width of `room` inches."""
    return sum(len(_lines(text.text, text.size, room, text.bold)) * text.size * LINE / 72 for text in texts)


def fits(texts: Sequence[Text], room: float, height: float) -> tuple[list[Text], list[Text]]:
    """Divide paragraphs into those that fit and the rest; the first always does."""
    left = height
    for number, text in enumerate(texts):
        left -= text_height([text], room)
        if left < 0 and number:
            return list(texts[:number]), list(texts[number:])
    return list(texts), []


def add_picture(slide: Slide, png: bytes, area: Area, alt: str) -> None:
    """A picture as large as fits, in the middle of its area; `alt` is what readers hear who do not see it."""
    with Image.open(io.BytesIO(png)) as picture:
        wide, high = picture.size
    scale = min(area.width / wide, area.height / high)
    left, top = area.left + (area.width - wide * scale) / 2, area.top
    shape = slide.shapes.add_picture(io.BytesIO(png), *Area(left, top, wide * scale, high * scale).emu)
    shape._element.nvPicPr.cNvPr.set("descr", alt)


@dataclass(frozen=True)
class Sheet:
    """A table as it is set on slides: its letters as large as let its highest row stand on one, and the width of its columns."""

    grid: Grid
    size: float
    widths: tuple[float, ...]

    def height(self, row: Sequence[str]) -> float:
        """Inches that a row needs."""
        lines = max(len(_lines(cell, self.size, width - 2 * PAD)) for cell, width in zip(row, self.widths, strict=True))
        return lines * self.size * LINE / 72 + 2 * PAD


def sheet_of(grid: Grid, width: float, height: float) -> Sheet:
    """Set a table for an area of that many inches."""
    for size in CELLS:
        widths = column_widths(grid, width * 72, size * WIDER, PAD * 144)
        sheet = Sheet(grid, size, tuple(one / 72 for one in widths))
        if max(map(sheet.height, grid.rows)) + sheet.height(grid.headers) <= height:
            break
    return sheet


def add_table(slide: Slide, sheet: Sheet, rows: Sequence[Sequence[str]], area: Area) -> None:
    """Headers and rows; numbers stand right."""
    frame = slide.shapes.add_table(len(rows) + 1, len(sheet.widths), *area.emu)
    table = frame.table
    frame._element.graphic.graphicData.tbl.tblPr.find("{*}tableStyleId").text = GRID
    for column, width in zip(table.columns, sheet.widths, strict=True):
        column.width = Inches(width)
    for number, row in enumerate([sheet.grid.headers, *rows]):
        table.rows[number].height = Inches(sheet.height(row))
        for column, text in enumerate(row):
            cell = table.cell(number, column)
            cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Inches(PAD)
            _set_cell(cell, Text(text, sheet.size, bold=number == 0), right=sheet.grid.numeric[column])
            if number == 0:
                cell.fill.solid()
                cell.fill.fore_color.rgb = rgb("wash")


def _set_cell(cell: Any, text: Text, right: bool) -> None:
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.line_spacing = Pt(text.size * LINE)
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    if text.text:
        run = paragraph.add_run()
        run.text = text.text
        run.font.size, run.font.bold, run.font.color.rgb = Pt(text.size), text.bold, rgb(text.role)
    paragraph._p.get_or_add_endParaRPr().set(
        "sz", str(round(text.size * 100))
    )  # or a blank cell is as high as 18 points
