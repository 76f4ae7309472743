"""The one door to DuckDB: builds the database when it is missing or stale, then answers read-only queries."""

import atexit
import functools
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from loaders import build
from loaders.errors import DataError, NoDatabaseError
from loaders.pruning import claim


@dataclass(frozen=True)
class Database:
    """The database in use, and why it is not the one of data/ when it is an earlier one."""

    path: Path
    error: DataError | None = None


def ensure_database(data: Path = build.DATA, into: Path = build.BUILD) -> Database:
    """Return the database of data/, built now if need be; when data/ is broken, the latest one built before."""
    try:
        return Database(build.build(data, into))
    except DataError as error:
        earlier = sorted(into.glob("naranhi-*.duckdb"), key=lambda path: path.stat().st_mtime)
        if not earlier:
            raise NoDatabaseError(str(error)) from error
        return Database(earlier[-1], error)


@functools.cache
def database() -> Database:
    """Return the database this process reads; found once, so a changed data/ is read by the next start."""
    found = ensure_database()
    atexit.register(claim(found.path).unlink, missing_ok=True)
    return found


@functools.cache
def _connection() -> duckdb.DuckDBPyConnection:
    # Another process may be publishing at this moment: on Windows and over slow disks the file can be locked briefly.
    for _ in range(20):
        try:
            return duckdb.connect(database().path, read_only=True)
        except duckdb.IOException:
            time.sleep(0.1)
    return duckdb.connect(database().path, read_only=True)


def query(sql: str, *parameters: Any) -> pd.DataFrame:
    """Return the rows of a query with `?` parameters. A fresh cursor per call: sessions run on threads.

    Text comes as Python strings: pages turn rows into dicts all the time, which pandas' Arrow strings make three times slower.
    """
    with _connection().cursor() as cursor:
        rows = cursor.execute(sql, list(parameters)).df()
    return rows.astype(dict.fromkeys(rows.select_dtypes("str").columns, object))


def forget() -> None:
    """Close the door, for tests that open it on another database."""
    database.cache_clear()
    _connection.cache_clear()
