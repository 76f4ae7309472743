"""What does each plan print? A sign for every plan and item, with how many figures; readable on a phone, where a table is not."""

from typing import Any

import altair as alt

from components.charts.base import SMALL, Spec, at, broken, cached, finished, pixels, records, text, tooltips
from components.charts.roles import by_role, painted

STEP, LINE, GAP = 40, 15, 10  # pixels: a row, a line of the names above, the room below these
WIDE = 600  # pixels of a chart that has room for the items left of the signs
FIRST, LAST, ITEMS = 30, 42, 260  # pixels: the first and last column from the edges, the first one on a wide screen
HEAD_ROOM = 5  # syllables of a plan's name in one line
TIPS = ("item", "plan", "state", "has", "lacks")


@cached
def coverage_matrix(cells: list[dict[str, Any]], words: dict[str, str]) -> Spec:
    """Answer what each plan prints in full, in part or not at all.

    cells: one per item and plan, items in order, with `item`, `plan`, `sign` (sign and number of figures), `state` (the sign in words),
    `has` and `lacks` (parts), `role`. Unit: figures held.
    """
    items, plans = (list(dict.fromkeys(cell[side] for cell in cells)) for side in ("item", "plan"))
    lines = [headed(plan) for plan in plans]
    heads = [{"spot": i, "head": "\n".join(lines[i])} for i in range(len(plans))]
    head = max(map(len, lines)) * LINE + GAP
    tops = {item: head + i * STEP for i, item in enumerate(items)}
    height = head + STEP * len(items)
    drawn = [cell | {"spot": plans.index(cell["plan"]), "top": tops[cell["item"]]} for cell in cells]
    start = f"(width < {WIDE} ? {FIRST} : {ITEMS})"
    x = alt.Scale(
        domain=[0, max(len(plans) - 1, 1)], range=[alt.ExprRef(start), alt.ExprRef(f"width - {LAST}")], nice=False
    )
    y = pixels(1, height)
    across = alt.X("spot:Q", scale=x, axis=None)
    signs = alt.Chart(records(drawn)).transform_calculate(mid=f"datum.top + (width < {WIDE} ? 27 : 18)")
    names = alt.Chart(records([{"item": item, "top": top} for item, top in tops.items()]))
    named = names.transform_calculate(mid=f"datum.top + (width < {WIDE} ? 11 : 18)")
    return finished(
        alt.layer(
            painted(names.mark_rule(strokeWidth=1, opacity=0.6), "rule").encode(
                x=alt.value(0), x2=alt.value("width"), y=at("top", y)
            ),
            text(alt.Chart(records(heads)), align="center", fontSize=SMALL, lineBreak="\n", lineHeight=LINE).encode(
                x=across, y=alt.value(LINE / 2), text="head:N"
            ),
            text(named).encode(x=alt.value(0), y=at("mid", y), text="item:N"),
            signs.mark_text(align="center", baseline="middle", fontWeight=600).encode(
                x=across,
                y=at("mid", y),
                text="sign:N",
                color=by_role(),
                tooltip=tooltips([(tip, words[tip]) for tip in TIPS]),
            ),
        ),
        1,
        height,
        cuts=[(top, ((0, head),)) if top > head else (0, ()) for top in tops.values()],
    )


def headed(plan: str) -> list[str]:
    """A plan's name in lines, broken behind hyphens and dashes, too."""
    pieces = plan.replace("-", "-\0 ").replace("–", "–\0 ")
    return [line.replace("\0 ", "").replace("\0", "") for line in broken(pieces, HEAD_ROOM)]
