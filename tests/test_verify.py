"""A plan folder is held against the text of its document: what is missing, and what nobody has taken over."""

from pathlib import Path

import pytest

from loaders import verify
from loaders.not_figures import reason_of
from loaders.verify import tokens_of
from tests.conftest import HERE, SENIORS, SYNTHETIC, put

TEXT = HERE / "plans" / f"{SYNTHETIC}.txt"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """The text of the synthetic plan, to be changed."""
    copy = tmp_path / "text.txt"
    copy.write_text(TEXT.read_text(encoding="utf-8"), encoding="utf-8")
    return copy


def run(data: Path, text: Path, *options: str) -> int:
    return verify.main([SYNTHETIC, str(text), "--data", str(data), *options])


def lines(capsys: pytest.CaptureFixture[str], start: str) -> list[str]:
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith(start)]


def test_a_number_is_a_whole_word():
    assert tokens_of("1,124명 중 12명") == ["1,124", "12"]
    assert "12" not in tokens_of("1,124 2012 12.5 3,012")
    assert tokens_of("2조 2,958억원 △0.2 (63.7%)") == ["2", "2,958", "0.2", "63.7"]


def test_words_that_stand_for_a_number_are_found_as_words():
    assert tokens_of("비예산\t-\t중복예산 – 10") == ["비예산", "-", "중복예산", "–", "10"]
    assert tokens_of("2023-12 1-4명") == ["2023", "12", "1", "4"], "a dash inside a date or a range is no cell"


def test_a_folder_that_holds_what_its_text_prints_is_found_whole(data: Path, capsys: pytest.CaptureFixture[str]):
    assert run(data, TEXT) == 0
    printed = capsys.readouterr().out
    assert "missing" not in printed
    assert [line.split() for line in printed.splitlines() if line.endswith(" all")] == [
        ["64", "64", "16", "1", "98.5%", "all"]
    ]


def test_every_section_says_its_figures_and_how_many_were_found(data: Path, capsys: pytest.CaptureFixture[str]):
    run(data, TEXT)
    rows = [line.split(None, 5) for line in capsys.readouterr().out.splitlines()[1:5]]
    assert [(row[-1], int(row[0]), int(row[1])) for row in rows] == [
        ("Ⅰ. 요약", 2, 2),
        ("Ⅱ. 노동시장", 12, 12),
        ("Ⅲ. 목표", 37, 37),
        ("Ⅳ. 사업", 13, 13),
    ]


def test_a_number_the_text_does_not_print_is_missing_and_fails(
    data: Path, plan: Path, capsys: pytest.CaptureFixture[str]
):
    put(plan / "figures.csv", SENIORS, SENIORS.replace("600000000,600,", "601000000,601,"))
    assert run(data, TEXT) == 1
    (line,) = lines(capsys, "missing")
    assert f"data/plans/{SYNTHETIC}/figures.csv:" in line
    assert "'601' (iv-direct · 노인일자리 사업 · 예산)" in line


def test_a_number_printed_once_does_not_answer_for_two_figures(
    data: Path, text: Path, capsys: pytest.CaptureFixture[str]
):
    put(text, "청년 창업 공간\t10개사", "청년 창업 공간\t개사")  # the other 10 still stands in the list of programmes
    assert run(data, text) == 1
    (line,) = lines(capsys, "missing")
    assert "iv-box · 청년 창업 공간 · 목표" in line


def test_a_part_of_a_longer_number_does_not_answer_for_a_short_one(
    data: Path, text: Path, capsys: pytest.CaptureFixture[str]
):
    put(text, "창업지원\t200\n", "창업지원\t1,200\n")
    assert run(data, text) == 1
    assert len(lines(capsys, "missing")) == 1


def test_no_budget_must_be_printed_as_a_word(data: Path, text: Path, capsys: pytest.CaptureFixture[str]):
    put(text, "비예산", "예산 없음")
    assert run(data, text) == 1
    assert "'비예산'" in lines(capsys, "missing")[0]


def test_what_nobody_can_read_is_not_looked_for(data: Path, plan: Path):
    put(plan / "figures.csv", SENIORS, SENIORS.replace("600000000,600,백만원,,", ",?,백만원,illegible,"))
    assert run(data, TEXT) == 0


def test_the_worklist_names_the_line_of_every_number_that_is_not_taken_over(
    data: Path, capsys: pytest.CaptureFixture[str]
):
    run(data, TEXT, "--worklist")
    listed = lines(capsys, "uncovered")
    assert "uncovered: line 40: 7" in listed  # 담당 7명
    assert not any("14,490" in line for line in listed)
    assert len(listed) == 1, "years, months and numbering are explained, not listed"


def test_coverage_counts_what_could_be_compared_and_falls_when_a_number_is_left_out(
    data: Path, text: Path, capsys: pytest.CaptureFixture[str]
):
    text.write_text(
        text.read_text(encoding="utf-8") + "참여자 3,471명\n2029년 5월 3일부터 만 65세 이상\n", encoding="utf-8"
    )
    run(data, text, "--worklist")
    printed = capsys.readouterr().out
    assert "uncovered: line 41: 3,471" in printed
    assert "uncovered: line 42" not in printed
    assert next(line for line in printed.splitlines() if line.endswith(" all")).split() == [
        "64",
        "64",
        "20",
        "2",
        "97.0%",
        "all",
    ]


@pytest.mark.parametrize(
    ("line", "number", "reason"),
    [
        ("○ 사업기간: 2018. 3. ~ 10.", "10", "date"),
        ("2024.12월 기준", "2024.12", "date"),
        ("2-4-3. 장애인 직업재활 프로그램", "3", "numbering"),
        ("만 65세 이상", "65", "condition"),
        ("10인 미만 사업체", "10", "condition"),
        ("코로나19 대응", "19", "name"),
        ("총 8회 운영, 1,322명 참여", "1,322", ""),
        ("고용률 63.7%", "63.7", ""),
        ("구직자 25명", "25", ""),
        ("지원 예산 2조 2,958억원", "2,958", ""),
        ("청년 창업가 4개팀", "4", ""),
    ],
)
def test_dates_numbering_conditions_and_names_are_told_from_figures(line: str, number: str, reason: str):
    at = line.rindex(number)
    assert reason_of(line, at, at + len(number)) == reason


def test_figures_are_first_sought_where_their_table_stands(data: Path, text: Path, capsys: pytest.CaptureFixture[str]):
    text.write_text(text.read_text(encoding="utf-8") + "해마다 600명이 참여한다\n", encoding="utf-8")
    run(data, text, "--worklist")
    assert "uncovered: line 41: 600" in lines(capsys, "uncovered")


def test_a_long_worklist_is_cut_and_says_so(data: Path, text: Path, capsys: pytest.CaptureFixture[str]):
    text.write_text(text.read_text(encoding="utf-8") + "참여 9명\n" * 30, encoding="utf-8")
    run(data, text)
    printed = capsys.readouterr().out.splitlines()
    assert len([line for line in printed if line.startswith("uncovered")]) == verify.PREVIEW
    assert printed[-1] == "… and 11 more lines: --worklist prints them all"


def test_a_plan_that_does_not_exist_is_said_to_be_missing(data: Path, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        verify.main(["synthetic-1999", str(TEXT), "--data", str(data)])
    assert ended.value.code == 2
    assert "there is no folder synthetic-1999 in data/plans" in capsys.readouterr().err


def test_a_folder_that_cannot_be_read_is_reported_as_the_build_reports_it(data: Path, plan: Path):
    (plan / "tables.csv").unlink()
    with pytest.raises(SystemExit, match="the file must exist"):
        run(data, TEXT)
