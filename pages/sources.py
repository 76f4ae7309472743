import streamlit as st

from components import links
from components.filters import filter_bar, plan_filters
from components.frame import page_end, page_frame, plain
from components.sections import sources as section
from components.sections.coverage import matrix_section

page = page_frame("pages/sources.py")
VIEWS = ("plans", "tables", "codebook")

with filter_bar():
    chosen = plan_filters(page)
    view = section.view_control(page, VIEWS)

if view == "plans":
    section.plans_section(page, chosen)
    matrix_section(page, chosen)
    section.coverage_section(page, chosen)
    st.markdown(f"## {page('sources.credits')}", anchors=False)
    for key in ("plans", "context", "boundaries", "codes", "licence"):
        st.markdown(plain(page(f"sources.credit_{key}")))
elif view == "tables":
    st.markdown(f"## {page('sources.tables')}", anchors=False)
    plan = section.plan_of_table(chosen, links.now("table"))
    tables = section.table_labels(plan)
    table = links.select(
        page("sources.table_of", plan=page.of(plan, "label")), "table", list(tables), tables, width=420
    )
    section.printed_tables_section(page, plan, table)
else:
    section.codebook_section(page)
    section.downloads_section(page)

page_end(page)
