"""The small charts of a comparison and the first page's map can be taken home, shown in a talk, and put into another site."""

import io
import zipfile

import pytest

from components.catalogue import say
from components.deck_button import WIDGET
from components.exports.offer import block_files
from components.exports.taken import taken
from components.quiet import page_drawn
from components.text import plain
from tests.test_pages import opened


def page_at(key: str, **address: str):
    file = "app.py" if key == "home" else f"pages/{key}.py"
    return page_drawn(file, {"lang": "ko"} | address, f"http://example.org/{key}")


@pytest.mark.parametrize(("key", "chart"), [("home", "map"), ("compare", "strip_national_share")])
def test_every_file_of_the_chart_can_be_made(key: str, chart: str):
    page = page_at(key)
    drawn = next(drawn for drawn in page.charts if drawn.drawing.key == chart)
    made = {file.label: file.make() for file in block_files(page, drawn)}
    assert list(made) == ["PNG", "SVG", "CSV", "XLSX", "ZIP"]
    assert made["PNG"].startswith(b"\x89PNG")
    assert drawn.finding in made["SVG"].decode()
    assert made["CSV"].startswith(b"\xef\xbb\xbf")
    assert len(zipfile.ZipFile(io.BytesIO(made["ZIP"])).namelist()) == 5


@pytest.mark.parametrize(("key", "chart"), [("home", "map"), ("compare", "strip_national_share")])
def test_the_chart_is_offered_for_the_talk(key: str, chart: str):
    at = opened(key)
    (menu,) = [entry for entry in at.main.get("menu_button") if WIDGET in entry.proto.id]
    page = page_at(key)
    position = [drawn.drawing.key for drawn in page.charts].index(chart)
    assert plain(page.charts[position].finding) in menu.proto.options[position]


def test_one_strip_at_a_time_has_its_files_and_its_lines_on_the_page():
    at = opened("compare")
    assert say("ko", "compare.take_one") in [entry.label for entry in at.expander]


def test_a_strip_says_that_a_figure_behind_it_is_doubtful():
    page = page_at("compare")
    block = next(taken(page, one) for one in page.strips if one.drawing.key == "strip_national_share")
    assert block.doubts > 0
    assert "†" in block.finding
    assert any(cell.doubtful for cell in block.cells)
    assert sum("다시 계산" in text for text in block.notes) == block.doubts
    assert block.caution in block.notes


def test_a_strip_alone_names_the_plans_by_their_signs():
    page = page_at("compare")
    for one in page.strips:
        assert one.block.what.startswith("■ ")
        assert one.block.source
