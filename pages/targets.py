import streamlit as st

from components import links
from components.filters import filter_bar, plan_filters
from components.frame import page_end, page_frame
from components.sections import targets as section

page = page_frame("pages/targets.py")
VIEWS = ("common", "parts", "audience")

with filter_bar():
    chosen = plan_filters(page, strategies=True)
    view = links.segments(page("targets.view"), "view", VIEWS, {code: page(f"targets.view_{code}") for code in VIEWS})

shown = section.plans_for(chosen, view)
with st.grid(2, min_column_width=400, gap=("medium", "large")):
    for plan in shown:
        if view == "common":
            section.common_section(page, plan)
        elif view == "parts":
            section.parts_section(page, plan, chosen.strategy)
        else:
            section.running_section(page, plan)
    section.steps_section(page, chosen)
    section.finished_section(page, chosen)

page_end(page)
