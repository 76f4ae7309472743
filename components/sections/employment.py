"""Employment rates of areas over time, and who the employed are."""

from typing import Any

import pandas as pd

from components import numbers
from components.blocks import Block, chart_block, vega
from components.charts.bars import paired_bars
from components.charts.lines import rate_lines
from components.filters import Chosen, nothing_here
from components.frame import Page, plain
from components.periods import period_text, position
from components.sentences import joined, with_particle
from components.tables import Twin
from loaders import employment
from loaders.provenance import place_labels

INDICATORS = {
    "15_64": "employment_rate_15_64",
    "15plus": "employment_rate_15plus",
    "participation": "participation_rate",
    "unemployment": "unemployment_rate",
}
WORDS = ("area", "period", "value", "place", "group", "series")


def words(page: Page) -> dict[str, str]:
    """Tooltip titles of the employment charts."""
    return {key: page(f"tip.{key}") for key in WORDS}


def rates_section(page: Page, chosen: Chosen, code: str) -> None:
    """Rates of every area the chosen plans print, as lines: own areas against province and nation."""
    indicator = INDICATORS[code]
    rows = employment.series(indicator)
    rows = rows[rows["plan_id"].isin(chosen.ids)]
    name = page(f"rate.{code}")
    if rows.empty:
        have = employment.plans_with(indicator)
        nothing_here(page, page("employment.no_rates", rate=name), list(have[f"plan_{page.lang}"]))
        return
    drawn = _line_rows(page, rows, chosen)
    block = Block(
        _rates_sentence(page, drawn, name),
        page("employment.rates_what", rate=name),
        joined(list(rows[f"plan_{page.lang}"].unique()), page.lang),
        notes=[page("employment.rates_note")],
    )
    twin = pd.DataFrame(drawn)[["area", "period", "value", "printed", "place"]].rename(columns=_headers(page))
    chart_block(page, block, vega(rate_lines(drawn, words(page)), f"rates_{code}"), Twin(f"employment-{code}", twin))


def _line_rows(page: Page, rows: pd.DataFrame, chosen: Chosen) -> list[dict[str, Any]]:
    # Two plans may print the same area and period: the line has one point, the later plan's.
    rows = rows.sort_values(["time_period", "plan_id"]).drop_duplicates(["ref_area", "time_period"], keep="last")
    own = set(chosen.plans["region"])
    places = place_labels(rows["figure_id"], page.lang)
    drawn = []
    for row, place in zip(rows.to_dict("records"), places, strict=True):
        levels = {"country": "muted", "province": "ink", "district": "accent"}
        role = "accent" if own == {row["ref_area"]} else levels[row["area_level"]]
        drawn.append(
            {
                "area": row[f"area_{page.lang}"], "ref_area": row["ref_area"], "role": role, "value": row["value"],
                "value_text": f"{numbers.rate(row['value'], page.lang)}%", "period": period_text(row["time_period"], page.lang),
                "position": position(row["time_period"]), "printed": row["printed"], "place": place, "own": row["ref_area"] in own,
            }
        )  # fmt: skip
    return drawn


def _rates_sentence(page: Page, drawn: list[dict[str, Any]], name: str) -> str:
    """The own area of the latest period against the others of that period."""
    own = [row for row in drawn if row["own"]]
    last = max(own or drawn, key=lambda row: (row["position"], row["value"]))
    others = [row for row in drawn if row["position"] == last["position"] and row["ref_area"] != last["ref_area"]]
    area = plain(last["area"])
    if not others:
        return page("employment.rate_alone", area=with_particle(area, "은") if page.lang == "ko" else area, period=last["period"], rate=name, value=last["value_text"])
    gaps = [
        page(
            f"employment.gap_{'up' if last['value'] > other['value'] else 'down' if last['value'] < other['value'] else 'same'}",
            area=plain(other["area"]),
            gap=f"{abs(last['value'] - other['value']):.1f}",
        )
        for other in sorted(others, key=lambda row: row["ref_area"], reverse=True)[:2]
    ]
    return page("employment.rate_gap", area=area, value=last["value_text"], rate=name, gaps=", ".join(gaps), period=last["period"])


