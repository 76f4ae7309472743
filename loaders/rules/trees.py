"""Sums over the plan's tree: programme → task → strategy → plan."""

from collections import defaultdict
from collections.abc import Iterator

from loaders.intervals import Interval, added
from loaders.rules.book import Book
from loaders.rules.claims import Claim, Figure, at_most, summed
from loaders.rules.terms import MINIMUM_PARTS, RATIO_UNITS, SCOPE

HALVES = {"h1", "h2"}
SINGLE_AMOUNTS = {
    "amount_per_person",
    "amount_per_case",
    "living_wage_hourly",
}  # not added over the tree


def tree_totals(book: Book) -> Iterator[Claim]:
    """A node's target or money is the sum over the nodes of one level below it, when every one of them prints it."""
    for (plan_id, ancestor_id, level), by_route in levels_below(book).items():
        for route, members in by_route.items():
            # Programmes that hang under strategies and under fields are one list printed twice: not parts of one sum.
            # Components belong to some programmes only: they are parts of the node right above them, of nothing higher.
            elsewhere = route and (level == "component" or len(by_route) > 1)
            if len(members) < MINIMUM_PARTS or elsewhere:
                continue
            for whole in first_printings(book, plan_id, ancestor_id):
                # a programme's own count is of projects, not of programmes
                own_count = whole.row["indicator_id"] == "programme_count" and level == "programme"
                parts = [] if own_count else _parts_of_tree(book, whole, members)
                if parts:
                    total = added([part.interval for part in parts])
                    one_table = {part.row["table_id"] for part in parts} == {whole.row["table_id"]}
                    in_part = level == "component" and not one_table and _leaves_room(whole, total, parts)
                    yield summed("tree", whole, parts, SCOPE if in_part else "")
    yield from _within_tables(book)


def _within_tables(book: Book) -> Iterator[Claim]:
    """A node's figure is the sum over the nodes right below it that the same table prints; nodes it leaves out may explain a gap.

    For lists inside boxes: sites of a shelter, offices of a bureau. Whole levels of the tree have their own rule above.
    """
    complete = {(*below[:2], members) for below, members in _complete_levels(book)}
    for whole in book.of_kind("level"):
        plan_id, item_id = whole.row["plan_id"], whole.row["item_id"]
        below = book.below.get((plan_id, item_id), []) if item_id else []
        parts = [book.by_meaning[key][0] for key in (whole.key(item_id=one) for one in below) if key in book.by_meaning]
        members = tuple(part.row["item_id"] for part in parts)
        first = book.by_meaning[whole.key(table_id=None)][0] is whole
        done = first and (plan_id, item_id, members) in complete
        if len(parts) >= MINIMUM_PARTS and _is_additive(whole) and not done:
            total = added([part.interval for part in parts])
            silent = any(_may_hold_more(book, whole, one) for one in below if one not in members)
            rest = silent and _leaves_room(whole, total, parts) and total.high < whole.interval.low
            one_is_all = any(part.interval.mid == whole.interval.mid for part in parts)  # steps of the same people
            if not rest and not one_is_all:  # the silent ones may well be the rest
                yield summed("tree", whole, parts)


def _may_hold_more(book: Book, whole: Figure, item_id: str) -> bool:
    """Whether a node that prints nothing beside its neighbours may have a part of the whole: not if it is one of other years."""
    years = book.years.get((whole.row["plan_id"], item_id), set())
    return not years or whole.row["time_period"][:4] in years


def _complete_levels(book: Book) -> Iterator[tuple[tuple, tuple[str, ...]]]:
    for below, by_route in levels_below(book).items():
        yield from ((below, tuple(members)) for members in by_route.values())


def joined(book: Book) -> Iterator[Claim]:
    """A line that prints several programmes of another list as one (joins.csv) is their sum.

    The lists may cover different parts of a programme; but where the jobs meet and the money does not, or the reverse, the lists
    do cover the same.
    """
    for (plan_id, whole_id), part_ids in book.joins.items():
        found = [
            (whole, [book.by_meaning[whole.key(table_id=None, item_id=one)][0] for one in part_ids])
            for whole in first_printings(book, plan_id, whole_id)
            if all(whole.key(table_id=None, item_id=one) in book.by_meaning for one in part_ids)
        ]
        totals = [(whole, parts, added([part.interval for part in parts])) for whole, parts in found]
        same = any(whole.interval.meets(total) for whole, _, total in totals)
        for whole, parts, total in totals:
            covers_more = _leaves_room(whole, total, parts) or _has_others(whole, total, parts)
            yield summed("joined", whole, parts, SCOPE if covers_more and not same else "")


