"""The first page: how much is here, and up to three findings that a reader could quote."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pandas as pd
import streamlit as st

from components import axes, numbers
from components.filters import Chosen
from components.frame import Page, plain
from components.links import shared_parameters
from components.memory import remembered
from loaders import audit, comparisons, programmes, targets

HUNDREDS_OF_GOVERNMENTS = 243
MOST = 3


@dataclass(frozen=True)
class Finding:
    """A number or two, the sentence that says them, the page it comes from and what a reader must be told beside it."""

    number: str
    sentence: str
    file: str
    source: str
    care: tuple[str, ...] = ()


def facts(page: Page, known: pd.DataFrame) -> str:
    """One line: how many plans, areas and years, and how to choose among them."""
    years = known["plan_year"]
    first = min(int(str(period)[:4]) for period in known["reference_period"])
    said = page(
        "home.facts",
        plans=len(known),
        regions=known["region"].nunique(),
        governments=HUNDREDS_OF_GOVERNMENTS,
        first=min(first, years.min()),
        last=years.max(),
    )
    return f"{said} · {page('home.map_click')}"


def findings(page: Page, chosen: Chosen) -> None:
    """The first three that the chosen plans allow; what a plan does not print is not found."""
    found = _found(page, tuple(chosen.ids))
    st.markdown(f"## {page('home.findings_title', count=len(found))}", anchors=False)
    for one in found:
        with st.container(gap="xxsmall"):
            care = "".join(f"  \n:small[:gray[{plain(text)}]]" for text in one.care)
            st.markdown(f"### {one.number}\n\n{one.sentence}{care}", anchors=False)
            st.page_link(one.file, label=one.source, icon=":material/arrow_forward:", query_params=shared_parameters())


@remembered
def _found(page: Page, ids: tuple[str, ...]) -> list[Finding]:
    tries: tuple[Callable[[Page, tuple[str, ...]], Finding | None], ...] = (
        _national_share,
        _step,
        _achievement,
        _largest,
        _doubts,
    )
    return list(islice((one for attempt in tries if (one := attempt(page, ids))), MOST))


def _national_share(page: Page, ids: tuple[str, ...]) -> Finding | None:
    rows = comparisons.comparisons()
    rows = rows[(rows["measure_id"] == "national_share") & rows["plan_id"].isin(ids)]
    kept, asked = axes.of_measures(page, rows.sort_values("value").to_dict("records"), f"plan_{page.lang}", dict)
    if not kept:
        return None
    low, high = kept[0], kept[-1]
    low_value, high_value = numbers.share(low["value"]), numbers.share(high["value"])
    source = page("home.share_source", plans=page.listed([low[f"plan_{page.lang}"], high[f"plan_{page.lang}"]]))
    if len(kept) == 1:
        sentence = page("home.share_alone", area=_area(page, low), year=low["time_period"], value=low_value)
        return Finding(f"{low_value}%", sentence, "pages/budget.py", source)
    sentence = page(
        "home.share_sentence",
        low=_area(page, low), low_value=low_value, high=_area(page, high), high_value=high_value,
    )  # fmt: skip
    return Finding(f"{low_value}% ↔ {high_value}%", sentence, "pages/budget.py", source, asked.notes)


def _step(page: Page, ids: tuple[str, ...]) -> Finding | None:
    rows = targets.common().query("indicator_id == 'employment_rate_15_64' and target.notna() and last_actual.notna()")
    rows = rows[rows["plan_id"].isin(ids)]
    if rows.empty:
        return None
    row = rows.sort_values("year").iloc[-1].to_dict()
    step = row["target"] - row["last_actual"]
    sentence = page(
        "home.step_sentence",
        area=_area(page, row), year=row["year"], target=f"{row['target']:.1f}", last=f"{row['last_actual']:.1f}",
        step=f"{abs(step):.1f}", direction=page("home.higher" if step >= 0 else "home.lower"),
    )  # fmt: skip
    source = page("home.step_source", plan=row[f"plan_{page.lang}"])
    return Finding(numbers.step(step, page.lang) + page("unit.pp"), sentence, "pages/targets.py", source)


def _achievement(page: Page, ids: tuple[str, ...]) -> Finding | None:
    rows = targets.finished()
    rows = rows[rows["plan_id"].isin(ids)]
    whole = rows[rows["level"] == "plan"].sort_values("year")
    if whole.empty:
        return None
    total = whole.iloc[-1].to_dict()
    parts = rows[(rows["plan_id"] == total["plan_id"]) & (rows["year"] == total["year"])]
    parts = parts[(parts["level"] == "field") & (parts["parent_id"] == "plan")].sort_values("achievement")
    if len(parts) < 2:
        return None
    low, high = parts.iloc[[0, -1]].to_dict("records")
    names = [page.particle(plain(row[f"item_{page.lang}"]), "은") for row in (low, high)]
    low_value, high_value = f"{low['achievement']:.1f}", f"{high['achievement']:.1f}"
    sentence = page(
        "home.achievement_sentence",
        area=page.particle(_area(page, total), "은"), year=total["year"], value=f"{total['achievement']:.1f}",
        low=names[0], low_value=low_value, high=names[1], high_value=high_value,
    )  # fmt: skip
    source = page("home.achievement_source", plan=total[f"plan_{page.lang}"])
    return Finding(f"{low_value}% · {high_value}%", sentence, "pages/targets.py", source)


def _largest(page: Page, ids: tuple[str, ...]) -> Finding | None:
    """The programme with most money; among several plans none, for their scopes differ."""
    rows = programmes.programmes()
    rows = rows[rows["plan_id"].isin(ids) & rows["budget"].notna() & rows["is_primary"]]
    if len(ids) > 1 or rows.empty:
        return None
    row = rows.loc[rows["budget"].idxmax()].to_dict()
    money = numbers.money(row["budget"], page.lang)
    sentence = page(
        "home.largest_sentence",
        area=_area(page, row), name=plain(page.of(row, "name")), year=row["budget_year"], money=page.particle(money, "이다"),
    )  # fmt: skip
    return Finding(money, sentence, "pages/programmes.py", page("home.largest_source", plan=row[f"plan_{page.lang}"]))


def _doubts(page: Page, ids: tuple[str, ...]) -> Finding | None:
    scores = audit.scores()
    scores = scores[scores["plan_id"].isin(ids)]
    if scores.empty:
        return None
    checked, doubtful = int(scores["checked"].sum()), int(scores["doubtful"].sum())
    sentence = page("home.doubts_sentence", checked=f"{checked:,}", doubtful=f"{doubtful:,}")
    return Finding(f"{doubtful:,} / {checked:,}", sentence, "pages/checks.py", page("home.doubts_source"))


def _area(page: Page, row: dict[str, Any]) -> str:
    return plain(str(row[f"plan_{page.lang}"]).rsplit(" ", 1)[0])
