"""What every district of the nation is coloured by: whether it has a plan, or a statistic of 2020."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import streamlit as st

from components import links, numbers
from components.frame import Page
from components.memory import remembered
from components.quiet import state
from loaders import context, plans

PLANS = "plans"
CLICKS = "map_clicks"


@dataclass(frozen=True)
class Colours:
    """The chosen measure: values and their figures by district code (none for `plans`), and what each class holds, lowest first."""

    measure: str
    values: dict[str, float]
    figures: dict[str, int]
    bounds: tuple[float, ...]
    classes: tuple[str, ...]

    @property
    def memory_key(self) -> str:
        """The measure: all else follows from it."""
        return self.measure

    def level(self, code: str) -> int | None:
        """The class of a district; None where there is no figure, or no measure chosen."""
        found = self.values.get(code)
        return None if found is None else context.class_of(found, list(self.bounds))

    def ranks(self) -> dict[str, int]:
        """The place of every district from the highest value; equal values share a place."""
        ordered = sorted(self.values.values(), reverse=True)
        first = {value: place for place, value in reversed(list(enumerate(ordered, 1)))}
        return {code: first[value] for code, value in self.values.items()}


def colour_filter(page: Page) -> Colours:
    """Draw the select box of what maps are coloured by."""
    measure = links.select(
        page("home.colour"), "colour", [PLANS, *context.MEASURES],
        {code: page(f"colour.{code}") for code in (PLANS, *context.MEASURES)},
    )  # fmt: skip
    if measure == PLANS:
        return Colours(measure, {}, {}, (), ())
    table = context.values(measure)
    values = dict(zip(table["code"], table["value"].tolist(), strict=True))
    figures = dict(zip(table["code"], table["figure"].tolist(), strict=True))
    bounds = context.class_bounds(list(values.values()))
    return Colours(measure, values, figures, tuple(bounds), tuple(_classes(page, measure, bounds)))


def _classes(page: Page, measure: str, bounds: list[float]) -> list[str]:
    said = [short(page, measure, bound) for bound in bounds]
    between = [page("home.class_between", low=low, high=high) for low, high in pairwise(said)]
    return [page("home.class_below", high=said[0]), *between, page("home.class_from", low=said[-1])]


def short(page: Page, measure: str, value: float) -> str:
    """A class bound: its unit stands above the chart."""
    if page.lang == "en":
        return f"{value / 10**6:g} m" if measure in {"grdp", "income_tax"} else f"{value:,.0f}"
    tens_of_thousands = value / numbers.MAN
    return f"{value:g}" if measure == "establishments" else f"{tens_of_thousands:,g}만"


def shown(page: Page, measure: str, value: float) -> str:
    """A value with its unit."""
    if measure in {"grdp", "income_tax"}:
        return (
            numbers.per_job(value, page.lang) if measure == "grdp" or page.lang == "ko" else numbers.money(value, "en")
        )
    if measure == "establishments":
        return page("home.firms", value=f"{value:,.0f}")
    return numbers.count(round(value), page.lang) + page("printed.명")


@remembered
def areas(page: Page, colours: Colours) -> dict[str, dict[str, Any]]:
    """By district code: `code`, `name`, `role`, `level`, `own` and `status` for maps and tiles."""
    covered = set(plans.plans()["region"])
    found = {}
    for row in plans.region_names().to_dict("records"):
        code = row["code"]
        role = "accent" if code in covered else "tint" if row["parent"] in covered else "wash"
        found[code] = {
            "code": code,
            "name": row[f"label_{page.lang}"],
            "short": row["name_ko"] if page.lang == "ko" else row["name_en"].rpartition("-")[0] or row["name_en"],
            "own": code in covered,
            "level": colours.level(code),
            "role": role if colours.measure == PLANS else "wash",
            "status": _status(page, colours, code, role),
        }
    return found


def _status(page: Page, colours: Colours, code: str, role: str) -> str:
    if colours.measure == PLANS:
        return page(f"home.map_{role}")
    value = colours.values.get(code)
    return page("home.no_figure") if value is None else shown(page, colours.measure, value)


def clicks() -> int:
    """How often a district was clicked: maps are drawn anew after each, and only then."""
    return state().get(CLICKS, 0)


def choose_area(key: str) -> None:
    """Take over a clicked district as the area of the page: its own plan, or its province's. Anything else changes nothing."""
    picked = st.session_state[key].selection.get("area") or []
    st.session_state[CLICKS] = clicks() + 1
    choose(str(picked[0].get("code")) if picked else "")


def choose(code: str) -> None:
    """Make a district, or the province whose plan covers it, the area of the page."""
    known = set(plans.plans()["region"])
    parents = plans.region_names().set_index("code")["parent"]
    region = code if code in known else parents.get(code)
    if region in known:
        st.session_state["region"] = region
