"""Money as so much for each: an amount for one person or case times how many there are."""

from collections import defaultdict
from collections.abc import Iterator
from operator import mul

from loaders.intervals import Interval, added, combined
from loaders.rules.book import Book
from loaders.rules.claims import Claim, Figure
from loaders.rules.terms import HEADS, MINIMUM_PARTS, SCOPE

AMOUNTS = {"amount_per_person", "amount_per_case"}
MONTH = "월"  # an amount for a month is not that for the year
Pair = tuple[Figure, Figure]  # the amount for one, and how many there are


def products(book: Book) -> Iterator[Claim]:
    """A node's money is its amount for each × how many, or the sum of those of the nodes below it that print both.

    The same budget may pay for something else as well: only a gap smaller than half of one amount is a doubt.
    """
    for (plan_id, item_id), pairs in _pairs(book).items():
        money = book.by_meaning.get(
            pairs[0][0].key(table_id=None, plan_id=plan_id, item_id=item_id, indicator_id="budget")
        )
        if money:
            whole = added([_product(pair) for pair in pairs])
            room = abs(money[0].interval.mid - whole.mid) >= min(amount.interval.mid for amount, _ in pairs) / 2
            yield Claim("product", money[0], whole, tuple(one for pair in pairs for one in pair), SCOPE if room else "")


def _pairs(book: Book) -> dict[tuple, list[Pair]]:
    """Plan and node → the amounts and counts that make up its money: its own, or those of two nodes or more below it."""
    own: dict[tuple, list[Pair]] = {}
    below: dict[tuple, list[Pair]] = defaultdict(list)
    for amount in book.of_kind("level"):
        node = (amount.row["plan_id"], amount.row["item_id"])
        yearly = amount.row["breakdown"] == "total" and MONTH not in amount.row["column_label"]
        count = _count(book, amount) if amount.row["indicator_id"] in AMOUNTS and yearly and node not in own else None
        if count:
            own[node] = [(amount, count)]
            below[node[0], book.items[node]["parent_id"]].append((amount, count))
    return {node: pairs for node, pairs in below.items() if len(pairs) >= MINIMUM_PARTS} | own


def _count(book: Book, amount: Figure) -> Figure | None:
    """How many the plan means to pay: the first way of counting that the node prints a target by."""
    found = (book.by_meaning.get(amount.key(table_id=None, indicator_id=one, stage="target")) for one in HEADS)
    return next((one[0] for one in found if one), None)


def _product(pair: Pair) -> Interval:
    return combined(mul, *(one.interval for one in pair))
