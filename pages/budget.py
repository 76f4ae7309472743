from components import links
from components.filters import filter_bar, plan_filters
from components.frame import page_end, page_frame
from components.lanes import lanes
from components.sections.budget_flow import flow_section
from components.sections.budget_shares import parts_section, plans_for, plans_section, say_no_parts
from components.sections.budget_tree import BRANCHES, tree_section
from components.sections.budget_treemap import treemap_section
from components.sections.execution import execution_section
from components.sections.job_costs import job_cost_section
from loaders.budgets import STAGES

page = page_frame("pages/budget.py")
VIEWS = ("sources", "uses", "spent")

with filter_bar():
    chosen = plan_filters(page, strategies=True)
    view = links.segments(page("budget.view"), "view", VIEWS, {code: page(f"budget.view_{code}") for code in VIEWS})
    if view != "spent":
        labels = {code: page(f"stage.short_{code}") for code in STAGES}
        stage = links.segments(page("budget.stage"), "stage", STAGES, labels)

if view == "sources":
    plans_section(page, chosen, stage)
    with lanes(page):
        for plan in plans_for(chosen, stage, chosen.strategy):
            parts_section(page, plan, stage, chosen.strategy)
elif view == "uses":
    shown = plans_for(chosen, stage, chosen.strategy)
    if not shown:
        say_no_parts(page, chosen.plans.to_dict("records"), stage, BRANCHES)
    with lanes(page):
        for plan in shown:
            tree_section(page, plan, stage, chosen.strategy)
        for plan in shown[:1]:
            flow_section(page, plan, stage)
    for plan in shown:
        treemap_section(page, plan, stage, chosen.strategy)
else:
    with lanes(page):
        execution_section(page, chosen, chosen.strategy)
        job_cost_section(page, chosen)

page_end(page)
