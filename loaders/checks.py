"""The plan audited against itself: everything printed that follows from other printed figures, computed again.

Rules are declared over the meaning of figures (indicator, breakdown, period, stage, kind, tree), never over single tables. Each
rule yields claims: a published figure, the interval that the figures it follows from allow, and those figures. One judge gives
the verdict. `checks` holds one row per claim; nothing printed is replaced.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import duckdb

from loaders.intervals import Interval, added, around, combined, half_unit

COUNTED = {
    "명",
    "개",
    "건",
    "팀",
    "개팀",
    "개소",
    "개사",
    "기업",
    "회",
    "명/건",
    "개 사업",
    "과정",
}  # whole things, one by one
FUNDING = ("national", "province", "district", "fund", "private", "other")
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
NESTED = {  # breakdowns whose categories contain one another: whole → parts
    "employment_status": {"wage": ("regular", "temporary_daily"), "total": ("wage", "non_wage")},
    "staff_grade": {
        "general": ("3-up", "4", "5", "6", "7-down"),
        "total": ("general", "fixed_term", "administrative"),
    },
}
NOT_PARTS = {
    "funding_source",
    "period_part",
    "bound",
    "payment",
    "share_of",
}  # funding has its own rule; the rest divide nothing
FORMS = ("table", "box", "list", "prose")  # what is believed first when two printings differ
NOTHING = {"nil", "not_budgeted", "counted_elsewhere"}
RATIO_UNITS = {"percent", "percentage_points", "ratio", "rank"}  # are never added up
SINGLE_AMOUNTS = {
    "amount_per_person",
    "amount_per_case",
    "living_wage_hourly",
    "programme_count",
}  # not added over the tree
MINIMUM_PARTS = 2
SCOPE = "scope"  # the hint of a rule whose differences may lie in coverage

FIGURES_SQL = """
select f.*, u.factor, u.unit_id, i.unit as indicator_unit, t.form, i.name_ko as indicator_ko
from figures f
join printed_units u using (printed_unit)
join indicators i using (indicator_id)
join source_tables t using (plan_id, table_id)
join plans p using (plan_id)
where p.document_kind <> 'statistics'
order by f.figure_id
"""
ITEMS_SQL = "select plan_id, item_id, parent_id, level, name_ko, same_as from items order by plan_id, item_id"


@dataclass(frozen=True)
class Figure:
    """One printed number with the interval it stands for."""

    row: dict[str, Any]
    interval: Interval

    def key(self, *but: str, **changed: Any) -> tuple:
        """What the number is about, without the columns named, with the ones given replaced."""
        return _meaning(self.row, *but, **changed)

    @property
    def id(self) -> int:
        """The figure's id."""
        return self.row["figure_id"]


MEANING = (
    "plan_id",
    "table_id",
    "item_id",
    "ref_area",
    "indicator_id",
    "breakdown",
    "category",
    "time_period",
    "stage",
    "kind",
)


@dataclass(frozen=True)
class Claim:
    """A published figure and what the figures it follows from allow."""

    rule: str
    published: Figure
    recomputed: Interval
    used: tuple[Figure, ...]
    hint: str = ""  # a class the rule already knows (reprint, cumulative, bound)


@dataclass
class Book:
    """All figures, indexed by meaning."""

    figures: list[Figure]
    by_meaning: dict[tuple, list[Figure]] = field(default_factory=lambda: defaultdict(list))
    items: dict[tuple, dict[str, Any]] = field(default_factory=dict)
    unreadable: set[tuple] = field(default_factory=set)  # groups of parts with one that cannot be read
    nothing: set[tuple] = field(
        default_factory=set
    )  # what is printed as a dash, 비예산 or 중복예산: adds nothing to a sum

    def level(self, of: Figure, **changed: Any) -> Figure | None:
        """The level that a derived figure speaks of: in its own table, else the first printed in its plan."""
        own = self.by_meaning.get(of.key(kind="level", **changed), [])
        elsewhere = self.by_meaning.get(of.key(kind="level", table_id=None, **changed), [])
        if own and of.row["form"] != "prose":
            return own[0]
        # running text speaks of the plan's tables; its own copy of a level may be the slip
        return min([*elsewhere, *own], key=lambda one: (FORMS.index(one.row["form"]), one.id), default=None)


