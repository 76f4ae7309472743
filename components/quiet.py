"""A page drawn with nobody watching: for a chart that stands in another site, for slides, for files.

A thread without a session runs the very script of the page; Streamlit then shows nothing and asks nobody, and the controls
take their values from the address given. What the page drew is left in its `page`.
"""

import logging
import runpy
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

ROOT = Path(__file__).resolve().parent.parent
THREAD = "naranhi-quiet"
# Streamlit warns at every call that there is no session; here that is meant so.
logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").addFilter(
    lambda record: not (record.threadName or "").startswith(THREAD)
)


class Address(dict[str, str]):
    """The address of a page that is drawn with nobody watching: read and written like Streamlit's."""

    def get_all(self, key: str) -> list[str]:
        """Every value of a name: one, or none."""
        return [self[key]] if key in self else []


@dataclass
class Quiet:
    """What stands for the browser and the session while a page is drawn with nobody watching."""

    address: Address
    base: str
    state: dict[str, Any] = field(default_factory=dict)


_quiet: ContextVar[Quiet | None] = ContextVar("drawn_with_nobody_watching", default=None)


def is_quiet() -> bool:
    """Whether nobody is watching."""
    return _quiet.get() is not None


def state() -> Any:
    """The session, or what stands for it."""
    quiet = _quiet.get()
    return quiet.state if quiet else st.session_state


def address() -> Any:
    """The address of the page, or what stands for it."""
    quiet = _quiet.get()
    return quiet.address if quiet else st.query_params


def base() -> str:
    """The address of the page without its controls."""
    quiet = _quiet.get()
    return quiet.base if quiet else (st.context.url or "").split("?")[0]


def page_drawn(file: str, address: Mapping[str, str], base: str) -> Any:
    """Draw the page of a file as its address says, with nobody watching; return its `Page`.

    A thread of its own, for a session must not see what is drawn here.
    """

    def run() -> Any:
        _quiet.set(Quiet(Address(address), base))
        return runpy.run_path(str(ROOT / file))["page"]

    with ThreadPoolExecutor(1, thread_name_prefix=THREAD) as pool:
        return pool.submit(run).result()
