"""What counts as a job. Jobs, placements, trainees, participants and firms are different things: adding or ranking them
together is refused here, whatever a page asks for."""

import pandas as pd

from loaders.comparability import JOBS
from loaders.errors import MixedJobsError

KIND = ("indicator_id", "printed_unit")


def total(rows: pd.DataFrame, column: str = "target") -> float:
    """Add up a column of job figures of one kind; MixedJobsError when there are two. Unknown values are left out."""
    one_kind(rows, "add")
    return float(rows[column].sum())


def ranked(rows: pd.DataFrame, column: str = "target") -> pd.DataFrame:
    """Rows from the largest to the smallest; MixedJobsError when they count different things."""
    one_kind(rows, "rank")
    return rows.sort_values(column, ascending=False)


def one_kind(rows: pd.DataFrame, verb: str, kind: tuple[str, ...] = KIND) -> None:
    """Refuse rows that count jobs in two ways, or jobs beside something else. kind: the columns that say what is counted."""
    found = sorted({tuple(map(str, row)) for row in rows[list(kind)].itertuples(index=False)})
    if len(found) > 1 and any(one[0] in JOBS for one in found):
        raise MixedJobsError(verb, [" in ".join(one) for one in found])


def of_one_kind(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Part rows into the kind that most of them count, which may be added, and the rest, which must be named apart."""
    if rows.empty:
        return rows, rows
    commonest = rows.groupby(list(KIND), sort=False).size().idxmax()
    same = pd.Series([tuple(row) == commonest for row in rows[list(KIND)].itertuples(index=False)], index=rows.index)
    return rows[same], rows[~same]
