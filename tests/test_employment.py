"""Employment rates: how far from province and nation, which rank among how many, men against women, the profile over ages."""

import json

import pytest

from components.ages import separate
from loaders import employment
from tests.conftest import Ask
from tests.test_charts import rows_in
from tests.test_pages import charts, controls, drawn, opened, texts


def rows_of(page, word: str) -> list[dict]:
    """The rows of the chart whose sentence has the word."""
    return next(rows_in(json.loads(spec)) for alt, spec in charts(page).items() if word in alt)


# Ranks


def test_a_rank_knows_among_how_many_it_was_given(real: Ask):
    ranks = {(row["plan_id"], row["indicator_id"]): row for row in real(employment.RANKS_SQL)}
    # Seodaemun-gu 2024, Ⅱ-2: 자치구 중 23위 and 20위; Seoul has 25 districts. Incheon Seo-gu 2025, Ⅰ: 전국 자치구에서 2번째.
    rate = ranks["seodaemun-2024", "employment_rate_15_64"]
    assert (rate["value"], rate["places"], rate["among_ko"]) == (23, 25, "서울시")
    assert ranks["seodaemun-2024", "participation_rate"]["value"] == 20
    people = ranks["incheon-seo-2025", "population"]
    assert (people["value"], people["places"], people["among_ko"]) == (2, 69, "전국")


def test_districts_that_came_later_are_not_counted_for_an_earlier_year(real: Ask):
    later = real(
        "select code from regions where level = 'district' and valid_from > date '2024-12-31' and name_ko like '%구'"
    )
    assert later, "the districts of July 2026"
    assert all(row["value"] <= row["places"] for row in real(employment.RANKS_SQL))


def test_the_page_says_the_rank_with_its_denominator_and_only_for_a_plan_that_prints_one():
    words = "\n".join(texts(opened("employment", region="11410")))
    assert "서울시 자치구 25곳 가운데 23위" in words
    assert "가운데 23위" not in "\n".join(texts(opened("employment", region="28260")))
    assert "전국 자치구 69곳 가운데 2위" in "\n".join(texts(opened("labour_market", region="28260")))


# Gaps


def test_a_gap_is_taken_from_rates_of_one_plan_and_one_period():
    page = opened("employment", region="11410")
    gaps = {(row["group"], row["series"]): row["value"] for row in rows_of(page, "견준 차이") if "gap" in row}
    # Ⅱ-2 경제활동인구 현황: 서대문구 62.2 and 63.6, 서울시 68.4 and 67.2; 2021 prints no 서울시.
    assert gaps == {("서대문구 2023 하반기", "서울시"): -3.6, ("서대문구 2022 하반기", "서울시"): -6.2}


def test_a_gap_that_changes_its_sign_is_said_to_turn():
    words = "\n".join(texts(opened("employment", region="28260")))
    assert "전국과 견준 차이가 △0.8%p에서 +0.2%p로 뒤집혔다" in words


def test_a_plan_that_prints_no_rate_around_it_has_no_gap():
    words = "\n".join(texts(opened("employment", region="11", year="2021", rate="unemployment")))
    assert "둘레 지역의 같은 비율을 싣지 않았다" in words
    assert "견준 차이" not in words


def test_a_plan_is_heard_with_its_own_result_before_the_forecasts_it_quotes():
    # Seoul 2021, Ⅰ-1: unemployment 6.5 % in January; the nation's 4.1 and 4.0 % are a forecast of others.
    words = "\n".join(texts(opened("employment", region="11", year="2021", rate="unemployment")))
    assert "서울시 2021년 1월 실업률 6.5%" in words
    assert "그리지 않음: 전국 2020, 전국 2021" in words


# Sexes and ages


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        # Ⅱ-2 경제활동인구 현황 2023: 고용률 72.2 and 56.3, 서울시 74.4 and 60.5; 참가율 68.3 and 51.7, 서울시 69.3 and 53.5.
        ("15_64", {"서대문구 2023 하반기": 15.9, "서울시 2023 하반기": 13.9}),
        ("participation", {"서대문구 2023 하반기": 16.6, "서울시 2023 하반기": 15.8}),
    ],
)
def test_men_and_women_stand_apart_as_the_plan_prints_them(rate: str, expected: dict[str, float]):
    page = opened("employment", region="11410", by="sex", rate=rate)
    gaps = {row["name"]: row["gap"] for row in rows_of(page, "여성보다") if "gap" in row}
    assert gaps.items() >= expected.items()
    assert len(gaps) == 4


def test_the_profile_over_ages_has_each_age_once_and_the_youngest_with_it():
    page = opened("employment", region="11410", by="age")
    rows = [row for row in rows_of(page, "벌어진다") if row.get("role") == "accent"]
    # Ⅱ-2 연령별 취업자 및 고용률 2023: 43.3, 77.7, 67.2, 29.9 (55세이상 44.6 overlaps).
    assert {row["period"]: row["value"] for row in rows} == {"15–29": 43.3, "30–49": 77.7, "50–64": 67.2, "65+": 29.9}


@pytest.mark.parametrize(
    ("ages", "kept"),
    [
        (["55+", "15-29", "65+", "50-64", "30-49"], ["15-29", "30-49", "50-64", "65+"]),
        (["15+", "15-64", "15-29", "60+"], ["15-29", "60+"]),
        (["-29", "30-39", "15-39"], ["-29", "30-39"]),
        ([], []),
    ],
)
def test_ages_that_overlap_are_not_drawn_side_by_side(ages: list[str], kept: list[str]):
    assert separate(ages) == kept


@pytest.mark.parametrize(
    ("address", "rate"),
    [
        ({"region": "11410"}, "15_64"),
        ({"region": "11", "year": "2021"}, "15plus"),  # 서울시 2021 prints no rate of 15–64
        ({"region": "11", "year": "2021", "rate": "15_64"}, "15_64"),
        ({"region": "11560"}, "15_64"),  # 영등포구 prints none
    ],
)
def test_the_page_opens_on_a_rate_that_the_plan_prints(address: dict[str, str], rate: str):
    assert controls(opened("employment", **address))["rate"] == rate


def test_a_rate_nobody_chose_follows_the_area_and_a_chosen_one_stays():
    at = opened("employment", region="11410")
    at.selectbox(key="region").set_value("11")
    assert controls(drawn(at.run()))["rate"] == "15plus"
    assert "rate" not in at.query_params  # one choice is one entry in the browser's history
    at.segmented_control(key="rate").set_value("unemployment")
    drawn(at.run())
    at.selectbox(key="region").set_value("11410")
    assert controls(drawn(at.run()))["rate"] == "unemployment"
