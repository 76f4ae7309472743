"""A talk in the hall: collected from pages, shown large, moved by a clicker, taken along as a file."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from components.catalogue import say
from tests.browser.reading import changed, follow, sentences, settled
from tests.browser.serving import Proxy, Server

STAGE = say("ko", "present.stage")


def add(page: Page, finding: str) -> None:
    """Put a chart of the page into the talk."""
    page.get_by_role("button", name=say("ko", "present.add")).click()
    changed(
        page, page.get_by_role("menuitem").or_(page.get_by_role("option")).filter(has_text=finding[:40]).first.click
    )


def shown(page: Page) -> str:
    return page.get_by_role("heading", level=2).and_(page.locator(".slide h2")).filter(visible=True).inner_text()


def test_charts_are_collected_from_pages_and_shown_in_order(visit, server: Server):
    page = visit("/budget?region=11410")
    first = sentences(page)[0]
    add(page, first)
    follow(page, "employment")
    second = sentences(page)[0]
    add(page, second)
    page.get_by_role("region", name="Sidebar").get_by_role("link", name=f"{say('ko', 'present.menu')} · 2").click()
    stage = page.get_by_role("region", name=STAGE)
    expect(stage).to_be_visible(timeout=30_000)
    settled(page, quiet=500)
    assert shown(page) == first
    stage.click(position={"x": 200, "y": 60})
    page.keyboard.press("PageDown")
    assert shown(page) == second
    page.keyboard.press("PageDown")
    assert shown(page) == second, "the last slide stays"
    page.keyboard.press("ArrowLeft")
    assert shown(page) == first
    page.get_by_role("textbox").first.focus()
    page.keyboard.press("ArrowRight")
    assert shown(page) == first, "whoever writes a note does not turn the page"
    other = visit(page.url.removeprefix(server.url), new=True)
    expect(other.get_by_role("region", name=STAGE)).to_be_visible(timeout=30_000)
    assert shown(other) == first
    assert server.crashes() == ""


DECK = "e5c5eb87e019~budget.budget-plans.region-all.stage-budget~employment.rates_15_64.rate-15_64.region-11410"


def points(page: Page) -> list[float]:
    """How large the words of the slide are that is shown, in points."""
    words = page.locator(".slide:not([hidden]) h2, .slide:not([hidden]) .what, .slide:not([hidden]) .source")
    return words.evaluate_all("all => all.map(one => parseFloat(getComputedStyle(one).fontSize) * 0.75)")


def test_on_the_full_screen_of_a_projector_words_have_24_points_and_nothing_is_cut(visit):
    page = visit("/present?deck=" + DECK)
    page.set_viewport_size({"width": 1280, "height": 720})
    page.get_by_role("button", name=say("ko", "present.full"), exact=True).click()
    page.wait_for_function("document.fullscreenElement !== null")
    for _ in range(2):
        assert min(points(page)) >= 24
        inside = page.locator(".slide:not([hidden])").evaluate(
            "one => one.scrollHeight <= one.clientHeight && one.querySelector('.chart').clientHeight > 300"
        )
        assert inside
        page.keyboard.press("PageDown")


def test_a_chart_of_many_rows_is_shown_part_by_part_and_no_letter_is_under_24_points(visit):
    page = visit("/present?deck=e5c5eb87e019~targets.finished-targets.region-all~budget.flow.region-28260.view-uses")
    page.set_viewport_size({"width": 1280, "height": 720})
    page.get_by_role("button", name=say("ko", "present.full"), exact=True).click()
    page.wait_for_function("document.fullscreenElement !== null")
    count = page.get_by_role("status").filter(has_text="/ 2")
    seen = []
    while (now := count.inner_text()) not in seen:
        seen.append(now)
        letters = page.locator(".slide:not([hidden]) [data-letters]").evaluate_all(LETTERS)
        assert min(letters) > 23.99, (now, letters)
        page.keyboard.press("PageDown")
    parts = len(seen) - 1
    assert parts >= 2
    assert seen == [*(f"1 / 2 ({part}/{parts})" for part in range(1, parts + 1)), "2 / 2"]
    page.keyboard.press("PageUp")
    assert count.inner_text() == seen[-2]


def taken_along(page: Page, folder: Path) -> Path:
    """The talk as the file for halls without a network."""
    expect(page.get_by_role("region", name=STAGE)).to_be_visible(timeout=30_000)
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name=re.compile(re.escape(say("ko", "present.file")))).click()
    path = folder / "talk.html"
    download.value.save_as(path)
    return path


# How large the smallest letters of each band of a chart are on the screen, in points.
LETTERS = "all => all.map(one => one.dataset.letters * one.getScreenCTM().a * 0.75)"


def test_the_file_shows_the_talk_without_a_network_and_hears_the_keys(visit, tmp_path: Path, proxy: Proxy):
    page = visit("/present?deck=" + DECK)
    path = taken_along(page, tmp_path)
    hall = page.context.new_page()
    asked, failed = [], []
    hall.on("request", lambda request: asked.append(request.url))
    hall.on("console", lambda entry: failed.append(entry.text) if entry.type == "error" else None)
    before = list(proxy.requests)
    hall.goto(path.as_uri())
    counts = []
    for key in ("PageDown", "PageUp", "ArrowRight", "Home", "End"):
        hall.keyboard.press(key)
        counts.append(hall.get_by_role("status").inner_text())
    assert counts == ["2 / 2", "1 / 2", "2 / 2", "1 / 2", "2 / 2"]
    expect(hall.locator(".notes:visible")).to_have_count(0)
    hall.keyboard.press("n")
    expect(hall.locator(".notes:visible")).to_have_count(1)
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert proxy.requests == before
    assert failed == []
    hall.close()


def test_the_presenter_has_a_window_with_the_note_and_what_comes_next_and_turns_pages_there(visit):
    noted = DECK.replace("stage-budget", "n--7Jes6riw7IScIOyJsOuLpA.stage-budget")  # 여기서 쉰다
    page = visit("/present?deck=" + noted)
    stage = page.get_by_role("region", name=STAGE)
    expect(stage).to_be_visible(timeout=30_000)
    settled(page, quiet=500)
    first = shown(page)
    stage.click(position={"x": 200, "y": 60})
    with page.expect_popup() as opening:
        page.keyboard.press("p")
    desk = opening.value
    expect(desk.get_by_text("여기서 쉰다")).to_be_visible()
    expect(desk.get_by_role("heading")).to_have_text(first)
    expect(desk.get_by_text(say("ko", "present.passed"))).to_be_visible()
    expect(page.locator(".notes:visible")).to_have_count(0), "the hall does not see the note"
    desk.keyboard.press("PageDown")
    second = shown(page)
    assert second != first
    expect(desk.get_by_role("heading")).to_have_text(second)
    expect(desk.get_by_text("여기서 쉰다")).to_have_count(0)
    with desk.expect_event("close"):
        stage.press("p")


def test_a_note_written_at_the_second_slide_does_not_lead_back_to_the_first(visit):
    page = visit("/present?deck=" + DECK)
    stage = page.get_by_role("region", name=STAGE)
    expect(stage).to_be_visible(timeout=30_000)
    settled(page, quiet=500)
    stage.click(position={"x": 200, "y": 60})
    page.keyboard.press("PageDown")
    second = shown(page)
    page.get_by_role("textbox").nth(1).fill("천천히")
    changed(page, lambda: page.keyboard.press("Tab"))
    assert "n--" in page.url
    assert shown(page) == second


def test_slides_turn_by_themselves_and_who_turns_one_by_hand_has_the_whole_pause_again(visit, tmp_path: Path):
    page = visit("/present?pause=10&deck=" + DECK)
    path = taken_along(page, tmp_path)
    hall = page.context.new_page()
    hall.clock.install()
    hall.goto(path.as_uri())
    count = hall.get_by_role("status")
    expect(count).to_have_text("1 / 2")
    hall.clock.run_for(8_000)
    hall.keyboard.press("PageDown")
    expect(count).to_have_text("2 / 2")
    hall.clock.run_for(8_000)
    expect(count).to_have_text("2 / 2")
    hall.clock.run_for(3_000)
    expect(count).to_have_text("1 / 2")
    hall.keyboard.press("a")
    hall.clock.run_for(30_000)
    expect(count).to_have_text("1 / 2")
    hall.close()
