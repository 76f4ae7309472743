"""The money flow as SVG. Plotly draws it on the page, but would need a browser to write it to a file (docs/decisions.md)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from components.charts.roles import FONT
from components.exports import fonts
from components.exports.theme import colour

BAR, GAP, SIZE, LINE = 14, 22, 13, 16  # pixels: a node's width, room between nodes, letters, line height
APART = 4  # pixels between two labels
GAPS = 0.4  # of the height, what the gaps of a column take at the most
HALO = f' stroke="{colour("paper")}" stroke-width="3" stroke-opacity="0.85" paint-order="stroke"'  # around labels
LABEL_ROOM = {True: 0.34, False: 0.62}  # of the width, for labels left and right


@dataclass(frozen=True)
class Flow:
    """A band: from a node of the left column to one of the right, as thick as its money."""

    source: int
    target: int
    value: float
    colour: str


@dataclass(frozen=True)
class Node:
    """A bar with its label; `left` says in which column."""

    top: float
    height: float
    left: bool


def flow_svg(figure: dict[str, Any], width: int, height: int | None = None) -> str:
    """Draw a Plotly sankey of two columns: nodes as high as their money, in the figure's own order, colours and words.

    As high as the figure, or as said, and higher only where its labels need it.
    """
    data = figure["data"][0]
    link = data["link"]
    flows = [Flow(*one) for one in zip(link["source"], link["target"], link["value"], link["color"], strict=True)]
    labels = {number: _lines(data["node"]["label"][number], left, width) for number, left in _sides(flows).items()}
    height = max(height or figure["layout"]["height"], *(_needed(labels, flows, left) for left in (True, False)))
    nodes = _placed(flows, height)
    centres = {number: at for left in (True, False) for number, at in _apart(nodes, labels, left, height).items()}
    parts = _bands(flows, nodes, width)
    for number, node in nodes.items():
        x = 0 if node.left else width - BAR
        fill = data["node"]["color"][number]
        parts.append(
            f'<rect x="{x}" y="{node.top:.1f}" width="{BAR}" height="{max(node.height, 1):.1f}" fill="{fill}"/>'
        )
    parts += [_label(labels[number], node.left, centres[number], width) for number, node in nodes.items()]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"{''.join(parts)}</svg>"
    )


def _placed(flows: list[Flow], height: float) -> dict[int, Node]:
    """Both columns on one scale, each in the middle of the height."""
    columns = [
        _wholes((flow.source, flow.value) for flow in flows),
        _wholes((flow.target, flow.value) for flow in flows),
    ]
    gap = min(GAP, height * GAPS / max(map(len, columns)))
    scale = min((height - gap * len(wholes)) / sum(wholes.values()) for wholes in columns)
    placed = {}
    for left, wholes in zip((True, False), columns, strict=True):
        top = (height - sum(wholes.values()) * scale - gap * (len(wholes) - 1)) / 2
        for number in sorted(wholes):
            placed[number] = Node(top, wholes[number] * scale, left)
            top += wholes[number] * scale + gap
    return placed


def _wholes(parts: Iterable[tuple[int, float]]) -> dict[int, float]:
    wholes: dict[int, float] = {}
    for number, value in parts:
        wholes[number] = wholes.get(number, 0.0) + value
    return wholes


def _bands(flows: list[Flow], nodes: dict[int, Node], width: int) -> list[str]:
    """Bands leave and reach each node in the order of the nodes across, so that they cross as little as can be."""
    total = sum(flow.value for flow in flows)
    scale = sum(node.height for node in nodes.values() if node.left) / total
    reached = {number: node.top for number, node in nodes.items()}
    start, end, middle = BAR, width - BAR, width / 2
    bands = []
    for flow in sorted(flows, key=lambda flow: (flow.source, flow.target)):
        thick, y0, y1 = flow.value * scale, reached[flow.source], reached[flow.target]
        reached[flow.source] += thick
        reached[flow.target] += thick
        path = (
            f"M{start},{y0:.1f}C{middle},{y0:.1f} {middle},{y1:.1f} {end},{y1:.1f}V{y1 + thick:.1f}"
            f"C{middle},{y1 + thick:.1f} {middle},{y0 + thick:.1f} {start},{y0 + thick:.1f}Z"
        )
        bands.append(f'<path d="{path}" {_fill(flow.colour)}/>')
    return bands


def _fill(tone: str) -> str:
    """Plotly's red, green, blue and opacity in the two attributes that every reader of SVG knows."""
    *channels, opacity = re.findall(r"[\d.]+", tone)
    return f'fill="#{"".join(f"{int(one):02X}" for one in channels)}" fill-opacity="{opacity}"'


def _sides(flows: list[Flow]) -> dict[int, bool]:
    """Which nodes stand left."""
    return {flow.source: True for flow in flows} | {flow.target: False for flow in flows}


def _lines(text: str, left: bool, width: int) -> list[str]:
    """A node's label, broken to the room it has."""
    return fonts.wrapped(text, SIZE, width * LABEL_ROOM[left] - BAR - 8)


def _needed(labels: dict[int, list[str]], flows: list[Flow], left: bool) -> int:
    """How high all labels of a column are."""
    sides = _sides(flows)
    return sum(len(lines) * LINE + APART for number, lines in labels.items() if sides[number] is left)


def _apart(nodes: dict[int, Node], labels: dict[int, list[str]], left: bool, height: float) -> dict[int, float]:
    """The middle of each label of a column: beside its node, or as near to it as the labels around leave room."""
    own = sorted((number for number, node in nodes.items() if node.left is left), key=lambda number: nodes[number].top)
    half = {number: (len(labels[number]) * LINE + APART) / 2 for number in own}
    found: dict[int, float] = {}
    least = 0.0
    for number in own:
        found[number] = max(nodes[number].top + nodes[number].height / 2, least + half[number])
        least = found[number] + half[number]
    most = float(height)
    for number in reversed(own):
        found[number] = min(found[number], most - half[number])
        most = found[number] - half[number]
    return found


def _label(lines: list[str], left: bool, centre: float, width: int) -> str:
    x, anchor = (BAR + 6, "start") if left else (width - BAR - 6, "end")
    first = centre - (len(lines) - 1) * LINE / 2 + SIZE * 0.36
    return "".join(
        f'<text x="{x}" y="{first + number * LINE:.1f}" text-anchor="{anchor}" font-family="{FONT}" font-size="{SIZE}" '
        f'fill="{colour("ink")}"{HALO}>'
        f"{escape(line)}</text>"
        for number, line in enumerate(lines)
    )
