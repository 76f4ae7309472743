"""The schedule of a plan: what the text settles is drawn, what merged cells hide is not guessed."""

from pathlib import Path

from components.periods import month_names
from loaders import schedule
from loaders.build import build
from tests.conftest import asker


def test_months_are_drawn_only_where_the_text_prints_them():
    rows = schedule.schedule()
    assert len(rows) == 96
    assert int(rows["month_from"].notna().sum()) == 28
    hidden = rows[rows["basis"] == "hidden"]
    assert len(hidden) == 68
    assert hidden["month_from"].isna().all()
    assert hidden["month_to"].isna().all()
    assert rows[rows["basis"] == "printed"]["month_from"].notna().all()


def test_an_internship_runs_in_the_months_its_own_page_prints():
    # 인천 서구 2025, 1-2: (1기) 25. 2. ~ 6., (2기) 25. 7. ~ 11.; the extracted schedule has the second under June
    rows = schedule.schedule().query("item_id == 's1-t2-p2'").set_index("activity")
    spans = rows[["month_from", "month_to"]].dropna()
    assert {name: tuple(row) for name, row in zip(spans.index, spans.to_numpy(), strict=True)} == {
        "제1기 청년인턴 운영": (2, 6),
        "제2기 청년인턴 운영": (7, 11),
    }


def test_no_activity_ends_before_it_starts_or_outside_the_year():
    rows = schedule.schedule().dropna(subset=["month_from"])
    assert len(rows)
    assert ((rows["month_from"] >= 1) & (rows["month_to"] >= rows["month_from"])).all()
    assert (rows["month_to"] <= len(month_names("ko"))).all()


def test_activities_come_in_printed_order_under_their_strategies():
    rows = schedule.schedule()
    assert list(dict.fromkeys(rows["strategy_id"])) == ["s1", "s2", "s3", "s4", "s5"]
    first = rows[rows["item_id"] == "s1-t1-p1"]
    assert list(first["activity"]) == ["계획", "평가", "공고", "창업공간 지원"]


def test_a_programme_the_schedule_leaves_out_is_named():
    left_out = schedule.unscheduled()
    assert list(left_out["name_ko"]) == ["스마트행정전문인력양성과정"]  # in 2-3, but in no line of 연간 추진 일정
    assert not set(left_out["item_id"]) & set(schedule.schedule()["item_id"])


def test_the_publicity_table_keeps_every_line_and_what_it_prints():
    rows = schedule.publicity()
    assert len(rows) == 34
    fair = rows[rows["printed_name"] == "채용한마당"].iloc[0]
    assert (fair["timing"], fair["strategy_id"]) == ("2025. 9.", "s2")


def test_a_plan_without_strategies_can_print_a_schedule_too(data: Path, plan: Path, tmp_path: Path):
    lines = [
        "item_id,ordinal,activity,month_from,month_to,basis,note",
        "f-direct-p1,1,모집,2,3,printed,",
        "f-direct-p1,2,운영,,,hidden,",
    ]
    (plan / "schedule.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for ask in asker(build(data, tmp_path / "build")):
        rows = ask(schedule.SCHEDULE_SQL)
        assert [(row["activity"], row["month_from"], row["strategy_id"]) for row in rows] == [
            ("모집", 2, ""),
            ("운영", None, ""),
        ]
        assert all(row["strategy_ko"] and row["task_ko"] for row in rows)
