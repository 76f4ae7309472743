"""Counts over years by group, as lines: residents, the insured, workers; and the insured against the city."""

from typing import Any

import pandas as pd

from components.blocks import Block
from components.filters import Chosen, nothing_here
from components.frame import Page, plain
from components.memory import remembered
from components.sections.labour_parts import draw_lines, growth_of, line_rows, moved, own_figures, printing
from components.sections.labour_structure import structure
from loaders import labour_market

WIDENED = "2020"  # the census on establishments covers more of them from this year on


def insured(page: Page, chosen: Chosen) -> None:
    """The insured of every chosen plan that prints them, by age and by sex over the years."""
    having = labour_market.plans_with("insured", "age")
    plans = printing(chosen, having)
    for plan in plans:
        for by in ("age", "sex"):
            years(page, plan, "insured", by)
            structure(page, plan, by, "insured")
    if not plans:
        labels = page.listed(chosen.plans[f"label_{page.lang}"])
        nothing_here(page, page("labour_market.no_insured", plan=labels), having, view="insured")


@remembered
def years(page: Page, plan: dict, indicator: str, by: str, at_least: int = 2) -> None:
    """Counts by group over the years, where the plan prints at least so many."""
    rows = own_figures(plan, indicator, by)
    periods = rows.groupby("category")["time_period"].nunique()
    if rows.empty or periods.max() < at_least:
        return
    rows = rows[rows["category"].isin(periods[periods == periods.max()].index)]
    drawn = line_rows(page, rows)
    totals = own_figures(plan, indicator, "total").sort_values("time_period")
    what = page("labour_market.years_what", what=page(f"labour_market.of_{indicator}"), by=page(f"by.{by}"))
    block = Block(_years_sentence(page, plan, indicator, drawn, totals), what, page.of(plan, "label"))
    draw_lines(page, drawn, block, f"{indicator}-{by}-{plan['plan_id']}")


def _years_sentence(page: Page, plan: dict, indicator: str, rows: list[dict[str, Any]], totals: pd.DataFrame) -> str:
    """All of them from the first to the last year, and the group that changed most; of two groups, both."""
    ends = list({row["area"]: row for row in rows}.values())
    most, *others = sorted(ends, key=lambda row: row["role"] != "accent")
    periods = sorted({row["period"] for row in rows})
    words = {
        "area": plain(page.of(plan, "region")),
        "what": page(f"labour_market.of_{indicator}"),
        "first_year": periods[0],
        "last_year": periods[-1],
        "group": page.particle(plain(most["area"]), "은"),
        "group_moved": moved(page, most["growth"]),
    }
    if len(others) == 1:
        other = others[0]
        names = {"other": page.particle(plain(other["area"]), "은"), "other_moved": moved(page, other["growth"])}
        return page("labour_market.years_two", **names, **words)
    if len(totals) < 2:
        return page("labour_market.years_one", **words)
    first, last = totals.iloc[0], totals.iloc[-1]
    counts = {"first": first["printed"], "last": last["printed"], "moved": moved(page, growth_of(totals))}
    words |= {"first_year": first["time_period"][:4], "last_year": last["time_period"][:4]}
    return page("labour_market.years_all", **counts, **words)


@remembered
def firm_years(page: Page, plan: dict, counted: str) -> None:
    """Workers or establishments over the years. The census covers more from 2020 on: the line breaks there."""
    rows = own_figures(plan, counted, "total").sort_values("time_period")
    wide = rows[rows["time_period"] >= WIDENED]
    if len(wide) < 2 or len(rows) == len(wide) == 2:  # two years stand in the chart by industry already
        return
    drawn = line_rows(
        page, rows.assign(category=["wide" if one >= WIDENED else "narrow" for one in rows["time_period"]])
    )
    for row in drawn:
        census = "wide" if row["period"] >= WIDENED else "narrow"
        row |= {"area": page(f"labour_market.counted_{census}"), "role": "accent" if census == "wide" else "context"}
    first, last = wide.iloc[0], wide.iloc[-1]
    counts = page(f"labour_market.series_{counted}")
    sentence = page(
        "labour_market.firm_years",
        area=plain(page.of(plan, "region")),
        first_year=first["time_period"][:4],
        what=page.particle(counts, "은"),
        first=page(f"labour_market.count_{counted}", count=first["printed"]),
        last_year=last["time_period"][:4],
        last=page.particle(page(f"labour_market.count_{counted}", count=last["printed"]), "으로"),
        moved=moved(page, growth_of(wide)),
    )
    notes = [page("labour_market.widened")] if len(wide) < len(rows) else []
    block = Block(sentence, page("labour_market.firm_years_what", what=counts), page.of(plan, "label"), notes)
    draw_lines(page, drawn, block, f"{counted}-years-{plan['plan_id']}")
