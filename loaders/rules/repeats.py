"""The same quantity printed more than once: again in another place, in another list, or as a running total."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from loaders.intervals import Interval
from loaders.printed import uses_thousands_point
from loaders.rules.book import FORMS, SCOPE, Book, Claim, Figure


def reprints(book: Book) -> Iterator[Claim]:
    """The same quantity printed again must be the same, within the rounding of both."""
    for key, printed in book.by_meaning.items():
        if key[1] is None and len(printed) > 1:
            first = min(
                printed, key=lambda one: (one.interval.high - one.interval.low, FORMS.index(one.row["form"]), one.id)
            )
            for again in printed:
                elsewhere = (
                    again.row["table_id"] != first.row["table_id"] or again.row["indicator_id"] == "programme_jobs"
                )
                if again is not first and elsewhere and again.row["unit_id"] == first.row["unit_id"]:
                    yield Claim("reprint", again, first.interval, (first,), "copy_slip")


def listed_twice(book: Book) -> Iterator[Claim]:
    """A programme that stands in two lists of a plan: the lists may cover different parts of it, so a difference is no doubt."""
    for figure in book.of_kind("level"):
        item = book.items.get((figure.row["plan_id"], figure.row["item_id"]), {})
        if item.get("same_as") and figure.row["indicator_id"] in {"programme_jobs", "budget"}:
            twin = book.by_meaning.get(figure.key(table_id=None, item_id=item["same_as"]))
            if twin:
                yield Claim("listed_twice", figure, twin[0].interval, (twin[0],), SCOPE)


def falling_series(book: Book) -> Iterator[Claim]:
    """What is counted cumulatively never falls."""
    series: dict[tuple, list[Figure]] = defaultdict(list)
    for figure in book.of_kind("level"):
        if "누계" in figure.row["indicator_ko"] or "누적" in figure.row["indicator_ko"]:
            series[figure.key("time_period", "stage")].append(figure)
    for figures in series.values():
        ordered = sorted(figures, key=lambda figure: figure.row["time_period"])
        for before, now in pairwise(ordered):
            at_least = Interval(before.interval.low, max(before.interval.mid, now.interval.mid), float("inf"))
            yield Claim("cumulative", now, at_least, (before,), "cumulative")


def slips_of_the_pen(book: Book) -> Iterator[Claim]:
    """`68.456` for 68,456: a full stop where the thousands comma belongs, settled by the figures around it (see its note)."""
    for figure in book.figures:
        if uses_thousands_point(figure.row["printed"]):
            yield Claim("form", figure, figure.interval, (figure,), "thousands_point")
