"""Two to four plans side by side, measure by measure: every value against the first plan's, each with its verdict."""

from typing import Any

import pandas as pd
import streamlit as st

from components import doubts, measures
from components.blocks import spoken, vega
from components.charts.strip import MARKS, comparison_strip
from components.frame import Page, plain, small
from components.sections.compare_strips import standing_alone
from components.tables import Twin, table_twin
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


def rows_section(page: Page, plans: Plans, found: list[Entry]) -> None:
    """The measures, topic by topic, in frames."""
    for topic in TOPICS:
        entries = [entry for entry in found if entry["measure"]["topic"] == topic]
        if entries:
            st.markdown(f"## {page(f'topic.{topic}')}", anchors=False)
            with st.container(border=True, gap="medium"):
                for entry in entries:
                    with st.container(gap="xxsmall"):
                        _row(page, plans, entry)


def doubtful(page: Page, found: list[Entry]) -> None:
    """What † means beside a value: the printed figures behind it that do not follow from others."""
    figures = [figure for entry in found for row in entry["rows"] if row for figure in row["figure_ids"]]
    for text in doubts.notes(page, figures):
        small(plain(text))


def _row(page: Page, plans: Plans, entry: Entry) -> None:
    """One measure: for two plans in one line, for more with a line of values of its own that folds on narrow screens."""
    pair = len(plans) == 2
    words, *between, picture = st.columns([13, 15, 10] if pair else [14, 5])
    with words:
        measure = entry["measure"]
        name = f"**{plain(page.of(measure, 'name'))}** :small[:gray[{plain(page.of(measure, 'formula'))}]]"
        st.markdown(f"{name}  \n{_verdict(page, plans, entry, 1)}" if pair else name)
    for place, column in enumerate(between[0].columns(2, gap="xsmall", wrap=False) if pair else ()):
        with column:
            _value(page, plans, entry, place)
    with picture:
        if can_be_compared(entry):
            _strip(page, plans, entry)
        else:
            small(page("compare.not_drawn"))
    if not pair:
        _values(page, plans, entry)


def _values(page: Page, plans: Plans, entry: Entry) -> None:
    """Three or four values side by side, each over its verdict against the first."""
    with st.grid(len(plans), min_column_width=148, gap="small"):
        for place in range(len(plans)):
            with st.container(gap=None):
                _value(page, plans, entry, place)
                if place:
                    st.markdown(_verdict(page, plans, entry, place))


def _value(page: Page, plans: Plans, entry: Entry, place: int) -> None:
    """A value with its plan and period; grey where it may not be compared."""
    row = entry["rows"][place]
    grey = not can_be_compared(entry) if place == 0 else entry["verdicts"][place - 1].grade == REFUSED
    text = plain(_shown(page, row))
    lines = [f":small[:gray[{SIGNS[place]} {plain(page.of(plans[place], 'label'))}]]"]
    lines.append(f":gray[{text}]" if grey else f"**{text}**")
    if row:
        lines.append(f":small[:gray[{plain(measures.period_of(page, row))}]]")
    st.markdown("  \n".join(lines))


def _verdict(page: Page, plans: Plans, entry: Entry, place: int) -> str:
    first, other, verdict = entry["rows"][0], entry["rows"][place], entry["verdicts"][place - 1]
    color, icon = CHIPS[verdict.grade]
    apart = ""
    if verdict.grade != REFUSED:
        name = page.of(plans[place], "region") if len(plans) == 2 else ""  # among more the value stands right above
        apart = measures.difference(page, first, other, name).strip()
    chip = f":{color}-badge[{icon} {page(f'verdict.{verdict.grade}')}] {plain(apart)}"
    return f"{chip}  \n:small[:gray[{plain(measures.reason(page, verdict, first, other))}]]"


def _strip(page: Page, plans: Plans, entry: Entry) -> None:
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
    drawing.show(alt)
    doubtful_cells = doubts.notes(page, [figure for row in rows for figure in row["figure_ids"]])
    page.strips.append(standing_alone(page, entry, drawing, marks, alt, doubtful_cells))


def _shown(page: Page, row: dict[str, Any] | None) -> str:
    """A value with its unit, and † where a figure behind it is doubtful."""
    return measures.shown(page, row) + (" †" if row and doubts.notes(page, row["figure_ids"]) else "")


def table(page: Page, plans: Plans, found: list[Entry]) -> None:
    """The table twin of the whole page: one row per measure, the columns of each plan one after the other."""
    rows = []
    for entry in found:
        row = {
            page("col.measure"): page.of(entry["measure"], "name"),
            page("col.formula"): page.of(entry["measure"], "formula"),
        }
        for place, plan in enumerate(plans):
            row |= _cells(page, page.of(plan, "label"), entry, place)
        rows.append(row)
    table_twin(page, Twin("comparison", pd.DataFrame(rows)))


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
