import streamlit as st

from components.filters import filter_bar, plan_filters
from components.frame import page_end, page_frame, small
from components.sections import home as section
from components.sections.district_values import colour_filter
from components.sections.home_big_map import big_map_section
from components.sections.home_map import map_section, tiles_section
from components.sections.home_state import state_section
from components.sections.plan_cards import cards_section
from components.sections.region_change import region_change

page = page_frame("app.py")

with filter_bar():
    chosen = plan_filters(page)
    colours = colour_filter(page)
small(section.facts(page, chosen.plans))
with st.container():  # which keeps its place when it is empty: what comes below stands still
    region_change(page, chosen.only)

with st.grid(2, min_column_width=330, gap=("small", "large")):
    with st.container():
        map_section(page, colours, chosen.region)
    with st.container():
        section.findings(page, chosen)

st.markdown(f"## {page('home.cards_title', count=len(chosen.plans))}", anchors=False)
cards_section(page, chosen)
state_section(page, chosen)
tiles_section(page, colours)
big_map_section(page, colours, chosen.region)

page_end(page)
