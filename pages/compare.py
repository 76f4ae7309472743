import streamlit as st

from components import links
from components.filters import filter_bar
from components.frame import note, page_end, page_frame
from components.lanes import lanes
from components.sections import compare as section
from components.sections.compare_plans import chosen_plans
from components.sections.peer_districts import peers_section
from components.sections.region_change import region_change
from loaders import plans

page = page_frame("pages/compare.py")
known = {plan["plan_id"]: plan for plan in plans.records()}
SHOWS = ("all", "comparable")

with filter_bar():
    compared = chosen_plans(page, known)
    show = links.segments(page("compare.show"), "show", SHOWS, {code: page(f"compare.show_{code}") for code in SHOWS})

st.markdown(f"## {section.summary(page, section.entries(compared, 'all'))}", anchors=False)
section.legend(page, compared)

if section.entries(compared, show):
    with lanes(page):
        section.topics(page, compared, show)
else:
    note(page("compare.nothing"), page("compare.nothing_text"))
if any(plan["region_level"] == "district" for plan in compared):  # provinces are not ranked
    st.markdown(f"## {page('compare.peers_title')}", anchors=False)
    peers_section(page, compared)
for plan in compared:
    region_change(page, plan)

page_end(page)
