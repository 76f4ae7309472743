import streamlit as st

from components.frame import page_end, page_frame
from components.sections import programme_details, programme_twins, programmes

page = page_frame("pages/programmes.py")
wanted, sort = programmes.filters(page)
rows = programmes.listed(page, wanted, sort)

if rows.empty:
    programmes.nothing_found(page, wanted)
with st.grid(2, min_column_width=400, gap="medium"):
    with st.container(gap="xsmall"):
        picked = programmes.results(page, rows)
    with st.container():
        programme_details.details(page, picked, len(rows))
        programme_twins.twins_section(page, picked)

page_end(page)
