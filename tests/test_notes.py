"""Every note is readable in both languages, and says the same numbers in both."""

import re
from calendar import month_name
from collections import Counter
from pathlib import Path

import pytest

from components.blocks import Drawn
from loaders import derive_notes
from loaders.build import DATA, build, load
from loaders.contracts import read_contracts
from loaders.notes import USED_IN, without_korean
from loaders.reading import plan_folders, read_table
from loaders.sources import whole_table
from tests.conftest import Ask
from tests.test_build import only
from tests.test_pages import opened, tables

TABLES = {contract.name: read_table(DATA, contract)[0] for contract in read_contracts(DATA).values()}
NOTES = [(row.plan_id, row.cells["note"], row.cells["note_ko"]) for row in TABLES["notes"]]
PLANS = ("incheon-seo-2025", "seodaemun-2024", "seoul-2018", "seoul-2021", "yeongdeungpo-2017-2018")
HANGUL = re.compile("[가-힣]")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
MONTHS = {name: str(number) for number, name in enumerate(month_name) if name}
WORDS = {  # numbers that English writes as words; Korean may write them either way
    "one": "1", "once": "1", "first": "1", "two": "2", "second": "2", "three": "3", "third": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "eighth": "8", "nine": "9", "ten": "10", "twelve": "12", "thirteen": "13",
}  # fmt: skip


def numbers(text: str) -> Counter[str]:
    """The numbers of a text, how often each stands there; English months are numbers in Korean."""
    dated = re.sub(rf"\b(?:{'|'.join(MONTHS)})\b", lambda month: MONTHS[month[0]], text)
    return Counter(NUMBER.findall(dated))


def spelt(text: str) -> Counter[str]:
    return Counter(WORDS[word] for word in re.findall("[a-z]+", text.lower()) if word in WORDS)


def differing(note: str, korean: str) -> tuple[Counter[str], Counter[str]]:
    """Numbers that only the note has, and numbers that only the Korean has."""
    return numbers(note) - numbers(korean), numbers(korean) - numbers(note) - spelt(note)


@pytest.mark.parametrize("plan", PLANS)
def test_every_note_of_a_real_plan_has_a_text_in_korean(plan: str):
    own = {note: korean for name, note, korean in NOTES if name == plan}
    assert len(own) > 50
    assert [pair for pair in without_korean(TABLES) if pair[0] == plan and not HANGUL.search(pair[1])] == []
    assert [note for note, korean in own.items() if not HANGUL.search(korean)] == []


def test_the_statistics_beside_the_plans_have_their_notes_in_korean_as_well():
    assert {folder.name for folder in plan_folders(DATA)} > set(PLANS)
    assert [pair for pair in without_korean(TABLES) if not HANGUL.search(pair[1])] == []


def test_notes_of_the_statistics_are_what_their_pieces_make():
    made = [(note, korean) for plan, note, korean in NOTES if plan == "sgis-2020"][1:]  # the first is the plan's own
    assert len(made) > 100
    assert [note for note, korean in made if derive_notes.korean(note, derive_notes.incheon()) != korean] == []


def test_the_korean_of_a_note_says_the_same_numbers():
    assert len(NOTES) > 400
    assert [(note, korean) for _, note, korean in NOTES if any(differing(note, korean))] == []


def test_a_number_that_is_lost_or_new_is_seen():
    assert differing("of 17 dong, 1 suppressed", "동 17개") == (Counter(["1"]), Counter())
    assert differing("the half-years give 18", "셈하면 19") == (Counter(["18"]), Counter(["19"]))
    assert not any(differing("two rounds until June 2021", "2021년 6월까지 2차례"))


def test_printed_words_that_a_note_quotes_stand_in_the_korean_as_well():
    quoted = [(word, korean) for _, note, korean in NOTES for word in re.findall("[가-힣]+", note)]
    assert len(quoted) > 200
    assert [(word, korean) for word, korean in quoted if word not in korean] == []


def test_no_word_of_the_english_was_left_standing_in_the_korean():
    english = re.compile(r"\b(?:the|of|and|is|as|to|in|printed|not|for)\b")
    assert any(english.search(note) for _, note, _ in NOTES)
    assert [korean for _, _, korean in NOTES if english.search(korean)] == []


