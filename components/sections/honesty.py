"""What new targets ask for: beside the last result, the earlier target and the last year's change."""

from typing import Any

import pandas as pd

from components import axes, numbers
from components.blocks import Block, chart_block, vega
from components.charts.target_steps import target_steps
from components.doubts import marked
from components.filters import Chosen, nothing_here
from components.frame import Page, plain
from components.memory import remembered
from components.sections.achievements import item_name
from components.sections.policy import unit_text
from components.tables import Twin, headed
from loaders import honesty
from loaders.axes import value
from loaders.provenance import place_labels

COLUMNS = ("name", "year", "before", "last", "earlier", "new", "step", "flag", "place")
TIPS = ("name", "flag_text", "path", "place", "last")
SIGNS = {honesty.BELOW: "▼", honesty.SAME: "○", honesty.HABITUAL: "○", honesty.BELOW_TREND: "○", honesty.RAISED: "●"}
SHARES = {"target": "target", "earlier": "earlier_value", "before": "before_value"}
ROLES = {honesty.BELOW: "missed", honesty.RAISED: "met"}  # all others hollow, as near misses are


@remembered
def honesty_section(page: Page, chosen: Chosen) -> None:
    """Every new target of one plan; of several plans those that ask for less than was reached."""
    every = honesty.honesty()
    own = every[every["plan_id"].isin(chosen.ids)]
    if own.empty:
        nothing_here(page, page("honesty.none"), every["plan_id"])
        return
    below = own[own["flag"] == honesty.BELOW]
    shown = own if chosen.only or below.empty else below
    order, step = shown["flag"].map(honesty.FLAGS.index), shown["step"].round(1)
    shown = shown.assign(order=order, rounded=step).sort_values(["order", "rounded"], kind="stable")
    rows, asked = axes.of_measures(
        page, _rows(page, shown, several=not chosen.only, worded=bool(chosen.only) or below.empty), "name", _value
    )
    source = page.listed(shown[f"plan_{page.lang}"])
    sentence = _sentence(page, chosen, own)
    what = page("honesty.what" if chosen.only or below.empty else "honesty.what_below")
    rows, notes, doubts = marked(page, rows, "name")
    block = Block(
        sentence, what, source, notes=[page("honesty.rule"), page("honesty.marks"), *notes], doubts=doubts, axis=asked
    )
    words = {word: page(f"tip.{word}") for word in TIPS}
    twin = Twin(
        "honesty", headed(page, rows, COLUMNS, name="tip.indicator", earlier="col.earlier_target", new="tip.next")
    )
    chart_block(page, block, vega(target_steps(rows, words), "honesty"), twin)


def _sentence(page: Page, chosen: Chosen, own: pd.DataFrame) -> str:
    """The loudest thing first: targets below the last result, then those that add next to nothing."""
    counts = own["flag"].value_counts()
    small = sum(int(counts.get(flag, 0)) for flag in (honesty.SAME, honesty.HABITUAL))
    whose = (
        plain(page.of(chosen.only, "label"))
        if chosen.only
        else page("honesty.all_plans", count=own["plan_id"].nunique())
    )
    if counts.get(honesty.BELOW):
        return page("honesty.below_sentence", plan=whose, count=len(own), below=int(counts[honesty.BELOW]))
    if small == len(own):
        return page("honesty.all_small_sentence", plan=whose, count=len(own))
    if small:
        return page("honesty.small_sentence", plan=whose, count=len(own), small=small)
    return page("honesty.raised_sentence", plan=whose, count=len(own))


def _rows(page: Page, shown: pd.DataFrame, several: bool, worded: bool) -> list[dict[str, Any]]:
    places = place_labels(shown["target_figure"], page.lang)
    return [
        _row(page, row, place, several, worded) for row, place in zip(shown.to_dict("records"), places, strict=True)
    ]


def _value(row: dict[str, Any]) -> dict[str, Any]:
    """Each target stands against its own plan's last result; across plans only that step is set side by side."""
    return value(row["plan_id"], "rate_target_step", row["step_unit"], "own", str(row["year"]))


def _row(page: Page, row: dict[str, Any], place: str, several: bool, worded: bool) -> dict[str, Any]:
    """A row of the chart; its flag is worded unless all rows have the same, which the line above says."""
    unit, is_rate = unit_text(page, row), row["unit"] == "percent"
    step = numbers.step(row["step"], page.lang) + page("unit.pp" if is_rate else "unit.percent")
    last, new, earlier, before = (_written(row, side) for side in ("last_actual", "target", "earlier", "before"))
    parts = [page("honesty.before", value=before)] if before else []
    parts += [page("honesty.last", value=last), page("honesty.new", value=f"{new}{unit}")]
    also = f" · {page('honesty.earlier', value=earlier)}" if earlier else ""
    flag = page(f"honesty.{row['flag']}")
    return {
        "plan_id": row["plan_id"],
        "step_unit": "percentage_points" if is_rate else "percent",
        "name": _name(page, row, several),
        "year": row["year"],
        "flag": f"{SIGNS[row['flag']]} {flag}",
        "flag_text": f"{SIGNS[row['flag']]} {flag} {step}" if worded else step,
        "path": " → ".join(parts) + also,
        "step": step,
        "before": before,
        "last": last,
        "earlier": earlier,
        "new": new,
        **{f"{side}_share": _share(row, name) for side, name in SHARES.items()},
        "role": ROLES.get(row["flag"], "near"),
        "shape": "triangle-down" if row["flag"] == honesty.BELOW else "circle",
        "figures": tuple(row[f"{side}_figure"] for side in ("target", "last_actual", "earlier", "before")),
        "place": place,
    }


def _share(row: dict[str, Any], name: str) -> float | None:
    """In per cent of the last result; None where the plan prints none."""
    return None if pd.isna(row[name]) else row[name] / row["last_actual"] * 100


def _written(row: dict[str, Any], side: str) -> str:
    """A value as printed, brackets off; in digits where it is printed with 만 or in another unit than the target."""
    printed = row[f"{side}_printed"]
    if not isinstance(printed, str):
        return ""
    printed = printed.strip("()")
    other_unit = side == "before" and row["before_unit"] != row["printed_unit"]
    return (
        numbers.count(row[f"{side}_value" if side in {"earlier", "before"} else side])
        if other_unit or "만" in printed
        else printed
    )


def _name(page: Page, row: dict[str, Any], several: bool) -> str:
    if row["indicator_id"] == "programme_jobs":
        return item_name(page, row)
    name = row[f"indicator_{page.lang}"]
    return f"{row[f'plan_{page.lang}']} {name}" if several else name
