"""What is the money for, to walk into? A treemap that opens a part when it is clicked: the one chart that Plotly draws."""

import textwrap
from html import escape
from typing import Any

HEAD, BOX = (
    "%{label} %{customdata[0]}",
    "%{customdata[3]}<br>%{customdata[0]}",
)  # of a part that is divided, of the last one
NARROW = 11  # letters of a line in a box: a name in one line would be left out of most


def money_treemap(rows: list[dict[str, Any]], paper: str) -> dict[str, Any]:
    """Answer what the money is for, down to the last printed part.

    rows: parents before their parts, with `id`, `parent` (blank for the root), `name`, `amount`, `share`, `place` (written out),
    `value` (won that no part below accounts for, so that areas always add up), `fill` and `ink` (colours). `paper` is the page's.
    Unit: won, written out in the labels. Returns a Plotly figure as a plain dict.
    """
    divided = {row["parent"] for row in rows}
    names = [escape(row["name"], quote=False) for row in rows]
    return {
        "data": [
            {
                "type": "treemap",
                "ids": [row["id"] for row in rows],
                "parents": [row["parent"] for row in rows],
                "labels": names,
                "values": [row["value"] for row in rows],
                "branchvalues": "remainder",
                "customdata": [
                    [row["amount"], row["share"], escape(row["place"], quote=False), "<br>".join(textwrap.wrap(name, NARROW))]
                    for row, name in zip(rows, names, strict=True)
                ],
                "texttemplate": [HEAD if row["id"] in divided else BOX for row in rows],
                "hovertemplate": "%{label}<br>%{customdata[0]} · %{customdata[1]}<br>%{customdata[2]}<extra></extra>",
                "marker": {
                    "colors": [row["fill"] for row in rows],
                    "line": {"width": 1, "color": paper},
                    "pad": {"t": 28, "l": 2, "r": 2, "b": 2},
                },
                "textfont": {"size": 13, "color": [row["ink"] for row in rows]},
                "maxdepth": 3,
                "pathbar": {"thickness": 24, "textfont": {"size": 13}},
            }
        ],
        "layout": {
            "height": 560, "margin": {"l": 0, "r": 0, "t": 28, "b": 4},
            "uniformtext": {"minsize": 11, "mode": "hide"},
        },
    }  # fmt: skip
