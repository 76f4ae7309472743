"""Programmes like the chosen one in other plans: how alike and why, and how they compare where they may share an axis."""

from typing import Any

import pandas as pd
import streamlit as st

from components import axes, links, numbers
from components.blocks import Block, chart_block, vega
from components.charts.dots import SHAPES, grouped_dots
from components.doubts import marked
from components.frame import Page, plain, small
from components.sections.programme_details import budget_text, target_text
from components.sections.programmes import JOIN, PICK
from components.tables import Twin, headed
from loaders import plans, twins
from loaders.axes import value
from loaders.comparability import JOBS
from loaders.provenance import place_labels

MOST = 6
LEAST_TIMES = 0.1  # what is less is said as a part: a budget is never 0.0 times another
LONGEST = 16  # letters of a name at a mark
COLUMNS = ("series", "name", "plan", "printed", "value", "place")
TICKS = 4


def twins_section(page: Page, row: dict | None) -> None:
    """The twins of the chosen programme, best first, the rule, and the charts of what may be compared."""
    if row is None:
        return
    found = twins.twins_of(row["plan_id"], row["item_id"])
    st.markdown(f"## {_sentence(page, row, found)}", anchors=False)
    for twin in found[:MOST]:
        _twin(page, row, twin)
    if len(found) > MOST:
        with st.expander(page("twins.more", count=len(found) - MOST), type="compact"):
            for twin in found[MOST:]:
                _twin(page, row, twin)
    small(plain(_rule(page)))
    if found:
        _comparison(page, {**row, "like_kind": 1.0}, found[:MOST])


def _sentence(page: Page, row: dict, found: list[dict]) -> str:
    if not found:
        return page("twins.none", name=plain(page.of(row, "name")))
    in_plans = page.listed(plain(page.of(twin, "plan")) for twin in found)
    return page("twins.sentence", count=len(found), plans=in_plans)


def _rule(page: Page) -> str:
    weights = ", ".join(f"{page(f'twins.part_{name}')} {weight:.2f}" for name, weight in twins.WEIGHTS.items())
    return page("twins.rule", weights=weights, alike=f"{twins.ALIKE * 100:.0f}")


def _twin(page: Page, row: dict, twin: dict) -> None:
    with st.container(gap="xxsmall"):
        code = f"{twin['plan_id']}{JOIN}{twin['item_id']}"
        links.way(f"**{plain(page.of(twin, 'name'))}**", f"twin_{code}", {PICK: code}, icon=":material/arrow_forward:")
        year = "" if pd.isna(twin["target_year"]) else f" ({int(twin['target_year'])})"
        facts_of_it = [page.of(twin, "plan"), target_text(page, twin) + year, budget_text(page, twin)]
        if not numbers.missing(twin["cost_per_job"]):
            facts_of_it.append(f"{page('col.per_job')} {numbers.per_job(twin['cost_per_job'], page.lang)}")
        small(plain(" · ".join(facts_of_it)))
        score = page("twins.score", score=f"{twin['score'] * 100:.0f}")
        st.markdown(f":green-badge[{score}] :small[:gray[{plain(page.listed(_why(page, row, twin)))}]]")


def _why(page: Page, row: dict, twin: dict) -> list[str]:
    """Each part of the score in words; what is unknown is not said."""
    same_name = twin["like_name"] >= twins.SAME_NAME
    why = [page("twins.same_name") if same_name else page("twins.name", score=f"{twin['like_name'] * 100:.0f}")]
    for part in ("kind", "field", "audience"):
        if not pd.isna(twin[f"like_{part}"]):
            why.append(page(f"twins.{'same' if twin[f'like_{part}'] else 'other'}_{part}"))
    if not pd.isna(twin["like_size"]):
        times = twin["budget"] / row["budget"]
        if times < LEAST_TIMES:
            why.append(page("twins.size_part", part=f"{1 / times:,.0f}"))
        else:
            why.append(page("twins.size", times=f"{times:,.1f}" if times < 10 else f"{times:,.0f}"))
    return why


def _comparison(page: Page, row: dict, found: list[dict]) -> None:
    """Targets, then won per job, of this programme and those of its twins that may stand on one axis with it."""
    targets = [one for one in [row, *found] if one["target_indicator"] in JOBS]
    if targets and targets[0] is row:
        # What a department reports of its own programme is whole, whatever else of the government its plan leaves out.
        _drawn(
            page, "target", *axes.of_figures(page, _rows(page, "target", targets), "named", told=("scopes",), own="own")
        )
    costs = [one for one in [row, *found] if not numbers.missing(one["cost_per_job"]) and one["like_kind"] != 0]
    if len(costs) > 1 and costs[0] is row:
        _drawn(page, "cost", *axes.of_measures(page, _rows(page, "cost", costs), "named", _cost))