def test_every_table_whose_notes_are_shown_can_have_them_in_korean():
    have_notes = {contract.name for contract in read_contracts(DATA).values() if "note" in contract.column_names}
    assert set(USED_IN) == have_notes - {"notes", "joins", "regions"}, (
        "no page shows why lines are joined, or what a code is"
    )


def test_a_note_that_its_plan_does_not_use_is_refused_with_the_text_that_was_meant(data: Path, plan: Path):
    rows = "note,note_ko\n891 ÷ 900 is 99.1,891 ÷ 900은 99.0\n"
    (plan / "notes.csv").write_text(rows, encoding="utf-8")
    problem = only(data)
    assert (problem.file, problem.line, problem.column) == (f"data/plans/{plan.name}/notes.csv", 2, "note")
    assert problem.value == "891 ÷ 900 is 99.1"
    assert "figures.csv, schedule.csv, publicity.csv or plan.toml" in problem.rule
    assert "did you mean '891 ÷ 900 is 99.0'?" in problem.remedy


def test_a_note_without_a_row_is_shown_as_it_is(tiny: Ask):
    rows = tiny("select note_ko, note_en from provenance where note_en is not null")
    assert rows
    assert all(row["note_ko"] == row["note_en"] for row in rows)


def test_a_note_with_a_row_is_korean_in_korean_only(data: Path, plan: Path):
    (plan / "notes.csv").write_text("note,note_ko\n891 ÷ 900 is 99.0,891 ÷ 900은 99.0\n", encoding="utf-8")
    assert ("synthetic-2030", "891 ÷ 900 is 99.0") not in without_korean(load(data).rows)
    assert build(data, data.parent / "build").exists()


def test_every_printed_cell_has_as_many_rows_as_without_its_note(real: Ask):
    [counted] = real("select count(*) as cells, count(distinct figure_id) as figures from provenance")
    assert counted["cells"] == counted["figures"] > 5000
    english = real(
        "select note_ko from provenance where note_en is not null and not regexp_matches(note_ko, '[가-힣]')"
    )
    assert english == []


def test_who_takes_the_figures_home_has_both_notes():
    frame = whole_table("figures")
    noted = frame[frame["note"].notna()]
    assert len(noted) > 1000
    assert noted["note_ko"].str.contains("[가-힣]").all()
    assert frame.loc[frame["note"].isna(), "note_ko"].isna().all()
    assert list(frame["figure_id"]) == sorted(frame["figure_id"])


@pytest.mark.parametrize(("lang", "said"), [("ko", "단위 줄과 각주에는 %p"), ("en", "printed as %p by the unit line")])
def test_a_printed_table_is_shown_with_its_notes_in_the_language_of_the_page(lang: str, said: str):
    found = " ".join(tables(opened("sources", lang=lang, table="seodaemun-2024.iii-2-common")))
    other = {"ko": "by the unit line", "en": "단위 줄"}[lang]
    assert said in found
    assert other not in found


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ko", ["다섯 전략으로 나눈다", "계획의 한 부분이 아니라"]),
        ("en", ["by five strategies", "not about a part of the plan"]),
    ],
)
def test_plans_and_codebook_speak_the_language_of_the_page(lang: str, said: list[str]):
    found = " ".join(text for view in ("plans", "codebook") for text in tables(opened("sources", lang=lang, view=view)))
    assert [text for text in said if text not in found] == []


@pytest.mark.parametrize(
    ("lang", "said"), [("ko", "합친 칸을 되풀이한 것"), ("en", "repeated from the merged cell above")]
)
def test_the_publicity_table_says_in_the_language_of_the_page_what_was_merged(lang: str, said: str):
    assert said in " ".join(tables(opened("schedule", lang=lang, region="28260")))


def test_the_schedule_says_in_korean_why_months_are_not_known(drawn: list[Drawn]):
    opened("schedule", region="28260")
    notes = [note for block in drawn for note in block.twin.rows["주석"].dropna()]
    assert len(notes) > 50
    assert [note for note in notes if not HANGUL.search(note)] == []


def test_no_status_is_a_code_on_a_page():
    found = " ".join(tables(opened("sources", table="incheon-seo-2025.ii-4-sex")))
    assert "읽을 수 없음" in found
    assert "illegible" not in found
