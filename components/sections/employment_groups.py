"""Employment rates of groups: men against women by area and period, and the profile over ages."""

from typing import Any

import pandas as pd

from components import axes, numbers
from components.ages import separate, short
from components.blocks import Block, chart_block, vega
from components.charts.lines import rate_lines
from components.charts.spans import gap_spans
from components.doubts import marked
from components.filters import nothing_here
from components.frame import Page, plain
from components.memory import remembered
from components.periods import period_text
from components.sections.employment import INDICATORS
from components.tables import Twin, headed
from loaders import employment
from loaders.provenance import place_labels

SEX_COLUMNS = ("name", "men", "women", "gap", "place")
AGE_COLUMNS = ("group", "series", "value", "printed", "place")
BY_AGE = ("employment_rate_15_29", "employment_rate_by_age")


@remembered
def sexes_section(page: Page, plan: dict, code: str, alone: bool) -> None:
    """Rates of men and women of each area and period that the plan prints; `alone` when no other plan is on the page."""
    label = page(f"rate.{code}")
    found = _pairs(employment.breakdown(plan["plan_id"], (INDICATORS[code],), "sex"), plan)
    if found.empty:
        _missing(
            page, plan, label, page("by.sex"), list(employment.plans_with(INDICATORS[code], "sex")["plan_id"]), alone
        )
        return
    rows = _sex_rows(page, found)
    rows, asked = axes.of_figures(page, rows, "name", told=("years", "periods"), own="own")  # each row names its period
    newest = max(row["time_period"] for row in rows)
    now = [row for row in rows if row["time_period"] == newest]
    words = {"area": plain(now[0]["area"]), "rate": page.particle(label, "은"), "gap": f"{abs(now[0]['gap']):.1f}"}
    who = "men" if now[0]["gap"] > 0 else "women"
    others = [page("employment.sex_other", area=plain(row["area"]), gap=f"{row['gap']:.1f}") for row in now[1:]]
    sentence = page(f"employment.sex_{who}", others="".join(others), **words)
    rows, notes, doubts = marked(page, rows, "gap_text")
    block = Block(sentence, page("employment.sex_what", rate=label), page.of(plan, "label"), notes, doubts, asked)
    tips = {word: page(f"tip.{word}") for word in ("name", "value", "place")}
    key = f"sexes-{code}-{plan['plan_id']}"
    chart_block(page, block, vega(gap_spans(rows, tips), key), Twin(key, headed(page, rows, SEX_COLUMNS)))


def _missing(page: Page, plan: dict, rate: str, by: str, having: list[str], alone: bool) -> None:
    if alone:  # beside other plans that do print them nothing need be said
        nothing_here(page, page("employment.no_groups", plan=page.of(plan, "label"), rate=page.particle(rate, "을"), by=by), having)  # fmt: skip


def _pairs(found: pd.DataFrame, plan: dict) -> pd.DataFrame:
    """One row per area and period with both rates: own area first, newest first."""
    men, women = (
        found[found["category"] == sex].drop_duplicates(["ref_area", "time_period"]) for sex in ("male", "female")
    )
    both = men.merge(
        women[["ref_area", "time_period", "value", "figure_id"]],
        on=["ref_area", "time_period"],
        suffixes=("", "_women"),
    )
    return both.assign(around=both["ref_area"] != plan["region"]).sort_values(
        ["around", "ref_area", "time_period"], ascending=[True, False, False]
    )


