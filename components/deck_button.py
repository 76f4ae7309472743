"""The button in the header that puts a chart of this page into the talk that the reader is collecting."""

from __future__ import annotations  # the frame, which shows this, has the type of its page

from typing import TYPE_CHECKING

import streamlit as st

from components import deck, links
from components.quiet import state
from components.text import plain
from loaders.editions import edition

if TYPE_CHECKING:
    from components.frame import Page

DECK, WIDGET = "deck", "add_to_deck"
LONGEST = 60  # signs of a finding in the menu


def collected() -> deck.Deck:
    """Return the talk that the address carries, and let every control of the menu know it."""
    return deck.read(links.marked(DECK, _readable))[0]


def offer_slides(page: Page) -> None:
    """A menu of the page's charts; choosing one adds it to the talk."""
    findings = {drawn.drawing.key: drawn.finding for drawn in page.drawn}
    if not findings:
        return
    st.menu_button(
        page("present.add"), list(findings), format_func=lambda key: plain(_short(findings[key])), key=WIDGET, type="tertiary",
        icon=":material/add_to_queue:", on_click=_add, args=(page,),
    )  # fmt: skip


def _add(page: Page) -> None:
    """Runs before the page is drawn again, so that its menu already carries the new slide."""
    before, _ = deck.read(links.now(DECK) or "")
    after = before.added(deck.slide(page.entry.path, state()[WIDGET], links.shown()), edition()[0])
    if deck.fits(after):
        links.mark(DECK, deck.written(after))
        st.toast(page("present.added", count=len(after.slides)), icon=":material/add_to_queue:")
    else:
        st.toast(page("present.no_room", count=len(before.slides)), icon=":material/block:", duration="long")


def _readable(text: str) -> bool:
    return text == "" or bool(deck.read(text)[0].slides)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
