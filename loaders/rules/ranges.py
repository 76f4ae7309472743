"""Ranges of age and size: which lie side by side, and a range printed for itself against the finer ones it spans."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from loaders.rules.book import Book
from loaders.rules.claims import Claim, Figure, summed
from loaders.rules.terms import MINIMUM_PARTS, RATIO_UNITS

NAMED = {  # indicators that are a range of another one
    "employed_15_64": {"indicator_id": "employed", "breakdown": "age", "category": "15-64"},
    "population_15plus_registered": {"indicator_id": "population", "breakdown": "age", "category": "15+"},
}
FIRST = {"age": 0, "size_class": 1}  # where a range without a lower end begins


def ranges(book: Book) -> Iterator[Claim]:
    """A range is the sum of the finer ranges it spans, in its own table or in another one of the plan."""
    for figure in book.of_kind("level"):
        finer = spanned(book, figure) if figure.row["indicator_unit"] not in RATIO_UNITS else []
        if finer:
            yield summed("total", figure, finer)


def spanned(book: Book, figure: Figure) -> list[Figure]:
    """The finer ranges of one table that fill a figure's range from end to end; its own table is asked first."""
    if figure.row["breakdown"] == "total":
        figure = replace(figure, row=figure.row | NAMED.get(figure.row["indicator_id"], {}))
    if figure.row["breakdown"] not in FIRST:
        return []
    low, high = bounds(figure.row["category"], FIRST[figure.row["breakdown"]])
    for parts in _tables(book, figure):
        inside = [
            one for one in parts if low <= bounds(one.row["category"])[0] and bounds(one.row["category"])[1] <= high
        ]
        members = side_by_side(inside)
        ends = [low - 1, *(bounds(one.row["category"])[1] for one in members)]
        starts = [*(bounds(one.row["category"])[0] for one in members), high + 1]
        if len(members) >= MINIMUM_PARTS and all(end + 1 == start for end, start in zip(ends, starts, strict=True)):
            return members
    return []


def _tables(book: Book, figure: Figure) -> list[list[Figure]]:
    """The other ranges of the same quantity, table by table."""
    tables: dict[str, list[Figure]] = defaultdict(list)
    for one in book.ranges.get(figure.key("table_id", "category", kind="level"), []):
        if one.row["category"] != figure.row["category"]:
            tables[one.row["table_id"]].append(one)
    own = figure.row["table_id"]
    return [tables[table] for table in sorted(tables, key=lambda table: (table != own, table))]


def side_by_side(parts: list[Figure]) -> list[Figure]:
    """Ranges in order, each beginning where the last one ended; a range that overlaps is another cut of the same people."""
    taken: list[Figure] = []
    reached = -1
    for part in sorted(parts, key=lambda one: (bounds(one.row["category"])[0], -bounds(one.row["category"])[1])):
        start, end = bounds(part.row["category"])
        narrower = [one for one in parts if one is not part and _within(one, start, end)]
        if start > reached and not narrower:
            taken.append(part)
            reached = end
    return taken


def _within(part: Figure, start: int, end: int) -> bool:
    low, high = bounds(part.row["category"])
    return start <= low and high <= end


def bounds(category: str, first: int = 0) -> tuple[int, int]:
    """`15-29` → (15, 29), `65+` → (65, 999999), `-19` → (0, 19): from the first there is."""
    if category.endswith("+"):
        return int(category[:-1]), 999_999
    low, _, high = category.partition("-")
    return (int(low) if low else first), int(high)
