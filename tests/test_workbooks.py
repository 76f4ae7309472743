"""What is taken home from a page is what the page showed: workbooks, tables and descriptions read back by other programs."""

import csv
import io
import json
import math
import re
import zipfile
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl import Workbook

from components.exports import archive
from components.exports.archive import FAILED, chart_zip, page_zip
from components.exports.metadata import metadata
from components.exports.offer import block_files, page_files
from components.exports.sheets import xlsx_bytes
from components.exports.taken import MARK, everything
from components.exports.workbook import sheet_names, sheets_of, workbook
from components.frame import PAGES, Page, View
from components.sections.compare import TOPICS
from components.tables import Kept
from tests.taking import blocks_of, page_of

FULL = {
    "home": {},
    "employment": {"region": "11410"},
    "targets": {"region": "11", "year": "2021"},
    "budget": {"region": "11410"},
    "compare": {"left": "seodaemun-2024", "right": "incheon-seo-2025"},
    "programmes": {"region": "11410"},
    "sources": {"region": "11410", "table": "seodaemun-2024.iii-2-common"},
}
HOSTILE = ["=1+1", "+82-2-120", "-위험", "@SUM(A1)", '=HYPERLINK("http://x")', "＝1+1", "{=1+1}"]


def read(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def same(cell: object, shown: Any) -> bool:
    """Whether a cell holds what the page showed: the same number, the same text, or nothing for unknown."""
    if pd.isna(shown):
        return cell is None
    if isinstance(shown, str):
        return cell == shown or (shown == "" and cell is None)
    return isinstance(cell, int | float) and math.isclose(cell, float(shown), abs_tol=1e-9)


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("key", FULL)
def test_every_number_of_a_page_stands_in_its_workbook(key: str, lang: str):
    page = page_of(key, lang=lang, **FULL[key])
    sheets, book = sheets_of(page), read(workbook(page))
    assert book.sheetnames == [page("file.about"), *(sheet.name for sheet in sheets)]
    assert len(sheets) == len(page.drawn) + len(page.tables) > 0
    for sheet in sheets:
        head, *rows = book[sheet.name].iter_rows(values_only=True)
        assert list(head) == [str(name) for name in sheet.rows.columns]
        assert len(rows) == len(sheet.rows) > 0
        for row, shown in zip(rows, sheet.rows.itertuples(index=False), strict=True):
            assert [cell for cell, value in zip(row, shown, strict=True) if not same(cell, value)] == []


def test_the_first_sheet_says_what_was_chosen_where_it_is_from_and_how_it_may_be_used():
    page = page_of("targets", **FULL["targets"])
    book = read(workbook(page))
    first = book[book.sheetnames[0]]
    said = {row[0]: row[1] for row in first.iter_rows(values_only=True) if row[0] and row[1]}
    assert said["지역"] == "서울시"
    assert said["계획 연도"] == "2021년"
    assert said["이용 조건"].startswith("옮겨 적은 표 CC BY 4.0")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d · [0-9a-f]{12}", said["자료판"])
    assert "year=2021" in said["링크"]
    block = everything(page)[0]
    row = next(row for row in first.iter_rows(values_only=True) if row[1] == block.finding)
    assert row[2:4] == (block.what, block.source)
    assert all(note in row[4] for note in block.notes)
    target = next(cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink)
    assert target == f"'{book.sheetnames[1]}'!A1"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_workbook_is_a_formula(text: str):
    page = Page(PAGES[0], "ko", view=View("http://127.0.0.1/?q=" + text, "2026", {text: text}))
    page.tables["hostile"] = Kept(text, lambda: pd.DataFrame({text: [text], "수": [-3.5]}))
    book = read(workbook(page))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert sum(cell.value == text for cell in cells) >= 4, "and none is lost"
    assert book.worksheets[1]["B2"].value == -3.5


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_sheet_names_are_ones_that_excel_takes(lang: str):
    for key, address in FULL.items():
        names = [sheet.name for sheet in sheets_of(page_of(key, lang=lang, **address))]
        assert len({name.lower() for name in names}) == len(names)
        assert [name for name in names if len(name) > 31 or re.search(r"[\[\]:*?/\\]|^'|'$", name)] == []


def test_sheet_names_of_like_and_of_impossible_titles_stay_apart():
    names = sheet_names(["2024 목표/실적: [전체]? 'x'"] * 2 + ["", "가" * 60])
    assert sheet_names(["Share by funding source, original budget"]) == ["1 Share by funding source"]
    assert names == ["1 2024 목표 실적 전체 x", "2 2024 목표 실적 전체 x", "3", "4 " + "가" * 29]


def test_a_doubtful_row_keeps_its_mark_in_every_file_and_a_sound_one_has_none():
    page = page_of("targets", **FULL["targets"])
    drawn, block = next(
        (drawn, block) for drawn, block in zip(page.drawn, everything(page), strict=True) if block.doubts
    )
    made = {file.suffix: file.make() for file in block_files(page, drawn)}
    rows = list(csv.DictReader(io.StringIO(made["csv"].decode("utf-8-sig"))))
    marked = [row["이름"] for row in rows if row["의심"] == MARK]
    assert marked == ["서울시 경제정책실 2020"], "printed 89.0 %, 107,172 ÷ 120,495 = 88.94 %"
    assert len(rows) > len(marked)
    sheet = read(made["xlsx"]).worksheets[0]
    assert [row[0].value for row in sheet.iter_rows(min_row=2) if row[-1].value == MARK] == marked
    figures = metadata(block)["figures"]
    assert [figure["values"]["이름"] for figure in figures if figure["doubtful"]] == marked
    sound = blocks_of("targets", region="28260")[0]
    assert "의심" not in sound.table


def test_every_chart_with_doubts_marks_a_row_of_its_table():
    seen = 0
    for key, address in [
        ("targets", FULL["targets"]),
        ("budget", {}),
        ("employment", {}),
        ("budget", {"region": "11560", "view": "spent"}),
    ]:
        for block in blocks_of(key, **address):
            if block.doubts:
                seen += 1
                assert any(cell.doubtful for cell in block.cells), block.key
    assert seen >= 2


def test_a_chart_has_all_its_files_in_one_archive():
    page = page_of("targets", region="28260")
    block = everything(page)[0]
    with zipfile.ZipFile(io.BytesIO(chart_zip(page, block))) as held:
        files = {name.rpartition(".")[2]: held.read(name) for name in held.namelist()}
    assert set(files) == {"png", "svg", "csv", "xlsx", "json"}
    assert files["png"].startswith(b"\x89PNG")
    assert files["csv"].startswith(b"\xef\xbb\xbf")
    assert "고용률(15–64세)" in files["svg"].decode("utf-8")
    said = json.loads(files["json"])
    assert said["title"] == block.finding
    assert said["licence"] == block.licence
    assert {"what", "notes", "source", "edition", "link", "filters"} <= {name for name, value in said.items() if value}
    assert said["figures"][0]["values"]["달성률(다시 계산) %"] == 101.5  # printed: 68.6 → 69.6
    assert said["figures"][0]["cell"].startswith("인천 서구 2025 › ")
    assert "NaN" not in files["json"].decode("utf-8")


def test_the_archive_of_a_page_has_a_folder_per_chart_its_workbook_and_its_tables():
    page = page_of("employment", region="11410")
    with zipfile.ZipFile(io.BytesIO(page_zip(page, everything(page)))) as held:
        names = held.namelist()
        assert held.testzip() is None
    assert "naranhi-employment.xlsx" in names
    assert len({name.split("/")[0] for name in names if "/" in name}) == len(page.drawn)
    assert sum(name.endswith(".png") for name in names) == len(page.drawn) >= 3
    assert all(name.isascii() for name in names)
    assert FAILED not in names


def test_what_cannot_be_made_is_said_and_the_rest_is_there(monkeypatch: pytest.MonkeyPatch):
    def broken(_: str) -> bytes:
        raise ValueError("no ink")

    monkeypatch.setattr(archive, "png", broken)
    page = page_of("targets", region="28260")
    with zipfile.ZipFile(io.BytesIO(chart_zip(page, everything(page)[0]))) as held:
        said = held.read(FAILED).decode("utf-8-sig")
        assert len(held.namelist()) == 5
    assert "common-indicators-incheon-seo-2025.png" in said
    assert "no ink" in said
    assert "svg" not in said


def test_an_archive_of_nothing_fails_and_says_what(monkeypatch: pytest.MonkeyPatch):
    for name in ("png", "picture_svg", "csv_bytes", "xlsx_bytes", "metadata_bytes"):
        monkeypatch.setattr(archive, name, lambda *_, **__: 1 / 0)
    page = page_of("targets", region="28260")
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        chart_zip(page, everything(page)[0])


def test_a_table_without_a_chart_is_in_the_workbook_of_its_page():
    page = page_of("programmes", region="11410")
    assert not page.drawn
    book = read(page_files(page)[0].make())
    rows = list(book.worksheets[1].iter_rows(values_only=True))
    assert len(rows) > 20
    assert any("노인" in str(cell) for row in rows for cell in row)


def test_a_long_text_of_a_workbook_is_broken_into_lines_and_the_row_is_high_enough():
    long = "서대문구 2024 › IV. 세부 실천과제 › 직접일자리 주요 세부사업 · 자활근로사업 · 일자리 목표 " * 3
    sheet = read(
        xlsx_bytes(pd.DataFrame({"짧은 글": ["가"], "긴 글": [long], "금액": [24_396_000_000]}), {})
    ).worksheets[0]
    assert sheet["B2"].alignment.wrap_text
    assert sheet.column_dimensions["B"].width < 70
    assert sheet.row_dimensions[2].height >= 4 * 15
    assert sheet.column_dimensions["A"].width >= 2 * len("짧은 글"), "a syllable is two letters wide"
    assert sheet["C2"].number_format == "#,##0"
    assert sheet.page_setup.orientation == "landscape"


def test_a_year_is_not_written_as_an_amount():
    sheet = read(xlsx_bytes(pd.DataFrame({"해": [2024], "비율": [0.37], "금액": [12345.5]}), {})).worksheets[0]
    assert [sheet[cell].number_format for cell in ("A2", "B2", "C2")] == ["General", "General", "#,##0.###"]
    assert [sheet[cell].value for cell in ("A2", "B2", "C2")] == [2024, 0.37, 12345.5]


def test_every_topic_of_a_comparison_is_a_picture_in_the_archive_of_its_page():
    page = page_of("compare", **FULL["compare"])
    with zipfile.ZipFile(io.BytesIO(page_zip(page, everything(page)))) as held:
        names = held.namelist()
        picture = held.read("02-compare-employment/compare-employment.svg").decode("utf-8")
        said = json.loads(held.read("02-compare-employment/compare-employment.json"))
    assert FAILED not in names
    assert [name for name in names if name.endswith(".svg") and "compare-" in name] == [
        f"{number:02}-compare-{topic}/compare-{topic}.svg" for number, topic in enumerate(TOPICS, 1)
    ]
    assert "●" in picture
    assert "■" in picture
    rates = [figure["values"]["값"] for figure in said["figures"] if figure["values"]["항목"] == "고용률(15–64세)"]
    assert rates == [63.6, 69.6]  # 서대문구 2024, 인천 서구 2025, printed
