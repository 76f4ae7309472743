import streamlit as st

from components import links
from components.filters import filter_bar, plan_filters
from components.frame import page_end, page_frame
from components.sections import labour_industry, labour_matching, labour_people, labour_years

page = page_frame("pages/labour_market.py")
VIEWS = {
    "people": labour_people.people,
    "industry": labour_industry.industry,
    "matching": labour_matching.matching,
    "insured": labour_years.insured,
}

with filter_bar():
    chosen = plan_filters(page)
    labels = {code: page(f"labour_market.view_{code}") for code in VIEWS}
    view = links.segments(page("labour_market.view"), "view", list(VIEWS), labels)

with st.grid(2, min_column_width=400, gap=("medium", "large")):
    VIEWS[view](page, chosen)

page_end(page)
