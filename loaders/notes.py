"""Notes in two languages: which text a plan's notes have in Korean, and which have none yet.

A note stands once in the file it belongs to (`note`) and once, with its Korean, in the plan's notes.csv. A note without a row
is shown as it is. `python -m loaders.notes` prints the notes that have no row, each after its plan.
"""

import csv
import sys
from difflib import get_close_matches
from pathlib import Path

from loaders.contracts import read_contracts
from loaders.errors import Problem
from loaders.reading import Row, read_table

DATA = Path(__file__).resolve().parent.parent / "data"
USED_IN = ("figures", "schedule", "publicity", "plans")  # the tables whose notes readers see


def note_problems(tables: dict[str, list[Row]]) -> list[Problem]:
    """Every note that is translated must be used in its plan: else its text has changed, and readers see no Korean."""
    used = set(used_notes(tables))
    return [_unused(row, used) for row in tables["notes"] if (row.plan_id, row.cells["note"]) not in used]


def used_notes(tables: dict[str, list[Row]]) -> list[tuple[str, str]]:
    """Return plan and text of every note in use, once each, in the order they stand in."""
    rows = [row for name in USED_IN for row in tables[name]]
    return list(dict.fromkeys((row.plan_id, row.cells["note"]) for row in rows if row.cells["note"]))


def without_korean(tables: dict[str, list[Row]]) -> list[tuple[str, str]]:
    """Return plan and text of every note in use that notes.csv has no row for."""
    known = {(row.plan_id, row.cells["note"]) for row in tables["notes"]}
    return [pair for pair in used_notes(tables) if pair not in known]


def _unused(row: Row, used: set[tuple[str, str]]) -> Problem:
    note = row.cells["note"]
    near = get_close_matches(note, sorted(text for plan, text in used if plan == row.plan_id), n=1, cutoff=0.75)
    rule = "must be a note of this plan's figures.csv, schedule.csv, publicity.csv or plan.toml"
    hint = f"; did you mean {near[0]!r}?" if near else ""
    remedy = f"copy the note as it stands there and see that the Korean still says the same, or remove the row{hint}"
    return Problem(row.file, row.line, "note", note, rule, remedy)


def main() -> None:
    """Print every note that has no Korean: plan, note, and a blank for the Korean."""
    tables = {contract.name: read_table(DATA, contract)[0] for contract in read_contracts(DATA).values()}
    csv.writer(sys.stdout, lineterminator="\n").writerows((*pair, "") for pair in without_korean(tables))


if __name__ == "__main__":
    main()
