"""A broken data folder is refused with every problem named; a good one is built once, whatever else is there."""

import re
import shutil
from pathlib import Path

import duckdb
import pytest

from loaders import build as builder
from loaders.build import DATA, build, edition_of, load
from loaders.database import ensure_database
from loaders.errors import DataError, NoDatabaseError, Problem
from tests.conftest import SENIORS, SYNTHETIC, put


def line_of(path: Path, text: str) -> int:
    """Return the line a text stands on."""
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if text in line)


def problems_of(data: Path) -> list[Problem]:
    """Build a folder that must not be built, and return what the message names; the build leaves nothing behind."""
    into = data.parent / "build"
    with pytest.raises(DataError) as error:
        build(data, into)
    assert list(into.glob("*")) == []
    for problem in error.value.problems:
        assert str(problem) in str(error.value)
        assert problem.rule
        assert problem.remedy
    return error.value.problems


def only(data: Path) -> Problem:
    """Return the one problem of a folder with one mistake."""
    found = problems_of(data)
    assert len(found) == 1, "\n".join(map(str, found))
    return found[0]


def test_a_good_folder_is_built(data: Path):
    path = build(data, data.parent / "build")
    with duckdb.connect(path, read_only=True) as connection:
        assert connection.execute("select count(*) from figures").fetchall() == [(64,)]


def test_a_wrong_region_code_is_named_with_the_list_it_should_stand_in(data: Path, plan: Path):
    put(plan / "figures.csv", "ii-labour,서울시,고용률,1,,11,", "ii-labour,서울시,고용률,1,,99,")
    problem = only(data)
    assert problem.file == f"data/plans/{SYNTHETIC}/figures.csv"
    assert problem.line == line_of(plan / "figures.csv", "ii-labour,서울시,고용률,1,,99,")
    assert (problem.column, problem.value) == ("ref_area", "99")
    assert "data/regions.csv" in problem.rule
    assert "correct the code or add it" in problem.remedy


def test_a_misspelt_code_comes_with_the_code_that_was_meant(data: Path, plan: Path):
    put(
        plan / "figures.csv",
        "plan,11410,employed_15_64,total,total,2029,target",
        "plan,11410,employd_15_64,total,total,2029,target",
    )
    problem = only(data)
    assert (problem.column, problem.value) == ("indicator_id", "employd_15_64")
    assert "did you mean 'employed_15_64'?" in problem.remedy


def test_a_category_must_belong_to_its_breakdown(data: Path, plan: Path):
    put(plan / "figures.csv", "sex,male", "sex,national")
    problem = only(data)
    assert (problem.column, problem.value) == ("category", "sex/national")


def test_a_node_of_another_plan_is_no_node_of_this_one(data: Path, plan: Path):
    other = data / "plans" / "synthetic-2031"
    shutil.copytree(plan, other)
    put(other / "items.csv", "a-youth,plan,audience", "a-women,plan,audience")
    assert {(problem.file, problem.column, problem.value) for problem in problems_of(data)} == {
        ("data/plans/synthetic-2031/figures.csv", "item_id", "a-youth")
    }


def test_a_duplicate_key_names_both_lines_and_how_to_tell_the_rows_apart(data: Path, plan: Path):
    figures = plan / "figures.csv"
    figures.write_text(figures.read_text(encoding="utf-8") + SENIORS + "\n", encoding="utf-8")
    problem = only(data)
    assert problem.line == 66
    assert f"line {line_of(figures, SENIORS)} of data/plans/{SYNTHETIC}/figures.csv" in problem.rule
    assert problem.value == f"{SYNTHETIC} / iv-direct / 노인일자리 사업 / 예산 / 1"
    assert "occurrence" in problem.remedy


def test_money_read_in_a_unit_a_thousand_times_too_large_is_held_against_its_parent(data: Path, plan: Path):
    box = 'budget,total,total,2030,budget,level,200000000,"200,000",천원'
    put(plan / "figures.csv", box, box.replace("200000000", "200000000000").replace("천원", "백만원"))
    problem = only(data)
    assert (problem.column, problem.value) == ("value", "200000000000")
    assert problem.line == line_of(plan / "figures.csv", "200000000000")
    assert "200 times the total it is part of (1000000000 on line" in problem.rule
    assert "printed_unit" in problem.remedy


