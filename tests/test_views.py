"""What the pages read: targets beside results, money by source, programmes, measures, and where figures contradict each other."""

import pytest

from loaders import budgets, employment, plans, programmes, provenance, sources, targets
from tests.conftest import SYNTHETIC, Ask

MILLION = 10**6


def one(rows: list[dict]) -> dict:
    (row,) = rows
    return row


def target_of(ask: Ask, item_id: str, indicator_id: str, year: int) -> dict:
    sql = "select * from targets where item_id = ? and indicator_id = ? and year = ? and breakdown = 'total'"
    return one(ask(sql, item_id, indicator_id, year))


def money_of(ask: Ask, item_id: str, stage: str = "budget", year: int = 2030) -> dict[str, dict]:
    rows = ask("select * from budgets where item_id = ? and stage = ? and year = ?", item_id, stage, year)
    return {row["funding_source"]: row for row in rows}


def programme(ask: Ask, item_id: str) -> dict:
    return one(ask("select * from programmes where item_id = ?", item_id))


def measure(ask: Ask, measure_id: str) -> dict:
    return one(ask("select * from comparisons where measure_id = ?", measure_id))


# Targets


def test_a_target_stands_beside_its_result_with_both_achievements(tiny: Ask):
    row = target_of(tiny, "plan", "programme_jobs", 2029)
    assert (row["target"], row["actual"]) == (900, 891)
    assert row["achievement"] == 99.0  # 891 ÷ 900
    assert row["achievement_published"] == 99.5  # as printed, and not corrected
    assert row["next_target"] == 1000


def test_a_new_target_knows_the_last_result(tiny: Ask):
    row = target_of(tiny, "plan", "employment_rate_15_64", 2030)
    assert (row["target"], row["last_actual"]) == (61.1, 61.0)
    assert row["achievement"] is None


def test_a_year_that_is_not_over_is_progress_and_no_verdict(tiny: Ask):
    running = target_of(tiny, "plan", "programme_jobs", 2030)
    assert (running["is_running"], running["year_share"], running["achievement"]) == (True, 0.5, 30.0)
    assert not target_of(tiny, "plan", "programme_jobs", 2029)["is_running"]
    finished = tiny(targets.FINISHED_SQL)
    assert [(row["item_id"], row["year"]) for row in finished] == [("plan", 2029)]


def test_a_verdict_is_given_on_whole_years_only(real: Ask):
    judged = real(targets.FINISHED_SQL) + [
        row
        for row in real(targets.COMMON_SQL, list(targets.COMMON), list(targets.COMMON))
        if row["achievement"] is not None and not row["is_running"]
    ]
    assert len(judged) > 6
    assert [row["actual_period"] for row in judged if len(row["actual_period"]) != 4] == []


def test_the_share_of_a_year_gone_is_a_share_and_only_of_one_year(real: Ask):
    rows = real("select * from targets where year_share is not null")
    assert rows
    assert [row["actual_period"] for row in rows if not 0 < row["year_share"] <= 1] == []
    assert [row["actual_period"] for row in rows if row["actual_period"][:4] != row["actual_period"][8:12]] == []


def test_common_indicators_come_in_the_order_of_the_scheme(tiny: Ask):
    rows = tiny(targets.COMMON_SQL, list(targets.COMMON), list(targets.COMMON))
    assert [(row["indicator_id"], row["year"]) for row in rows] == [
        ("employment_rate_15_64", 2029),
        ("employment_rate_15_29", 2029),
        ("employed_15_64", 2029),
        ("employment_rate_15_64", 2030),
        ("employment_rate_15_29", 2030),
        ("employed_15_64", 2030),
    ]


def test_firms_placements_and_jobs_are_never_one_row(tiny: Ask):
    rows = tiny("select item_id, indicator_id, target from targets where level = 'programme'")
    assert {(row["item_id"], row["indicator_id"]) for row in rows} >= {
        ("f-startup-p1", "supported_firms"),
        ("s1-t1-p2", "placements"),
        ("f-direct-p1", "programme_jobs"),
    }
    jobs = tiny(targets.ITEMS_SQL, "programme")
    assert "f-startup-p1" not in {row["item_id"] for row in jobs}


# Printings


