"""A page drawn with nobody watching is the page that readers see, and leaves nothing behind."""

import re
from html.parser import HTMLParser

import pytest

from components.embed import iframe
from components.frame import PAGES, PageEntry
from components.quiet import is_quiet, page_drawn
from tests.test_pages import charts, opened
from tests.test_pages import controls as controls_of


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_the_charts_are_those_that_readers_see(entry: PageEntry):
    address = {"lang": "en", "region": "11410"}
    page = page_drawn(entry.file, address, "http://example.org/here")
    seen = charts(opened(entry.key, **address))
    assert page.lang == "en"
    assert {drawn.finding for drawn in page.drawn} <= set(seen)
    keys = [drawn.drawing.key for drawn in page.drawn]
    assert len(set(keys)) == len(keys), "each chart of a page has a key of its own"
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", key) for key in keys), "which can stand in an address as it is"
    assert page.view.link.startswith("http://example.org/here?lang=en&")
    assert "edition=" in page.view.link


def test_a_value_nobody_knows_gives_the_default_and_no_session_is_touched():
    before = controls_of(opened("employment", region="28260"))
    page = page_drawn("pages/employment.py", {"lang": "ko", "region": "<b>", "by": "x" * 10_000}, "")
    assert "region=all" in page.view.link
    assert "by=age" in page.view.link
    assert controls_of(opened("employment", region="28260")) == before
    assert not is_quiet()


def test_the_lines_for_another_page_hold_no_more_than_one_frame():
    page = page_drawn("pages/employment.py", {"lang": "ko", "region": "11410"}, "http://example.org/employment")
    drawn = page.drawn[0]
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.append((tag, dict(attrs)))

    Reader().feed(iframe(f'{page.view.link}&embed=true&chart={drawn.drawing.key}&x="><script>', drawn))
    ((tag, attributes),) = found
    assert tag == "iframe"
    assert attributes["src"].startswith(page.view.link)
    assert attributes["title"] == drawn.finding
    assert int(attributes["height"]) > drawn.drawing.spec["height"]
