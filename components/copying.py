"""A button that copies a text with one click. Streamlit has none: the one of `st.code` shows itself only over the code.

The one component of ours with a script of its own. It asks no outside host, and runs where scripts may come from `blob:` only.
"""

from pathlib import Path

import streamlit as st

ASSETS = Path(__file__).resolve().parent / "assets"

_button = st.components.v2.component(
    "naranhi_copy",
    html=(ASSETS / "copy.html").read_text(encoding="utf-8"),
    css=(ASSETS / "copy.css").read_text(encoding="utf-8"),
    js=(ASSETS / "copy.js").read_text(encoding="utf-8"),
)


def copy_button(label: str, text: str, copied: str, failed: str, key: str) -> None:
    """Copy `text` when clicked; `copied` or `failed` is what the button then says, also to who cannot see it."""
    _button(data={"label": label, "text": text, "copied": copied, "failed": failed}, key=key, width="content")
