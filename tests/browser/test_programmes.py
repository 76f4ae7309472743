"""Finding a programme as one types, with the keyboard, and going from one to its twins and back."""

import re

from playwright.sync_api import expect

from components.catalogue import say
from tests.browser.reading import sentences, settled, text

TWIN = "서울시민 안심 일자리사업"


def test_results_follow_while_one_types_and_the_history_does_not_grow(visit):
    page = visit("/programmes")
    length = page.evaluate("history.length")
    page.get_by_role("searchbox").click()
    for letter in "노인":
        page.keyboard.insert_text(letter)
        page.wait_for_timeout(500)
    expect(page.get_by_text(re.compile("^사업 3개"))).to_be_visible(timeout=15_000)
    settled(page)
    assert page.get_by_role("searchbox").input_value() == "노인"
    assert page.evaluate("document.activeElement.tagName") == "INPUT", "the reader can go on typing"
    assert "q=" in page.url
    assert page.evaluate("history.length") == length


def test_a_twin_is_reached_with_the_keyboard_and_back_leads_to_the_first_programme(visit):
    page = visit("/programmes?programme=incheon-seo-2025~s2-t4-p5")
    page.get_by_role("button", name=TWIN).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("programme=seoul-2021~"), timeout=15_000)
    settled(page)
    assert any(TWIN in sentence for sentence in sentences(page))
    page.go_back()
    expect(page).to_have_url(re.compile("programme=incheon-seo-2025~"), timeout=15_000)
    settled(page)
    assert "공공근로 사업" in sentences(page)
    assert not any(TWIN in sentence for sentence in sentences(page))


def test_a_search_without_a_match_is_undone_by_its_way_out(visit):
    page = visit("/programmes")
    page.get_by_role("searchbox").fill("우주정거장")
    page.get_by_role("button", name="찾는 말을 빼면").click()
    expect(page.get_by_text(say("ko", "programmes.nothing"))).to_have_count(0, timeout=15_000)
    settled(page)
    assert page.get_by_role("searchbox").input_value() == ""
    assert "q=" not in page.url
    assert say("ko", "programmes.choose") in text(page)
