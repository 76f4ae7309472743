"""What is the money for? A tree of amounts: each column divides the one left of it, heights are money."""

from typing import Any

import altair as alt

from components.charts.base import (
    BARE,
    DESK,
    LANE,
    SMALL,
    Spec,
    at,
    broken,
    cached,
    finished,
    pixels,
    records,
    text_room,
    tooltips,
)
from components.charts.roles import SCALE, by_role

HEIGHT, SINGLE = 620, 340  # pixels of a tree, and of one that is divided once
LINE = 15  # pixels a name needs
EDGES = {1: (0, 1), 2: (0, 0.4, 1), 3: (0, 0.28, 0.58, 1), 4: (0, 0.2, 0.42, 0.66, 1)}  # shares of the width
PHONE, INDENT = 358, 12  # pixels of the narrowest chart, and of a block that its words leave free
TIPS = ("name", "amount", "share", "place")


@cached
def money_tree(
    rows: list[dict[str, Any]], words: dict[str, str], room: tuple[int, int] | None = None, first: int = 1
) -> Spec:
    """Answer what makes up a sum of money, part by part.

    rows: one per part, with `depth` (1 is the outermost), `start` and `end` (shares of the whole from the top, 0–1), `name`,
    `amount` and `share` (written out), `role`, `on` (role of the text on it), `place`. Unit: share of the whole.
    room: the width and height in pixels, where they are known: then two levels are drawn, from the level `first` on, and names
    that are too long for a line go on in the next.
    """
    deepest = max(row["depth"] for row in rows)
    if room:
        return _two_levels(rows, words, room, first, deepest)
    height = SINGLE if deepest == 1 else HEIGHT
    drawn = [_block(row, EDGES[deepest], height) for row in rows]
    data = alt.Chart(records(drawn))
    x = alt.Scale(domain=[0, 1], nice=False)
    y = pixels(1, height)
    left, across = alt.X("left:Q", scale=x, axis=None), "(datum.right - datum.left) * width"
    return finished(
        alt.layer(
            data.mark_bar(strokeWidth=1).encode(
                x=left, x2="right:Q", y=at("top", y), y2="bottom:Q", color=by_role(),
                stroke=alt.Stroke("edge:N", scale=SCALE, legend=None), tooltip=tooltips([(tip, words[tip]) for tip in TIPS]),
            ),
            *(
                data.mark_text(
                    align="left", baseline="middle", dx=6, fontSize=SMALL, lineBreak="\n", lineHeight=LINE, limit=alt.ExprRef(f"{across} - 10"), **weight
                )
                .transform_filter(f"datum.bottom - datum.top >= {least} && datum.bottom - datum.top < {most}")
                .transform_calculate(line=f"width < {DESK} ? datum.short[0] : datum.short[1]")
                .encode(x=left, y=at(line, y), text=f"{label}:N", color=by_role("on"))
                for label, line, least, most, weight in (
                    ("line", "middle", LINE, 2 * LINE, {}),
                    ("words", "upper", 2 * LINE, HEIGHT + 1, {"fontWeight": 600}),
                    ("amount", "lower", 2 * LINE, HEIGHT + 1, {}),
                )
            ),
        ),
        1,
        height,
    ) | {"usermeta": {"deepest": deepest}}  # fmt: skip


def _two_levels(
    rows: list[dict[str, Any]], words: dict[str, str], room: tuple[int, int], first: int, deepest: int
) -> Spec:
    width, height = room[0], room[1] - BARE - 6
    shown = min(2, deepest - first + 1)
    rows = [row | {"depth": row["depth"] - first + 1} for row in rows if first <= row["depth"] < first + shown]
    drawn = [_block(row, EDGES[shown], height) for row in rows]
    data, lines = alt.Chart(records(drawn)), [line for block in drawn for line in _lines(block, width)]
    x, y = alt.Scale(domain=[0, 1], nice=False), pixels(1, height)
    left = alt.X("left:Q", scale=x, axis=None)
    written = alt.Chart(records(lines))
    return finished(
        alt.layer(
            data.mark_bar(strokeWidth=1).encode(
                x=left, x2="right:Q", y=at("top", y), y2="bottom:Q", color=by_role(),
                stroke=alt.Stroke("edge:N", scale=SCALE, legend=None), tooltip=tooltips([(tip, words[tip]) for tip in TIPS]),
            ),
            *(
                written.mark_text(align="left", baseline="middle", dx=6, fontSize=SMALL, fontWeight=weight)
                .transform_filter(f"datum.bold == {str(weight > 400).lower()}")
                .encode(x=left, y=at("line_at", y), text="line:N", color=by_role("on"))
                for weight in (400, 600)
            ),
        ),
        1,
        height,
    ) | {"usermeta": {"deepest": deepest}}  # fmt: skip


def _lines(block: dict[str, Any], width: int) -> list[dict[str, Any]]:
    """What is written on a block, line by line, by the room there is: see `_written`."""
    lines = _written(block, (block["right"] - block["left"]) * width - 10, block["bottom"] - block["top"])
    first = block["middle"] - (len(lines) - 1) * LINE / 2
    return [
        {"line": line, "bold": bold, "line_at": first + number * LINE, "left": block["left"], "on": block["on"]}
        for number, (line, bold) in enumerate(lines)
    ]


def _written(block: dict[str, Any], across: float, down: float) -> list[tuple[str, bool]]:
    """Lines of a block and whether they are bold: name and amount below each other, in one line, or the name's beginning."""
    named = [(line, True) for line in broken(block["name"], across / SMALL)]
    if (len(named) + 1) * LINE <= down:
        return [*named, (block["amount"], False)]
    if down < LINE:
        return []
    line = _one_line(block["amount"], block["label"], across)
    return [(line, False)] if line else []


def _one_line(amount: str, label: str, across: float) -> str:
    """Name and amount, or the name's beginning and the whole amount, or nothing: an amount is never cut."""
    if text_room(label, SMALL) <= across:
        return label
    amount = amount.removesuffix(" †")
    words = label.removesuffix(amount).split()
    while words and text_room(f"{' '.join(words)}… {amount}", SMALL) > across:
        words.pop()
    return f"{' '.join(words)}… {amount}" if words else ""


def _block(row: dict[str, Any], edges: tuple[float, ...], height: int) -> dict[str, Any]:
    """Where a part stands, and its name in as many lines as a phone needs, if the part is high enough for them."""
    top, bottom = row["start"] * height, row["end"] * height
    left, right = edges[row["depth"] - 1], edges[row["depth"]]
    lines = broken(row["name"], ((right - left) * PHONE - INDENT) / SMALL)
    if LINE * (len(lines) + 1) > bottom - top:
        lines = [row["name"]]
    label = f"{'† ' if row['amount'].endswith('†') else ''}{row['name']} {row['amount'].removesuffix(' †')}"
    short = [_one_line(row["amount"], label, (right - left) * width - INDENT) for width in (PHONE, LANE)]
    return {
        **row,
        "left": left,
        "right": right,
        "short": short,
        "words": "\n".join(lines),
        "top": top,
        "bottom": bottom,
        "middle": (top + bottom) / 2,
        "upper": (top + bottom - LINE * len(lines)) / 2,
        "lower": (top + bottom + LINE * len(lines)) / 2,
        "edge": "paper",
        "label": label,
    }
