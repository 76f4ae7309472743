"""The scheme's six common job indicators: last year's targets, and the step of the new ones."""

from typing import Any

import pandas as pd

from components import axes, numbers
from components.blocks import Block, chart_block, vega
from components.charts.dots import SHAPES, grouped_dots
from components.doubts import marked
from components.filters import Chosen, nothing_here
from components.frame import Page, plain
from components.memory import remembered
from components.sections.achievements import draw_dumbbell, dumbbell_rows
from components.tables import Twin, headed
from loaders import targets
from loaders.axes import value
from loaders.provenance import place_labels

STEP_COLUMNS = ("group", "series", "last", "new", "step", "place")
HABIT = 0.1  # the step that plans put on their last result


@remembered
def common_section(page: Page, plan: dict) -> None:
    """Was each target of the last finished year met?"""
    judged = targets.common().query("achievement.notna() and not is_running")
    own = judged[judged["plan_id"] == plan["plan_id"]]
    if own.empty:
        nothing_here(page, page("targets.no_common", plan=page.of(plan, "label")), judged["plan_id"])
        return
    own = own[own["year"] == own["year"].max()]
    year = own["year"].iloc[0]
    rows = dumbbell_rows(page, own, own[f"indicator_{page.lang}"])
    block = Block(
        _common_sentence(page, plan, rows),
        page("targets.common_what", year=year, next=year + 1),
        page("targets.common_source", plan=page.of(plan, "label")),
    )
    draw_dumbbell(page, rows, block, f"common-indicators-{plan['plan_id']}")


def _common_sentence(page: Page, plan: dict, rows: list[dict[str, Any]]) -> str:
    region = page.particle(plain(page.of(plan, "region")), "은")
    met = sum(row["achievement"] >= 100 for row in rows)
    lowest = min(rows, key=lambda row: row["achievement"])
    if met == len(rows):
        return page("targets.common_all", region=region, count=len(rows))
    value = f"{lowest['achievement']:.1f}"
    return page(
        "targets.common_some", region=region, count=len(rows), met=met, lowest=plain(lowest["name"]), value=value
    )


@remembered
def steps_section(page: Page, chosen: Chosen) -> None:
    """New target less last result: percentage points for rates, per cent for counts."""
    every = targets.common().query("target.notna() and last_actual.notna()")
    own = every[every["plan_id"].isin(chosen.ids)]
    if own.empty:
        nothing_here(page, page("targets.no_steps"), every["plan_id"])
        return
    rows, asked = axes.of_measures(page, _step_rows(page, own), "series", _step_value, group="group")
    habitual = sum(round(row["value"], 1) == HABIT for row in rows)
    sentence = page("targets.steps_sentence", count=len(rows), small=habitual)
    top = max(1.0, *(row["value"] for row in rows))
    ticks = [(0.0, page("targets.last_result"))] + [(float(i), f"+{i}") for i in range(1, int(top) + 1)]
    words = {word: page(f"tip.{word}") for word in ("group", "series", "value", "place")}
    rows, notes, doubts = marked(page, rows, "label")
    source = page.listed(own[f"plan_{page.lang}"])
    notes = [page("targets.steps_note"), *notes]
    block = Block(sentence, page("targets.steps_what"), source, notes=notes, doubts=doubts, axis=asked)
    twin = Twin("target-steps", headed(page, rows, STEP_COLUMNS))
    chart_block(page, block, vega(grouped_dots(rows, words, lollipop=False, ticks=ticks), "steps"), twin)


def _step_rows(page: Page, own: pd.DataFrame) -> list[dict[str, Any]]:
    plans = list(dict.fromkeys(own[f"plan_{page.lang}"]))
    places = place_labels(own["target_figure"], page.lang)
    rows = [_step_row(page, row, place, plans) for row, place in zip(own.to_dict("records"), places, strict=True)]
    return sorted(rows, key=lambda row: (targets.COMMON.index(row["indicator"]), plans.index(row["series"])))


def _step_value(row: dict[str, Any]) -> dict[str, Any]:
    return value(row["plan_id"], "rate_target_step", "percentage_points", "own", str(row["year"]))


def _honesty(page: Page, step: float) -> str:
    """A target that asks for nothing, or for less than was reached, says so at its mark."""
    return "" if step > 0 else f" · {page('targets.step_none' if step == 0 else 'targets.step_below')}"


def _step_row(page: Page, row: dict[str, Any], place: str, plans: list[str]) -> dict[str, Any]:
    plan = row[f"plan_{page.lang}"]
    lane = plans.index(plan)
    is_rate = row["unit"] == "percent"
    value = row["target"] - row["last_actual"] if is_rate else (row["target"] / row["last_actual"] - 1) * 100
    step = numbers.step(value, page.lang) + page("unit.pp" if is_rate else "unit.percent")
    return {
        "indicator": row["indicator_id"],
        "plan_id": row["plan_id"],
        "year": row["year"],
        "group": row[f"indicator_{page.lang}"],
        "series": plan,
        "shape": SHAPES[lane % len(SHAPES)],
        "role": "accent" if lane == 0 else "muted",
        "value": round(value, 3),
        "label": f"{step}  {plan}{_honesty(page, round(value, 1))}",
        "step": step,
        "last": row["last_actual_printed"],
        "new": row["target_printed"],
        "figures": (row["target_figure"], row["last_actual_figure"]),
        "place": place,
    }