def test_a_table_is_drawn_before_running_text_and_the_contradiction_is_known(tiny: Ask):
    rows = tiny(
        "select table_id, printed, preference, values_printed from printings"
        " where item_id = 'plan' and indicator_id = 'programme_jobs' and time_period = '2030' order by preference"
    )
    assert [(row["table_id"], row["printed"], row["preference"]) for row in rows] == [
        ("iii-goals", "1,000", 1),
        ("i-text", "1,200", 2),
    ]
    assert {row["values_printed"] for row in rows} == {2}
    assert target_of(tiny, "plan", "programme_jobs", 2030)["target"] == 1000


def test_every_figure_is_a_printing_and_each_quantity_is_drawn_once(real: Ask):
    row = one(real("select count(*) as printings, (select count(*) from figures) as figures from printings"))
    assert row["printings"] == row["figures"]
    quantity = "plan_id, item_id, ref_area, indicator_id, breakdown, category, time_period, stage, kind"
    assert (
        real(
            f"select {quantity}, count(*) filter (where preference = 1) as n from printings group by all having n <> 1"
        )
        == []
    )


def test_a_figure_printed_twice_with_one_value_is_no_contradiction(real: Ask):
    # Seodaemun-gu 2024 prints 14,490 in Ⅰ and in Ⅲ, always the same.
    rows = real(
        "select * from printings where plan_id = 'seodaemun-2024' and item_id = 'plan' and time_period = '2024'"
        " and indicator_id = 'programme_jobs' and kind = 'level'"
    )
    assert len(rows) > 2
    assert {(row["printed"], row["values_printed"]) for row in rows} == {("14,490", 1)}


# Money


def test_a_printed_total_is_kept_and_its_sources_stand_beside_it(tiny: Ask):
    found = money_of(tiny, "plan")
    assert {source: row["value"] / MILLION for source, row in found.items()} == {
        "total": 1000,
        "national": 200,
        "province": 300,
        "district": 500,
    }
    assert {row["basis"] for row in found.values()} == {"printed"}


def test_sources_are_added_up_only_where_no_total_is_printed_and_the_local_sum_is_not_counted_again(tiny: Ask):
    found = money_of(tiny, "f-startup")
    assert found["local"]["value"] == 200 * MILLION  # 시비 100 + 구비 100 in one printed sum
    total = found["total"]
    assert (total["value"], total["basis"], total["printed"]) == (200 * MILLION, "summed", None)
    assert total["figure_ids"] == [found[source]["figure_ids"][0] for source in ("national", "province", "district")]


def test_a_dash_no_budget_and_counted_elsewhere_are_not_zero(tiny: Ask):
    cells = {
        "f-startup": ("national", "nil", "-"),
        "f-direct-p2": ("total", "not_budgeted", "비예산"),
        "s1-t1-p2": ("total", "counted_elsewhere", "중복예산"),
    }
    for item_id, (source, status, printed) in cells.items():
        row = money_of(tiny, item_id)[source]
        assert (row["value"], row["status"], row["printed"]) == (None, status, printed)
    zero = money_of(tiny, "f-direct-p3")["total"]
    assert (zero["value"], zero["status"]) == (0, None)


def test_original_revised_and_executed_money_stay_apart(tiny: Ask):
    assert [money_of(tiny, "plan", stage, 2029)["total"]["value"] / MILLION for stage in budgets.STAGES] == [
        900,
        950,
        760,
    ]


def test_execution_is_held_against_the_revised_budget_where_there_is_one(tiny: Ask):
    row = one(tiny(budgets.EXECUTION_SQL))
    assert (row["budget_stage"], row["executed"] / MILLION, row["budget"] / MILLION) == ("budget_revised", 760, 950)
    assert row["execution_rate"] == 80.0
    assert row["execution_rate_published"] == 84.4


def test_money_is_never_spent_or_split_without_a_printed_cell(real: Ask):
    assert real("select * from budgets where figure_ids is null or len(figure_ids) = 0") == []
    assert real("select * from budgets where (value is null) <> (status is not null)") == []


def test_a_summed_total_leaves_out_the_local_sum_that_contains_other_sources(real: Ask):
    rows = real("select * from budgets where basis = 'summed'")
    assert rows
    locals_ = {row["figure_ids"][0] for row in real("select figure_ids from budgets where funding_source = 'local'")}
    assert not locals_ & {one for row in rows for one in row["figure_ids"]}