def read_book(connection: duckdb.DuckDBPyConnection) -> Book:
    """Read all figures with a value, and the plan trees."""
    rows = _records(connection, FIGURES_SQL)
    book = Book([Figure(row, _interval(row)) for row in rows if row["value"] is not None])
    book.unreadable = {_meaning(row, "category") for row in rows if row["status"] == "illegible"}
    book.nothing = {_meaning(row, table_id=None) for row in rows if row["status"] in NOTHING}
    for figure in book.figures:
        book.by_meaning[figure.key()].append(figure)
        book.by_meaning[figure.key(table_id=None)].append(figure)
    book.items = {(item["plan_id"], item["item_id"]): item for item in _records(connection, ITEMS_SQL)}
    return book


def _records(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _interval(row: dict[str, Any]) -> Interval:
    note = row["note"] or ""
    if "(약)" in note:  # `약 11,700`: rounded to its last digit that is not 0
        zeros = len(row["printed"]) - len(row["printed"].replace(",", "").rstrip("0")) - row["printed"].count(",")
        return around(row["value"], 0.5 * 10**zeros * row["factor"])
    exact = row["printed_unit"] in COUNTED and row["kind"] in {"level", "change"}
    # `106명 감소` prints no sign: the word says it
    value = -row["value"] if "(감소)" in note and row["kind"] in {"change", "change_rate"} else row["value"]
    return around(value, half_unit(row["printed"], row["factor"], exact))


def _meaning(row: dict[str, Any], *but: str, **changed: Any) -> tuple:
    return tuple(changed.get(name, row[name]) for name in MEANING if name not in but)


def claims(book: Book) -> Iterator[Claim]:
    """All claims of all rules."""
    for rule in (
        shares,
        changes,
        quotas,
        totals,
        funding_totals,
        tree_totals,
        identities,
        reprints,
        listed_twice,
        falling_series,
        stated_counts,
    ):
        yield from rule(book)


def shares(book: Book) -> Iterator[Claim]:
    """A share is its part ÷ the whole × 100."""
    for figure in _of_kind(book, "share"):
        part = book.level(figure)
        whole = book.level(figure, breakdown="total", category="total")
        if part is whole and figure.row["value"] != 100:  # a node's share of the node above it
            item = book.items.get((figure.row["plan_id"], figure.row["item_id"]), {})
            whole = book.level(figure, item_id=item["parent_id"]) if item.get("parent_id") else None
        if part and whole and whole.interval.low > 0:
            ratio = combined(lambda a, b: a / b * 100, part.interval, whole.interval)
            yield Claim("share", figure, ratio, (part, whole))


def changes(book: Book) -> Iterator[Claim]:
    """A change is now less before; a change rate is that ÷ before × 100."""
    for figure in (*_of_kind(book, "change"), *_of_kind(book, "change_rate")):
        now = book.level(figure)
        before = _before(book, figure)
        if not now or not before or now is before or "3년 평균" in (figure.row["note"] or ""):
            continue
        if figure.row["kind"] == "change":
            yield Claim("change", figure, combined(lambda a, b: a - b, now.interval, before.interval), (now, before))
        elif before.interval.low > 0:
            rate = combined(lambda a, b: (a / b - 1) * 100, now.interval, before.interval)
            yield Claim("change_rate", figure, rate, (now, before))


def _before(book: Book, figure: Figure) -> Figure | None:
    """The level one year before, in the same kind of period; a target's change is measured from the last result."""
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
    for figure in _of_kind(book, "achievement_rate"):
        actual, target = book.level(figure), _target_of(book, figure)
        if actual and target and target.interval.low > 0:
            yield Claim(
                "achievement",
                figure,
                combined(lambda a, b: a / b * 100, actual.interval, target.interval),
                (actual, target),
            )
    for figure in _of_kind(book, "execution_rate"):
        executed, budget = book.level(figure), _budget_of(book, figure)
        if executed and budget and budget.interval.low > 0:
            yield Claim(
                "execution",
                figure,
                combined(lambda a, b: a / b * 100, executed.interval, budget.interval),
                (executed, budget),
            )


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


def totals(book: Book) -> Iterator[Claim]:
    """A whole is the sum of its parts by sex, age, industry, occupation, size or status, within one table."""
    for (breakdown, *_), parts in _groups(book).items():
        whole = book.by_meaning.get(parts[0].key(breakdown="total", category="total"))
        listed = parts[0].row["form"] in {"table", "box"} and parts[0].key("category") not in book.unreadable
        if not whole or not listed or breakdown in NOT_PARTS or parts[0].row["indicator_unit"] in RATIO_UNITS:
            continue
        for total, members in _partitions(breakdown, whole[0], parts):
            if len(members) >= MINIMUM_PARTS:
                yield Claim("total", total, added([part.interval for part in members]), tuple(members))


def _groups(book: Book) -> dict[tuple, list[Figure]]:
    """Levels of one table that differ only in their category."""
    groups: dict[tuple, list[Figure]] = defaultdict(list)
    for figure in _of_kind(book, "level"):
        if figure.row["breakdown"] != "total":
            groups[(figure.row["breakdown"], *figure.key("category"))].append(figure)
    return groups


def _partitions(breakdown: str, whole: Figure, parts: list[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    """The whole with parts that do not overlap; statuses also one level down (wage = regular + temporary)."""
    if breakdown in NESTED:
        by_category = {part.row["category"]: part for part in parts} | {"total": whole}
        for parent, children in NESTED[breakdown].items():
            if parent in by_category:
                yield by_category[parent], [by_category[child] for child in children if child in by_category]
    elif breakdown in {"age", "size_class"}:
        members = _without_overlap(parts)
        first = _range(members[0].row["category"])[0]
        begins = 0 if whole.row["indicator_id"] == "population" else 15
        if breakdown == "size_class" or first in {0, begins}:  # else the youngest are not printed
            yield whole, members
    elif len({part.row["category"] for part in parts}) == len(parts):
        yield whole, parts


def _without_overlap(parts: list[Figure]) -> list[Figure]:
    """Ranges in order, each beginning where the last one ended; a range that overlaps is another cut of the same people."""
    taken: list[Figure] = []
    reached = -1
    for part in sorted(parts, key=lambda part: (_range(part.row["category"])[0], -_range(part.row["category"])[1])):
        start, end = _range(part.row["category"])
        narrower = [
            p
            for p in parts
            if p is not part and start <= _range(p.row["category"])[0] and _range(p.row["category"])[1] <= end
        ]
        if start > reached and not narrower:
            taken.append(part)
            reached = end
    return taken


def _range(category: str) -> tuple[int, int]:
    """`15-29` → (15, 29), `65+` → (65, 999), `-19` → (0, 19)."""
    if category.endswith("+"):
        return int(category[:-1]), 999_999
    low, _, high = category.partition("-")
    return (int(low) if low else 0), int(high)


def funding_totals(book: Book) -> Iterator[Claim]:
    """Money is the sum of its sources; 지방비 is the sum of its sources below the nation."""
    for (breakdown, *_), parts in _groups(book).items():
        if breakdown != "funding_source":
            continue
        by_source = {part.row["category"]: part for part in parts}
        whole = book.by_meaning.get(parts[0].key(breakdown="total", category="total"))
        sources = [by_source[source] for source in FUNDING if source in by_source]
        if whole and len(sources) >= MINIMUM_PARTS:
            yield Claim("funding", whole[0], added([part.interval for part in sources]), tuple(sources))
        elif whole and len(sources) == 1:  # one source beside the total: it may be a part, never more
            at_most = Interval(
                float("-inf"), min(sources[0].interval.mid, whole[0].interval.mid), whole[0].interval.high
            )
            yield Claim("bound", sources[0], at_most, (whole[0],))


def tree_totals(book: Book) -> Iterator[Claim]:
    """A node's target or money is the sum over the nodes of one level below it, when every one of them prints it."""
    for (plan_id, ancestor_id, level), by_route in _levels_below(book).items():
        for route, members in by_route.items():
            # Programmes that hang under strategies and under fields are one list printed twice: not parts of one sum.
            # Components belong to some programmes only: they are parts of the node right above them, of nothing higher.
            elsewhere = route and (level == "component" or len(by_route) > 1)
            if len(members) < MINIMUM_PARTS or elsewhere:
                continue
            for whole in _first_printings(book, plan_id, ancestor_id):
                parts = _parts_of_tree(book, whole, members)
                if len(parts) >= MINIMUM_PARTS:
                    total = added([part.interval for part in parts])
                    in_part = level == "component" and total.high < whole.interval.low
                    yield Claim("tree", whole, total, tuple(parts), SCOPE if in_part else "")


def _parts_of_tree(book: Book, whole: Figure, members: list[str]) -> list[Figure]:
    """What each member prints of the same quantity; nothing when one of them is silent."""
    meanings = [whole.key(table_id=None, item_id=item_id) for item_id in members]
    if any(meaning not in book.by_meaning and meaning not in book.nothing for meaning in meanings):
        return []
    return [book.by_meaning[meaning][0] for meaning in meanings if meaning in book.by_meaning]


def _levels_below(book: Book) -> dict[tuple, dict[tuple, list[str]]]:
    """(plan, ancestor, level) → route (levels between) → the nodes of that level below the ancestor."""
    below: dict[tuple, dict[tuple, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (plan_id, item_id), item in book.items.items():
        ancestor, route = item["parent_id"], ()
        while ancestor is not None and book.items[(plan_id, ancestor)]["level"] != item["level"]:
            below[(plan_id, ancestor, item["level"])][route].append(item_id)
            route = (book.items[(plan_id, ancestor)]["level"], *route)
            ancestor = book.items[(plan_id, ancestor)]["parent_id"]
    return below


def _first_printings(book: Book, plan_id: str, item_id: str) -> list[Figure]:
    seen: dict[tuple, Figure] = {}
    for figure in _of_kind(book, "level"):
        row = figure.row
        own = (row["plan_id"], row["item_id"]) == (plan_id, item_id)
        additive = row["indicator_unit"] not in RATIO_UNITS and row["indicator_id"] not in SINGLE_AMOUNTS
        if own and additive and row["breakdown"] in {"total", "funding_source"}:
            seen.setdefault(figure.key(table_id=None), figure)
    return list(seen.values())


def identities(book: Book) -> Iterator[Claim]:
    """Labour force arithmetic within one table: rates from their parts, wholes from theirs."""
    for figure in _of_kind(book, "level"):
        indicator = figure.row["indicator_id"]
        if indicator in RATES:
            parts = [book.by_meaning.get(figure.key(indicator_id=part)) for part in RATES[indicator]]
            if all(parts):
                top, bottom = (found[0] for found in parts if found)
                yield Claim(
                    "rate", figure, combined(lambda a, b: a / b * 100, top.interval, bottom.interval), (top, bottom)
                )
        if indicator in SUMS:
            parts = [book.by_meaning.get(figure.key(indicator_id=part)) for part in SUMS[indicator]]
            if all(parts):
                members = [found[0] for found in parts if found]
                yield Claim("sum", figure, added([part.interval for part in members]), tuple(members))


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
    for figure in _of_kind(book, "level"):
        item = book.items.get((figure.row["plan_id"], figure.row["item_id"]), {})
        if item.get("same_as") and figure.row["indicator_id"] in {"programme_jobs", "budget"}:
            twin = book.by_meaning.get(figure.key(table_id=None, item_id=item["same_as"]))
            if twin:
                yield Claim("listed_twice", figure, twin[0].interval, (twin[0],), SCOPE)


def falling_series(book: Book) -> Iterator[Claim]:
    """What is counted cumulatively never falls."""
    series: dict[tuple, list[Figure]] = defaultdict(list)
    for figure in _of_kind(book, "level"):
        if "누계" in figure.row["indicator_ko"] or "누적" in figure.row["indicator_ko"]:
            series[figure.key("time_period", "stage")].append(figure)
    for figures in series.values():
        ordered = sorted(figures, key=lambda figure: figure.row["time_period"])
        for before, now in pairwise(ordered):
            at_least = Interval(before.interval.low, max(before.interval.mid, now.interval.mid), float("inf"))
            yield Claim("cumulative", now, at_least, (before,), "cumulative")


def stated_counts(book: Book) -> Iterator[Claim]:
    """`51개 세부사업` against the programmes listed below; a list of main programmes only is another coverage."""
    below = _levels_below(book)
    for figure in _of_kind(book, "level"):
        row = figure.row
        routes = below.get((row["plan_id"], row["item_id"], "programme"), {})
        listed = len(next(iter(routes.values()))) if len(routes) == 1 else 0
        if row["indicator_id"] == "programme_count" and row["breakdown"] == "total" and listed * 2 > row["value"]:
            yield Claim("count", figure, around(listed, 0), (), SCOPE)


def _of_kind(book: Book, kind: str) -> list[Figure]:
    return [figure for figure in book.figures if figure.row["kind"] == kind]


@dataclass(frozen=True)
class Judgement:
    """The verdict on a claim and, for what does not agree, the likely cause."""

    verdict: str
    cause: str = ""


def judge(claim: Claim, siblings_sum_to_100: bool) -> Judgement:
    """Compare what is printed with what follows, by intervals."""
    published, recomputed, row = claim.published.interval, claim.recomputed, claim.published.row
    half = (published.high - published.low) / 2
    if row["kind"] == "change_rate" and row["unit_id"] == "percentage_points" and published.meets(recomputed):
        return Judgement("unit_suspect", "relative_as_points")
    if abs(published.mid - recomputed.mid) <= half + 1e-6 * max(1.0, abs(recomputed.mid)):
        return Judgement("agrees")
    if published.meets(recomputed):
        return Judgement("within_rounding")
    if claim.hint == SCOPE:
        return Judgement("scope_differs", "listed_in_part")
    if claim.rule in {"cumulative", "bound"} or (claim.rule == "execution" and published.low > 100):
        return Judgement("impossible", claim.rule)
    if row["kind"] == "change" and row["unit_id"] == "percentage_points" and _relative(claim).meets(published):
        return Judgement("unit_suspect", "relative_as_points")
    if claim.rule == "share" and abs(published.mid - recomputed.mid) < 3 * half and siblings_sum_to_100:
        return Judgement("within_rounding", "forced_to_100")
    if half and 0 <= abs(recomputed.mid) - abs(published.mid) < 2 * half and published.mid * recomputed.mid > 0:
        return Judgement("truncated", "truncation")
    if abs(published.mid + recomputed.mid) <= half + 1e-9 and published.mid:
        return Judgement("disagrees", "sign")
    return Judgement("disagrees", claim.hint or "error")


def _relative(claim: Claim) -> Interval:
    now, before = claim.used
    return combined(lambda a, b: (a / b - 1) * 100, now.interval, before.interval)


def check_rows(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """One row per claim, in the columns of `checks`; values in the published figure's unit."""
    book = read_book(connection)
    sums = _share_sums(book)
    rows = []
    for number, claim in enumerate(claims(book), 1):
        figure = claim.published
        found = judge(claim, abs(sums.get(figure.key("category", "breakdown"), 0) - 100) < 0.05)
        rows.append(
            {
                "check_id": number, "plan_id": figure.row["plan_id"], "rule": claim.rule, "figure_id": figure.id,
                "verdict": found.verdict, "cause": found.cause, "published": figure.interval.mid,
                "recomputed": claim.recomputed.mid, "recomputed_low": max(claim.recomputed.low, -1e300),
                "recomputed_high": min(claim.recomputed.high, 1e300), "difference": figure.interval.mid - claim.recomputed.mid,
                "tolerance": (figure.interval.high - figure.interval.low) / 2, "used": [used.id for used in claim.used],
            }
        )  # fmt: skip
    return rows


def _share_sums(book: Book) -> dict[tuple, float]:
    """Sum of the printed shares of one table, area and period, without the 100 of the whole."""
    sums: dict[tuple, float] = defaultdict(float)
    for figure in _of_kind(book, "share"):
        if figure.row["breakdown"] != "total":
            sums[figure.key("category", "breakdown")] += figure.row["value"]
    return sums
