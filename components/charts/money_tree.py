"""What is the money for? A tree of amounts: each column divides the one left of it, heights are money."""

from typing import Any

import altair as alt

from components.charts.base import SMALL, Spec, at, broken, cached, finished, pixels, records, tooltips
from components.charts.roles import SCALE, by_role

HEIGHT, SINGLE = 620, 340  # pixels of a tree, and of one that is divided once
LINE = 15  # pixels a name needs
EDGES = {1: (0, 1), 2: (0, 0.4, 1), 3: (0, 0.28, 0.58, 1), 4: (0, 0.2, 0.42, 0.66, 1)}  # shares of the width
PHONE, INDENT = 358, 12  # pixels of the narrowest chart, and of a block that its words leave free
TIPS = ("name", "amount", "share", "place")


@cached
def money_tree(rows: list[dict[str, Any]], words: dict[str, str]) -> Spec:
    """Answer what makes up a sum of money, part by part.

    rows: one per part, with `depth` (1 is the outermost), `start` and `end` (shares of the whole from the top, 0–1), `name`,
    `amount` and `share` (written out), `role`, `on` (role of the text on it), `place`. Unit: share of the whole.
    """
    deepest = max(row["depth"] for row in rows)
    height = SINGLE if deepest == 1 else HEIGHT
    drawn = [_block(row, EDGES[deepest], height) for row in rows]
    data = alt.Chart(records(drawn))
    x = alt.Scale(domain=[0, 1], nice=False)
    y = pixels(1, height)
    left, room = alt.X("left:Q", scale=x, axis=None), "(datum.right - datum.left) * width"
    return finished(
        alt.layer(
            data.mark_bar(strokeWidth=1).encode(
                x=left, x2="right:Q", y=at("top", y), y2="bottom:Q", color=by_role(),
                stroke=alt.Stroke("edge:N", scale=SCALE, legend=None), tooltip=tooltips([(tip, words[tip]) for tip in TIPS]),
            ),
            *(
                data.mark_text(
                    align="left", baseline="middle", dx=6, fontSize=SMALL, lineBreak="\n", lineHeight=LINE, limit=alt.ExprRef(f"{room} - 10"), **weight
                )
                .transform_filter(f"datum.bottom - datum.top >= {least} && datum.bottom - datum.top < {most}")
                .encode(x=left, y=at(line, y), text=f"{label}:N", color=by_role("on"))
                for label, line, least, most, weight in (
                    ("label", "middle", LINE, 2 * LINE, {}),
                    ("words", "upper", 2 * LINE, HEIGHT + 1, {"fontWeight": 600}),
                    ("amount", "lower", 2 * LINE, HEIGHT + 1, {}),
                )
            ),
        ),
        1,
        height,
    )  # fmt: skip


def _block(row: dict[str, Any], edges: tuple[float, ...], height: int) -> dict[str, Any]:
    """Where a part stands, and its name in as many lines as a phone needs, if the part is high enough for them."""
    top, bottom = row["start"] * height, row["end"] * height
    left, right = edges[row["depth"] - 1], edges[row["depth"]]
    lines = broken(row["name"], ((right - left) * PHONE - INDENT) / SMALL)
    if LINE * (len(lines) + 1) > bottom - top:
        lines = [row["name"]]
    return {
        **row,
        "left": left,
        "right": right,
        "words": "\n".join(lines),
        "top": top,
        "bottom": bottom,
        "middle": (top + bottom) / 2,
        "upper": (top + bottom - LINE * len(lines)) / 2,
        "lower": (top + bottom + LINE * len(lines)) / 2,
        "edge": "paper",
        "label": f"{'† ' if row['amount'].endswith('†') else ''}{row['name']} {row['amount'].removesuffix(' †')}",
    }
