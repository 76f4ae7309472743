"""What is downloaded opens right in Excel: Hangul, blanks, numbers, and nothing that runs as a formula."""

import csv
import io
import math
import zipfile
from xml.etree import ElementTree

import pandas as pd
import pytest

from components.exports.sheets import csv_bytes, xlsx_bytes
from components.frame import PAGES, Page
from components.tables import grouped, headed
from loaders.sources import DOWNLOADS, whole_table

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ROWS = pd.DataFrame(
    {
        "이름": ["청년 창업 공간", "노인일자리, 사업단", '"인용"'],
        "목표": [10.0, None, 0.0],
        "비율": [63.7, math.nan, -0.2],
        "인쇄": ["14,490", None, "△0.2"],
    }
)


def read_back(rows: pd.DataFrame) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_bytes(rows).decode("utf-8-sig"))))


def sheets(content: bytes) -> list[list[dict[str, tuple[str, str]]]]:
    """Read an XLSX back: sheets of rows, and in each row {column letters: (number, text, boolean or formula; content)}."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        shared = [
            "".join(part.text or "" for part in entry.iter(f"{SHEET}t"))
            for entry in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        names = sorted(name for name in book.namelist() if name.startswith("xl/worksheets/sheet"))
        roots = [ElementTree.fromstring(book.read(name)) for name in names]
    return [
        [
            {str(cell.get("r")).rstrip("0123456789"): _cell(cell, shared) for cell in row}
            for row in root.iter(f"{SHEET}row")
        ]
        for root in roots
    ]


def _cell(cell: ElementTree.Element, shared: list[str]) -> tuple[str, str]:
    if cell.find(f"{SHEET}f") is not None:
        return "formula", cell.findtext(f"{SHEET}f") or ""
    value = cell.findtext(f"{SHEET}v") or ""
    if cell.get("t") == "s":
        return "text", shared[int(value)]
    return ("boolean" if cell.get("t") == "b" else "number"), value


def test_a_csv_begins_with_the_mark_that_makes_excel_show_hangul():
    content = csv_bytes(ROWS)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\xef\xbb\xbf") == 1
    assert "청년 창업 공간" in content.decode("utf-8-sig")


def test_a_csv_keeps_commas_quotes_and_line_ends():
    rows = read_back(ROWS)
    assert [row[0] for row in rows] == ["이름", "청년 창업 공간", "노인일자리, 사업단", '"인용"']
    assert csv_bytes(ROWS).count(b"\r\n") == 4


def test_unknown_stays_blank_and_zero_stays_zero():
    rows = read_back(ROWS)
    assert [row[1] for row in rows[1:]] == ["10", "", "0"]
    assert [row[2] for row in rows[1:]] == ["63.7", "", "-0.2"]
    assert b"nan" not in csv_bytes(ROWS).lower()
    assert b"None" not in csv_bytes(ROWS)


@pytest.mark.parametrize("unknown", [None, math.nan, pd.NA, pd.NaT])
def test_every_kind_of_unknown_is_blank(unknown: object):
    assert read_back(pd.DataFrame({"a": [unknown, "x"], "b": ["y", "z"]}, dtype=object))[1] == ["", "y"]
    assert len(sheets(xlsx_bytes(pd.DataFrame({"a": [unknown], "b": ["y"]}, dtype=object), {}))[0][1]) == 1


@pytest.mark.parametrize(
    "text", ["=1+1", "+82-2-120", "-위험", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "－1", '=HYPERLINK("http://x")']
)
def test_text_that_a_spreadsheet_would_run_is_neutralised(text: str):
    frame = pd.DataFrame({"a": [text], "b": [1]})
    assert csv_bytes(frame).decode("utf-8-sig").splitlines()[1].lstrip('"').startswith("'")
    data, notes = sheets(xlsx_bytes(frame, {"note": text}))
    assert data[1]["A"][0] == notes[0]["B"][0] == "text"


def test_a_negative_number_is_a_number_and_not_neutralised():
    frame = pd.DataFrame({"a": [-0.2, -5]})
    assert [row[0] for row in read_back(frame)] == ["a", "-0.2", "-5"]


def test_an_xlsx_has_the_rows_and_a_second_sheet_that_says_what_they_are():
    about = {"자료": "서대문구 2024", "자료판": "2026-11-21 · 29b4cc4d4e86"}
    data, notes = sheets(xlsx_bytes(ROWS, about))
    assert [text for _, text in data[0].values()] == list(ROWS.columns)
    assert len(data) == 4
    assert {row["A"][1]: row["B"][1] for row in notes} == about


def test_numbers_stay_numbers_in_an_xlsx():
    first, _, third = sheets(xlsx_bytes(ROWS, {}))[0][1:]
    assert list(first.values()) == [
        ("text", "청년 창업 공간"),
        ("number", "10"),
        ("number", "63.7"),
        ("text", "14,490"),
    ]
    assert (third["B"], third["C"]) == (("number", "0"), ("number", "-0.2"))


@pytest.mark.parametrize("name", DOWNLOADS)
def test_every_download_keeps_numbers_as_numbers_and_codes_as_text(name: str):
    frame = whole_table(name).head(60)
    head, *rows = sheets(xlsx_bytes(frame, {}))[0]
    assert [text for _, text in head.values()] == list(frame.columns)
    assert len(rows) == len(frame)
    numeric = {letters for letters, (_, name) in head.items() if pd.api.types.is_float_dtype(frame[name])}
    numeric |= {letters for letters, (_, name) in head.items() if pd.api.types.is_integer_dtype(frame[name])}
    assert {row[letters][0] for row in rows for letters in numeric & set(row)} <= {"number"}
    numeric_names = {head[letters][1] for letters in numeric}
    assert not {"ref_area", "plan_id", "printed", "time_period"} & numeric_names


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_table_twin_has_headers_in_the_language_of_the_page_and_one_decimal(lang: str):
    page = Page(PAGES[0], lang)
    table = headed(page, [{"name": "a", "value": 33.333, "place": "x"}], ("name", "value", "place"), value="col.won")
    assert list(table.columns) == [page("col.name"), page("col.won"), page("col.place")]
    assert table.iloc[0].tolist() == ["a", 33.3, "x"]


def test_large_numbers_of_a_table_have_commas_and_years_have_none():
    rows = pd.DataFrame(
        {"해": [2024, 2025], "금액(원)": [46_797_000_000, None], "몫 %": [40.5, 3.9], "빈칸": [None, math.nan]}
    )
    assert set(grouped(rows)) == {"금액(원)"}
