"""Employment rates of areas over time, and who the employed are."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd

from components import axes, numbers
from components.ages import separate
from components.blocks import Block, chart_block, vega
from components.charts.bars import paired_bars
from components.charts.lines import rate_lines
from components.doubts import marked
from components.filters import Chosen, nothing_here
from components.frame import Page, plain
from components.memory import remembered
from components.periods import period_text, position
from components.tables import Twin, headed
from loaders import employment
from loaders.provenance import place_labels

INDICATORS = {
    "15_64": "employment_rate_15_64",
    "15plus": "employment_rate_15plus",
    "participation": "participation_rate",
    "unemployment": "unemployment_rate",
}
ROLES_BY_LEVEL = {"country": "muted", "province": "ink", "district": "accent"}
GROUPED = ("groups", "age_bases", "indicators")  # what the names of the groups say themselves
DIVIDED = ("groups", "area_levels")  # each value is drawn as a share of its own area
LINE_COLUMNS = ("area", "period", "value", "printed", "place")
GROUP_COLUMNS = ("group", "series", "value", "printed", "place")


def first_rate(chosen: Chosen) -> str:
    """The code of the first rate that a chosen plan prints: what the page opens on."""
    printed = (
        code for code, indicator in INDICATORS.items() if set(employment.series(indicator)["plan_id"]) & set(chosen.ids)
    )
    return next(printed, next(iter(INDICATORS)))


@remembered
def rates_section(page: Page, chosen: Chosen, code: str) -> None:
    """Rates of every area the chosen plans print, as lines: own areas against province and nation."""
    name = page(f"rate.{code}")
    every = employment.series(INDICATORS[code])
    own = every[every["plan_id"].isin(chosen.ids)]
    if own.empty:
        nothing_here(page, page("employment.no_rates", rate=page.particle(name, "이")), every["plan_id"])
        return
    rows = _line_rows(page, own, set(chosen.plans["region"]))
    # The axis below shows years and periods.
    rows, asked = axes.of_figures(page, rows, "named", told=("years", "periods"), own="own")
    what = page("employment.rates_what", rate=name)
    source = page.listed(own[f"plan_{page.lang}"])
    sentence = _rates_sentence(page, rows, name)
    rows, notes, doubts = marked(page, rows, "value_text")
    block = Block(sentence, what, source, notes=[*notes, page("employment.rates_note")], doubts=doubts, axis=asked)
    words = {word: page(f"tip.{word}") for word in ("area", "period", "value", "place")}
    twin = Twin(f"employment-{code}", headed(page, rows, LINE_COLUMNS))
    chart_block(page, block, vega(rate_lines(rows, words), f"rates_{code}"), twin)


def _line_rows(page: Page, rows: pd.DataFrame, own: set[str]) -> list[dict[str, Any]]:
    # Two plans may print the same area and period: the line has one point, the later plan's.
    rows = rows.sort_values(["time_period", "plan_id"]).drop_duplicates(["ref_area", "time_period"], keep="last")
    places = place_labels(rows["figure_id"], page.lang)
    return [
        {
            "area": row[f"area_{page.lang}"],
            "named": f"{row[f'area_{page.lang}']} {period_text(row['time_period'], page.lang)}",
            "own": row["ref_area"] in own,
            "role": "accent" if own == {row["ref_area"]} else ROLES_BY_LEVEL[row["area_level"]],
            "value": row["value"],
            "value_text": f"{numbers.rate(row['value'], page.lang)}%",
            "period": period_text(row["time_period"], page.lang),
            "position": position(row["time_period"]),
            "printed": row["printed"],
            "figures": (row["figure_id"],),
            "place": place,
        }
        for row, place in zip(rows.to_dict("records"), places, strict=True)
    ]


def _rates_sentence(page: Page, rows: list[dict[str, Any]], name: str) -> str:
    """The own area of the latest period against the others of that period."""
    # A district before a province: its plan is the one that speaks of itself and of others.
    order = {"accent": 2, "ink": 1, "muted": 0}
    own = [row for row in rows if row["own"]] or rows
    last = max(own, key=lambda row: (order[row["role"]], row["position"], row["value"]))
    others = [row for row in rows if row["position"] == last["position"] and row["area"] != last["area"]]
    words = {"area": plain(last["area"]), "value": last["value_text"], "rate": name, "period": last["period"]}
    if not others:
        return page("employment.rate_alone", **words)
    *before, end = others[:2]
    gaps = "".join(
        [*(_gap(page, last["value"], other, followed=True) for other in before), _gap(page, last["value"], end)]
    )
    return page("employment.rate_gap", gaps=gaps, **words)


def _gap(page: Page, value: float, other: dict[str, Any], followed: bool = False) -> str:
    """A gap in words; `followed` where another one comes after it."""
    gap = round(value - other["value"], 1)
    direction = "up" if gap > 0 else "down" if gap < 0 else "same"
    area = plain(other["area"])
    area = page.particle(area, "과") if direction == "same" else area
    key = f"employment.gap_and_{direction}" if followed else f"employment.gap_{direction}"
    return page(key, area=area, gap=f"{abs(gap):.1f}")


@remembered
def employed_section(page: Page, plan: dict, by: str, alone: bool) -> bool:
    """Who the employed are: each group's share of an area's employed; `alone` when no other plan is on the page.

    Return whether the plan prints them.
    """
    label = page(f"by.{by}")
    found = employment.breakdown(plan["plan_id"], ("employed",), by)
    found = found[found["category"].isin(separate(found["category"]))] if by == "age" else found
    shares = _shares(found, plan)
    if shares.empty:
        if alone:  # beside other plans that do print them nothing need be said
            having = employment.plans_with("employed", by)["plan_id"]
            nothing_here(page, page("employment.no_employed", plan=page.of(plan, "label"), by=label), having)
        return False
    rows = _group_rows(page, shares, plan, shares["share"])
    top = max((row for row in rows if row["own"]), key=lambda row: row["value"])
    sentence = page(
        "employment.employed_sentence",
        area=plain(page.of(plan, "region")),
        top=page.particle(plain(top["group"]), "이다"),
        value=numbers.share(top["value"]),
    )
    what = page("employment.employed_what", by=label, period=_latest_period(page, shares))
    rows, asked = axes.of_figures(page, rows, "group", told=DIVIDED)
    block = Block(sentence, what, page.of(plan, "label"), axis=asked)
    _draw_groups(page, rows, block, f"employed-by-{by}-{plan['plan_id']}")
    return True


def _shares(rows: pd.DataFrame, plan: dict) -> pd.DataFrame:
    """The latest rows with `share`: per cent of the area's employed of that period, where that total is printed."""
    totals = employment.series("employed")
    totals = totals[totals["plan_id"] == plan["plan_id"]].drop_duplicates(["ref_area", "time_period"])
    whole = totals.set_index(["ref_area", "time_period"])["value"].rename("whole")
    latest = rows[rows["time_period"] == rows["time_period"].max()]
    joined = latest.join(whole, on=["ref_area", "time_period"]).dropna(subset=["whole"])
    return joined.assign(share=joined["value"] / joined["whole"] * 100)


