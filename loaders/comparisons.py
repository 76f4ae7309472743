"""Measures on which plans are compared, and whether two of them may share an axis."""

import pandas as pd
import streamlit as st

from loaders.comparability import COMPARABLE, REFUSED, WARNING, Verdict, comparable_figures
from loaders.database import query

COMPARISONS_SQL = "select * from comparisons order by ordinal, plan_id"
MEASURES_SQL = "select * from measures order by ordinal"


@st.cache_data(max_entries=1)
def comparisons() -> pd.DataFrame:
    """One row per plan and measure: value in the measure's unit, its period, its base, its figures. No row: not printed."""
    return query(COMPARISONS_SQL)


@st.cache_data(max_entries=1)
def measures() -> pd.DataFrame:
    """One row per measure, in the order of the page."""
    return query(MEASURES_SQL)


def verdict(left: dict | None, right: dict | None) -> Verdict:
    """Judge two rows of `comparisons` for one measure: the rules of measures, and those of the figures they show.

    The first rule that speaks decides; rules that refuse come before rules that only warn. A measure that is one printed figure
    must also be comparable as a figure: the graver verdict counts.
    """
    if left is None or right is None:
        return Verdict(REFUSED, "missing")
    of_measure = next((Verdict(grade, reason) for grade, reason, speaks in RULES if speaks(left, right)), None)
    of_figures = _figures_verdict(left, right)
    if of_figures and of_figures.grade == REFUSED:
        return of_figures if of_measure is None or of_measure.grade != REFUSED else of_measure
    own = "own_step" if left["measure_id"] == "rate_target_step" else "same_definition"
    return of_measure or Verdict(COMPARABLE, own)


def _figures_verdict(left: dict, right: dict) -> Verdict | None:
    """The verdict on the printed figures of two measures that are one figure each."""
    ids = [row.get("figure_ids", ()) for row in (left, right)]
    return comparable_figures(int(ids[0][0]), int(ids[1][0])) if all(len(one) == 1 for one in ids) else None


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