def _cost(row: dict[str, Any]) -> dict[str, Any]:
    return value(row["plan_id"], "job_cost", "krw", row["unit"], row["year"])


def _drawn(page: Page, measure: str, rows: list[dict[str, Any]], asked: axes.Asked) -> None:
    """The chart of the rows that are left; when the programme is left alone, why."""
    if len(rows) > 1:
        _chart(page, measure, rows, asked)
    elif asked.notes:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"### :material/block: {page(f'twins.{measure}_not_drawn')}", anchors=False)
            for line in asked.notes:
                small(plain(line))


def _chart(page: Page, measure: str, rows: list[dict[str, Any]], asked: axes.Asked) -> None:
    own, top = rows[0], max(rows, key=lambda one: one["value"])
    rows, notes, doubts = marked(page, rows, "label")
    words = {word: page(f"tip.{word}") for word in ("group", "series", "value", "place")}
    said = page(f"twins.{measure}_top", own=plain(own["series"]), own_value=own["amount"])
    if top is not own:
        said = page(
            f"twins.{measure}_sentence", own=plain(own["series"]), own_value=own["amount"], top=plain(top["series"]),
            top_value=top["amount"],
        )  # fmt: skip
    notes = [*notes, page("twins.caveat")]
    unit, source = page.unit(own["unit"]).strip(), page.listed(row["plan"] for row in rows)
    block = Block(
        said,
        page("twins.target_what", unit=unit) if measure == "target" else page("twins.cost_what"),
        source,
        notes=notes,
        doubts=doubts,
        axis=asked,
    )
    table = Twin(f"twins-{measure}", headed(page, rows, COLUMNS, value=f"col.{measure}"))
    ticks = _ticks([row["value"] for row in rows])
    if measure == "cost" and page.lang == "en":
        ticks = [(value, numbers.man_in_english(value)) for value, _ in ticks]
    spec = grouped_dots(rows, words, lollipop=True, ticks=ticks)
    chart_block(page, block, vega(spec, f"twins-{measure}"), table)


def _rows(page: Page, measure: str, programmes: list[dict]) -> list[dict[str, Any]]:
    places = place_labels([one["target_figure"] for one in programmes], page.lang)
    regions = plans.plans().set_index("plan_id")[f"region_{page.lang}"]
    order = list(dict.fromkeys(one["plan_id"] for one in programmes))
    rows = []
    for one, place in zip(programmes, places, strict=True):
        amount = target_text(page, one) if measure == "target" else numbers.per_job(one["cost_per_job"], page.lang)
        series = f"{regions[one['plan_id']]} {int(one['target_year'])}"
        own = one is programmes[0]
        rows.append({
            "group": page(f"twins.{measure}_group"), "series": series, "name": page.of(one, "name"), "plan": page.of(one, "plan"),
            "named": f"{series} {page.of(one, 'name')}", "own": own, "role": "accent" if own else "context", "place": place,
            "printed": f"{target_text(page, one)}, {budget_text(page, one)}", "amount": amount,
            "value": float(one["target"] if measure == "target" else one["cost_per_job"] / numbers.MAN),
            "shape": SHAPES[order.index(one["plan_id"]) % len(SHAPES)], "figures": (one["target_figure"], *_money(measure, one)),
            "plan_id": one["plan_id"], "unit": one["target_unit"], "year": str(int(one["target_year"])),
        })  # fmt: skip
    return [row | {"label": f"{row['amount']}  {_called(row, rows)}"} for row in rows]


def _called(row: dict[str, Any], rows: list[dict[str, Any]]) -> str:
    """What a mark is called: area and year, or the programme's name where another programme of that plan is drawn too."""
    alone = row["own"] or [one["series"] for one in rows].count(row["series"]) == 1
    if alone:
        return row["series"]
    return row["name"] if len(row["name"]) <= LONGEST else f"{row['name'][: LONGEST - 1]}…"


def _money(measure: str, programme: dict) -> list[int]:
    return [] if measure == "target" else list(programme["budget_figures"])


def _ticks(values: list[float]) -> list[tuple[float, str]]:
    """A handful of round values from zero."""
    top = max(values)
    step = next(
        step for power in range(10) for step in (10**power, 2 * 10**power, 5 * 10**power) if top / step <= TICKS
    )
    return [(float(value), f"{value:,}") for value in range(0, int(top) + 1, step)]
