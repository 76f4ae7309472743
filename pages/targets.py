from components import links
from components.filters import ALL, filter_bar, plan_filters
from components.frame import page_end, page_frame
from components.lanes import lanes
from components.sections.achievements import finished_section
from components.sections.common_indicators import common_section, steps_section
from components.sections.direct_jobs import direct_section
from components.sections.honesty import honesty_section
from components.sections.policy import policy_section
from components.sections.target_parts import parts_section, plans_with, running_section

page = page_frame("pages/targets.py")
VIEWS = ("common", "parts", "audience", "policy")

with filter_bar():
    chosen = plan_filters(page, strategies=True)
    view = links.segments(page("targets.view"), "view", VIEWS, {code: page(f"targets.view_{code}") for code in VIEWS})

with lanes(page):
    for plan in plans_with(chosen, view):
        if view == "common":
            common_section(page, plan)
        elif view == "parts":
            parts_section(page, plan, chosen.strategy)
        elif view == "policy":
            policy_section(page, plan)
        else:
            running_section(page, plan)
    if view == "common":
        honesty_section(page, chosen)
        if not chosen.only:
            steps_section(page, chosen)
        finished_section(page, chosen)
    elif view == "parts" and chosen.strategy == ALL:
        direct_section(page, chosen)

page_end(page)
