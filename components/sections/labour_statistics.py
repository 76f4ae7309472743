"""Statistics of all districts, where a plan prints nothing: another source than the plans, and every block says so."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from components import numbers
from components.blocks import Block, chart_block, vega
from components.charts.bars import paired_bars
from components.frame import Page, plain
from components.memory import remembered
from components.tables import Twin, headed
from loaders import labour_market
from loaders.provenance import place_labels

COLUMNS = ("group", "series", "value", "place")
PEOPLE = {"population_nationals": "nationals", "population_foreign": "foreign"}
WIDER = "2020"  # from this year on the census of establishments covers more of them
LANES = {"2010": "context", "2015": "muted", "2020": "accent"}


@remembered
def census(page: Page, plan: dict) -> None:
    """Census residents by sex, nationals and foreigners, 2015 and 2020."""
    every = labour_market.statistics_of(plan["region"])
    people = every[every["indicator_id"].str.startswith("population")]
    sexes = people[people["breakdown"] == "sex"]
    rows = _rows(page, sexes.sort_values(["indicator_id", "category", "time_period"], ascending=[False, False, True]))
    totals = people[people["breakdown"] == "total"].groupby("time_period")["value"].sum()
    added = sexes.groupby("time_period")["value"].sum().reindex(totals.index)
    apart = [
        page("labour_market.census_apart", year=year, total=f"{total:,.0f}", added=f"{added[year]:,.0f}")
        for year, total in totals.items()
        if total != added[year]
    ]
    _draw(page, plan, rows, totals, "census", apart)


@remembered
def firms(page: Page, plan: dict) -> None:
    """Establishments 2010 and 2015; those of 2020, counted more widely, are told and stand in the table."""
    every = labour_market.statistics_of(plan["region"])
    counted = every[every["indicator_id"] == "establishments"]
    rows, totals = _rows(page, counted), counted.groupby("time_period")["value"].sum()
    wider = [
        page("labour_market.firms_wider", year=year, value=numbers.count(totals[year]))
        for year in totals.index
        if year >= WIDER
    ]
    _draw(page, plan, rows, totals[totals.index < WIDER], "firms", wider)


def _rows(page: Page, rows: pd.DataFrame) -> list[dict[str, Any]]:
    places = place_labels(rows["figure_id"], page.lang)
    return [
        {
            "group": _group(page, row),
            "series": row["time_period"],
            "role": LANES[row["time_period"]],
            "value": row["value"],
            "value_text": numbers.count(row["value"], page.lang),
            "place": summed_place(page, row["districts"], place),
        }
        for row, place in zip(rows.to_dict("records"), places, strict=True)
    ]


def _group(page: Page, row: dict) -> str:
    if row["breakdown"] == "total":
        return row[f"indicator_{page.lang}"]
    return page(f"labour_market.census_{PEOPLE[row['indicator_id']]}_{row['category']}")


def summed_place(page: Page, districts: int, place: str) -> str:
    """Where a value of the statistics stands; for a province, that it is the sum of its districts."""
    return place if districts == 1 else page("labour_market.summed_place", count=districts, place=place)


def _draw(
    page: Page, plan: dict, rows: list[dict[str, Any]], totals: pd.Series, key: str, notes: Sequence[str] = ()
) -> None:
    sentence = _sentence(page, plan, totals, key)
    block = Block(sentence, page(f"labour_market.{key}_what"), page("labour_market.statistics_source"), notes=notes)
    words = {word: page(f"tip.{word}") for word in ("group", "series", "value", "place")} | {
        "series": page("tip.period")
    }
    drawn = [row for row in rows if row["series"] in totals.index]
    twin = Twin(f"{key}-{plan['region']}", headed(page, rows, COLUMNS, series="col.period"))
    chart_block(page, block, vega(paired_bars(drawn, words), f"{key}_{plan['region']}"), twin)


def _sentence(page: Page, plan: dict, totals: pd.Series, key: str) -> str:
    """From the first to the last count of those drawn, which are counted alike."""
    area, years = plain(page.of(plan, "region")), [str(year) for year in totals.index]
    first, last = numbers.count(totals.iloc[0]), numbers.count(totals.iloc[-1])
    direction = "up" if totals.iloc[-1] > totals.iloc[0] else "down"
    words = {"area": area, "first_year": years[0], "first": first, "last_year": years[-1], "last": last}
    return page(f"labour_market.{key}_{direction}", **words)