def _leaves_room(whole: Figure, total: Interval, parts: list[Figure]) -> bool:
    """Whether another part may be missing from the list: the gap is at least half of the smallest one that is there."""
    gap = whole.interval.mid - total.mid
    return gap >= min(part.interval.mid for part in parts) / 2


def _has_others(whole: Figure, total: Interval, parts: list[Figure]) -> bool:
    """Whether the list may hold a part that the whole does not count: it is above the whole by one of its parts or more."""
    return total.mid - whole.interval.mid >= min(part.interval.mid for part in parts)


def _parts_of_tree(book: Book, whole: Figure, members: list[str]) -> list[Figure]:
    """What each member prints of the same quantity, itself or by all its parts; nothing when one of them is silent."""
    found: list[Figure] = []
    for member in members:
        below = book.below.get((whole.row["plan_id"], member), [])
        own = _printed_by(book, whole, [member])
        parts = _printed_by(book, whole, below) if own is None and below else own
        if parts is None:
            return []
        found += parts
    return found


def _printed_by(book: Book, whole: Figure, nodes: list[str]) -> list[Figure] | None:
    """What the nodes print of the same quantity, a dash being nothing to add; None when one of them is silent."""
    meanings = [whole.key(table_id=None, item_id=node) for node in nodes]
    if any(meaning not in book.by_meaning and meaning not in book.nothing for meaning in meanings):
        return None
    return [book.by_meaning[meaning][0] for meaning in meanings if meaning in book.by_meaning]


def levels_below(book: Book) -> dict[tuple, dict[tuple, list[str]]]:
    """(plan, ancestor, level) → route (levels between) → the nodes of that level below the ancestor."""
    below: dict[tuple, dict[tuple, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (plan_id, item_id), item in book.items.items():
        ancestor, route = item["parent_id"], ()
        while ancestor is not None:
            above = book.items[(plan_id, ancestor)]
            if route and above["level"] == item["level"]:
                break  # parts of parts: of the node right above them only
            below[(plan_id, ancestor, item["level"])][route].append(item_id)
            route = (above["level"], *route)
            ancestor = above["parent_id"] if above["level"] != item["level"] else None
    return below


def first_printings(book: Book, plan_id: str, item_id: str) -> list[Figure]:
    """What a node prints that adds up over the tree, each quantity once."""
    seen: dict[tuple, Figure] = {}
    for figure in book.of_kind("level"):
        row = figure.row
        own = (row["plan_id"], row["item_id"]) == (plan_id, item_id)
        if own and _is_additive(figure):
            seen.setdefault(figure.key(table_id=None), figure)
    return list(seen.values())


def _is_additive(figure: Figure) -> bool:
    row = figure.row
    amounts = row["indicator_unit"] not in RATIO_UNITS and row["indicator_id"] not in SINGLE_AMOUNTS
    return amounts and (row["breakdown"] in {"total", "funding_source"} or row["category"] in HALVES)


def above_whole(book: Book) -> Iterator[Claim]:
    """Jobs of a node, and its money of a half-year, that are above those of the node right over it.

    Such a part is no part of that whole alone: a second call for more people, money of others in it. So it is no doubt.
    """
    for part in book.of_kind("level"):
        above = book.items.get((part.row["plan_id"], part.row["item_id"]), {}).get("parent_id")
        of_half = part.row["category"] in HALVES and part.row["indicator_id"] == "budget"
        jobs = part.row["indicator_id"] == "programme_jobs" and part.row["stage"] == "target"
        whole = book.by_meaning.get(part.key(table_id=None, item_id=above)) if of_half or jobs else None
        if whole and part.interval.low > whole[0].interval.high:
            yield Claim("bound", part, at_most(whole[0], part), (whole[0],), SCOPE)
