from components import links
from components.filters import filter_bar, plan_filters
from components.frame import page_end, page_frame
from components.lanes import lanes
from components.sections import labour_industry, labour_matching, labour_people, labour_years

page = page_frame("pages/labour_market.py")
VIEWS = ("people", "industry", "matching", "insured")
COUNTED = ("workers", "establishments")

with filter_bar():
    chosen = plan_filters(page)
    labels = {code: page(f"labour_market.view_{code}") for code in VIEWS}
    view = links.segments(page("labour_market.view"), "view", VIEWS, labels)
    if view == "industry":
        labels = {code: page(f"labour_market.series_{code}") for code in COUNTED}
        counted = links.segments(page("labour_market.counted"), "count", COUNTED, labels)

with lanes(page):
    if view == "people":
        labour_people.people(page, chosen)
    elif view == "industry":
        labour_industry.industry(page, chosen, counted)
    elif view == "matching":
        labour_matching.matching(page, chosen)
    else:
        labour_years.insured(page, chosen)

page_end(page)
