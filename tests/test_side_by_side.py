"""지역 비교: two to four plans in rows, every value against the first plan's, what is refused still in its place."""

import pytest

from components.catalogue import say
from loaders import comparisons
from loaders.comparability import REFUSED
from tests.test_pages import charts, controls, drawn, opened, texts, toasts

SDM, SEO, S21, S18, YDP = "seodaemun-2024", "incheon-seo-2025", "seoul-2021", "seoul-2018", "yeongdeungpo-2017-2018"
FOUR = {"left": SDM, "right": SEO, "third": S21, "fourth": S18}


def badges(words: list[str]) -> list[str]:
    return [text for text in words if "-badge[:material/" in text]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_every_later_plan_has_a_verdict_in_every_row(count: int):
    compared = dict(list(FOUR.items())[:count])
    found = comparisons.side_by_side(list(compared.values()))
    words = texts(opened("compare", **compared))
    assert len(badges(words)) == len(found) * (count - 1)
    for entry in found:
        assert any(f"**{entry['measure']['name_ko']}" in text for text in words)


def test_what_is_refused_keeps_its_row_with_a_grey_number_and_the_reason_and_is_not_drawn():
    # The job targets of Seodaemun-gu 2024 and Seoul 2021 are counted in 명/건 and in 개.
    at = opened("compare", left=SDM, right=S21)
    words = texts(at)
    assert ":gray[14,490명/건]" in words
    assert ":gray[393,575개]" in words
    assert "**14,490명/건**" not in words
    assert any("일자리를 센 단위가 다름(명/건 · 개)" in text for text in words)
    assert not any(alt.startswith("일자리 목표:") for alt in charts(at))


def test_in_a_row_of_three_only_those_that_may_stand_there_are_drawn():
    at = opened("compare", left=SDM, right=S21, third=SEO)  # Seoul 2021 prints no split by source
    (share,) = [alt for alt in charts(at) if alt.startswith("국비 비중:")]
    assert "서대문구 2024 18.9%" in share
    assert "인천 서구 2025 59.4%" in share
    assert "서울시" not in share


def test_a_difference_says_which_way_and_how_many_times():
    words = "\n".join(texts(opened("compare", left=SDM, right=SEO)))
    assert "인천 서구 +40.5%p" in words  # 59.375 − 18.896
    assert "인천 서구 △2.01억원, 0.5배" in words  # 1.94 against 3.96 억원 per 1,000 residents


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
    everything, some = (texts(opened("compare", show=show, **FOUR)) for show in ("all", "comparable"))
    assert 0 < len(badges(some)) < len(badges(everything))


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
