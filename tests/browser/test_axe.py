"""axe-core finds nothing wrong: every page, in both themes and languages, also with lists, tables and notices open."""

import warnings
from collections import defaultdict
from importlib.resources import files

import pytest
from playwright.sync_api import Page, expect

from components.catalogue import say
from tests.browser.reading import PATHS, errors, opened, settled, title
from tests.browser.serving import Server

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
# What Streamlit alone could mend, as (rule, where, why).
BEYOND_US = (
    (
        "region",
        "[role=listbox]",
        "Streamlit hangs the open list of a select box at the end of the body, outside all landmarks",
    ),
    (
        "aria-dialog-name",
        "[role=alertdialog]",
        "Streamlit names a notice after a title that it does not draw; its words are read",
    ),
)
TALL = {"width": 1440, "height": 5000}  # axe judges colours only of what is within the window
FOUND = """([only, excused]) => axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}, ...(only && {runOnly: only})}).then(({violations}) =>
    violations.flatMap(({id, nodes}) => nodes.map(node => {
        const one = document.querySelector(node.target[0])
        const parts = excused.filter(([rule, where]) => rule === id && (one?.closest(where) || one?.querySelector(where)))
        return {rule: id, html: node.html.slice(0, 300), why: node.failureSummary, excuse: parts[0]?.[2]}})))"""


def violations(page: Page, *only: str) -> list[str]:
    """What axe-core finds, one line each: every rule, or only those named. pytest lists the exceptions as warnings."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE)
    found = page.evaluate(FOUND, [list(only) or None, BEYOND_US])
    for one in found:
        if one["excuse"]:
            warnings.warn(f"axe-core exception {one['rule']}: {one['excuse']}", stacklevel=2)
    return [
        f"{one['rule']}: {one['html']} · {' '.join(one['why'].split())[:200]}" for one in found if not one["excuse"]
    ]


def in_theme(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    settled(page, quiet=120)


def open_table(page: Page, lang: str) -> None:
    """Open the first closed table line, where the page has one."""
    lines = page.get_by_text(say(lang, "table.show", count=0).split("0")[0])
    if lines.count():
        lines.first.click()
        expect(page.get_by_role("button", name="CSV", exact=True).first).to_be_visible()


@pytest.fixture
def tall(visit) -> Page:
    page = visit("/")
    page.set_viewport_size(TALL)
    return page


def test_every_page_as_it_opens_in_both_themes(tall: Page, server: Server):
    found = defaultdict(list)
    for key, path in PATHS.items():
        in_theme(tall, "light")
        opened(tall, f"{server.url}{path}?lang=ko")
        found[key] += violations(tall)
        in_theme(tall, "dark")
        found[key] += [f"dark {one}" for one in violations(tall, "color-contrast")]
    assert {key: lines for key, lines in found.items() if lines} == {}


def test_every_page_of_one_plan_in_english_and_dark_with_a_table_and_a_popover_open(tall: Page, server: Server):
    found = defaultdict(list)
    in_theme(tall, "dark")
    for key, path in PATHS.items():
        opened(tall, f"{server.url}{path}?lang=en&region=28260")
        open_table(tall, "en")
        tall.get_by_role("button", name=say("en", "app.take_home")).click()
        expect(tall.get_by_role("dialog")).to_be_visible()
        found[key] += violations(tall)
    assert {key: lines for key, lines in found.items() if lines} == {}


STATES = (
    "/employment?region=11560",
    "/targets?region=28260&view=parts",
    "/targets?region=28260&view=audience",
    "/targets?region=11&view=policy",
    "/labour_market?region=28260&view=matching",
    "/labour_market?region=28260&view=industry",
    "/sources?region=28260&view=tables",
    "/sources?view=codebook",
    "/labour_market?region=11560",
    "/schedule?region=11560",
    "/checks?region=28260&show=all",
    "/programmes?q=아무도모르는사업",
    "/employment?by=nonsense",
)


def test_other_views_and_pages_with_nothing_to_show(tall: Page, server: Server):
    found = {}
    for address in STATES:
        opened(tall, server.url + address)
        assert not errors(tall)
        found |= {address: lines} if (lines := violations(tall)) else {}
    assert found == {}


def test_a_list_of_options_and_the_link_to_copy(tall: Page, server: Server):
    opened(tall, f"{server.url}/targets")
    tall.get_by_role("combobox", name=say("ko", "filter.region"), exact=True).click()
    expect(tall.get_by_role("option").first).to_be_visible()
    assert violations(tall) == []
    tall.keyboard.press("Escape")
    tall.get_by_role("button", name=say("ko", "app.take_home")).click()
    expect(tall.get_by_text(say("ko", "app.copy_hint"))).to_be_visible()
    assert violations(tall) == []


def test_axe_would_have_noticed(tall: Page):
    """The tests above mean something only because this one passes."""
    assert title(tall)
    tall.evaluate(
        """() => document.querySelector('h1').insertAdjacentHTML('afterend',
            '<h5>skips</h5><button></button><p style="color: #bbb; background: #fff">faint</p>')"""
    )
    rules = {line.split(":")[0] for line in violations(tall)}
    assert rules >= {"heading-order", "button-name", "color-contrast"}
