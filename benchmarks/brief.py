"""How long a brief of 25 charts takes, for each of its three files.

`python -m benchmarks.brief [--runs 5] [--charts 25]` opens real pages without a browser, takes their charts in turn until there are
enough, and makes each file that often, after one that does not count.
"""

import argparse
import logging
import os
import platform
import statistics
import time
from dataclasses import replace
from importlib.metadata import version
from itertools import cycle, islice

from benchmarks.first_page import p95
from components.exports.brief.offer import MIMES, Progress, make
from components.frame import Page
from loaders.build import build
from tests.taking import page_of

PAGES = {
    "employment": {"region": "28260"},
    "targets": {"region": "28260"},
    "budget": {"region": "11410"},
    "labour_market": {"region": "28260"},
    "audit": {},
}
PACKAGES = ("vl-convert-python", "python-pptx", "python-hwpx", "pypdf", "streamlit")


def page_of_charts(count: int) -> tuple[Page, int]:
    """Return a page that holds `count` charts of real pages, and how many of them differ."""
    pages = [page_of(key, **address) for key, address in PAGES.items()]
    drawn = [one for page in pages for one in page.drawn]
    page = next(page for page in pages if page.entry.key == "budget")
    page.view.link = "http://127.0.0.1:8501/budget" + page.view.link
    return replace(page, drawn=list(islice(cycle(drawn), count)), tables={}), min(len(drawn), count)


def measured(page: Page, kind: str, runs: int) -> tuple[list[float], list[float], int]:
    """Return the seconds by the clock and on the processors, and the size of the file."""
    made, by_clock, on_cores = b"", [], []
    for number in range(runs + 1):
        clock, cores = time.perf_counter(), time.process_time()
        made = make(page, kind, Progress())
        if number:
            by_clock.append(time.perf_counter() - clock)
            on_cores.append(time.process_time() - cores)
    return by_clock, on_cores, len(made)


def main() -> None:
    """Measure all three and print machine, versions and results."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.brief", description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--charts", type=int, default=25)
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    build()
    page, different = page_of_charts(options.charts)
    print(f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in PACKAGES))
    print(
        f"{options.charts} charts, {different} of them different; rows {sum(len(one.twin.rows) for one in page.drawn)}"
    )
    for kind in MIMES:
        clock, cores, size = measured(page, kind, options.runs)
        print(
            f"{kind.upper():<5} median {statistics.median(clock):5.2f} s  p95 {p95(clock):5.2f} s  "
            f"processor {statistics.median(cores):5.2f} s  {size / 1e6:.1f} MB  n={len(clock)}"
        )


if __name__ == "__main__":
    main()
