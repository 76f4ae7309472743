"""Policy indicators of several years: results of years that are over, and targets of the years to come."""

from typing import Any

import pandas as pd

from components.blocks import Block, chart_block, vega
from components.charts.years import year_bars
from components.doubts import marked
from components.filters import nothing_here
from components.frame import Page, plain
from components.memory import remembered
from components.periods import period_text
from components.tables import Twin, headed
from loaders import targets
from loaders.provenance import place_labels

COLUMNS = ("name", "period", "stage", "printed", "printed_unit", "place")
TIPS = ("name", "period", "stage", "value_text", "place")


@remembered
def policy_section(page: Page, plan: dict) -> None:
    """Small multiples of a plan's policy indicators; else which plans print any."""
    every = targets.policy()
    own = every[every["plan_id"] == plan["plan_id"]]
    whole_years = own[own["time_period"].str.len() == 4]
    if set(whole_years["stage"]) < {"actual", "target"}:  # one of the two alone cannot be set against the other
        nothing_here(page, page("policy.none", plan=page.of(plan, "label")), every["plan_id"])
        return
    rows = _rows(page, own)
    below = {row["name"] for row in rows if row["flag"]}
    last = whole_years[whole_years["stage"] == "actual"]["time_period"].max()
    first = str(int(last) + 1)
    sentence = page(
        "policy.sentence_below" if below else "policy.sentence",
        plan=plain(page.of(plan, "label")),
        count=len({row["name"] for row in rows}),
        below=len(below),
        target=first,
        last=last,
    )
    rows, notes, doubts = marked(page, rows, "value_text")
    block = Block(
        sentence, page("policy.what", last=last, first=first), page.of(plan, "label"),
        notes=[page("policy.below_note", target=first, last=last), *_more_notes(page, own), *notes], doubts=doubts,
    )  # fmt: skip
    key = f"policy-{plan['plan_id']}"
    words = {word: page(f"tip.{word}") for word in TIPS}
    twin = Twin(key, headed(page, _table(page, own), COLUMNS))
    chart_block(page, block, vega(year_bars(rows, words), key), twin)


def _rows(page: Page, own: pd.DataFrame) -> list[dict[str, Any]]:
    """One row per indicator and whole year: the result where there is one, else the target."""
    whole = own[own["time_period"].str.len() == 4]
    places = dict(zip(whole["figure_id"], place_labels(whole["figure_id"], page.lang), strict=True))
    rows = []
    for _, of_one in whole.groupby("indicator_id", sort=False):
        flag = page("policy.below") if below_last_result(of_one) else ""
        for _, of_year in of_one.groupby("time_period"):
            printed = {row["stage"]: row for row in of_year.to_dict("records")}
            rows.append(_row(page, printed, flag, places))
    return rows


def below_last_result(of_one: pd.DataFrame) -> bool:
    """Whether the first target after the last result asks for less than that result (for more, where less is better)."""
    actual = of_one[of_one["stage"] == "actual"]
    later = of_one[(of_one["stage"] == "target") & (of_one["time_period"] > actual["time_period"].max())]
    if actual.empty or later.empty:
        return False
    step = later["value"].iloc[0] - actual["value"].iloc[-1]
    return bool(step > 0 if of_one["direction"].iloc[0] == "lower" else step < 0)


def _row(page: Page, printed: dict[str, dict], flag: str, places: dict[int, str]) -> dict[str, Any]:
    row = printed.get("actual") or printed["target"]
    earlier = printed.get("target") if "actual" in printed else None
    return {
        "name": _name_and_unit(page, row),
        "flag": flag,
        "year": int(row["time_period"]),
        "period": row["time_period"],
        "is_target": row["stage"] == "target",
        "stage": page(f"policy.{row['stage']}"),
        "value": row["value"],
        "value_text": row["printed"],
        "earlier": earlier["value"] if earlier else None,
        "figures": (row["figure_id"],),
        "place": places[row["figure_id"]],
    }


def unit_text(page: Page, row: dict[str, Any]) -> str:
    """The printed unit after a number; in English no word for 개 unless it counts jobs: zones and firms are 개 too."""
    if page.lang == "en" and row["printed_unit"] == "개" and row["unit"] != "jobs":
        return ""
    return page.unit(row["printed_unit"])


def _name_and_unit(page: Page, row: dict[str, Any]) -> str:
    unit = unit_text(page, row).strip()
    return f"{row[f'name_{page.lang}']} ({unit})" if unit else row[f"name_{page.lang}"]


def _more_notes(page: Page, own: pd.DataFrame) -> list[str]:
    """Targets of years that are over, and results of a part of a year: said, because they have no bar of their own."""
    reached = set(zip(own["indicator_id"], own["time_period"], own["stage"] == "actual", strict=True))
    notes = []
    for row in own.to_dict("records"):
        earlier = row["stage"] == "target" and (row["indicator_id"], row["time_period"], True) in reached
        if earlier or len(row["time_period"]) > 4:
            notes.append(
                page(
                    "policy.earlier" if earlier else "policy.part",
                    name=row[f"name_{page.lang}"],
                    period=period_text(row["time_period"], page.lang),
                    value=f"{row['printed']}{unit_text(page, row)}",
                )
            )
    return notes


def _table(page: Page, own: pd.DataFrame) -> list[dict[str, Any]]:
    places = place_labels(own["figure_id"], page.lang)
    return [
        {
            "name": row[f"name_{page.lang}"],
            "period": period_text(row["time_period"], page.lang),
            "stage": page(f"policy.{row['stage']}"),
            "printed": row["printed"],
            "printed_unit": row["printed_unit"],
            "place": place,
        }
        for row, place in zip(own.to_dict("records"), places, strict=True)
    ]
