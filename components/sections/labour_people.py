"""Residents: by age and sex against city and nation, over years, and where changes come from."""

from typing import Any

from components import numbers
from components.blocks import Block, chart_block, vega
from components.charts.moves import signed_columns
from components.doubts import marked
from components.filters import Chosen, nothing_here
from components.frame import Page, plain
from components.memory import remembered
from components.sections.employment_ranks import ranks_section
from components.sections.labour_parts import printing
from components.sections.labour_statistics import census
from components.sections.labour_structure import structure
from components.sections.labour_years import years
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
MOVE_COLUMNS = ("lane", "period", "printed", "place")


def people(page: Page, chosen: Chosen) -> None:
    """Residents of every chosen plan that prints them; where none does, the census of its area."""
    having = labour_market.plans_with("population", "age")
    plans = printing(chosen, having)
    for plan in plans:
        structure(page, plan, "age", "population")
        years(page, plan, "population", "age", at_least=3)
        flows(page, plan)
        structure(page, plan, "sex", "population")
    ranks_section(page, chosen, "population")
    if not plans:
        labels = page.listed(chosen.plans[f"label_{page.lang}"])
        nothing_here(page, page("labour_market.no_people", plan=labels), having, view="people")
        census(page, chosen.plans.iloc[0].to_dict())


@remembered
def flows(page: Page, plan: dict) -> None:
    """Where a change of residents comes from, year by year, where the plan prints it."""
    rows = _flow_rows(page, plan)
    if len({row["lane"] for row in rows}) < len(
        MOVES
    ):  # a change without its parts says nothing of where it comes from
        return
    top = max((row for row in rows if row["role"] == "accent"), key=lambda row: row["value"])
    part = max((row for row in rows if row["period"] == top["period"] and row is not top), key=lambda row: row["value"])
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