def _sex_rows(page: Page, found: pd.DataFrame) -> list[dict[str, Any]]:
    places = place_labels(found["figure_id"], page.lang)
    rows = []
    for row, place in zip(found.to_dict("records"), places, strict=True):
        sexes = sorted([(row["value"], "male", "square"), (row["value_women"], "female", "circle")])
        (low, low_sex, low_shape), (high, high_sex, high_shape) = sexes
        gap = round(row["value"] - row["value_women"], 1)
        rows.append(
            {
                "area": row[f"area_{page.lang}"],
                "time_period": row["time_period"],
                "name": f"{row[f'area_{page.lang}']} {period_text(row['time_period'], page.lang)}",
                "low": low, "high": high, "low_shape": low_shape, "high_shape": high_shape,
                "low_text": page(f"employment.end_{low_sex}", value=numbers.rate(low)),
                "high_text": page(f"employment.end_{high_sex}", value=numbers.rate(high)),
                "men": row["value"], "women": row["value_women"], "gap": gap,
                "gap_text": page("employment.sex_gap", gap=f"{abs(gap):.1f}"),
                "own": not row["around"],
                "role": "context" if row["around"] else "accent",
                "figures": (row["figure_id"], row["figure_id_women"]),
                "place": place,
            }
        )  # fmt: skip
    return rows


@remembered
def ages_section(page: Page, plan: dict, alone: bool) -> None:
    """The employment rate over ages, newest period in front; ages that overlap others are left to the table of the plan."""
    found = _by_age(plan)
    if found.empty:
        having = employment.plans_with(BY_AGE[-1], "age")["plan_id"]
        _missing(page, plan, page("employment.rate_name"), page("by.age"), list(having), alone)
        return
    rows = _age_rows(page, found)
    own = [row for row in rows if row["role"] == "accent"]
    top, low = max(own, key=lambda row: row["value"]), min(own, key=lambda row: row["value"])
    sentence = page(
        "employment.groups_sentence",
        area=plain(page.of(plan, "region")),
        top=plain(top["group"]),
        top_value=top["value_text"],
        low=plain(low["group"]),
        low_value=low["value_text"],
        gap=f"{top['value'] - low['value']:.1f}",
    )
    rows, notes, doubts = marked(page, rows, "value_text")
    notes = [*notes, page("employment.ages_note")]
    block = Block(
        sentence, page("employment.ages_what", period=own[0]["series"]), page.of(plan, "label"), notes, doubts
    )
    words = {
        "area": page("tip.period"),
        "period": page("tip.group"),
        "value": page("tip.value"),
        "place": page("tip.place"),
    }
    key = f"ages-{plan['plan_id']}"
    chart_block(page, block, vega(rate_lines(rows, words), key), Twin(key, headed(page, rows, AGE_COLUMNS)))


def _by_age(plan: dict) -> pd.DataFrame:
    """Rates of the own area by age: the rate of the 15–29-year-olds is an indicator of its own and belongs here."""
    youth = employment.series(BY_AGE[0])
    youth = youth[(youth["plan_id"] == plan["plan_id"]) & (youth["ref_area"] == plan["region"])]
    others = employment.breakdown(plan["plan_id"], (BY_AGE[1],), "age")
    others = others[others["ref_area"] == plan["region"]]
    if others.empty:
        return others
    found = pd.concat([youth.assign(category="15-29"), others])
    return found[found["category"].isin(separate(found["category"]))]


def _age_rows(page: Page, found: pd.DataFrame) -> list[dict[str, Any]]:
    order = separate(found["category"])
    newest = found["time_period"].max()
    names = employment.age_names().set_index("category")[f"name_{page.lang}"]
    found = found.sort_values("time_period", ascending=False)
    places = place_labels(found["figure_id"], page.lang)
    return [
        {
            "area": period_text(row["time_period"], page.lang),
            "series": period_text(row["time_period"], page.lang),
            "group": names[row["category"]],
            "period": short(row["category"]),
            "position": order.index(row["category"]),
            "role": "accent" if row["time_period"] == newest else "context",
            "value": row["value"],
            "value_text": f"{numbers.rate(row['value'], page.lang)}%",
            "printed": page.amount(row["printed"], row["printed_unit"]),
            "figures": (row["figure_id"],),
            "place": place,
        }
        for row, place in zip(found.to_dict("records"), places, strict=True)
    ]
