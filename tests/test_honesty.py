"""A new target is held against what was reached: thresholds from both sides, and what the plans print."""

import pandas as pd
import pytest

from loaders import honesty, targets


@pytest.mark.parametrize(
    ("step", "trend", "direction", "flag"),
    [
        (-2.4, 18.8, "higher", "below"),
        (-0.06, None, "higher", "below"),
        (-0.04, None, "higher", "same"),
        (0.0, 0.4, "higher", "same"),
        (0.1, 1.4, "higher", "habit"),
        (0.0995, 1.9, "higher", "habit"),
        (0.2, 1.4, "higher", "below_trend"),
        (0.2, 0.2, "higher", "raised"),
        (0.2, -0.5, "higher", "raised"),
        (1.8, None, "higher", "raised"),
        (1.8, float("nan"), "higher", "raised"),
        (-0.5, -0.2, "lower", "raised"),
        (0.5, -0.2, "lower", "below"),
    ],
)
def test_a_step_is_named_by_what_it_asks_for(step: float, trend: float | None, direction: str, flag: str):
    assert honesty.flag_of(step, trend, direction) == flag


def one(plan_id: str, item_id: str, indicator_id: str) -> dict:
    rows = honesty.honesty().query("plan_id == @plan_id and item_id == @item_id and indicator_id == @indicator_id")
    assert len(rows) == 1
    return rows.iloc[0].to_dict()


def test_seoul_asked_in_2021_for_fewer_jobs_than_2020_had_and_fewer_than_it_had_asked_for():
    # 서울시 2021: 45만 3,712 of 45만 7,542 in 2020, 39만 3,575 for 2021
    row = one("seoul-2021", "plan", "programme_jobs")
    assert (row["last_actual"], row["earlier_value"], row["target"]) == (453712, 457542, 393575)
    assert round(row["step"], 1) == -13.3
    assert row["flag"] == honesty.BELOW


def test_seodaemun_adds_a_tenth_to_a_rate_that_rose_by_more():
    # 서대문구 2024: 15–64 62.2 % in the second half of 2022, 63.6 % in 2023, target 63.7 %
    row = one("seodaemun-2024", "plan", "employment_rate_15_64")
    assert (row["before_value"], row["last_actual"], row["target"]) == (62.2, 63.6, 63.7)
    assert round(row["trend"], 1) == 1.4
    assert row["flag"] == honesty.HABITUAL


def test_the_rate_of_women_takes_its_trend_from_the_rate_of_women():
    row = one("seodaemun-2024", "plan", "employment_rate_women_15_64")
    assert row["before_value"] == 54.7  # 서대문구 2022 second half, women 15–64
    assert row["last_actual"] == 56.3


def test_a_trend_is_never_taken_from_a_series_that_ends_elsewhere():
    # 인천 서구 2025 prints no earlier youth rate: its trend stays unknown
    assert pd.isna(one("incheon-seo-2025", "plan", "employment_rate_15_29")["trend"])


def test_a_target_is_never_held_against_a_part_of_a_year():
    rows = honesty.honesty()
    assert "yeongdeungpo-2017-2018" not in set(rows["plan_id"])  # its results of 2017 stop in October
    assert not set(rows["level"]) - set(honesty.LEVELS)
    assert rows["target_figure"].is_unique


def test_two_policy_targets_of_seoul_2018_lie_below_the_result_of_2017():
    rows = honesty.honesty().query("plan_id == 'seoul-2018' and flag == 'below'")
    assert set(rows["indicator_id"]) == {"policy_private_jobs", "policy_living_wage"}  # 203 < 208, 10,774 < 11,619


def test_direct_jobs_are_a_share_of_the_jobs_of_the_same_year_and_stage():
    rows = targets.direct_jobs()
    found = {
        (row["plan_id"], row["time_period"], row["stage"]): round(row["share"], 1) for row in rows.to_dict("records")
    }
    assert found[("seodaemun-2024", "2024", "target")] == 53.8  # 7,800 of 14,490
    assert found[("seoul-2021", "2021", "target")] == 47.4  # 186,524 of 393,575
    assert found[("seoul-2018", "2018-01/2018-07", "actual")] == 52.2  # 134,365 of 257,340
    assert "incheon-seo-2025" not in set(rows["plan_id"])  # its fields are assigned, not printed
    assert rows["share"].between(0, 100).all()


def test_policy_indicators_keep_results_and_targets_apart():
    rows = targets.policy().query("plan_id == 'seoul-2018' and indicator_id == 'policy_social_firms'")
    printed = [(row["time_period"], row["stage"], row["printed"]) for row in rows.to_dict("records")]
    # 서울시 2018, 정책지표: 사회적경제 기업수(누계)
    assert printed == [
        ("2016", "actual", "3,501"), ("2017", "actual", "3,914"), ("2018", "target", "4,350"),
        ("2019", "target", "4,700"), ("2020", "target", "5,000"),
    ]  # fmt: skip
    assert targets.policy()["indicator_id"].nunique() == 10
