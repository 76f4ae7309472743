"""A reader takes a page home: what the browser saves is what the page showed, and a file that cannot be made says so."""

import io
import re
import zipfile

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from components.catalogue import say
from components.exports.picture import SCALE, WIDTH
from tests.browser.reading import errors, opened, settled
from tests.browser.serving import Server


def saved(page: Page, name: str) -> tuple[str, bytes]:
    """Click a button and return the name and content of what is saved."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def open_line(page: Page, lang: str = "ko") -> None:
    """Open the table line of the first chart."""
    page.get_by_text(re.compile("^" + say(lang, "table.show", count=0).split("0")[0])).first.click()
    expect(page.get_by_role("button", name="PNG", exact=True)).to_be_visible()
    settled(page)


def take_home(page: Page, lang: str = "ko") -> None:
    """Open the popover of the header. While the tables are closed, nothing else offers files."""
    page.get_by_role("button", name=say(lang, "app.take_home")).click()
    expect(page.get_by_text(say(lang, "file.page_hint"))).to_be_visible()


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_chart_is_saved_as_a_picture_of_the_size_of_a_slide(visit, lang: str):
    page = visit(f"/targets?region=28260&lang={lang}", lang=lang)
    open_line(page, lang)
    name, content = saved(page, "PNG")
    assert name == "naranhi-common-indicators-incheon-seo-2025.png"
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    assert picture.width == WIDTH * SCALE
    assert picture.height > 1000
    assert picture.getpixel((2, 2)) == (255, 255, 255)
    assert (0x1F, 0x8C, 0x86) in {colour for _, colour in picture.getcolors(1 << 20) or []}, "the light theme's `met`"


def test_a_page_is_saved_as_a_workbook_with_the_numbers_it_shows(visit):
    page = visit("/targets?region=28260")
    shown = page.get_by_role("main").inner_text()
    take_home(page)
    name, content = saved(page, "XLSX")
    assert name == "naranhi-targets.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(content))
    first = {row[0]: row[1] for row in book.worksheets[0].iter_rows(values_only=True) if row[0]}
    link = {part for part in first["링크"].split("?")[1].split("&") if not part.startswith("edition=")}
    assert link == {"lang=ko", "region=28260", "year=all", "strategy=all", "view=common"}
    head, *rows = book.worksheets[1].iter_rows(values_only=True)
    rates = [row[head.index(say("ko", "col.achievement"))] for row in rows]
    assert len(rates) == 6
    assert all(f"{rate:.1f}%" in shown for rate in rates)
    assert all(row[head.index(say("ko", "col.target_printed"))] in shown for row in rows)


def test_a_page_in_dark_colours_and_english_is_saved_whole(visit):
    page = visit("/budget?region=11410&lang=en", lang="en", scheme="dark")
    take_home(page, "en")
    name, content = saved(page, "ZIP")
    assert name == "naranhi-budget.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        pictures = [held.read(name) for name in held.namelist() if name.endswith(".png")]
        assert "NOT-MADE.txt" not in held.namelist()
    assert len(pictures) == 2  # the view of sources: all plans, and the one chosen by field
    assert all(Image.open(io.BytesIO(one)).convert("RGB").getpixel((2, 2)) == (255, 255, 255) for one in pictures)


def test_what_was_chosen_last_is_what_is_saved(visit, server: Server):
    page = visit("/targets?region=28260")
    opened(page, f"{server.url}/targets?region=11&year=2021")
    take_home(page)
    _, content = saved(page, "XLSX")
    book = openpyxl.load_workbook(io.BytesIO(content))
    texts = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    assert "서울시 경제정책실 2020" in texts
    assert "인천 서구" not in texts


def test_taking_home_leaves_the_page_as_it_is(visit):
    page = visit("/targets?region=28260")
    before, url = page.get_by_role("main").inner_text(), page.url
    take_home(page)
    saved(page, "XLSX")
    page.keyboard.press("Escape")
    settled(page)
    assert page.url == url
    assert page.get_by_role("main").inner_text() == before
    assert errors(page) == []


@pytest.mark.parametrize("kind", ["PPTX", "PDF", "HWPX"])
def test_a_brief_is_made_by_one_click_and_the_reader_sees_how_far_it_is(visit, kind: str):
    page = visit("/targets?region=28260")
    take_home(page)
    with page.expect_download() as download:
        page.get_by_role("button", name=kind, exact=True).click()
        expect(page.get_by_text(re.compile(f"^{kind} 만드는 중 · "))).to_be_visible()
    assert download.value.suggested_filename == f"naranhi-targets.{kind.lower()}"
    content = download.value.path().read_bytes()
    assert content.startswith(b"%PDF" if kind == "PDF" else b"PK")
    expect(page.get_by_text(re.compile(f"^{kind} 만드는 중"))).to_have_count(0)
    assert errors(page) == []
