"""From a picture to the printed cell: tooltips, tables, downloads and programmes all say where a figure is printed."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from components.catalogue import say
from tests.browser.reading import PLACE, charts, errors, marks_with_place, opened, settled, text
from tests.browser.serving import Server

HANGUL = re.compile("[가-힣]")
WITH_CHARTS = {
    "rates": "/employment?region=11410",
    "targets": "/targets?region=28260",
    "finished": "/targets?region=11&year=2021",
    "parts": "/targets?region=11410&view=parts",
    "money": "/budget?region=11410",
    "spent": "/budget?region=11560&view=spent",
    "comparison": "/compare?left=seodaemun-2024&right=incheon-seo-2025",
}


def point_at(page, mark) -> None:
    """Point at the middle of a mark, then at its left edge: a number may be written over the middle."""
    box = mark.bounding_box()
    middle = box["y"] + box["height"] / 2
    for x in (box["x"] + box["width"] / 2, box["x"] + min(3, box["width"] / 2)):
        page.mouse.move(x, middle)
        page.wait_for_timeout(300)
        if page.get_by_role("row").filter(has_text=PLACE).count():
            return


@pytest.mark.parametrize("name", WITH_CHARTS)
def test_pointing_at_a_mark_shows_where_its_figure_is_printed(name, visit):
    page = visit(WITH_CHARTS[name])
    chart = charts(page).filter(has=page.locator(f'[aria-label*="{PLACE}"]')).first
    tip = page.get_by_role("row").filter(has_text=PLACE)
    point_at(page, marks_with_place(chart).first)
    expect(tip).to_be_visible()
    # plan › section › table · row · column
    assert re.search(r"(서대문구|인천 서구|서울시|영등포구) \d{4}.* › .+ · .+", tip.inner_text())


def test_every_chart_says_its_sentence_to_those_who_do_not_see_it(visit, server: Server):
    page = visit("/")
    for path in WITH_CHARTS.values():
        opened(page, server.url + path)
        names = charts(page).evaluate_all("all => all.map(one => one.getAttribute('aria-label') || '')")
        assert names
        assert not [name for name in names if not HANGUL.search(name) or "**" in name]


def open_table(page, number: int = 0):
    """Open the table of a chart and return what it stands in."""
    page.get_by_text(re.compile("^표로 보기 · ")).nth(number).click()
    expect(page.get_by_role("button", name="CSV", exact=True).first).to_be_visible()
    table = page.get_by_role("region", name=re.compile("^표로 보기 · "))
    # The browser fetches what draws tables when the first one opens: at rest for a while does not mean drawn.
    expect(table.get_by_role("gridcell", include_hidden=True).first).to_be_attached(timeout=20_000)
    settled(page)
    return table


def downloaded(page, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).first.click()
    return download.value.path().read_bytes()


def test_a_chart_shows_its_rows_as_a_table_and_none_before_it_is_asked(visit):
    page = visit("/targets?region=28260")
    assert page.get_by_role("region", name=re.compile("^표로 보기 · ")).count() == 0
    table = open_table(page)
    headers = table.get_by_role("columnheader", include_hidden=True).all_text_contents()
    assert say("ko", "col.achievement") in headers
    cells = table.get_by_role("gridcell", include_hidden=True).all_text_contents()
    assert any("101.5" in cell for cell in cells)


@pytest.mark.parametrize("name", ["rates", "targets", "finished", "money", "spent"])
def test_the_csv_of_a_chart_opens_in_korean_excel_and_says_where_each_figure_is_printed(name, visit):
    page = visit(WITH_CHARTS[name])
    open_table(page)
    raw = downloaded(page, "CSV")
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert rows
    assert all(HANGUL.search(header) for header in rows[0])
    assert all(" › " in row[PLACE] for row in rows)
    assert not {"nan", "None", "NaN", "<NA>"} & {cell for row in rows for cell in row.values()}
    assert downloaded(page, "XLSX").startswith(b"PK")  # a workbook too


def test_choosing_a_programme_shows_the_cell_it_is_printed_in(visit):
    page = visit("/programmes?region=11410&q=일자리")
    asked = say("ko", "programmes.choose")
    assert asked in text(page)
    table = page.get_by_role("region", name=re.compile("사업 .*표"))
    box = table.bounding_box()
    page.mouse.click(box["x"] + 14, box["y"] + 36 + 19)  # the box that chooses the first row; a canvas, hence pixels
    expect(page.get_by_text(asked)).to_have_count(0)
    settled(page)
    shown = text(page)
    assert "서대문구 2024 › " in shown
    assert say("ko", "programmes.printed_cell") in shown
    assert not errors(page)
