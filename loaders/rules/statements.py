"""What a sentence says of a figure without a number of its own: it rose, it fell, it is higher or lower than another."""

from collections.abc import Iterator

from loaders.intervals import Interval
from loaders.rules.book import Book
from loaders.rules.claims import Claim, Figure, meaning_of
from loaders.rules.terms import FORMS

INFINITE = float("inf")


def directions(book: Book) -> Iterator[Claim]:
    """Each statement (statements.csv) against the figure it speaks of; what is in doubt is the sentence, not the figure."""
    for statement in book.statements:
        figure = _figure(book, statement)
        up = statement["says"] in {"rises", "above"}
        if statement["says"] in {"rises", "falls"}:
            others: tuple[Figure, ...] = ()
            bar = Interval(0, 0, 0)
        else:
            other = _figure(book, statement, other=True)
            others, bar = ((other,), other.interval) if other else ((), Interval(0, 0, 0))
        if figure and (others or statement["says"] in {"rises", "falls"}):
            yield Claim("direction", figure, _beyond(figure.interval, bar, up), others or (figure,), "direction")


def _beyond(value: Interval, bar: Interval, up: bool) -> Interval:
    """All values on the right side of the bar; the middle is the value itself where it is there already."""
    if up:
        return Interval(bar.low, max(value.mid, bar.mid), INFINITE)
    return Interval(-INFINITE, min(value.mid, bar.mid), bar.high)


def _figure(book: Book, statement: dict[str, str], other: bool = False) -> Figure | None:
    """The figure that a statement speaks of, or compares with: as a table prints it, else as anything does."""
    changed = {"ref_area": statement["other_area"], "category": statement["other_category"]} if other else {}
    meaning = {**statement, "item_id": None, "stage": "actual", **{name: one for name, one in changed.items() if one}}
    found = book.by_meaning.get(meaning_of(meaning, table_id=None), [])
    return min(found, key=lambda one: (FORMS.index(one.row["form"]), one.id), default=None)
