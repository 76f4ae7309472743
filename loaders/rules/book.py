"""All printed figures of all plans, indexed by what they mean."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import duckdb

from loaders.intervals import Interval, around, half_unit
from loaders.printed import COUNTING
from loaders.rules.claims import Figure, meaning_of
from loaders.rules.terms import ABOUT, FALL, FORMS, FUNDING, NOTHING

FIGURES_SQL = """
select f.*, p.plan_year, u.factor, u.unit_id, i.unit as indicator_unit, t.form, i.name_ko as indicator_ko
from figures f
join printed_units u using (printed_unit)
join indicators i using (indicator_id)
join source_tables t using (plan_id, table_id)
join plans p using (plan_id)
where p.document_kind <> 'statistics'
order by f.figure_id
"""
JOINS_SQL = "select plan_id, whole_id, part_id from joins order by plan_id, whole_id, part_id"
GAPS_SQL = "select * from gaps order by all"
STATEMENTS_SQL = "select * from statements order by all"
ITEMS_SQL = "select plan_id, item_id, parent_id, level, name_ko, same_as from items order by plan_id, item_id"


@dataclass
class Book:
    """All figures, indexed by meaning."""

    figures: list[Figure]
    by_meaning: dict[tuple, list[Figure]] = field(default_factory=lambda: defaultdict(list))
    items: dict[tuple, dict[str, Any]] = field(default_factory=dict)
    below: dict[tuple, list[str]] = field(default_factory=lambda: defaultdict(list))  # node → the nodes right below it
    joins: dict[tuple, list[str]] = field(
        default_factory=lambda: defaultdict(list)
    )  # a line that prints several nodes as one
    years: dict[tuple, set[str]] = field(default_factory=lambda: defaultdict(set))  # of which a node prints anything
    ranges: dict[tuple, list[Figure]] = field(
        default_factory=lambda: defaultdict(list)
    )  # ranges of age or size of one quantity, of all tables
    gaps: dict[tuple, list[dict[str, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )  # the cell of a printed gap → what it compares
    statements: list[dict[str, Any]] = field(default_factory=list)  # what sentences say of figures
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

    def of_kind(self, kind: str) -> list[Figure]:
        """All figures of a kind: level, share, change …"""
        return [figure for figure in self.figures if figure.row["kind"] == kind]


def read_book(connection: duckdb.DuckDBPyConnection) -> Book:
    """Read all figures with a value, and the plan trees."""
    rows = _records(connection, FIGURES_SQL)
    book = Book([Figure(row, _interval(row)) for row in rows if row["value"] is not None])
    book.unreadable = {meaning_of(row, "category") for row in rows if row["status"] == "illegible"}
    book.nothing = {meaning_of(row, table_id=None) for row in rows if row["status"] in NOTHING}
    for figure in book.figures:
        book.by_meaning[figure.key()].append(figure)
        book.by_meaning[figure.key(table_id=None)].append(figure)
        book.years[figure.row["plan_id"], figure.row["item_id"]].add(figure.row["time_period"][:4])
        if figure.row["breakdown"] in {"age", "size_class"} and figure.row["kind"] == "level":
            book.ranges[figure.key("table_id", "category")].append(figure)
    book.items = {(item["plan_id"], item["item_id"]): item for item in _records(connection, ITEMS_SQL)}
    for (plan_id, item_id), item in book.items.items():
        book.below[plan_id, item["parent_id"]].append(item_id)
    for join in _records(connection, JOINS_SQL):
        book.joins[join["plan_id"], join["whole_id"]].append(join["part_id"])
    for gap in _records(connection, GAPS_SQL):
        book.gaps[gap["plan_id"], gap["table_id"], gap["row_label"], gap["column_label"]].append(gap)
    book.statements = _records(connection, STATEMENTS_SQL)
    _complete_money(book)
    return book


def _complete_money(book: Book) -> None:
    """What a box says of its sources without a number: a lone source is the whole (전액구비), one left out of a split is none."""
    boxes: dict[tuple, dict[str, Figure]] = defaultdict(dict)
    for figure in book.of_kind("level"):
        if figure.row["indicator_id"] == "budget" and figure.row["item_id"]:
            boxes[figure.key("breakdown", "category")].setdefault(figure.row["category"], figure)
    for printed in boxes.values():
        sources = [printed[source] for source in FUNDING if source in printed]
        if not sources:
            continue
        whole = sources[0].key(table_id=None, breakdown="total", category="total")
        if "total" not in printed and len(sources) == 1 and whole not in book.by_meaning:
            book.by_meaning[whole].append(sources[0])
        for source in FUNDING if "total" in printed else ():
            meaning = sources[0].key(table_id=None, category=source)
            if meaning not in book.by_meaning:
                book.nothing.add(meaning)


def _records(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _interval(row: dict[str, Any]) -> Interval:
    note = row["note"] or ""
    if ABOUT in note:  # `약 11,700`: rounded to its last digit that is not 0
        zeros = len(row["printed"]) - len(row["printed"].replace(",", "").rstrip("0")) - row["printed"].count(",")
        return around(row["value"], 0.5 * 10**zeros * row["factor"])
    one_by_one = row["unit_id"] in COUNTING and row["factor"] == 1  # whole things; 천명 are rounded
    exact = one_by_one and row["kind"] in {"level", "change"}
    # `106명 감소` prints no sign: the word says it
    value = -row["value"] if FALL in note and row["kind"] in {"change", "change_rate"} else row["value"]
    return around(value, half_unit(row["printed"], row["factor"], exact))
