"""Pictures of every page for docs/screens: what a reader of the project sees before starting it.

`python -m tests.browser.screens [page …]` starts our server, opens each page in a real Chromium (1440 pixels wide, light,
Korean, the choices that a newcomer meets) and keeps it as docs/screens/<page>.png, named after its address. The talk is
shown with its example.
"""

import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

import run
from components.catalogue import say
from components.frame import PAGES
from tests.browser.reading import settled, title
from tests.browser.serving import ROOT, our_server

FOLDER = ROOT / "docs" / "screens"
HOME = "home"
WIDTH = 1440
LOW, HIGH = 900, 4000  # pixels; a page that is longer is cut, a picture nobody scrolls to the end of helps nobody
COLOURS = 128  # a quarter of the bytes, and no difference that an eye finds
CONTENT = "() => Math.max(...[...document.querySelectorAll('main, section')].map(one => one.scrollHeight))"


def picture(page: Page) -> bytes:
    """The page from top to bottom: Streamlit scrolls inside the window, so the window becomes as high as the page."""
    page.set_viewport_size({"width": WIDTH, "height": min(max(page.evaluate(CONTENT), LOW), HIGH)})
    settled(page, quiet=1000)
    return page.screenshot(animations="disabled")


def small(png: bytes) -> Image.Image:
    """The same picture in few colours."""
    return Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)


def take(browser: Browser, url: str, name: str) -> Path:
    """Keep the picture of one page and say where."""
    context = browser.new_context(locale="ko-KR", color_scheme="light", viewport={"width": WIDTH, "height": LOW})
    page = context.new_page()
    page.goto(f"{url}/{'' if name == HOME else name}?lang=ko")
    title(page)
    settled(page, quiet=1000)
    if name == "present":
        page.get_by_role("button", name=say("ko", "present.example")).click()
        expect(page.get_by_role("button", name=say("ko", "present.file"))).to_be_visible(timeout=30_000)
        settled(page, quiet=1000)
    path = FOLDER / f"{name}.png"
    small(picture(page)).save(path, optimize=True)
    context.close()
    return path


def main(names: list[str]) -> None:
    """Take the pages named, or all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, our_server(Path(folder)) as server, sync_playwright() as playwright:
        chromium = run.find_chromium(playwright)
        if chromium is None:
            run.stop(run.NO_BROWSER)
        browser = playwright.chromium.launch(executable_path=chromium)
        for name in names or [page.path or HOME for page in PAGES]:
            path = take(browser, server.url, name)
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
