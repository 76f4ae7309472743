"""Which edition of the data is shown, what earlier editions printed, and what has changed since.

A kept edition is a small JSON file that names, plan by plan, a list of its figures; the lists are named after their content, so
an edition that changes one plan adds one list. The server keeps what it shows in build/editions; what belongs to the project
stands in data/editions, so that a fresh clone knows the editions of old links. `python -m loaders.editions` keeps the present
one there: run it before a release.
"""

import csv
import gzip
import hashlib
import io
import json
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from loaders import build
from loaders.database import database, query
from loaders.sharing import shared

KEPT = build.DATA / "editions"
NAME = re.compile(r"[0-9a-f]{12}")
CELL = ["table_id", "row_label", "column_label", "occurrence"]  # where a figure stands in its plan
PRINT = ["printed", "printed_unit"]
MEANING = ["item_id", "ref_area", "indicator_id", "breakdown", "category", "time_period", "stage", "kind"]
COLUMNS = [*CELL, *PRINT, *MEANING]

FIGURES_SQL = f"select plan_id, {', '.join(COLUMNS)} from figures order by figure_id"
PLACES_SQL = f"""
select figure_id, plan_id, {", ".join(COLUMNS)} from figures
where figure_id in (select unnest(?::bigint[]))
order by figure_id
"""


@dataclass(frozen=True)
class Kept:
    """An edition as it was kept: its day, the program that read the data, and per plan the name of its list of figures."""

    edition: str
    day: str
    program: str
    plans: dict[str, str]


@dataclass(frozen=True)
class Changes:
    """What happened to a page since an edition.

    figures: one row per changed figure of the page (figure_id, then, now, same_print); `then` is blank for a figure that was not there.
    elsewhere: changed, new or lost figures of the same plans that the page does not show. added: plans that were not there.
    """

    figures: pd.DataFrame
    elsewhere: int
    added: list[str]
    program: bool


@shared()
def edition() -> tuple[str, str]:
    """Return the edition (hash of the content) and the day the data folder was last looked over."""
    row = query("select edition, strftime(edition_date, '%Y-%m-%d') as day from edition").iloc[0]
    return row["edition"], row["day"]


def keep(folder: Path) -> Path:
    """Write the edition shown into a folder, unless it stands there already; return its file."""
    name, day = edition()
    target = folder / f"{name}.json"
    if target.exists():
        return target
    (folder / "figures").mkdir(parents=True, exist_ok=True)
    lists = {}
    for plan_id, rows in query(FIGURES_SQL).groupby("plan_id", sort=True):
        content = _csv(rows[COLUMNS])
        lists[str(plan_id)] = hashlib.sha256(content).hexdigest()[:12]
        _written(folder / "figures" / f"{lists[str(plan_id)]}.csv.gz", gzip.compress(content, 9, mtime=0))
    kept = Kept(name, day, _program(), lists)
    _written(target, (json.dumps(asdict(kept), indent=1) + "\n").encode())
    return target


@st.cache_resource
def keep_shown() -> Path:
    """Keep, once, the edition this server shows: a link copied now must find it later."""
    return keep(database().path.parent / "editions")


def known(name: str) -> Kept | None:
    """Return a kept edition, or None when nobody kept it."""
    for folder in _folders():
        if NAME.fullmatch(name) and (folder / f"{name}.json").exists():
            return Kept(**json.loads((folder / f"{name}.json").read_text(encoding="utf-8")))
    return None


def changes(then: Kept, figures: Iterable[int]) -> Changes:
    """Compare the figures of a page, by id, with an earlier edition."""
    now = known(edition()[0]) or _read(keep_shown())
    own = query(PLACES_SQL, sorted(set(figures)))
    shown_plans = [plan for plan in own["plan_id"].unique() if then.plans.get(plan) != now.plans[plan]]
    found = [
        _figure_changes(own[own["plan_id"] == plan], earlier(then.plans[plan]))
        for plan in shown_plans
        if plan in then.plans
    ]
    changed = pd.concat([pd.DataFrame(columns=["figure_id", "then", "now", "same_print"]), *found], ignore_index=True)
    every = sum(_differing(then.plans[plan], now.plans[plan]) for plan in shown_plans if plan in then.plans)
    added = [plan for plan in now.plans if plan not in then.plans]
    return Changes(changed, every - len(changed), added, then.program != now.program)


def _figure_changes(own: pd.DataFrame, before: dict[tuple, tuple]) -> pd.DataFrame:
    rows = []
    for row in _texts(own).to_dict("records"):
        old, new = before.get(tuple(row[name] for name in CELL)), tuple(row[name] for name in PRINT + MEANING)
        if old != new:
            rows.append(
                {
                    "figure_id": int(row["figure_id"]),
                    "then": _printed(old) if old else "",
                    "now": _printed(new),
                    "same_print": bool(old) and old[:2] == new[:2],
                }
            )
    return pd.DataFrame(rows, columns=["figure_id", "then", "now", "same_print"])


@shared(32)
def earlier(name: str) -> dict[tuple, tuple]:
    """The figures of a kept list: cell → what was printed there and what it meant."""
    path = next(path for folder in _folders() if (path := folder / "figures" / f"{name}.csv.gz").exists())
    rows = csv.reader(io.StringIO(gzip.decompress(path.read_bytes()).decode("utf-8"), newline=""))
    next(rows)
    return {tuple(row[: len(CELL)]): tuple(row[len(CELL) :]) for row in rows}


def _differing(before: str, after: str) -> int:
    """How many cells of a plan differ between two lists: changed, new or gone."""
    old, new = earlier(before), earlier(after)
    return sum(old.get(cell) != new.get(cell) for cell in old.keys() | new.keys())


def _printed(row: tuple) -> str:
    return f"{row[0]} {row[1]}".strip()


def _texts(rows: pd.DataFrame) -> pd.DataFrame:
    """Every cell as the text that a list holds: blank where nothing is."""
    return rows.astype(object).where(rows.notna(), "").astype(str)


def _csv(rows: pd.DataFrame) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows(_texts(rows).itertuples(index=False))
    return out.getvalue().encode("utf-8")


def _folders() -> tuple[Path, Path]:
    return KEPT, database().path.parent / "editions"


def _read(path: Path) -> Kept:
    return Kept(**json.loads(path.read_text(encoding="utf-8")))


def _written(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: another process may be reading."""
    staged = path.with_name(f"{path.name}.{os.getpid()}.staged")
    staged.write_bytes(content)
    staged.replace(path)


@shared()
def _program() -> str:
    """A hash of the code that turns the data into the database: computed values may change with it."""
    digest = hashlib.sha256()
    for path in [*sorted(build.VIEWS.glob("*.sql")), *(build.LOADERS / name for name in build.MAKERS)]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


if __name__ == "__main__":
    print(keep(KEPT))
    sys.exit(0)
