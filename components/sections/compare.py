"""Two to four plans side by side, measure by measure: every value against the first plan's, each with its verdict."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from components import doubts, measures
from components.blocks import Drawn, spoken, vega
from components.charts.strip import MARKS, comparison_strip
from components.frame import Page, plain, small
from components.memory import remembered
from components.sections.compare_strips import standing_alone
from components.tables import Twin, table_twin
from components.text import small_lines
from loaders import comparisons
from loaders.comparability import COMPARABLE, REFUSED, WARNING
from loaders.provenance import place_labels

CHIPS = {
    COMPARABLE: ("green", ":material/check:"),
    WARNING: ("orange", ":material/warning:"),
    REFUSED: ("gray", ":material/block:"),
}
TOPICS = ("money", "employment", "jobs")
SIGNS = (":gray[■]", ":primary[●]", ":gray[◆]", ":gray[▲]")  # the shapes of charts.strip.MARKS

Entry = dict[str, Any]  # see loaders.comparisons.side_by_side
Plans = list[dict[str, Any]]


@dataclass(frozen=True)
class Line:
    """A measure as it is written: its name and formula, each plan's value, the verdicts against the first, the small chart."""

    topic: str
    name: str
    values: tuple[str, ...]
    verdicts: tuple[str, ...]
    strip: Drawn | None


def legend(page: Page, plans: Plans) -> None:
    """Which sign is which plan; the first is the one that all others are set against."""
    st.markdown(" ".join(f"{sign} {plain(page.of(plan, 'label'))}" for sign, plan in zip(SIGNS, plans, strict=False)))
    if len(plans) > 2:
        small(plain(page("compare.against", first=page.of(plans[0], "label"))))


def summary(page: Page, found: list[Entry]) -> str:
    """How many values may be compared."""
    grades = [verdict.grade for entry in found for verdict in entry["verdicts"]]
    several = len(grades) > len(found)
    return page(
        "compare.summary_pairs" if several else "compare.summary", count=len(grades), good=grades.count(COMPARABLE),
        warn=grades.count(WARNING), refused=grades.count(REFUSED),
    )  # fmt: skip


def can_be_compared(entry: Entry) -> bool:
    """Whether at least one plan's value may stand beside the first one's."""
    return any(verdict.grade != REFUSED for verdict in entry["verdicts"])


def entries(plans: Plans, show: str) -> list[Entry]:
    """The measures that at least one plan prints; with `comparable` those of which something may be compared."""
    found = comparisons.side_by_side([plan["plan_id"] for plan in plans])
    return [entry for entry in found if show == "all" or can_be_compared(entry)]


def rows_section(page: Page, plans: Plans, show: str) -> None:
    """The measures, topic by topic, in frames."""
    every = _lines(page, plans, show)
    for topic in TOPICS:
        lines = [line for line in every if line.topic == topic]
        if lines:
            st.markdown(f"## {page(f'topic.{topic}')}", anchors=False)
            with st.container(border=True, gap="medium"):
                for line in lines:
                    _draw_pair(page, line) if len(plans) == 2 else _draw_several(page, line)


@remembered
def _lines(page: Page, plans: Plans, show: str) -> list[Line]:
    return [
        Line(
            entry["measure"]["topic"],
            f"**{plain(page.of(entry['measure'], 'name'))}** :small[:gray[{plain(page.of(entry['measure'], 'formula'))}]]",
            tuple(_value(page, plans, entry, place) for place in range(len(plans))),
            tuple(_verdict(page, plans, entry, place) for place in range(1, len(plans))),
            _strip(page, plans, entry) if can_be_compared(entry) else None,
        )
        for entry in entries(plans, show)
    ]


def doubtful(page: Page, plans: Plans, show: str) -> None:
    """What † means beside a value: the printed figures behind it that do not follow from others."""
    figures = [figure for entry in entries(plans, show) for row in entry["rows"] if row for figure in row["figure_ids"]]
    small_lines(plain(text) for text in doubts.notes(page, figures))


def _draw_pair(page: Page, line: Line) -> None:
    """One measure of two plans in one line."""
    words, values, picture = st.columns([13, 15, 10])
    words.markdown(f"{line.name}  \n{line.verdicts[0]}")
    for value, column in zip(line.values, values.columns(2, gap="xsmall", wrap=False), strict=True):
        column.markdown(value)
    with picture:
        _draw_strip(page, line)


