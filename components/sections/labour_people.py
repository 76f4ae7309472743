"""Residents: by age and sex against city and nation, over years, and where changes come from. And the insured over years."""

from typing import Any

import streamlit as st

from components import axes, numbers
from components.blocks import Block, chart_block, vega
from components.charts.moves import signed_columns
from components.doubts import marked
from components.filters import Chosen, nothing_here
from components.frame import Page, plain
from components.periods import period_text
from components.sections.employment_gaps import ranks_section
from components.sections.labour_parts import (
    area_rows,
    draw_groups,
    draw_lines,
    growth_of,
    latest,
    line_rows,
    moved,
    own_figures,
    printing,
    with_share,
)
from components.sections.labour_statistics import census
from components.tables import Twin, headed
from loaders import labour_market
from loaders.provenance import place_labels

# A change of residents and its parts, as the plan prints them: (indicator, category), role.
MOVES = (
    (("population_change", "total"), "accent"),
    (("net_migration", "within_province"), "muted"),
    (("net_migration", "between_provinces"), "muted"),
    (("natural_change", "total"), "muted"),
)
DIVIDED = ("groups", "area_levels")  # each value is drawn as a share of its own area
MOVE_COLUMNS = ("lane", "period", "printed", "place")


def people(page: Page, chosen: Chosen) -> None:
    """Residents of every chosen plan that prints them; where none does, the census of its area."""
    having = labour_market.plans_with("population", "age")
    plans = printing(chosen, having)
    for plan in plans:
        structure(page, plan, "age")
        with st.container(gap="large"):
            years(page, plan, "population")
            flows(page, plan)
            structure(page, plan, "sex")
    ranks_section(page, chosen, "population")
    if not plans:
        labels = page.listed(chosen.plans[f"label_{page.lang}"])
        nothing_here(page, page("labour_market.no_people", plan=labels), having, view="people")
        census(page, chosen.plans.iloc[0].to_dict())


def structure(page: Page, plan: dict, by: str) -> None:
    """Each group's share of the residents, own area against province and nation, in the newest period."""
    rows = labour_market.figures_of(plan["plan_id"], "population", by)
    shares = with_share(latest(rows), labour_market.figures_of(plan["plan_id"], "population", "total"))
    drawn = area_rows(page, shares, plan)
    drawn, asked = axes.of_figures(page, drawn, "group", told=DIVIDED, own="own")
    sentence = _structure_sentence(page, plan, drawn)
    period = period_text(shares["time_period"].iloc[0], page.lang)
    what = page("labour_market.structure_what", by=page(f"by.{by}"), period=period)
    draw_groups(
        page, drawn, Block(sentence, what, page.of(plan, "label"), axis=asked), f"people-{by}-{plan['plan_id']}"
    )


def _structure_sentence(page: Page, plan: dict, rows: list[dict[str, Any]]) -> str:
    """The group in which the own area differs most from its province."""
    own = {row["group"]: row for row in rows if row["own"]}
    around = {row["group"]: row for row in rows if row["role"] == "muted"}
    apart = {group: own[group]["value"] - around[group]["value"] for group in own if group in around}
    group = max(apart, key=lambda name: abs(apart[name]))
    gap = apart[group]
    return page(
        f"labour_market.structure_{'up' if gap > 0 else 'down'}",
        area=plain(page.of(plan, "region")),
        group=page.particle(plain(group), "이다"),
        value=page.particle(own[group]["value_text"], "이"),
        around=plain(around[group]["series"]),
        gap=f"{abs(gap):.1f}",
    )


def years(page: Page, plan: dict, indicator: str, by: str = "age") -> None:
    """Counts by group over the years; only where more than two years are printed, or the groups would be drawn twice."""
    rows = own_figures(plan, indicator, by)
    periods = rows.groupby("category")["time_period"].nunique()
    rows = rows[rows["category"].isin(periods[periods == periods.max()].index)]
    if periods.max() < (3 if indicator == "population" else 2):
        return
    drawn = line_rows(page, rows)
    what = page("labour_market.years_what", what=page(f"labour_market.of_{indicator}"), by=page(f"by.{by}"))
    block = Block(_years_sentence(page, plan, indicator, by, drawn), what, page.of(plan, "label"))
    draw_lines(page, drawn, block, f"{indicator}-{by}-{plan['plan_id']}")


