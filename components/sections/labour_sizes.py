"""Establishments and their workers by size class: what each class holds, and how it changed over the year."""

from typing import Any

import pandas as pd

from components import numbers
from components.blocks import Block, chart_block, vega
from components.charts.dots import grouped_dots
from components.doubts import marked
from components.frame import Page, plain
from components.memory import remembered
from components.periods import period_text
from components.sections.labour_parts import changes_of, draw_groups, own_shares
from components.tables import Twin, headed
from loaders.provenance import place_labels

CHANGE_COLUMNS = ("group", "series", "change", "place")
FIRMS = "context"
SERIES = (("establishments", FIRMS), ("workers", "accent"))


@remembered
def sizes(page: Page, plan: dict) -> None:
    """Establishments and, where printed, their workers by size class: shares, and change over the year."""
    rows: list[dict[str, Any]] = []
    for indicator, role in SERIES:
        found = own_shares(plan, indicator, "size_class")
        if len(found):
            rows += _size_rows(page, found, changes_of(plan, indicator, "size_class"), role)
    if not any(row["role"] == FIRMS for row in rows):
        return
    rows.sort(key=lambda row: row["order"])  # stable: establishments before workers
    period = period_text(rows[0]["period"], page.lang)
    what = page("labour_market.size_what", period=period)
    drawn = [{name: value for name, value in row.items() if name not in {"order", "change"}} for row in rows]
    block = Block(_size_sentence(page, plan, rows), what, page.of(plan, "label"))
    draw_groups(page, drawn, block, f"sizes-{plan['plan_id']}")
    _size_changes(page, plan, rows)


def _size_sentence(page: Page, plan: dict, rows: list[dict[str, Any]]) -> str:
    """The class that holds most establishments, and how many of the workers it holds where the plan prints them."""
    most = max((row for row in rows if row["role"] == FIRMS), key=lambda row: row["value"])
    workers = [row for row in rows if row["role"] != FIRMS and row["group"] == most["group"]]
    words = {
        "area": plain(page.of(plan, "region")),
        "firms": page.particle(f"{numbers.rate(most['value'], page.lang)}%", "이"),
        "size": plain(most["group"]),
    }
    if not workers:
        return page("labour_market.size_one", **words)
    return page("labour_market.size_sentence", workers=f"{numbers.rate(workers[0]['value'], page.lang)}%", **words)


def _size_rows(page: Page, shares: pd.DataFrame, changes: dict[str, dict], role: str) -> list[dict[str, Any]]:
    places = place_labels(shares["figure_id"], page.lang)
    return [
        {
            "group": row[f"category_{page.lang}"],
            "series": page(f"labour_market.series_{row['indicator_id']}"),
            "value": row["share"],
            "share": row["share"],
            "value_text": f"{row['share']:.{2 if row['share'] < 0.1 else 1}f}% · {row['printed']}",
            "printed": page.amount(row["printed"], row["printed_unit"]),
            "period": row["time_period"],
            "order": row["category_order"],
            "change": changes.get(row["category"]),
            "role": role,
            "figures": (row["figure_id"], row["share_figure"]),
            "place": place,
        }
        for row, place in zip(shares.to_dict("records"), places, strict=True)
    ]


def _size_changes(page: Page, plan: dict, rows: list[dict[str, Any]]) -> None:
    """How establishments and workers of each size class changed over the year, as printed."""
    known = [row for row in rows if row["change"]]
    if not known:
        return
    places = place_labels([row["change"]["figure_id"] for row in known], page.lang)
    drawn: list[dict[str, Any]] = [
        {
            "group": row["group"],
            "series": row["series"],
            "role": row["role"],
            "shape": "circle" if row["role"] == "accent" else "square",
            "value": row["change"]["value"],
            "change": row["change"]["value"],
            "label": f"{numbers.step(row['change']['value'], page.lang)}%  {row['series']}",
            "figures": (row["change"]["figure_id"],),
            "place": place,
        }
        for row, place in zip(known, places, strict=True)
    ]
    told = [row for row in drawn if row["role"] != FIRMS] or drawn
    top, low = max(told, key=lambda row: row["value"]), min(told, key=lambda row: row["value"])
    sentence = page(
        "labour_market.size_change_sentence",
        area=plain(page.of(plan, "region")),
        what=page.particle(top["series"], "은"),
        top=plain(top["group"]),
        top_value=numbers.step(top["value"], page.lang),
        low=plain(low["group"]),
        low_value=numbers.step(low["value"], page.lang),
    )
    drawn, notes, doubts = marked(page, drawn, "label")
    notes = [*notes, page("labour_market.size_change_note")]
    block = Block(sentence, page("labour_market.size_change_what"), page.of(plan, "label"), notes, doubts)
    words = {word: page(f"tip.{word}") for word in ("group", "series", "value", "place")}
    key = f"size-changes-{plan['plan_id']}"
    spec = grouped_dots(drawn, words, lollipop=False, ticks=[(0.0, "0")])
    chart_block(page, block, vega(spec, key), Twin(key, headed(page, drawn, CHANGE_COLUMNS)))
