"""From a figure back to the cell it was printed in."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from contextvars import ContextVar

import pandas as pd

from loaders.database import query
from loaders.sharing import shared

PLACES_SQL = """
select figure_id, plan_ko, plan_en, section, title, row_label, column_label, printed, printed_unit, note_ko, note_en,
    cited_statistic, plan_id, table_id
from provenance where figure_id in (select unnest(?::bigint[]))
order by figure_id
"""

# The printed row of a figure, with the row above and the row below in the same table, cell by cell.
ROWS_SQL = """
with place as (select plan_id, table_id, row_label from figures where figure_id = ?),
rows_of_table as (
    select f.row_label, min(f.figure_id) as first_figure
    from figures f join place p on p.plan_id = f.plan_id and p.table_id = f.table_id
    group by f.row_label
),
ordered as (select *, row_number() over (order by first_figure) as place_in_table from rows_of_table),
here as (select o.place_in_table from ordered o join place p using (row_label))
select f.figure_id, f.row_label, f.column_label, f.printed, f.printed_unit, o.place_in_table
from figures f
join place p on p.plan_id = f.plan_id and p.table_id = f.table_id
join ordered o on o.row_label = f.row_label
where o.place_in_table between (select place_in_table from here) - 1 and (select place_in_table from here) + 1
order by f.figure_id
"""

LABELS_SQL = """
select figure_id, concat_ws(' › ', {plan}, section, title) || ' · ' || row_label || ' · ' || column_label as label
from provenance join plans using (plan_id)
where document_kind {which} 'statistics'
order by figure_id
"""

# The figures that the page being drawn has asked about; each page runs in a context of its own.
_shown: ContextVar[set[int] | None] = ContextVar("figures_shown", default=None)


def start() -> None:
    """Forget which figures were shown: a page begins."""
    _shown.set(set())


def show(figure_ids: Iterable[float | int | None]) -> None:
    """Remember that the page shows these figures, or something computed from them."""
    known = _shown.get()
    if known is not None:
        known.update(int(one) for one in figure_ids if one is not None and not pd.isna(one))


@contextmanager
def noted() -> Generator[set[int]]:
    """Collect the figures that are shown inside, apart from the page's own."""
    figures: set[int] = set()
    before = _shown.set(figures)
    try:
        yield figures
    finally:
        _shown.reset(before)


def shown() -> frozenset[int]:
    """Return the figures that the page has shown so far."""
    return frozenset(_shown.get() or ())


@shared(256)
def places(figure_ids: tuple[int, ...]) -> pd.DataFrame:
    """One row per figure: plan, section, table, row, column, printed characters and unit."""
    return query(PLACES_SQL, list(figure_ids)).set_index("figure_id", drop=False)


@shared(256)
def printed_rows(figure_id: int) -> pd.DataFrame:
    """One row per printed cell of the figure's row and its neighbours above and below."""
    return query(ROWS_SQL, figure_id)


@shared(4)
def _labels(lang: str, statistics: bool) -> dict[int, str]:
    """Where every figure is printed, as one line: of the plans, or of the statistics kept beside them. Shared: do not change it."""
    rows = query(LABELS_SQL.format(plan=f"plan_{lang}", which="=" if statistics else "<>"))
    return dict(zip(rows["figure_id"].tolist(), rows["label"].tolist(), strict=True))


def place_labels(figure_ids: Iterable[float | int | None], lang: str) -> list[str]:
    """Return where each figure is printed, as one line each; blank where there is no figure."""
    ids = [None if one is None or pd.isna(one) else int(one) for one in figure_ids]
    show(ids)
    labels = _labels(lang, statistics=False)
    if any(one is not None and one not in labels for one in ids):
        labels = labels | _labels(lang, statistics=True)
    return ["" if one is None else labels[one] for one in ids]
