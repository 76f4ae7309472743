"""One server and one Chromium for the whole session; every test reads in a context of its own."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

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
    quiet = ["--proxy-server=127.0.0.1:9", "--disable-features=AutofillServerCommunication"]
    browser = playwright.chromium.launch(executable_path=path, args=quiet)
    yield browser
    browser.close()


@pytest.fixture
def visit(chromium: Browser, server: Server, proxy: Proxy) -> Iterator[Visit]:
    """Open a page of the session's server in a new context: visit("/targets?region=11", width=390, lang="en").

    What a page asks of another host than this one goes to the proxy, which refuses and remembers it.
    """
    contexts = []
    outside = {"server": f"http://{proxy.address}", "bypass": "127.0.0.1"}

    def visiting(path: str, width: int = 1440, lang: str = "ko", scheme: str = "light", url: str = "") -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            locale={"ko": "ko-KR", "en": "en-GB"}[lang],
            color_scheme=scheme,
            proxy=outside,
        )
        contexts.append(context)
        return opened(context.new_page(), (url or server.url) + path)

    yield visiting
    for context in contexts:
        context.close()