# Programmes


def test_a_programme_knows_its_target_money_and_cost_per_job(tiny: Ask):
    row = programme(tiny, "f-direct-p1")
    assert (row["target"], row["target_unit"], row["budget"] / MILLION) == (200, "명", 600)
    assert row["cost_per_job"] == 3 * MILLION
    assert row["national"] == 150 * MILLION
    assert row["province"] is None


def test_a_programme_without_money_or_without_a_job_target_has_no_cost_per_job(tiny: Ask):
    assert programme(tiny, "f-direct-p2")["cost_per_job"] is None  # 비예산
    assert programme(tiny, "f-startup-p1")["cost_per_job"] is None  # counts firms, not jobs
    assert programme(tiny, "s1-t1-p2")["budget"] is None  # 중복예산
    assert programme(tiny, "s1-t1-p2")["budget_status"] == "counted_elsewhere"


def test_a_programme_printed_in_a_list_and_in_a_box_is_listed_once(tiny: Ask):
    listed = [row["item_id"] for row in tiny(programmes.PROGRAMMES_SQL)]
    assert "f-startup-p1" in listed
    assert "s1-t1-p1" not in listed
    assert programme(tiny, "f-startup-p1")["strategy_id"] == "s1"  # from the box that names it
    assert programme(tiny, "f-startup-p1")["is_primary"]
    assert not programme(tiny, "s1-t1-p2")["is_primary"]


def test_kinds_are_told_by_name_and_a_line_of_several_programmes_has_none(tiny: Ask):
    kinds = {row["item_id"]: row["kind_id"] for row in tiny("select item_id, kind_id from programmes")}
    assert kinds["f-direct-p1"] == "senior_jobs"
    assert kinds["f-direct-p2"] == "self_support"
    assert kinds["f-direct-p3"] is None  # 공공근로, 자활근로 등
    assert kinds["f-startup-p1"] is None


def test_costs_per_job_are_compared_only_where_two_plans_run_the_kind(tiny: Ask, real: Ask):
    assert tiny(programmes.JOB_COST_SQL) == []
    rows = real(programmes.JOB_COST_SQL)
    plans_by_kind: dict[str, list[str]] = {}
    for row in rows:
        plans_by_kind.setdefault(row["kind_id"], []).append(row["plan_id"])
    assert plans_by_kind
    for found in plans_by_kind.values():
        assert len(found) == len(set(found)) >= 2
    for row in rows:
        assert row["cost_per_job"] == pytest.approx(row["budget"] / row["target"])
        assert row["target_indicator"] == "programme_jobs"


def test_no_programme_is_lost_between_the_tree_and_the_view(real: Ask):
    row = one(
        real(
            "select count(*) as programmes, (select count(*) from items where level = 'programme') as items from programmes"
        )
    )
    assert row["programmes"] == row["items"] > 200


def test_the_money_of_the_listed_programmes_is_never_fifty_times_the_budget(real: Ask):
    rows = real(
        "select p.plan_id, sum(p.budget) as listed, any_value(b.value) as whole from programmes p"
        " join budgets b on b.plan_id = p.plan_id and b.level = 'plan' and b.funding_source = 'total' and b.year = p.budget_year"
        " and b.stage = p.budget_stage where p.is_primary and p.same_as is null group by p.plan_id"
    )
    assert rows
    for row in rows:
        assert row["listed"] < row["whole"] * 2, row


# Employment, plans, provenance


def test_the_series_of_an_indicator_keeps_areas_and_periods_apart(tiny: Ask):
    rows = tiny(employment.SERIES_SQL, "employment_rate_15_64", "total")
    assert [(row["ref_area"], row["time_period"], row["value"]) for row in rows] == [
        ("00", "2029-S2", 68.5),
        ("11", "2029-S2", 66.0),
        ("11410", "2029-S2", 61.0),
    ]


def test_a_rank_or_a_change_is_never_drawn_as_a_rate(tiny: Ask):
    kinds = {row["kind"] for row in tiny("select kind from employment where indicator_id = 'employment_rate_15_64'")}
    assert kinds >= {"level", "change", "rank"}
    assert {row["kind"] for row in tiny(employment.SERIES_SQL, "employment_rate_15_64", "total")} == {"level"}


