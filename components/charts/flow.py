"""Where does the money flow? Bands from each source to what it pays for; names stand outside, where no band crosses them."""

from typing import Any

import altair as alt

from components.charts.base import SMALL, Spec, at, broken, cached, finished, pixels, records, text, tooltips
from components.charts.roles import SCALE, SOURCE_ROLES, by_role, painted

MONEY = 240  # pixels of all money together
BAR, LINE, BETWEEN = 12, 15, 12  # pixels: a node's width, the height of a line of words, room between two nodes
SOURCE_ROOM, TARGET_ROOM, WIDE_ROOM = (
    66,
    138,
    190,
)  # pixels for the words on the left and on the right, on phones and desks
FLAT_ROOM, FLAT_BETWEEN = 280, 4  # pixels for name and money in one line, and between two nodes then
WIDE = 440  # pixels of a chart that has the wide room
THIN = 0.6  # pixels of an outline, so that the thinnest band is seen
EDGE = 0.03  # share of the way on which a band leaves and arrives level
TIPS = ("source_name", "name", "amount", "place")


@cached
def money_flow(links: list[dict[str, Any]], words: dict[str, str], flat: bool = False, money: int = MONEY) -> Spec:
    """Answer where the money of each source goes.

    links: `source` (funding source), `source_name`, `source_total` (written out), `target` (key), `name`, `total` (written out),
    `value` (any unit, the same for all), `amount` (written out), `place`. Unit: money, written at the nodes and in the tooltip.
    flat: name and money of a target in one line where they fit, for a low and wide room. money: pixels of all money together.
    """
    scale = money / sum(link["value"] for link in links)
    sources = {source: [] for source in SOURCE_ROLES if any(link["source"] == source for link in links)}
    targets: dict[str, list[dict[str, Any]]] = {link["target"]: [] for link in links}
    for link in links:
        sources[link["source"]].append(link)
        targets[link["target"]].append(link)
    left = [_node(own, scale, "source_name", "source_total", SOURCE_ROLES[source]) for source, own in sources.items()]
    right = [_node(own, scale, "name", "total", "context", flat) for own in targets.values()]
    between = FLAT_BETWEEN if flat else BETWEEN
    height = max(_stacked(left, between), _stacked(right, between))
    for column in (left, right):
        _centred(column, height, between)
    y, x = pixels(1, round(height)), _across(flat)
    bands = alt.Chart(
        records(_bands(links, dict(zip(sources, left, strict=True)), dict(zip(targets, right, strict=True)), scale))
    )
    return finished(
        alt.layer(
            # Half-transparent bands need a ground: on a clear one vl-convert gets their colours wrong in a PNG.
            painted(alt.Chart(records([{}])).mark_rect(), "paper"),
            bands.mark_area(interpolate="monotone", opacity=0.5, strokeWidth=THIN).encode(
                x=alt.X("way:Q", scale=x, axis=None), y=at("top", y), y2="bottom:Q", detail="band:N", fill=alt.Fill("role:N", scale=SCALE, legend=None),
                stroke=alt.Stroke("role:N", scale=SCALE, legend=None), tooltip=tooltips([(tip, words[tip]) for tip in TIPS]),
            ),
            _nodes(left, 0, x, y),
            _nodes(right, 1, x, y),
            _names(left, alt.XValue(0), y),
            _names(right, alt.X("end:Q", scale=x, axis=None), y),
        ),
        1,
        round(height),
    )  # fmt: skip


def _across(flat: bool) -> alt.Scale:
    """From the nodes on the left to those on the right; a phone leaves less room for the words."""
    room = FLAT_ROOM if flat else f"(width < {WIDE} ? {TARGET_ROOM} : {WIDE_ROOM})"
    return alt.Scale(domain=[0, 1], range=[SOURCE_ROOM, alt.ExprRef(f"width - {room}")], nice=False)


def _node(
    own: list[dict[str, Any]], scale: float, name: str, total: str, role: str, flat: bool = False
) -> dict[str, Any]:
    """A node with its words, broken into lines for either room, and how much height it needs."""
    high = max(sum(link["value"] for link in own) * scale, 1)
    if flat:
        narrow = wide = "\n".join(broken(f"{own[0][name]} {own[0][total]}", (FLAT_ROOM - 2 * BAR) / SMALL))
    else:
        narrow, wide = (
            "\n".join([*broken(own[0][name], (room - 2 * BAR) / SMALL), own[0][total]])
            for room in (TARGET_ROOM, WIDE_ROOM)
        )
    return {
        "high": high,
        "room": max(high, LINE * len(narrow.split("\n"))),
        "narrow": narrow,
        "wide": wide,
        "role": role,
    }


def _stacked(nodes: list[dict[str, Any]], between: float) -> float:
    return sum(node["room"] for node in nodes) + between * (len(nodes) - 1)


def _centred(nodes: list[dict[str, Any]], height: float, between: float) -> None:
    """Place the nodes below each other, in the middle of the height."""
    top = (height - _stacked(nodes, between)) / 2
    for node in nodes:
        node["middle"] = top + node["room"] / 2
        node["top"], node["bottom"] = node["middle"] - node["high"] / 2, node["middle"] + node["high"] / 2
        top += node["room"] + between


def _bands(links: list[dict[str, Any]], left: dict, right: dict, scale: float) -> list[dict[str, Any]]:
    """Four points of every band; they leave and reach each node in the order of the nodes across, so that few cross."""
    free = {("left", key): node["top"] for key, node in left.items()} | {
        ("right", key): node["top"] for key, node in right.items()
    }
    order_left, order_right = list(left), list(right)
    rows = []
    for link in sorted(links, key=lambda one: (order_left.index(one["source"]), order_right.index(one["target"]))):
        start, end = ("left", link["source"]), ("right", link["target"])
        thick = link["value"] * scale
        told = {tip: link[tip] for tip in TIPS} | {"role": SOURCE_ROLES[link["source"]], "value": link["value"]}
        for way, node in ((0, start), (EDGE, start), (1 - EDGE, end), (1, end)):
            rows.append({**told, "band": len(rows) // 4, "way": way, "top": free[node], "bottom": free[node] + thick})
        free[start] += thick
        free[end] += thick
    return rows


def _nodes(nodes: list[dict[str, Any]], end: int, x: alt.Scale, y: alt.Scale) -> alt.Chart:
    data = alt.Chart(records([node | {"end": end} for node in nodes]))
    return data.mark_rule(strokeWidth=BAR).encode(
        x=alt.X("end:Q", scale=x, axis=None), y=at("top", y), y2="bottom:Q", color=by_role()
    )


def _names(nodes: list[dict[str, Any]], x: Any, y: alt.Scale) -> alt.LayerChart:
    """Name and money beside the node, in the middle of it."""
    rows = [{key: node[key] for key in ("narrow", "wide", "middle")} | {"end": 1} for node in nodes]
    data = alt.Chart(records(rows)).transform_calculate(
        words=f"width < {WIDE} ? datum.narrow : datum.wide",
        line=f"datum.middle - (length(split(datum.words, '\\n')) - 1) * {LINE / 2}",
    )
    dx = BAR if isinstance(x, alt.X) else 0
    return text(data, dx=dx, fontSize=SMALL, lineBreak="\n", lineHeight=LINE).encode(
        x=x, y=at("line", y), text="words:N"
    )
