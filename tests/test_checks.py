"""The plans audited against themselves: what must come out, and what must not. Cases are copied by hand from the plans."""

import pytest

from loaders.build import DATA
from loaders.check import check_plan, main
from loaders.database import query
from loaders.intervals import Interval, around
from loaders.rules.verdicts import close

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
    # 5-1 prints a dash for its people, 5-2 213
    ("incheon-seo-2025", "iii-3-strategies", "상생·협력을 통한 고용 창출", "'25년 목표 (인원)", "224", "tree", 213),
    # the box of 2-2 prints 국비 65,780, which the strategy's 국비 does not count
    (
        "incheon-seo-2025",
        "iii-3-strategies",
        "맞춤형 일자리 지원 및 발굴",
        "예 산 > 국비",
        "62,094,803",
        "tree",
        62_160_583,
    ),
    ("incheon-seo-2025", "iv-2-4-box", "사업비 > 계", "목표인원 및 예산", "41,220,861", "tree", 41_210_861),
    ("incheon-seo-2025", "ii-1-population", "인천", "비고 > 전국 인구의", "5.8", "share", 5.898),
    ("incheon-seo-2025", "iv-2-5-text", "사회서비스 제공 사업", "대상사업", "7", "count", 6),
    ("incheon-seo-2025", "ii-2-text", "전체 고용률", "전년 대비 상향", "0.3", "change", 0.3),
    ("seoul-2018", "iii-2-3-progress", "휴서울노동자 쉼터", "일평균 이용자수 > '18년", "175", "tree", 174),
    (
        "seoul-2021",
        "i-3-areas",
        "창업기업 지원 및 산업공간 제공을 통한 고용 활성화 > 캠퍼스 타운 활성화",
        "일자리",
        "1,394",
        "joined",
        3_469,
    ),
    ("seoul-2021", "ii-2-target", "일자리", "’21년", "68.456", "form", 68_456),
    ("yeongdeungpo-2017-2018", "i-budget", "지역일자리사업 지원", "예 산 액", "2,254,931", "joined", 2_254_831),
    ("yeongdeungpo-2017-2018", "ii-5-money", "소요예산", "집행률(%)", "73.8", "execution", 73.88),
    ("seodaemun-2024", "ii-1-years", "15 - 39세", "2021년 > 전년대비 증감률", "-2.8", "change_rate", -2.89),
    (
        "seoul-2018",
        "iii-2-5-progress",
        "한국노총 서울지역본부 지원 보조금 7월까지",
        "교부율",
        "54.4",
        "execution",
        49.16,
    ),
    # lines 223 and 165: the sentence says 1.5 of the share of wage workers, which went from 96 of 128 to 98 of 134
    ("seodaemun-2024", "ii-2-text", "경제활동 및 고용률", "상용근로자 > 전년대비 증가", "1.5", "share_growth", -2.49),
    # line 349: "7.2% 상승한 63.2%"; the share went from 208 of 341 to 223 of 353
    ("incheon-seo-2025", "ii-2-status-text", "상용근로자", "전년과 비교 시 상승", "7.2", "share_growth", 3.57),
    # line 308: with 177 the change 20, the rate 12.7, the share 10.4 and the total 1,698 all come out
    ("incheon-seo-2025", "ii-2-age", "인천시 > 65세 이상", "24.하반기", "178", "settled", 177),
    # line 1089: 22 + 50 + 80 + 15 + 100 = 267, the box of the task (line 1111)
    ("incheon-seo-2025", "iv-2-3-text", "결혼이민자 외국어 강사파견", "사업대상 > 결혼이민자", "154", "settled", 15),
    # line 593 names 사회복지·종교직 fourth; line 620 prints 2,993 seekers for 음식 서비스직
    ("incheon-seo-2025", "ii-4-occupation-text", "구직자수", "사회복지·종교직", "2,923", "order", 2_993),
    # line 684: 12.8 − 11.3, 13.1 − 11.3, 33.4 − 31.7 and 33.5 − 31.7 are 1.5 to 1.8
    (
        "incheon-seo-2025",
        "ii-5-age-text",
        "청년 및 신중년 취업자 구성 비중",
        "전국 및 인천 대비 낮은 편 > 까지",
        "2.9",
        "gap",
        1.8,
    ),
    # line 644: 53.7 and 46.2
    ("incheon-seo-2025", "ii-4-insured-text", "성별 고용보험 피보험자", "인천시 > 남성", "53.7", "complement", 53.8),
    # lines 986 and 491: both with 90 people
    ("seodaemun-2024", "iv-2-3-2-box", "2024년 추진계획", "사업비 (단위: 백만원) > 계", "458", "listed_twice", 457),
    # lines 1088 and 442: 203 people in a programme, 188 in the line "장애인일자리 지원사업 등"
    ("seodaemun-2024", "iv-2-3-5-text", "장애인일자리사업", "사업대상", "203", "bound", 188),
    # line 100: "청년층(15~29세)을 제외한 전 연령대에서 증가하였으며"; line 199 prints △481
    ("incheon-seo-2025", "ii-1-age", "서구 > 15세 미만", "2024년 > 전년대비 > 증감", "△481", "direction", 0),
    # line 46: "타 지역보다 … 65세 이상 인구 비중이 높은"; line 136 prints 19.0 for the nation
    ("seodaemun-2024", "ii-1-sex-age", "연령별 > 65세 이상", "서대문구", "(18.8%)", "direction", 19.0),
    # lines 1045–1047 and 819: without it 66,640 + 84,104 = 150,744, and the strategy's 국비 is 62,094,803
    ("incheon-seo-2025", "iv-2-2-box", "사업비 > 국비", "목표인원 및 예산", "65,780", "settled", 0),
    # lines 114 and 131: 203,895
    (
        "seoul-2018",
        "ii-policy-indicators",
        "좋은 일자리 창출 > 민간 일자리 (취업지원, 직업훈련, 창업지원, 고용장려금)",
        "2018",
        "203",
        "reprint",
        203.895,
    ),
    # lines 266 and 267: 401 selected and 600 to come
    ("seoul-2018", "iii-1-2-overview", "선정목표", "기업('22년)", "1,000", "running_total", 1_001),
    # line 291, and lines 950, 951, 953, 956, 977, 1066: 62,064 + 4,341 + 2,093 + 7,527 + 829 + 640 million won
    ("seoul-2021", "ii-e1-1-overview", "’21년 공공일자리", "예산", "777", "joined", 774.94),
    # line 66: 1 + 4 + 3 + 6 + 1 + 4, wherever the lost columns put them
    ("yeongdeungpo-2017-2018", "i-staff", "정 원", "계", "20", "total", 19),
]

