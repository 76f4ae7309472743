"""What the money is for: a plan's budget down to its programmes."""

from typing import Any

from components import numbers
from components.blocks import Block, chart_block, vega
from components.charts.money_tree import money_tree
from components.doubts import marked
from components.filters import ALL
from components.frame import Page, plain
from components.memory import remembered
from components.sections.budget_shares import say_no_parts
from components.tables import Twin, headed
from loaders import budget_tree
from loaders.provenance import place_labels

COLUMNS = ("depth", "above", "name", "amount", "share", "printed", "place")
TIPS = ("name", "amount", "share", "place")
BRANCHES = ("field", "strategy")  # levels of which a tree is made
# The largest branch is the one we speak of; text on a fill has the role that can be read on it.
FIRST, LATER = (
    {True: ("accent", "onstrong"), False: ("context", "onsoft")},
    {True: ("tint", "ink"), False: ("wash", "ink")},
)


@remembered
def tree_section(page: Page, plan: dict, stage: str, strategy: str) -> None:
    """The tree of a plan or of one of its strategies; says which plans have one where no printed parts make up a printed whole."""
    root, parts, whole = budget_tree.tree(plan["plan_id"], stage, "" if strategy == ALL else strategy)
    if root is None:
        say_no_parts(page, [plan], stage, BRANCHES)
        return
    rows = _rows(page, root, parts)
    outer = [row for row in rows if row["depth"] == 1]
    top = max(outer, key=lambda row: row["end"] - row["start"])
    name = plain(
        page.of(plan, "label") if root["level"] == "plan" else f"{page.of(plan, 'label')} {page.of(root, 'item')}"
    )
    sentence = page(
        "tree.sentence", name=name, total=page.particle(numbers.money(root["value"], page.lang), "은"),
        count=len(outer), top=plain(top["name"]), share=numbers.share((top["end"] - top["start"]) * 100),
    )  # fmt: skip
    what = page("tree.what", year=root["year"], stage=page(f"stage.{stage}"))
    notes = [page("tree.rest")] if any(row["rest"] for row in rows) else []
    if whole:
        notes.append(page("tree.whole", names=page.listed(page.of(node, "item") for node in whole)))
    rows, said, doubts = marked(page, rows, "amount")  # at the name it would be cut off with it
    words = {word: page(f"tip.{word}") for word in TIPS}
    key = f"budget-tree-{plan['plan_id']}"
    block = Block(sentence, what, page.of(plan, "label"), notes=[*notes, *said], doubts=doubts)
    chart_block(page, block, vega(money_tree(rows, words), key), Twin(key, headed(page, rows, COLUMNS)))


def _rows(page: Page, root: dict, parts: list[dict]) -> list[dict[str, Any]]:
    names = {node["item_id"]: page.of(node, "item") for node in [root, *parts]}
    places = place_labels([None if part["rest"] else part["figure_ids"][0] for part in parts], page.lang)
    largest = max((part for part in parts if part["depth"] == 1), key=lambda part: part["value"])["item_id"]
    return [
        _row(page, root, part, names, place, part["branch"] == largest)
        for part, place in zip(parts, places, strict=True)
    ]


def _row(page: Page, root: dict, part: dict, names: dict[str, str], place: str, is_largest: bool) -> dict[str, Any]:
    role, on = (FIRST if part["depth"] == 1 else LATER)[is_largest]
    return {
        "depth": part["depth"],
        "above": names.get(part["item_id"].removesuffix("/rest") if part["rest"] else part["parent_id"], ""),
        "name": page("tree.remainder") if part["rest"] else names[part["item_id"]],
        "amount": numbers.money(part["value"], page.lang),
        "share": f"{numbers.share(part['value'] / root['value'] * 100)}%",
        "printed": "" if part["rest"] or not isinstance(part["printed"], str) else page.amount(part["printed"], part["printed_unit"]),
        "start": part["start"] / root["value"],
        "end": part["end"] / root["value"],
        "rest": part["rest"],
        "role": "paper" if part["rest"] else role,
        "on": "muted" if part["rest"] else on,
        "figures": () if part["rest"] else tuple(part["figure_ids"]),
        "place": place,
    }  # fmt: skip
