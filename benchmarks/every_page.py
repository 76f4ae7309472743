"""How quickly every page answers a filter: from the click to everything settled, and what that costs the server.

`python -m benchmarks.every_page [--clicks 12] [--pages targets "budget?view=uses"]` drives a real Chromium over every page and view, twice: our server,
and `streamlit run app.py` as Streamlit configures itself (a full collection after every run). An area is chosen again and again,
each time by mouse. Times are milliseconds; server time is processor time of the server's process (Linux only).
"""

import argparse
import os
import platform
import statistics
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

import run
from benchmarks.first_page import CLOCK, SETTLE, p95
from components.frame import PAGES
from loaders.build import build
from tests.browser.reading import title
from tests.browser.serving import Server, our_server, plain_streamlit

Start = Callable[[Path], AbstractContextManager[Server]]
STOCK = ("--runner.postScriptGC", "true")
CHOICES = 3  # options of the first select box that are chosen in turns
WARM_UP = CHOICES  # the first round fills the caches, as the first readers of a day do
TICK = os.sysconf("SC_CLK_TCK")
WITH_FILTERS = [
    *(page.path for page in PAGES if page.key != "present"),
    *(f"targets?view={view}" for view in ("parts", "audience", "policy")),
    *(f"budget?view={view}" for view in ("uses", "spent")),
    *(f"labour_market?view={view}" for view in ("industry", "matching", "insured")),
    "sources?view=tables",
]


def server_milliseconds(pid: int) -> float:
    """Processor time that a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / TICK


def answers(page: Page, server: Server, count: int) -> tuple[list[float], list[float]]:
    """Choose another value in the first select box `count` times: milliseconds to rest, and of the server's processor."""
    settled, worked = [], []
    page.evaluate(CLOCK)
    for number in range(count + WARM_UP):
        before = server_milliseconds(server.pid)
        box = page.get_by_role("main").get_by_role("combobox").first
        box.click()
        options = page.get_by_role("option")
        options.nth(1 + number % min(CHOICES, options.count() - 1)).click()
        settled.append(page.evaluate(SETTLE))
        worked.append(server_milliseconds(server.pid) - before)
    return settled[WARM_UP:], worked[WARM_UP:]


def measured(
    start: Start, browser: Browser, paths: list[str], count: int
) -> dict[str, tuple[list[float], list[float]]]:
    """Return the raw numbers of one server, by page."""
    found = {}
    with tempfile.TemporaryDirectory() as folder, start(Path(folder)) as server:
        for path in paths:
            page = browser.new_page(locale="ko-KR", viewport={"width": 1440, "height": 900})
            page.goto(f"{server.url}/{path}{'&' if '?' in path else '?'}lang=ko")
            title(page)
            page.evaluate("() => { window.clicked = performance.now() }")
            page.evaluate(SETTLE)
            found[path] = answers(page, server, count)
            page.close()
    return found


def report(ours: dict, stock: dict) -> None:
    """Print, by page and in all, medians, 95th percentiles and the ratio of the medians."""
    every = {"all pages": None} | {path or "(first)": path for path in ours}
    print(f"{'':<28}{'click to settled, ms':>34}{'':>8}{'server, ms':>28}")
    print(f"{'':<28}{'server.py':>17}{'stock':>17}{'ratio':>8}{'server.py':>14}{'stock':>14}{'ratio':>8}")
    for name, path in every.items():
        cells = []
        for place in (0, 1):
            one, other = (
                [value for key in found for value in found[key][place] if path in (None, key)]
                for found in (ours, stock)
            )
            medians = statistics.median(one), statistics.median(other)
            cells += [
                f"{medians[0]:,.0f} ({p95(one):,.0f})",
                f"{medians[1]:,.0f} ({p95(other):,.0f})",
                f"{medians[1] / medians[0]:.1f}×",
            ]
        print(f"{name:<28}{cells[0]:>17}{cells[1]:>17}{cells[2]:>8}{cells[3]:>14}{cells[4]:>14}{cells[5]:>8}")


def main() -> None:
    """Measure both servers over every page and print machine, versions and results."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.every_page", description=__doc__)
    parser.add_argument("--clicks", type=int, default=12, help="filter changes on each page")
    parser.add_argument("--pages", nargs="*", default=WITH_FILTERS, help="paths; all pages with filters if not given")
    options = parser.parse_args()
    build()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=run.find_chromium(playwright))
        print(
            f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Chromium {browser.version}"
        )
        print(f"Python {platform.python_version()}, " + ", ".join(f"{p} {version(p)}" for p in ("streamlit", "duckdb")))
        print(f"median (p95) of {options.clicks} changes on each page")
        ours = measured(our_server, browser, options.pages, options.clicks)
        report(ours, measured(lambda folder: plain_streamlit(folder, *STOCK), browser, options.pages, options.clicks))


if __name__ == "__main__":
    main()
