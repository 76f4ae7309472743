"""The first page: how much is here, and what stands out."""

from typing import Any

import pandas as pd
import streamlit as st

from components import axes, numbers
from components.frame import Page, plain, small
from components.links import shared_parameters
from loaders import comparisons, targets

HUNDREDS_OF_GOVERNMENTS = 243


def facts(page: Page, known: pd.DataFrame) -> str:
    """One line: how many plans, areas and years."""
    years = known["plan_year"]
    first = min(int(str(period)[:4]) for period in known["reference_period"])
    return page(
        "home.facts",
        plans=len(known),
        regions=known["region"].nunique(),
        governments=HUNDREDS_OF_GOVERNMENTS,
        first=min(first, years.min()),
        last=years.max(),
    )


def findings(page: Page) -> None:
    """Up to three findings: a pair of numbers, the sentence, the page it comes from."""
    for found in (_national_share(page), _target_step(page), _achievement(page)):
        if found:
            number, sentence, file, label, *care = found
            with st.container(gap="xxsmall"):
                st.markdown(f"### {number}", anchors=False)
                st.markdown(sentence)
                for text in care:
                    small(plain(text))
                st.page_link(file, label=label, icon=":material/arrow_forward:", query_params=shared_parameters())


def _national_share(page: Page) -> tuple[str, ...] | None:
    rows = comparisons.comparisons()
    rows = rows[rows["measure_id"] == "national_share"].sort_values("value").to_dict("records")
    rows, asked = axes.of_measures(page, rows, f"plan_{page.lang}", dict)
    if len(rows) < 2:
        return None
    low, high = rows[0], rows[-1]
    number = f"{numbers.share(low['value'])}% ↔ {numbers.share(high['value'])}%"
    sentence = page(
        "home.share_sentence",
        low=_area(page, low),
        low_value=numbers.share(low["value"]),
        high=_area(page, high),
        high_value=numbers.share(high["value"]),
    )
    return (
        number,
        sentence,
        "pages/budget.py",
        page("home.share_source", plans=page.listed([low[f"plan_{page.lang}"], high[f"plan_{page.lang}"]])),
        *asked.notes,
    )


def _target_step(page: Page) -> tuple[str, ...] | None:
    rows = targets.common()
    rows = rows[
        (rows["indicator_id"] == "employment_rate_15_64") & rows["target"].notna() & rows["last_actual"].notna()
    ]
    if rows.empty:
        return None
    row = rows.sort_values("year").iloc[-1].to_dict()
    step = row["target"] - row["last_actual"]
    sentence = page(
        "home.step_sentence",
        area=_area(page, row),
        year=row["year"],
        target=f"{row['target']:.1f}",
        last=f"{row['last_actual']:.1f}",
        step=f"{abs(step):.1f}",
        direction=page("home.higher" if step >= 0 else "home.lower"),
    )
    return (
        numbers.step(step, page.lang) + ("%p" if page.lang == "ko" else " pp"),
        sentence,
        "pages/targets.py",
        page("home.step_source", plan=row[f"plan_{page.lang}"]),
    )


def _achievement(page: Page) -> tuple[str, ...] | None:
    rows = targets.finished()
    whole = rows[rows["level"] == "plan"]
    if whole.empty:
        return None
    total = whole.sort_values("year").iloc[-1].to_dict()
    parts = rows[
        (rows["plan_id"] == total["plan_id"])
        & (rows["level"] == "field")
        & (rows["parent_id"] == "plan")
        & (rows["year"] == total["year"])
    ]
    if len(parts) < 2:
        return None
    low, high = parts.sort_values("achievement").iloc[[0, -1]].to_dict("records")
    names = [plain(row[f"item_{page.lang}"]) for row in (low, high)]
    sentence = page(
        "home.achievement_sentence",
        area=page.particle(_area(page, total), "은"),
        year=total["year"],
        value=f"{total['achievement']:.1f}",
        low=page.particle(names[0], "은"),
        low_value=f"{low['achievement']:.1f}",
        high=page.particle(names[1], "은"),
        high_value=f"{high['achievement']:.1f}",
    )
    return (
        f"{low['achievement']:.1f}% · {high['achievement']:.1f}%",
        sentence,
        "pages/targets.py",
        page("home.achievement_source", plan=total[f"plan_{page.lang}"]),
    )


def _area(page: Page, row: dict[str, Any]) -> str:
    return plain(str(row[f"plan_{page.lang}"]).rsplit(" ", 1)[0])