def test_a_part_that_only_exceeds_its_whole_stays_as_the_plan_prints_it(data: Path, plan: Path):
    put(plan / "figures.csv", SENIORS, SENIORS.replace("600000000,600,", "900000000,900,"))
    assert build(data, data.parent / "build").exists()


def test_a_value_a_thousand_times_what_is_printed_is_refused_with_the_value_that_follows(data: Path, plan: Path):
    put(plan / "figures.csv", SENIORS, SENIORS.replace("600000000,", "600000000000,"))
    problem = only(data)
    assert (problem.column, problem.value) == ("value", "600000000000")
    assert "'600' × 백만원: 600000000" in problem.rule


def test_a_missing_column_is_named_with_the_columns_there_should_be(data: Path, plan: Path):
    put(plan / "figures.csv", "printed_unit,status,note", "status,note")
    problem = only(data)
    assert (problem.file, problem.line, problem.column) == (f"data/plans/{SYNTHETIC}/figures.csv", 1, "printed_unit")
    assert problem.rule == "the column is missing"
    assert "table_id,row_label" in problem.remedy


def test_a_column_nobody_knows_is_not_dropped_in_silence(data: Path, plan: Path):
    put(plan / "figures.csv", "printed_unit,status,note", "printed_unit,status,note,비고")
    problem = only(data)
    assert (problem.column, problem.rule) == ("비고", "the column is not in the contract")


def test_a_file_saved_by_korean_excel_says_how_to_save_it(data: Path, plan: Path):
    items = plan / "items.csv"
    items.write_bytes(items.read_text(encoding="utf-8").encode("cp949"))
    problem = only(data)
    assert (problem.file, problem.line) == (f"data/plans/{SYNTHETIC}/items.csv", 2)
    assert problem.value.startswith("byte 0x")
    assert "CSV UTF-8" in problem.remedy


def test_utf8_with_the_mark_that_excel_adds_is_read(data: Path, plan: Path):
    items = plan / "items.csv"
    items.write_bytes(b"\xef\xbb\xbf" + items.read_bytes())
    assert build(data, data.parent / "build").exists()


def test_windows_line_ends_are_read(data: Path, plan: Path):
    items = plan / "items.csv"
    items.write_bytes(items.read_bytes().replace(b"\n", b"\r\n"))
    assert build(data, data.parent / "build").exists()


def test_a_row_with_a_stray_comma_is_named_by_its_line(data: Path, plan: Path):
    put(plan / "items.csv", "s1-t1,s1,task,1,청년 창업,", "s1-t1,s1,task,1,청년, 창업,")
    problem = only(data)
    assert (problem.file, problem.line) == (f"data/plans/{SYNTHETIC}/items.csv", 4)
    assert problem.rule == "every row has 13 cells, this one has 14"
    assert "double quotes" in problem.remedy


@pytest.mark.parametrize("blank", ["\n", "   \n", "\r\n"])
def test_a_blank_line_says_nothing_and_takes_nothing_away(blank: str, data: Path, plan: Path):
    items = plan / "items.csv"
    before = len(load(data).rows["items"])
    head, _, rest = items.read_bytes().partition(b"\n")
    items.write_bytes(head + b"\n" + blank.encode() + rest + blank.encode())
    rows = load(data).rows["items"]
    assert len(rows) == before
    assert rows[0].line == 3, "lines are still counted as an editor counts them"


def test_a_row_of_nothing_but_commas_is_to_be_removed_and_no_column_is_blamed(data: Path, plan: Path):
    items = plan / "items.csv"
    items.write_text(items.read_text(encoding="utf-8") + "," * 12 + "\n", encoding="utf-8")
    lines = len(items.read_text(encoding="utf-8").splitlines())
    problem = only(data)
    assert (problem.line, problem.column, problem.rule) == (lines, "", "a row says something")
    assert problem.remedy == f"remove line {lines}, or fill it in"
    assert "quotes" not in problem.remedy


def test_an_unclosed_quote_is_named_by_its_line(data: Path, plan: Path):
    put(plan / "items.csv", '"공공근로, 자활근로 등"', '"공공근로, 자활근로 등')
    problem = only(data)
    assert problem.file == f"data/plans/{SYNTHETIC}/items.csv"
    assert "quotes" in problem.remedy


