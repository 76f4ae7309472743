"""The lines that put a chart into a page of another site."""

from __future__ import annotations  # a chart block, which offers this, has the types

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from components import links
from components.text import small
from loaders.editions import edition

if TYPE_CHECKING:
    from components.blocks import Drawn
    from components.frame import Page

AROUND = 230  # pixels that sentence, notes and source take around a chart
NO_HEIGHT = 340  # pixels of a chart that does not say how high it is


def offer_embedding(page: Page, drawn: Drawn) -> None:
    """Say what the lines are for, and show them to be copied."""
    small(page("embed.hint"))
    address = f"{links.permalink(edition()[0])}&embed=true&chart={drawn.drawing.key}"
    st.code(iframe(address, drawn), language=None, wrap_lines=True)


def iframe(address: str, drawn: Drawn) -> str:
    """Return the HTML: as wide as the page it stands in, high enough for the chart and the words around it."""
    height = drawn.drawing.spec.get("height")
    height = AROUND + (height if isinstance(height, int) else NO_HEIGHT)
    return (
        f'<iframe src="{escape(address)}" title="{escape(drawn.finding)}" width="100%" height="{height}" '
        'loading="lazy" style="border:0"></iframe>'
    )
