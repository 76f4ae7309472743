"""Sums within one table: parts of a breakdown, funding sources, the labour force."""

from collections import defaultdict
from collections.abc import Iterator
from operator import truediv

from loaders.intervals import Interval, added
from loaders.rules.book import Book
from loaders.rules.claims import Claim, Figure, at_most, derived, percent, summed
from loaders.rules.ranges import bounds, side_by_side
from loaders.rules.terms import FUNDING, MINIMUM_PARTS, NESTED, RATIO_UNITS

RATIOS = {  # ratio: numerator ÷ denominator
    "openings_per_seeker": ("openings", "seekers"),
    "seekers_per_opening": ("seekers", "openings"),
}
RATES = {  # rate: numerator ÷ denominator × 100
    "participation_rate": ("labour_force", "population_15plus"),
    "employment_rate_15plus": ("employed", "population_15plus"),
    "unemployment_rate": ("unemployed", "labour_force"),
    "placement_rate": ("placements_worknet", "seekers"),
}
SUMS = {  # whole: parts
    "population_15plus": ("labour_force", "inactive"),
    "labour_force": ("employed", "unemployed"),
    "population_change": ("natural_change", "net_migration"),
}
NOT_PARTS = {
    "funding_source",
    "period_part",
    "bound",
    "payment",
    "share_of",
}  # funding has its own rule; the rest divide nothing


def totals(book: Book) -> Iterator[Claim]:
    """A whole is the sum of its parts by sex, age, industry, occupation, size or status, within one table."""
    for (breakdown, *_), parts in _groups(book).items():
        whole = book.by_meaning.get(parts[0].key(breakdown="total", category="total"))
        unreadable = parts[0].key("category") in book.unreadable
        if not whole or unreadable or breakdown in NOT_PARTS or parts[0].row["indicator_unit"] in RATIO_UNITS:
            continue
        for total, members in _partitions(breakdown, whole[0], parts):
            sum_of = added([part.interval for part in members])
            # running text names the parts it wants to speak of; a table lists all
            in_part = parts[0].row["form"] in {"list", "prose"} and sum_of.high < total.interval.low
            if len(members) >= MINIMUM_PARTS and not in_part:
                yield summed("total", total, members)


def halves(book: Book) -> Iterator[Claim]:
    """A year is its first half and its second; so far, it is the first half and what has run of the second."""
    for (breakdown, *_), parts in _groups(book, "category", "time_period").items():
        by_half = {part.row["category"]: part for part in parts}
        if breakdown != "period_part" or not {"h1", "h2"} <= set(by_half):
            continue
        year, _, end = by_half["h2"].row["time_period"].partition("/")
        period = f"{year[:4]}-01/{end}" if end else year[:4]
        whole = book.by_meaning.get(parts[0].key(breakdown="total", category="total", time_period=period))
        if whole:
            both = (by_half["h1"], by_half["h2"])
            yield summed("total", whole[0], both)


def complements(book: Book) -> Iterator[Claim]:
    """Shares of men and women that stand without their counts add up to 100."""
    columns: dict[tuple, dict[str, Figure]] = defaultdict(dict)
    for figure in (*book.of_kind("share"), *book.of_kind("rate")):
        if figure.row["breakdown"] == "sex" and figure.row["unit_id"] == "percent" and not book.level(figure):
            columns[figure.key("category")][figure.row["category"]] = figure
    for column in columns.values():
        if set(column) == {"male", "female"}:
            women = column["female"].interval
            rest = Interval(100 - women.high, 100 - women.mid, 100 - women.low)
            yield Claim("complement", column["male"], rest, (column["female"],))


def _groups(book: Book, *but: str) -> dict[tuple, list[Figure]]:
    """Levels of one table that differ only in their category, or in the columns named."""
    groups: dict[tuple, list[Figure]] = defaultdict(list)
    for figure in book.of_kind("level"):
        if figure.row["breakdown"] != "total":
            groups[(figure.row["breakdown"], *figure.key(*(but or ("category",))))].append(figure)
    return groups


def _partitions(breakdown: str, whole: Figure, parts: list[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    """The whole with parts that do not overlap; statuses also one level down (wage = regular + temporary)."""
    if any(part.row["category"] == "unplaced" for part in parts):  # the columns are lost, the row is whole
        yield whole, parts
    elif breakdown in NESTED:
        by_category = {part.row["category"]: part for part in parts} | {"total": whole}
        for parent, children in NESTED[breakdown].items():
            if parent in by_category:
                yield by_category[parent], [by_category[child] for child in children if child in by_category]
    elif breakdown in {"age", "size_class"}:
        members = side_by_side(parts)
        first = bounds(members[0].row["category"])[0]
        begins = 0 if whole.row["indicator_id"] == "population" else 15
        if breakdown == "size_class" or first in {0, begins}:  # else the youngest are not printed
            yield whole, members
    elif len({part.row["category"] for part in parts}) == len(parts):
        yield whole, parts


def funding_totals(book: Book) -> Iterator[Claim]:
    """Money is the sum of its sources; 지방비 is the sum of its sources below the nation."""
    for (breakdown, *_), parts in _groups(book).items():
        if breakdown != "funding_source":
            continue
        by_source = {part.row["category"]: part for part in parts}
        whole = book.by_meaning.get(parts[0].key(breakdown="total", category="total"))
        sources = [by_source[source] for source in FUNDING if source in by_source]
        if whole and len(sources) >= MINIMUM_PARTS:
            yield summed("funding", whole[0], sources)
        elif whole and len(sources) == 1:  # one source beside the total: it may be a part, never more
            yield Claim("bound", sources[0], at_most(whole[0], sources[0]), (whole[0],))


def local_money(book: Book) -> Iterator[Claim]:
    """지방비 is all money but the nation's: the sum of the other sources, wherever the plan prints them."""
    for figure in book.of_kind("level"):
        if (figure.row["breakdown"], figure.row["category"]) == ("funding_source", "local"):
            found = [book.by_meaning.get(figure.key(table_id=None, category=one)) for one in FUNDING[1:]]
            parts = [one[0] for one in found if one]
            if len(parts) >= MINIMUM_PARTS:
                yield summed("funding", figure, parts)


def identities(book: Book) -> Iterator[Claim]:
    """Labour force arithmetic within one table: rates and ratios from their parts, wholes from theirs."""
    for figure in book.of_kind("level"):
        indicator = figure.row["indicator_id"]
        for formulas, operation in ((RATES, percent), (RATIOS, truediv)):
            parts = _beside(book, figure, formulas.get(indicator, ()))
            if parts and parts[-1].interval.low > 0:
                yield derived("rate", figure, operation, *parts)
        members = _beside(book, figure, SUMS.get(indicator, ()))
        if members:
            yield summed("sum", figure, members)


def _beside(book: Book, figure: Figure, indicators: tuple[str, ...]) -> list[Figure]:
    """The other indicators of a formula in the figure's own table; nothing when one of them is not printed."""
    found = [book.by_meaning.get(figure.key(indicator_id=one)) for one in indicators]
    return [one[0] for one in found if one] if all(found) else []
