"""지역 비교: two to four plans in rows, every value against the first plan's, what is refused still in its place."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.catalogue import say
from components.charts.measure_strips import SIGNS
from components.sections.compare_finding import finding
from loaders import comparisons
from loaders.comparability import COMPARABLE, REFUSED, Verdict
from tests.taking import page_of
from tests.test_charts import rows_in
from tests.test_pages import charts, controls, drawn, opened, texts, toasts

SDM, SEO, S21, S18, YDP = "seodaemun-2024", "incheon-seo-2025", "seoul-2021", "seoul-2018", "yeongdeungpo-2017-2018"
FOUR = {"left": SDM, "right": SEO, "third": S21, "fourth": S18}


def topics(at: AppTest) -> list[dict[str, Any]]:
    """All rows of data of the charts."""
    return [row for spec in charts(at).values() for row in rows_in(json.loads(spec))]


def written(at: AppTest) -> dict[str, int]:
    """What is written in the charts of topics, and how bold."""
    return {row["text"]: row["weight"] for row in topics(at) if "weight" in row}


def on_strips(at: AppTest, measure: str) -> dict[str, str]:
    """The plans that stand on the strip of a measure, and their values as written."""
    return {row["name"]: row["text"] for row in topics(at) if row.get("measure") == measure and "at" in row}


def verdicts(at: AppTest) -> list[str]:
    """The signs of the verdicts, from top to bottom."""
    return [row["shape"] for row in topics(at) if row.get("shape") in SIGNS]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_every_later_plan_has_a_verdict_in_every_row(count: int):
    compared = dict(list(FOUR.items())[:count])
    found = comparisons.side_by_side(list(compared.values()))
    at = opened("compare", **compared)
    assert sorted(verdicts(at)) == sorted(verdict.grade for entry in found for verdict in entry["verdicts"])
    assert len(verdicts(at)) == len(found) * (count - 1)
    assert {entry["measure"]["name_ko"] for entry in found} <= set(written(at))


def test_what_is_refused_keeps_its_row_with_a_grey_number_and_the_reason_and_is_not_drawn():
    # The job targets of Seodaemun-gu 2024 and Seoul 2021 are counted in 명/건 and in 개.
    at = opened("compare", left=SDM, right=S21)
    words = written(at)
    assert words["14,490명/건"] == words["393,575개"] == 400
    assert max(words.values()) == 600
    assert any("일자리를 센 단위가 다름(명/건 · 개)" in text for text in words)
    assert "그리지 않음" in words
    assert on_strips(at, "일자리 목표") == {}
    assert on_strips(at, "주민 1,000명당 예산(온 주민)"), "others are drawn"


def test_in_a_row_of_three_only_those_that_may_stand_there_are_drawn():
    at = opened("compare", left=SDM, right=S21, third=SEO)  # Seoul 2021 prints no split by source
    assert on_strips(at, "국비 비중") == {"서대문구 2024": "18.9%", "인천 서구 2025": "59.4% †"}


def test_a_difference_says_which_way_and_how_many_times():
    words = written(opened("compare", left=SDM, right=SEO))
    assert "+40.5%p" in words  # 59.375 − 18.896
    assert "△2.01억원, 0.5배" in words  # 1.94 against 3.96 억원 per 1,000 residents


def test_the_sentence_of_a_topic_names_what_lies_furthest_apart_and_its_chart_why_to_take_care():
    page = page_of("compare", left=SEO, right=SDM)
    found = {drawn.drawing.key: drawn for drawn in page.drawn}
    money, jobs = found["compare_money"], found["compare_jobs"]
    assert money.finding == "돈에서는 국비 비중이 가장 크게 벌어진다: 인천 서구 59.4% †, 서대문구 18.9%"
    assert money.block.axis is not None
    assert money.block.axis.caution == "주의: 국비 비중 · 예산 연도가 다름(2025 · 2024)"
    four = page_of("compare", left=S21, right=S18, third=SDM, fourth=SEO).drawn[0].finding
    assert four == "돈에서는 노인일자리 하나의 예산이 가장 크게 벌어진다: 서울시 2021 219만원, 인천 서구 2025 435만원"
    assert jobs.finding == "일자리에는 인천 서구 2025와 견줄 수 있는 항목이 없다"
    assert "Incheon 59.4% †; Seodaemun-gu 18.9%" in page_of("compare", left=SEO, right=SDM, lang="en").drawn[0].finding


def test_equal_values_and_a_single_one_have_sentences_of_their_own():
    step = {"measure_id": "rate_target_step", "unit": "percentage_points", "name_ko": "새 목표의 높이", "name_en": ""}
    rates = {"measure_id": "employment_rate_15_64", "unit": "percent", "name_ko": "고용률", "name_en": ""}

    def said(*pairs: tuple[dict, float, float]) -> str:
        rows = [
            [measure | {"value": value, "figure_ids": [], "time_period": "2024"} for value in values]
            for measure, *values in pairs
        ]
        judged = [Verdict(COMPARABLE, "same_definition")]
        found = [
            {"measure": pair[0], "rows": row, "verdicts": judged, "said": [judged]}
            for pair, row in zip(pairs, rows, strict=True)
        ]
        plans = [{"region": code, "region_ko": name, "label_ko": name} for code, name in (("1", "가구"), ("2", "나구"))]
        return finding(page_of("compare"), plans, "employment", found)[0]

    assert said((step, 0.1, 0.1), (rates, 60.0, 60.0)) == "고용에서 견줄 수 있는 값은 모두 같다"
    assert said((step, 0.1, 1.1)) == "고용에서는 새 목표의 높이만 견줄 수 있다: 가구 +0.1%p, 나구 +1.1%p"
    assert (
        said((step, 0.1, 9.1), (rates, 60.0, 61.0)) == "고용에서는 고용률이 가장 크게 벌어진다: 가구 60.0%, 나구 61.0%"
    )
    assert (
        said((step, 0.1, 0.2), (rates, 60.0, 60.0))
        == "고용에서는 새 목표의 높이가 가장 크게 벌어진다: 가구 +0.1%p, 나구 +0.2%p"
    )


def test_jobs_per_thousand_residents_are_refused_where_jobs_are_counted_in_other_units():
    entry = next(
        entry for entry in comparisons.side_by_side([SDM, SEO]) if entry["measure"]["measure_id"] == "jobs_per_1000"
    )
    # 14,490 ÷ 292 thousand and 15,456 ÷ 544 thousand residents aged 15 and over
    assert [round(row["value"], 1) for row in entry["rows"]] == [49.6, 28.4]
    assert [(one.grade, one.reason) for one in entry["verdicts"]] == [(REFUSED, "job_units")]


def test_a_plan_chosen_twice_is_dropped_and_said():
    at = opened("compare", left=SDM, right=SEO, third=SDM)
    assert controls(at)["third"] == "none"
    assert f"third = {SDM}" in toasts(at)


def test_a_fourth_plan_is_offered_only_beside_a_third():
    assert "fourth" not in controls(opened("compare", left=SDM, right=SEO))
    at = opened("compare", left=SDM, right=SEO, third=S21)
    assert controls(at)["fourth"] == "none"
    drawn(at.selectbox(key="fourth").set_value(S18).run())
    assert at.query_params["fourth"] == S18
    assert "서울시 2018" in "\n".join(texts(at))


def test_hiding_what_cannot_be_compared_leaves_the_rest():
    everything, some = (verdicts(opened("compare", show=show, **FOUR)) for show in ("all", "comparable"))
    assert 0 < len(some) < len(everything)


def test_what_became_of_the_area_is_said_where_its_plan_stands_alone():
    for key in ("home", "employment"):
        assert "검단구" in "\n".join(texts(opened(key, region="28260")))
        assert "검단구" not in "\n".join(texts(opened(key)))
        assert "검단구" not in "\n".join(texts(opened(key, region="11410")))
    assert "검단구" in "\n".join(texts(opened("compare", left=SEO, right=SDM)))
    assert "Geomdan" in "\n".join(texts(opened("home", lang="en", region="28260")))


def test_the_page_says_against_which_plan_it_judges_when_there_are_more_than_two():
    against = say("ko", "compare.against", first="서대문구 2024")
    assert against in "\n".join(texts(opened("compare", **FOUR)))
    assert against not in "\n".join(texts(opened("compare", left=SDM, right=SEO)))


def test_two_provinces_have_no_districts_like_them():
    two, one = ("\n".join(texts(opened("compare", left=S18, right=right))) for right in (S21, SEO))
    assert say("ko", "compare.peers_title") not in two
    assert say("ko", "compare.peers_title") in one


def test_where_nothing_differs_nothing_is_said_of_rounding():
    drawn = {block.drawing.key: block.block for block in page_of("compare", left=S21, right=SEO).drawn}
    said = {key: say("ko", "compare.unrounded") in block.notes for key, block in drawn.items() if key != "peers"}
    assert said == {"compare_money": True, "compare_employment": False, "compare_jobs": False}
