"""Which programmes pass the filters, in which order, and how many would remain with any other choice."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import streamlit as st

from loaders import plans, programmes
from loaders.search import ranks
from loaders.sharing import shared
from loaders.sources import field_names

ALL = "all"
NEW = "new"
FACETS = ("region", "year", "strategy", "field", "audience", "new")
SORTS = ("match", "budget", "target", "cost", "name")
# Targets of different kinds are never ranked together: jobs come first, then each other kind by itself.
KIND_ORDER = (
    "programme_jobs",
    "placements",
    "trainees",
    "supported_firms",
    "supported_cases",
    "service_users",
    "programme_participants",
)


@dataclass(frozen=True)
class Wanted:
    """What a reader asks for: a code per facet (`all`: anything) and words."""

    region: str = ALL
    year: str = ALL
    strategy: str = ALL
    field: str = ALL
    audience: str = ALL
    new: str = ALL
    text: str = ""


# Kept as resources, which are not copied at every call: counts for all options of all facets ask for them fifty times a run.
@st.cache_resource
def _columns() -> dict[str, np.ndarray]:
    """The codes of all listed programmes as arrays, in the order of programmes()."""
    rows = programmes.programmes()
    names = ("region", "strategy_id", "field_id", "scheme_field_id", "audience", "is_primary", "is_new")
    years = rows["plan_id"].map(plans.plans().set_index("plan_id")["plan_year"]).astype(str)
    arrays = {name: rows[name].to_numpy(dtype=object, na_value="") for name in names} | {"year": years.to_numpy(object)}
    return arrays | {name: arrays[name].astype(bool) for name in ("is_primary", "is_new")}


@st.cache_resource
def _strategies() -> dict[tuple[str, str], set[str]]:
    """The strategies of every plan, by its area and year."""
    listed = plans.strategies()
    return {
        (plan["region"], str(plan["plan_year"])): set(listed.loc[listed["plan_id"] == plan["plan_id"], "strategy_id"])
        for plan in plans.records()
    }


def settled(wanted: Wanted) -> Wanted:
    """The choice as the filters make it: a year the area has no plan for, and a strategy of another plan, fall away."""
    of_area = {key: known for key, known in _strategies().items() if wanted.region in (ALL, key[0])}
    year = wanted.year if any(key[1] == wanted.year for key in of_area) else ALL
    left = [known for key, known in of_area.items() if year in (ALL, key[1])]
    keeps = len(left) == 1 and wanted.strategy in left[0]
    return replace(wanted, year=year, strategy=wanted.strategy if keeps else ALL)


def passing(wanted: Wanted, fitting: np.ndarray | None = None) -> np.ndarray:
    """Whether each listed programme passes, in the order of programmes(); `fitting`: whether the words fit, when known."""
    have = _columns()
    # A plan that lists its programmes by field also groups some of them in boxes under its strategies: the boxes are shown
    # when a strategy is chosen, so that the same money never stands in the list twice.
    passes = have["is_primary"] if wanted.strategy == ALL else have["strategy_id"] == wanted.strategy
    for facet in ("region", "year", "audience"):
        if getattr(wanted, facet) != ALL:
            passes = passes & (have[facet] == getattr(wanted, facet))
    if wanted.field != ALL:
        passes = passes & ((have["scheme_field_id"] == wanted.field) | (have["field_id"] == wanted.field))
    if wanted.new == NEW:
        passes = passes & have["is_new"]
    return passes & (ranks(wanted.text) > 0 if fitting is None else fitting)


@shared(256)
def found(wanted: Wanted, sort: str) -> pd.DataFrame:
    """One row per programme that passes, in order of `sort` (one of SORTS; `match` without words: largest budget first)."""
    rows = programmes.programmes()
    rows = rows.assign(
        rank=ranks(wanted.text), kind_order=rows["target_indicator"].map(KIND_ORDER.index, na_action="ignore")
    )[passing(wanted)]
    by, ascending = {
        "match": (["rank", "budget"], [False, False]),
        "budget": (["budget"], [False]),
        "target": (["kind_order", "target"], [True, False]),
        "cost": (["cost_per_job"], [True]),
        "name": (["name_ko"], [True]),
    }[sort]
    return rows.sort_values(by, ascending=ascending, kind="stable", na_position="last").reset_index(drop=True)


def remaining(wanted: Wanted, options: dict[str, list[str]]) -> dict[str, dict[str, int]]:
    """How many programmes each option of each facet would leave, all else as chosen."""
    fitting = ranks(wanted.text) > 0
    return {
        facet: {code: int(passing(settled(replace(wanted, **{facet: code})), fitting).sum()) for code in codes}
        for facet, codes in options.items()
    }


def options() -> dict[str, list[str]]:
    """Every code of every facet that some plan or programme has, and every field there is."""
    have = _columns()
    years = sorted({year for _, year in _strategies()})
    strategies = sorted(set().union(*_strategies().values()))
    fields = list(field_names()["field_id"])
    codes = {
        "region": sorted(set(have["region"])), "year": years, "strategy": strategies, "field": fields,
        "audience": sorted(set(have["audience"]) - {""}), "new": [NEW],
    }  # fmt: skip
    return {facet: [ALL, *found_codes] for facet, found_codes in codes.items()}
