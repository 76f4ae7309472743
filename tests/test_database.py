"""The built database holds what the plans print: golden numbers copied by hand, and rules that every figure keeps."""

import re
from decimal import Decimal

import pytest

from loaders.build import DATA, VIEW_NAMES
from loaders.contracts import read_contracts
from loaders.printed import STATUS_BY_WORD, value_of
from tests.conftest import Ask

CONTRACTS = read_contracts(DATA)
MILLION, THOUSAND = 10**6, 10**3


def target(real: Ask, plan_id: str, indicator_id: str, year: int) -> dict:
    """Return the plan's own target of a year; there must be one."""
    (row,) = real(
        "select * from targets where plan_id = ? and item_id = 'plan' and indicator_id = ? and year = ? and breakdown = 'total'",
        plan_id,
        indicator_id,
        year,
    )
    return row


def money(real: Ask, plan_id: str, stage: str, year: int) -> dict[str, float]:
    """Return the plan's own money at a stage by funding source, in won."""
    rows = real(
        "select funding_source, value from budgets where plan_id = ? and item_id = 'plan' and stage = ? and year = ?",
        plan_id,
        stage,
        year,
    )
    return {row["funding_source"]: row["value"] for row in rows}


# Golden numbers


def test_seodaemun_2024_sets_out_14490_jobs(real: Ask):
    # Ⅲ. 2024년 일자리 목표 > 3. 분야별 일자리 목표, 합 계
    row = target(real, "seodaemun-2024", "programme_jobs", 2024)
    assert (row["target"], row["target_printed"], row["printed_unit"]) == (14490, "14,490", "명/건")
    assert row["actual"] is None


def test_seodaemun_2024_budgets_115577_million_won_from_four_sources(real: Ask):
    # Ⅲ. 2024년 일자리 목표 > 3. 분야별 일자리 목표, 합 계 (백만원): 115,577 = 21,840 + 42,418 + 46,797 + 4,522
    found = money(real, "seodaemun-2024", "budget", 2024)
    parts = [found[source] for source in ("national", "province", "district", "fund")]
    assert parts == [21840 * MILLION, 42418 * MILLION, 46797 * MILLION, 4522 * MILLION]
    assert found["total"] == sum(parts) == 115577 * MILLION
    assert found["local"] == 93737 * MILLION  # I. 요약 > 2024년 일자리 목표, 지방비


def test_the_six_fields_of_seodaemun_2024_make_up_its_target(real: Ask):
    # Ⅲ. 2024년 일자리 목표 > 3. 분야별 일자리 목표
    rows = real(
        "select field_id, target from targets where plan_id = 'seodaemun-2024' and level = 'field' and year = 2024"
        " and indicator_id = 'programme_jobs' and breakdown = 'total'"
    )
    assert {row["field_id"]: row["target"] for row in rows} == {
        "direct_jobs": 7800,
        "employment_services": 2369,
        "hiring_subsidies": 2321,
        "vocational_training": 1090,
        "startup_support": 198,
        "private_support": 712,
    }


def test_seodaemun_2024_raises_its_employment_rate_target_by_a_tenth(real: Ask):
    # Ⅲ. 2024년 일자리 목표 > 2. 공통 일자리 목표, 고용률(15세~64세)
    row = target(real, "seodaemun-2024", "employment_rate_15_64", 2024)
    assert (row["last_actual"], row["target"]) == (63.6, 63.7)


def test_incheon_seo_2025_sets_out_15456_jobs_and_a_rate_of_69_7(real: Ask):
    # Ⅲ. 2025년 일자리 목표 > 3. 분야별 목표, 총 계; > 2. 공통 일자리 목표
    assert target(real, "incheon-seo-2025", "programme_jobs", 2025)["target"] == 15456
    assert target(real, "incheon-seo-2025", "employment_rate_15_64", 2025)["target"] == 69.7


@pytest.mark.parametrize(
    ("indicator", "set_out", "reached", "printed"),
    [
        # Incheon Seo-gu 2025, Ⅲ. 2025년 일자리 목표 > 2. 공통 일자리 목표, '24년 일자리 실적
        ("employment_rate_15_64", 68.6, 69.6, 101.5),
        ("employment_rate_15_29", 43.9, 42.3, 96.4),
        ("employment_rate_women_15_64", 57.5, 59.5, 103.5),
        ("employed", 341682, 353000, 103.3),
        ("regular_employees", 208416, 223000, 107.0),
        ("insured", 143218, 145756, 101.8),
    ],
)
def test_the_six_achievements_of_incheon_seo_in_2024(
    real: Ask, indicator: str, set_out: float, reached: float, printed: float
):
    row = target(real, "incheon-seo-2025", indicator, 2024)
    assert (row["target"], row["actual"], row["achievement_published"]) == (set_out, reached, printed)
    assert round(row["achievement"], 1) == printed
    assert not row["is_running"]


