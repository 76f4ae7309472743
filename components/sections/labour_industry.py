"""What an area lives on: its industries against the area around it, and its workers by industry."""

from typing import Any

import pandas as pd

from components import numbers
from components.blocks import Block, chart_block, vega
from components.charts.bars import share_bars
from components.charts.ratios import ratio_dots
from components.doubts import marked
from components.filters import Chosen, nothing_here
from components.frame import Page, plain
from components.memory import remembered
from components.periods import period_text
from components.sections.labour_parts import changes_of, own_shares, printing
from components.sections.labour_sizes import sizes
from components.sections.labour_statistics import firms, summed_place
from components.sections.labour_years import firm_years
from components.tables import Twin, headed
from loaders import labour_market
from loaders.provenance import place_labels

QUOTIENT_COLUMNS = ("name", "quotient", "share", "share_around", "place")
SHARE_COLUMNS = ("name", "share", "printed", "change", "place")
TINY = 1.0  # per cent: where both shares are below, a quotient says little


def industry(page: Page, chosen: Chosen, counted: str) -> None:
    """Industries of every chosen plan that prints them; where none does, value added from the statistics.

    counted: `workers` or `establishments`.
    """
    having = labour_market.plans_with(counted, "industry")
    plans = printing(chosen, having)
    for plan in plans:
        quotients(page, plan, counted)
        structure(page, plan, counted)
        firm_years(page, plan, counted)
        sizes(page, plan)
    if not plans:
        labels = page.listed(chosen.plans[f"label_{page.lang}"])
        what = page("labour_market.no_industry", plan=labels, what=page(f"labour_market.series_{counted}"))
        nothing_here(page, what, having, view="industry")
        firms(page, chosen.plans.iloc[0].to_dict())
        output(page, chosen.plans.iloc[0].to_dict())


@remembered
def quotients(page: Page, plan: dict, counted: str) -> None:
    """Location quotients from the workers or establishments that the plan prints; where it prints no province, from value added."""
    found = labour_market.quotients(plan["plan_id"], counted)
    if found.empty:
        output(page, plan)
        return
    places = place_labels(found["figure_id"], page.lang)
    rows = _quotient_rows(page, found, places)
    around = found.iloc[0][f"around_{page.lang}"]
    period = period_text(found["time_period"].iloc[0], page.lang)
    counts = page(f"labour_market.series_{counted}")
    what = page("labour_market.quotient_what", what=counts, around=plain(around), period=period)
    source = page("labour_market.quotient_source", plan=page.of(plan, "label"), what=counts)
    _draw_quotients(page, plan, rows, around, Block("", what, source))


@remembered
def output(page: Page, plan: dict) -> None:
    """Location quotients from value added 2020: the statistics of all districts, not the plan."""
    around = plan["region_parent"]
    found = labour_market.output_quotients(plan["region"], around)
    labels = place_labels(found["figure_id"], page.lang)
    places = [summed_place(page, count, place) for count, place in zip(found["districts"], labels, strict=True)]
    rows = _quotient_rows(page, found, places)
    name = found.iloc[0][f"around_{page.lang}"]
    what = page("labour_market.output_what", around=plain(name))
    block = Block("", what, page("labour_market.statistics_source"), [page("labour_market.output_note")])
    _draw_quotients(page, plan, rows, name, block)


def _quotient_rows(page: Page, found: pd.DataFrame, places: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "name": row[f"category_{page.lang}"],
            "value": row["quotient"],
            "quotient": row["quotient"],
            "share": row["share"],
            "share_around": row["share_around"],
            "value_text": f"{row['quotient']:.2f} · {row['share']:.1f}% / {row['share_around']:.1f}%",
            "role": "accent" if row["quotient"] > 1 else "context",
            "figures": (row["figure_id"], row.get("around_figure")),
            "place": place,
        }
        for row, place in zip(found.to_dict("records"), places, strict=True)
    ]


