"""How far an area lies from its province and the nation."""

from typing import Any

import pandas as pd

from components import axes, numbers
from components.blocks import Block, chart_block, vega
from components.charts.dots import grouped_dots
from components.doubts import marked
from components.filters import Chosen, nothing_here
from components.frame import Page, plain
from components.memory import remembered
from components.periods import period_text
from components.sections.employment import INDICATORS
from components.tables import Twin, headed
from loaders import employment
from loaders.provenance import place_labels

GAP_COLUMNS = ("group", "series", "gap", "printed", "place")


@remembered
def gaps_section(page: Page, chosen: Chosen, code: str) -> None:
    """Own area less province and less nation, in percentage points, for every period that a plan prints for both."""
    every = employment.series(INDICATORS[code])
    found = _gaps(every[every["plan_id"].isin(chosen.ids)], chosen.plans)
    if found.empty:
        if chosen.only and not every[every["plan_id"].isin(chosen.ids)].empty:
            having = _gaps(every, None)["plan_id"]
            nothing_here(page, page("employment.no_gaps", plan=page.of(chosen.only, "label")), having, rate=code)
        return
    rows = _gap_rows(page, found)
    rows, asked = axes.of_figures(page, rows, "group", told=("years", "periods"))  # each row names its period
    source = page.listed(row["plan"] for row in rows)
    sentence = _gap_sentence(page, rows, page(f"rate.{code}"))
    rows, notes, doubts = marked(page, rows, "label")
    words = {word: page(f"tip.{word}") for word in ("group", "series", "value", "place")}
    spec = grouped_dots(rows, words, lollipop=False, ticks=[(0.0, page("employment.no_gap"))])
    key = f"gaps-{code}"
    block = Block(sentence, page("employment.gaps_what", rate=page(f"rate.{code}")), source, notes, doubts, asked)
    chart_block(page, block, vega(spec, key), Twin(key, headed(page, rows, GAP_COLUMNS)))


def _gaps(rows: pd.DataFrame, plans: pd.DataFrame | None) -> pd.DataFrame:
    """One row per own area, period and area around it: `gap` in percentage points, both figures. Newest first."""
    regions = rows["region"] if plans is None else set(plans["region"])
    rows = rows.sort_values(["time_period", "plan_id"]).drop_duplicates(["plan_id", "ref_area", "time_period"])
    own = rows[(rows["ref_area"] == rows["region"]) & rows["region"].isin(regions)]
    both = own.merge(rows, on=["plan_id", "time_period"], suffixes=("", "_around"))
    both = both[(both["ref_area_around"] == both["area_parent"]) | (both["area_level_around"] == "country")]
    both = both[both["ref_area_around"] != both["ref_area"]]
    both = both.assign(gap=(both["value"] - both["value_around"]).round(1))
    return both.sort_values(["ref_area", "time_period", "area_level_around"], ascending=[True, False, False])


def _gap_rows(page: Page, found: pd.DataFrame) -> list[dict[str, Any]]:
    places = place_labels(found["figure_id"], page.lang)
    return [
        {
            "group": f"{row[f'area_{page.lang}']} {period_text(row['time_period'], page.lang)}",
            "series": row[f"area_{page.lang}_around"],
            "area": row[f"area_{page.lang}"],
            "plan": row[f"plan_{page.lang}"],
            "time_period": row["time_period"],
            "role": "accent" if row["area_level_around"] == "province" else "muted",
            "shape": "circle" if row["area_level_around"] == "province" else "square",
            "value": row["gap"],
            "gap": row["gap"],
            "label": page("employment.gap_label", gap=numbers.step(row["gap"], page.lang), area=row[f"area_{page.lang}_around"]),
            "printed": f"{row['printed']} − {row['printed_around']}",
            "figures": (row["figure_id"], row["figure_id_around"]),
            "place": place,
        }
        for row, place in zip(found.to_dict("records"), places, strict=True)
    ]  # fmt: skip


def _gap_sentence(page: Page, rows: list[dict[str, Any]], rate: str) -> str:
    """The gap that changed most from its first to its last period; where there is one period only, the widest."""
    pairs = {(row["area"], row["series"]): [] for row in rows}
    for row in sorted(rows, key=lambda row: row["time_period"]):
        pairs[row["area"], row["series"]].append(row)
    most = max(pairs.values(), key=lambda part: (abs(part[-1]["gap"] - part[0]["gap"]), abs(part[-1]["gap"])))
    first, last = most[0], most[-1]
    words = {
        "rate": rate,
        "area": plain(last["area"]),
        "around": page.particle(plain(last["series"]), "과"),
        "last": numbers.step(last["gap"], page.lang),
        "last_period": period_text(last["time_period"], page.lang),
    }
    if len(most) == 1:
        return page("employment.gap_one", **words)
    words |= {
        "first": numbers.step(first["gap"], page.lang),
        "first_period": period_text(first["time_period"], page.lang),
    }
    return page(f"employment.gap_{_turn(first['gap'], last['gap'])}", **words)


def _turn(first: float, last: float) -> str:
    """What became of a gap: flipped, narrowed, widened or stayed."""
    if first * last < 0:
        return "flipped"
    if abs(first) == abs(last):
        return "stayed"
    return "narrowed" if abs(last) < abs(first) else "widened"
