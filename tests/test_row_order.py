"""In what order rows happen to lie in the database must not show anywhere: a database may return equals in any order."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import duckdb
import pytest

from loaders import database
from loaders.build import DATA, build
from loaders.database import ensure_database
from tests.random_views import random_views
from tests.test_pages import opened

MIXINGS = range(4)


class Noting:
    """The real database, and a list of what it is asked."""

    def __init__(self, connection: duckdb.DuckDBPyConnection):
        self.connection = connection
        self.asked: dict[tuple[str, str], list[Any]] = {}

    def cursor(self) -> Self:
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Stay open: there is one reader."""

    def execute(self, sql: str, parameters: list[Any]) -> duckdb.DuckDBPyConnection:
        self.asked[sql, repr(parameters)] = parameters
        return self.connection.execute(sql, parameters)


@pytest.fixture
def noting(monkeypatch: pytest.MonkeyPatch) -> Iterator[Noting]:
    """Every page opened once and again with other choices, and what that asked the database."""
    with duckdb.connect(ensure_database().path, read_only=True) as connection:
        noting = Noting(connection)
        monkeypatch.setattr(database, "_connection", lambda: noting)
        for key, address in random_views(55):
            opened(key, **address)
        yield noting


def mixed(number: int, folder: Path) -> duckdb.DuckDBPyConnection:
    """The same database with the rows of every table in another order, a new one for each number."""
    connection = duckdb.connect(shutil.copy(ensure_database().path, folder / f"{number}.duckdb"))
    for table in tables(connection):
        connection.execute(f"create table mixed as from {table} order by hash(rowid + {number} * 1000003)")
        connection.execute(f"drop table {table}")
        connection.execute(f"alter table mixed rename to {table}")
    return connection


def tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    return [name for (name,) in connection.execute("select table_name from duckdb_tables() order by all").fetchall()]


def test_no_query_of_a_page_leaves_the_order_or_choice_of_rows_to_chance(noting: Noting, tmp_path: Path):
    assert len({sql for sql, _ in noting.asked}) > 40
    wrong = set()
    for number in MIXINGS:
        with mixed(number, tmp_path) as connection:
            for (sql, _), parameters in noting.asked.items():
                answer = noting.connection.execute(sql, parameters).df()
                if not connection.execute(sql, parameters).df().equals(answer):
                    wrong.add(sql)
    assert wrong == set()


def test_the_same_data_gives_the_same_tables(tmp_path: Path):
    def contents(into: Path) -> dict[str, Any]:
        with duckdb.connect(build(DATA, into)) as connection:
            return {table: connection.execute(f"from {table}").df() for table in tables(connection)}

    first, second = contents(tmp_path / "1"), contents(tmp_path / "2")
    assert [name for name in first if not second[name].equals(first[name])] == []
