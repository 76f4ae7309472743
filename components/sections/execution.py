"""How much of the money was spent."""

from typing import Any

import pandas as pd

from components import axes, numbers
from components.blocks import Block, chart_block, vega
from components.charts.bars import share_bars
from components.filters import ALL, Chosen, nothing_here
from components.frame import Page, plain
from components.memory import remembered
from components.periods import period_text
from components.tables import Twin, headed
from loaders import budgets
from loaders.axes import value
from loaders.provenance import place_labels

COLUMNS = ("name", "period", "budget_stage", "budget", "executed", "rate", "published", "place")
ROUNDING = 0.5  # the printed rate has no decimals in places; a real difference is larger


@remembered
def execution_section(page: Page, chosen: Chosen, strategy: str) -> None:
    """Money spent as a share of money budgeted, recomputed and as printed."""
    every = budgets.execution()
    own = every[every["plan_id"].isin(chosen.ids)]
    own = own if strategy == ALL else own[own["strategy_id"] == strategy]
    if own.empty:
        nothing_here(page, page("budget.no_execution"), every["plan_id"])
        return
    if not chosen.only:  # several plans: their wholes only, or the page becomes a list of everything
        own = own[own["level"].isin({"plan", "department"}) & own["parent_level"].isin({"", "plan"})]
    rows = _rows(page, own, several=not chosen.only)
    rows, asked = axes.of_measures(
        page,
        rows,
        "name",
        lambda row: value(row["plan_id"], "execution_rate", "percent", row["stage"], row["time_period"]),
    )
    notes = [
        page(
            "budget.execution_differs",
            name=row["name"],
            published=f"{row['published']:g}",
            computed=f"{row['rate']:.1f}",
        )
        for row in rows
        if row["differs"]
    ]
    source = page.listed(own[f"plan_{page.lang}"])
    what = page("budget.execution_what")
    block = Block(
        _sentence(page, rows, several=not chosen.only), what, source, notes=notes, doubts=len(notes), axis=asked
    )
    words = {word: page(f"tip.{word}") for word in ("name", "value", "place")}
    marked = [{**row, "name": f"{row['name']} †"} if row["differs"] else row for row in rows]
    chart_block(
        page,
        block,
        vega(share_bars(marked, words), "execution"),
        Twin("execution", headed(page, rows, COLUMNS, budget_stage="budget.stage")),
    )


def _rows(page: Page, own: pd.DataFrame, several: bool) -> list[dict[str, Any]]:
    places = place_labels([ids[0] for ids in own["executed_figures"]], page.lang)
    rows = [_row(page, row, place) for row, place in zip(own.to_dict("records"), places, strict=True)]
    return [
        {**row, "name": f"{row['region']} {row['name']}, {row['period']}"} if several and not row["whole"] else row
        for row in rows
    ]


def _row(page: Page, row: dict[str, Any], place: str) -> dict[str, Any]:
    region = row[f"plan_{page.lang}"].rsplit(" ", 1)[0]
    whole = row["level"] == "plan"
    published = row["execution_rate_published"]
    period = period_text(row["executed_period"], page.lang)
    return {
        "name": page("targets.whole", region=region, year=period) if whole else _name(page, row),
        "region": region,
        "plan_id": row["plan_id"],
        "stage": row["budget_stage"],
        "time_period": row["executed_period"],
        "period": period,
        "budget_stage": page(f"stage.{row['budget_stage']}"),
        "budget": row["budget"],
        "executed": row["executed"],
        "rate": row["execution_rate"],
        "published": published,
        "differs": pd.notna(published) and abs(published - row["execution_rate"]) > ROUNDING,
        "value": row["execution_rate"],
        "inside": f"{row['execution_rate']:.1f}%",
        "value_text": f"{numbers.money(row['executed'], page.lang)} / {numbers.money(row['budget'], page.lang)}",
        "role": "accent" if whole else "context",
        "whole": whole,
        "place": place,
    }


def _name(page: Page, row: dict[str, Any]) -> str:
    """The item's name; unit budgets cut the same money another way than programmes, so they say what they are."""
    name = row[f"item_{page.lang}"]
    return page("budget.unit_budget", name=name) if row["level"] == "unit_budget" else name


def _sentence(page: Page, rows: list[dict[str, Any]], several: bool) -> str:
    """How much of the largest budget was spent, and when, unless its name says so: a whole's, or any beside other plans'."""
    lead = next((row for row in rows if row["whole"]), rows[0])
    named_when = lead["whole"] or several
    return page(
        "budget.execution_sentence_undated" if named_when else "budget.execution_sentence",
        name=page.particle(plain(lead["name"]), "은"),
        budget=numbers.money(lead["budget"], page.lang),
        value=f"{lead['rate']:.1f}",
        period=lead["period"],
    )
