"""A chart block as a picture that stands alone: sentence, what it shows, chart, notes, source, edition, licence, link back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from components.charts.roles import FONT
from components.exports import fonts
from components.exports.chart_svg import chart_svg, svg_height
from components.exports.theme import colour

if TYPE_CHECKING:
    from components.blocks import Drawing
    from components.exports.taken import Taken

WIDTH, MARGIN = 768, 24  # pixels
SCALE = 2.5  # a PNG is 1,920 pixels wide: sharp on a slide and on paper


@dataclass(frozen=True)
class Lines:
    """A paragraph of a picture: its text, letters in pixels, and the room kept above it."""

    text: str
    size: int
    above: int
    role: str = "muted"
    bold: bool = False
    link: str = ""


def picture_svg(block: Taken, width: int = WIDTH, embed: bool = True) -> str:
    """Return the block as SVG; with `embed`, the letters it uses travel inside."""
    parts, y = _paragraphs(_head(block), MARGIN - 6, width)
    chart = chart_svg(block.drawing, width - 2 * MARGIN)
    parts.append(chart.replace("<svg", f'<svg x="{MARGIN}" y="{y + 12:.0f}"', 1))
    below, y = _paragraphs(_foot(block), y + 12 + svg_height(chart), width)
    height = round(y + MARGIN)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-label={quoteattr(block.finding)} lang="{block.lang}">'
        f"<title>{escape(block.finding)}</title>"
        f'<rect width="{width}" height="{height}" fill="{colour("paper")}"/>{"".join([*parts, *below])}</svg>'
    )
    return with_letters(svg) if embed else svg


def with_letters(svg: str) -> str:
    """Return an SVG with the letters it uses inside, so that it reads the same on any machine."""
    return svg.replace("</title>", f"</title><style>{fonts.embedded(svg)}</style>", 1)


def picture_png(block: Taken, width: int = WIDTH, scale: float = SCALE) -> bytes:
    """Return the block as PNG, `width` × `scale` pixels wide."""
    return png(picture_svg(block, width, embed=False), scale)


def chart_png(drawing: Drawing, width: int, scale: float = SCALE) -> bytes:
    """Return the chart alone as PNG with a clear ground, for documents that set the words themselves."""
    return png(chart_svg(drawing, width), scale)


def png(svg: str, scale: float = SCALE) -> bytes:
    """Return an SVG of ours as PNG, with the shipped letters."""
    import vl_convert  # noqa: PLC0415 - 40 MB that no page needs

    fonts.register()
    return vl_convert.svg_to_png(svg, scale=scale)


def _head(block: Taken) -> list[Lines]:
    return [Lines(block.finding, 17, 6, "ink", bold=True), Lines(block.what, 13, 6)]


def _foot(block: Taken) -> list[Lines]:
    """Notes, source with the number of doubts, edition and licence, and the way back."""
    source = " · ".join(part for part in (block.source, block.doubts_text) if part)
    lines = [*(Lines(text, 12, 6) for text in block.notes), Lines(source, 12, 8), Lines(block.imprint, 11, 8)]
    return [*lines, Lines(block.link, 11, 2, link=block.link)] if block.link else lines


def _paragraphs(texts: list[Lines], y: float, width: int) -> tuple[list[str], float]:
    """Set paragraphs below `y`, broken to the width; return them and where they end."""
    drawn = []
    for text in texts:
        y += text.above
        for line in fonts.wrapped(text.text, text.size, width - 2 * MARGIN, text.bold):
            y += round(text.size * 1.4)
            drawn.append(_line(text, line, y))
    return drawn, y


def _line(text: Lines, line: str, y: float) -> str:
    weight = ' font-weight="600"' if text.bold else ""
    set_line = (
        f'<text x="{MARGIN}" y="{y:.0f}" font-family="{FONT}" font-size="{text.size}"{weight} '
        f'fill="{colour(text.role)}">{escape(line)}</text>'
    )
    return f"<a href={quoteattr(text.link)}>{set_line}</a>" if text.link else set_line
