"""Two lanes of blocks side by side on a wide screen, one below the other on a narrow one.

A grid would leave holes: its lines are as high as their highest block. Here each block goes to the lane that is shorter so far.
"""

from collections.abc import Generator
from contextlib import contextmanager

import streamlit as st

from components.filters import Missing, said_once
from components.frame import Page
from components.memory import Part, collected

GAP = 32  # pixels between two blocks
LANES = 2


@contextmanager
def lanes(page: Page, headed: bool = False) -> Generator[None]:
    """Lay out the blocks that are drawn inside; nothing else may be drawn there.

    With `headed` the first one stands above the lanes, as wide as the page, unless it says that something is missing.
    """
    with collected() as parts:
        yield
    if headed and parts and not isinstance(parts[0], Missing):
        parts[0].draw(page)
        parts = parts[1:]
    with st.grid(LANES, min_column_width=400, gap=("medium", "large")):
        for lane in divided(said_once(parts)):
            with st.container(gap="large"):
                for part in lane:
                    part.draw(page)


def divided(parts: list[Part]) -> list[list[Part]]:
    """Each part, in order, in the lane that is shorter so far; the first lane wins a tie."""
    found: list[list[Part]] = [[] for _ in range(LANES)]
    heights = [0] * LANES
    for part in parts:
        shorter = heights.index(min(heights))
        found[shorter].append(part)
        heights[shorter] += part.height + GAP
    return [lane for lane in found if lane]
