from components.filters import filter_bar, plan_filters
from components.frame import page_end, page_frame
from components.sections import audit as section

page = page_frame("pages/checks.py")

with filter_bar():
    chosen = plan_filters(page)
    show, rule = section.rule_filter(page)

section.scores_section(page, chosen)

if show == "silent":
    section.silent_section(page, chosen)
else:
    section.list_section(page, chosen, show, rule)

page_end(page)
