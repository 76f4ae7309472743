"""A click on a map chooses an area; the large map comes when it is opened and asks nobody outside."""

import re

from playwright.sync_api import expect

from components.catalogue import say
from tests.browser.reading import changed, charts, controls, errors, settled
from tests.browser.serving import Proxy, Server

AREA = say("ko", "filter.region")


def tile(page, name: str):
    """The tile of a district, read as a screen reader finds it."""
    tiles = charts(page).filter(has=page.locator('[aria-label*="해운대구"]'))  # only the tiles know Busan
    return tiles.locator(f'[role="graphics-symbol"][aria-label*="{name}"]').first


def test_a_click_on_a_tile_chooses_the_area_and_the_address_says_so(visit):
    page = visit("/")
    changed(page, lambda: tile(page, "서대문구").click(force=True))
    assert "region=11410" in page.url
    assert controls(page)[AREA] == "서대문구"
    changed(page, lambda: tile(page, "송파구").click(force=True))  # covered by Seoul's plans
    assert controls(page)[AREA] == "서울시"


def test_a_click_on_a_district_without_a_plan_leaves_the_page_as_it_is(visit):
    page = visit("/?region=28260")
    tile(page, "해운대구").click(force=True)
    settled(page, quiet=600)
    assert controls(page)[AREA] == "인천 서구"
    assert errors(page) == []


def test_the_large_map_is_loaded_when_it_is_opened_and_asks_no_other_host(visit, proxy: Proxy, server: Server):
    page = visit("/?colour=grdp", new=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    before = len(proxy.requests)
    assert page.locator("canvas").count() == 0
    page.get_by_text(say("ko", "home.big_map"), exact=True).click()
    expect(page.locator("canvas").first).to_be_visible(timeout=20_000)
    settled(page, quiet=1000)
    assert any(re.search("DeckGl", address) for address in asked)
    assert [address for address in asked if not address.startswith((server.url, "blob:", "data:"))] == []
    assert proxy.requests[before:] == []
    assert errors(page) == []
