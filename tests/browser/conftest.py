"""One server and one Chromium for the whole session; every test reads in tabs of its own."""

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ProxySettings, sync_playwright

import run
from tests.browser.reading import opened
from tests.browser.serving import Proxy, Server, our_server, refusing_proxy

Visit = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with our_server(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="session")
def proxy() -> Iterator[Proxy]:
    with refusing_proxy() as running:
        yield running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Chromium. What it asks for on its own account (updates, sign-in, autofill) goes nowhere."""
    path = run.find_chromium(playwright)
    if path is None:
        pytest.fail(run.NO_BROWSER, pytrace=False)
    quiet = ["--proxy-server=127.0.0.1:9", "--disable-features=AutofillServerCommunication,LocalNetworkAccessChecks"]
    browser = playwright.chromium.launch(executable_path=path, args=quiet)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def context(chromium: Browser, proxy: Proxy) -> Callable[..., BrowserContext]:
    """Readers by language and colour scheme. What they ask of another host goes to the proxy, which refuses and remembers."""
    outside: ProxySettings = {"server": f"http://{proxy.address}", "bypass": "127.0.0.1"}
    known: dict[tuple[str, str], BrowserContext] = {}

    def reader(lang: str, scheme: Literal["light", "dark"], new: bool) -> BrowserContext:
        locale = {"ko": "ko-KR", "en": "en-GB"}[lang]
        if new:  # for the asker alone, who may also close it
            return chromium.new_context(locale=locale, color_scheme=scheme, proxy=outside)
        if (lang, scheme) not in known:
            known[lang, scheme] = chromium.new_context(locale=locale, color_scheme=scheme, proxy=outside)
        return known[lang, scheme]

    return reader


@pytest.fixture
def visit(context: Callable[..., BrowserContext], server: Server) -> Iterator[Visit]:
    """Open a page of the session's server in a new tab: visit("/targets?region=11", lang="en").

    `new` opens it as somebody who has never been here; else what the browser keeps (files, not the page's state) is kept.
    """
    tabs = []

    def visiting(
        path: str, lang: str = "ko", scheme: str = "light", url: str | None = None, width: int = 1440, new: bool = False
    ) -> Page:
        tab = context(lang, scheme, new).new_page()
        tabs.append(tab)
        tab.set_viewport_size({"width": width, "height": 900})
        return opened(tab, (url or server.url) + path)

    yield visiting
    for tab in tabs:
        tab.close()
