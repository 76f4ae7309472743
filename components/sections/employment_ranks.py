"""Where an area stands among the districts, as the plans print it."""

from typing import Any

import pandas as pd

from components import axes
from components.blocks import Block, chart_block, vega
from components.charts.spans import rank_rows
from components.filters import Chosen
from components.frame import Page, plain
from components.memory import remembered
from components.periods import period_text
from components.tables import Twin, headed
from loaders import employment
from loaders.provenance import place_labels

RANK_COLUMNS = ("name", "area", "period", "rank", "places", "place")


@remembered
def ranks_section(page: Page, chosen: Chosen, group: str) -> None:
    """Printed ranks with their denominators; `group`: the indicators of the page, `employment` or `population`."""
    every = employment.ranks()
    people = every["indicator_id"] == "population"
    found = every[every["plan_id"].isin(chosen.ids) & (people if group == "population" else ~people)]
    if found.empty:
        return
    rows = _rank_rows(page, found)
    rows, asked = axes.of_figures(page, rows, "name", group="name")  # a rank has a row of places of its own
    best, worst = min(rows, key=lambda row: row["share"]), max(rows, key=lambda row: row["share"])
    sentence = page(
        "employment.rank_one" if len(rows) == 1 else "employment.ranks_sentence",
        area=plain(best["area"]),
        best=page.particle(plain(best["what"]), "은"),
        best_rank=best["rank_text"],
        worst=page.particle(plain(worst["what"]), "은"),
        worst_rank=worst["rank_text"],
    )
    what = page("employment.ranks_what", periods=page.listed(row["period"] for row in rows))
    source = page.listed(_plan_names(page, chosen, found))
    block = Block(sentence, what, source, axis=asked)
    words = {word: page(f"tip.{word}") for word in ("name", "value", "place")}
    key = f"ranks-{group}"
    chart_block(page, block, vega(rank_rows(rows, words), key), Twin(key, headed(page, rows, RANK_COLUMNS)))


def _plan_names(page: Page, chosen: Chosen, found: pd.DataFrame) -> list[str]:
    return [
        page.of(plan, "label") for plan in chosen.plans.to_dict("records") if plan["plan_id"] in set(found["plan_id"])
    ]


def _rank_rows(page: Page, found: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of the rank chart; area and period stand in a row's name only where rows differ in them."""
    areas, periods = found["ref_area"].nunique() > 1, found["time_period"].nunique() > 1
    places = place_labels(found["figure_id"], page.lang)
    rows = []
    for row, place in zip(found.to_dict("records"), places, strict=True):
        rank, count, among = int(row["value"]), int(row["places"]), row[f"among_{page.lang}"]
        what = row[f"indicator_{page.lang}"]
        if row["breakdown"] != "total":
            what = page("employment.rank_of_group", group=row[f"category_{page.lang}"])
        area, period = row[f"area_{page.lang}"], period_text(row["time_period"], page.lang)
        rows.append(
            {
                "area": area,
                "what": what,
                "name": " · ".join([*([area] if areas else []), what, *([period] if periods else [])]),
                "period": period,
                "rank": rank,
                "places": count,
                "share": rank / count,
                "rank_text": page("employment.rank_text", rank=rank, count=count, among=among),
                "rank_label": page("employment.rank_label", rank=rank, count=count),
                "role": "accent",
                "figures": (row["figure_id"],),
                "place": place,
            }
        )
    return rows
