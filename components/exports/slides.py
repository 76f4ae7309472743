"""Slides of a talk: a view as a slide, and all slides as one HTML file for a hall without a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from components.exports import fonts
from components.exports.chart_svg import svg_width
from components.exports.hall import LETTERS, ROOM_WIDTH, Large, View, bands, large

if TYPE_CHECKING:
    from components.exports.taken import Taken

ASSETS = Path(__file__).resolve().parents[1] / "assets"
CSS, JS = ((ASSETS / name).read_text(encoding="utf-8") for name in ("stage.css", "stage.js"))

# Pixels of a stage of 1280 × 720, as stage.css sets them in shares: letters, line heights, and what stands around and between.
HEADLINE, HEADLINE_STEP, WORDS_STEP = 40.96, 49.16, 40.0
STAGE, AROUND, NAVIGATION = 720, 69.0, 473.6  # 69: above, below, and on both sides of the chart
OTHER_LETTERS = 1.08  # letters of the machine in the hall may be wider than ours
LEAST_ROOM, ENOUGH = 300, 380  # of the chart: however long its words are, and so that a caution may stand in full
WORDS = (
    "stage",
    "back",
    "next",
    "auto",
    "notes",
    "desk",
    "full",
    "after",
    "passed",
)  # of the catalogue, under `present`
# Buttons of the stage: shapes, because the machine in the hall may lack the signs.
SHAPES = {
    "back": "M16 4 6 12l10 8Z",
    "next": "m8 4 10 8-10 8Z",
    "auto": "M12 3a9 9 0 1 0 9 9h-2a7 7 0 1 1-7-7V3Zm-1 4h2v5l4 3-1 2-5-4Z",
    "desk": "M3 4h18v12H3Zm2 2v8h14V6Zm3 12h8v2H8Z",
    "notes": "M4 4h16v2H4Zm0 5h16v2H4Zm0 5h16v2H4Zm0 5h10v2H4Z",
    "full": "M4 4h6v2H6v4H4Zm10 0h6v6h-2V6h-4ZM4 14h2v4h4v2H4Zm14 0h2v6h-6v-2h4Z",
}


@dataclass(frozen=True)
class Shown:
    """A slide as it is shown: its words, and its chart in as many parts as it takes for letters of 24 points."""

    finding: str
    what: str
    source: str
    chart: Large
    note: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def parts(self) -> int:
        """On how many pictures the chart is shown, one after the other."""
        return len(self.chart.views)


def shown(block: Taken, changed: str, care: str = "") -> Shown:
    """Return a block as a slide; `changed` says which of its figures changed since, or is blank.

    care: what stands for the chart's caution where that would leave the chart too little; the caution itself is among the remarks.
    """
    source = _source(block, block.caution, changed)
    if room(block.finding, block.what, source) < ENOUGH and care and block.caution:
        source = _source(block, care, changed)
    remarks = (*block.notes, block.imprint, block.link)
    chart = large(block.drawing, room(block.finding, block.what, source))
    return Shown(block.finding, block.what, source, chart, remarks=remarks)


def _source(block: Taken, caution: str, changed: str) -> str:
    """What stands below a chart."""
    return " · ".join(part for part in (block.source, block.doubts_text, caution, changed) if part)


def room(finding: str, what: str, source: str) -> float:
    """Return the height that words leave to a chart, in pixels of a stage of 1280 × 720."""
    used = (
        _lines(finding, HEADLINE, ROOM_WIDTH) * HEADLINE_STEP
        + (_lines(what, LETTERS, ROOM_WIDTH) + _lines(source, LETTERS, ROOM_WIDTH - NAVIGATION)) * WORDS_STEP
    )
    return max(LEAST_ROOM, STAGE - AROUND - used)


def _lines(text: str, size: float, across: float) -> int:
    return len(fonts.wrapped(text, size * OTHER_LETTERS, across, bold=size > LETTERS))


def stage(slides: Sequence[Shown], words: dict[str, str]) -> str:
    """Return the stage with all its slides, as HTML that holds no script."""
    drawn = "".join(_slide(slide, number, len(slides), words) for number, slide in enumerate(slides, 1))
    buttons = "".join(_button(key, shape, words[key]) for key, shape in SHAPES.items())
    return (
        f'<div class="stage" tabindex="0" role="region" aria-label="{escape(words["stage"])}" data-after="{escape(words["after"])}" '
        f'data-passed="{escape(words["passed"])}">{drawn}'
        f'<nav>{buttons}<span class="count" role="status"></span></nav></div>'
    )


def _button(key: str, shape: str, label: str) -> str:
    icon = f'<svg viewBox="0 0 24 24" width="55%" aria-hidden="true"><path fill="currentColor" d="{shape}"/></svg>'
    return f'<button type="button" data-do="{key}" title="{escape(label)}" aria-label="{escape(label)}">{icon}</button>'


def _slide(slide: Shown, number: int, count: int, words: dict[str, str]) -> str:
    """Each part of the chart under the words of the slide; what is drawn stands in the page once, and parts refer to it."""
    drawings = "".join(_named(svg, f"drawn-{number}-{one}") for one, svg in enumerate(slide.chart.drawings))
    parts = []
    for at, view in enumerate(slide.chart.views, 1):
        place = f"{number} / {count}" + (f" ({at}/{slide.parts})" if slide.parts > 1 else "")
        picture = _view(slide.chart, view, f"drawn-{number}-{view.drawing}")
        parts.append(_part(slide, number, place, picture, words))
    return f'<div class="drawings" aria-hidden="true">{drawings}</div>{"".join(parts)}'


def _part(slide: Shown, number: int, place: str, picture: str, words: dict[str, str]) -> str:
    remarks = "".join(f"<li>{escape(text)}</li>" for text in slide.remarks)
    return (
        f'<section class="slide" hidden data-slide="{number}" data-count="{place}"><h2>{escape(slide.finding)}</h2>'
        f'<p class="what">{escape(slide.what)}</p>'
        f'<div class="chart" role="img" aria-label="{escape(slide.finding)}">{picture}</div>'
        f'<p class="source">{escape(slide.source)}</p>'
        f'<aside class="notes" hidden aria-label="{escape(words["notes"])}"><p>{escape(slide.note)}</p><ul>{remarks}</ul></aside>'
        "</section>"
    )


def _named(svg: str, name: str) -> str:
    """A drawing to be referred to: nothing is seen of it where it stands."""
    return f'<svg width="0" height="0"><g id="{name}">{svg}</g></svg>'


def _view(chart: Large, view: View, name: str) -> str:
    """A part of a chart, as large as its room lets it be."""
    width = svg_width(chart.drawings[view.drawing])
    place = ' preserveAspectRatio="xMidYMin"' if len(view.windows) > 1 else ""  # parts begin at the same height
    return f'<svg viewBox="0 0 {width:g} {view.height:g}"{place}>{bands(chart, view, name)}</svg>'


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
