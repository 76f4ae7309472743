"""The charts of a comparison and the first page's map can be taken home, shown in a talk, and put into another site."""

import io
import zipfile

import pytest

from components.deck_button import WIDGET
from components.exports.offer import block_files
from components.exports.taken import taken
from components.frame import Page
from components.quiet import page_drawn
from components.text import plain
from tests.test_pages import opened

CHARTS = [("home", "map"), ("compare", "compare_money"), ("compare", "compare_jobs")]


def page_at(key: str, **address: str) -> Page:
    file = "app.py" if key == "home" else f"pages/{key}.py"
    return page_drawn(file, {"lang": "ko"} | address, f"http://example.org/{key}")


@pytest.mark.parametrize(("key", "chart"), CHARTS)
def test_every_file_of_the_chart_can_be_made(key: str, chart: str):
    page = page_at(key)
    drawn = next(drawn for drawn in page.drawn if drawn.drawing.key == chart)
    made = {file.label: file.make() for file in block_files(page, drawn)}
    assert list(made) == ["PNG", "SVG", "CSV", "XLSX", "ZIP"]
    assert made["PNG"].startswith(b"\x89PNG")
    assert drawn.finding in made["SVG"].decode()
    assert made["CSV"].startswith(b"\xef\xbb\xbf")
    assert len(zipfile.ZipFile(io.BytesIO(made["ZIP"])).namelist()) == 5


@pytest.mark.parametrize(("key", "chart"), CHARTS)
def test_the_chart_is_offered_for_the_talk(key: str, chart: str):
    at = opened(key)
    (menu,) = [entry for entry in at.main.get("menu_button") if WIDGET in entry.proto.id]
    page = page_at(key)
    position = [drawn.drawing.key for drawn in page.drawn].index(chart)
    assert plain(page.drawn[position].finding) in menu.proto.options[position]


def test_a_topic_says_that_a_figure_behind_it_is_doubtful():
    page = page_at("compare")
    block = next(taken(page, one) for one in page.drawn if one.drawing.key == "compare_money")
    assert block.doubts > 0
    assert "†" in block.finding
    assert any(cell.doubtful for cell in block.cells)
    assert not all(cell.doubtful for cell in block.cells)
    assert sum("다시 계산" in text for text in block.notes) == block.doubts
    assert block.caution in block.notes


def test_a_topic_alone_names_the_plans_by_their_signs_and_says_that_its_scales_differ():
    topics = [one for one in page_at("compare").drawn if one.drawing.key.startswith("compare_")]
    assert len(topics) == 3
    for one in topics:
        assert one.block.what.startswith("■ 인천 서구 2025 ● 서대문구 2024 · ")
        assert "줄마다 눈금이 따로" in one.block.what
        assert one.block.source


def test_the_table_of_a_topic_says_everything_the_chart_says():
    table = next(one for one in page_at("compare").drawn if one.drawing.key == "compare_employment").twin.rows
    women = table[table["항목"] == "여성고용률(15–64세)"]
    assert list(women["계획"]) == ["인천 서구 2025", "서대문구 2024"]
    assert list(women["보인 값"]) == ["59.5%", "56.3%"]
    assert list(women["판정"]) == ["", "주의"]
    assert list(women["까닭"]) == ["", "기준 연도가 다름(2024 · 2023)"]
    assert all(" › " in place for place in women["인쇄된 곳"])
    assert set(table["셈"]) > {"계획에 인쇄된 실적", "계획에 인쇄된 목표"}
