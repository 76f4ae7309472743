"""Build `build/naranhi-<edition>.duckdb` from data/: read, check, load, publish.

`python -m loaders.build` prints the row counts; `--check` checks without publishing. The edition is the hash of everything
the database is made of, so the same data always gives the same file name, and a failed build leaves earlier files alone.
"""

import argparse
import hashlib
import os
import sys
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from loaders.checking import Values, reference_problems, typed_rows
from loaders.checks import audit
from loaders.contracts import Contract, read_contracts
from loaders.errors import DataError, Problem
from loaders.figures import figure_problems, magnitude_problems
from loaders.notes import note_problems
from loaders.pruning import prune
from loaders.reading import Row, read_table

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
BUILD = ROOT / "build"
LOADERS = Path(__file__).resolve().parent
VIEWS = LOADERS / "views"
RULES = LOADERS / "rules"
MAKERS = (
    "build.py",
    "checks.py",
    "contracts.py",
    "intervals.py",
    "printed.py",
    "reading.py",
)  # change the database without a change of data/
# Order matters where one view reads another.
VIEW_NAMES = (
    "item_paths", "provenance", "printings", "employment", "targets", "budgets", "programmes", "comparisons", "labour_market", "coverage",
)  # fmt: skip


@dataclass(frozen=True)
class Loaded:
    """A checked data folder: contracts, rows of text and typed values by table."""

    contracts: dict[str, Contract]
    rows: dict[str, list[Row]]
    values: dict[str, list[Values]]


def edition_of(data: Path = DATA) -> str:
    """Return the edition: 12 hex digits over the data folder and over the code that turns it into the database."""
    digest = hashlib.sha256()
    content = sorted(path for path in data.rglob("*") if path.suffix in {".csv", ".toml"})
    makers = [*sorted(VIEWS.glob("*.sql")), *sorted(RULES.glob("*.py")), *(LOADERS / name for name in MAKERS)]
    for path in [*content, *makers]:
        relative = path.relative_to(data if path.is_relative_to(data) else LOADERS).as_posix()
        digest.update(relative.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def edition_date(data: Path = DATA) -> date:
    """Return the day the data folder was last looked over (data/edition.toml)."""
    return tomllib.loads((data / "edition.toml").read_text(encoding="utf-8"))["date"]


def load(data: Path = DATA) -> Loaded:
    """Read and check a data folder; raise DataError with every problem found."""
    contracts = read_contracts(data)
    rows: dict[str, list[Row]] = {}
    values: dict[str, list[Values]] = {}
    unread: list[Problem] = []
    problems: list[Problem] = []
    for contract in contracts.values():
        rows[contract.name], broken = read_table(data, contract)
        values[contract.name], untyped = typed_rows(contract, rows[contract.name])
        unread += broken
        problems += untyped
    if not unread:  # rows of a file that could not be read are not there, and every reference to them would fail
        problems += reference_problems(contracts, rows)
        problems += figure_problems(rows["figures"], rows["printed_units"], rows["indicators"])
        problems += note_problems(rows)
    if unread or problems:
        raise DataError(unread + problems)
    return Loaded(contracts, rows, values)


def build(data: Path = DATA, into: Path = BUILD, publish: bool = True) -> Path:
    """Build the database of a data folder and return its path; an edition that exists already is not built again."""
    target = into / f"naranhi-{edition_of(data)}.duckdb"
    if target.exists() and publish:
        return target
    loaded = load(data)
    into.mkdir(parents=True, exist_ok=True)
    staged = into / f"{target.stem}.{os.getpid()}.staged"
    staged.unlink(missing_ok=True)
    try:
        with duckdb.connect(staged) as connection:
            _fill(connection, loaded, data)
        if publish:
            staged.replace(target)
    finally:
        staged.unlink(missing_ok=True)
    prune(into)
    return target


def _fill(connection: duckdb.DuckDBPyConnection, loaded: Loaded, data: Path) -> None:
    for name, contract in loaded.contracts.items():
        connection.execute(contract.create_sql())
        _insert(connection, name, loaded.values[name])
    problems = magnitude_problems(connection, loaded.rows["figures"])
    if problems:
        raise DataError(problems)
    connection.execute("create table edition (edition varchar, edition_date date)")
    connection.execute("insert into edition values (?, ?)", [edition_of(data), edition_date(data)])
    for name in VIEW_NAMES:
        query = (VIEWS / f"{name}.sql").read_text(encoding="utf-8")
        # Tables rather than views: they are small, read on every page, and never change within an edition.
        connection.execute(f"create table {name} as {query}")
    connection.execute(CHECKS_TABLE)
    connection.execute(NOT_RECOMPUTABLE_TABLE)
    checked, silent = audit(connection)
    _insert(connection, "checks", checked)
    _insert(connection, "not_recomputable", silent)


NOT_RECOMPUTABLE_TABLE = "create table not_recomputable (plan_id varchar, figure_id bigint, reason varchar)"
CHECKS_TABLE = """
create table checks (
    check_id bigint, plan_id varchar, rule varchar, figure_id bigint, verdict varchar, cause varchar, published double,
    recomputed double, recomputed_low double, recomputed_high double, difference double, tolerance double, used bigint[]
)
"""


def _insert(connection: duckdb.DuckDBPyConnection, name: str, values: list[Values]) -> None:
    if not values:
        return
    if name == "figures":
        values = [{"figure_id": number, **row} for number, row in enumerate(values, 1)]
    connection.register("incoming", pa.Table.from_pylist(values))
    connection.execute(f"insert into {name} by name select * from incoming")
    connection.unregister("incoming")


COUNTS_SQL = """
select plan_id, 'plans' as table_name, count(*) as row_count from plans group by plan_id
union all select plan_id, 'source_tables', count(*) from source_tables group by plan_id
union all select plan_id, 'items', count(*) from items group by plan_id
union all select plan_id, 'figures', count(*) from figures group by plan_id
order by plan_id, table_name
"""


def print_counts(database: Path) -> None:
    """Print the rows of every table, and of the plans' tables plan by plan."""
    with duckdb.connect(database, read_only=True) as connection:
        print(f"edition {connection.execute('select edition from edition').fetchall()[0][0]}: {database.name}")
        for (name,) in connection.execute("select table_name from duckdb_tables() order by table_name").fetchall():
            count = connection.execute(f"select count(*) from {name}").fetchall()[0][0]
            print(f"  {name:<16} {count:>7,}")
        print("by plan")
        for plan_id, name, count in connection.execute(COUNTS_SQL).fetchall():
            print(f"  {plan_id:<24} {name:<14} {count:>6,}")


def main(arguments: list[str] | None = None) -> int:
    """Command line: build and print the row counts, or only check."""
    parser = argparse.ArgumentParser(prog="python -m loaders.build", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="data folder (default: data/)")
    parser.add_argument("--into", type=Path, default=BUILD, help="folder for the database (default: build/)")
    parser.add_argument("--check", action="store_true", help="check only, publish nothing")
    options = parser.parse_args(arguments)
    try:
        database = build(options.data, options.into, publish=not options.check)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    if options.check:
        print("the data folder keeps its contracts")
    else:
        print_counts(database)
    return 0


if __name__ == "__main__":
    sys.exit(main())
