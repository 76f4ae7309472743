"""Views of every page, chosen at random but always the same ones: what a link must bring back."""

import random
from typing import Any

from components.frame import PAGES
from loaders import plans
from loaders.budgets import STAGES
from loaders.sources import field_names

ALL = "all"
WITH_STRATEGY = {"targets", "budget", "programmes", "schedule"}


def random_views(count: int, seed: int = 20261124) -> list[tuple[str, dict[str, str]]]:
    """Return (page key, address) of views, pages in turn; an address names some controls and leaves others out."""
    chance = random.Random(seed)
    return [_view(chance, PAGES[number % len(PAGES)].key) for number in range(count)]


def _view(chance: random.Random, key: str) -> tuple[str, dict[str, str]]:
    named = {name: chance.choice(codes) for name, codes in _own(chance, key).items()}
    if key not in {"compare", "present"}:
        named |= _plan(chance, with_strategy=key in WITH_STRATEGY)
    return key, {name: value for name, value in named.items() if chance.random() < 0.8 or name == "region"}


def _own(chance: random.Random, key: str) -> dict[str, list[str]]:
    """The page's own controls and their codes."""
    if key == "compare":
        left, right, third = chance.sample(list(plans.plans()["plan_id"]), 3)
        return {"left": [left], "right": [right], "third": [third, "none"], "show": ["all", "comparable"]}
    return {
        "employment": {
            "rate": ["15_64", "15plus", "participation", "unemployment"],
            "by": ["age", "sex", "industry", "employment_status"],
        },
        "targets": {"view": ["common", "parts", "audience", "policy"]},
        "budget": {"view": ["sources", "uses", "spent"], "stage": list(STAGES)},
        "programmes": {"q": ["", "노인", "청년 창업", "training"], "field": [ALL, *field_names()["field_id"]]},
        "labour_market": {"view": ["people", "industry", "matching", "insured"]},
        "sources": {"view": ["plans", "tables", "codebook"]},
        "present": {"pause": ["0", "20"]},
        "audit": {"show": ["doubtful", "explained", "all"]},
    }.get(key, {})


def _plan(chance: random.Random, with_strategy: bool) -> dict[str, str]:
    """Area, year and strategy of one plan, or of all."""
    if chance.random() < 0.25:
        return {"region": ALL}
    plan: dict[str, Any] = chance.choice(plans.plans().to_dict("records"))
    listed = plans.strategies()
    strategies = list(listed[listed["plan_id"] == plan["plan_id"]]["strategy_id"])
    chosen = {"region": plan["region"], "year": str(plan["plan_year"])}
    return chosen | ({"strategy": chance.choice([ALL, *strategies])} if with_strategy else {})
