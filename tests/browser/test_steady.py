"""Choosing a filter changes what the page says, and nothing else: it neither jumps nor collapses on the way."""

import pytest

from components.catalogue import say
from tests.browser.reading import PATHS, choose, text

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


FILTERED = [key for key in PATHS if key not in {"compare", "present"}]  # those have no filter of areas
# What the browser itself calls a shift: things that move without being asked. 0.1 is the bound of a good page.
SHIFTS = """() => { window.shifts = []; new PerformanceObserver(list => window.shifts.push(...list.getEntries()
    .filter(one => !one.hadRecentInput).map(one => one.value))).observe({type: 'layout-shift'}) }"""


@pytest.mark.parametrize("key", FILTERED)
def test_choosing_an_area_changes_the_page_without_a_jump(key, visit):
    page = visit(PATHS[key])
    before = text(page)
    page.evaluate(SHIFTS)
    seen = watched(page, lambda: choose(page, REGION, "서대문구"))
    assert text(page) != before
    assert page.evaluate("() => window.shifts.reduce((sum, one) => sum + one, 0)") < 0.1
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
    page.get_by_text("표로 보기").first.scroll_into_view_if_needed()
    seen = watched(page, lambda: (page.get_by_text("표로 보기").first.click(), page.wait_for_timeout(800)))
    assert {round(at["bar"]) for at in seen} == {round(seen[0]["bar"])}
    assert min(at["height"] for at in seen) >= seen[0]["height"] - 1


def test_choosing_another_plan_to_compare_moves_no_control(visit):
    page = visit(PATHS["compare"])
    page.evaluate(SHIFTS)
    seen = watched(page, lambda: choose(page, say("ko", "compare.right"), "서울시 2018"))
    assert {round(at["bar"]) for at in seen} == {round(seen[0]["bar"])}
    assert page.evaluate("() => window.shifts.reduce((sum, one) => sum + one, 0)") < 0.1


def test_nothing_of_a_page_moves_for_a_reader_who_asked_for_stillness(visit):
    page = visit(PATHS["targets"])
    moving = "() => document.getAnimations().filter(one => one.effect.getComputedTiming().duration > 100).length"
    page.emulate_media(reduced_motion="reduce")
    most = []
    page.get_by_role("combobox", name=REGION, exact=True).click()
    for _ in range(5):
        most.append(page.evaluate(moving))
    page.keyboard.press("Escape")
    choose(page, REGION, "인천 서구")
    most.append(page.evaluate(moving))
    assert most == [0] * 6
