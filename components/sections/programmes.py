"""Programmes of all plans: filters, the table, and the details of the chosen one."""

import re
import unicodedata
from typing import Any

import pandas as pd
import streamlit as st

from components import numbers
from components.filters import ALL, Chosen
from components.frame import Page, note, plain, small
from components.tables import downloads, keep
from loaders import programmes
from loaders.provenance import place_labels, printed_rows
from loaders.sources import field_names

WIDTHS = {"name": 140, "plan": 96, "target": 56, "unit": 46, "budget": 60, "cost": 56}


def found(chosen: Chosen, text: str, field: str) -> pd.DataFrame:
    """Programmes that pass all filters, in the order of the loader (largest budget first)."""
    rows = programmes.programmes()
    rows = rows[rows["plan_id"].isin(chosen.ids)]
    # A plan that lists its programmes by field also groups some of them in boxes under its strategies: the boxes are shown
    # when a strategy is chosen, so that the same money never stands in the list twice.
    rows = rows[rows["strategy_id"] == chosen.strategy] if chosen.strategy != ALL else rows[rows["is_primary"]]
    if field != ALL:
        rows = rows[(rows["scheme_field_id"] == field) | (rows["field_id"] == field)]
    wanted = [folded(part) for part in text.split()]
    names = (rows["name_ko"] + " " + rows["name_en"]).map(folded)
    return rows[names.map(lambda name: all(part in name for part in wanted))].reset_index(drop=True)


def folded(text: str) -> str:
    """Text without spaces, case and punctuation, so that 노인일자리 finds `노인 일자리` and `노인·일자리`."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


def field_labels(page: Page) -> dict[str, str]:
    """The scheme's six fields, and the types only one plan uses, as options."""
    rows = field_names().to_dict("records")
    return {ALL: page("programmes.all_fields")} | {row["field_id"]: page.of(row, "name") for row in rows}


def results(page: Page, rows: pd.DataFrame) -> dict | None:
    """The table; returns the chosen row."""
    money = page("programmes.money_unit")
    shown = pd.DataFrame(
        {
            "name": rows["name_ko"],
            "plan": rows[f"plan_{page.lang}"],
            "target": rows["target"],
            "unit": rows["target_unit"].map(lambda unit: page.unit(unit).strip(), na_action="ignore"),
            "budget": (rows["budget"] / numbers.BAEKMAN).round(),
            "cost": (rows["cost_per_job"] / numbers.MAN).round(),
            "status": rows["budget_printed"].where(rows["budget_status"].notna()),
            "strategy": rows[f"strategy_{page.lang}"],
            "task": rows["task_ko"],
            "field": rows["field_id"].map(field_labels(page)),
            "audience": rows["audience"].map(lambda code: page(f"audience.{code}") if isinstance(code, str) else None),
            "new": rows["is_new"].map(lambda new: page("programmes.new") if new else None),
            "english": rows["name_en"],
        }
    )
    config: dict[str, Any] = {
        key: st.column_config.Column(page(f"col.{key}"), width=WIDTHS.get(key)) for key in shown.columns
    } | {
        key: st.column_config.NumberColumn(label, width=WIDTHS[key], format="localized", step=1)
        for key, label in (("target", page("col.target")), ("budget", money), ("cost", page("col.cost")))
    }
    event = st.dataframe(
        shown, hide_index=True, column_config=config, row_height=38, height=min(640, 38 * (len(rows) + 1) + 2), on_select="rerun",
        selection_mode="single-row", key="programme_table", placeholder="", alt=page("programmes.table_alt", count=len(rows)),
    )  # fmt: skip
    picked = [number for number in event.selection.rows if number < len(rows)]
    return rows.iloc[picked[0]].to_dict() if picked else None


def downloads_of(page: Page, rows: pd.DataFrame) -> None:
    """CSV and XLSX of the rows as filtered, money in won, with the printed place of target and budget."""

    def table() -> pd.DataFrame:
        return rows.drop(columns=["budget_figures", "target_figure", "actual_figure"]).assign(
            target_place=place_labels(rows["target_figure"], page.lang),
            budget_place=place_labels([_first(ids) for ids in rows["budget_figures"]], page.lang),
        )

    keep(page, "programmes", table)
    downloads(page, "programmes", table, {page("about.what"): page("programmes.download_what")})


def _first(ids: Any) -> int | None:
    return ids[0] if ids is not None and not isinstance(ids, float) and len(ids) else None


def details(page: Page, row: dict | None) -> None:
    """Path, target, money and the printed cells of one programme."""
    if row is None:
        small(page("programmes.choose"))
        return
    with st.container(border=True):
        small(plain(" › ".join(part for part in (page.of(row, "plan"), row["path_ko"]) if isinstance(part, str))))
        st.markdown(f"#### {plain(row['name_ko'])}", anchors=False)
        if page.lang == "en" and row["name_en"]:
            small(plain(row["name_en"]))
        with st.container(horizontal=True, gap="large"):
            for label, value in _facts(page, row):
                with st.container(gap="xxsmall", width="content"):
                    small(plain(label))
                    st.markdown(f"**{plain(value)}**")
        _sources(page, row)
        if row["field_basis"] == "assigned":
            small(page("programmes.field_assigned"))
        _printed(page, row)


def _facts(page: Page, row: dict) -> list[tuple[str, str]]:
    target = (
        f"{row['target_printed']}{page.unit(row['target_unit'])}"
        if isinstance(row["target_printed"], str)
        else page("word.not_printed")
    )
    facts = [(page("col.target"), target), (page("col.budget"), _budget(page, row))]
    if not numbers.missing(row["cost_per_job"]):
        facts.append((page("col.per_job"), numbers.per_job(row["cost_per_job"], page.lang)))
    if isinstance(row["actual_printed"], str):
        facts.append((page("col.actual"), f"{row['actual_printed']}{page.unit(row['target_unit'])}"))
    return facts


def _budget(page: Page, row: dict) -> str:
    if isinstance(row["budget_status"], str) and row["budget_status"] in {"not_budgeted", "counted_elsewhere"}:
        return row["budget_printed"]  # 비예산, 중복예산: as printed
    return page("word.not_printed") if numbers.missing(row["budget"]) else numbers.money(row["budget"], page.lang)


def _sources(page: Page, row: dict) -> None:
    parts = [
        f"{page(f'source.{source}')} {numbers.money(row[source], page.lang)}"
        for source in ("national", "province", "district", "fund", "private", "other")
        if not numbers.missing(row[source]) and row[source] > 0
    ]
    if parts:
        small(plain(" · ".join(parts)))


def _printed(page: Page, row: dict) -> None:
    """The printed rows that the target and the budget stand in, the cell marked."""
    figures = [
        int(one)
        for one in (row["target_figure"], _first(row["budget_figures"]))
        if one is not None and not pd.isna(one)
    ]
    if not figures:
        return
    st.markdown(f"##### {page('programmes.printed_cell')}", anchors=False)
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


def nothing_found(page: Page, text: str) -> None:
    """Say that nothing matches and what to do."""
    note(
        page("programmes.nothing"),
        page("programmes.nothing_text", text=plain(text)) if text else page("programmes.nothing_filters"),
    )
