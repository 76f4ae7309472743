import streamlit as st

from components import links
from components.filters import filter_bar, plan_filters
from components.frame import page_end, page_frame
from components.sections import budget as section
from loaders.budgets import STAGES

page = page_frame("pages/budget.py")

with filter_bar():
    chosen = plan_filters(page, strategies=True)
    stage = links.segments(page("budget.stage"), "stage", STAGES, {code: page(f"stage.{code}") for code in STAGES})

section.plans_section(page, chosen, stage)

shown = section.plans_for(chosen, stage, chosen.strategy)
with st.grid(2, min_column_width=400, gap=("medium", "large")):
    for plan in shown:
        section.parts_section(page, plan, stage, chosen.strategy)
    if shown:
        section.flow_section(page, shown[0], stage)
    section.execution_section(page, chosen, chosen.strategy)
    section.job_cost_section(page, chosen)

page_end(page)
