"""On paper stands what the screen shows: every block, every label of every chart, and no menu."""

import io

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from components.catalogue import say
from tests.browser.reading import PATHS, menu, sentences

LABELS = """() => [...document.querySelectorAll('main svg')].filter(one => one.closest('[role=graphics-document], [role=figure]'))
    .flatMap(one => [...one.querySelectorAll('text')]).map(one => one.textContent).filter(Boolean)"""


def on_paper(page: Page) -> tuple[int, str]:
    """How many sheets a page needs, and what stands on them without blanks: lines break elsewhere on paper."""
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    return len(printed.pages), "".join("".join(sheet.extract_text() for sheet in printed.pages).split())


def tight(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("address", "width"),
    [("/", 1440), ("/employment?region=11410", 1440), ("/budget?view=uses", 390), ("/targets?region=28260", 1920)],
)
def test_every_sentence_and_every_label_of_a_chart_is_printed(address: str, width: int, visit):
    page = visit(address, width=width)
    said, labels = sentences(page), page.evaluate(LABELS)
    assert len(said) > 2
    assert len(labels) > 20
    sheets, text = on_paper(page)
    assert sheets < 20
    assert sheets > 1 or width == 1920  # the widest page is made the smallest
    assert [one for one in said if tight(one) not in text] == []
    assert [one for one in labels if tight(one) not in text] == []


def test_menu_buttons_and_closed_tables_are_not_printed(visit):
    page = visit(f"{PATHS['targets']}?region=28260")
    assert menu(page).count() > 5
    _, text = on_paper(page)
    assert tight(say("ko", "targets.title")) in text
    assert tight(say("ko", "app.group_grounds") + say("ko", "audit.menu")) not in text
    assert tight(say("ko", "table.show", count=6)) not in text
    assert tight(say("ko", "app.take_home")) not in text


def test_what_is_chosen_is_printed_too_and_where_else_to_look(visit):
    _, text = on_paper(visit(f"{PATHS['targets']}?region=28260"))
    assert tight(say("ko", "filter.region")) in text
    assert tight("서울시 2021") in text  # has what this plan has not


def test_no_sheet_is_wider_than_paper(visit):
    page = visit(f"{PATHS['budget']}?region=11410", width=1920)
    sheet = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages[0].mediabox
    assert (round(sheet.width), round(sheet.height)) == (842, 595)  # A4 on its side, in points
