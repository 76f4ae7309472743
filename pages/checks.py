import streamlit as st

from components.filters import filter_bar, plan_filters
from components.frame import note, page_end, page_frame
from components.sections import audit as section

page = page_frame("pages/checks.py")

with filter_bar():
    chosen = plan_filters(page)
    show, rule = section.rule_filter(page)

section.scores_section(page, chosen)

rows = section.found(chosen, show, rule)
st.markdown(f"#### {page('audit.count', count=len(rows))}", anchors=False)
if rows.empty:
    note(page("audit.nothing"), page("audit.nothing_text"))
else:
    with st.grid(2, min_column_width=400, gap=("medium", "large")):
        with st.container(gap="xsmall"):
            picked = section.results(page, rows)
        with st.container():
            section.details(page, picked)

page_end(page)
