"""Which plans are compared: two, and a third and a fourth where the reader adds them. Their codes stand in the URL."""

from typing import Any

from components import links
from components.frame import Page

NONE = "none"
ADDED = ("third", "fourth")


def chosen_plans(page: Page, known: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Draw the selects and return the plans, the first one first; a plan is never set against itself."""
    labels = {plan_id: page.of(plan, "label") for plan_id, plan in known.items()} | {NONE: page("compare.nobody")}
    chosen = [links.select(page("compare.left"), "left", list(known), labels, default=first_plan(known))]
    chosen.append(links.select(page("compare.right"), "right", _others(known, chosen), labels))
    for key in ADDED:
        added = links.select(page(f"compare.{key}"), key, [NONE, *_others(known, chosen)], labels)
        if added == NONE:
            break
        chosen.append(added)
    return [known[plan_id] for plan_id in chosen]


def _others(known: dict[str, dict[str, Any]], chosen: list[str]) -> list[str]:
    return [plan_id for plan_id in known if plan_id not in chosen]


def first_plan(known: dict[str, dict[str, Any]]) -> str:
    """The plan that the shared area and year of the link point at, else the first."""
    region, year = links.asked("region"), links.asked("year")
    fitting = [
        plan_id
        for plan_id, plan in known.items()
        if plan["region"] == region and (year in {"", "all"} or str(plan["plan_year"]) == year)
    ]
    return (fitting or list(known))[0]
