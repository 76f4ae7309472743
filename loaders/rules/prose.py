"""What sentences say about the figures of tables: an order, a gap between two shares, the growth of a share."""

from collections import defaultdict
from collections.abc import Iterator
from operator import sub

from loaders.intervals import Interval
from loaders.rules.book import Book
from loaders.rules.claims import Claim, Figure, derived, group_of, growth, percent
from loaders.rules.terms import FORMS, NESTED, ORDERED, SHARE_GROWTH


def orders(book: Book) -> Iterator[Claim]:
    """A list printed in order (`제조 단순직 > 돌봄 서비스직 > …`) names the largest of its table, the largest first.

    One claim for each place: what the table prints for the category named there is the largest of all not named before it.
    A value that was copied wrongly is no question of order: `reprint` speaks of it.
    """
    lists: dict[tuple, list[Figure]] = defaultdict(list)
    for figure in book.figures:
        if ORDERED in (figure.row["note"] or ""):
            lists[(figure.row["row_label"], *figure.key("category"))].append(figure)
    for named in lists.values():
        table = _table_of(book, named)
        ranked = sorted(table.values(), key=lambda one: -one.interval.mid)
        for figure, due in zip(named, ranked, strict=False):
            own = table.get(figure.row["category"])
            if own and own.interval.meets(figure.interval):
                yield Claim("order", figure, due.interval, (due,), "order")


def _table_of(book: Book, named: list[Figure]) -> dict[str, Figure]:
    """Category → figure of the table that prints most of a list's categories; a group that holds others is left out."""
    tables: dict[str, dict[str, Figure]] = defaultdict(dict)
    wanted = {figure.row["category"] for figure in named}
    meaning = named[0].key("table_id", "category")
    groups = set(NESTED.get(named[0].row["breakdown"], {}))
    for figure in book.of_kind(named[0].row["kind"]):
        in_table = figure.row["form"] == "table" and figure.row["category"] not in groups
        if in_table and figure.key("table_id", "category") == meaning:
            tables[figure.row["table_id"]].setdefault(figure.row["category"], figure)
    return max(tables.values(), key=lambda table: len(wanted & set(table)), default={})


def gaps(book: Book) -> Iterator[Claim]:
    """A printed gap is the difference of two printed shares or rates (gaps.csv says which); a range holds all its gaps."""
    for figure in book.figures:
        compared = [_compared(book, figure, gap) for gap in book.gaps.get(_cell(figure), [])]
        pairs = [(larger, smaller) for larger, smaller in compared if larger and smaller]
        claims = [derived("gap", figure, sub, *pair) for pair in pairs]
        if figure.row["breakdown"] == "bound" and claims:
            pick = min if figure.row["category"] == "min" else max
            ends = [claim.recomputed for claim in claims]
            end = Interval(pick(e.low for e in ends), pick(e.mid for e in ends), pick(e.high for e in ends))
            yield Claim("gap", figure, end, tuple(one for claim in claims for one in claim.used))
        else:
            yield from claims


def _cell(figure: Figure) -> tuple[str, ...]:
    return tuple(figure.row[name] for name in ("plan_id", "table_id", "row_label", "column_label"))


def _compared(book: Book, figure: Figure, gap: dict[str, str]) -> tuple[Figure | None, Figure | None]:
    """The two figures of a gap, the larger one first."""
    own = {"breakdown": gap["breakdown"], "category": gap["category"]}
    other = own | {
        name: gap[column]
        for name, column in (
            ("ref_area", "other_area"),
            ("indicator_id", "other_indicator"),
            ("category", "other_category"),
        )
        if gap[column]
    }
    kind = "level" if figure.row["indicator_unit"] == "percent" else "share"
    found = [_printed(book, figure, kind=kind, **changed) for changed in (own, other)]
    found.sort(key=lambda one: -one.interval.mid if one else 0)
    return found[0], found[1]


def _printed(book: Book, of: Figure, **changed: str) -> Figure | None:
    """The same quantity as another figure but for what is changed: as a table prints it, else as anything does."""
    found = book.by_meaning.get(of.key(table_id=None, **changed), [])
    return min(found, key=lambda one: (FORMS.index(one.row["form"]), one.id), default=None)


def share_growths(book: Book) -> Iterator[Claim]:
    """What a sentence calls the growth of a share (`(비중)`), in points or in %, is that of the share, not of the heads in it."""
    for figure in book.of_kind("change_rate"):
        if SHARE_GROWTH in (figure.row["note"] or ""):
            now, before = _part_and_whole(book, figure, 0), _part_and_whole(book, figure, -1)
            used = [one for one in (*now, *before) if one]
            if len(used) == len(now) + len(before) and all(one.interval.low > 0 for one in used):
                either = [
                    derived("share_growth", figure, one, *used, hint="heads_as_share") for one in (_points, _growth)
                ]
                yield next((claim for claim in either if claim.recomputed.meets(figure.interval)), either[-1])


def _points(part: float, whole: float, part_before: float, whole_before: float) -> float:
    return percent(part, whole) - percent(part_before, whole_before)


def _growth(part: float, whole: float, part_before: float, whole_before: float) -> float:
    return growth(part / whole, part_before / whole_before)


def _part_and_whole(book: Book, figure: Figure, years: int) -> tuple[Figure | None, Figure | None]:
    """The heads and what they are a share of: of wage earners where the sentence prints a share of those, else of all."""
    period = figure.row["time_period"]
    then = f"{int(period[:4]) + years}{period[4:]}"
    of_group = figure.key(kind="rate") in book.by_meaning
    group = {"category": group_of(figure)} if of_group else {"breakdown": "total", "category": "total"}
    return book.level(figure, time_period=then), book.level(figure, time_period=then, **group)
