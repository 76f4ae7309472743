"""What a page works out from the same choice is worked out once, and still counts as shown."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st

from components.frame import Page
from loaders import provenance

P = ParamSpec("P")
R = TypeVar("R")


def remembered(build: Callable[P, R]) -> Callable[P, R]:
    """Keep what a function returns, by the page's language and its other arguments; what it must not do is draw.

    The figures it asked about are kept with it: a page shows them also when it remembers (loaders.provenance.show).
    """

    @st.cache_data(max_entries=64, show_spinner=False, hash_funcs={Page: lambda page: (page.entry.key, page.lang)})
    @wraps(build)
    def kept(*args: P.args, **kwargs: P.kwargs) -> tuple[R, frozenset[int]]:
        with provenance.noted() as figures:
            result = build(*args, **kwargs)
        return result, frozenset(figures)

    @wraps(build)
    def looked_up(*args: P.args, **kwargs: P.kwargs) -> R:
        result, figures = kept(*args, **kwargs)
        provenance.show(figures)
        return result

    return looked_up
