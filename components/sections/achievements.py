"""Targets beside results of years that are over: rows of the dumbbell, and every finished job target."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd

from components import axes
from components.blocks import Block, chart_block, vega
from components.charts.dumbbell import achievement_dumbbell
from components.doubts import marked
from components.filters import Chosen, nothing_here
from components.frame import Page, plain
from components.memory import remembered
from components.numbers import in_digits
from components.status import STATUS_SIGNS, THRESHOLDS, status_of
from components.tables import Twin, headed
from loaders import targets
from loaders.axes import value
from loaders.provenance import place_labels

COLUMNS = ("name", "year", "target_printed", "actual_printed", "achievement", "published", "word", "next_text", "place")
ROUNDING = 0.051  # a printed rate of one decimal may differ by half of its last digit


@remembered
def finished_section(page: Page, chosen: Chosen) -> None:
    """Every job target of a finished year, misses and overshoots alike."""
    every = targets.finished()
    own = every[every["plan_id"].isin(chosen.ids)]
    if own.empty:
        nothing_here(page, page("targets.no_finished"), every["plan_id"])
        return
    rows = dumbbell_rows(page, own, [item_name(page, row) for row in own.to_dict("records")])
    # The next target belongs to another scope or price level in places; this chart asks only what became of the last one.
    rows: list[dict[str, Any]] = [row | {"next": None} for row in rows]
    rows, asked = axes.of_measures(page, rows, "name", _value)
    over = sum(row["status"] in {"over", "far_over"} for row in rows)
    short = sum(row["achievement"] < 100 for row in rows)
    sentence = page(
        "targets.finished_over" if over else "targets.finished_sentence",
        count=len(rows),
        met=len(rows) - short,
        over=over,
        short=short,
    )
    wholes = own[own["level"] == "plan"]
    if len(wholes) and len(rows) > len(wholes):  # a part that was missed is not another whole that was
        whole = wholes.sort_values("year", kind="stable").iloc[-1].to_dict()
        name, reached = page.particle(plain(item_name(page, whole)), "은"), f"{whole['achievement']:.1f}"
        sentence = page("targets.finished_whole", name=name, value=reached, rest=sentence)
    source = page.listed(own[f"plan_{page.lang}"])
    draw_dumbbell(page, rows, Block(sentence, page("targets.finished_what"), source, axis=asked), "finished-targets")


def _value(row: dict[str, Any]) -> dict[str, Any]:
    return value(row["plan_id"], "jobs_achievement", "percent", "whole year", str(row["year"]))


def dumbbell_rows(page: Page, rows: pd.DataFrame, names: Iterable[str]) -> list[dict[str, Any]]:
    """Rows of the achievement dumbbell from rows of `targets` that have an achievement."""
    places = place_labels(rows["actual_figure"], page.lang)
    return [
        _dumbbell_row(page, row, name, place)
        for row, name, place in zip(rows.to_dict("records"), names, places, strict=True)
    ]


def _dumbbell_row(page: Page, row: dict[str, Any], name: str, place: str) -> dict[str, Any]:
    achievement, published = row["achievement"], row["achievement_published"]
    status = status_of(achievement)
    word = page(f"status.{status}")
    has_next = pd.notna(row["next_target"])
    differs = pd.notna(published) and abs(published - achievement) > ROUNDING
    return {
        "name": name,
        "plan_id": row["plan_id"],
        "year": row["year"],
        "target_printed": row["target_printed"],
        "actual_printed": row["actual_printed"],
        "printed": f"{in_digits(row['target_printed'], row['target'])} → {in_digits(row['actual_printed'], row['actual'])}{page.unit(row['printed_unit'])}",
        "achievement": achievement,
        "published": published,
        "differs": differs,
        "status": status,
        "word": word,
        "status_text": f"{STATUS_SIGNS[status]} {word} {achievement:.1f}%{' †' if differs else ''}",
        "next": row["next_target"] / row["target"] * 100 if has_next else None,
        "next_text": row["next_target_printed"] + page.unit(row["printed_unit"])
        if has_next
        else page("word.not_printed"),
        "figures": (row["target_figure"], row["actual_figure"]),
        "place": place,
    }


def draw_dumbbell(page: Page, rows: list[dict[str, Any]], block: Block, key: str) -> None:
    """Draw the dumbbell block; a printed achievement that does not follow is marked † and said below."""
    notes = [
        page(
            "targets.differs",
            name=row["name"],
            published=f"{row['published']:.1f}",
            computed=f"{row['achievement']:.2f}",
        )
        for row in rows
        if row["differs"]
    ]
    words = {word: page(f"tip.{word}") for word in ("indicator", "printed", "status", "next", "place", "target")}
    rows, said, doubts = marked(page, rows, "name")
    thresholds = page("targets.thresholds", **THRESHOLDS)
    block = replace(block, notes=[*notes, *said, thresholds], doubts=len(notes) + doubts)
    chart_block(page, block, vega(achievement_dumbbell(rows, words), key), Twin(key, headed(page, rows, COLUMNS)))


def item_name(page: Page, row: dict[str, Any]) -> str:
    """Region, department, node and year: which target it is, wherever it stands."""
    region = row[f"plan_{page.lang}"].rsplit(" ", 1)[0]
    if row["level"] == "plan":
        return page("targets.whole", region=region, year=row["year"])
    if page.lang == "en" and pd.notna(row["department_id"]):
        region = ""  # the department says it, and with both no English name fits a phone
    within = row[f"department_{page.lang}"] if row["level"] != "department" and pd.notna(row["department_id"]) else ""
    return " ".join(part for part in (region, within, row[f"item_{page.lang}"], str(row["year"])) if part)
