"""Measures on which plans are compared, and whether two of them may share an axis."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from loaders.comparability import COMPARABLE, REFUSED, WARNING, Verdict, comparable_figures
from loaders.database import query
from loaders.sharing import shared

COMPARISONS_SQL = "select * from comparisons order by ordinal, plan_id"
MEASURES_SQL = "select * from measures order by ordinal"


@shared()
def comparisons() -> pd.DataFrame:
    """One row per plan and measure: value in the measure's unit, its period, its base, its figures. No row: not printed."""
    return query(COMPARISONS_SQL)


@shared()
def measures() -> pd.DataFrame:
    """One row per measure, in the order of the page."""
    return query(MEASURES_SQL)


@shared(256)
def side_by_side(plan_ids: list[str]) -> list[dict[str, Any]]:
    """One entry per measure that at least one of the plans prints: `measure`, `rows` in the order of the plans (None where a plan
    does not print it), `verdicts` of every later plan against the first, and, for each of these, `said`: all there is to be told,
    the verdict first. Shared: do not change them."""
    by_plan = {(row["plan_id"], row["measure_id"]): row for row in comparisons().to_dict("records")}
    found = []
    for measure in measures().to_dict("records"):
        rows = [by_plan.get((plan_id, measure["measure_id"])) for plan_id in plan_ids]
        if any(rows):
            said = [told(rows[0], row) for row in rows[1:]]
            found.append({"measure": measure, "rows": rows, "verdicts": [every[0] for every in said], "said": said})
    return found


def verdict(left: dict | None, right: dict | None) -> Verdict:
    """Judge two rows of `comparisons` for one measure: the rules of measures, and those of the figures they show.

    The first rule that speaks decides; rules that refuse come before rules that only warn. A measure that is one printed figure
    must also be comparable as a figure: the graver verdict counts.
    """
    return told(left, right)[0]


def told(left: dict | None, right: dict | None) -> list[Verdict]:
    """The verdict on two rows of `comparisons` and, where they may be compared with care, everything else to take care of.

    Periods stand beside every value: that they differ is told where nothing else is.
    """
    if left is None or right is None:
        return [Verdict(REFUSED, "missing")]
    found = verdicts(left, right)
    if not found:
        return [Verdict(COMPARABLE, "own_step" if left["measure_id"] == "rate_target_step" else "same_definition")]
    if found[0].grade == REFUSED:
        return found[:1]
    return [one for one in found if one.reason not in OF_PERIODS] or found


def verdicts(left: dict, right: dict) -> list[Verdict]:
    """Everything that speaks against two values of a measure on one axis, gravest first."""
    found = [Verdict(grade, reason) for grade, reason, speaks in RULES if speaks(left, right)]
    of_figures = _figures_verdict(left, right)
    if of_figures and of_figures.grade == REFUSED:
        found.append(of_figures)
    return sorted(found, key=lambda one: one.grade != REFUSED)


def _figures_verdict(left: dict, right: dict) -> Verdict | None:
    """The verdict on the printed figures of two measures that are one figure each."""
    ids = [row.get("figure_ids", ()) for row in (left, right)]
    return comparable_figures(int(ids[0][0]), int(ids[1][0])) if all(len(one) == 1 for one in ids) else None


OF_PERIODS = {"budget_years", "target_years", "survey_years", "population_dates"}
PER_JOB = {"job_cost", "senior_job_cost"}
JOBS = {"jobs_target", "jobs_per_1000"}
OF_PLAN_YEARS = {"jobs_target", "jobs_per_1000", "employed_target", "jobs_achievement", "direct_jobs"}


def _is(*measures: str) -> Callable[[dict], bool]:
    return lambda row: row["measure_id"] in measures


def _share(row: dict) -> bool:
    return row["measure_id"].endswith("_share")


def _per_resident(row: dict) -> bool:
    return "_per_1000" in row["measure_id"]


def _of_budget(row: dict) -> bool:
    """What divides a budget, or is divided by one: its first period is the budget's."""
    return (
        _share(row)
        or row["measure_id"].startswith("budget_per_1000")
        or row["measure_id"] in {*PER_JOB, "execution_rate"}
    )


def _rate(row: dict) -> bool:
    return row["measure_id"].startswith("employment_rate")


def _sized(row: dict) -> bool:
    """An amount that grows with what the plan covers; the price of one job does not."""
    return row["unit"] in {"krw", "jobs"} and row["measure_id"] not in PER_JOB


def _differ(name: str, concerned: Callable[[dict], bool]) -> Callable[[dict, dict], bool]:
    return lambda a, b: concerned(a) and a[name] != b[name]


def _part_differs(part: int, concerned: Callable[[dict], bool]) -> Callable[[dict, dict], bool]:
    """Of a value that divides one figure by another, the period of the one (0) or of the other (-1)."""
    return lambda a, b: concerned(a) and a["time_period"].split(" / ")[part] != b["time_period"].split(" / ")[part]


def _unfinished(row: dict) -> bool:
    return "/" in row["time_period"].split(" / ")[0]


def _one_unfinished(a: dict, b: dict) -> bool:
    return a["measure_id"] == "execution_rate" and _unfinished(a) != _unfinished(b)


def _levels_of_government(a: dict, b: dict) -> bool:
    return a["measure_id"].startswith("budget_per_1000") and a.get("area_level") != b.get("area_level")


RULES: tuple[tuple[str, str, Callable[[dict, dict], bool]], ...] = (
    (REFUSED, "job_units", _differ("base", _is(*JOBS))),
    (REFUSED, "age_bases", _differ("base", _is("employed_target"))),
    (REFUSED, "running_year", _differ("base", _is("jobs_achievement"))),
    (REFUSED, "scopes", _differ("plan_scope", _sized)),
    (WARNING, "running_year", _one_unfinished),
    (WARNING, "stages", _differ("base", lambda row: _share(row) or _is("execution_rate")(row))),
    (WARNING, "levels_of_government", _levels_of_government),
    (WARNING, "job_units", _differ("base", _is(*PER_JOB, "direct_jobs"))),
    (WARNING, "job_kinds", lambda a, _: a["measure_id"] in PER_JOB),
    (WARNING, "shares_of_scope", _differ("plan_scope", _share)),
    (WARNING, "rates_of_scope", _differ("plan_scope", _is("jobs_achievement", "execution_rate", "direct_jobs"))),
    (WARNING, "budget_years", lambda a, b: _of_budget(a) and a["time_period"][:4] != b["time_period"][:4]),
    (
        WARNING,
        "periods",
        lambda a, b: (
            _is("execution_rate")(a) and _unfinished(a) and _unfinished(b) and a["time_period"] != b["time_period"]
        ),
    ),
    (WARNING, "target_years", _part_differs(0, _is(*OF_PLAN_YEARS))),
    (WARNING, "population_dates", _part_differs(-1, _per_resident)),
    (WARNING, "survey_years", _differ("time_period", _rate)),
)
