"""What lies behind jobs: location quotients, openings against seekers, residents; statistics of all districts stay apart from plans."""

import json

import pandas as pd
import pytest

from components.catalogue import say
from loaders import labour_market
from loaders.peers import SOURCE
from tests.conftest import Ask
from tests.test_charts import rows_in
from tests.test_pages import charts, controls, drawn, opened, texts

SEO, SEODAEMUN, YEONGDEUNGPO, SEOUL = "28260", "11410", "11560", "11"


def by_category(rows: list[dict]) -> dict[str, dict]:
    return {row["category"]: row for row in rows}


# Location quotients


def test_a_location_quotient_follows_from_the_printed_workers(real: Ask):
    found = by_category(real(labour_market.QUOTIENTS_SQL, "incheon-seo-2025", "workers"))
    assert len(found) == 19
    # Incheon Seo-gu 2025, Ⅱ-3 산업별 종사자수 2023: 제조업 70,654 of 245,315 here, 246,065 of 1,258,759 in Incheon.
    making = found["C"]
    assert making["value"] == 70_654
    assert making["share"] == pytest.approx(70_654 / 245_315 * 100)
    assert making["quotient"] == pytest.approx((70_654 / 245_315) / (246_065 / 1_258_759))
    assert round(making["quotient"], 2) == 1.47
    assert {row["time_period"] for row in found.values()} == {"2023"}
    assert {row["around_en"] for row in found.values()} == {"Incheon"}


def test_establishments_give_quotients_of_their_own(real: Ask):
    found = by_category(real(labour_market.QUOTIENTS_SQL, "incheon-seo-2025", "establishments"))
    workers = by_category(real(labour_market.QUOTIENTS_SQL, "incheon-seo-2025", "workers"))
    assert set(found) == set(workers)
    # Ⅱ-3 산업별 사업체수 2023.
    assert found["C"]["value"] != workers["C"]["value"]
    assert found["C"]["share"] < workers["C"]["share"], "factories are larger than shops"


def test_shares_of_industries_are_shares_of_everything(real: Ask):
    rows = real(labour_market.QUOTIENTS_SQL, "incheon-seo-2025", "workers")
    assert sum(row["share"] for row in rows) == pytest.approx(100, abs=0.01)
    assert sum(row["share_around"] for row in rows) == pytest.approx(100, abs=0.01)
    assert max(row["quotient"] for row in rows) > 1 > min(row["quotient"] for row in rows)


def test_a_plan_that_prints_no_province_has_no_quotient_of_its_own(real: Ask):
    assert real(labour_market.QUOTIENTS_SQL, "seodaemun-2024", "workers") == []
    assert real(labour_market.QUOTIENTS_SQL, "yeongdeungpo-2017-2018", "workers") == []


def test_value_added_gives_quotients_of_a_district_against_its_province_and_of_a_province_against_the_nation(real: Ask):
    district = by_category(real(labour_market.OUTPUT_SQL, SOURCE, YEONGDEUNGPO, SEOUL))
    assert district["K"]["quotient"] == pytest.approx(2.736, abs=0.001)  # finance on Yeouido
    assert district["K"]["districts"] == 1
    assert {row["around_en"] for row in district.values()} == {"Seoul"}
    province = by_category(real(labour_market.OUTPUT_SQL, SOURCE, SEOUL, "00"))
    assert province["J"]["districts"] == 25
    assert province["C"]["quotient"] < 0.2
    assert province["J"]["quotient"] > 2.5
    assert province["K"]["share"] == pytest.approx(district["K"]["share_around"])


def test_parts_are_shares_of_the_printed_total_of_their_own_area(real: Ask):
    rows = real(labour_market.SHARES_SQL, "seodaemun-2024", "population", "age")
    assert {row["time_period"] for row in rows} == {"2023-12"}
    for area in ("11410", "11", "00"):
        own = [row for row in rows if row["ref_area"] == area]
        assert [row["category"] for row in own] == ["0-14", "15-29", "30-39", "40-64", "65+"]
        assert sum(row["share"] for row in own) == pytest.approx(100)
    (seoul,) = (row for row in rows if row["ref_area"] == "11" and row["category"] == "65+")
    assert seoul["share"] == pytest.approx(1_733_580 / 9_386_034 * 100)  # Ⅱ-1 성별/연령별 인구 현황


