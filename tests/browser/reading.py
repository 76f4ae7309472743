"""What a reader does and sees, as steps for tests: open, choose, read. Roles, labels and text only."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from components.catalogue import say
from components.frame import PAGES

PATHS = {page.key: f"/{page.path}" for page in PAGES}
PLACE = say("ko", "tip.place")
COUNT = re.compile(r" · \d+$")  # options of the programme page say how many rows each would leave

# Streamlit's own word on whether a script is running, kept for tests; all else here is read as readers read it.
RESTING = "() => document.querySelector('[data-test-script-state]')?.dataset.testScriptState === 'notRunning'"
# Resolves when nothing in the document has changed for a while: charts and tables are drawn after the page is there.
QUIET = """quiet => new Promise(done => {
    const last = setTimeout(done, 10000)
    let timer = setTimeout(done, quiet)
    new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(() => { clearTimeout(last); done() }, quiet) })
        .observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true})
})"""


def opened(page: Page, url: str) -> Page:
    """Open an address and wait until the page has come to rest."""
    page.goto(url)
    title(page)
    expect(page.get_by_role("main").get_by_role("combobox").first).to_be_visible(timeout=20_000)
    settled(page)
    return page


def settled(page: Page, quiet: int = 250) -> None:
    """Wait until the server has said all it had to say and nothing changes any more."""
    page.wait_for_function(RESTING, timeout=20_000)
    page.evaluate(QUIET, quiet)


def title(page: Page) -> str:
    """The page's own title."""
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_be_visible(timeout=20_000)
    return heading.inner_text()


def text(page: Page) -> str:
    """All that stands on the page, charts included."""
    return page.get_by_role("main").inner_text()


def sentences(page: Page) -> list[str]:
    """The sentences over the charts."""
    return page.get_by_role("main").get_by_role("heading", level=2).all_inner_texts()


def menu(page: Page) -> Locator:
    """The links of the menu."""
    return page.get_by_role("region", name="Sidebar").get_by_role("link")


def controls(page: Page) -> dict[str, str]:
    """What every control of the page shows, by its label; segmented controls by the label of their group."""
    main = page.get_by_role("main")
    boxes = main.get_by_role("combobox").or_(main.get_by_role("searchbox"))
    shown = boxes.evaluate_all("all => Object.fromEntries(all.map(one => [one.getAttribute('aria-label'), one.value]))")
    shown = {label: COUNT.sub("", value) for label, value in shown.items()}
    for group in main.get_by_role("radiogroup").all():
        chosen = group.get_by_role("radio", checked=True)
        shown[group.get_attribute("aria-label") or ""] = chosen.inner_text() if chosen.count() else ""
    return shown


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a select box with the mouse."""
    page.get_by_role("combobox", name=label, exact=True).click()
    named = re.compile(f"^{re.escape(option)}({COUNT.pattern[:-1]})?$")
    changed(page, page.get_by_role("option", name=named).click)


def changed(page: Page, act: Callable[[], None]) -> None:
    """Do something that changes the address, and wait until the page shows what the new address says."""
    before = page.url
    act()
    expect(page).not_to_have_url(before, timeout=15_000)
    settled(page, quiet=400)


def follow(page: Page, key: str, lang: str = "ko") -> None:
    """Go to another page through the menu."""
    menu(page).filter(has_text=re.compile(f"^{say(lang, f'{key}.menu')}$")).click()
    arrived(page, key, lang)


def arrived(page: Page, key: str, lang: str = "ko") -> None:
    """Wait until a page is there, and complete."""
    expect(page.get_by_role("heading", level=1)).to_have_text(say(lang, f"{key}.title"), timeout=15_000)
    settled(page, quiet=400)


def charts(page: Page) -> Locator:
    """The charts, each with the sentence as its name."""
    return page.locator('[role="graphics-document"]')


def marks_with_place(chart: Locator) -> Locator:
    """The marks of a chart that say where their figure is printed."""
    return chart.locator(f'[role="graphics-symbol"][aria-label*="{PLACE}"]')


def errors(page: Page) -> list[str]:
    """Error boxes on the page: Streamlit shows one where a page failed."""
    return page.get_by_role("alert").filter(has_text="encountered an error").all_inner_texts()


def sideways_scroll(page: Page) -> int:
    """How many pixels the page can be scrolled sideways: the window itself, or whatever around the title scrolls."""
    return page.get_by_role("heading", level=1).evaluate(
        """title => {
            let most = 0
            for (let one = title; one; one = one.parentElement) {
                const scrolls = /auto|scroll/.test(getComputedStyle(one).overflowX) || one === document.documentElement
                if (scrolls) { one.scrollLeft = 9999; most = Math.max(most, one.scrollLeft); one.scrollLeft = 0 }
            }
            return Math.round(most)
        }"""
    )


def notices(page: Page) -> Locator:
    """Short notices in the corner of the window."""
    return page.get_by_role("region", name="Notifications").get_by_role("listitem")


def clipped(page: Page) -> list[str]:
    """Headings, labels of controls, buttons and links that are cut off: by a box around them, or by the window's edge."""
    return page.evaluate(
        """() => [...document.querySelectorAll('main :is(h1, h2, h3, label, button, [role=radio], summary, a), main p')].flatMap(one => {
            const box = one.getBoundingClientRect(), text = one.innerText?.trim(), style = getComputedStyle(one)
            if (!text || !box.width || style.visibility === 'hidden' || one.closest('svg, canvas, table, [role=dialog]')) return []
            const cut = style.overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1
            const outside = box.right > innerWidth + 1 || box.left < -1
            return cut || outside ? [`${one.tagName.toLowerCase()} ${text.slice(0, 40)}`] : []
        })"""
    )
