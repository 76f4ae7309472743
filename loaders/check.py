"""Check one plan before it is published: `python -m loaders.check <plan folder>`.

Reads the folder against the contracts and code lists of data/, recomputes what it prints, and lists every figure that does not
follow from the others, with its cell, the recomputed value and the formula. Exits with 1 when one disagrees or is impossible.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import duckdb

from loaders.build import DATA, build
from loaders.errors import DataError

REPORT_SQL = """
select v.name_en as verdict, v.verdict as code, p.title, p.row_label, p.column_label, p.printed, p.printed_unit,
    c.recomputed / u.factor as recomputed, r.formula_en, r.name_en as rule
from checks c
join verdicts v using (verdict)
join check_rules r using (rule)
join provenance p using (figure_id)
join printed_units u using (printed_unit)
where v.verdict <> 'agrees'
order by v.ordinal desc, c.check_id
"""
ERRORS = {"disagrees", "impossible"}


def check_plan(folder: Path, data: Path = DATA) -> tuple[list[dict], int]:
    """Return the checks of one plan folder that do not plainly agree, worst first, and how many were run."""
    with tempfile.TemporaryDirectory() as scratch:
        alone = Path(scratch) / "data"
        (alone / "plans").mkdir(parents=True)
        for path in data.iterdir():
            if path.name not in {"plans", "context"}:
                (alone / path.name).symlink_to(path.resolve())
        (alone / "plans" / folder.name).symlink_to(folder.resolve())
        database = build(alone, Path(scratch) / "build")
        with duckdb.connect(database, read_only=True) as connection:
            run = connection.execute("select count(*) from checks").fetchall()[0][0]
            cursor = connection.execute(REPORT_SQL)
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()], run


def report(found: list[dict], run: int) -> str:
    """Return the findings as text, one paragraph each."""
    lines = [f"{run} printed figures computed again; {run - len(found)} agree, {len(found)} are listed."]
    for row in found:
        lines += [
            f"\n{row['verdict']}: {row['title']} · {row['row_label']} · {row['column_label']}",
            f"    printed {row['printed']} {row['printed_unit']}, recomputed {row['recomputed']:,.2f} ({row['rule']}: {row['formula_en']})",
        ]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Command line: print the report; 1 when a figure disagrees or is impossible, 2 when the folder cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m loaders.check", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="the plan's folder, for example data/plans/seodaemun-2024")
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        parser.error(f"there is no folder {options.folder}")
    try:
        found, run = check_plan(options.folder)
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    print(report(found, run))
    return 1 if any(row["code"] in ERRORS for row in found) else 0


if __name__ == "__main__":
    sys.exit(main())