def _years_sentence(page: Page, plan: dict, indicator: str, by: str, rows: list[dict[str, Any]]) -> str:
    """All of them from the first to the last year, and the group that changed most; by sex, both sexes."""
    totals = own_figures(plan, indicator, "total").sort_values("time_period")
    first, last = totals.iloc[0], totals.iloc[-1]
    ends = list({row["area"]: row for row in rows}.values())
    most, *others = sorted(ends, key=lambda row: row["role"] != "accent")
    words = {
        "area": plain(page.of(plan, "region")),
        "first_year": first["time_period"][:4],
        "last_year": last["time_period"][:4],
        "group": page.particle(plain(most["area"]), "은"),
        "group_moved": moved(page, most["growth"]),
    }
    if by == "sex":
        what, other = page(f"labour_market.of_{indicator}"), others[0]
        names = {"other": page.particle(plain(other["area"]), "은"), "other_moved": moved(page, other["growth"])}
        return page("labour_market.years_sex", what=what, **names, **words)
    counts = {"first": first["printed"], "last": last["printed"], "moved": moved(page, growth_of(totals))}
    return page(f"labour_market.years_{indicator}", **counts, **words)


def flows(page: Page, plan: dict) -> None:
    """Where a change of residents comes from, year by year, where the plan prints it."""
    rows = _flow_rows(page, plan)
    if not rows:
        return
    parts = [row for row in rows if row["role"] == "muted"]
    top = max((row for row in rows if row["role"] == "accent"), key=lambda row: row["value"])
    part = max((row for row in parts if row["period"] == top["period"]), key=lambda row: row["value"])
    sentence = page(
        "labour_market.flows_sentence",
        area=plain(page.of(plan, "region")),
        year=top["period"],
        value=top["printed"],
        part=page.particle(plain(part["lane"]), "이다"),
        part_value=page.particle(part["printed"], "이"),
    )
    rows, notes, doubts = marked(page, rows, "value_text")
    block = Block(sentence, page("labour_market.flows_what"), page.of(plan, "label"), notes=notes, doubts=doubts)
    words = {word: page(f"tip.{word}") for word in ("group", "period", "value", "place")}
    key = f"flows-{plan['plan_id']}"
    chart_block(page, block, vega(signed_columns(rows, words), key), Twin(key, headed(page, rows, MOVE_COLUMNS)))


def _flow_rows(page: Page, plan: dict) -> list[dict[str, Any]]:
    found = []
    for (indicator, category), role in MOVES:
        by = "migration" if indicator == "net_migration" else "total"
        rows = labour_market.figures_of(plan["plan_id"], indicator, by)
        rows = rows[(rows["category"] == category) & (rows["ref_area"] == plan["region"])]
        places = place_labels(rows["figure_id"], page.lang)
        found += [
            {
                "lane": row[f"category_{page.lang}"] if by == "migration" else row[f"indicator_{page.lang}"],
                "period": row["time_period"],
                "value": row["value"],
                "value_text": numbers.rate(row["value"] / 1000, page.lang),
                "printed": f"{row['printed']}{page.unit(row['printed_unit'])}",
                "role": role,
                "figures": (row["figure_id"],),
                "place": place,
            }
            for row, place in zip(rows.to_dict("records"), places, strict=True)
        ]
    return found


def insured(page: Page, chosen: Chosen) -> None:
    """The insured of every chosen plan that prints them, by age and by sex over the years."""
    having = labour_market.plans_with("insured", "age")
    plans = printing(chosen, having)
    for plan in plans:
        years(page, plan, "insured", "age")
        years(page, plan, "insured", "sex")
    if not plans:
        labels = page.listed(chosen.plans[f"label_{page.lang}"])
        nothing_here(page, page("labour_market.no_insured", plan=labels), having, view="insured")