def _draw_several(page: Page, line: Line) -> None:
    """One measure of three or four plans: the values in a line of their own that folds on narrow screens, each over its verdict."""
    with st.container(gap="xxsmall"):
        words, picture = st.columns([14, 5])
        words.markdown(line.name)
        with picture:
            _draw_strip(page, line)
        with st.grid(len(line.values), min_column_width=148, gap="small"):
            for value, verdict in zip(line.values, ("", *line.verdicts), strict=True):
                st.markdown(f"{value}  \n{verdict}" if verdict else value)


def _draw_strip(page: Page, line: Line) -> None:
    if line.strip:
        line.strip.drawing.show(line.strip.finding)
        page.strips.append(line.strip)
    else:
        small(page("compare.not_drawn"))


def _value(page: Page, plans: Plans, entry: Entry, place: int) -> str:
    """A value with its plan and period; grey where it may not be compared."""
    row = entry["rows"][place]
    grey = not can_be_compared(entry) if place == 0 else entry["verdicts"][place - 1].grade == REFUSED
    text = plain(_shown(page, row))
    lines = [f":small[:gray[{SIGNS[place]} {plain(page.of(plans[place], 'label'))}]]"]
    lines.append(f":gray[{text}]" if grey else f"**{text}**")
    if row:
        lines.append(f":small[:gray[{plain(measures.period_of(page, row))}]]")
    return "  \n".join(lines)


def _verdict(page: Page, plans: Plans, entry: Entry, place: int) -> str:
    first, other, verdict = entry["rows"][0], entry["rows"][place], entry["verdicts"][place - 1]
    color, icon = CHIPS[verdict.grade]
    apart = ""
    if verdict.grade != REFUSED:
        name = page.of(plans[place], "region") if len(plans) == 2 else ""  # among more the value stands right above
        apart = measures.difference(page, first, other, name).strip()
    chip = f":{color}-badge[{icon} {page(f'verdict.{verdict.grade}')}] {plain(apart)}"
    return f"{chip}  \n:small[:gray[{plain(measures.reason(page, verdict, first, other))}]]"


def _strip(page: Page, plans: Plans, entry: Entry) -> Drawn:
    drawn = [0, *(place for place, verdict in enumerate(entry["verdicts"], 1) if verdict.grade != REFUSED)]
    rows = [entry["rows"][place] for place in drawn]
    places = place_labels([row["figure_ids"][0] for row in rows], page.lang)
    marks = [
        MARKS[place] | {"name": page.of(plans[place], "label"), "value": row["value"], "text": _shown(page, row), "place": cell}
        for place, row, cell in zip(drawn, rows, places, strict=True)
    ]  # fmt: skip
    words = {key: page(f"tip.{key}") for key in ("plan", "value", "place")}
    said = ", ".join(f"{mark['name']} {mark['text']}" for mark in marks)
    spec = comparison_strip(marks, measures.ends(page, entry["measure"], rows), words)
    alt = spoken(f"{page.of(entry['measure'], 'name')}: {said}")
    drawing = vega(spec, f"strip_{entry['measure']['measure_id']}")
    doubtful_cells = doubts.notes(page, [figure for row in rows for figure in row["figure_ids"]])
    return standing_alone(page, entry, drawing, marks, alt, doubtful_cells)


def _shown(page: Page, row: dict[str, Any] | None) -> str:
    """A value with its unit, and † where a figure behind it is doubtful."""
    return measures.shown(page, row) + (" †" if row and doubts.notes(page, row["figure_ids"]) else "")


def table(page: Page, plans: Plans, show: str) -> None:
    """The table twin of the whole page: one row per measure, the columns of each plan one after the other."""
    table_twin(page, Twin("comparison", _table(page, plans, show)))


@remembered
def _table(page: Page, plans: Plans, show: str) -> pd.DataFrame:
    rows = []
    for entry in entries(plans, show):
        row = {
            page("col.measure"): page.of(entry["measure"], "name"),
            page("col.formula"): page.of(entry["measure"], "formula"),
        }
        for place, plan in enumerate(plans):
            row |= _cells(page, page.of(plan, "label"), entry, place)
        rows.append(row)
    return pd.DataFrame(rows)


def _cells(page: Page, label: str, entry: Entry, place: int) -> dict[str, str]:
    row = entry["rows"][place]
    cells = {
        label: measures.shown(page, row) + (doubts.beside(page, row["figure_ids"]) if row else ""),
        f"{label} · {page('col.period')}": measures.period_of(page, row),
        f"{label} · {page('col.place')}": " / ".join(place_labels(row["figure_ids"], page.lang)) if row else "",
    }
    if place:
        verdict = entry["verdicts"][place - 1]
        cells[f"{label} · {page('col.verdict')}"] = page(f"verdict.{verdict.grade}")
        cells[f"{label} · {page('col.reason')}"] = measures.reason(page, verdict, entry["rows"][0], row)
    return cells
