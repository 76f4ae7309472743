"""The small charts beside the lines of a comparison, as blocks that stand alone: for the files of the page."""

from typing import Any

import streamlit as st

from components import measures
from components.axes import Asked
from components.blocks import Block, Drawing, Drawn
from components.embed import offer_embedding
from components.exports.offer import block_files
from components.frame import Page
from components.tables import Twin, buttons, headed
from loaders.axes import Axis

SHAPES = {"square": "■", "circle": "●", "diamond": "◆", "triangle-up": "▲"}  # of charts.strip.MARKS, as letters
COLUMNS = ("plan", "value", "amount", "place")


def standing_alone(
    page: Page, entry: dict[str, Any], drawing: Drawing, marks: list[dict[str, Any]], sentence: str, doubtful: list[str]
) -> Drawn:
    """Return a strip with what stands around it on the page: which sign is which plan, the formula, why to take care.

    doubtful: the line of each doubtful figure behind its values.
    """
    signs = " ".join(f"{SHAPES[mark['shape']]} {mark['name']}" for mark in marks)
    reasons = [
        measures.reason(page, verdict, entry["rows"][0], row)
        for verdict, row in zip(entry["verdicts"], entry["rows"][1:], strict=True)
    ]
    said = tuple(text for text in dict.fromkeys(reasons) if text)
    block = Block(
        sentence,
        f"{signs} · {page.of(entry['measure'], 'formula')}",
        page.listed(mark["name"] for mark in marks),
        notes=doubtful,
        doubts=len(doubtful),
        axis=Asked(
            Axis(), said, " · ".join(said)
        ),  # asked pair by pair: the verdicts above, which also kept refused plans out of `marks`
    )
    rows = [
        {"plan": mark["name"], "value": mark["value"], "amount": mark["text"], "place": mark["place"]} for mark in marks
    ]
    table = headed(page, rows, COLUMNS, digits=4, amount="col.shown")
    return Drawn(block, drawing, Twin(drawing.key.replace("_", "-"), table), sentence)


@st.fragment
def take_one(page: Page) -> None:
    """A closed line; opened, one of the small charts is chosen and its files and its lines for another site are there."""
    strips = {drawn.drawing.key: drawn for drawn in page.strips}
    if not strips:
        return
    closed = st.expander(page("compare.take_one"), key="take_strip", type="compact", on_change="rerun")
    if closed.open:
        with closed:
            label = page("compare.take_which")
            chosen = st.selectbox(label, list(strips), format_func=lambda key: strips[key].finding, key="strip_taken")
            buttons(page, strips[chosen].twin.key, block_files(page, strips[chosen]))
            offer_embedding(page, strips[chosen])
