"""Words on the page: notes, small print, and text that Markdown leaves alone."""

from collections.abc import Iterable

import streamlit as st


def note(title: str, text: str, icon: str = "") -> None:
    """A framed note: what is missing or wrong, and what there is instead. Never an empty chart."""
    with st.container(border=True, width=680):
        st.markdown(f"## {f'{icon} ' if icon else ''}{plain(title)}", anchors=False)
        small(plain(text))


def small(text: str) -> None:
    """Small print: grey, but dark enough to read."""
    st.markdown(f":small[:gray[{text}]]")


def small_lines(texts: Iterable[str]) -> None:
    """Several lines of small print in one element: each element of a page costs the browser time whenever a filter changes."""
    lines = [f":small[:gray[{text}]]" for text in texts]
    if lines:
        st.markdown("  \n".join(lines))


def plain(text: str) -> str:
    """Return text that Markdown leaves as it is: data and URLs are never formatting."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]()<>#+!|~$:" else char for char in text)
