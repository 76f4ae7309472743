"""The small charts beside the lines of a comparison, as blocks that stand alone: for the files of the page."""

from typing import Any

from components import measures
from components.axes import Asked
from components.blocks import Block, Drawing, Drawn
from components.frame import Page
from components.tables import Twin, headed
from loaders.axes import Axis

SHAPES = {"square": "■", "circle": "●", "diamond": "◆", "triangle-up": "▲"}  # of charts.strip.MARKS, as letters
COLUMNS = ("plan", "value", "amount", "place")


def standing_alone(
    page: Page, entry: dict[str, Any], drawing: Drawing, marks: list[dict[str, Any]], sentence: str
) -> Drawn:
    """Return a strip with what stands around it on the page: which sign is which plan, the formula, why to take care."""
    signs = " ".join(f"{SHAPES[mark['shape']]} {mark['name']}" for mark in marks)
    reasons = [
        measures.reason(page, verdict, entry["rows"][0], row)
        for verdict, row in zip(entry["verdicts"], entry["rows"][1:], strict=True)
    ]
    block = Block(
        sentence,
        f"{signs} · {page.of(entry['measure'], 'formula')}",
        page.listed(mark["name"] for mark in marks),
        notes=[text for text in dict.fromkeys(reasons) if text],
        axis=Asked(Axis(), ()),  # asked pair by pair: the verdicts above, which also kept refused plans out of `marks`
    )
    rows = [
        {"plan": mark["name"], "value": mark["value"], "amount": mark["text"], "place": mark["place"]} for mark in marks
    ]
    table = headed(page, rows, COLUMNS, digits=4, amount="col.shown")
    return Drawn(block, drawing, Twin(drawing.key.replace("_", "-"), table), sentence)
