import streamlit as st

from components import links
from components.filters import filter_bar, plan_filters
from components.frame import page_end, page_frame, small
from components.sections import programmes as section

page = page_frame("pages/programmes.py")
fields = section.field_labels(page)

with filter_bar():
    text = links.search(page("programmes.search"), "q", page("programmes.placeholder"))
    chosen = plan_filters(page, strategies=True)
    field = links.select(page("programmes.field"), "field", list(fields), fields)

rows = section.found(chosen, text, field)
st.markdown(f"#### {page('programmes.sentence', count=len(rows))}", anchors=False)
small(page("programmes.what"))

if rows.empty:
    section.nothing_found(page, text)
else:
    with st.grid(2, min_column_width=400, gap=("medium", "large")):
        with st.container(gap="xsmall"):
            picked = section.results(page, rows)
            section.downloads_of(page, rows)
        with st.container():
            section.details(page, picked)

page_end(page)
