"""The rules of the `figures` table that no column type can say: value follows print, units fit, magnitudes are sane."""

from decimal import Decimal

import duckdb

from loaders.errors import Problem
from loaders.printed import COUNTING, PrintedError, uses_thousands_point, value_of
from loaders.reading import Row

PERCENT_KINDS = {"share", "change_rate", "rate", "achievement_rate", "execution_rate"}

# A part may be above its whole where a plan contradicts itself, but not fiftyfold: that is 천원 read as 백만원.
MAGNITUDE_LIMIT = 50
MAGNITUDE_SQL = """
with recursive ancestors as (
    select plan_id, item_id, parent_id, 1 as distance from items where parent_id is not null
    union all
    select a.plan_id, a.item_id, i.parent_id, a.distance + 1
    from ancestors a join items i on i.plan_id = a.plan_id and i.item_id = a.parent_id
    where i.parent_id is not null
),
money as (
    select f.*, left(f.time_period, 4) as year from figures f
    where indicator_id = 'budget' and kind = 'level' and value is not null and item_id is not null
),
against as (
    -- the nearest node above that prints the same money, and the printed total of the same node
    select part.figure_id, whole.figure_id as whole_id, part.value, whole.value as whole_value, a.distance
    from money part
    join ancestors a on a.plan_id = part.plan_id and a.item_id = part.item_id
    join money whole on whole.plan_id = part.plan_id and whole.item_id = a.parent_id and whole.stage = part.stage
        and whole.year = part.year and whole.category in (part.category, 'total')
    union all
    select part.figure_id, whole.figure_id, part.value, whole.value, 0
    from money part
    join money whole on whole.plan_id = part.plan_id and whole.item_id = part.item_id and whole.stage = part.stage
        and whole.year = part.year and whole.category = 'total' and part.breakdown = 'funding_source'
)
select distinct on (figure_id) figure_id, whole_id, value, whole_value
from against where value > ? * whole_value and whole_value > 0
order by figure_id, distance, whole_id
"""


def figure_problems(figures: list[Row], printed_units: list[Row], indicators: list[Row]) -> list[Problem]:
    """Each value must follow from what is printed, in a unit that fits its indicator."""
    units = {row.cells["printed_unit"]: row.cells for row in printed_units}
    indicator_units = {row.cells["indicator_id"]: row.cells["unit"] for row in indicators}
    problems: list[Problem] = []
    for row in figures:
        unit = units.get(row.cells["printed_unit"])
        indicator_unit = indicator_units.get(row.cells["indicator_id"])
        if unit and indicator_unit:  # unknown codes are reported by the reference check
            problems += _value_problems(row, Decimal(unit["factor"]))
            problems += _unit_problems(row, unit["unit_id"], indicator_unit)
    return problems


def _value_problems(row: Row, factor: Decimal) -> list[Problem]:
    printed, value, status = (row.cells[name] for name in ("printed", "value", "status"))

    def broken(column: str, rule: str, remedy: str) -> list[Problem]:
        return [Problem(row.file, row.line, column, row.cells[column], rule, remedy)]

    try:
        read = value_of(printed, factor)
    except PrintedError as error:
        return broken("printed", str(error), "copy the characters as printed, or teach loaders/printed.py the form")
    if status == "illegible":
        return [] if value == "" else broken("value", "an illegible figure has no value", "leave value blank")
    if status != read.status:
        rule = f"{printed!r} means status {read.status or 'blank'!r}"
        return broken("status", rule, "let status say what is printed")
    if read.value is None:
        return [] if value == "" else broken("value", f"{printed!r} is not a number", "leave value blank")
    if value == "" or Decimal(value) != read.value:
        expected = format(read.value.normalize(), "f")
        rule = f"value follows from printed {printed!r} × {row.cells['printed_unit']}: {expected}"
        return broken("value", rule, "correct value, or printed_unit if the table's unit line says otherwise")
    if uses_thousands_point(printed) and not row.cells["note"]:
        return broken("printed", "a full stop used as a thousands comma needs a note", "say in note how it was settled")
    return []


def _unit_problems(row: Row, printed_unit: str, indicator_unit: str) -> list[Problem]:
    kind = row.cells["kind"]
    if kind == "rank":
        fits = {"rank"}
    elif kind in PERCENT_KINDS:
        fits = {
            "percent",
            "percentage_points",
        }  # plans print relative changes as %p; a check flags them, the build keeps them
    elif kind == "change" and indicator_unit == "percent":
        fits = {"percent", "percentage_points"}
    else:
        fits = COUNTING if indicator_unit in COUNTING else {indicator_unit}
    if printed_unit in fits:
        return []
    rule = f"a {kind} of {row.cells['indicator_id']} is printed in {' or '.join(sorted(fits))}, not {printed_unit}"
    remedy = "check indicator_id, kind and printed_unit against the table's unit line"
    return [Problem(row.file, row.line, "printed_unit", row.cells["printed_unit"], rule, remedy)]


def magnitude_problems(connection: duckdb.DuckDBPyConnection, rows: list[Row]) -> list[Problem]:
    """Money far above the total it is part of: a unit slip. `rows[figure_id - 1]` is the row of a figure."""
    problems = []
    for figure_id, whole_id, value, whole_value in connection.execute(MAGNITUDE_SQL, [MAGNITUDE_LIMIT]).fetchall():
        part, whole = rows[figure_id - 1], rows[whole_id - 1]
        problems.append(
            Problem(
                part.file,
                part.line,
                "value",
                part.cells["value"],
                f"{value / whole_value:,.0f} times the total it is part of ({whole.cells['value']} on line {whole.line})",
                "check printed_unit of both rows (천원, 백만원, 억원): one of them is read in the wrong unit",
            )
        )
    return problems
