"""What the parts of 노동시장 share: plans that print something, rows of groups, the statistics that are no plan."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from components import numbers
from components.blocks import Block, chart_block, vega
from components.charts.bars import paired_bars
from components.charts.lines import rate_lines
from components.doubts import marked
from components.filters import Chosen
from components.frame import Page
from components.periods import period_text, position
from components.tables import Twin, headed
from loaders import labour_market
from loaders.provenance import place_labels

GROUP_COLUMNS = ("group", "series", "share", "printed", "place")
LINE_COLUMNS = ("series", "period", "printed", "place")
AREA_ROLES = ("accent", "muted", "context", "rule")


def printing(chosen: Chosen, having: Sequence[str]) -> list[dict]:
    """The chosen plans among those that print it, in the order of the page."""
    return [plan for plan in chosen.plans.to_dict("records") if plan["plan_id"] in set(having)]


def own_figures(plan: dict, indicator: str, by: str, kind: str = "level") -> pd.DataFrame:
    """What the plan prints of an indicator about its own area."""
    rows = labour_market.figures_of(plan["plan_id"], indicator, by, kind)
    return rows[rows["ref_area"] == plan["region"]]


def own_shares(plan: dict, indicator: str, by: str) -> pd.DataFrame:
    """The plan's own area in its newest period, each category as a share of the printed total."""
    rows = labour_market.shares_of(plan["plan_id"], indicator, by)
    return rows[rows["ref_area"] == plan["region"]]


def changes_of(plan: dict, indicator: str, by: str) -> dict[str, dict]:
    """The printed change over the year by category, newest period."""
    rows = own_figures(plan, indicator, by, "change_rate")
    newest = rows[rows["time_period"] == rows["time_period"].max()]
    return {row["category"]: row for row in newest.to_dict("records")}


def area_rows(page: Page, rows: pd.DataFrame, plan: dict) -> list[dict[str, Any]]:
    """One row per group and area for paired bars of `share`: the plan's own area first, then province and nation."""
    rank = {plan["region"]: 0, plan["region_parent"]: 1, "00": 2}
    rows = rows.assign(rank=[rank.get(area, 3) for area in rows["ref_area"]])
    rows = rows.sort_values(["category_order", "rank"])
    places = place_labels(rows["figure_id"], page.lang)
    return [
        {
            "group": row[f"category_{page.lang}"],
            "series": row[f"area_{page.lang}"],
            "own": row["rank"] == 0,
            "role": AREA_ROLES[row["rank"]],
            "value": row["share"],
            "share": row["share"],
            "value_text": f"{numbers.rate(row['share'], page.lang)}%",
            "printed": page.amount(row["printed"], row["printed_unit"]),
            "figures": (row["figure_id"], row["share_figure"]),
            "place": place,
        }
        for row, place in zip(rows.to_dict("records"), places, strict=True)
    ]


def draw_groups(page: Page, rows: list[dict[str, Any]], block: Block, key: str) -> None:
    """Paired bars in their block, doubts marked."""
    words = {word: page(f"tip.{word}") for word in ("group", "series", "value", "place")}
    rows, notes, doubts = marked(page, rows, "value_text")
    block = replace(block, notes=[*notes, *block.notes], doubts=doubts)
    chart_block(page, block, vega(paired_bars(rows, words), key), Twin(key, headed(page, rows, GROUP_COLUMNS)))


def line_rows(page: Page, rows: pd.DataFrame) -> list[dict[str, Any]]:
    """One row per category and period for lines of counts; the category that changed most is the one spoken of."""
    growth = {category: growth_of(part) for category, part in rows.groupby("category")}
    most = max(growth, key=lambda category: abs(growth[category]))
    places = place_labels(rows["figure_id"], page.lang)
    return [
        {
            "area": row[f"category_{page.lang}"],
            "series": row[f"category_{page.lang}"],
            "role": "accent" if row["category"] == most else "context",
            "growth": growth[row["category"]],
            "value": row["value"],
            "value_text": row["printed"],
            "period": period_text(row["time_period"], page.lang)[:4],
            "position": position(row["time_period"][:4]),
            "printed": page.amount(row["printed"], row["printed_unit"]),
            "figures": (row["figure_id"],),
            "place": place,
        }
        for row, place in zip(rows.to_dict("records"), places, strict=True)
    ]


def growth_of(rows: pd.DataFrame) -> float:
    """Change from the first to the last period in per cent of the first."""
    ordered = rows.sort_values("time_period")["value"]
    return (ordered.iloc[-1] / ordered.iloc[0] - 1) * 100


def draw_lines(page: Page, rows: list[dict[str, Any]], block: Block, key: str) -> None:
    """Lines of counts in their block, doubts marked."""
    words = {word: page(f"tip.{word}") for word in ("area", "period", "value", "place")} | {"area": page("tip.group")}
    rows, notes, doubts = marked(page, rows, "value_text")
    block = replace(block, notes=[*notes, *block.notes], doubts=doubts)
    chart_block(page, block, vega(rate_lines(rows, words), key), Twin(key, headed(page, rows, LINE_COLUMNS)))


def moved(page: Page, change: float) -> str:
    """A change in per cent as the end of a sentence: `11.5% 늘었다`, `1.0% 줄었다`, `그대로다`."""
    direction = "up" if round(change, 1) > 0 else "down" if round(change, 1) < 0 else "same"
    return page(f"labour_market.moved_{direction}", change=f"{abs(change):.1f}")
