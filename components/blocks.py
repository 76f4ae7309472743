"""A chart block: sentence, what it shows, chart, notes, source, table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from components import links
from components.frame import Page, plain, small
from components.tables import Twin, table_twin
from loaders.editions import edition


@dataclass(frozen=True)
class Block:
    """What a chart block says around its chart. `sentence` may hold **bold**; the rest is plain text."""

    sentence: str
    what: str
    source: str
    notes: Sequence[str] = field(default_factory=tuple)
    doubts: int = 0


def chart_block(page: Page, block: Block, draw: Callable[[str], Any], twin: Twin) -> None:
    """Draw a block from top to bottom; `draw` gets the sentence, which is also the chart's alternative text."""
    with st.container(gap="xsmall"):
        st.markdown(f"#### {block.sentence}", anchors=False)
        small(plain(block.what))
        draw(spoken(block.sentence))
        for text in block.notes:
            small(plain(text))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            small(plain(page("block.source", source=block.source)))
            if block.doubts:
                badge = f":orange-badge[:material/flag: {page('block.doubts', count=block.doubts)}]"
                st.page_link("pages/checks.py", label=badge, query_params=links.shared_parameters())
        about = {
            page("about.finding"): spoken(block.sentence),
            page("about.what"): block.what,
            page("about.source"): block.source,
            page("about.notes"): " / ".join(block.notes),
            page("about.edition"): " · ".join(reversed(edition())),
        }
        table_twin(page, Twin(twin.key, twin.rows, about | twin.about, twin.column_config))


def vega(spec: dict[str, Any], key: str) -> Callable[[str], Any]:
    """Return a drawing function for a Vega-Lite specification."""
    return lambda alt: st.vega_lite_chart(spec, key=key, alt=alt)


def plotly(figure: dict[str, Any], key: str) -> Callable[[str], Any]:
    """Return a drawing function for a Plotly figure given as a dict."""
    return lambda alt: st.plotly_chart(figure, key=key, alt=alt, config={"displayModeBar": False, "staticPlot": False})


def spoken(sentence: str) -> str:
    """The sentence without Markdown, for readers who hear it."""
    return sentence.replace("**", "").replace("\\", "")