def test_incheon_seo_2025_budgets_105729725_thousand_won(real: Ask):
    # Ⅲ. 2025년 일자리 목표 > 3. 분야별 목표, 총 계 (천원): 105,729,725; 62,777,078; 21,026,322; 21,896,325
    found = money(real, "incheon-seo-2025", "budget", 2025)
    assert found["total"] == 105729725 * THOUSAND
    assert [found[source] for source in ("national", "province", "district")] == [
        62777078 * THOUSAND,
        21026322 * THOUSAND,
        21896325 * THOUSAND,
    ]


def test_seoul_had_reached_257340_of_353956_jobs_by_july_2018(real: Ask):
    # II. 비전 및 목표 > 서울시 일자리 창출 추진 목표: 353,956개 중 257,340개 달성(72.7%), '18. 7월말 기준
    row = target(real, "seoul-2018", "programme_jobs", 2018)
    assert (row["target"], row["actual"], row["achievement_published"]) == (353956, 257340, 72.7)
    assert round(row["achievement"], 1) == 72.7
    assert (row["actual_period"], row["is_running"]) == ("2018-01/2018-07", True)


def test_seoul_reached_453712_of_457542_jobs_in_2020_and_sets_out_393575_for_2021(real: Ask):
    # Seoul 2021, 1. > 2 2020년 일자리 사업 추진현황: 45만 3,712개, 목표 (45만 7,542개) 대비 99.2%; > 3 일자리 목표: 393,575
    row = target(real, "seoul-2021", "programme_jobs", 2020)
    assert (row["target"], row["actual"], row["achievement_published"]) == (457542, 453712, 99.2)
    assert (row["actual_printed"], row["is_running"]) == ("45만 3,712", False)
    assert row["next_target"] == 393575


def test_seoul_spent_2_2958_trillion_won_of_2_5170_in_2020(real: Ask):
    # Seoul 2021, 1. > 2 2020년 일자리 사업 추진현황: 집행액은 2조 2,958억원으로 예산(2조 5,170억원) 대비 91.2% 사용
    assert money(real, "seoul-2021", "executed", 2020)["total"] == 2_295_800_000_000
    assert money(real, "seoul-2021", "budget_revised", 2020)["total"] == 2_517_000_000_000


def test_yeongdeungpo_had_spent_78_5_per_cent_of_its_budget_by_october_2017(real: Ask):
    # Yeongdeungpo-gu 2017–2018, Ⅰ. 일반현황 > 4 예산현황, 계 (천원): 4,157,202; 3,262,264; 78.5
    assert money(real, "yeongdeungpo-2017-2018", "budget", 2017)["total"] == 4157202 * THOUSAND
    (row,) = real(
        "select * from budgets where plan_id = 'yeongdeungpo-2017-2018' and item_id = 'plan' and stage = 'executed'"
    )
    assert (row["value"], row["execution_rate_published"]) == (3262264 * THOUSAND, 78.5)
    assert row["time_period"] == "2017-01/2017-10"


# Rules


def test_there_are_five_plans_and_thousands_of_figures(real: Ask):
    rows = real("select plan_id, count(*) as figures from figures group by plan_id")
    assert {"incheon-seo-2025", "seodaemun-2024", "seoul-2018", "seoul-2021", "yeongdeungpo-2017-2018"} <= {
        row["plan_id"] for row in rows
    }
    assert min(row["figures"] for row in rows) > 300


def test_every_value_follows_from_what_is_printed(real: Ask):
    rows = real("select f.*, u.factor from figures f join printed_units u using (printed_unit)")
    assert len(rows) == real("select count(*) as n from figures")[0]["n"]
    for row in rows:
        read = value_of(row["printed"], Decimal(str(row["factor"])))
        if row["status"] == "illegible":
            assert row["value"] is None, row
        else:
            assert row["status"] == (read.status or None), row
            assert row["value"] == (None if read.value is None else float(read.value)), row


def test_a_unit_written_inside_a_number_is_the_unit_it_is_read_in(real: Ask):
    # `6천명` read in 명 would be 6: the word at its end carries a magnitude and must be the row's unit.
    units = "천원|백만원|천만원|억원|조원|만원|천명|만명"
    rows = real("select * from figures where regexp_matches(printed, ?)", f"({units})$")
    assert rows
    assert [row["printed"] for row in rows if not row["printed"].endswith(row["printed_unit"])] == []


def test_every_figure_leads_to_a_printed_cell(real: Ask):
    (counts,) = real("select (select count(*) from figures) as figures, (select count(*) from provenance) as places")
    assert counts["places"] == counts["figures"]
    blank = real("select * from provenance where '' in (section, title, row_label, column_label, printed, plan_ko)")
    assert blank == []