def rate_groups_section(page: Page, plan: dict, by: str) -> None:
    """Employment rates by sex or age, where the plan prints them."""
    ids = ("employment_rate_15_64",) if by == "sex" else ("employment_rate_by_age",)
    rows = employment.breakdown(plan["plan_id"], ids, by)
    label = page(f"by.{by}")
    if rows.empty:
        have = employment.plans_with(ids[0], by)
        nothing_here(page, page("employment.no_groups", plan=page.of(plan, "label"), by=label), list(have[f"plan_{page.lang}"]))
        return
    latest = rows[rows["time_period"] == rows["time_period"].max()]
    drawn = _group_rows(page, latest, plan, latest["value"].tolist(), "%")
    top = max((row for row in drawn if row["own"]), key=lambda row: row["value"])
    low = min((row for row in drawn if row["own"]), key=lambda row: row["value"])
    sentence = page(
        "employment.groups_sentence", area=plain(page.of(plan, "region")), top=plain(top["group"]), top_value=top["value_text"],
        low=plain(low["group"]), low_value=low["value_text"], gap=f"{top['value'] - low['value']:.1f}",
    )  # fmt: skip
    _groups_block(page, plan, drawn, sentence, page("employment.groups_what", by=label, period=period_text(latest["time_period"].iloc[0], page.lang)), f"rates-by-{by}-{plan['plan_id']}")


def employed_section(page: Page, plan: dict, by: str) -> None:
    """Who the employed are: each group's share of an area's employed, own area against province and nation."""
    rows = employment.breakdown(plan["plan_id"], ("employed",), by)
    label = page(f"by.{by}")
    totals = employment.series("employed")
    totals = totals[totals["plan_id"] == plan["plan_id"]].set_index(["ref_area", "time_period"])["value"]
    if rows.empty or totals.empty:
        have = employment.plans_with("employed", by)
        nothing_here(page, page("employment.no_employed", plan=page.of(plan, "label"), by=label), list(have[f"plan_{page.lang}"]))
        return
    latest = rows[rows["time_period"] == rows["time_period"].max()]
    latest = latest[[key in totals.index for key in zip(latest["ref_area"], latest["time_period"], strict=True)]]
    whole = [totals.loc[[key]].iloc[0] for key in zip(latest["ref_area"], latest["time_period"], strict=True)]
    drawn = _group_rows(page, latest, plan, [value / total * 100 for value, total in zip(latest["value"], whole, strict=True)], "%")
    top = max((row for row in drawn if row["own"]), key=lambda row: row["value"])
    sentence = page("employment.employed_sentence", area=plain(page.of(plan, "region")), top=plain(top["group"]), value=f"{top['value']:.0f}")
    what = page("employment.employed_what", by=label, period=period_text(latest["time_period"].iloc[0], page.lang))
    _groups_block(page, plan, drawn, sentence, what, f"employed-by-{by}-{plan['plan_id']}")


def _group_rows(page: Page, rows: pd.DataFrame, plan: dict, values: list[float], unit: str) -> list[dict[str, Any]]:
    places = place_labels(rows["figure_id"], page.lang)
    order = {plan["region"]: 0, plan["region_parent"]: 1, "00": 2}
    drawn = []
    for row, value, place in zip(rows.to_dict("records"), values, places, strict=True):
        rank = order.get(row["ref_area"], 3)
        drawn.append(
            {
                "group": row[f"category_{page.lang}"], "series": row[f"area_{page.lang}"], "rank": rank,
                "role": ("accent", "ink", "muted", "context")[rank], "value": value,
                "value_text": f"{numbers.rate(value, page.lang)}{unit}", "printed": f"{row['printed']} {row['printed_unit']}",
                "place": place, "own": rank == 0, "order": row["category_order"],
            }
        )  # fmt: skip
    return sorted(drawn, key=lambda row: (row["order"], row["rank"]))


def _groups_block(page: Page, plan: dict, drawn: list[dict[str, Any]], sentence: str, what: str, key: str) -> None:
    twin = pd.DataFrame(drawn)[["group", "series", "value", "printed", "place"]].round({"value": 1}).rename(columns=_headers(page))
    block = Block(sentence, what, page.of(plan, "label"))
    chart_block(page, block, vega(paired_bars(drawn, words(page)), key), Twin(key, twin))


def _headers(page: Page) -> dict[str, str]:
    return {key: page(f"col.{key}") for key in ("area", "period", "value", "printed", "place", "group", "series")}


def plans_for(chosen: Chosen, by: str) -> list[dict]:
    """The plans to draw one by one: the chosen one, or, of several, those that print the employed in this breakdown."""
    if chosen.only:
        return [chosen.only]
    having = set(employment.plans_with("employed", by)["plan_id"])
    return [plan for plan in chosen.plans.to_dict("records") if plan["plan_id"] in having]
