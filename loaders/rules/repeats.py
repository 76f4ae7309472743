"""The same quantity printed more than once: again in another place, in another list, or as a running total."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from loaders.intervals import Interval
from loaders.printed import COUNTING, uses_thousands_point
from loaders.rules.book import Book
from loaders.rules.claims import Claim, Figure, at_most, summed
from loaders.rules.terms import FORMS, SCOPE

LISTED = {"programme_jobs", "budget"}
RESTATED = {"policy_public_jobs": "f-direct", "policy_private_jobs": "f-indirect"}  # of the whole city: field
ADDED_TO = {"supported_firms_cumulative": "supported_firms"}  # running total: what is added to it


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
                if again is not first and elsewhere and _same_unit(again, first):
                    yield Claim("reprint", again, first.interval, (first,), "copy_slip")


def _same_unit(again: Figure, first: Figure) -> bool:
    """Whether both are printed in one kind of unit; what is counted may be 명 here and 개 there."""
    units = {again.row["unit_id"], first.row["unit_id"]}
    return len(units) == 1 or units <= COUNTING


def restated(book: Book) -> Iterator[Claim]:
    """A policy indicator that restates the jobs of a field of the plan."""
    for figure in book.of_kind("level"):
        field = RESTATED.get(figure.row["indicator_id"])
        jobs = book.by_meaning.get(figure.key(table_id=None, indicator_id="programme_jobs", item_id=field))
        if jobs:
            yield Claim("reprint", figure, jobs[0].interval, (jobs[0],), "copy_slip")


def listed_twice(book: Book) -> Iterator[Claim]:
    """A programme that stands in two lists of a plan.

    The lists may cover different parts of it, so a difference is no doubt, with two exceptions: they cover the same where another
    of its figures meets and the gap is small; and a line that ends in `등` (and others) holds at least the programme it names.
    """
    for figure in book.of_kind("level"):
        item = book.items.get((figure.row["plan_id"], figure.row["item_id"]), {})
        if item.get("same_as") and figure.row["indicator_id"] in LISTED:
            twin = book.by_meaning.get(figure.key(table_id=None, item_id=item["same_as"]), [None])[0]
            if twin and _holds_others(book, twin) and figure.interval.low > twin.interval.high:
                yield Claim("bound", figure, at_most(twin, figure), (twin,))
            elif twin:
                same = _another_meets(book, figure, item["same_as"]) and _is_slip(figure, twin)
                yield Claim("listed_twice", figure, twin.interval, (twin,), "copy_slip" if same else SCOPE)


def _holds_others(book: Book, line: Figure) -> bool:
    return book.items[line.row["plan_id"], line.row["item_id"]]["name_ko"].endswith(" 등")


def _another_meets(book: Book, figure: Figure, same_as: str) -> bool:
    """Whether the two lists agree on another figure of the programme: on its jobs where its money differs, or the reverse."""
    others = [
        one
        for one in book.of_kind("level")
        if one.row["indicator_id"] in LISTED - {figure.row["indicator_id"]}
        and (one.row["plan_id"], one.row["item_id"]) == (figure.row["plan_id"], figure.row["item_id"])
    ]
    twins = [(one, book.by_meaning.get(one.key(table_id=None, item_id=same_as), [None])[0]) for one in others]
    return any(twin and one.interval.meets(twin.interval) for one, twin in twins)


def _is_slip(figure: Figure, twin: Figure) -> bool:
    """A gap that is smaller than half of either figure: too little for a part that one list leaves out."""
    gap = abs(figure.interval.mid - twin.interval.mid)
    return gap < min(figure.interval.mid, twin.interval.mid) / 2


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


def running_totals(book: Book) -> Iterator[Claim]:
    """A running total is the one before it and all that is added in the years between, where the plan prints every year."""
    for total in book.of_kind("level"):
        flow = ADDED_TO.get(total.row["indicator_id"])
        earlier = [one for one in book.of_kind("level") if _is_earlier(one, total)] if flow else []
        if earlier:
            start = max(earlier, key=lambda one: one.row["time_period"])
            added = [one for one in book.of_kind("level") if _is_same_thing(one, total, flow) and _after(one, start)]
            years = [year for one in added for year in _years(one)]
            if sorted(years) == list(range(_years(start)[-1] + 1, _years(total)[-1] + 1)):
                yield summed("running_total", total, [start, *added])


def _is_same_thing(one: Figure, total: Figure, indicator: str | None) -> bool:
    return one.key("indicator_id", "time_period", "stage") == total.key("indicator_id", "time_period", "stage") and (
        one.row["indicator_id"] == indicator
    )


def _is_earlier(one: Figure, total: Figure) -> bool:
    return _is_same_thing(one, total, total.row["indicator_id"]) and _years(one)[-1] < _years(total)[-1]


def _after(one: Figure, start: Figure) -> bool:
    return _years(one)[0] > _years(start)[-1]


def _years(figure: Figure) -> list[int]:
    """The years of a period: `2019/2022` → 2019, 2020, 2021, 2022."""
    first, _, last = figure.row["time_period"].partition("/")
    return list(range(int(first[:4]), int((last or first)[:4]) + 1))


def slips_of_the_pen(book: Book) -> Iterator[Claim]:
    """`68.456` for 68,456: a full stop where the thousands comma belongs, settled by the figures around it (see its note)."""
    for figure in book.figures:
        if uses_thousands_point(figure.row["printed"]):
            yield Claim("form", figure, figure.interval, (figure,), "thousands_point")
