"""Pages of A4 in SVG: words, charts and tables are set one below the other, and a page ends where the next thing would be cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from components.charts.roles import FONT
from components.exports import fonts
from components.exports.brief.widths import column_widths
from components.exports.chart_svg import svg_height
from components.exports.theme import colour

if TYPE_CHECKING:
    from components.exports.brief.content import Grid

WIDTH, HEIGHT = 794, 1123  # pixels of A4, 96 to the inch
POINTS = 0.75  # of a pixel
LEFT, TOP, BOTTOM = 56, 52, 1062
ROOM = WIDTH - 2 * LEFT
LINE = 1.42  # line height in letters
GAP = 12  # above charts and tables
CELL, PAD = 10.5, 5  # letters of a table and the room around them


@dataclass(frozen=True)
class Words:
    """A paragraph: its text, letters in pixels, the role it is coloured in, and the room kept above it."""

    text: str
    size: float
    role: str = "ink"
    bold: bool = False
    above: float = 0
    link: str = ""

    def lines(self, room: float) -> list[str]:
        """The text broken to a width."""
        return fonts.wrapped(self.text, self.size, room, self.bold)


@dataclass(frozen=True)
class Link:
    """Where a page leads out: page number from 0, and the rectangle in pixels."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    address: str


class Paper:
    """Pages being filled from top to bottom; `y` is where the next thing is put."""

    def __init__(self, imprint: str, count: Callable[[int, int], str]) -> None:
        self.imprint, self.count = imprint, count
        self.pages: list[list[str]] = [[]]
        self.links: list[Link] = []
        self.marks: list[tuple[str, int]] = []
        self.y: float = TOP

    def keep(self, height: float) -> None:
        """Begin a page where `height` pixels are no longer left."""
        if self.y + height > BOTTOM and self.pages[-1]:
            self.pages.append([])
            self.y = TOP

    def put(self, height: float, svg: str) -> None:
        """Put something drawn for where `y` is."""
        self.pages[-1].append(svg)
        self.y += height

    def height(self, words: Sequence[Words], room: float = ROOM) -> float:
        """Pixels that paragraphs need."""
        return sum(one.above + len(one.lines(room)) * one.size * LINE for one in words)

    def words(self, words: Words, room: float = ROOM) -> None:
        """A paragraph; it may go on on the next page, between two lines."""
        self.y += words.above if self.pages[-1] else 0
        for line in words.lines(room):
            self.keep(words.size * LINE)
            if words.link:
                self.links.append(
                    Link(len(self.pages) - 1, LEFT, self.y, LEFT + room, self.y + words.size * LINE, words.link)
                )
            self.put(words.size * LINE, text(LEFT, self.y + words.size * 1.1, line, words.size, words.role, words.bold))

    def chart(self, svg: str, scale: float = 1.0) -> None:
        """A chart as drawn, or smaller where a page is not high enough for it."""
        self.keep(GAP + svg_height(svg) * scale)
        self.y += GAP
        self.put(svg_height(svg) * scale, _placed(svg, LEFT, self.y, scale))

    def mark(self, title: str) -> None:
        """Remember where a heading stands, for the reader's outline."""
        self.marks.append((title, len(self.pages) - 1))

    def table(self, grid: Grid) -> None:
        """Headers and rows; every page of it has the headers."""
        widths = column_widths(grid, ROOM, CELL, 2 * PAD)
        head = _Row(grid, grid.headers, widths, head=True)
        self.y += GAP
        first = _Row(grid, grid.rows[0], widths)
        self.keep(head.height + first.height)
        head.draw(self)
        for cells in grid.rows:
            row = _Row(grid, cells, widths)
            if self.y + row.height > BOTTOM:
                self.keep(row.height)
                head.draw(self)
            row.draw(self)

    def sheets(self) -> list[str]:
        """Every page as SVG, with imprint and number at its foot."""
        whole = len(self.pages)
        return [_sheet([*parts, *self._foot(number, whole)]) for number, parts in enumerate(self.pages, 1)]

    def _foot(self, number: int, whole: int) -> list[str]:
        right = text(LEFT + ROOM, HEIGHT - 32, self.count(number, whole), 10.5, "muted", anchor="end")
        return [text(LEFT, HEIGHT - 32, self.imprint, 10.5, "muted"), right]


class _Row:
    """A row of a table, broken to its columns."""

    def __init__(self, grid: Grid, cells: Sequence[str], widths: Sequence[float], head: bool = False) -> None:
        self.grid, self.widths, self.head = grid, widths, head
        self.cells = [
            fonts.wrapped(cell, CELL, width - 2 * PAD, head) for cell, width in zip(cells, widths, strict=True)
        ]
        self.height = max(len(lines) for lines in self.cells) * CELL * 1.35 + 2 * PAD

    def draw(self, paper: Paper) -> None:
        """Put the row on the paper, with a line below it."""
        drawn, x, y = [], float(LEFT), paper.y
        if self.head:
            drawn.append(
                f'<rect x="{LEFT}" y="{y:g}" width="{ROOM}" height="{self.height:g}" fill="{colour("wash")}"/>'
            )
        for lines, width, numeric in zip(self.cells, self.widths, self.grid.numeric, strict=True):
            at, anchor = (x + width - PAD, "end") if numeric else (x + PAD, "start")
            drawn += [
                text(at, y + PAD + CELL * (0.95 + 1.35 * number), line, CELL, "ink", self.head, anchor)
                for number, line in enumerate(lines)
            ]
            x += width
        y += self.height
        drawn.append(f'<path d="M{LEFT},{y:g}H{LEFT + ROOM}" stroke="{colour("rule")}" stroke-width="0.7"/>')
        paper.put(self.height, "".join(drawn))


def text(x: float, y: float, line: str, size: float, role: str, bold: bool = False, anchor: str = "start") -> str:
    """A line of text as SVG."""
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-family="{FONT}" font-size="{size:g}"{weight} text-anchor="{anchor}" '
        f'fill="{colour(role)}">{escape(line)}</text>'
    )


def _placed(svg: str, x: float, y: float, scale: float) -> str:
    """A drawing inside another one, in its own or in another size."""
    sizes = {"width": r'(<svg[^>]*?) width="([\d.]+)"', "height": r'(<svg[^>]*?) height="([\d.]+)"'}
    for name, pattern in sizes.items():
        svg = re.sub(pattern, lambda found, name=name: f'{found[1]} {name}="{float(found[2]) * scale:g}"', svg, count=1)
    return svg.replace("<svg", f'<svg x="{x:g}" y="{y:g}"', 1)


def _sheet(parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH * POINTS}" height="{HEIGHT * POINTS}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"{''.join(parts)}</svg>"
    )
