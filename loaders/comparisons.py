"""Measures on which plans are compared, and whether two of them may share an axis."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from loaders.database import query

COMPARISONS_SQL = "select * from comparisons order by ordinal, plan_id"
MEASURES_SQL = "select * from measures order by ordinal"

COMPARABLE, WARNING, REFUSED = "comparable", "warning", "refused"


@dataclass(frozen=True)
class Verdict:
    """Whether two values may share an axis, and the catalogue key of the reason."""

    grade: str
    reason: str


@st.cache_data(max_entries=1)
def comparisons() -> pd.DataFrame:
    """One row per plan and measure: value in the measure's unit, its period, its base, its figures. No row: not printed."""
    return query(COMPARISONS_SQL)


@st.cache_data(max_entries=1)
def measures() -> pd.DataFrame:
    """One row per measure, in the order of the page."""
    return query(MEASURES_SQL)


def verdict(left: dict | None, right: dict | None) -> Verdict:
    """Judge two rows of `comparisons` for one measure: same base, same scope, same kind of period, whole years.

    The first rule that speaks decides; rules that refuse come before rules that only warn.
    """
    if left is None or right is None:
        return Verdict(REFUSED, "missing")
    for grade, reason, speaks in RULES:
        if speaks(left, right):
            return Verdict(grade, reason)
    return Verdict(COMPARABLE, "own_step" if left["measure_id"] == "rate_target_step" else "same_definition")


def _bases_differ(left: dict, right: dict) -> bool:
    return left["base"] != right["base"]


RULES = (
    (REFUSED, "job_units", lambda a, b: a["measure_id"] == "jobs_target" and _bases_differ(a, b)),
    (REFUSED, "age_bases", lambda a, b: a["measure_id"] == "employed_target" and _bases_differ(a, b)),
    (REFUSED, "running_year", lambda a, b: a["measure_id"] == "jobs_achievement" and _bases_differ(a, b)),
    (
        REFUSED,
        "scopes",
        lambda a, b: (
            a["unit"] in {"krw", "jobs"} and a["measure_id"] != "senior_job_cost" and a["plan_scope"] != b["plan_scope"]
        ),
    ),
    (WARNING, "stages", lambda a, b: a["measure_id"].endswith("_share") and _bases_differ(a, b)),
    (WARNING, "job_kinds", lambda a, b: a["measure_id"] == "senior_job_cost"),
    (
        WARNING,
        "population_periods",
        lambda a, b: a["measure_id"].startswith("budget_per_1000") and a["time_period"] != b["time_period"],
    ),
    (
        WARNING,
        "shares_of_scope",
        lambda a, b: a["measure_id"].endswith("_share") and a["plan_scope"] != b["plan_scope"],
    ),
    (
        WARNING,
        "survey_years",
        lambda a, b: a["measure_id"].startswith("employment_rate") and a["time_period"] != b["time_period"],
    ),
    (
        WARNING,
        "target_years",
        lambda a, b: (
            a["measure_id"] in {"jobs_target", "employed_target", "jobs_achievement"}
            and a["time_period"] != b["time_period"]
        ),
    ),
)
