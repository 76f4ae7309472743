"""Filters that mean the same on every page: area, plan year, strategy. All of them stand in the URL."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from zlib import crc32

import pandas as pd
import streamlit as st

from components import links
from components.frame import Page, plain, small
from components.memory import Part, when_drawn
from loaders import plans

ALL = "all"


@dataclass(frozen=True)
class Chosen:
    """What the filters let through: plans in the order of the page, and the one plan when only one is left."""

    plans: pd.DataFrame
    region: str
    year: str
    strategy: str = ALL

    @property
    def memory_key(self) -> tuple:
        """Equal for choices that let the same plans and strategy through."""
        return tuple(self.ids), self.region, self.year, self.strategy

    @property
    def ids(self) -> list[str]:
        """Ids of the plans let through."""
        return list(self.plans["plan_id"])

    @property
    def only(self) -> dict | None:
        """The one plan left, or None when several are."""
        return self.plans.iloc[0].to_dict() if len(self.plans) == 1 else None


Counts = Mapping[str, Mapping[str, int]]  # facet → option → how many rows that option would leave
NARROW, MEDIUM, WIDE = 164, 240, 344  # two narrow boxes, or a wide one, fill a line at 390 px


def plan_filters(page: Page, strategies: bool = False, counts: Counts | None = None) -> Chosen:
    """Draw area and year (and strategy) in the page's filter bar. Call it inside a horizontal container.

    With `counts` the options say how many rows they would leave.
    """
    known = plans.plans()
    region = _region(page, counts)
    of_region = known if region == ALL else known[known["region"] == region]
    year = _year(page, of_region, counts)
    chosen = of_region if year == ALL else of_region[of_region["plan_year"] == int(year)]
    strategy = _strategy(page, chosen, counts) if strategies else ALL
    if strategy != ALL:  # it belongs to this one plan, also when the area gets a second one
        links.pin("year", str(chosen.iloc[0]["plan_year"]))
    return Chosen(chosen.reset_index(drop=True), region, year, strategy)


def filter_bar() -> st.delta_generator.DeltaGenerator:
    """The horizontal container that filters stand in."""
    return st.container(horizontal=True, vertical_alignment="top", gap="small")


def _region(page: Page, counts: Counts | None) -> str:
    labels = {ALL: page("filter.all_regions")} | {row["region"]: page.of(row, "region") for row in plans.records()}
    return _select(page, "region", labels, counts, NARROW)


def _year(page: Page, of_region: pd.DataFrame, counts: Counts | None) -> str:
    years = sorted(of_region["plan_year"].unique(), reverse=True)
    labels = {ALL: page("filter.all_years")} | {str(year): page("filter.year_of", year=year) for year in years}
    # A year of another area's plan is no broken link: say which years this area has, and show them all.
    asked = links.now("year")
    if asked and asked not in labels and asked.isdigit():
        known_years = ", ".join(str(year) for year in years)
        st.toast(page("filter.year_missing", year=asked[:4], years=known_years), icon=":material/event_busy:")
        links.strike("year")
    return _select(page, "year", labels, counts, NARROW)


def _strategy(page: Page, chosen: pd.DataFrame, counts: Counts | None) -> str:
    """Strategies belong to one plan: the select box offers them once one plan is chosen."""
    listed = plans.strategies()
    own = listed[listed["plan_id"] == chosen.iloc[0]["plan_id"]] if len(chosen) == 1 else listed.iloc[:0]
    labels = {ALL: page("filter.all_strategies")} | {
        row["strategy_id"]: page.of(row, "name") for row in own.to_dict("records")
    }
    if len(chosen) == 1 and own.empty:
        labels[ALL] = page("filter.no_strategies")
    elif len(chosen) > 1:
        labels[ALL] = page("filter.choose_plan_first")
    width = WIDE if counts else MEDIUM
    return _select(page, "strategy", labels, counts, width, told=not own.empty)


def _select(
    page: Page, facet: str, labels: dict[str, str], counts: Counts | None, width: int, told: bool = True
) -> str:
    known = counts[facet] if counts and told else {}
    return links.select(page(f"filter.{facet}"), facet, list(labels), labels, width=width, counts=known)


@dataclass(frozen=True)
class Missing(Part):
    """A thing that the chosen plans do not print: what it is, the plans that do (their ids), and controls that links carry along."""

    what: str
    having: frozenset[str]
    kept: tuple[tuple[str, str], ...]


def nothing_here(page: Page, what: str, having: Iterable[str], **kept: str) -> None:
    """Say what is missing, and lead to the plans that do have it (their ids); `kept` are controls that the links carry along."""
    told = (what, frozenset(having), tuple(kept.items()))
    when_drawn(page, Missing(partial(_say_nothing_here, what=what, missing=told), 160, *told))


def said_once(parts: list[Part]) -> list[Part]:
    """The parts with everything that is missing in one frame, where the first missing thing stood."""
    missing = [part for part in parts if isinstance(part, Missing)]
    if len(missing) < 2:
        return parts
    together = Part(partial(_say_all, missing=missing), 70 + 80 * len(missing))
    return [together if part is missing[0] else part for part in parts if part not in missing[1:]]


def _say_nothing_here(page: Page, what: str, missing: tuple) -> None:
    with st.container(border=True, width=680, gap="xsmall"):
        st.markdown(f"## {plain(what)}", anchors=False)
        _ways(page, *missing)


def _say_all(page: Page, missing: list[Missing]) -> None:
    with st.container(border=True, width=680, gap="xsmall"):
        st.markdown(f"## {page('empty.several', count=len(missing))}", anchors=False)
        for one in missing:
            st.markdown(plain(one.what))
            _ways(page, one.what, one.having, one.kept)


def _ways(page: Page, what: str, having: frozenset[str], kept: tuple[tuple[str, str], ...]) -> None:
    """The plans that do print it, in as few lines as they fit."""
    found = [plan for plan in plans.records() if plan["plan_id"] in having]
    if not found:
        small(page("empty.none"))
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        small(page("empty.have"))
        for plan in found:
            there = {"region": plan["region"], "year": str(plan["plan_year"]), "strategy": ALL}
            key = f"way_{crc32(what.encode()):x}_{plan['plan_id']}"
            links.way(page.of(plan, "label"), key, dict(kept) | there, icon=":material/arrow_forward:")