def _latest_period(page: Page, rows: pd.DataFrame) -> str:
    return period_text(rows["time_period"].iloc[0], page.lang)


def _group_rows(page: Page, rows: pd.DataFrame, plan: dict, values: Iterable[float]) -> list[dict[str, Any]]:
    places = place_labels(rows["figure_id"], page.lang)
    rank = {plan["region"]: 0, plan["region_parent"]: 1, "00": 2}
    drawn = [
        {
            "group": row[f"category_{page.lang}"],
            "series": row[f"area_{page.lang}"],
            "own": row["ref_area"] == plan["region"],
            "order": (row["category_order"], rank.get(row["ref_area"], 3)),
            "role": ("accent", "muted", "context", "rule")[rank.get(row["ref_area"], 3)],
            "value": value,
            "value_text": f"{numbers.rate(value, page.lang)}%",
            "printed": page.amount(row["printed"], row["printed_unit"]),
            "figures": (row["figure_id"],),
            "place": place,
        }
        for row, value, place in zip(rows.to_dict("records"), values, places, strict=True)
    ]
    return sorted(drawn, key=lambda row: row["order"])


def _draw_groups(page: Page, rows: list[dict[str, Any]], block: Block, key: str) -> None:
    words = {word: page(f"tip.{word}") for word in ("group", "series", "value", "place")}
    rows, notes, doubts = marked(page, rows, "value_text")
    block = replace(block, notes=notes, doubts=doubts)
    drawn = [{name: value for name, value in row.items() if name != "order"} for row in rows]
    chart_block(page, block, vega(paired_bars(drawn, words), key), Twin(key, headed(page, rows, GROUP_COLUMNS)))


@remembered
def plans_for(chosen: Chosen, by: str, code: str) -> list[dict]:
    """The plans to draw one by one: the chosen one, or, of several, those that print the employed or the rate in groups."""
    if chosen.only:
        return [chosen.only]
    having = set(employment.plans_with("employed", by)["plan_id"])
    having |= set(employment.plans_with(INDICATORS[code], by)["plan_id"])
    return [plan for plan in chosen.plans.to_dict("records") if plan["plan_id"] in having]
