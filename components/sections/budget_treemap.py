"""크게 펼쳐 보기: a plan's money as a treemap to walk into, loaded only when it is opened."""

from typing import Any

import streamlit as st

from components import numbers
from components.charts.roles import ROLES
from components.charts.treemap import money_treemap
from components.exports.theme import colours_of
from components.filters import ALL
from components.frame import Page, small
from components.memory import remembered
from components.tables import closed_line
from loaders import budget_tree
from loaders.provenance import place_labels

# Fill and letters by depth: the branch with most money, all others, and what the printed parts leave.
LARGEST, OTHERS = (("accent", "onstrong"), ("tint", "ink")), (("context", "onsoft"), ("wash", "ink"))
REST = ("paper", "muted")


def treemap_section(page: Page, plan: dict, stage: str, strategy: str) -> None:
    """A closed line; opened, the tree of the plan, or of one strategy. 1.4 MB of program come only then. Nothing where there is no tree."""
    rows = _rows(page, plan, stage, "" if strategy == ALL else strategy)
    if rows:
        name = page("tree.walk", name=rows[0]["name"])
        closed_line(name, f"walk_{plan['plan_id']}", lambda: _draw(page, plan, rows, name))


def _draw(page: Page, plan: dict, rows: list[dict[str, Any]], name: str) -> None:
    theme = "dark" if st.context.theme.type == "dark" else "light"
    colours = dict(zip(ROLES, colours_of(theme)["chartCategoricalColors"], strict=True))
    painted = [row | {"fill": colours[row["role"]], "ink": colours[row["on"]]} for row in rows]
    figure = money_treemap(painted, colours["paper"])
    st.plotly_chart(figure, key=f"walk-{plan['plan_id']}-{theme}", alt=name, config={"displayModeBar": False})
    small(page("tree.walk_hint"))


@remembered
def _rows(page: Page, plan: dict, stage: str, strategy: str) -> list[dict[str, Any]]:
    """The root, then its parts from the outside in."""
    root, parts, _ = budget_tree.tree(plan["plan_id"], stage, strategy)
    if root is None:
        return []
    below: dict[str, float] = {}
    for part in parts:
        below[_parent(part)] = below.get(_parent(part), 0.0) + part["length"]
    largest = max((part for part in parts if part["depth"] == 1), key=lambda part: part["value"])["item_id"]
    places = place_labels([None if part["rest"] else part["figure_ids"][0] for part in parts], page.lang)
    name = page.of(plan, "label") if root["level"] == "plan" else page.of(root, "item")
    top = _row(page, root, root, "", place_labels([root["figure_ids"][0]], page.lang)[0], ("paper", "ink"))
    return [
        top | {"name": name, "value": max(root["value"] - below[root["item_id"]], 0.0)},
        *(
            _row(page, root, part, _parent(part), place, _look(part, largest))
            | {"value": max(part["length"] - below.get(part["item_id"], 0.0), 0.0)}
            for part, place in zip(parts, places, strict=True)
        ),
    ]


def _parent(part: dict[str, Any]) -> str:
    return part["item_id"].removesuffix("/rest") if part["rest"] else part["parent_id"]


def _look(part: dict[str, Any], largest: str) -> tuple[str, str]:
    if part["rest"]:
        return REST
    return (LARGEST if part["branch"] == largest else OTHERS)[part["depth"] > 1]


def _row(
    page: Page, root: dict[str, Any], part: dict[str, Any], parent: str, place: str, look: tuple[str, str]
) -> dict[str, Any]:
    return {
        "id": part["item_id"],
        "parent": parent,
        "name": page("tree.remainder") if part.get("rest") else page.of(part, "item"),
        "amount": numbers.money(part["value"], page.lang),
        "share": f"{numbers.share(part['value'] / root['value'] * 100)}%",
        "place": place,
        "role": look[0],
        "on": look[1],
    }
