"""How long until a newcomer can read the first page, how much that sends, and how quickly a filter answers.

`python -m benchmarks.first_page [--runs 5] [--clicks 20]` starts our server and plain `streamlit run app.py` afresh, one after
the other on this machine with the same data and configuration, and reads both with a real Chromium.
"""

import argparse
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

import run
from loaders.build import build
from tests.browser.reading import title
from tests.browser.serving import Server, our_server, plain_streamlit

Start = Callable[[Path], AbstractContextManager[Server]]
FIGURE = "14,490"  # the job target on the card of Seodaemun-gu 2024
AREAS = ("서대문구", "인천 서구")  # chosen in turns
FAR = 120_000

# Counts the milliseconds from a click to the last change of the document that can be seen; a quiet half second means that it is over.
# What changes inside a canvas is the copy of a table for screen readers, which the grid writes 0.2 to 0.3 seconds later on purpose.
# The announcer is a box of one pixel for them, from which the select box takes back what it said seven seconds ago.
SETTLE = """() => new Promise(done => {
    let last = performance.now()
    const seen = one => !(one.target.nodeType === 1 ? one.target : one.target.parentElement)?.closest('canvas, [data-live-announcer]')
    new MutationObserver(changes => { if (changes.some(seen)) last = performance.now() })
        .observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true})
    const look = () => performance.now() - last > 500 ? done(last - window.clicked) : setTimeout(look, 20)
    look()
})"""
CLOCK = "() => document.addEventListener('pointerdown', () => { window.clicked = performance.now() }, {capture: true})"


def first_visit(browser: Browser, server: Server) -> tuple[float, float]:
    """Return milliseconds and megabytes until title and first figure stand on the first page of a browser that is new here."""
    context = browser.new_context(locale="ko-KR", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    sent = bytes_on_the_wire(page)
    start = time.perf_counter()
    page.goto(server.url, wait_until="commit")
    title(page)
    page.get_by_text(FIGURE).first.wait_for(timeout=FAR)
    took = (time.perf_counter() - start) * 1000
    context.close()
    return took, sum(sent) / 1e6


def bytes_on_the_wire(page: Page) -> list[float]:
    """Return a list that fills with the bytes of every answer and every message of the page's socket, as sent."""
    sent: list[float] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    session.on(
        "Network.webSocketFrameReceived", lambda event: sent.append(len(event["response"]["payloadData"]) * 0.75)
    )
    return sent


def clicks(browser: Browser, server: Server, count: int) -> list[float]:
    """Return the milliseconds from choosing an area to the page at rest, `count` times, after two that do not count."""
    page = browser.new_page(locale="ko-KR", viewport={"width": 1440, "height": 900})
    page.goto(f"{server.url}/targets?region=11410&lang=ko")
    title(page)
    page.evaluate("() => { window.clicked = performance.now() }")
    page.evaluate(SETTLE)
    page.evaluate(CLOCK)
    times = []
    for number in range(count + 2):
        page.get_by_role("combobox", name="지역", exact=True).click()
        page.get_by_role("option", name=AREAS[(number + 1) % 2], exact=True).click()
        times.append(page.evaluate(SETTLE))
    page.close()
    return times[2:]


def measured(start: Start, browser: Browser, runs: int, count: int) -> dict[str, list[float]]:
    """Return the raw numbers of one kind of server: a fresh one for every first visit."""
    found: dict[str, list[float]] = {"first page, ms": [], "on the wire, MB": [], "click to settled, ms": []}
    for number in range(runs):
        with tempfile.TemporaryDirectory() as folder, start(Path(folder)) as server:
            took, megabytes = first_visit(browser, server)
            found["first page, ms"].append(took)
            found["on the wire, MB"].append(megabytes)
            if number == runs - 1:
                found["click to settled, ms"] = clicks(browser, server, count)
    return found


def p95(values: list[float]) -> float:
    """The value that 95 of 100 stay under; of few values the largest."""
    return sorted(values)[min(len(values) - 1, round(len(values) * 0.95))]


def report(ours: dict[str, list[float]], plain: dict[str, list[float]]) -> None:
    """Print medians, 95th percentiles and ratios."""
    print(f"{'':<24}{'server.py':>20}{'streamlit run':>20}{'ratio':>8}")
    for name, values in ours.items():
        one, other = statistics.median(values), statistics.median(plain[name])
        cells = [f"{statistics.median(all_):,.1f} (p95 {p95(all_):,.1f})" for all_ in (values, plain[name])]
        print(f"{name:<24}{cells[0]:>20}{cells[1]:>20}{other / one:>7.1f}×  n={len(values)}")


def main() -> None:
    """Measure both and print machine, versions and results."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.first_page", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="first visits, each to a fresh server")
    parser.add_argument("--clicks", type=int, default=20, help="filter changes")
    options = parser.parse_args()
    build()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=run.find_chromium(playwright))
        print(
            f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Chromium {browser.version}"
        )
        print(f"Python {platform.python_version()}, " + ", ".join(f"{p} {version(p)}" for p in ("streamlit", "duckdb")))
        report(*(measured(start, browser, options.runs, options.clicks) for start in (our_server, plain_streamlit)))


if __name__ == "__main__":
    main()
