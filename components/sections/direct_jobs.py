"""How much of a job target is direct public employment, where a plan divides its jobs so."""

from typing import Any

import pandas as pd

from components import axes
from components.blocks import Block, chart_block, vega
from components.charts.bars import share_bars
from components.doubts import marked
from components.filters import Chosen, nothing_here
from components.frame import Page, plain
from components.memory import remembered
from components.numbers import in_digits
from components.periods import period_text
from components.tables import Twin, headed
from loaders import targets
from loaders.axes import value
from loaders.provenance import place_labels

COLUMNS = ("name", "period", "stage", "part_printed", "whole_printed", "share", "place")
TIPS = ("name", "value", "place")


@remembered
def direct_section(page: Page, chosen: Chosen) -> None:
    """Direct jobs as a share of each plan's jobs: targets first, then results."""
    every = targets.direct_jobs()
    own = every[every["plan_id"].isin(chosen.ids)]
    if own.empty:
        nothing_here(page, page("direct.none"), every["plan_id"])
        return
    rows, asked = axes.of_measures(page, _rows(page, own), "name", _value)
    top = rows[0]
    without = chosen.plans[~chosen.plans["plan_id"].isin(own["plan_id"])]
    notes = [page("direct.temporary")]
    if len(without):
        notes.append(page("direct.without", plans=page.listed(without[f"label_{page.lang}"])))
    sentence = page("direct.sentence", name=plain(top["name"]), value=f"{top['value']:.0f}")
    rows, said, doubts = marked(page, rows, "name")
    source = page.listed(own[f"plan_{page.lang}"])
    block = Block(sentence, page("direct.what"), source, notes=[*notes, *said], doubts=doubts, axis=asked)
    words = {word: page(f"tip.{word}") for word in TIPS}
    twin = Twin("direct-jobs", headed(page, rows, COLUMNS, name="col.plan"))
    chart_block(page, block, vega(share_bars(rows, words), "direct-jobs"), twin)


def _rows(page: Page, own: pd.DataFrame) -> list[dict[str, Any]]:
    places = place_labels(own["part_figure"], page.lang)
    return [_row(page, row, place) for row, place in zip(own.to_dict("records"), places, strict=True)]


def _value(row: dict[str, Any]) -> dict[str, Any]:
    return value(row["plan_id"], "direct_jobs", "percent", row["unit"], row["time_period"])


def _row(page: Page, row: dict[str, Any], place: str) -> dict[str, Any]:
    region, unit = row[f"plan_{page.lang}"].rsplit(" ", 1)[0], page.unit(row["printed_unit"])
    period, stage = period_text(row["time_period"], page.lang), page(f"policy.{row['stage']}")
    return {
        "plan_id": row["plan_id"],
        "time_period": row["time_period"],
        "unit": row["printed_unit"],
        "name": f"{region} {period} {stage}",
        "period": period,
        "stage": stage,
        "part_printed": row["part_printed"],
        "whole_printed": row["whole_printed"],
        "share": row["share"],
        "value": row["share"],
        "inside": f"{row['share']:.0f}%",
        "value_text": f"{in_digits(row['part_printed'], row['value'])} / {in_digits(row['whole_printed'], row['whole_value'])}{unit}",
        "role": "accent" if row["stage"] == "target" else "context",
        "figures": (row["part_figure"], row["whole_figure"]),
        "place": place,
    }
