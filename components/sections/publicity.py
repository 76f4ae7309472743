"""How a plan says it will make its programmes known: the printed table, line by line."""

import streamlit as st

from components.filters import ALL, Chosen
from components.frame import Page, plain, small
from components.tables import downloads
from loaders import schedule

COLUMNS = ("printed_name", "timing", "keywords", "channels", "strategy", "note")
ALL_YEAR = ("연중", "상시")


def publicity_section(page: Page, chosen: Chosen) -> None:
    """The public relations table of the chosen plan or strategy; nothing where no plan prints one."""
    rows = schedule.publicity()
    rows = rows[rows["plan_id"].isin(chosen.ids)]
    rows = rows if chosen.strategy == ALL else rows[rows["strategy_id"] == chosen.strategy]
    if rows.empty:
        return
    st.markdown(f"## {page('publicity.title')}", anchors=False)
    all_year = int(rows["timing"].fillna("").str.startswith(ALL_YEAR).sum())
    sentence = page("publicity.sentence", count=len(rows), all_year=all_year, other=len(rows) - all_year)
    st.markdown(f"### {sentence}", anchors=False)
    small(plain(page("publicity.what")))
    shown = rows.assign(strategy=rows[f"strategy_{page.lang}"], note=rows[f"note_{page.lang}"])[list(COLUMNS)]
    if page.lang == "en":  # names stay as printed, glossed
        shown.insert(1, "english", rows["name_en"])
    shown = shown.rename(columns={name: page(f"col.{name}") for name in shown.columns})
    st.dataframe(shown, hide_index=True, placeholder="", alt=sentence)
    downloads(page, "publicity", lambda: shown, {page("about.what"): page("publicity.what")})
