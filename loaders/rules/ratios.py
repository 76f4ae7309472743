"""Shares, changes, achievement and execution rates: one figure over, or less, another."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from operator import sub

from loaders.intervals import added, combined
from loaders.rules.book import Book
from loaders.rules.claims import Claim, Figure, derived, group_of, growth, percent
from loaders.rules.ranges import spanned
from loaders.rules.terms import FUNDING

BACKWARD = {"industry", "size_class", "age", "sex"}  # breakdowns that a table prints all of


def shares(book: Book) -> Iterator[Claim]:
    """A share is its part ÷ the whole × 100; the whole of a share of the nation or province is that area's figure."""
    for figure in book.of_kind("share"):
        if figure.row["breakdown"] == "share_of":
            area = "00" if figure.row["category"] == "nation" else figure.row["ref_area"][:2]
            everyone = {"breakdown": "total", "category": "total"}
            part, whole = book.level(figure, **everyone), book.level(figure, ref_area=area, **everyone)
            if part and whole:
                yield derived("share", figure, percent, part, whole)
            continue
        part = book.level(figure)
        whole = book.level(figure, breakdown="total", category="total")
        finer = spanned(book, figure) if whole and not part else []
        if whole and finer and whole.interval.low > 0:
            ratio = combined(percent, added([one.interval for one in finer]), whole.interval)
            yield Claim("share", figure, ratio, (*finer, whole))
        if (
            part is whole and figure.row["value"] != 100 and figure.row["item_id"]
        ):  # a node's share of the node above it
            item = book.items.get((figure.row["plan_id"], figure.row["item_id"]), {})
            whole = book.level(figure, item_id=item["parent_id"]) if item.get("parent_id") else None
        if part and whole and whole.interval.low > 0:
            yield derived("share", figure, percent, part, whole)


def shares_of_groups(book: Book) -> Iterator[Claim]:
    """A share that speaks of a group only (`임금근로자 중 상용근로자`) is its part ÷ the group × 100."""
    for figure in book.of_kind("rate"):
        group = group_of(figure)
        part, whole = book.level(figure), book.level(figure, category=group)
        if group != "total" and part and whole and whole.interval.low > 0:
            yield derived("share", figure, percent, part, whole)


def changes(book: Book) -> Iterator[Claim]:
    """A change is now less before; a change rate is that ÷ before × 100."""
    for figure in (*book.of_kind("change"), *book.of_kind("change_rate")):
        now = book.level(figure)
        before = before_of(book, figure)
        if now and not before and figure.row["unit_id"] == "percent":
            yield from _rate_of_change(book, figure, now)
        if not now or not before or now is before or "3년 평균" in (figure.row["note"] or ""):
            continue
        if figure.row["kind"] == "change":
            yield derived("change", figure, sub, now, before)
        elif before.interval.low > 0:
            yield derived("change_rate", figure, growth, now, before)


def _rate_of_change(book: Book, figure: Figure, now: Figure) -> Iterator[Claim]:
    """Where the figure before is not printed, the change beside it says what it was."""
    beside = book.by_meaning.get(figure.key(kind="change"))
    if figure.row["kind"] == "change_rate" and beside and now.interval.low > beside[0].interval.high:
        yield derived("change_rate", figure, lambda level, change: growth(level, level - change), now, beside[0])


def years_before(book: Book) -> Iterator[Claim]:
    """Parts that print how they changed but not what they were: taken back by their rates they make the total of the year before.

    A check of the rates together, as fine as their rounding lets it be.
    """
    columns: dict[tuple, list[Figure]] = defaultdict(list)
    for rate in book.of_kind("change_rate"):
        if rate.row["breakdown"] in BACKWARD and rate.row["form"] == "table" and not before_of(book, rate):
            columns[rate.key("category")].append(rate)
    for rates in columns.values():
        now = [book.level(rate) for rate in rates]
        whole = book.level(rates[0], breakdown="total", category="total")
        before = before_of(book, replace(rates[0], row=rates[0].row | {"breakdown": "total", "category": "total"}))
        complete = whole and sum(one.interval.mid for one in now if one) == whole.interval.mid
        complete = complete and all(rate.interval.low > -100 for rate in rates)  # from nothing there is no way back
        if complete and before:
            pairs = [(one, rate) for one, rate in zip(now, rates, strict=True) if one]
            back = added([combined(lambda a, r: a / (1 + r / 100), one.interval, rate.interval) for one, rate in pairs])
            yield Claim("years_before", before, back, tuple(one for pair in pairs for one in pair))


def before_of(book: Book, figure: Figure) -> Figure | None:
    """The level one year before, in the same kind of period; a target's change is measured from the last result."""
    if figure.row["breakdown"] == "period_part" and figure.row["category"] != "initial":
        return book.level(figure, category="initial")  # 당초 41,348 → 59,076, ↑17,728
    period = figure.row["time_period"]
    earlier = f"{int(period[:4]) - 1}{period[4:]}" if len(period) <= len("2024-S2") else None
    if earlier is None:
        return None
    if figure.row["stage"] == "target" and figure.row["indicator_id"] != "programme_jobs":
        return book.level(figure, time_period=earlier, stage="actual")
    # what a year was first planned at stands beside its revised plan; an increase is measured from the first
    first_plan = book.level(figure, time_period=earlier, breakdown="period_part", category="initial")
    return first_plan or book.level(figure, time_period=earlier)


def quotas(book: Book) -> Iterator[Claim]:
    """Achievement is actual ÷ target × 100; execution is executed ÷ budget × 100, and never above 100."""
    for figure in book.of_kind("achievement_rate"):
        actual, target = book.level(figure), _target_of(book, figure)
        if actual and target and target.interval.low > 0:
            yield derived("achievement", figure, percent, actual, target)
    for figure in book.of_kind("execution_rate"):
        executed, budget = book.level(figure), _budget_of(book, figure)
        if executed and budget and budget.interval.low > 0:
            yield derived("execution", figure, percent, executed, budget)


def _target_of(book: Book, figure: Figure) -> Figure | None:
    year = figure.row["time_period"][:4]
    return book.level(figure, stage="target") or book.level(figure, stage="target", time_period=year)


def _budget_of(book: Book, figure: Figure) -> Figure | None:
    year = figure.row["time_period"][:4]
    for stage in ("budget_revised", "budget"):
        found = book.level(figure, stage=stage, time_period=year)
        # `860,419 (시비)`: a total that is printed as wholly from one source stands under that source
        sources = [
            book.level(figure, stage=stage, time_period=year, breakdown="funding_source", category=one)
            for one in FUNDING
        ]
        only = [source for source in sources if source]
        if found or len(only) == 1:
            return found or only[0]
    return None