def test_a_plan_toml_that_is_no_toml_is_named(data: Path, plan: Path):
    put(plan / "plan.toml", "plan_year = 2030", "plan_year = 2030년")
    problem = only(data)
    assert problem.file == f"data/plans/{SYNTHETIC}/plan.toml"
    assert "line 9" in problem.value
    assert problem.rule == "the file is TOML"


def test_a_key_of_plan_toml_that_nobody_knows_is_named(data: Path, plan: Path):
    put(plan / "plan.toml", "plan_year = 2030", "plan_year = 2030\nplan_yaer = 2031")
    assert only(data).column == "plan_yaer"


def test_a_plan_folder_without_its_figures_is_named(data: Path, plan: Path):
    (plan / "figures.csv").unlink()
    problem = only(data)
    assert (problem.file, problem.rule) == (f"data/plans/{SYNTHETIC}/figures.csv", "the file must exist")


def test_all_problems_are_reported_at_once(data: Path, plan: Path):
    put(plan / "figures.csv", "ii-labour,서울시,고용률,1,,11,", "ii-labour,서울시,고용률,1,,99,")
    put(plan / "figures.csv", SENIORS, SENIORS.replace("600000000,", "600,"))
    put(plan / "items.csv", "청년 창업,Young founders,,,,,,false,", "청년 창업,Young founders,,,,,,아니오,")
    put(plan / "plan.toml", 'plan_scope = "government"', 'plan_scope = "nation"')
    found = problems_of(data)
    assert [(Path(problem.file).name, problem.column) for problem in found] == [
        ("figures.csv", "ref_area"),
        ("figures.csv", "value"),
        ("items.csv", "is_new"),
        ("plan.toml", "plan_scope"),
    ]


def test_a_file_that_cannot_be_read_does_not_bring_a_problem_for_every_code_in_it(data: Path, plan: Path):
    put(plan / "items.csv", "item_id,parent_id", "id,parent_id")
    assert [problem.column for problem in problems_of(data)] == ["id", "item_id"]


def test_the_message_reads_as_place_then_rule_then_remedy(data: Path, plan: Path):
    put(plan / "figures.csv", SENIORS, SENIORS.replace("600000000,", "600,"))
    with pytest.raises(DataError) as error:
        load(data)
    headline, place, rule, remedy = str(error.value).splitlines()
    assert headline == "1 problem(s) in the data; nothing was published."
    assert (
        place
        == f"data/plans/{SYNTHETIC}/figures.csv:{line_of(plan / 'figures.csv', '노인일자리 사업,예산,')}, column value: '600'"
    )
    assert rule.strip().startswith("rule:")
    assert remedy.strip().startswith("remedy:")


def test_a_failed_build_leaves_the_earlier_database_in_use_and_says_why(data: Path, plan: Path):
    into = data.parent / "build"
    good = ensure_database(data, into)
    assert good.error is None
    put(plan / "figures.csv", SENIORS, SENIORS.replace("600000000,", "600,"))
    kept = ensure_database(data, into)
    assert kept.path == good.path
    assert kept.error
    assert len(kept.error.problems) == 1
    assert list(into.iterdir()) == [good.path]
    with duckdb.connect(kept.path, read_only=True) as connection:
        assert connection.execute("select count(*) from figures").fetchall() == [(64,)]


def test_a_failure_late_in_the_build_leaves_no_half_built_file(data: Path, plan: Path):
    into = data.parent / "build"
    good = build(data, into)
    put(plan / "figures.csv", "600000000,600,백만원", "60000000000,600,억원")  # found only when all is loaded
    with pytest.raises(DataError):
        build(data, into)
    assert list(into.iterdir()) == [good]


def test_without_any_database_the_reader_is_not_shown_an_empty_one(data: Path, plan: Path):
    (plan / "figures.csv").unlink()
    with pytest.raises(NoDatabaseError, match="the file must exist"):
        ensure_database(data, data.parent / "build")


def test_the_same_data_gives_the_same_edition_and_is_not_built_again(data: Path):
    into = data.parent / "build"
    first = build(data, into)
    written = first.stat().st_mtime_ns
    assert build(data, into) == first
    assert first.stat().st_mtime_ns == written
    assert build(data, data.parent / "elsewhere").name == first.name


