"""One programme: where it hangs in its plan, what it aims at, who pays, when it runs, and the printed cells."""

from typing import Any

import pandas as pd
import streamlit as st

from components import numbers
from components.doubts import beside
from components.frame import Page, plain, small
from components.periods import period_text
from components.sections.programmes import first
from loaders import programmes
from loaders.provenance import place_labels, places, printed_rows

SOURCES = ("national", "province", "district", "fund", "private", "other")


def details(page: Page, row: dict | None, offered: int) -> None:
    """Path, facts, money by source, schedule, other lists and the printed cells of one programme, or that one may be chosen."""
    if row is None:
        if offered:
            small(page("programmes.choose"))
        return
    with st.container(border=True):
        small(plain(" › ".join(part for part in (page.of(row, "plan"), row["path_ko"]) if isinstance(part, str))))
        new = f" :primary-badge[{page('programmes.new')}]" if row["is_new"] else ""
        st.markdown(f"## {plain(page.of(row, 'name'))}{new}", anchors=False)
        if page.lang == "en" and row["name_en"]:
            small(plain(row["name_ko"]))
        with st.container(horizontal=True, gap="large"):
            for label, value in _facts(page, row):
                with st.container(gap="xxsmall", width="content"):
                    small(plain(label))
                    st.markdown(f"**{plain(value)}**")
        for line in (_sources(page, row), _about(page, row)):
            if line:
                small(plain(line))
        _also_listed(page, row)
        _schedule(page, row)
        _printed(page, row)


def _facts(page: Page, row: dict) -> list[tuple[str, str]]:
    facts = [(_dated(page("col.target"), row["target_year"]), target_text(page, row))]
    facts.append((_dated(page("col.budget"), row["budget_year"]), budget_text(page, row)))
    if not numbers.missing(row["cost_per_job"]):
        facts.append((page("col.per_job"), numbers.per_job(row["cost_per_job"], page.lang)))
    if isinstance(row["actual_printed"], str):
        unit = places((int(row["actual_figure"]),))["printed_unit"].iloc[0]
        label = f"{page('col.actual')} {period_text(row['actual_period'], page.lang)}"
        facts.append((label, f"{row['actual_printed']}{page.unit(unit)}"))
    return facts


def _dated(label: str, year: Any) -> str:
    return label if pd.isna(year) else f"{label} {int(year)}"


def target_text(page: Page, row: dict) -> str:
    """The target as printed, with its unit."""
    if not isinstance(row["target_printed"], str):
        return page("word.not_printed")
    if row["target_printed"].endswith(row["target_unit"]):
        return row["target_printed"]
    return f"{row['target_printed']}{page.unit(row['target_unit'])}"


def budget_text(page: Page, row: dict) -> str:
    """The budget by size, or as printed where it is no number (비예산, 중복예산)."""
    if isinstance(row["budget_status"], str) and row["budget_status"] in {"not_budgeted", "counted_elsewhere"}:
        return row["budget_printed"]
    return page("word.not_printed") if numbers.missing(row["budget"]) else numbers.money(row["budget"], page.lang)


def _sources(page: Page, row: dict) -> str:
    """Who pays how much, and the share of the budget where there is one."""
    paying = [source for source in SOURCES if not numbers.missing(row[source]) and row[source] > 0]
    whole = numbers.known(row["budget"])
    parts = []
    for source in paying:
        share = f" ({numbers.share(row[source] / whole * 100)}%)" if whole and len(paying) > 1 else ""
        parts.append(f"{page(f'source.{source}')} {numbers.money(row[source], page.lang)}{share}")
    return " · ".join(parts)


def _about(page: Page, row: dict) -> str:
    """Field and audience with a word where we assigned them, and the department."""
    field, audience = row[f"field_{page.lang}"], row["audience"]
    parts = []
    if isinstance(field, str):
        parts.append(field + (f" ({page('programmes.assigned')})" if row["field_basis"] == "assigned" else ""))
    if isinstance(audience, str):
        assigned = f" ({page('programmes.assigned')})" if row["audience_basis"] == "assigned" else ""
        parts.append(page(f"audience.{audience}") + assigned)
    if isinstance(row["department"], str):
        parts.append(row["department"])
    return " · ".join(parts)


def _also_listed(page: Page, row: dict) -> None:
    for other in programmes.also_listed(row["plan_id"], row["item_id"]).to_dict("records"):
        where = " › ".join(part for part in (other["path_ko"], other["name_ko"]) if isinstance(part, str))
        amounts = f"{target_text(page, other)}, {budget_text(page, other)}"
        small(plain(page("programmes.also_listed", where=where, amounts=amounts)))


def _schedule(page: Page, row: dict) -> None:
    """The activities whose months the plan prints as text; how many are hidden in merged cells is said."""
    known = programmes.schedule(row["plan_id"], row["item_id"])
    if known.empty:
        return
    st.markdown(f"### {page('programmes.schedule')}", anchors=False)
    for activity in known[known["month_from"].notna()].to_dict("records"):
        start, end = int(activity["month_from"]), int(activity["month_to"])
        when = (
            page("programmes.month", month=start) if start == end else page("programmes.months", start=start, end=end)
        )
        small(f"**{plain(when)}** {plain(activity['activity'])}")
    hidden = known.loc[known["month_from"].isna(), "activity"]
    if len(hidden):
        small(plain(page("programmes.hidden_months", activities=", ".join(hidden))))


def _printed(page: Page, row: dict) -> None:
    """The printed rows that target, budget and result stand in, the cells marked."""
    budget = row["budget_figures"] if first(row["budget_figures"]) is not None else []
    ids = (row["target_figure"], *budget, row["actual_figure"])
    figures = [int(one) for one in ids if one is not None and not pd.isna(one)]
    if not figures:
        return
    st.markdown(f"### {page('programmes.printed_cell')}", anchors=False)
    if doubt := beside(page, figures):
        small(plain(doubt.strip()))
    drawn: set[tuple] = set()
    for figure in figures:
        cells = printed_rows(figure)
        signature = tuple(cells["figure_id"])
        if signature in drawn:
            continue
        drawn.add(signature)
        small(plain(place_labels([figure], page.lang)[0]))
        st.table(_rebuilt(page, cells, set(figures)), border="horizontal")


def _rebuilt(page: Page, cells: pd.DataFrame, marked: set[int]) -> pd.DataFrame:
    """The printed table again: its own headers, the row and its neighbours; beyond three columns, row by row."""
    cells = cells.assign(
        text=[
            f"**:primary-background[{plain(row['printed'])}]**" if row["figure_id"] in marked else plain(row["printed"])
            for row in cells.to_dict("records")
        ],
        head=cells["column_label"].map(plain),
        line=cells["row_label"].map(plain),
    )
    if cells["column_label"].nunique() <= 3:
        table = cells.pivot_table(index="line", columns="head", values="text", aggfunc=" / ".join, sort=False).fillna(
            ""
        )
        table.index.name, table.columns.name = page("col.printed_row"), None
        return table
    own_line = cells[cells["figure_id"].isin(marked)]["row_label"].iloc[0]
    own = cells[cells["row_label"] == own_line]
    table = own.set_index("head")[["text"]].rename(columns={"text": own["line"].iloc[0]})
    table.index.name = page("col.printed_column")
    return table
