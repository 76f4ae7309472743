"""What one job costs, among programmes of the same kind."""

from typing import Any

import pandas as pd

from components import axes, numbers
from components.blocks import Block, chart_block, vega
from components.charts.dots import SHAPES, grouped_dots
from components.doubts import marked
from components.filters import Chosen, nothing_here
from components.frame import Page, plain
from components.memory import remembered
from components.tables import Twin, headed
from loaders import programmes
from loaders.axes import value
from loaders.provenance import place_labels

COLUMNS = ("group", "series", "name", "target_printed", "budget", "value", "place")
TICK = 500  # 10,000 won


@remembered
def job_cost_section(page: Page, chosen: Chosen) -> None:
    """Won for one job, within kinds of programmes that several plans run under one name."""
    every = programmes.job_costs()
    if not set(chosen.ids) & set(every["plan_id"]):
        nothing_here(page, page("budget.no_job_costs"), every["plan_id"])
        return
    rows = _rows(page, every, chosen)
    own = {row["group"] for row in rows if row["role"] == "accent"}
    rows.sort(key=lambda row: row["group"] not in own)  # what the chosen plans run stands above
    rows, asked = axes.of_measures(page, rows, "series", _value, group="group")
    top = max(row["value"] for row in rows)
    ticks = [(float(value), _written(page, value)) for value in range(0, int(top) + 1, TICK)]
    words = {word: page(f"tip.{word}") for word in ("group", "series", "value", "place")}
    sentence = _sentence(page, [row for row in rows if row["group"] in own], chosen)
    source = page.listed(row["series"] for row in rows)
    rows, notes, doubts = marked(page, rows, "label")
    notes = [page("budget.cost_note"), *notes]
    block = Block(sentence, page("budget.cost_what"), source, notes=notes, doubts=doubts, axis=asked)
    twin = Twin("job-costs", headed(page, rows, COLUMNS, value="col.man_per_job"))
    chart_block(page, block, vega(grouped_dots(rows, words, lollipop=True, ticks=ticks), "job-costs"), twin)


def _value(row: dict[str, Any]) -> dict[str, Any]:
    return value(row["plan_id"], "job_cost", "krw", row["unit"], str(row["year"]))


def _rows(page: Page, every: pd.DataFrame, chosen: Chosen) -> list[dict[str, Any]]:
    plans = sorted(set(every["plan_id"]))
    places = place_labels(every["target_figure"], page.lang)
    return [
        {
            "group": row[f"kind_{page.lang}"],
            "series": row[f"plan_{page.lang}"],
            "plan_id": row["plan_id"],
            "unit": row["target_unit"],
            "year": row["budget_year"],
            "name": row["name_ko"],
            "target_printed": f"{row['target_printed']} {row['target_unit']}",
            "budget": row["budget"],
            "value": row["cost_per_job"] / numbers.MAN,
            "label": f"{_amount(page, row['cost_per_job'])}  {row[f'plan_{page.lang}']}",
            "shape": SHAPES[plans.index(row["plan_id"]) % len(SHAPES)],
            "role": "accent" if row["plan_id"] in chosen.ids else "context",
            "figures": (row["target_figure"], *row["budget_figures"]),
            "place": place,
        }
        for row, place in zip(every.to_dict("records"), places, strict=True)
    ]


def _written(page: Page, value: float) -> str:
    """A tick of the axis, in 10,000 won: as it is in Korean, in millions in English."""
    return f"{value:,.0f}" if page.lang == "ko" else numbers.man_in_english(value)


def _amount(page: Page, won: float) -> str:
    """What stands beside a dot: the unit of Korean is said above the chart."""
    return f"{won / numbers.MAN:,.0f}" if page.lang == "ko" else numbers.per_job(won, "en")


def _sentence(page: Page, rows: list[dict[str, Any]], chosen: Chosen) -> str:
    """The kind that most plans run (the first of several), its cheapest and dearest job; of one plan its own and the one farthest off."""
    kinds = [row["group"] for row in rows]
    members = [row for row in rows if row["group"] == max(kinds, key=kinds.count)]
    low, high = members[0], members[-1]
    if chosen.only:
        own = next(row for row in members if row["role"] == "accent")
        others = (row for row in members if row is not own)
        other = max(others, key=lambda row: abs(row["value"] - own["value"]))
        low, high = sorted((own, other), key=lambda row: row["value"])
    return page(
        "budget.cost_sentence",
        kind=plain(low["group"]),
        low_plan=plain(low["series"]),
        low=numbers.per_job(low["value"] * numbers.MAN, page.lang),
        high_plan=plain(high["series"]),
        high=numbers.per_job(high["value"] * numbers.MAN, page.lang),
    )