# The view


def test_each_quantity_behind_jobs_is_there_once(real: Ask):
    quantity = "plan_id, ref_area, indicator_id, breakdown, category, time_period, kind"
    assert real(f"select {quantity} from labour_market group by all having count(*) > 1") == []
    assert real("select count(*) as n from labour_market where value is null") == [{"n": 0}]


def test_figures_of_a_programme_are_not_taken_for_figures_of_an_area(real: Ask):
    # Seoul 2018 prints openings and seekers of one programme (s1-p9).
    assert real("select * from labour_market where plan_id = 'seoul-2018'") == []
    assert real(
        "select count(*) > 0 as there from figures where plan_id = 'seoul-2018' and indicator_id = 'openings'"
    ) == [{"there": True}]


def test_statistics_of_all_districts_are_never_taken_for_a_plan(real: Ask):
    for indicator, by in (
        ("population_nationals", "sex"),
        ("establishments", "total"),
        ("gross_value_added", "industry"),
    ):
        assert SOURCE not in {row["plan_id"] for row in real(labour_market.PLANS_WITH_SQL, indicator, by)}
    assert {row["plan_id"] for row in real(labour_market.PLANS_WITH_SQL, "population", "age")} == {
        "incheon-seo-2025",
        "seodaemun-2024",
    }


def test_a_province_is_the_sum_of_its_districts_and_says_so(real: Ask):
    rows = real(labour_market.STATISTICS_SQL, SOURCE, SEOUL)
    assert {row["districts"] for row in rows} == {25}
    (seoul,) = (row for row in rows if row["indicator_id"] == "establishments" and row["time_period"] == "2020")
    parts = real(
        "select sum(value) as value from figures join regions on code = ref_area where plan_id = ? and parent = '11'"
        " and indicator_id = 'establishments' and time_period = '2020'",
        SOURCE,
    )
    assert seoul["value"] == parts[0]["value"]
    assert {row["districts"] for row in real(labour_market.STATISTICS_SQL, SOURCE, SEODAEMUN)} == {1}


# The page


def test_openings_against_seekers_are_counted_by_occupation():
    words = "\n".join(texts(opened("labour_market", region=SEO, view="matching")))
    # Ⅱ-4 서구 직종별 동향: 6 of 35 rows have more 구인 than 구직; 제조 단순직 5,206 − 2,784, 경영·행정·사무직 13,081 − 3,702.
    assert "35개 가운데 6개" in words
    assert "2,422명 모자라고" in words
    assert "9,379명 남는다" in words


def test_residents_are_compared_with_city_and_nation():
    page = opened("labour_market", region=SEODAEMUN)
    words = "\n".join(texts(page))
    assert "15–29세" in words
    spec = next(spec for alt, spec in charts(page).items() if "15–29세" in alt)
    for printed in ("19.5%", "18.5%", "16.6%"):  # Ⅱ-1 성별/연령별 인구 현황, 15–29세: 서대문구, 서울시, 전국
        assert printed in spec
    assert "15–39세" not in spec, "ages that overlap others are left out"


@pytest.mark.parametrize("view", ["people", "industry"])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_where_a_plan_prints_nothing_the_page_says_so_and_shows_statistics_under_their_own_name(view: str, lang: str):
    page = opened("labour_market", region=YEONGDEUNGPO, view=view, lang=lang)
    words = texts(page)
    plan = {"ko": "영등포구 2017–2018", "en": "Yeongdeungpo-gu 2017–2018"}[lang]
    missing = say(lang, f"labour_market.no_{view}", plan=plan, what=say(lang, "labour_market.series_workers"))
    assert f"## {missing}" in words
    sources = [text for text in words if say(lang, "labour_market.statistics_source") in text]
    assert len(sources) == len(charts(page)) > 0


