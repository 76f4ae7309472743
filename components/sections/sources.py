"""What is in here, and from where: plans, coverage, printed tables, codebook, downloads, credits."""

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial

import pandas as pd
import streamlit as st

from components import links
from components.filters import Chosen
from components.frame import Page, plain, small
from components.memory import remembered
from components.tables import closed_line, downloads, keep
from loaders import sources
from loaders.contracts import Column, Contract
from loaders.editions import edition

TOPICS = ("jobs", "money", "employment", "labour_force", "population", "industry", "matching", "policy", "organisation")


def view_control(page: Page, views: Sequence[str]) -> str:
    """What of the page to show. A link that names a printed table or a contract, and no view, is about that one."""
    labels = {code: page(f"sources.view_{code}") for code in views}
    about = {"table": "tables", "contract": "codebook"}
    default = next((view for name, view in about.items() if links.asked(name)), views[0])
    return links.segments(page("sources.view"), "view", views, labels, default=default)


def plans_section(page: Page, chosen: Chosen) -> None:
    """One row per plan: what it is, what it covers, how much of it is here."""
    table, figures = _plans(page, chosen)
    st.markdown(f"## {page('sources.plans')}", anchors=False)
    st.markdown(f"### {page('sources.plans_sentence', plans=len(table), figures=f'{figures:,}')}", anchors=False)
    st.dataframe(table, hide_index=True, placeholder="", alt=page("sources.plans"))


@remembered
def _plans(page: Page, chosen: Chosen) -> tuple[pd.DataFrame, int]:
    counts = sources.counts().set_index("plan_id")
    rows = [
        {
            page("col.plan"): page.of(plan, "label"), page("col.title"): page.of(plan, "title"), page("col.publisher"): page.of(plan, "publisher"),
            page("col.scope"): page.of(plan, "scope"), page("col.reference"): plan["reference_period"],
            page("col.tables"): counts.loc[plan["plan_id"], "printed_tables"], page("col.nodes"): counts.loc[plan["plan_id"], "nodes"],
            page("col.figures"): counts.loc[plan["plan_id"], "figure_count"], page("col.note"): page.of(plan, "note"),
        }
        for plan in chosen.plans.to_dict("records")
    ]  # fmt: skip
    return pd.DataFrame(rows), int(counts.loc[chosen.ids, "figure_count"].sum())


def coverage_section(page: Page, chosen: Chosen) -> None:
    """How many figures of each topic each plan prints and we hold."""
    st.markdown(f"## {page('sources.coverage')}", anchors=False)
    small(page("sources.coverage_what"))
    st.dataframe(_topics(page, chosen), hide_index=True, placeholder="")


@remembered
def _topics(page: Page, chosen: Chosen) -> pd.DataFrame:
    rows = sources.coverage()
    rows = rows[rows["plan_id"].isin(chosen.ids)]
    matrix = rows.pivot_table(index="topic", columns="plan_id", values="figure_count", aggfunc="sum")
    matrix = matrix.reindex(index=[topic for topic in TOPICS if topic in matrix.index], columns=chosen.ids)
    matrix.index = [page(f"group.{topic}") for topic in matrix.index]
    matrix.columns = [page.of(plan, "label") for plan in chosen.plans.to_dict("records")]
    # A count of none is a fact about the plan or about our work so far, not a zero: it is said in words.
    shown = matrix.map(lambda value: f"{value:,.0f}" if pd.notna(value) else page("word.none_here"))
    shown.insert(0, page("col.topic"), shown.index)
    return shown


def plan_of_table(chosen: Chosen, code: str | None) -> dict:
    """The plan that a table's code names, if the filters let it through; else the first they do."""
    asked = chosen.plans[chosen.plans["plan_id"] == (code or "").partition(".")[0]]
    return (chosen.plans if asked.empty else asked).iloc[0].to_dict()


def printed_tables_section(page: Page, plan: dict, code: str) -> None:
    """One printed table of one plan, cell by cell, with the note of whoever transcribed it."""
    table_id = code.partition(".")[2]
    table = sources.printed_tables(plan["plan_id"]).set_index("table_id").loc[table_id]
    rows = sources.table_figures(plan["plan_id"], table_id)
    small(plain(f"{page.of(plan, 'label')} › {table['section']} › {table['title']}"))
    if isinstance(table["cited_statistic"], str):
        small(plain(page("sources.cited", source=table["cited_statistic"])))
    rows = rows.assign(status=rows[f"status_{page.lang}"], note=rows[f"note_{page.lang}"])
    shown = rows[["row_label", "column_label", "printed", "printed_unit", "value", "status", "note"]]
    shown = shown.rename(columns={name: page(f"col.{name}") for name in shown.columns})
    st.dataframe(shown, hide_index=True, placeholder="", alt=table["title"])
    keep(page, f"{plan['plan_id']}-{table_id}", lambda: shown, table["title"])
    downloads(page, f"{plan['plan_id']}-{table_id}", lambda: shown, {})


def table_labels(plan: dict) -> dict[str, str]:
    """Printed tables of a plan as options, `plan.table`: number of figures in brackets."""
    rows = sources.printed_tables(plan["plan_id"])
    return {
        f"{plan['plan_id']}.{row['table_id']}": f"{row['title']} ({row['figure_count']})"
        for row in rows.to_dict("records")
        if row["figure_count"]
    }


def codebook_section(page: Page) -> None:
    """One table of the database as its contract says it: grain, key, columns, what a blank means."""
    st.markdown(f"## {page('sources.codebook')}", anchors=False)
    small(page("sources.codebook_what"))
    contracts = sources.contracts()
    labels = {name: f"{name} · {_grain(page, contract)}" for name, contract in contracts.items()}
    name = links.select(page("sources.contract"), "contract", sorted(labels), labels, default="figures", width=420)
    small(plain(page("sources.key", key=", ".join(contracts[name].key))))
    st.dataframe(_columns(page, name), hide_index=True, placeholder="", alt=labels[name])


def _grain(page: Page, contract: Contract) -> str:
    return contract.grain_ko if page.lang == "ko" else contract.grain_en


@remembered
def _columns(page: Page, name: str) -> pd.DataFrame:
    contract = sources.contracts()[name]
    return pd.DataFrame(
        {
            page("col.column"): [column.name for column in contract.columns],
            page("col.type"): [column.type for column in contract.columns],
            page("col.meaning"): [page.of(asdict(column), "meaning") for column in contract.columns],
            page("col.blank"): [_blank(page, column) for column in contract.columns],
            page("col.codes"): [column.references or ", ".join(column.allowed) for column in contract.columns],
        }
    )


def _blank(page: Page, column: Column) -> str:
    return page("word.never_blank") if column.required else page.of(asdict(column), "blank")


def downloads_section(page: Page) -> None:
    """Every table as CSV and XLSX, in a line that is closed until a reader opens it."""
    st.markdown(f"## {page('sources.downloads')}", anchors=False)
    closed_line(page("sources.downloads_all", count=len(sources.DOWNLOADS)), "downloads", lambda: _downloads(page))


def _downloads(page: Page) -> None:
    small(page("sources.downloads_what"))
    about = {page("about.edition"): " · ".join(reversed(edition()))}
    for name in sources.DOWNLOADS:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"`{name}`", width=160)
            downloads(page, name, partial(sources.whole_table, name), about)
