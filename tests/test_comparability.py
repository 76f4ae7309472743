"""Twenty pairs of printed figures that must not share an axis, each with its reason, and ten that may."""

import pytest

from components.catalogue import LANGUAGES, catalogue
from loaders.comparability import (
    COMPARABLE,
    REFUSED,
    RULES,
    WARNING,
    comparable,
    comparable_figures,
    facts,
    period_kind,
)
from loaders.database import query

SEO, SDM, S18, S21, YDP = "incheon-seo-2025", "seodaemun-2024", "seoul-2018", "seoul-2021", "yeongdeungpo-2017-2018"

BY_MEANING_SQL = """
select figure_id from printings
where plan_id = ? and indicator_id = ? and stage = ? and kind = ? and time_period = ? and breakdown || '/' || category = ?
    and ref_area = ? and coalesce(item_id, '') = ? and preference = 1
"""


def figure(plan, indicator, stage="actual", kind="level", period="2024", category="total/total", area=None, item=""):
    area = area or {SEO: "28260", SDM: "11410", S18: "11", S21: "11", YDP: "11560"}[plan]
    found = query(BY_MEANING_SQL, plan, indicator, stage, kind, period, category, area, item)
    assert len(found) == 1, (plan, indicator, stage, kind, period, category, area, item)
    return int(found["figure_id"].iloc[0])


JOBS_SDM = {"plan": SDM, "indicator": "programme_jobs", "stage": "target", "item": "plan"}
RATE_SEO = {"plan": SEO, "indicator": "employment_rate_15_64", "period": "2024-S2"}
RATE_SDM = {"plan": SDM, "indicator": "employment_rate_15_64", "period": "2023-S2"}

REFUSED_PAIRS = [
    (RATE_SEO, {**RATE_SEO, "indicator": "employment_rate_15plus"}, "age_bases"),
    ({**RATE_SDM, "indicator": "employed"}, {**RATE_SDM, "indicator": "employed_15_64"}, "age_bases"),
    (RATE_SDM, {**RATE_SDM, "indicator": "employed"}, "age_bases"),
    (RATE_SEO, {**RATE_SEO, "indicator": "participation_rate"}, "indicators"),
    (RATE_SEO, {**RATE_SEO, "indicator": "unemployment_rate"}, "indicators"),
    ({**RATE_SEO, "indicator": "employed"}, {**RATE_SEO, "indicator": "unemployed"}, "indicators"),
    (
        JOBS_SDM,
        {"plan": SEO, "indicator": "programme_jobs", "stage": "target", "period": "2025", "item": "plan"},
        "job_units",
    ),
    (
        JOBS_SDM,
        {"plan": S21, "indicator": "programme_jobs", "stage": "target", "period": "2021", "item": "plan"},
        "job_units",
    ),
    (JOBS_SDM, {"plan": SDM, "indicator": "budget", "stage": "budget", "item": "plan"}, "indicators"),
    (
        {"plan": S18, "indicator": "programme_jobs", "stage": "target", "period": "2018", "item": "plan"},
        {"plan": S21, "indicator": "programme_jobs", "stage": "target", "period": "2021", "item": "plan"},
        "scopes",
    ),
    (
        {"plan": S18, "indicator": "programme_jobs", "stage": "target", "period": "2018", "item": "plan"},
        {"plan": S18, "indicator": "programme_jobs", "period": "2018-01/2018-07", "item": "plan"},
        "stages_differ",
    ),
    (
        {"plan": S21, "indicator": "programme_jobs", "period": "2020", "item": "plan"},
        {"plan": S18, "indicator": "programme_jobs", "period": "2018-01/2018-07", "item": "plan"},
        "running_year",
    ),
    (
        {"plan": S21, "indicator": "budget", "stage": "budget_revised", "period": "2020", "item": "plan"},
        {"plan": S21, "indicator": "budget", "stage": "executed", "period": "2020", "item": "plan"},
        "stages_differ",
    ),
    (
        {"plan": SDM, "indicator": "budget", "stage": "budget", "item": "plan"},
        {"plan": YDP, "indicator": "budget", "stage": "budget", "period": "2017", "item": "plan"},
        "scopes",
    ),
    (
        {"plan": SDM, "indicator": "budget", "stage": "budget", "item": "plan"},
        {"plan": SDM, "indicator": "budget", "stage": "budget", "item": "plan", "category": "funding_source/national"},
        "groups",
    ),
    (
        {**RATE_SDM, "category": "sex/male"},
        {**RATE_SDM, "category": "sex/female"},
        "groups",
    ),
    (
        {"plan": SEO, "indicator": "population", "period": "2024-12"},
        {"plan": SEO, "indicator": "population", "period": "2024-12", "kind": "change"},
        "value_kinds",
    ),
    (
        {"plan": SEO, "indicator": "population", "period": "2024-12"},
        {"plan": SEO, "indicator": "population", "period": "2024-12", "area": "28"},
        "area_levels",
    ),
    (
        {"plan": SDM, "indicator": "population", "period": "2023-12"},
        {"plan": SDM, "indicator": "population", "period": "2023-12", "area": "11"},
        "area_levels",
    ),
    (
        {"plan": SEO, "indicator": "employment_rate_15_64", "stage": "target", "period": "2025", "item": "plan"},
        RATE_SEO,
        "stages_differ",
    ),
]

