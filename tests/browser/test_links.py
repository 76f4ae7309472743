"""An address is the whole state of a page: it can be sent, kept, gone back to, and mistyped."""

import re
from base64 import b64encode
from hashlib import sha256
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from components.catalogue import say
from tests.browser.reading import (
    PATHS,
    arrived,
    changed,
    choose,
    controls,
    errors,
    follow,
    menu,
    notices,
    opened,
    sentences,
    settled,
    title,
)
from tests.browser.serving import Server

REGION, YEAR, STRATEGY = (say("ko", f"filter.{name}") for name in ("region", "year", "strategy"))
FILTERED = [key for key in PATHS if key not in {"compare", "present"}]  # these have no area and year


def query(address: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}


@pytest.mark.parametrize("key", FILTERED)
def test_a_link_with_area_year_and_strategy_opens_what_it_says(key, visit):
    page = visit(f"{PATHS[key]}?region=11&year=2018&strategy=s1")
    shown = controls(page)
    assert shown[REGION] == "서울시"
    assert shown[YEAR] == "2018년"
    if STRATEGY in shown:
        assert shown[STRATEGY] not in {say("ko", "filter.all_strategies"), say("ko", "filter.choose_plan_first")}
        assert query(page.url)["strategy"] == "s1"


def test_a_link_to_a_comparison_opens_these_two_plans(visit):
    page = visit("/compare?left=seoul-2018&right=seodaemun-2024")
    shown = controls(page)
    assert shown[say("ko", "compare.left")] == "서울시 2018"
    assert shown[say("ko", "compare.right")] == "서대문구 2024"


@pytest.mark.parametrize("key", FILTERED)
def test_what_is_chosen_with_the_mouse_stands_in_the_address_and_opens_again_for_somebody_else(
    key, visit, server: Server
):
    page = visit(PATHS[key])
    headings = page.get_by_role("main").get_by_role("heading")
    before = headings.all_inner_texts()
    choose(page, REGION, "서대문구")
    assert query(page.url)["region"] == "11410"
    expect(headings).not_to_have_text(before, timeout=15_000)
    other = visit(page.url.removeprefix(server.url), new=True)
    assert controls(other) == controls(page)
    assert sentences(other) == sentences(page)


def test_a_segment_and_a_search_stand_in_the_address_too(visit, server: Server):
    page = visit("/employment?region=11410")
    changed(page, page.get_by_role("radio", name=say("ko", "by.sex"), exact=True).click)
    assert query(page.url)["by"] == "sex"
    page = visit("/programmes")
    changed(page, lambda: page.get_by_role("searchbox").fill("노인일자리"))
    assert query(page.url)["q"] == "노인일자리"
    assert sentences(visit(page.url.removeprefix(server.url), new=True)) == sentences(page)


def test_the_link_to_copy_is_the_address_with_every_control(visit):
    page = visit("/targets?region=28260")
    page.get_by_role("button", name=say("ko", "app.take_home"), exact=True).click()
    offered = page.get_by_text(re.compile(r"^http://\S+/targets\?")).first.inner_text()
    assert query(offered).items() >= query(page.url).items()
    assert query(offered).keys() >= {"lang", "region", "year", "strategy", "view", "edition"}


def test_one_click_copies_under_a_strict_policy_for_scripts_and_says_so(visit, server: Server):
    page = visit("/", new=True)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
    refused = []
    page.on("console", lambda entry: refused.append(entry.text) if "Content Security Policy" in entry.text else None)

    def strictly(route):
        answer = route.fetch()
        inline = re.findall(r"<script>(.*?)</script>", answer.text(), re.DOTALL)
        hashes = " ".join(f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in inline)
        policy = f"script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval' blob: {hashes}; connect-src 'self' ws:"
        route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": policy})

    page.route("**/budget?*", strictly)
    opened(page, f"{server.url}/budget?region=28260")
    page.get_by_role("button", name=say("ko", "app.copy_link"), exact=True).click()
    expect(page.get_by_role("button", name=say("ko", "app.copied"), exact=True)).to_be_visible()
    expect(page.get_by_role("button", name=say("ko", "app.copy_link"), exact=True)).to_be_visible(timeout=5000)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{server.url}/budget?")
    assert query(copied).items() >= {"region": "28260", "stage": "budget", "lang": "ko"}.items()
    assert len(copied) < 200
    assert refused == []


