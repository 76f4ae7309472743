"""Each plan at a glance, and where its three numbers are printed."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from components import axes, numbers
from components.doubts import beside
from components.frame import Page, plain, small
from components.links import shared_parameters
from components.tables import Twin, headed, table_twin
from loaders import audit, plans
from loaders.provenance import place_labels

COLUMNS = ("plan", "name", "value", "printed", "place")


@dataclass(frozen=True)
class Fact:
    """One line of a card; `shown` is blank when the plan does not print it."""

    label: str
    shown: str
    printed: str
    figure: float | None


def cards_section(page: Page, known: pd.DataFrame) -> None:
    """One framed card per plan: the same three lines in the same order, what is not printed said so; then their cells."""
    cards = plans.cards().set_index("plan_id")
    doubts = audit.scores().set_index("plan_id")["doubtful"]
    facts = {plan["plan_id"]: _facts(page, cards.loc[plan["plan_id"]].to_dict()) for plan in known.to_dict("records")}
    with st.grid(5, min_column_width=164, gap=28):
        for plan in known.to_dict("records"):
            _card(page, plan, facts[plan["plan_id"]], int(doubts.get(plan["plan_id"], 0)))
    with st.container(gap="xxsmall"):
        for label, line in zip(("target", "budget", "rate"), zip(*facts.values(), strict=True), strict=True):
            _line_verdict(page, page(f"home.card_{label}"), line)
    rows: list[dict[str, Any]] = [
        {
            "plan": page.of(plan, "label"),
            "name": fact.label,
            "value": fact.shown + beside(page, [fact.figure]),
            "printed": fact.printed,
            "figure": fact.figure,
        }
        for plan in known.to_dict("records")
        for fact in facts[plan["plan_id"]]
        if fact.shown
    ]
    places = place_labels([row["figure"] for row in rows], page.lang)
    rows = [{**row, "place": place} for row, place in zip(rows, places, strict=True)]
    table_twin(page, Twin("plan-cards", headed(page, rows, COLUMNS)))


def _line_verdict(page: Page, label: str, line: tuple[Fact, ...]) -> None:
    """Whether one line of the cards may be read across them, in a word and with the reasons."""
    rows = [{"name": fact.label, "figures": (fact.figure,)} for fact in line if fact.shown]
    _, asked = axes.of_figures(page, rows, "name")
    if len(rows) > 1:
        reasons = " · ".join(axes.reasons(page, asked.axis))
        small(plain(page(f"home.cards_{asked.axis.grade}", line=label, reasons=reasons)))


def _card(page: Page, plan: dict, facts: list[Fact], doubts: int) -> None:
    with st.container(border=True, height="stretch", gap="xsmall"):
        region, _, year = page.of(plan, "label").rpartition(" ")
        st.markdown(f"**{plain(region)}** {plain(year)}")
        small(plain(page(f"scope.{plan['plan_scope']}")))
        for fact in facts:
            with st.container(gap=None):
                small(plain(fact.label))
                missing = f":gray[{page('word.not_printed')}]"
                st.markdown(f"**{plain(fact.shown)}**" if fact.shown else missing)
                if doubt := beside(page, [fact.figure]) if fact.shown else "":
                    small(plain(doubt.strip()))
        st.space("stretch")
        small(plain(page("home.card_reference", period=plan["reference_period"])))
        color = "orange" if doubts else "gray"
        st.page_link(
            "pages/checks.py",
            label=f":{color}-badge[:material/flag: {page('block.doubts', count=doubts)}]",
            query_params=shared_parameters() | {"region": plan["region"], "year": str(plan["plan_year"])},
        )


def _facts(page: Page, card: dict) -> list[Fact]:
    """The three lines of a card: job target, budget, employment rate with its base."""
    unit = page.unit(card["printed_unit"]) if isinstance(card["printed_unit"], str) else ""
    target = _text(card["target_printed"])
    return [
        Fact(page("home.card_target"), target and target + unit, target, card["target_figure"]),
        Fact(
            page("home.card_budget"),
            numbers.money(card["budget"], page.lang),
            f"{_text(card['budget_printed'])} {_text(card['budget_unit'])}".strip(),
            card["budget_figure"],
        ),
        Fact(_rate_label(page, card), _rate(card), _text(card["rate_printed"]), card["rate_figure"]),
    ]


def _rate(card: dict) -> str:
    return "" if numbers.missing(card["rate"]) else f"{card['rate']:.1f}%"


def _rate_label(page: Page, card: dict) -> str:
    """The rate's name with its base and its time: ages and bases are part of the name."""
    if numbers.missing(card["rate"]):
        return page("home.card_rate")
    base = page("rate.short_15_64" if card["rate_indicator"] == "employment_rate_15_64" else "rate.short_15plus")
    when = page("home.rate_target") if card["rate_stage"] == "target" else card["rate_period"]
    return page("home.card_rate_of", when=when, base=base)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
