"""A plan's money as a tree: which printed parts make up which printed whole. One stage and one year, in won; nothing is mixed."""

from collections.abc import Iterator
from typing import Any

from loaders.database import query
from loaders.sharing import shared

ROUNDING = 0.005  # parts within half a per cent of their whole make it up
Node = dict[str, Any]

TOTALS_SQL = """
select plan_id, plan_ko, plan_en, item_id, parent_id, level, ordinal, item_ko, item_en, stage, year, value, printed, printed_unit, figure_ids
from budgets
where plan_id = ? and stage = ? and funding_source = 'total' and value > 0
qualify year = max(year) over ()
order by level, value desc, item_id
"""


@shared(128)
def tree(plan_id: str, stage: str, root_id: str = "") -> tuple[Node | None, list[Node], list[Node]]:
    """Return the root, its parts from the outside in, and the nodes that stay whole because their parts add up to more.

    Each part has `depth` (1 below the root), `start` and `end` (won from the top), `branch` (its ancestor of depth 1) and `rest`
    (True for what the printed parts leave of their whole). Without `root_id` the root is the whole plan, or the department whose
    parts the plan prints. No root: the plan prints no parts that make up a whole at this stage.
    """
    nodes = query(TOTALS_SQL, plan_id, stage).to_dict("records")
    root = next((node for node in _roots(nodes, root_id) if _made_up(node, _parts(nodes, node))), None)
    if root is None:
        return None, [], []
    placed = list(_placed(nodes, root, 0.0, 1, ""))
    drawn = {node["item_id"] for node in placed} | {root["item_id"]}
    return root, placed, [node for node in nodes if node["item_id"] in drawn and _too_much(nodes, node)]


def _roots(nodes: list[Node], root_id: str) -> list[Node]:
    """The node asked for; else the plan and its departments, those first whose parts are divided again."""
    if root_id:
        return [node for node in nodes if node["item_id"] == root_id]
    found = [node for node in nodes if node["level"] in {"plan", "department"}]
    return sorted(found, key=lambda node: (-_depth(nodes, node), node["level"] != "plan", -node["value"]))


def _depth(nodes: list[Node], node: Node) -> int:
    return 1 + max((_depth(nodes, part) for part in _parts(nodes, node)), default=0)


def _groups(nodes: list[Node], node: Node) -> list[list[Node]]:
    """Children by level: fields and audiences divide the same money, each once."""
    children = [one for one in nodes if one["parent_id"] == node["item_id"]]
    return [
        [one for one in children if one["level"] == level] for level in dict.fromkeys(one["level"] for one in children)
    ]


def _parts(nodes: list[Node], node: Node) -> list[Node]:
    """The children of one level that cover most of the node without exceeding it."""
    limit = node["value"] * (1 + ROUNDING)
    fitting = [group for group in _groups(nodes, node) if _sum(group) <= limit]
    return max(fitting, key=_sum, default=[])


def _too_much(nodes: list[Node], node: Node) -> bool:
    return bool(_groups(nodes, node)) and not _parts(nodes, node)


def _made_up(node: Node, parts: list[Node]) -> bool:
    return len(parts) > 1 and _sum(parts) >= node["value"] * (1 - ROUNDING)


def _sum(nodes: list[Node]) -> float:
    return sum(node["value"] for node in nodes)


def _placed(nodes: list[Node], node: Node, start: float, depth: int, branch: str) -> Iterator[Node]:
    parts = _parts(nodes, node)
    rest = node["value"] - _sum(parts)
    if parts and rest > node["value"] * ROUNDING:
        parts = [*parts, node | {"item_id": f"{node['item_id']}/rest", "value": rest, "is_rest": True}]
    scale = node.get("length", node["value"]) / (_sum(parts) or 1)
    for part in parts:
        end = start + part["value"] * scale
        here = branch or str(part["item_id"])
        placed = part | {
            "start": start, "end": end, "length": end - start, "depth": depth, "branch": here, "rest": part.get("is_rest", False),
        }  # fmt: skip
        yield placed
        if not placed["rest"]:
            yield from _placed(nodes, placed, start, depth + 1, here)
        start = end