def test_back_and_forward_walk_through_filters_and_pages_without_losing_any(visit):
    page = visit("/")
    steps = [
        lambda: follow(page, "employment"),
        lambda: choose(page, REGION, "서대문구"),
        lambda: changed(page, page.get_by_role("radio", name=say("ko", "by.sex"), exact=True).click),
        lambda: follow(page, "targets"),
        lambda: changed(page, page.get_by_role("radio", name=say("ko", "targets.view_parts"), exact=True).click),
        lambda: choose(page, REGION, "서울시"),
        lambda: choose(page, YEAR, "2018년"),
    ]

    def state():
        return title(page), controls(page), sentences(page)

    seen = [state()]
    for step in steps:
        step()
        seen.append(state())
    for wanted in reversed(seen[:-1]):
        page.go_back()
        settled(page, quiet=500)
        assert state() == wanted
    for wanted in seen[1:]:
        page.go_forward()
        settled(page, quiet=500)
        assert state() == wanted


def test_a_link_in_english_is_english_whatever_the_browser_speaks(visit):
    page = visit("/targets?lang=en", lang="ko")
    assert title(page) == say("en", "targets.title")
    assert page.locator("html").get_attribute("lang") == "en"


def test_a_browser_that_speaks_english_gets_english_and_a_korean_one_korean(visit):
    for lang in ("en", "ko"):
        page = visit("/budget", lang=lang)
        assert title(page) == say(lang, "budget.title")
        assert page.locator("html").get_attribute("lang") == lang


def test_the_language_switch_changes_page_menu_and_address_and_keeps_the_area(visit):
    page = visit("/targets?region=11410")
    changed(page, page.get_by_role("radio", name="English").click)
    assert title(page) == say("en", "targets.title")
    assert menu(page).first.inner_text() == say("en", "home.menu")
    assert query(page.url)["lang"] == "en"
    assert query(page.url)["region"] == "11410"


def test_the_language_switch_tells_screen_readers_at_once(visit):
    page = visit("/targets")
    changed(page, page.get_by_role("radio", name="English").click)
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_menu_takes_area_and_year_along(visit):
    page = visit("/employment")
    choose(page, REGION, "서울시")
    choose(page, YEAR, "2021년")
    for key in ("budget", "programmes", "sources", "home"):
        follow(page, key)
        assert controls(page)[REGION] == "서울시"
        assert controls(page)[YEAR] == "2021년"


def test_the_back_button_returns_to_the_page_before_as_it_was(visit):
    page = visit("/targets?region=28260")
    before = sentences(page)
    follow(page, "budget")
    assert controls(page)[REGION] == "인천 서구"
    page.go_back()
    arrived(page, "targets")
    assert controls(page)[REGION] == "인천 서구"
    assert sentences(page) == before


def test_the_back_button_leads_out_step_by_step_and_never_holds_a_reader_on_a_page(visit):
    page = visit("/")
    follow(page, "employment")
    choose(page, REGION, "서울시")
    page.go_back()
    settled(page, quiet=1000)
    assert title(page) == say("ko", "employment.title")
    assert controls(page)[REGION] == say("ko", "filter.all_regions")
    page.go_back()
    arrived(page, "home")
    assert controls(page)[REGION] == say("ko", "filter.all_regions")


HOSTILE = {
    "markup": "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">",
    "sql": "11'; drop table plans; --",
    "path": "../../../../etc/passwd",
    "huge": "9" * 5000,
    "braces": "{0.__class__}{key}%s%n",
    "markdown": "[**!**](javascript:alert(1)) :red[x] $x$",
    "nothing": "",
    "control": "\x00\x1f\ufeff\u202e",
}


KEYS = ("region", "year", "strategy", "view", "stage", "rate", "by", "left", "right", "show", "field", "table", "q")


def test_a_hostile_address_shows_the_page_with_its_defaults(visit, server: Server):
    page = visit("/")
    found = {}
    for name, value in HOSTILE.items():
        opened(page, f"{server.url}/targets?{urlencode(dict.fromkeys(('lang', *KEYS), value))}")
        assert title(page) == say("ko", "targets.title")
        if errors(page) or "taken" in page.title() or controls(page)[REGION] != say("ko", "filter.all_regions"):
            found[name] = page.url
    assert found == {}
    assert server.crashes() == ""


def test_no_page_falls_over_values_it_does_not_know(visit, server: Server):
    page = visit("/")
    found = {}
    for key, path in PATHS.items():
        opened(page, f"{server.url}{path}?{urlencode(dict.fromkeys(KEYS, '<b>없는 값</b>'))}&region=²&year=-1")
        assert title(page) == say("ko", f"{key}.title")
        found |= {key: errors(page)} if errors(page) else {}
    assert found == {}
    assert server.crashes() == ""


def test_what_was_dropped_from_an_address_is_said(visit):
    page = visit("/targets?view=nonsense")
    expect(notices(page).filter(has_text="nonsense").first).to_be_visible()


def test_an_address_that_is_right_brings_no_such_notice(visit):
    page = visit("/targets?view=parts&region=11410&year=2024&strategy=all&lang=ko")
    assert notices(page).all_inner_texts() == []
