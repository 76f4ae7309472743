"""Who pays: funding sources of plans, fields, strategies, tasks and programmes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from components import axes, numbers
from components.blocks import Block, chart_block, vega
from components.charts.funding import funding_bars
from components.charts.roles import SOURCE_ROLES
from components.doubts import marked
from components.filters import ALL, Chosen, nothing_here
from components.frame import Page, plain
from components.memory import remembered
from components.tables import Twin, headed
from loaders import budgets
from loaders.axes import value
from loaders.provenance import place_labels
from loaders.sharing import shared

SOURCES = tuple(SOURCE_ROLES)
ROUNDING = 1.005  # totals are rounded in places; half a per cent is no contradiction
COLUMNS = ("name", "year", "source_name", "value", "share", "amount", "place")


@remembered
def plans_section(page: Page, chosen: Chosen, stage: str) -> None:
    """Funding sources of each plan's whole budget."""
    having = split_by_source(budgets.of_level("plan", stage))
    own = having[having["plan_id"].isin(chosen.ids)]
    if own.empty:
        nothing_here(page, page("budget.no_split", stage=page(f"stage.{stage}")), having["plan_id"])
        return
    rows = bar_rows(page, own, f"plan_{page.lang}")
    rows, asked = axes.of_measures(
        page, rows, "name", lambda row: value(row["plan_id"], "source_share", "percent", stage, str(row["year"]))
    )
    without = chosen.plans[~chosen.plans["plan_id"].isin(own["plan_id"])]
    block = Block(
        _national_sentence(page, rows),
        page("budget.plans_what", stage=page(f"stage.{stage}")),
        page.listed(row["name"] for row in rows),
        notes=[page("budget.without_split", plans=page.listed(without[f"label_{page.lang}"]))] if len(without) else [],
        axis=asked,
    )
    _draw(page, block, rows, "budget-plans")


@remembered
def parts_section(page: Page, plan: dict, stage: str, strategy: str) -> None:
    """Funding sources of a plan's fields or strategies; of one strategy's tasks or programmes when one is chosen."""
    level, parts = parts_of(plan["plan_id"], stage, strategy)
    if parts.empty:
        say_no_parts(page, [plan], stage, ("field", "strategy", "programme"))
        return
    rows = bar_rows(page, parts, f"item_{page.lang}")
    what = page(
        "budget.parts_what", level=page(f"level.{level}"), year=parts["year"].iloc[0], stage=page(f"stage.{stage}")
    )
    block = Block(_parts_sentence(page, plan, level, rows, strategy), what, page.of(plan, "label"))
    _draw(page, block, rows, f"budget-parts-{plan['plan_id']}")


def say_no_parts(page: Page, plans: list[dict], stage: str, levels: Sequence[str]) -> None:
    """Say that these plans print no split by source, and which plans do at one of these levels."""
    having = [split_by_source(budgets.of_level(name, stage)) for name in levels]
    plan = page.listed(page.of(plan, "label") for plan in plans)
    nothing_here(page, page("budget.no_parts", plan=plan, stage=page(f"stage.{stage}")), pd.concat(having)["plan_id"])


@remembered
def plans_for(chosen: Chosen, stage: str, strategy: str) -> list[dict]:
    """The plans whose parts are drawn: the chosen one, or all that split the whole of their budget."""
    if chosen.only:
        return [chosen.only]
    found = []
    for plan in chosen.plans.to_dict("records"):
        level, rows = parts_of(plan["plan_id"], stage, strategy)
        if level != "programme" and not rows.empty:
            found.append(plan)
    return found


