"""The main tasks without a mouse: Tab, arrows, Enter, Space, Escape. Where the keyboard is can be seen."""

import io
import re

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import FloatRect, Locator, Page, expect

from components.catalogue import say
from tests.browser.reading import PATHS, changed, controls, settled, title

REGION, YEAR, STRATEGY = (say("ko", f"filter.{name}") for name in ("region", "year", "strategy"))
FOCUSED = "one => one.contains(document.activeElement)"


def tab_to(page: Page, wanted: Locator, most: int = 60, key: str = "Tab") -> None:
    """Press Tab until the keyboard is on what is wanted."""
    for _ in range(most):
        page.keyboard.press(key)
        if wanted.first.evaluate(FOCUSED):
            return
    pytest.fail(f"not reached with {most} × {key}: {wanted}")


def pick(page: Page, label: str, start: str) -> None:
    """Choose an option of a select box: Tab to it, type the start of the option, Enter."""
    tab_to(page, page.get_by_role("combobox", name=label, exact=True))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.type(start)
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    changed(page, lambda: page.keyboard.press("Enter"))


def test_area_then_strategy_then_a_table_then_its_download(visit):
    page = visit(PATHS["targets"])
    pick(page, REGION, "서대문구")
    assert controls(page)[REGION] == "서대문구"
    tab_to(page, page.get_by_role("combobox", name=STRATEGY, exact=True))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    changed(page, lambda: page.keyboard.press("Enter"))
    assert "strategy=" in page.url
    line = page.get_by_role("main").get_by_role("group").filter(has_text=re.compile(r"^표로 보기"))
    tab_to(page, line)
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="CSV", exact=True)
    expect(button.first).to_be_visible()
    settled(page)
    tab_to(page, button)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")


def test_a_programme_is_found_and_its_details_are_read(visit):
    page = visit(PATHS["programmes"])
    tab_to(page, page.get_by_role("searchbox"))
    page.keyboard.type("노인일자리")
    changed(page, lambda: page.keyboard.press("Enter"))
    tab_to(
        page, page.get_by_role("main").locator("canvas")
    )  # tables are drawn; their cells stand inside for screen readers
    page.keyboard.press("ArrowDown")
    changed(page, lambda: page.keyboard.press("Shift+Space"))
    assert "programme=" in page.url
    expect(page.get_by_role("heading", name=say("ko", "programmes.printed_cell"))).to_be_visible()


def test_the_language_is_switched_and_the_menu_is_skipped(visit):
    page = visit(PATHS["targets"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("combobox", name=REGION, exact=True), most=8)
    tab_to(page, page.get_by_role("radio", name="English"), most=12, key="Shift+Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", level=1)).to_have_text(say("en", "targets.title"), timeout=15_000)


def test_a_popover_opens_and_closes_and_leaves_the_keyboard_where_it_was(visit):
    page = visit(PATHS["targets"])
    button = page.get_by_role("button", name=say("ko", "app.take_home"))
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(page.get_by_text(say("ko", "file.page_hint"))).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text(say("ko", "file.page_hint"))).to_be_hidden()
    assert button.evaluate(FOCUSED)


BOX = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect(), pad = 6
    window.focused = one
    return {x: Math.max(0, box.x - pad), y: Math.max(0, box.y - pad), width: box.width + 2 * pad, height: Math.min(box.height, 200) + 2 * pad}
}"""


def seen(page: Page, box: FloatRect) -> Image.Image:
    page.wait_for_timeout(60)
    return Image.open(io.BytesIO(page.screenshot(clip=box))).convert("L")


def test_every_stop_of_the_keyboard_can_be_seen(visit):
    page = visit(PATHS["targets"])
    page.emulate_media(reduced_motion="reduce")
    invisible = []
    for _ in range(34):
        page.keyboard.press("Tab")
        box = page.evaluate(BOX)
        focused = seen(page, box)
        page.evaluate("() => window.focused.blur()")
        changes = ImageChops.difference(focused, seen(page, box)).point(lambda value: 255 * (value > 25))
        page.evaluate("() => window.focused.focus({focusVisible: true, preventScroll: true})")
        if changes.histogram()[255] < 40:
            invisible.append(
                page.evaluate("() => window.focused.getAttribute('aria-label') || window.focused.innerText")
            )
    assert invisible == []
    assert title(page) == say("ko", "targets.title")
