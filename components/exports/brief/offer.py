"""The three buttons of a brief, and how far the one that was clicked has come. Nothing is made before a click."""

# What writes the files is loaded by the click as well: a page that is only read never pays for it.
# ruff: noqa: PLC0415

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.tables import File, made

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from components.frame import Page

PROGRESS = "brief_progress"
LONGEST, FULL = 120, 0.8  # seconds that a bar is shown, and stays when the file is made
MIMES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "hwpx": "application/hwp+zip",
}


@dataclass
class Progress:
    """How far a file has come; `finished` counts the files made, `seen` those the reader's page knows of."""

    done: int = 0
    whole: int = 0
    finished: int = 0
    seen: int = 0

    def tell(self, done: int, whole: int, _what: str) -> None:
        """Take down what a maker says."""
        self.done, self.whole = done, whole


@st.fragment
def offer_brief(page: Page) -> None:
    """PPTX, PDF and HWPX of the charts of a page; says so where it has none."""
    if not page.drawn:
        st.markdown(f":small[:gray[{page('brief.no_charts')}]]")
        return
    st.markdown(f":small[:gray[{page('brief.hint')}]]")
    kept = st.session_state.setdefault(PROGRESS, {kind: Progress() for kind in MIMES})
    clicked = None
    with st.container(horizontal=True, gap="small"):
        for kind, mime in MIMES.items():
            file = File(kind.upper(), kind, mime, partial(_file, page, kind, kept[kind]), page(f"brief.{kind}_help"))
            if _button(page, file):
                clicked = kind
    if clicked:
        _follow(page, clicked.upper(), kept[clicked])
    for progress in kept.values():
        progress.seen = progress.finished


def make(page: Page, kind: str, progress: Progress) -> bytes:
    """Make one file of the page as it was when it ended."""
    from components.exports.brief.content import gather

    if kind == "pptx":
        from components.exports.brief.slides import slides as write
    elif kind == "pdf":
        from components.exports.brief.pages import pages as write
    else:
        from components.exports.brief.hangul import hangul as write
    return write(gather(page), progress.tell)


def _file(page: Page, kind: str, progress: Progress) -> bytes:
    progress.done = progress.whole = 0
    try:
        return make(page, kind, progress)
    finally:
        progress.finished += 1


def _button(page: Page, file: File) -> bool:
    """The click makes the file and saves it; it also runs this part of the page again, which shows how far it has come."""
    name = f"naranhi-{page.entry.key}.{file.suffix}"
    return st.download_button(
        file.label, partial(made, page, file, name), name, file.mime, key=f"brief_{file.suffix}",
        icon=":material/download:", type="tertiary", on_click="rerun", help=file.help,
    )  # fmt: skip


def _follow(page: Page, name: str, progress: Progress) -> None:
    """Show the bar until the file is made, and full for a moment, so that a quick one is seen, too."""
    bar, end = st.progress(0.0), time.monotonic() + LONGEST
    while progress.finished == progress.seen and time.monotonic() < end:
        _draw(page, bar, name, progress.done, progress.whole)
        time.sleep(0.1)
    _draw(page, bar, name, progress.whole, progress.whole)
    time.sleep(FULL)
    bar.empty()


def _draw(page: Page, bar: DeltaGenerator, name: str, done: int, whole: int) -> None:
    share = min(done / whole, 1.0) if whole else 0.0
    bar.progress(share, page("brief.making", name=name, done=done, whole=whole or "…"))