def test_where_nothing_is_known_no_chart_is_drawn_and_the_way_leads_to_plans_that_have_it():
    for view in ("matching", "insured"):
        page = opened("labour_market", region=YEONGDEUNGPO, view=view)
        assert charts(page) == {}
        way = next(button for button in page.main.button if (button.key or "").startswith("way_"))
        there = drawn(way.click().run())
        assert controls(there)["view"] == view
        assert charts(there), "the plan one is led to does print it"


def test_the_widest_gaps_are_told_in_people():
    words = "\n".join(texts(opened("labour_market", region=SEO, view="matching")))
    # 2,422 + 931 + 788 + 697 + 489 openings more than seekers in the five occupations that lack most people.
    assert "가장 모자라는 직종 5개는 5,327명이 모자라고" in words


def test_no_growth_is_told_across_a_break_of_the_census():
    page = opened("labour_market", region=SEODAEMUN, view="industry")
    words = "\n".join(texts(page))
    assert "2020년 120,347명에서 2022년 119,608명으로 0.6% 줄었다" in words  # Ⅱ-3 연도별 사업체 및 종사자 현황
    assert say("ko", "labour_market.widened") in words
    spec = next(spec for alt, spec in charts(page).items() if "120,347" in alt)
    assert "109,490" in spec  # 2018 is drawn, on a line of its own
    assert {row["area"] for row in rows_in(json.loads(spec)) if row.get("value") == 109_490} == {"앞선 범위"}


def test_the_insured_are_held_against_the_city_only_where_the_plan_prints_it():
    seodaemun = "\n".join(texts(opened("labour_market", region=SEODAEMUN, view="insured")))
    # Ⅱ-2 고용보험 피보험자 현황 2023: 남 27,318 of 59,887; 서울시 2,451,311 of 4,634,520.
    assert "45.6%가 남성이다. 서울시보다 7.3%p 낮다" in seodaemun
    assert "인천시보다" not in "\n".join(texts(opened("labour_market", region=SEO, view="insured")))


def test_a_share_that_the_plan_prints_otherwise_is_marked_where_ours_is_drawn():
    page = opened("labour_market", region=SEODAEMUN, view="insured")
    words = "\n".join(texts(page))
    # Ⅱ-2 고용보험 피보험자 현황: 서울시 남 2,451,311 of 4,634,520 is 52.9 %, printed (53.3%).
    assert "인쇄된 값 (53.3%), 다시 계산한 값 52.89%" in words
    assert "%)%" not in words
    spec = next(spec for alt, spec in charts(page).items() if "남성이다" in alt)
    written = {row["value_text"] for row in rows_in(json.loads(spec)) if "value_text" in row}
    assert written == {"45.6%", "54.4%", "52.9% †", "47.1% †"}


# Other plans will print less


VIEWS = ("people", "industry", "matching", "insured")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("left_out", ["areas around", "totals", "changes", "all but the newest year", "workers"])
def test_a_plan_that_prints_less_still_gets_its_page(view: str, left_out: str, monkeypatch: pytest.MonkeyPatch):
    figures, shares = labour_market.figures_of, labour_market.shares_of

    def kept(rows: pd.DataFrame, indicator_id: str, by: str, kind: str) -> pd.DataFrame:
        every = pd.Series(True, index=rows.index)
        keep = {
            "areas around": rows["ref_area"] == rows["region"],
            "totals": every & (by != "total"),
            "changes": every & (kind == "level"),
            "workers": every & (indicator_id != "workers" or by == "industry"),
            "all but the newest year": rows["time_period"] == rows["time_period"].max(),
        }
        return rows[keep[left_out]]

    def fewer_figures(plan_id: str, indicator_id: str, by: str, kind: str = "level") -> pd.DataFrame:
        return kept(figures(plan_id, indicator_id, by, kind), indicator_id, by, kind)

    def fewer_shares(plan_id: str, indicator_id: str, by: str) -> pd.DataFrame:
        rows = kept(shares(plan_id, indicator_id, by), indicator_id, by, "level")
        return rows.iloc[:0] if left_out == "totals" else rows

    monkeypatch.setattr(labour_market, "figures_of", fewer_figures)
    monkeypatch.setattr(labour_market, "shares_of", fewer_shares)
    for region in (SEO, SEODAEMUN):
        opened("labour_market", region=region, view=view)
