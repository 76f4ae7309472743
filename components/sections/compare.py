"""Two to four plans side by side, topic by topic: every value against the first plan's, each with its verdict."""

from typing import Any

import streamlit as st

from components import doubts
from components.blocks import Block, chart_block, vega
from components.charts.measure_strips import measure_strips
from components.frame import Page, plain, small
from components.memory import remembered
from components.sections.compare_finding import finding
from components.sections.compare_rows import can_be_compared, printed_rows, strip_rows
from components.tables import Twin, headed
from loaders import comparisons
from loaders.comparability import COMPARABLE, REFUSED, WARNING

TOPICS = ("money", "employment", "jobs")
SHAPES = ("■", "●", "◆", "▲")  # of charts.measure_strips.MARKS, as letters
COLORS = ("gray", "primary", "gray", "gray")
COLUMNS = ("name", "plan", "shown", "value", "unit", "period", "verdict", "reason", "formula", "place")

Entry = dict[str, Any]  # see loaders.comparisons.side_by_side
Plans = list[dict[str, Any]]


def legend(page: Page, plans: Plans) -> None:
    """Which sign is which plan; the first is the one that all others are set against."""
    signs = [f":{color}[{sign}]" for color, sign in zip(COLORS, SHAPES, strict=True)]
    st.markdown(" ".join(f"{sign} {plain(page.of(plan, 'label'))}" for sign, plan in zip(signs, plans, strict=False)))
    if len(plans) > 2:
        small(plain(_against(page, plans)))


def _against(page: Page, plans: Plans) -> str:
    return page("compare.against", first=page.of(plans[0], "label"))


def summary(page: Page, found: list[Entry]) -> str:
    """How many values may be compared."""
    grades = [verdict.grade for entry in found for verdict in entry["verdicts"]]
    several = len(grades) > len(found)
    return page(
        "compare.summary_pairs" if several else "compare.summary", count=len(grades), good=grades.count(COMPARABLE),
        warn=grades.count(WARNING), refused=grades.count(REFUSED),
    )  # fmt: skip


def entries(plans: Plans, show: str) -> list[Entry]:
    """The measures that at least one plan prints; with `comparable` those of which something may be compared."""
    found = comparisons.side_by_side([plan["plan_id"] for plan in plans])
    return [entry for entry in found if show == "all" or can_be_compared(entry)]


@remembered
def topics(page: Page, plans: Plans, show: str) -> None:
    """A chart per topic; all its measures are rows of it."""
    for topic in TOPICS:
        found = [entry for entry in entries(plans, show) if entry["measure"]["topic"] == topic]
        if found:
            _topic(page, plans, topic, found)


def _topic(page: Page, plans: Plans, topic: str, found: list[Entry]) -> None:
    """One topic: what lies furthest apart, the strips, and every value with the place where it is printed."""
    rows, notes, doubtful = doubts.marked(page, printed_rows(page, plans, found), "shown")
    words = {key: page(f"tip.{key}") for key in ("plan", "value", "place")}
    words |= {"measure": page("col.measure"), "not_drawn": page("compare.not_drawn")}
    sentence, asked = finding(page, plans, topic, found)
    signs = " ".join(f"{sign} {page.of(plan, 'label')}" for sign, plan in zip(SHAPES, plans, strict=False))
    block = Block(
        sentence,
        page("compare.what", signs=signs),
        page.listed(page.of(plan, "label") for plan in plans),
        notes=[
            *([_against(page, plans)] if len(plans) > 2 else []),
            *notes,
            *([page("compare.unrounded")] if any(row["apart"] for row in rows) else []),
        ],
        doubts=doubtful,
        axis=asked,
    )
    table = headed(page, rows, COLUMNS, digits=4, name="col.measure")
    drawing = vega(measure_strips(strip_rows(page, found, rows), words), f"compare_{topic}")
    chart_block(page, block, drawing, Twin(f"compare-{topic}", table))
