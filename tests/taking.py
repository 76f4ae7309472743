"""Pages opened for what one takes home from them: the page object itself, with the blocks it drew and its link."""

from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from components import frame
from components.exports.taken import Taken, everything
from components.frame import PAGES, Page
from tests.conftest import ROOT

BY_KEY = {entry.key: entry for entry in PAGES}


@cache
def page_of(key: str, **address: str) -> Page:
    """Open a page in a new session and return it as it was when it ended."""
    ended: list[Page] = []
    real = frame.page_end

    def end(page: Page) -> None:
        real(page)
        ended.append(page)

    at = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    at.query_params.update({"lang": "ko"} | address)
    if BY_KEY[key].file != "app.py":
        at.switch_page(BY_KEY[key].file)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frame, "page_end", end)
        at.run()
    assert not at.exception
    return ended[-1]


def blocks_of(key: str, **address: str) -> list[Taken]:
    """All chart blocks of a page."""
    return everything(page_of(key, **address))
