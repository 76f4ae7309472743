"""Each plan at a glance, and where its three numbers are printed."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from components import axes, numbers
from components.doubts import beside
from components.filters import Chosen
from components.frame import Page, plain, small
from components.links import shared_parameters
from components.memory import remembered
from components.tables import Twin, headed, table_twin
from components.text import small_lines
from loaders import audit, plans
from loaders.provenance import place_labels

COLUMNS = ("plan", "name", "value", "printed", "place")
ALONE = 420  # pixels of a card that has the row to itself


@dataclass(frozen=True)
class Card:
    """A card as it is written: its texts from top to bottom, how old they are, the doubts and where they are explained."""

    texts: tuple[str, ...]
    reference: str
    badge: str
    there: dict[str, str]


@dataclass(frozen=True)
class Fact:
    """One line of a card; `shown` is blank when the plan does not print it. `when`: target or the time of the value."""

    label: str
    shown: str
    printed: str
    figure: float | None
    when: str = ""

    @property
    def name(self) -> str:
        """The label in a list, where the value does not stand below it."""
        return f"{self.label} · {self.when}" if self.when else self.label


def cards_section(page: Page, chosen: Chosen) -> None:
    """One framed card per plan: the same three lines in the same order, what is not printed said so; then their cells."""
    cards = _cards(page, chosen)
    with (
        st.container(width=ALONE if len(cards) == 1 else "stretch"),
        st.grid(min(5, len(cards)), min_column_width=164, gap=28),
    ):
        for card in cards:
            _draw_card(card)
    with st.container():  # which keeps its place when it is empty
        small_lines(_verdicts(page, chosen))
    table_twin(page, _twin(page, chosen))


@remembered
def _cards(page: Page, chosen: Chosen) -> list[Card]:
    doubts = audit.scores().set_index("plan_id")["doubtful"]
    return [_card(page, plan, facts, int(doubts.get(plan["plan_id"], 0))) for plan, facts in _facts_of(page, chosen)]


def _facts_of(page: Page, chosen: Chosen) -> list[tuple[dict, list[Fact]]]:
    """Each plan with the three lines of its card."""
    cards = plans.cards().set_index("plan_id")
    return [(plan, _facts(page, cards.loc[plan["plan_id"]].to_dict())) for plan in chosen.plans.to_dict("records")]


@remembered
def _twin(page: Page, chosen: Chosen) -> Twin:
    rows: list[dict[str, Any]] = [
        {
            "plan": page.of(plan, "label"),
            "name": fact.name,
            "value": fact.shown + beside(page, [fact.figure]),
            "printed": fact.printed,
            "figure": fact.figure,
        }
        for plan, facts in _facts_of(page, chosen)
        for fact in facts
        if fact.shown
    ]
    places = place_labels([row["figure"] for row in rows], page.lang)
    rows = [{**row, "place": place} for row, place in zip(rows, places, strict=True)]
    return Twin("plan-cards", headed(page, rows, COLUMNS))


@remembered
def _verdicts(page: Page, chosen: Chosen) -> list[str]:
    """Whether each line of the cards may be read across them, in a word and with the reasons."""
    lines = zip(*(facts for _, facts in _facts_of(page, chosen)), strict=True)
    said = []
    for name, line in zip(("target", "budget", "rate"), lines, strict=True):
        rows = [{"name": fact.name, "figures": (fact.figure,)} for fact in line if fact.shown]
        _, asked = axes.of_figures(page, rows, "name")
        reasons = " · ".join(axes.reasons(page, asked.axis))
        if len(rows) > 1:
            said.append(plain(page(f"home.cards_{asked.axis.grade}", line=page(f"home.card_{name}"), reasons=reasons)))
    return said


def _card(page: Page, plan: dict, facts: list[Fact], doubts: int) -> Card:
    region, _, year = page.of(plan, "label").rpartition(" ")
    scope = page(f"scope.{plan['plan_scope']}")
    head = f"**{plain(region)}** {plain(year)}\n\n:small[:gray[{plain(scope)}]]"
    badge = f":{'orange' if doubts else 'gray'}-badge[:material/flag: {page('block.doubts', count=doubts)}]"
    there = {"region": plan["region"], "year": str(plan["plan_year"])}
    reference = plain(page("home.card_reference", period=plan["reference_period"]))
    return Card((head, *(_fact_text(page, fact) for fact in facts)), reference, badge, there)


def _fact_text(page: Page, fact: Fact) -> str:
    """The label over its value, and below what is doubtful about it."""
    label = f":small[:gray[{plain(fact.label)}]]"
    if not fact.shown:
        return f"{label}  \n:gray[{page('word.not_printed')}]"
    doubt = beside(page, [fact.figure]).strip()
    when = f" :small[:gray[{plain(fact.when)}]]" if fact.when else ""
    return f"{label}  \n**{plain(fact.shown)}**{when}" + (f"  \n:small[:gray[{plain(doubt)}]]" if doubt else "")


def _draw_card(card: Card) -> None:
    with st.container(border=True, height="stretch", gap="xsmall"):
        for text in card.texts:
            st.markdown(text)
        st.space("stretch")
        small(card.reference)
        st.page_link("pages/checks.py", label=card.badge, query_params=shared_parameters() | card.there)


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
        Fact(
            _rate_label(page, card),
            _rate(card),
            _text(card["rate_printed"]),
            card["rate_figure"],
            _rate_when(page, card),
        ),
    ]


def _rate(card: dict) -> str:
    return "" if numbers.missing(card["rate"]) else f"{card['rate']:.1f}%"


def _rate_label(page: Page, card: dict) -> str:
    """The rate's name with its base: ages and bases are part of the name."""
    if numbers.missing(card["rate"]):
        return page("home.card_rate")
    base = page("rate.short_15_64" if card["rate_indicator"] == "employment_rate_15_64" else "rate.short_15plus")
    return page("home.card_rate_of", base=base)


def _rate_when(page: Page, card: dict) -> str:
    if numbers.missing(card["rate"]):
        return ""
    return page("home.rate_target") if card["rate_stage"] == "target" else card["rate_period"]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
