import streamlit as st

from components import links
from components.deck import read
from components.deck_button import DECK
from components.filters import filter_bar
from components.frame import page_end, page_frame
from components.sections import present as section

page = page_frame("pages/present.py")
links.tell(DECK)
talk, lost = read(links.now(DECK) or "")

stage = st.container()  # above its controls: at 1280 × 720 the whole slide is seen without scrolling
with filter_bar():
    pause = section.pause_control(page)

section.lost_slides(page, lost)
if talk.slides:
    with stage:
        drawn = section.shown_slides(page, talk)
        section.frozen(page, talk)
        section.stage_section(page, drawn, pause)
    with st.grid(2, min_column_width=400, gap=("small", "large")):
        section.order_section(page, talk, drawn)
else:
    section.nothing_yet(page)

page_end(page)