ALLOWED_PAIRS = [
    (RATE_SEO, {**RATE_SEO, "area": "28"}, COMPARABLE),
    (RATE_SEO, {**RATE_SEO, "area": "00"}, COMPARABLE),
    (RATE_SDM, {**RATE_SDM, "area": "11"}, COMPARABLE),
    (RATE_SDM, {**RATE_SEO, "period": "2023-S2"}, COMPARABLE),
    (RATE_SDM, {**RATE_SDM, "period": "2022-S2"}, WARNING),
    (RATE_SDM, RATE_SEO, WARNING),
    (RATE_SEO, {**RATE_SEO, "period": "2023-S2"}, WARNING),
    (
        {"plan": SDM, "indicator": "budget", "stage": "budget", "item": "plan"},
        {"plan": SEO, "indicator": "budget", "stage": "budget", "period": "2025", "item": "plan"},
        WARNING,
    ),
    (
        {"plan": SDM, "indicator": "insured", "period": "2023-12"},
        {"plan": SEO, "indicator": "insured", "period": "2024"},
        WARNING,
    ),
    (
        {"plan": SDM, "indicator": "employment_rate_15_64", "period": "2023", "item": "plan"},
        {"plan": SEO, "indicator": "employment_rate_15_64", "period": "2024", "item": "plan"},
        WARNING,
    ),
]


@pytest.mark.parametrize(("left", "right", "reason"), REFUSED_PAIRS)
def test_what_cannot_be_compared_is_refused_with_its_reason(left, right, reason):
    found = comparable_figures(figure(**left), figure(**right))
    assert (found.grade, found.reason) == (REFUSED, reason)
    turned = comparable_figures(figure(**right), figure(**left))
    assert turned == found


@pytest.mark.parametrize(("left", "right", "grade"), ALLOWED_PAIRS)
def test_what_can_be_compared_is(left, right, grade):
    assert comparable_figures(figure(**left), figure(**right)).grade == grade


def test_there_are_twenty_refused_pairs_and_ten_allowed_ones():
    assert (len(REFUSED_PAIRS), len(ALLOWED_PAIRS)) == (20, 10)


def test_jobs_placements_and_trainees_are_never_one_thing():
    one = figure(**JOBS_SDM)
    base = facts((one,))[one]
    for other in ("placements", "trainees", "supported_firms"):
        assert comparable(base, {**base, "indicator_id": other}).reason == "job_kinds_differ"


def test_refusals_come_before_warnings_and_each_can_be_said_in_both_languages():
    grades = [grade for grade, _, _ in RULES]
    assert grades == sorted(grades, key=[REFUSED, WARNING].index)
    for lang in LANGUAGES:
        assert {f"reason.{reason}" for _, reason, _ in RULES} <= set(catalogue(lang))


def test_kinds_of_periods_are_told_apart():
    kinds = [period_kind(period) for period in ("2024", "2024-S2", "2024-Q1", "2024-12", "2018-01/2018-07")]
    assert kinds == ["year", "half", "quarter", "month", "span"]