def _draw_quotients(page: Page, plan: dict, rows: list[dict[str, Any]], around: str, block: Block) -> None:
    sentence = _quotient_sentence(page, plan, rows, around)
    rows, doubtful, doubts = marked(page, rows, "value_text")
    notes = [*doubtful, page("labour_market.quotient_note"), *block.notes]
    block = Block(sentence, block.what, block.source, notes, doubts)
    drawn = [row for row in rows if max(row["share"], row["share_around"]) >= TINY]
    words = {word: page(f"tip.{word}") for word in ("name", "value", "place")}
    key = f"quotients-{plan['plan_id']}"
    twin = Twin(key, headed(page, rows, QUOTIENT_COLUMNS, digits=2))
    chart_block(page, block, vega(ratio_dots(drawn, words, page("labour_market.one_around")), key), twin)


def _quotient_sentence(page: Page, plan: dict, rows: list[dict[str, Any]], around: str) -> str:
    """The industry most concentrated here, of those that are not tiny, and the largest one."""
    top = max((row for row in rows if row["share"] >= TINY), key=lambda row: row["value"])
    largest = max(rows, key=lambda row: row["share"])
    words = {
        "area": plain(page.of(plan, "region")),
        "top": page.particle(plain(top["name"]), "이"),
        "times": f"{top['value']:.2f}",
        "around": plain(around),
    }
    if top is largest:
        return page("labour_market.quotient_same", **words)
    name = page.particle(plain(largest["name"]), "은")
    return page("labour_market.quotient_sentence", largest=name, largest_times=f"{largest['value']:.2f}", **words)


@remembered
def structure(page: Page, plan: dict, counted: str) -> None:
    """Workers or establishments by industry: share of all, how many, change over the year."""
    shares = own_shares(plan, counted, "industry")
    if len(shares) < 2:
        return
    rows = _share_rows(page, shares, changes_of(plan, counted, "industry"))
    counts = page(f"labour_market.series_{counted}")
    sentence = page(
        "labour_market.industry_sentence",
        area=plain(page.of(plan, "region")),
        what=counts,
        top=plain(rows[0]["name"]),
        value=f"{rows[0]['value']:.1f}",
        second=page.particle(plain(rows[1]["name"]), "이다"),
        second_value=f"{rows[1]['value']:.1f}",
    )
    what = page(
        "labour_market.industry_what", what=counts, period=period_text(shares["time_period"].iloc[0], page.lang)
    )
    rows, notes, doubts = marked(page, rows, "value_text")
    block = Block(sentence, what, page.of(plan, "label"), notes=notes, doubts=doubts)
    words = {word: page(f"tip.{word}") for word in ("name", "value", "place")}
    key = f"industries-{plan['plan_id']}"
    chart_block(page, block, vega(share_bars(rows, words), key), Twin(key, headed(page, rows, SHARE_COLUMNS)))


def _share_rows(page: Page, shares: pd.DataFrame, changes: dict[str, dict]) -> list[dict[str, Any]]:
    rest = shares["category"] == "other"  # what is left over stands last, however much it is
    shares = shares.assign(rest=rest).sort_values(["rest", "share"], ascending=[True, False])
    places = place_labels(shares["figure_id"], page.lang)
    return [
        {
            "name": row[f"category_{page.lang}"],
            "value": row["share"],
            "share": row["share"],
            "inside": f"{row['share']:.1f}%",
            "value_text": _with_change(page, row, changes.get(row["category"])),
            "printed": page.amount(row["printed"], row["printed_unit"]),
            "change": changes.get(row["category"], {}).get("value"),
            "role": "context" if number else "accent",
            "figures": (row["figure_id"], row["share_figure"], changes.get(row["category"], {}).get("figure_id")),
            "place": place,
        }
        for number, (row, place) in enumerate(zip(shares.to_dict("records"), places, strict=True))
    ]


def _with_change(page: Page, row: dict, change: dict | None) -> str:
    count = page(f"labour_market.count_{row['indicator_id']}", count=row["printed"])
    return f"{count} · {numbers.step(change['value'], page.lang)}%" if change else count
