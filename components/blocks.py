"""A chart block: sentence, what it shows, chart, notes, source, table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import streamlit as st

from components import links
from components.axes import Asked
from components.embed import offer_embedding
from components.exports.offer import block_files
from components.frame import Page, plain, small
from components.memory import Part, when_drawn
from components.tables import Twin, table_twin
from components.text import small_lines


@dataclass(frozen=True)
class Block:
    """What a chart block says around its chart. `sentence` may hold **bold**; the rest is plain text.

    A chart of several plans or areas needs `axis`, the answer of components.axes to whether they may stand together.
    """

    sentence: str
    what: str
    source: str
    notes: Sequence[str] = field(default_factory=tuple)
    doubts: int = 0
    axis: Asked | None = None

    @property
    def said(self) -> list[str]:
        """Every line below the chart: what the axis asks to be told, then the notes."""
        return [*(self.axis.notes if self.axis else ()), *self.notes]


@dataclass(frozen=True)
class Drawing:
    """A chart as data: its Vega-Lite specification, and the key that names it on the page and in files."""

    spec: dict[str, Any]
    key: str
    on_select: Callable[[str], None] | None = None  # what a click on a mark does, by the widget's key
    again: int = 0  # raised to draw it anew: a mark that was clicked can then be clicked again

    @property
    def height(self) -> int:
        """Pixels of the picture."""
        return self.spec["height"]

    def show(self, alt: str) -> None:
        """Draw it where the script is; `alt` is what readers hear who do not see it."""
        # Its height is said, so that the page keeps its place while the browser draws; else it falls in and jumps back.
        height = self.height
        if self.on_select:
            widget = f"{self.key}-{self.again}"
            st.vega_lite_chart(self.spec, key=widget, alt=alt, height=height, on_select=partial(self.on_select, widget))
        else:
            st.vega_lite_chart(self.spec, key=self.key, alt=alt, height=height)


@dataclass(frozen=True)
class Drawn:
    """A finished block of the page: what files to take home are made from. `finding` is the sentence as plain text."""

    block: Block
    drawing: Drawing
    twin: Twin
    finding: str


def chart_block(page: Page, block: Block, drawing: Drawing, twin: Twin) -> None:
    """Draw a block from top to bottom and remember it in `page.drawn`; the sentence is also the chart's alternative text."""
    block = replace(block, sentence=begun(block.sentence), what=begun(block.what))
    draw = partial(_draw, block=block, drawing=drawing, twin=twin)
    when_drawn(page, Part(draw, drawing.height + words_height(block)))


def _draw(page: Page, block: Block, drawing: Drawing, twin: Twin) -> None:
    with st.container(gap="xsmall"):
        if block.doubts:
            chart_with_words(block, drawing)
            _doubtful_source(page, block)
        else:
            chart_with_words(block, drawing, page("block.source", source=block.source))
        drawn = Drawn(block, drawing, twin, spoken(block.sentence))
        page.drawn.append(drawn)
        table_twin(page, twin, block_files(page, drawn), lambda: offer_embedding(page, drawn))


def _doubtful_source(page: Page, block: Block) -> None:
    """Where the figures are printed, and how many of them are doubtful."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        small(plain(page("block.source", source=block.source)))
        badge = f":orange-badge[:material/flag: {page('block.doubts', count=block.doubts)}]"
        st.page_link("pages/checks.py", label=badge, query_params=links.shared_parameters())


def chart_with_words(block: Block, drawing: Drawing, *more: str) -> None:
    """The sentence, what the chart shows, the chart, and every line that belongs below it, then `more` lines."""
    st.markdown(f"## {block.sentence}\n\n:small[:gray[{plain(block.what)}]]", anchors=False)
    drawing.show(spoken(block.sentence))
    small_lines(plain(text) for text in (*block.said, *more))


def words_height(block: Block) -> int:
    """About how many pixels the words around a chart need in a lane: estimated, good enough to tell which lane is shorter."""
    small_print = [block.what, *block.said, block.source]
    return 60 + 22 * -(-len(block.sentence) // 30) + sum(8 + 21 * -(-len(text) // 38) for text in small_print)


def vega(spec: dict[str, Any], key: str) -> Drawing:
    """A chart from a Vega-Lite specification."""
    return Drawing(spec, key)


def begun(sentence: str) -> str:
    """The sentence with a capital at its beginning, where it begins with a small letter: names of groups are written small."""
    return sentence[:1].upper() + sentence[1:]


def spoken(sentence: str) -> str:
    """The sentence without Markdown, for readers who hear it."""
    return sentence.replace("**", "").replace("\\", "")
