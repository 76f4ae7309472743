"""What a page says for the same choice is worked out once: rows, sentences and chart blocks are kept, and still count as shown.

A section that is `remembered` works out its blocks (components.blocks.chart_block, components.filters.nothing_here) and nothing
else: whatever else it drew would be missing the second time.
"""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from loaders import provenance

P = ParamSpec("P")
R = TypeVar("R")
Draw = Callable[[Any], None]


@dataclass(frozen=True)
class _Kept:
    """What a section returned, the figures it asked about, and what it draws, in order, given the page."""

    result: Any
    figures: frozenset[int]
    draws: tuple[Draw, ...]


# What the section being worked out has to draw so far; None outside of any.
_waiting: ContextVar[list[Draw] | None] = ContextVar("to_be_drawn", default=None)


def when_drawn(page: Any, draw: Draw) -> None:
    """Draw now, or, inside a remembered section, each time that section is drawn; `draw` gets the page of that time."""
    waiting = _waiting.get()
    if waiting is None:
        draw(page)
    else:
        waiting.append(draw)


def remembered(build: Callable[P, R]) -> Callable[P, R]:
    """Keep what a function returns and draws, by the page's language and its other arguments. Nobody may change what it returned.

    A section's first argument is its page. Arguments are texts, numbers, plans as dicts, lists of these, or have a `memory_key`.
    """
    name = f"{build.__module__}.{getattr(build, '__qualname__', '')}"

    @wraps(build)
    def looked_up(*args: P.args, **kwargs: P.kwargs) -> R:
        kept = _kept(name, _key((args, tuple(sorted(kwargs.items())))), lambda: _worked_out(build, args, kwargs))
        provenance.show(kept.figures)
        for draw in kept.draws:
            when_drawn(args[0], draw)
        return kept.result

    return looked_up


@st.cache_resource(max_entries=1024, show_spinner=False)
def _kept(name: str, key: tuple, _work_out: Callable[[], _Kept]) -> _Kept:  # noqa: ARG001 - what it is kept by
    return _work_out()


def _worked_out(build: Callable[..., Any], args: tuple, kwargs: dict[str, Any]) -> _Kept:
    draws: list[Draw] = []
    before = _waiting.set(draws)
    try:
        with provenance.noted() as figures:
            result = build(*args, **kwargs)
    finally:
        _waiting.reset(before)
    return _Kept(result, frozenset(figures), tuple(draws))


def _key(value: Any) -> Any:
    """What stands for an argument: equal for arguments that say the same."""
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, tuple | list):
        return tuple(_key(part) for part in value)
    if isinstance(value, dict) and "plan_scope" in value:
        return ("plan", value["plan_id"])
    return value.memory_key