def test_groups_come_in_the_order_of_the_code_list(tiny: Ask):
    rows = tiny(employment.BREAKDOWN_SQL, SYNTHETIC, ["employed"], "level", "sex")
    assert [(row["category_ko"], row["value"]) for row in rows] == [("남성", 70000), ("여성", 50000)]


def test_a_card_says_target_money_and_rate(tiny: Ask):
    row = one(tiny(plans.CARDS_SQL))
    assert (row["target_printed"], row["printed_unit"], row["target_year"]) == ("1,000", "명", 2030)
    assert (row["budget"], row["budget_year"]) == (1000 * MILLION, 2030)
    assert (row["rate"], row["rate_stage"], row["rate_indicator"]) == (61.1, "target", "employment_rate_15_64")


def test_a_card_leaves_out_what_its_plan_does_not_print(real: Ask):
    rows = {row["plan_id"]: row for row in real(plans.CARDS_SQL)}
    assert rows["seoul-2018"]["rate"] is None  # prints no employment survey tables
    assert rows["yeongdeungpo-2017-2018"]["target"] is None  # no total of jobs is printed


def test_a_figure_is_shown_with_the_printed_row_and_its_neighbours(tiny: Ask):
    figure = one(tiny("select figure_id from figures where table_id = 'iii-common' and printed = '37.9'"))["figure_id"]
    rows = tiny(provenance.ROWS_SQL, figure)
    assert [row["row_label"] for row in rows[::4]] == ["고용률(15~64세)", "청년고용률(15~29세)", "취업자 수(15~64세)"]
    assert len(rows) == 12
    place = one(tiny(provenance.PLACES_SQL, [figure]))
    assert (place["section"], place["title"], place["printed"]) == ("Ⅲ. 목표", "공통 일자리 목표", "37.9")


def test_the_counts_of_the_sources_page_are_the_counts_of_the_folder(tiny: Ask):
    row = one(tiny(sources.COUNTS_SQL))
    assert (row["printed_tables"], row["nodes"], row["programme_count"], row["figure_count"], row["not_numbers"]) == (
        8,
        12,
        6,
        64,
        3,
    )
    assert sum(row["figure_count"] for row in tiny(sources.COVERAGE_SQL)) == 64


# Measures


@pytest.mark.parametrize(
    ("measure_id", "value", "period", "base"),
    [
        ("national_share", 20.0, "2030", "budget"),  # 200 ÷ 1,000
        ("province_share", 30.0, "2030", "budget"),
        ("district_share", 50.0, "2030", "budget"),
        ("budget_per_1000", 5 * MILLION, "2030 / 2029-S2", "budget"),  # 1,000 million won ÷ 200 thousand × 1,000
        ("senior_job_cost", 3 * MILLION, "2030", "명"),  # 600 million won ÷ 200
        ("employment_rate_15_64", 61.0, "2029", "%"),
        ("employment_rate_15_29", 37.9, "2029", "%"),
        ("rate_target_step", 0.1, "2030", "own"),  # 61.1 − 61.0
        ("employed_target", 107000, "2030", "employed_15_64"),
        ("jobs_target", 1000, "2030", "명"),
    ],
)
def test_a_measure_is_what_its_formula_says(tiny: Ask, measure_id: str, value: float, period: str, base: str):
    row = measure(tiny, measure_id)
    assert row["value"] == pytest.approx(value)
    assert (row["time_period"], row["base"]) == (period, base)


def test_the_shares_of_a_printed_split_make_up_the_whole(tiny: Ask):
    assert sum(measure(tiny, f"{source}_share")["value"] for source in ("national", "province", "district")) == 100


def test_a_plan_has_each_measure_once_and_none_that_it_does_not_print(real: Ask, tiny: Ask):
    assert real("select plan_id, measure_id, count(*) as n from comparisons group by all having n > 1") == []
    assert tiny("select * from comparisons where measure_id = 'employment_rate_women_15_64'") == []
    assert real("select * from comparisons where value is null") == []


def test_the_national_share_of_seodaemun_2024_is_a_fifth(real: Ask):
    # Ⅲ-3 분야별 일자리 목표, 합 계: 21,840 ÷ 115,577
    row = one(real("select * from comparisons where plan_id = 'seodaemun-2024' and measure_id = 'national_share'"))
    assert round(row["value"], 1) == 18.9
    assert len(row["figure_ids"]) == 2
