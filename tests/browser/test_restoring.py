"""A link brings back what was seen: fifty views in a browser, in either language, and after a plan was added."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
import streamlit as st
from playwright.sync_api import BrowserContext, Page
from streamlit.testing.v1 import AppTest

from components.catalogue import say
from loaders import database
from loaders.build import DATA, build
from loaders.database import Database
from loaders.editions import keep_shown
from tests.browser.reading import COUNT, PATHS, RESTING, controls, sentences
from tests.browser.serving import Server
from tests.conftest import HERE, SYNTHETIC
from tests.random_views import random_views
from tests.test_pages import opened, shown

VIEWS = random_views(50)
ALONE = {"employment", "targets", "programmes", "audit", "sources"}
NEW_PLAN = say("ko", "news.added", plans="").rstrip(". ")


def link_of(at: AppTest) -> dict[str, str]:
    """The link to copy, as names and values."""
    return dict(parse_qsl(at.code[0].value.partition("?")[2], keep_blank_values=True))


def read(markdown: str) -> str:
    """A sentence as it is read: without Markdown, and without what stands below it in the same element."""
    return re.sub(r"\\(.)", r"\1", markdown.partition("\n")[0].removeprefix("## ").replace("**", ""))


def said(at: AppTest) -> list[str]:
    return [read(entry.value) for entry in at.main.markdown if entry.value.startswith("## ")]


# No strategy: how the box says so depends on how many plans the area has, and a new plan changes that.
NO_STRATEGY = {
    say(lang, f"filter.{key}")
    for lang in ("ko", "en")
    for key in ("all_strategies", "choose_plan_first", "no_strategies")
}


def without_words_for_none(controls: dict[str, str]) -> dict[str, str]:
    return {label: "" if value in NO_STRATEGY else value for label, value in controls.items()}


def differing(first: dict[str, str], second: dict[str, str]) -> list[str]:
    """The names of the charts that are not the same: a failure that prints the charts themselves cannot be read."""
    return [name for name in first | second if first.get(name) != second.get(name)]


def chosen(at: AppTest) -> dict[str, str]:
    """What every control shows, by its label."""
    boxes = {box.label: COUNT.sub("", box.options[box.index or 0]) for box in at.main.selectbox}
    segments = {group.label: group.options[group.indices[0]] for group in at.main.button_group}
    return boxes | segments | {text.label: str(text.value or "") for text in at.main.text_input}


@pytest.fixture
def copying(context: Callable[..., BrowserContext], server: Server) -> Iterator[Page]:
    """A tab that may read what was copied."""
    page = context("ko", "light", new=True).new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
    page.set_viewport_size({"width": 1440, "height": 900})
    yield page
    page.context.close()


def copied(page: Page, lang: str) -> dict[str, str]:
    """Copy the link with one click, and return what was copied as names and values."""
    page.evaluate("navigator.clipboard.writeText('')")
    page.get_by_role("button", name=say(lang, "app.copy_link"), exact=True).click()
    page.get_by_role("button", name=say(lang, "app.copied"), exact=True).wait_for()
    return dict(parse_qsl(page.evaluate("navigator.clipboard.readText()").partition("?")[2], keep_blank_values=True))


def reached(page: Page, read_again: Callable[[], object], want: object) -> object:
    """Return what stands on the page once it is what is wanted, or after it has long had time to be."""
    page.wait_for_function(RESTING, timeout=20_000)
    for _ in range(50):
        if read_again() == want:
            break
        page.wait_for_timeout(60)
    return read_again()


def test_fifty_views_come_back_from_their_links_in_either_language(copying: Page, server: Server):
    page, wrong = copying, []
    assert {key for key, _ in VIEWS} == set(PATHS)
    for key, address in VIEWS:
        seen, english = opened(key, **address), opened(key, **address | {"lang": "en"})
        link = link_of(seen)
        # A link names the year of a chosen strategy's plan, which the address may have left open.
        named = opened(key, **link) if link.get("strategy", "all") != "all" else seen
        page.goto(f"{server.url}{PATHS[key]}{seen.code[0].value}")
        page.get_by_role("heading", level=1).wait_for()
        found = [
            (reached(page, lambda: sentences(page), said(seen)), said(seen)),
            (reached(page, lambda: controls(page), chosen(named)), chosen(named)),
            (copied(page, "ko"), link),
        ]
        page.get_by_role("radio", name="English").click()
        found += [
            (reached(page, lambda: sentences(page), said(english)), said(english)),
            (copied(page, "en"), link | {"lang": "en"}),
        ]
        wrong += [(key, address, *pair) for pair in found if pair[0] != pair[1]]
    assert wrong == []
    assert server.crashes() == ""


@pytest.fixture
def with_a_new_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Calling it adds a plan of a new year to the real data."""

    def add() -> None:
        shutil.copytree(DATA, tmp_path / "data")
        shutil.copytree(HERE / "plans" / SYNTHETIC, tmp_path / "data" / "plans" / SYNTHETIC)
        path = build(tmp_path / "data", tmp_path / "build")
        shutil.copytree(keep_shown().parent, tmp_path / "build" / "editions")  # what this server showed before
        database.forget()
        monkeypatch.setattr(database, "ensure_database", lambda: Database(path))

        st.cache_data.clear()
        st.cache_resource.clear()

    yield add
    database.forget()


def test_fifty_views_come_back_after_a_plan_was_added(with_a_new_plan: Callable[[], None]):
    before = []
    for key, address in VIEWS:
        link = link_of(opened(key, **address))
        seen = opened(key, **link)
        assert link_of(seen) == link
        before.append((key, link, chosen(seen), shown(seen)))
    with_a_new_plan()
    narrowed = 0
    for key, link, controls_then, content in before:
        again = opened(key, **link)
        assert not again.toast, (key, link, again.toast[0].value)
        assert without_words_for_none(chosen(again)) == without_words_for_none(controls_then), link
        assert link_of(again) | {"edition": ""} == link | {"edition": ""}
        assert any("2030" in text for text in shown(again)[0] if NEW_PLAN in text), (
            "the page names the plan that came later"
        )
        # What sets a plan against all others (what a job costs, districts alike, findings) may speak of the new one.
        if key in ALONE and (link["region"] in {"11", "28260", "11560"} or link["year"] == "2024"):
            narrowed += 1
            kept = [text for text in said(again) if say("ko", "news.unchanged") not in text]
            assert kept == [read(text) for text in content[0] if text.startswith("## ")], link
            assert differing(shown(again)[1], content[1]) == [], link
            assert any(say("ko", "news.unchanged") in text for text in said(again))
    assert narrowed > 15
