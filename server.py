"""The server we host ourselves: `python server.py` (or `uvicorn server:app`).

Around Streamlit's ASGI app it builds the database and imports everything before the first reader comes, keeps garbage
collection off the hot path, sends Streamlit's own static files compressed, and says the page's language in its HTML.
"""

import gc
import gzip
import importlib
import logging
import os
import pkgutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

import components.sections
from components.exports.not_made import say_what_failed
from loaders.database import database

HERE = Path(__file__).resolve().parent
STATIC = Path(file_util.get_static_dir())
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
log = logging.getLogger("naranhi")


@cache
def compressed(path: Path) -> bytes:
    """Return a static file gzipped; each is compressed once per process. Bounded by the files Streamlit ships."""
    return gzip.compress(path.read_bytes(), compresslevel=6)


class CompressedStatic:
    """Answers requests for Streamlit's scripts and styles with gzip, which Streamlit itself does not (10.2 MB otherwise)."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer static files from the cache; hand everything else on."""
        path = static_file(scope)
        if path is None:
            await self.app(scope, receive, send)
            return
        headers = {
            "content-encoding": "gzip",
            "cache-control": "public, max-age=31536000, immutable",
            "vary": "accept-encoding",
        }
        await Response(compressed(path), media_type=TYPES[path.suffix], headers=headers)(scope, receive, send)


def static_file(scope: Scope) -> Path | None:
    """Return the hashed script or style a request asks for, when the reader takes gzip; else nothing."""
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith("/static/"):
        return None
    accepts = dict(scope["headers"]).get(b"accept-encoding", b"")
    path = (STATIC / scope["path"].lstrip("/")).resolve()
    served = path.is_relative_to(STATIC) and path.suffix in TYPES and path.is_file()
    return path if served and b"gzip" in accepts else None


class PageLanguage:
    """Writes the page's language into `<html lang>`: Streamlit always says `en`, and screen readers then misread Hangul."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer page addresses with the index page in the right language; hand everything else on."""
        if not is_page(scope):
            await self.app(scope, receive, send)
            return
        body = index_page(page_language(scope))
        await Response(body, media_type="text/html", headers={"cache-control": "no-cache"})(scope, receive, send)


def is_page(scope: Scope) -> bool:
    """Whether a request is for a page of ours: a GET without a file ending, outside Streamlit's own paths."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    name = scope["path"].strip("/")
    return name == "" or name in {path.stem for path in (HERE / "pages").glob("*.py")}


def page_language(scope: Scope) -> str:
    """`lang=` wins; else the browser's first language."""
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[0]
    if asked in {"ko", "en"}:
        return asked
    browser = dict(scope["headers"]).get(b"accept-language", b"ko").decode("latin-1")
    return "ko" if browser.lower().startswith("ko") else "en"


# The switch changes the address, not the document: the title is written anew on every run, and the language with it. Only the title
# is watched: every new rule of style is a change of the head as well, hundreds for one click.
FOLLOW_LANGUAGE = """<script>new MutationObserver(() => {
  const lang = new URLSearchParams(location.search).get("lang"), root = document.documentElement
  if ((lang === "ko" || lang === "en") && root.lang !== lang) root.lang = lang
}).observe(document.querySelector("title"), {childList: true, characterData: true, subtree: true})</script>"""


@lru_cache(maxsize=2)
def index_page(lang: str) -> str:
    """Return Streamlit's index page with its language set and kept in step with the language switch, with visible focus, and fit for paper."""
    page = (STATIC / "index.html").read_text(encoding="utf-8").replace('<html lang="en">', f'<html lang="{lang}">', 1)
    styles, script = ((HERE / "components" / "assets" / f"shell.{kind}").read_text("utf-8") for kind in ("css", "js"))
    added = f"{FOLLOW_LANGUAGE}<style>{styles}</style><script>{script}</script>"
    return page.replace("</head>", f"{added}</head>", 1)


def warm() -> None:
    """Build the database, import what pages need, fill the caches that every reader uses, and freeze what is alive."""
    found = database()
    if found.error:
        log.error("%s\nshowing the earlier %s", found.error, found.path.name)
    for module in pkgutil.iter_modules(components.sections.__path__, "components.sections."):
        importlib.import_module(module.name)
    for path in sorted(STATIC.rglob("*.js")):
        if path.name.startswith(("index", "vega", "embed")):
            compressed(path)
    gc.collect()
    gc.freeze()


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncGenerator[dict[str, Any], None]:
    """Warm up before the first request."""
    warm()
    yield {}


say_what_failed()
app = st.App(HERE / "app.py", lifespan=lifespan, middleware=[Middleware(CompressedStatic), Middleware(PageLanguage)])


def main() -> None:
    """Serve on NARANHI_HOST:NARANHI_PORT (127.0.0.1:8501)."""
    os.chdir(HERE)
    host, port = os.environ.get("NARANHI_HOST", "127.0.0.1"), int(os.environ.get("NARANHI_PORT", "8501"))
    print(f"나란히: http://{host}:{port}", flush=True)
    uvicorn.run("server:app", host=host, port=port, log_level="warning", access_log=False)


if __name__ == "__main__":
    main()
