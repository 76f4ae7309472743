"""Words on the page: notes, small print, and text that Markdown leaves alone."""

import streamlit as st


def note(title: str, text: str, icon: str = "") -> None:
    """A framed note: what is missing or wrong, and what there is instead. Never an empty chart."""
    with st.container(border=True, width=680):
        st.markdown(f"## {f'{icon} ' if icon else ''}{plain(title)}", anchors=False)
        small(plain(text))


def small(text: str) -> None:
    """Small print: grey, but dark enough to read."""
    st.markdown(f":small[:gray[{text}]]")


def plain(text: str) -> str:
    """Return text that Markdown leaves as it is: data and URLs are never formatting."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]()<>#+!|~$:" else char for char in text)
