"""A chart for a hall or a slide: no letter smaller than asked for, in as many parts as that takes, each cut between rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from components.charts.moves import AXIS
from components.charts.years import STEP
from components.exports.chart_svg import chart_svg, svg_height, svg_width

if TYPE_CHECKING:
    from components.blocks import Drawing

ROOM_WIDTH = 1216  # pixels a chart has across on a stage of 1280 × 720
POINT = 4 / 3  # pixels of a stage of 1280 × 720: 1280 pixels are a slide of 13.33 inches, or 960 points
LETTERS = 24 * POINT  # pixels of the smallest letters in a hall
USUAL = 12  # pixels of the smallest letters in most charts
NO_HEAD = 6  # pixels above the first row in which nothing is written
FOOT = 12  # pixels below the last row that hold an axis
FLOWS = (240, 180, 140, 110, 80, 60, 40, 24)  # pixels of all money of a flow, thickest first
EDGES = 14  # pixels that a picture keeps above and below its lanes or blocks
SIZED = re.compile(r'<text[^>]* font-size="([\d.]+)(?:px)?"[^>]*>(?!</text>)')
ORIGIN = re.compile(r'<g fill="none"[^>]*transform="translate\(([-\d.]+),([-\d.]+)\)">')
PLOT = re.compile(r'role-frame root".*?<path class="background"[^>]* d="M[-\d.]+,[-\d.]+h[\d.]+v([\d.]+)h')
Window = tuple[float, float]  # a band of a drawn chart, from and to, in its own pixels


@dataclass(frozen=True)
class View:
    """A part of a drawn chart, `drawing` its place among the drawings: bands one below the other, in the drawing's own pixels."""

    drawing: int
    windows: tuple[Window, ...]

    @property
    def height(self) -> float:
        """How high it is, in the drawing's own pixels."""
        return sum(end - start for start, end in self.windows)


@dataclass(frozen=True)
class Large:
    """A chart as it is shown large: what is drawn (SVG), the parts in which it is shown, and its smallest letters in points."""

    drawings: tuple[str, ...]
    views: tuple[View, ...]
    points: float


def large(drawing: Drawing, room: float, across: float = ROOM_WIDTH, letters: float = LETTERS) -> Large:
    """Return a chart for a room of so many pixels across and down, with letters of so many pixels and larger.

    Pixels of a stage of 1280 × 720, which is a slide of 13.33 × 7.5 inches.
    """

    def own(pixels: float, smallest: float) -> float:
        return pixels * smallest / letters

    first = _drawn(drawing, round(own(across, USUAL)), int(own(room, USUAL)))
    smallest = min(map(smallest_letters, first))
    width, height = round(own(across, smallest)), int(own(room, smallest))
    drawn = first if smallest == USUAL else _drawn(drawing, width, height)
    views = tuple(
        View(number, windows)
        for number, (svg, spec) in enumerate(drawn.items())
        for windows in _parts(svg, spec, height)
    )
    scale = min(min(across / width, room / view.height) for view in views)
    return Large(tuple(drawn), views, min(map(smallest_letters, drawn)) * scale / POINT)


def chapters(drawing: Drawing) -> list[Drawing]:
    """Return each chapter of a chart as a drawing of its own: on a page of a document all of them would be too small to read."""
    spec: Any = drawing.spec
    found = spec.get("usermeta", {}).get("chapters", ())
    if len(found) < 2:
        return [drawing]
    return [replace(drawing, spec=spec.again(only=chapter)) for chapter in found]


def bands(shown: Large, view: View, name: str) -> str:
    """The bands of a part one below the other, as SVG that refers to the drawing by name; told are the smallest letters, for who measures them."""
    svg, down, drawn = shown.drawings[view.drawing], 0.0, []
    width = svg_width(svg)
    for start, end in view.windows:
        high = end - start
        drawn.append(
            f'<svg y="{down:g}" width="{width:g}" height="{high:g}" viewBox="0 {start:g} {width:g} {high:g}" '
            f'data-letters="{smallest_letters(svg):g}"><use href="#{name}"/></svg>'
        )
        down += high
    return "".join(drawn)


def smallest_letters(svg: str) -> float:
    """Return the size of the smallest letters written in an SVG, in its own pixels."""
    return min((float(size) for size in SIZED.findall(svg)), default=float(USUAL))