def test_any_changed_byte_of_a_csv_is_another_edition(data: Path, plan: Path):
    before = edition_of(data)
    for path in sorted([plan / "figures.csv", plan / "items.csv", plan / "tables.csv", data / "units.csv"]):
        content = path.read_bytes()
        path.write_bytes(content + b"\n")
        assert edition_of(data) != before, path.name
        path.write_bytes(content)
    assert edition_of(data) == before
    put(plan / "figures.csv", "891 ÷ 900 is 99.0", "891 ÷ 900 is 99.0.")
    assert edition_of(data) != before


def test_a_moved_file_is_another_edition_and_a_note_beside_the_data_is_not(data: Path, plan: Path):
    before = edition_of(data)
    (plan / "remarks.txt").write_text("not data", encoding="utf-8")
    assert edition_of(data) == before
    plan.rename(plan.with_name("synthetic-2031"))
    assert edition_of(data) != before


def test_a_new_plan_is_a_new_folder_and_nothing_else(data: Path, plan: Path):
    shutil.copytree(plan, data / "plans" / "synthetic-2031")
    put(data / "plans" / "synthetic-2031" / "plan.toml", "plan_year = 2030", "plan_year = 2031")
    with duckdb.connect(build(data, data.parent / "build"), read_only=True) as connection:
        rows = connection.execute("select plan_id, plan_year from plans order by plan_id").fetchall()
        shared = connection.execute("select distinct plan_id from targets order by plan_id").fetchall()
    assert rows == [("synthetic-2030", 2030), ("synthetic-2031", 2031)]
    assert shared == [("synthetic-2030",), ("synthetic-2031",)]


def test_the_command_line_prints_row_counts_per_table_and_plan(data: Path, capsys: pytest.CaptureFixture[str]):
    into = data.parent / "build"
    assert builder.main(["--data", str(data), "--into", str(into)]) == 0
    printed = capsys.readouterr().out
    assert [line.split() for line in printed.splitlines() if line.strip().startswith(SYNTHETIC)] == [
        [SYNTHETIC, "figures", "64"],
        [SYNTHETIC, "items", "12"],
        [SYNTHETIC, "plans", "1"],
        [SYNTHETIC, "source_tables", "8"],
    ]
    assert ["figures", "64"] in [line.split() for line in printed.splitlines()]
    assert next(into.iterdir()).name in printed


def test_the_command_line_ends_with_1_and_the_problems(data: Path, plan: Path, capsys: pytest.CaptureFixture[str]):
    put(plan / "figures.csv", SENIORS, SENIORS.replace("600000000,", "600,"))
    into = data.parent / "build"
    assert builder.main(["--data", str(data), "--into", str(into)]) == 1
    captured = capsys.readouterr()
    assert "1 problem(s) in the data" in captured.err
    assert captured.out == ""
    assert not into.exists()


def test_a_check_publishes_nothing(data: Path, capsys: pytest.CaptureFixture[str]):
    into = data.parent / "build"
    assert builder.main(["--data", str(data), "--into", str(into), "--check"]) == 0
    assert list(into.glob("*")) == []
    assert "keeps its contracts" in capsys.readouterr().out


def test_a_mistake_in_a_real_plan_is_found_in_the_real_folder(tmp_path: Path):
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    figures = data / "plans" / "seodaemun-2024" / "figures.csv"
    text = figures.read_text(encoding="utf-8")
    # Seodaemun-gu 2024, Ⅲ-3 분야별 일자리 목표, 합계: 115,577 (백만원)
    total = next(line for line in text.splitlines() if line.startswith("iii-3") and '"115,577",백만원' in line)
    figures.write_text(text.replace(total, total.replace("백만원", "억원")), encoding="utf-8")
    problem = only(data)
    assert problem.file == "data/plans/seodaemun-2024/figures.csv"
    assert "11557700000000" in problem.rule


def test_everything_that_makes_the_database_belongs_to_its_edition():
    """A rule that changes must build anew: a database of yesterday's rules would show yesterday's doubts."""
    imported = {
        module
        for path in (builder.LOADERS / "checks.py", *builder.RULES.glob("*.py"))
        for module in re.findall(r"^from loaders\.([a-z_.]+) import", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(imported) > 5
    covered = {name.removesuffix(".py") for name in builder.MAKERS}
    assert {module for module in imported if not module.startswith("rules.")} <= covered