def test_money_is_whole_won(real: Ask):
    rows = real(
        "select count(*) as n, count(*) filter (where value <> round(value)) as broken from figures f"
        " join indicators i using (indicator_id) where i.unit = 'krw' and f.kind = 'level'"
    )
    assert rows[0]["n"] > 500
    assert rows[0]["broken"] == 0


def test_people_and_firms_are_never_counted_in_halves(real: Ask):
    # the average of a day is the one number of people that may have decimals
    assert (
        real(
            "select f.* from figures f join indicators i using (indicator_id) join units u on u.unit_id = i.unit"
            " where u.is_integer and f.indicator_id <> 'daily_users' and f.kind = 'level' and f.value <> round(f.value)"
        )
        == []
    )


def test_no_budget_counted_elsewhere_a_dash_and_zero_stay_four_different_things(real: Ask):
    rows = real("select distinct status, printed, value from figures where status is not null or value = 0")
    words = {row["printed"]: row["status"] for row in rows if row["value"] is None and row["status"] != "illegible"}
    assert {"비예산", "중복예산", "-"} <= set(words)
    assert words == {word: STATUS_BY_WORD[word] for word in words}
    assert all(row["status"] is None for row in rows if row["value"] == 0)
    statuses = real("select distinct status from budgets where value is null")
    assert {"not_budgeted", "counted_elsewhere", "nil"} <= {row["status"] for row in statuses}


def test_where_there_is_no_value_there_is_a_status_and_the_reverse(real: Ask):
    assert real("select * from figures where (value is null) <> (status is not null)") == []


def test_rates_and_shares_keep_within_what_is_possible(real: Ask):
    rates = real(
        "select f.* from figures f join indicators i using (indicator_id)"
        " where i.unit = 'percent' and i.\"group\" in ('employment', 'labour_force') and f.kind = 'level'"
        " and not (value between 0 and 100)"
    )
    assert rates == []
    assert real("select * from figures where kind = 'share' and not (value between 0 and 100)") == []


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=list(CONTRACTS))
def test_no_two_rows_share_a_key_and_no_required_cell_is_blank(real: Ask, contract):
    key = ", ".join(contract.key)
    assert real(f"select {key}, count(*) as n from {contract.name} group by all having n > 1") == []
    for column in contract.columns:
        if column.required:
            assert real(f'select * from {contract.name} where "{column.name}" is null') == []


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_every_row_a_page_can_show_leads_to_a_figure(real: Ask, view: str):
    rows = real(f"select * from {view}")
    assert rows
    columns = [name for name in rows[0] if re.fullmatch(r"figure_id|.*_figure", name)]
    lists = [name for name in rows[0] if name.endswith("figure_ids") or name == "budget_figures"]
    known = {row["figure_id"] for row in real("select figure_id from figures")}
    if view == "item_paths":  # the tree itself, no numbers
        assert not columns + lists
        return
    for row in rows:
        ids = {row[name] for name in columns if row[name] is not None}
        ids |= {one for name in lists for one in row[name] or []}
        assert ids <= known, row
        assert ids or not _numbers(row), row


def _numbers(row: dict) -> bool:
    return any(row.get(name) is not None for name in ("value", "target", "actual", "budget"))


def test_a_figure_of_a_view_is_the_figure_of_the_same_plan(real: Ask):
    for view, column in (("targets", "target_figure"), ("targets", "actual_figure"), ("employment", "figure_id")):
        assert (
            real(f"select v.* from {view} v join figures f on f.figure_id = v.{column} where f.plan_id <> v.plan_id")
            == []
        )


def test_the_value_of_a_view_is_the_value_of_its_figure(real: Ask):
    assert (
        real("select * from targets v join figures f on f.figure_id = v.target_figure where v.target <> f.value") == []
    )
    assert (
        real("select * from targets v join figures f on f.figure_id = v.actual_figure where v.actual <> f.value") == []
    )
    printed = "select * from budgets v join figures f on f.figure_id = v.figure_ids[1] where v.basis = 'printed'"
    assert real(printed)
    assert real(f"{printed} and (v.value <> f.value or v.printed <> f.printed)") == []


def test_the_tree_of_every_plan_hangs_together(real: Ask):
    assert real("select plan_id from items where parent_id is null group by plan_id having count(*) <> 1") == []
    assert real("select * from items where (parent_id is null) <> (item_id = 'plan')") == []
    # a node on a circle would have no path to the root
    assert real("select * from items i left join item_paths w using (plan_id, item_id) where w.depth is null") == []
    assert real("select * from item_paths where (item_id = 'plan') <> (depth = 0)") == []


def test_the_database_says_which_edition_it_is(real: Ask):
    (row,) = real("select * from edition")
    assert re.fullmatch(r"[0-9a-f]{12}", row["edition"])
    assert row["edition_date"].year >= 2026
