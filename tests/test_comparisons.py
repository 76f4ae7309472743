"""Two values share an axis only when they say the same thing; otherwise the page says why not."""

import itertools

import pytest

from components.catalogue import LANGUAGES, catalogue
from loaders.comparisons import COMPARABLE, COMPARISONS_SQL, MEASURES_SQL, REFUSED, RULES, WARNING, told, verdict
from tests.conftest import Ask

UNITS = {
    "jobs_target": "jobs",
    "employed_target": "persons",
    "jobs_achievement": "percent",
    "budget_per_1000": "krw",
    "senior_job_cost": "krw",
    "national_share": "percent",
    "execution_rate": "percent",
    "employment_rate_15_64": "percent",
    "rate_target_step": "percentage_points",
}
GRADES = {COMPARABLE: 0, WARNING: 1, REFUSED: 2}


def value(measure_id: str, **cells: object) -> dict:
    """One row of comparisons, of a whole government unless said otherwise."""
    row = {"measure_id": measure_id, "unit": UNITS[measure_id], "base": "same", "plan_scope": "government"}
    return row | {"time_period": "2024", "value": 1.0} | cells


def judged(measure_id: str, left: dict, right: dict) -> tuple[str, str]:
    found = verdict(value(measure_id, **left), value(measure_id, **right))
    return found.grade, found.reason


@pytest.mark.parametrize(
    ("measure_id", "left", "right", "expected"),
    [
        ("jobs_target", {"base": "명"}, {"base": "개"}, (REFUSED, "job_units")),
        ("employed_target", {"base": "employed"}, {"base": "employed_15_64"}, (REFUSED, "age_bases")),
        ("jobs_achievement", {"base": "running"}, {"base": "whole year"}, (REFUSED, "running_year")),
        ("budget_per_1000", {}, {"plan_scope": "bureau"}, (REFUSED, "scopes")),
        ("jobs_target", {}, {"plan_scope": "department"}, (REFUSED, "scopes")),
        ("national_share", {"base": "budget"}, {"base": "budget_revised"}, (WARNING, "stages")),
        ("senior_job_cost", {}, {}, (WARNING, "job_kinds")),
        (
            "budget_per_1000",
            {"time_period": "2024 / 2023-S2"},
            {"time_period": "2025 / 2024-S2"},
            (WARNING, "budget_years"),
        ),
        (
            "budget_per_1000",
            {"time_period": "2024 / 2023-S2"},
            {"time_period": "2024 / 2024-S2"},
            (WARNING, "population_dates"),
        ),
        ("budget_per_1000", {"area_level": "province"}, {"area_level": "district"}, (WARNING, "levels_of_government")),
        ("senior_job_cost", {"base": "명"}, {"base": "개"}, (WARNING, "job_units")),
        ("execution_rate", {"time_period": "2017-01/2017-10"}, {"time_period": "2020"}, (WARNING, "running_year")),
        (
            "execution_rate",
            {"time_period": "2018-01/2018-07"},
            {"time_period": "2018-01/2018-08"},
            (WARNING, "periods"),
        ),
        ("national_share", {}, {"plan_scope": "department"}, (WARNING, "shares_of_scope")),
        ("employment_rate_15_64", {"time_period": "2023"}, {"time_period": "2024"}, (WARNING, "survey_years")),
        ("jobs_target", {"time_period": "2018"}, {"time_period": "2024"}, (WARNING, "target_years")),
        ("rate_target_step", {"time_period": "2024"}, {"time_period": "2025"}, (COMPARABLE, "own_step")),
        ("employment_rate_15_64", {}, {}, (COMPARABLE, "same_definition")),
        ("jobs_target", {"base": "명"}, {"base": "명"}, (COMPARABLE, "same_definition")),
    ],
)
def test_the_first_difference_that_matters_decides(measure_id: str, left: dict, right: dict, expected: tuple[str, str]):
    assert judged(measure_id, left, right) == expected
    assert judged(measure_id, right, left) == expected, "which plan stands left changes nothing"


def test_what_one_plan_does_not_print_is_refused_and_never_taken_for_zero():
    for left, right in ((None, value("jobs_target")), (value("jobs_target"), None), (None, None)):
        found = verdict(left, right)
        assert (found.grade, found.reason) == (REFUSED, "missing")


def reasons(measure_id: str, left: dict, right: dict) -> list[str]:
    return [one.reason for one in told(value(measure_id, **left), value(measure_id, **right))]


def test_everything_to_take_care_of_is_told_and_periods_where_nothing_else_is():
    assert reasons("senior_job_cost", {"base": "명", "time_period": "2021"}, {"base": "개"}) == [
        "job_units",
        "job_kinds",
    ]
    both = {"time_period": "2024 / 2023-S2"}, {"time_period": "2025 / 2024-S2"}
    assert reasons("budget_per_1000", *both) == ["budget_years", "population_dates"]
    assert reasons("budget_per_1000", {"time_period": "2024 / 2020"}, {"time_period": "2025 / 2020"}) == [
        "budget_years"
    ]
    assert reasons("jobs_target", {"base": "명"}, {"base": "개", "plan_scope": "bureau"}) == ["job_units"]


def test_two_reasons_to_refuse_or_warn_give_the_graver_one():
    both = judged("jobs_target", {"base": "명", "time_period": "2018"}, {"base": "개", "plan_scope": "bureau"})
    assert both == (REFUSED, "job_units")
    assert judged("budget_per_1000", {"time_period": "2018"}, {"plan_scope": "bureau"})[0] == REFUSED


def test_rules_that_refuse_come_before_rules_that_warn():
    grades = [GRADES[grade] for grade, _, _ in RULES]
    assert grades == sorted(grades, reverse=True)
    assert COMPARABLE not in {grade for grade, _, _ in RULES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_and_grade_can_be_said(lang: str):
    reasons = {reason for _, reason, _ in RULES} | {"missing", "same_definition", "own_step"}
    assert {f"reason.{reason}" for reason in reasons} <= set(catalogue(lang))
    assert {f"verdict.{grade}" for grade in GRADES} <= set(catalogue(lang))


def test_every_pair_of_real_plans_gets_a_verdict_on_every_measure(real: Ask):
    rows = {(row["plan_id"], row["measure_id"]): row for row in real(COMPARISONS_SQL)}
    plans = sorted({plan_id for plan_id, _ in rows})
    measures = [row["measure_id"] for row in real(MEASURES_SQL)]
    found = [
        verdict(rows.get((left, measure)), rows.get((right, measure)))
        for left, right in itertools.combinations(plans, 2)
        for measure in measures
    ]
    assert {entry.grade for entry in found} == set(GRADES)


def test_jobs_of_seoul_and_seodaemun_are_counted_in_other_units_and_refused(real: Ask):
    # Seoul 2021 prints 개, Seodaemun-gu 2024 prints 명/건.
    rows = {row["plan_id"]: row for row in real(COMPARISONS_SQL) if row["measure_id"] == "jobs_target"}
    found = verdict(rows["seoul-2021"], rows["seodaemun-2024"])
    assert (found.grade, found.reason) == (REFUSED, "job_units")


def test_rates_of_2023_and_2024_are_compared_with_a_warning(real: Ask):
    rows = {row["plan_id"]: row for row in real(COMPARISONS_SQL) if row["measure_id"] == "employment_rate_15_64"}
    found = verdict(rows["seodaemun-2024"], rows["incheon-seo-2025"])
    assert (found.grade, found.reason) == (WARNING, "survey_years")