def _drawn(drawing: Drawing, width: int, height: int) -> dict[str, dict[str, Any]]:
    """The chart as wide as said; where its function can, as high as said, too: each drawing (SVG) with its specification."""
    chart = drawing.spec.get("usermeta", {}).get("chart", "")
    specs = REMADE[chart](drawing.spec, width, height) if chart in REMADE else [drawing.spec]
    return {chart_svg(replace(drawing, spec=spec), width): spec for spec in specs}


def _flat(spec: Any, width: int, height: int) -> list[dict[str, Any]]:  # noqa: ARG001
    return [spec.again(height=min(height, spec["height"]))]


def _blocks(spec: Any, width: int, height: int) -> list[dict[str, Any]]:  # noqa: ARG001
    return [spec.again(step=min(STEP, height - EDGES))]


def _map(spec: Any, width: int, height: int) -> list[dict[str, Any]]:
    return [spec.again(room=(width, height))]


def _levels(spec: Any, width: int, height: int) -> list[dict[str, Any]]:
    """A tree two levels at a time: names need the width."""
    deepest = spec["usermeta"]["deepest"]
    return [spec.again(room=(width, height), first=first) for first in range(1, max(deepest, 2))]


def _lanes(spec: Any, width: int, height: int) -> list[dict[str, Any]]:  # noqa: ARG001
    return [spec.again(highest=height - AXIS - EDGES)]


def _flow(spec: Any, width: int, height: int) -> list[dict[str, Any]]:  # noqa: ARG001
    """The money flow with its names in one line each, its bands as thick as the room allows."""
    made = [spec.again(flat=True, money=money) for money in FLOWS]
    return [next((one for one in made if one["height"] <= height), made[-1])]


def _strips(spec: Any, width: int, height: int) -> list[dict[str, Any]]:  # noqa: ARG001
    return [spec.again(room=width - 4, flat=True)]


# Charts that are no rows, or whose rows are too high, made again for the room there is.
REMADE: dict[str, Callable[[Any, int, int], list[dict[str, Any]]]] = {
    "rate_lines": _flat,
    "signed_columns": _lanes,
    "year_bars": _blocks,
    "money_tree": _levels,
    "tile_grid": _map,
    "plan_map": _map,
    "money_flow": _flow,
    "measure_strips": _strips,
}


def _parts(svg: str, spec: dict[str, Any], height: float) -> list[tuple[Window, ...]]:
    """The bands of each part, from top to bottom; a chart that is low enough is one part."""
    whole = svg_height(svg)
    rows = spec.get("usermeta", {}).get("cuts")
    if whole <= height or not rows:
        return [((0, whole),)]
    top, bottom = _plot(svg)
    scale = (bottom - top) / spec["usermeta"]["depth"]
    cuts = [(top + at * scale, [(top + a * scale, top + b * scale) for a, b in bands]) for at, bands in rows]
    head = [(0.0, top)] if top > NO_HEAD else []
    foot = [(bottom, whole)] if whole - bottom > FOOT else []
    cuts[0] = (top if head else 0.0, [])
    room = height - sum(b - a for a, b in head + foot)
    bounds = [*(at for at, _ in cuts), bottom]
    return [
        (*head, *(cuts[first][1]), (bounds[first], bounds[last]), *foot)
        for first, last in _chosen(bounds, [sum(b - a for a, b in bands) for _, bands in cuts], room)
    ]


def _plot(svg: str) -> Window:
    """From and to where the rows of a drawn chart stand."""
    origin, plot = ORIGIN.search(svg), PLOT.search(svg)
    if not origin or not plot:
        raise ValueError("an SVG without a plot")
    return float(origin.group(2)), float(origin.group(2)) + float(plot.group(1))


def _chosen(bounds: list[float], repeated: list[float], room: float) -> list[tuple[int, int]]:
    """Which rows go into which part: few parts, cut where nothing has to be said again, of much the same height.

    bounds: where each row begins, and the end of the last. repeated: how high the headings are that stand over a part again
    when it begins with this row. A row higher than the room is a part of its own.
    """

    @cache
    def best(first: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if first == len(repeated):
            return 0.0, ()
        found = []
        for last in range(first + 1, len(bounds)):
            left = room - repeated[first] - (bounds[last] - bounds[first])
            if left < 0 and last > first + 1:
                break
            cost, rest = best(last)
            cost += 1 + 0.7 * bool(repeated[first]) + 0.3 * (max(left, 0) / room) ** 2
            found.append((cost, ((first, last), *rest)))
        return min(found)

    return list(best(0)[1])