# what looks wrong at first and is not: rounding, truncation, a footnote, a word instead of a sign
SOUND = [
    ("seodaemun-2024", "ii-2-status", "상용근로자", "2023년 > 증감률", "1.5"),
    ("incheon-seo-2025", "iii-2-common", "취업자 수", "'25년 일자리 목표 > 증감률*", "5.2"),
    ("seodaemun-2024", "ii-1-text", "인구규모", "전년 대비 감소", "106"),
    ("seoul-2021", "ii-2-target-table", "총 계", "예산(억원) > ’21년(C)", "3,851"),
    ("yeongdeungpo-2017-2018", "ii-2-money", "소요예산", "집행률(%)", "82"),
    # 63.6 → 63.7: +0.1 %p is right, whatever the column calls it
    ("seodaemun-2024", "iii-2-common", "고용률(15세~64세)", "'24년 일자리 목표 > 증감률", "0.1"),
    # shares of a column that was made to add up to 100
    ("seodaemun-2024", "ii-2-industry", "전기·운수·통신·금융", "2023년 > 취업자수", "(19%)"),
    ("incheon-seo-2025", "ii-4-insured", "서구 > 연 령 별 > 60세 이상", "2024년 > 구성비", "18.1"),
    # both lists count other projects of the same name
    ("seoul-2021", "ii-e1-1-table", "‘21년", "지역공동체 일자리", "833"),
    # ten centres, exactly
    ("yeongdeungpo-2017-2018", "i-budget", "사회적경제 활성화", "예 산 액", "1,104,398"),
    # a growth that the sentence says of the people
    ("seodaemun-2024", "ii-2-text", "경제활동 및 고용률", "임시·일용근로자 > 증가", "14.8"),
    # 40 + 168 + 112 + 33 = 353 and 33 − 32 = 1; its share is 9.35
    ("incheon-seo-2025", "ii-2-age", "서구 > 65세 이상", "24.하반기", "33"),
    # third among the openings, and the largest not named is 2,742
    ("incheon-seo-2025", "ii-4-occupation-text", "직종별 구인인원", "경영·행정·사무직", "3,702"),
    # the next one, not named, grew by 4.9
    ("incheon-seo-2025", "ii-3-workers-text", "전년과 대비", "도매 및 소매업", "5"),
    # 12.8 − 11.3
    ("incheon-seo-2025", "ii-5-age-text", "청년 및 신중년 취업자 구성 비중", "전국 및 인천 대비 낮은 편 > 부터", "1.5"),
    # the printed shares make 9.3, their counts 15.93 − 6.58 = 9.35
    ("incheon-seo-2025", "ii-5-mismatch-text", "돌봄 서비스직(간병 · 육아)", "구인 대비 구직 격차", "9.4"),
    # 7 × 125 + 5 × 32.5 = 1,037.5: the rest may pay for something else
    ("seoul-2018", "iii-1-5-1-overview", "사업비", "사업비", "1,062"),
    # 296 + 105
    ("seoul-2018", "iii-1-2-overview", "선정목표", "'18년 현재", "401"),
    # 조성 and 운영 of two campuses; the reference table prints 3,026 for the year
    ("seoul-2021", "ii-e4-1-overview", "소요예산", "소요예산", "8,955"),
    # 591억 for the half-year of one programme, 565억 for all four: the first is 구비포함
    ("seoul-2021", "ii-e1-1-overview", "’21년 공공일자리", "상반기 > 예산", "565"),
    # lines 974 to 1062: 29 programmes, ten of them by type: 800 + 79 + 212 + (180 + 30) + …
    ("seoul-2021", "iii-ref-startup", "창업 지원 (39개 사업)", "일자리 목표", "7,461"),
    # lines 750 and 752: 104 teams looked around, 46 of them were paid; no sum
    ("seoul-2021", "ii-e3-5-results", "창업형 > 청년 지역창업가 지원", "팀", "104"),
    # line 576: 4,787 ÷ 19,499 is 24.54998; the column was made to add up to 100
    ("incheon-seo-2025", "ii-4-age", "서구 > 취업건수 > 60세 이상", "2024년 > 구성비", "24.6"),
    # lines 295 and 317: every industry, and every size, taken back by its rate
    ("seodaemun-2024", "ii-3-years", "사업체 수(개)", "2021년", "28,522"),
    # line 98: 42,418 + 46,797 + 4,522
    ("seodaemun-2024", "i-headline", "2024년 일자리 목표", "'24년 지역 일자리 예산(백만원) > 지방비", "93,737"),
    # lines 201 to 203: 32.2 + 70.0 + 47.1
    ("seodaemun-2024", "ii-2-age", "15 - 64세", "2023년 > 취업자", "149.3"),
    # a second call for 500 people where the year's target is 400
    ("seoul-2018", "iii-1-1-progress", "민간기업 맞춤형 사업 2차 공모", "모집규모 > 인원", "500"),
    # its programmes print 4,599,129 together, one of them wholly the city's money
    ("yeongdeungpo-2017-2018", "i-budget", "계", "예 산 액", "4,157,202"),
    # 29 names in 39 lines: ten stand there with two types of support
    ("seoul-2021", "iii-ref-startup", "창업 지원 (39개 사업)", "사업", "39"),
    # 150,061
    ("seoul-2018", "ii-policy-indicators", "좋은 일자리 창출 > 공공 일자리 (직접일자리)", "2018", "150"),
    # 15–29 and 30–39 of one table make 15–39 of another
    ("seodaemun-2024", "ii-1-years", "15 - 39세", "2023년 > 인원", "104,773"),
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
    if printed == "0.1":
        assert "unit_suspect" not in set(verdicts["verdict"])


def test_what_a_transcriber_noted_as_wrong_is_found_by_a_rule():
    """Notes such as `the boxes of its tasks make 213` were written by hand while reading; the rules must come to the same."""
    noted = query(
        """select f.figure_id, p.row_label, count(*) filter (where c.verdict in ('disagrees', 'impossible')) as doubts
        from figures f join provenance p using (figure_id) left join checks c using (figure_id)
        where regexp_matches(f.note, 'of its tasks make|programmes above make|add up to 174|projects are named')
        group by all order by all"""
    )
    assert len(noted) == 8
    assert (noted["doubts"] > 0).all(), noted[noted["doubts"] == 0]


def test_a_wrong_digit_is_blamed_only_where_three_figures_or_a_whole_sum_ask_for_it():
    """Rounded figures are off by one in many places; two of them are never enough to call a third one wrong."""
    blamed = query(
        "select p.printed from checks c join provenance p using (figure_id) where c.rule = 'settled' order by p.printed"
    )
    assert blamed["printed"].tolist() == ["154", "178", "65,780"]


def test_a_sum_put_out_by_a_slip_in_one_part_says_so():
    """65,780 in the box of task 2-2 puts out the box, the strategy and the plan; 41,220,861 stays a riddle."""
    causes = query(
        "select p.printed, c.cause from checks c join provenance p using (figure_id) where c.verdict = 'disagrees' order by c.check_id"
    )
    explained = causes[causes["cause"] == "explained"]["printed"].tolist()
    assert sorted(explained) == ["150,744", "62,094,803", "62,777"]
    assert "error" in causes[causes["printed"] == "41,220,861"]["cause"].tolist()


def test_of_two_printings_the_one_that_the_numbers_refute_is_blamed():
    """서울시 2021: 107,172 of 120,495 is 88.9 %, as the text says; 인천 서구 names three health programmes, the schedule counts 4."""
    blamed = query(
        """select p.table_id, p.printed from checks c join provenance p using (figure_id)
        where c.rule = 'reprint' and c.verdict = 'disagrees' and p.printed in ('88.9', '(89.0%)', '3', '4') order by all"""
    )
    assert blamed.to_numpy().tolist() == [["ii-1-results-table", "(89.0%)"], ["v-schedule", "4"]]


def test_a_slip_of_a_few_in_sixty_billion_does_not_pass():
    """인천 서구 2-5: 60,063,422천원. With 60,063,428 neither its sources (± 2천원) nor its seven programmes (± 4천원) would agree."""
    found = query(
        """select c.rule, c.recomputed, c.recomputed_high from checks c join provenance p using (figure_id)
        where p.table_id = 'iv-2-5-box' and p.printed = '60,063,422' order by c.rule"""
    )
    assert found["rule"].tolist() == ["funding", "tree"]
    for rule, recomputed, high in found.itertuples(index=False):
        wrong = around(60_063_428_000, 500)
        assert not wrong.meets(Interval(2 * recomputed - high, recomputed, high)), rule
        assert not close(wrong, recomputed, 500), rule
        assert close(around(60_063_422_000, 500), recomputed, 500), rule


def test_a_total_is_checked_in_every_table_that_prints_it_with_its_parts():
    """인천 서구 prints 15,456 in its vision (개) and over its strategies (명): 1,553 + 12,634 + 483 + 562 + 224 stand right below it there."""
    found = query(
        """select c.rule, c.verdict from checks c join provenance p using (figure_id)
        where p.plan_id = 'incheon-seo-2025' and p.table_id = 'iii-3-strategies' and p.printed = '15,456'"""
    )
    assert ("tree", "agrees") in set(found.itertuples(index=False, name=None))
    again = query(
        """select c.verdict from checks c join provenance p using (figure_id)
        where c.rule = 'reprint' and p.printed = '15,456' order by c.check_id"""
    )
    assert set(again["verdict"]) == {"agrees"}


def test_money_of_the_region_and_ages_15_to_64_are_added_up_from_their_parts():
    found = query(
        """select p.printed, c.rule, c.verdict, len(c.used) as parts from checks c join provenance p using (figure_id)
        where p.plan_id in ('seodaemun-2024', 'incheon-seo-2025') and p.printed in ('93,737', '42,923', '149.3', '278,019')
            and c.rule in ('funding', 'total') order by p.printed, c.rule"""
    )
    rows = found.itertuples(index=False, name=None)
    assert list(rows) == [
        ("149.3", "total", "agrees", 3), ("278,019", "total", "agrees", 3), ("42,923", "funding", "agrees", 2), ("93,737", "funding", "agrees", 3),
    ]  # fmt: skip


def test_a_list_is_out_of_order_only_where_the_table_has_something_larger():
    """인천 서구 names 24 lists with `>`; its 60세 이상 and 29세 이하 stand in the right order, with numbers of other cells."""
    found = query(
        "select c.verdict, p.printed from checks c join provenance p using (figure_id) where c.rule = 'order' order by c.check_id"
    )
    assert len(found) > 80
    assert found[found["verdict"] != "agrees"]["printed"].tolist() == ["2,923"]
    assert not {"24,671", "26,459"} & set(found["printed"])


def test_what_a_sentence_says_of_a_figure_is_checked_and_mostly_true():
    """101 times two plans say that something rose, fell, or is higher or lower; twice the tables print otherwise."""
    verdicts = query("select verdict, count(*) as n from checks where rule = 'direction' group by all order by all")
    assert dict(zip(verdicts["verdict"], verdicts["n"], strict=True)) == {"agrees": 99, "disagrees": 2}


def test_money_may_be_cut_off_but_a_rate_is_rounded():
    cut = query(
        """select distinct i.unit from checks c join figures f using (figure_id) join indicators i using (indicator_id)
        where c.verdict = 'truncated'"""
    )
    assert set(cut["unit"]) == {"krw"}


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
    assert len(checks) > 2_200
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


def test_what_cannot_be_computed_again_says_why_and_is_no_check():
    """서대문구 prints growth of 2021 without the year before; the rank among 25 districts follows from nothing printed."""
    silent = query("select n.*, p.kind, p.plan_id as plan from not_recomputable n join figures p using (figure_id)")
    assert len(silent) > 100
    reasons = silent.groupby("kind")["reason"].agg(set)
    assert reasons["rank"] == {"no_formula"}
    assert "no_before" in reasons["change_rate"]
    both = query("select count(*) as n from not_recomputable join checks using (figure_id)")
    assert both["n"].iloc[0] == 0
    derived = query(
        "select count(*) as n from figures join plans using (plan_id) where kind <> 'level' and value is not null and document_kind <> 'statistics'"
    )
    checked = query(
        "select count(distinct figure_id) as n from checks join figures using (figure_id) where kind <> 'level'"
    )
    assert derived["n"].iloc[0] == checked["n"].iloc[0] + len(silent), (
        "every share, change and rate is one or the other"
    )
