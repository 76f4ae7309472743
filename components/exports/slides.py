"""Slides of a talk: a view as a slide, and all slides as one HTML file for a hall without a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from components.exports import fonts
from components.exports.chart_svg import chart_svg, svg_height

if TYPE_CHECKING:
    from components.blocks import Drawing
    from components.exports.taken import Taken

ASSETS = Path(__file__).resolve().parents[1] / "assets"
CSS, JS = ((ASSETS / name).read_text(encoding="utf-8") for name in ("stage.css", "stage.js"))

# A projector's 1280 × 720: the room a chart has below a finding of two lines and above the source.
ROOM_WIDTH, ROOM_HEIGHT = 1216, 468
LARGEST = 2.67  # 12-pixel letters of a chart become 32 pixels, 24 points
SMALLEST_LETTERS = 12  # pixels, of the charts' axes
POINT = 4 / 3  # pixels
LEGIBLE = 23.5  # points; below, a chart is also shown in parts
MOST_PARTS = 4
FLATTEST = 0.65  # of its height, what a chart of lines keeps to have larger letters
# Buttons of the stage: shapes, because the machine in the hall may lack the signs.
SHAPES = {
    "back": "M16 4 6 12l10 8Z",
    "next": "m8 4 10 8-10 8Z",
    "auto": "M12 3a9 9 0 1 0 9 9h-2a7 7 0 1 1-7-7V3Zm-1 4h2v5l4 3-1 2-5-4Z",
    "notes": "M4 4h16v2H4Zm0 5h16v2H4Zm0 5h16v2H4Zm0 5h10v2H4Z",
    "full": "M4 4h6v2H6v4H4Zm10 0h6v6h-2V6h-4ZM4 14h2v4h4v2H4Zm14 0h2v6h-6v-2h4Z",
}


@dataclass(frozen=True)
class Shown:
    """A slide as it is shown: its words, its chart as SVG, and how small the chart's letters are, in points.

    A chart of many rows is shown whole first, then `near`, narrower, in so many `parts` from top to bottom that its letters are large.
    """

    finding: str
    what: str
    source: str
    chart: str
    points: float
    near: str = ""
    parts: int = 0
    note: str = ""
    remarks: tuple[str, ...] = ()


def shown(block: Taken, changed: str) -> Shown:
    """Return a block as a slide; `changed` says which of its figures changed since, or is blank."""
    chart, scale = _fitted(block)
    source = " · ".join(part for part in (block.source, block.doubts_text, changed) if part)
    remarks = (*block.notes, block.imprint, block.link)
    points = SMALLEST_LETTERS * scale / POINT
    near = "" if points >= LEGIBLE else chart_svg(block.drawing, round(ROOM_WIDTH / LARGEST))
    parts = min(MOST_PARTS, ceil(svg_height(near) / (ROOM_HEIGHT / LARGEST))) if near else 0
    return Shown(block.finding, block.what, source, chart, points, near, parts, remarks=remarks)


def _fitted(block: Taken) -> tuple[str, float]:
    """The chart as wide as it may be for letters as large as they can be, and how much it is enlarged."""
    drawing = _flattened(block.drawing)
    chart = chart_svg(drawing, round(ROOM_WIDTH / LARGEST))
    scale = min(LARGEST, ROOM_HEIGHT / svg_height(chart))
    if scale < LARGEST:
        chart = chart_svg(drawing, round(ROOM_WIDTH / scale))
        scale = min(scale, ROOM_HEIGHT / svg_height(chart))
    return chart, scale


def _flattened(drawing: Drawing) -> Drawing:
    """A chart of lines may be flatter; rows of bars and marks keep the pixels they were given."""
    height = drawing.spec.get("height")
    if not isinstance(height, int) or not _has_lines(drawing.spec):
        return drawing
    return replace(
        drawing, spec={**drawing.spec, "height": max(round(height * FLATTEST), round(ROOM_HEIGHT / LARGEST))}
    )


def _has_lines(spec: dict[str, Any]) -> bool:
    marks = [layer.get("mark") for layer in spec.get("layer", [spec])]
    return any((mark.get("type") if isinstance(mark, dict) else mark) == "line" for mark in marks)


def stage(slides: Sequence[Shown], words: dict[str, str]) -> str:
    """Return the stage with all its slides, as HTML that holds no script."""
    drawn = "".join(_slide(slide, f"{number} / {len(slides)}", words) for number, slide in enumerate(slides, 1))
    buttons = "".join(_button(key, shape, words[key]) for key, shape in SHAPES.items())
    return (
        f'<div class="stage" tabindex="0" role="region" aria-label="{escape(words["stage"])}">{drawn}'
        f'<nav>{buttons}<span class="count" role="status"></span></nav></div>'
    )


def _button(key: str, shape: str, label: str) -> str:
    icon = f'<svg viewBox="0 0 24 24" width="55%" aria-hidden="true"><path fill="currentColor" d="{shape}"/></svg>'
    return f'<button type="button" data-do="{key}" title="{escape(label)}" aria-label="{escape(label)}">{icon}</button>'


def _slide(slide: Shown, count: str, words: dict[str, str]) -> str:
    remarks = "".join(f"<li>{escape(text)}</li>" for text in slide.remarks)
    near = f'<div class="chart near" aria-hidden="true" hidden>{_scalable(slide.near)}</div>' if slide.parts else ""
    return (
        f'<section class="slide" hidden data-count="{count}" data-parts="{slide.parts}"><h2>{escape(slide.finding)}</h2>'
        f'<p class="what">{escape(slide.what)}</p>'
        f'<div class="chart" role="img" aria-label="{escape(slide.finding)}">{_scalable(slide.chart)}</div>{near}'
        f'<p class="source">{escape(slide.source)}</p>'
        f'<aside class="notes" hidden aria-label="{escape(words["notes"])}"><p>{escape(slide.note)}</p><ul>{remarks}</ul></aside>'
        "</section>"
    )


def _scalable(svg: str) -> str:
    """The SVG without a size of its own, so that it fills the room it is given."""
    start, rest = svg.split(">", 1)
    head = " ".join(part for part in start.split(" ") if not part.startswith(("width=", "height=")))
    if "viewBox" not in head:
        sizes = dict(part.split("=", 1) for part in start.split(" ") if part.startswith(("width=", "height=")))
        head += f' viewBox="0 0 {sizes["width"].strip(chr(34))} {sizes["height"].strip(chr(34))}"'
    return f"{head}>{rest}"


def html_file(slides: Sequence[Shown], words: dict[str, str], lang: str, title: str, pause: int) -> bytes:
    """Return the talk as one file: letters, charts and keys inside; it asks nobody for anything."""
    body = stage(slides, words)
    # Nothing may be fetched from anywhere, whatever a chart or a note holds.
    policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:; img-src data:"
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{fonts.embedded(body)}{CSS}html,body{{margin:0;height:100%}}.stage{{height:100vh;width:100vw}}</style></head>"
        f"<body>{body}<script>{JS}\nstartStage(document.body, {{pause: {pause}, always: true}})</script></body></html>"
    ).encode()


def noted(slide: Shown, note: str) -> Shown:
    """Return the slide with the speaker's note."""
    return replace(slide, note=note)
