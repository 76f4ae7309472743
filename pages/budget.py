import streamlit as st

from components import links
from components.filters import filter_bar, plan_filters
from components.frame import page_end, page_frame
from components.sections.budget_flow import flow_section
from components.sections.budget_shares import parts_section, plans_for, plans_section
from components.sections.budget_tree import tree_section
from components.sections.execution import execution_section
from components.sections.job_costs import job_cost_section
from loaders.budgets import STAGES

page = page_frame("pages/budget.py")

with filter_bar():
    chosen = plan_filters(page, strategies=True)
    stage = links.segments(
        page("budget.stage"), "stage", STAGES, {code: page(f"stage.short_{code}") for code in STAGES}
    )

plans_section(page, chosen, stage)

shown = plans_for(chosen, stage, chosen.strategy)
with st.grid(2, min_column_width=400, gap=("medium", "large")):
    for plan in shown:
        parts_section(page, plan, stage, chosen.strategy)
    if shown:
        flow_section(page, shown[0], stage)
    for plan in shown:
        tree_section(page, plan, stage, chosen.strategy)
    execution_section(page, chosen, chosen.strategy)
    job_cost_section(page, chosen)

page_end(page)
