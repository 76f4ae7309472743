"""Choosing a filter changes what the page says, and nothing else: it neither jumps nor collapses on the way."""

import pytest

from components.catalogue import say
from tests.browser.reading import PATHS, choose, sentences

REGION = say("ko", "filter.region")

# Every 50 ms: where title and filters stand, how far the page is scrolled, and how high what scrolls is.
WATCH = """title => {
    let scroller = title
    while (scroller.parentElement && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement
    const bar = document.querySelector('main [role=combobox], [role=main] [role=combobox], section [role=combobox]')
    window.watched = []
    const look = () => window.watched.push({
        title: title.isConnected ? title.getBoundingClientRect().top : null,
        bar: bar.isConnected ? bar.getBoundingClientRect().top : null,
        barBottom: bar.getBoundingClientRect().bottom + scroller.scrollTop,
        scrolled: scroller.scrollTop, height: scroller.scrollHeight, window: scroller.clientHeight})
    look()
    window.watching = setInterval(look, 50)
}"""
SCROLL = """(title, by) => {
    let scroller = title
    while (scroller.parentElement && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement
    scroller.scrollTop = by
}"""


def watched(page, act) -> list[dict]:
    """What was seen every 50 ms from before an action until the page had come to rest."""
    page.get_by_role("heading", level=1).evaluate(WATCH)
    act()
    return page.evaluate("() => { clearInterval(window.watching); return window.watched }")


@pytest.mark.parametrize("key", ["home", "employment", "targets", "budget", "programmes", "sources"])
def test_choosing_an_area_changes_the_page_without_a_jump(key, visit):
    page = visit(PATHS[key])
    before = sentences(page)
    seen = watched(page, lambda: choose(page, REGION, "인천 서구"))
    assert sentences(page) != before
    assert len(seen) > 5
    assert {round(at["title"]) for at in seen} == {round(seen[0]["title"])}
    assert {round(at["bar"]) for at in seen} == {round(seen[0]["bar"])}
    assert {at["scrolled"] for at in seen} == {0}
    # It may end shorter or longer, but is never on the way much shorter than both ends: no blank page, no jumping footer.
    heights = [at["height"] for at in seen]
    assert min(heights) >= min(heights[0], heights[-1]) * 0.9


def test_a_reader_who_has_scrolled_stays_where_they_are(visit):
    page = visit("/targets?region=11410")
    page.get_by_role("heading", level=1).evaluate(SCROLL, 60)
    seen = watched(page, lambda: choose(page, REGION, "인천 서구"))
    assert seen[0]["scrolled"] == 60
    assert {at["scrolled"] for at in seen} == {60}


def test_opening_a_table_does_not_redraw_the_page_above_it(visit):
    page = visit("/targets?region=11410")
    seen = watched(page, lambda: (page.get_by_text("표로 보기").first.click(), page.wait_for_timeout(800)))
    assert {round(at["bar"]) for at in seen} == {round(seen[0]["bar"])}
    assert min(at["height"] for at in seen) >= seen[0]["height"] - 1
