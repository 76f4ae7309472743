"""What lists name, counted: people of the programmes of a task, and how many programmes there are."""

from collections.abc import Iterator

from loaders.intervals import added, around
from loaders.rules.book import Book
from loaders.rules.claims import Claim, Figure, summed
from loaders.rules.terms import HEADS, MINIMUM_PARTS, SCOPE
from loaders.rules.trees import first_printings, levels_below


def headcounts(book: Book) -> Iterator[Claim]:
    """A task's people against those of its programmes, whatever each of them counts: jobs here, trainees or cases there.

    Plans do add them; we never do elsewhere. What counts as one head differs, so a difference is no doubt.
    """
    for (plan_id, ancestor_id, level), by_route in levels_below(book).items():
        members = by_route.get((), [])
        wholes = [
            one for one in first_printings(book, plan_id, ancestor_id) if one.row["indicator_id"] == "programme_jobs"
        ]
        for whole in wholes if level == "programme" and len(members) >= MINIMUM_PARTS else []:
            heads = [_heads(book, whole, member) for member in members]
            parts = [part for found in heads for part in found]
            mixed = any(part.row["indicator_id"] != "programme_jobs" for part in parts)
            total = added([part.interval for part in parts])
            if all(heads) and mixed and whole.row["stage"] == "target" and total.high >= whole.interval.low:
                yield summed("heads", whole, parts, SCOPE)


def _heads(book: Book, whole: Figure, item_id: str) -> list[Figure]:
    """What a programme counts its people by: the first of these that it prints for the same year, itself or by its parts."""
    plan_id = whole.row["plan_id"]
    below = [one for (plan, one), item in book.items.items() if plan == plan_id and item["parent_id"] == item_id]
    for indicator in HEADS:
        for items in ([item_id], below):
            meanings = [whole.key(table_id=None, item_id=one, indicator_id=indicator) for one in items]
            found = [book.by_meaning[meaning][0] for meaning in meanings if meaning in book.by_meaning]
            if found:
                return found
    return []


def stated_counts(book: Book) -> Iterator[Claim]:
    """`51개 세부사업` against the programmes listed below; a list of main programmes only is another coverage.

    A programme's `7개 사업` against the projects its own line names: those are all of them.
    """
    below = levels_below(book)
    for figure in book.of_kind("level"):
        row = figure.row
        item = book.items.get((row["plan_id"], row["item_id"]), {})
        level = "component" if item.get("level") == "programme" else "programme"
        routes = below.get((row["plan_id"], row["item_id"], level), {})
        members = next(iter(routes.values())) if len(routes) == 1 else []
        lines = sum(max(1, len(below.get((row["plan_id"], one, "component"), {}).get((), []))) for one in members)
        listed = lines if row["value"] == lines else len(members)  # a programme of two types may count as two
        of_this_plan = row["time_period"] == str(row["plan_year"]) and row["stage"] == "target"
        counted = row["indicator_id"] == "programme_count" and row["breakdown"] == "total"
        if counted and of_this_plan and listed * 2 > row["value"]:
            yield Claim("count", figure, around(listed, 0), (), SCOPE if level == "programme" else "")
