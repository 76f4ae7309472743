"""The plans audited against themselves: what must come out, and what must not. Cases are copied by hand from the plans."""

import pytest

from loaders.build import DATA
from loaders.check import check_plan, main
from loaders.database import query

CASE_SQL = """
select c.verdict, c.cause, c.recomputed / u.factor as recomputed
from checks c join provenance p using (figure_id) join printed_units u using (printed_unit)
where p.plan_id = ? and p.table_id = ? and p.row_label = ? and p.column_label = ? and p.printed = ? and c.rule = ?
"""
DOUBT = {"disagrees", "impossible", "unit_suspect"}

# plan, table, row, column, printed, rule, recomputed in the printed unit
DOUBTFUL = [
    ("seodaemun-2024", "i-fields", "민간지원 및 인프라 구축", "일자리목표 (명/건)", "712", "tree", 808),
    ("seodaemun-2024", "ii-2-text", "고용동향", "경제활동참가율", "1.7", "change", 1.0),
    ("seodaemun-2024", "ii-2-insured", "성별 > 남", "서울시 > 2023년", "(53.3%)", "share", 52.89),
    ("seodaemun-2024", "ii-2-insured", "연령별 > 65세 이상", "서울시 > 2023년", "(5.9%)", "share", 6.46),
    ("incheon-seo-2025", "i-vision", "2025년 목표", "일자리 창출", "15,456", "tree", 15_549),
    ("incheon-seo-2025", "iii-3-strategies", "청년 일자리 확대", "'25년 목표 (인원)", "1,553", "tree", 1_557),
    ("incheon-seo-2025", "iv-2-2-box", "사업비 > 계", "목표인원 및 예산", "150,744", "funding", 216_524),
    (
        "incheon-seo-2025",
        "ii-2-status",
        "인천시 > 임시·일용근로자",
        "24.하반기 > 전년동기대비 > 증감",
        "4",
        "change",
        -4,
    ),
    ("incheon-seo-2025", "ii-3-establishments", "전국 > 전체", "2023년 > 전년대비 > 증감", "60,197", "change", 106_590),
    ("seoul-2021", "ii-1-results-table", "총계", "일자리 수(개) > (달성률)", "(89.0%)", "achievement", 88.94),
    ("yeongdeungpo-2017-2018", "ii-8-money", "소요예산", "집행률(%)", "80", "execution", 75.32),
    (
        "seoul-2018",
        "iii-2-5-progress",
        "한국노총 서울지역본부 지원 보조금 7월까지",
        "교부율",
        "54.4",
        "execution",
        49.16,
    ),
]

# what looks wrong at first and is not: rounding, truncation, a footnote, a word instead of a sign
SOUND = [
    ("seodaemun-2024", "ii-2-status", "상용근로자", "2023년 > 증감률", "1.5"),
    ("incheon-seo-2025", "iii-2-common", "취업자 수", "'25년 일자리 목표 > 증감률*", "5.2"),
    ("seodaemun-2024", "ii-1-text", "인구규모", "전년 대비 감소", "106"),
    ("seoul-2021", "ii-2-target-table", "총 계", "예산(억원) > ’21년(C)", "3,851"),
    ("yeongdeungpo-2017-2018", "ii-2-money", "소요예산", "집행률(%)", "82"),
]


@pytest.mark.parametrize(("plan", "table", "row", "column", "printed", "rule", "recomputed"), DOUBTFUL)
def test_a_figure_that_does_not_follow_is_found(plan, table, row, column, printed, rule, recomputed):
    found = query(CASE_SQL, plan, table, row, column, printed, rule)
    found = found[found["verdict"].isin(DOUBT)]  # a plan's total may meet its strategies and miss its tasks
    assert len(found) == 1
    assert found["recomputed"].iloc[0] == pytest.approx(recomputed, abs=0.01)


@pytest.mark.parametrize(("plan", "table", "row", "column", "printed"), SOUND)
def test_a_figure_that_rounding_or_a_footnote_explains_is_no_doubt(plan, table, row, column, printed):
    there = query(
        "select figure_id from provenance where plan_id = ? and table_id = ? and row_label = ? and column_label = ? and printed = ?",
        plan, table, row, column, printed,
    )  # fmt: skip
    assert len(there) == 1
    ids = [int(there["figure_id"].iloc[0])]
    verdicts = query("select verdict, cause from checks where figure_id in (select unnest(?::bigint[]))", ids)
    assert not set(verdicts["verdict"]) & {"disagrees", "impossible"}


def test_every_relative_change_that_is_printed_as_points_is_said_to_be_one():
    found = query(
        "select c.verdict, p.printed_unit from checks c join provenance p using (figure_id) where c.cause = 'relative_as_points'"
    )
    assert len(found) > 50
    assert set(found["printed_unit"]) == {"%p"}
    assert set(found["verdict"]) == {"unit_suspect"}


def test_rates_are_never_added_up():
    added = query(
        """select count(*) as n from checks c join figures f using (figure_id) join indicators i using (indicator_id)
        where c.rule in ('total', 'tree', 'funding', 'sum') and i.unit in ('percent', 'ratio')"""
    )
    assert added["n"].iloc[0] == 0


def test_a_list_printed_twice_is_not_added_to_itself():
    """서대문구 prints its programmes by field and in boxes by strategy: 14,490 is not the sum of both lists."""
    found = query(
        """select count(*) as n from checks c join provenance p using (figure_id)
        where p.plan_id = 'seodaemun-2024' and p.printed = '14,490' and c.verdict not in ('agrees', 'within_rounding')"""
    )
    assert found["n"].iloc[0] == 0


def test_most_checks_agree_and_each_names_what_it_used():
    checks = query("select verdict, rule, len(used) as used from checks")
    assert len(checks) > 1_900
    assert (checks["verdict"] == "agrees").mean() > 0.85
    assert (checks[checks["rule"] != "count"]["used"] > 0).all()


def test_nothing_printed_is_replaced_by_a_check():
    changed = query(
        "select count(*) as n from checks c join figures f using (figure_id) where abs(abs(c.published) - abs(f.value)) > 1e-6"
    )
    assert changed["n"].iloc[0] == 0


def test_an_author_can_run_the_checks_on_one_folder(capsys):
    assert main([str(DATA / "plans" / "yeongdeungpo-2017-2018")]) == 1
    printed = capsys.readouterr().out
    assert "disagrees" in printed
    assert "80" in printed
    assert "75.32" in printed


def test_checking_one_plan_finds_what_the_database_holds_for_it():
    found, run = check_plan(DATA / "plans" / "seoul-2018")
    stored = query(
        "select count(*) as n, count(*) filter (where verdict <> 'agrees') as listed from checks where plan_id = 'seoul-2018'"
    )
    assert (run, len(found)) == (stored["n"].iloc[0], stored["listed"].iloc[0])
