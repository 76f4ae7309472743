"""Openings against seekers by occupation: for each seeker, and in people."""

from typing import Any

import pandas as pd

from components import numbers
from components.blocks import Block, chart_block, vega
from components.charts.bars import paired_bars
from components.charts.ratios import ratio_dots
from components.doubts import marked
from components.filters import Chosen, nothing_here
from components.frame import Page, plain
from components.memory import remembered
from components.periods import period_text
from components.sections.labour_parts import own_figures, printing
from components.sections.labour_placed import placed
from components.tables import Twin, headed
from loaders import labour_market
from loaders.provenance import place_labels

MOST = 5
SIDE_COLUMNS = ("group", "series", "value", "place")
COLUMNS = ("name", "openings", "seekers", "ratio", "gap", "place")


def matching(page: Page, chosen: Chosen) -> None:
    """Openings, seekers and placements of every chosen plan that prints them."""
    having = labour_market.plans_with("openings", "occupation")
    plans = printing(chosen, having)
    for plan in plans:
        mismatch(page, plan)
        widest(page, plan)
        placed(page, plan, "age")
        placed(page, plan, "sex")
    if not plans:
        labels = page.listed(chosen.plans[f"label_{page.lang}"])
        nothing_here(page, page("labour_market.no_matching", plan=labels), having, view="matching")


@remembered
def mismatch(page: Page, plan: dict) -> None:
    """Openings for each seeker by occupation, most first, with both counts at the mark."""
    found = _pairs(plan)
    rows = _mismatch_rows(page, found)
    short, spare = max(rows, key=lambda row: row["gap"]), min(rows, key=lambda row: row["gap"])
    sentence = page(
        "labour_market.mismatch_sentence",
        area=plain(page.of(plan, "region")),
        count=len(rows),
        more=sum(row["gap"] > 0 for row in rows),
        short=page.particle(plain(short["name"]), "은"),
        short_gap=numbers.count(short["gap"]),
        spare=page.particle(plain(spare["name"]), "은"),
        spare_gap=numbers.count(-spare["gap"]),
    )
    what = page("labour_market.mismatch_what", period=period_text(found["time_period"].iloc[0], page.lang))
    rows, notes, doubts = marked(page, rows, "value_text")
    notes = [*notes, page("labour_market.mismatch_note")]
    block = Block(sentence, what, page.of(plan, "label"), notes, doubts)
    words = {word: page(f"tip.{word}") for word in ("name", "value", "place")}
    key = f"mismatch-{plan['plan_id']}"
    twin = Twin(key, headed(page, rows, COLUMNS, digits=2))
    chart_block(page, block, vega(ratio_dots(rows, words, page("labour_market.one_seeker")), key), twin)


def _pairs(plan: dict) -> pd.DataFrame:
    """One row per occupation with openings, seekers and the ratio; occupations without a seeker have none and fall out."""
    openings, seekers = (
        own_figures(plan, indicator, "occupation").set_index("category") for indicator in ("openings", "seekers")
    )
    both = openings.join(seekers[["value", "printed", "figure_id"]].add_suffix("_seekers"))
    both = both[both["value_seekers"] > 0]
    return both.assign(ratio=both["value"] / both["value_seekers"]).sort_values("ratio", ascending=False)


def _mismatch_rows(page: Page, found: pd.DataFrame) -> list[dict[str, Any]]:
    places = place_labels(found["figure_id"], page.lang)
    return [
        {
            "name": row[f"category_{page.lang}"],
            "value": row["ratio"],
            "ratio": row["ratio"],
            "openings": row["value"],
            "seekers": row["value_seekers"],
            "gap": row["value"] - row["value_seekers"],
            "value_text": f"{row['ratio']:.2f} · {row['printed']} / {row['printed_seekers']}",
            "role": "accent" if row["ratio"] > 1 else "context",
            "figures": (row["figure_id"], row["figure_id_seekers"]),
            "place": place,
        }
        for row, place in zip(found.to_dict("records"), places, strict=True)
    ]


@remembered
def widest(page: Page, plan: dict) -> None:
    """Openings beside seekers, in people, of the occupations that lack most of them and of those that have most to spare."""
    found = _pairs(plan)
    found = found.assign(gap=found["value"] - found["value_seekers"]).sort_values("gap", ascending=False)
    short, spare = found[found["gap"] > 0].head(MOST), found[found["gap"] < 0].tail(MOST).iloc[::-1]
    rows = _side_by_side(page, pd.concat([short, spare]))
    sentence = page(
        "labour_market.widest_sentence",
        area=plain(page.of(plan, "region")),
        short=len(short),
        short_gap=numbers.count(short["gap"].sum()),
        spare=len(spare),
        spare_gap=numbers.count(-spare["gap"].sum()),
    )
    what = page("labour_market.widest_what", period=period_text(found["time_period"].iloc[0], page.lang))
    rows, notes, doubts = marked(page, rows, "value_text")
    block = Block(sentence, what, page.of(plan, "label"), notes, doubts)
    words = {word: page(f"tip.{word}") for word in ("group", "series", "value", "place")}
    key = f"widest-{plan['plan_id']}"
    chart_block(page, block, vega(paired_bars(rows, words), key), Twin(key, headed(page, rows, SIDE_COLUMNS)))


def _side_by_side(page: Page, found: pd.DataFrame) -> list[dict[str, Any]]:
    """Two rows for each occupation: openings, then seekers."""
    rows = []
    for series, suffix, role in (("openings", "", "accent"), ("seekers", "_seekers", "context")):
        places = place_labels(found[f"figure_id{suffix}"], page.lang)
        rows += [
            {
                "group": row[f"category_{page.lang}"],
                "series": page(f"col.{series}"),
                "order": number,
                "role": role,
                "value": row[f"value{suffix}"],
                "value_text": row[f"printed{suffix}"],
                "printed": row[f"printed{suffix}"],
                "figures": (row[f"figure_id{suffix}"],),
                "place": place,
            }
            for number, (row, place) in enumerate(zip(found.to_dict("records"), places, strict=True))
        ]
    return sorted(rows, key=lambda row: row["order"])