def split_by_source(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of each plan's latest year, items split by source only; `whole` is the item's total, `added` its sources, in won."""
    rows = rows[rows["year"] == rows.groupby("plan_id")["year"].transform("max")]
    totals = rows[rows["funding_source"] == "total"].set_index(["plan_id", "item_id"])["value"].rename("whole")
    parts = rows[rows["funding_source"].isin(SOURCES) & (rows["value"] > 0)]
    parts = parts.assign(added=parts.groupby(["plan_id", "item_id"])["value"].transform("sum"))
    return parts.join(totals, on=["plan_id", "item_id"]).dropna(subset=["whole"])


@shared(256)
def parts_of(plan_id: str, stage: str, strategy: str) -> tuple[str, pd.DataFrame]:
    """The coarsest division of a plan (or of one strategy) that is split by source, and its rows."""
    levels = ("field", "strategy", "programme") if strategy == ALL else ("task", "programme")
    for level in levels:
        rows = split_by_source(budgets.of_level(level, stage))
        rows = rows[rows["plan_id"] == plan_id]
        rows = rows if strategy == ALL else rows[rows["strategy_id"] == strategy]
        if rows["item_id"].nunique() > 1:
            return level, rows
    return levels[0], rows.iloc[:0]


def bar_rows(page: Page, rows: pd.DataFrame, name: str) -> list[dict[str, Any]]:
    """Rows of `funding_bars`: one per item and source, items in their own order, sources in the order of the legend."""
    places = place_labels([ids[0] for ids in rows["figure_ids"]], page.lang)
    made = [_bar_row(page, row, row[name], place) for row, place in zip(rows.to_dict("records"), places, strict=True)]
    items = list(dict.fromkeys(row["bar"] for row in made))
    return sorted(made, key=lambda row: (items.index(row["bar"]), SOURCES.index(row["source"])))


def _bar_row(page: Page, row: dict[str, Any], name: str, place: str) -> dict[str, Any]:
    # Sources that add up to more than the printed total are drawn as shares of their own sum, and marked.
    exceeds = row["added"] > row["whole"] * ROUNDING
    part = row["value"] / (row["added"] if exceeds else row["whole"]) * 100
    source = page(f"source.{row['funding_source']}")
    return {
        "bar": f"{row['plan_id']}/{row['item_id']}",
        "plan_id": row["plan_id"],
        "name": f"{name} †" if exceeds else name,
        "exceeds": exceeds,
        "added": numbers.money(row["added"], page.lang),
        "year": row["year"],
        "whole": row["whole"],
        "total": numbers.money(row["whole"], page.lang),
        "source": row["funding_source"],
        "source_name": source,
        "value": row["value"],
        "amount": page.amount(row["printed"], row["printed_unit"]),
        "figures": tuple(row["figure_ids"]),
        "share": part,
        "share_text": f"{numbers.share(part)}%",
        "label_long": f"{source} {numbers.share(part)}%",
        "label_short": numbers.share(part),
        "place": place,
    }


def _national_sentence(page: Page, rows: list[dict[str, Any]]) -> str:
    national = sorted((row for row in rows if row["source"] == "national"), key=lambda row: row["share"])
    if not national:
        return page("budget.plans_plain")
    parts = [
        page("budget.plan_share", plan=plain(row["name"].rsplit(" ", 1)[0]), share=row["label_short"])
        for row in national
    ]
    return page("budget.plans_sentence", parts=", ".join(parts))


def _parts_sentence(page: Page, plan: dict, level: str, rows: list[dict[str, Any]], strategy: str) -> str:
    wholes = {row["bar"]: row["whole"] for row in rows}
    top = max(rows, key=lambda row: row["whole"])
    region, name = plain(page.of(plan, "region")), plain(top["name"].removesuffix(" †"))
    if level == "programme":  # only programmes whose money is split: no share of the whole follows from them
        return page("budget.programmes_sentence", plan=region, count=len(wholes), top=name, value=top["total"])
    part = top["whole"] / sum(wholes.values()) * 100
    key = "budget.parts_sentence" if strategy == ALL else "budget.parts_within"
    return page(key, plan=region, top=name, share=numbers.share(part))


def _draw(page: Page, block: Block, rows: list[dict[str, Any]], key: str) -> None:
    doubtful = {row["bar"]: row for row in rows if row["exceeds"]}.values()
    notes = [page("budget.exceeds", name=row["name"], added=row["added"], total=row["total"]) for row in doubtful]
    rows, said, doubts = marked(page, rows, "amount", "label_long", "label_short")
    block = replace(block, notes=[*notes, *said, *block.notes], doubts=len(notes) + doubts)
    names = {source: page(f"source.{source}") for source in SOURCES}
    words = {word: page(f"tip.{word}") for word in ("bar", "source", "amount", "share", "place")}
    twin = Twin(key, headed(page, rows, COLUMNS, value="col.won", source_name="col.source"))
    chart_block(page, block, vega(funding_bars(rows, names, words), key), twin)
