"""What a page says for the same choice is worked out once: rows, sentences and chart blocks are kept, and still count as shown.

A section that is `remembered` works out its blocks (components.blocks.chart_block, components.filters.nothing_here) and nothing
else: whatever else it drew would be missing the second time.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from loaders import provenance

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Part:
    """One block of a page: how it is drawn, given the page of that time, and about how high it is, in pixels."""

    draw: Callable[[Any], None]
    height: int


@dataclass(frozen=True)
class _Kept:
    """What a section returned, the figures it asked about, and its blocks in order."""

    result: Any
    figures: frozenset[int]
    parts: tuple[Part, ...]


# The blocks collected so far, by a remembered section or by components.lanes; None outside of these.
_waiting: ContextVar[list[Part] | None] = ContextVar("to_be_drawn", default=None)


def when_drawn(page: Any, part: Part) -> None:
    """Draw a block now, or leave it to whoever collects blocks."""
    waiting = _waiting.get()
    if waiting is None:
        part.draw(page)
    else:
        waiting.append(part)


@contextmanager
def collected() -> Generator[list[Part]]:
    """Collect the blocks that are drawn inside, instead of drawing them."""
    parts: list[Part] = []
    before = _waiting.set(parts)
    try:
        yield parts
    finally:
        _waiting.reset(before)


def remembered(build: Callable[P, R]) -> Callable[P, R]:
    """Keep what a function returns and draws, by the page's language and its other arguments. Nobody may change what it returned.

    A section's first argument is its page. Arguments are texts, numbers, plans as dicts, lists of these, or have a `memory_key`.
    """
    name = f"{build.__module__}.{getattr(build, '__qualname__', '')}"

    @wraps(build)
    def looked_up(*args: P.args, **kwargs: P.kwargs) -> R:
        kept = _kept(name, _key((args, tuple(sorted(kwargs.items())))), lambda: _worked_out(build, args, kwargs))
        provenance.show(kept.figures)
        for part in kept.parts:
            when_drawn(args[0], part)
        return kept.result

    return looked_up


@st.cache_resource(max_entries=1024, show_spinner=False)
def _kept(name: str, key: tuple, _work_out: Callable[[], _Kept]) -> _Kept:  # noqa: ARG001 - what it is kept by
    return _work_out()


def _worked_out(build: Callable[..., Any], args: tuple, kwargs: dict[str, Any]) -> _Kept:
    with collected() as parts, provenance.noted() as figures:
        result = build(*args, **kwargs)
    return _Kept(result, frozenset(figures), tuple(parts))


def _key(value: Any) -> Any:
    """What stands for an argument: equal for arguments that say the same."""
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, tuple | list):
        return tuple(_key(part) for part in value)
    if isinstance(value, dict) and "plan_scope" in value:
        return ("plan", value["plan_id"])
    return value.memory_key
