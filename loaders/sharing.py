"""What loaders fetched is fetched once and shared by all readers of a process, which reads one edition for as long as it runs."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import pandas as pd
import streamlit as st

P = ParamSpec("P")
R = TypeVar("R")


def shared(entries: int = 1) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep what a loader returns, for up to so many different arguments.

    Each reader gets a shallow copy of a table: pandas copies what somebody writes to, so nobody changes what others read. The full
    copy that `st.cache_data` makes for each reader took 12 ms for the checks, on every filter change.
    """

    def keep(load: Callable[P, R]) -> Callable[P, R]:
        kept = st.cache_resource(max_entries=entries, show_spinner=False)(load)

        @wraps(load)
        def given(*args: P.args, **kwargs: P.kwargs) -> R:
            found = kept(*args, **kwargs)
            return found.copy(deep=False) if isinstance(found, pd.DataFrame) else found

        return given

    return keep
