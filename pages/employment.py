from components import links
from components.filters import filter_bar, plan_filters
from components.frame import page_end, page_frame
from components.lanes import lanes
from components.sections import employment as section
from components.sections import employment_gaps, employment_groups, employment_ranks
from components.sections.region_change import region_change

page = page_frame("pages/employment.py")

with filter_bar():
    chosen = plan_filters(page)
    rate = links.segments(
        page("employment.rate"),
        "rate",
        list(section.INDICATORS),
        {code: page(f"rate.short_{code}") for code in section.INDICATORS},
        default=section.first_rate(chosen),
    )
    by = links.segments(
        page("employment.by"),
        "by",
        ["age", "sex", "industry", "employment_status"],
        {code: page(f"by.{code}") for code in ("age", "sex", "industry", "employment_status")},
    )

alone = chosen.only is not None
with lanes(page, headed=True):
    section.rates_section(page, chosen, rate)
    employment_gaps.gaps_section(page, chosen, rate)
    employment_ranks.ranks_section(page, chosen, "employment")
    for plan in section.plans_for(chosen, by, rate):
        printed = section.employed_section(page, plan, by, alone)
        if by == "sex":
            employment_groups.sexes_section(page, plan, rate, alone and printed)
        elif by == "age":
            employment_groups.ages_section(page, plan, alone and printed)

region_change(page, chosen.only)
page_end(page)
