"""What each plan prints: plan by item, by a rule that is printed beside it."""

from collections import Counter

import pandas as pd
import streamlit as st

from components.blocks import spoken, vega
from components.charts.coverage import TIPS, coverage_matrix
from components.filters import Chosen
from components.frame import Page, plain
from components.memory import remembered
from components.tables import Twin, table_twin
from loaders import sources

GRADES = {"published": "●", "partial": "◐", "missing": "○"}
ROLES = {"published": "accent", "partial": "ink", "missing": "context"}


def matrix_section(page: Page, chosen: Chosen) -> None:
    """The matrix with its counts, the rule, and which parts each plan has and lacks."""
    title, sentence = page("coverage.title"), _sentence(page, chosen)
    st.markdown(f"## {title}\n\n### {sentence}\n\n:small[:gray[{plain(page('coverage.rule'))}]]", anchors=False)
    vega(_matrix(page, chosen), "coverage").show(spoken(sentence))
    table_twin(page, Twin("coverage", _parts(page, chosen), {page("about.what"): page("coverage.rule")}))


def _rows(chosen: Chosen) -> pd.DataFrame:
    rows = sources.matrix()
    return rows[rows["plan_id"].isin(chosen.ids)]


@remembered
def _sentence(page: Page, chosen: Chosen) -> str:
    """Of one plan its three counts; of several the one that prints most."""
    rows = _rows(chosen)
    counts = {plan_id: Counter(rows[rows["plan_id"] == plan_id]["grade"]) for plan_id in chosen.ids}
    items = rows["coverage_item"].nunique()
    most = max(counts, key=lambda plan_id: (counts[plan_id]["published"], counts[plan_id]["partial"]))
    plan = next(plan for plan in chosen.plans.to_dict("records") if plan["plan_id"] == most)
    found = {grade: counts[most][grade] for grade in GRADES}
    key = "coverage.one" if chosen.only else "coverage.most"
    return page(key, plan=page.particle(plain(page.of(plan, "label")), "은"), count=items, **found)


@remembered
def _matrix(page: Page, chosen: Chosen) -> dict:
    """The chart: sign and how many figures; a thing that is not printed has no number, not a zero."""
    rows = _rows(chosen)
    labels = {plan["plan_id"]: page.of(plan, "label") for plan in chosen.plans.to_dict("records")}
    order = rows["plan_id"].map(chosen.ids.index)
    cells = [
        {
            "item": row[f"name_{page.lang}"],
            "plan": labels[row["plan_id"]],
            "sign": GRADES[row["grade"]] + (f" {row['held']:,.0f}" if row["held"] else ""),
            "state": _graded(page, row["grade"]),
            "has": _parts_of(row[f"has_{page.lang}"]),
            "lacks": _parts_of(row[f"lacks_{page.lang}"]),
            "role": ROLES[row["grade"]],
        }
        for row in rows.assign(order=order).sort_values(["ordinal", "order"]).to_dict("records")
    ]
    titles = {"plan": "col.plan", "state": "coverage.grade"}
    return coverage_matrix(cells, {tip: page(titles.get(tip, f"coverage.{tip}")) for tip in TIPS})


def _parts_of(parts: str | float) -> str:
    return parts if isinstance(parts, str) else "–"


def _graded(page: Page, grade: str) -> str:
    return f"{GRADES[grade]} {page(f'coverage.{grade}')}"


@remembered
def _parts(page: Page, chosen: Chosen) -> pd.DataFrame:
    rows = _rows(chosen)
    labels = {plan["plan_id"]: page.of(plan, "label") for plan in chosen.plans.to_dict("records")}
    return pd.DataFrame(
        {
            page("col.plan"): rows["plan_id"].map(labels),
            page("coverage.item"): rows[f"name_{page.lang}"],
            page("coverage.grade"): [_graded(page, grade) for grade in rows["grade"]],
            page("coverage.has"): rows[f"has_{page.lang}"],
            page("coverage.lacks"): rows[f"lacks_{page.lang}"],
            page("col.figures"): rows["held"].astype(int),
        }
    )
