"""One chart of a page, for a page of another site: its sentence, its source, and a link to where it comes from."""

import streamlit as st

from components import links
from components.blocks import Drawn, chart_with_words
from components.frame import Page, note, plain, small
from components.news import changes_since
from components.quiet import base, page_drawn


def embedded(page: Page) -> None:
    """Draw the block that the address names; where there is none, say so and offer those of the page."""
    whole = page_drawn(page.entry.file, links.given() | {"lang": page.lang}, base())
    asked = links.asked("chart")
    found = next((drawn for drawn in whole.drawn if drawn.drawing.key == asked), None)
    if found:
        _block(page, whole, found)
        return
    note(page("embed.unknown", chart=asked[: links.TEXT_LIMIT]), page("embed.unknown_text"))
    for drawn in whole.drawn:
        st.markdown(f"- [{plain(drawn.finding)}]({whole.view.link}&embed=true&chart={drawn.drawing.key})")


def _block(page: Page, whole: Page, drawn: Drawn) -> None:
    with st.container(gap="xsmall"):
        chart_with_words(drawn.block, drawn.drawing)
        small(plain(page("block.source", source=drawn.block.source)))
        found = changes_since(links.asked("edition"), whole.view.figures)
        if found and len(found.figures):
            small(page("news.changed", count=len(found.figures)))
        st.markdown(f":small[[{page('embed.whole')}]({whole.view.link}) :gray[{plain(whole.view.edition)}]]")
