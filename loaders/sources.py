"""What is in the database, table by table, and the contracts that say what it means."""

import pandas as pd
import streamlit as st

from loaders.build import DATA
from loaders.contracts import Contract, read_contracts
from loaders.database import query
from loaders.sharing import shared

COUNTS_SQL = """
select p.plan_id, p.label_ko, p.label_en, t.printed_tables, i.nodes, i.programme_count, f.figure_count, f.not_numbers
from plans p
left join (select plan_id, count(*) as printed_tables from source_tables group by plan_id) t using (plan_id)
left join (
    select plan_id, count(*) as nodes, count(*) filter (where level = 'programme') as programme_count from items group by plan_id
) i using (plan_id)
left join (
    select plan_id, count(*) as figure_count, count(*) filter (where status is not null) as not_numbers from figures group by plan_id
) f using (plan_id)
order by p.plan_id
"""

COVERAGE_SQL = """
select f.plan_id, i."group" as topic, count(*) as figure_count
from figures f join indicators i using (indicator_id)
group by all order by f.plan_id, topic
"""

# What a plan prints is known by what we hold: the documents are read to 99 per cent and more (docs/data-quality.md).
MATRIX_SQL = """
select plan_id, coverage_item, ordinal, name_ko, name_en, sum(held) as held,
    case when count(*) filter (where held > 0) = count(*) then 'published' when sum(held) > 0 then 'partial' else 'missing' end as grade,
    string_agg(part_ko, ', ' order by part) filter (where held > 0) as has_ko, string_agg(part_en, ', ' order by part) filter (where held > 0) as has_en,
    string_agg(part_ko, ', ' order by part) filter (where held = 0) as lacks_ko, string_agg(part_en, ', ' order by part) filter (where held = 0) as lacks_en
from coverage
group by all
order by plan_id, ordinal
"""

PRINTED_TABLES_SQL = """
select t.plan_id, t.table_id, t.ordinal, t.form, t.section, t.title, t.printed_unit, t.cited_statistic, count(f.figure_id) as figure_count
from source_tables t left join figures f using (plan_id, table_id)
where t.plan_id = ?
group by all order by t.ordinal
"""

TABLE_FIGURES_SQL = """
select figure_id, row_label, column_label, printed, printed_unit, value, s.name_ko as status_ko, s.name_en as status_en,
    note_ko, note_en
from provenance left join statuses s using (status)
where plan_id = ? and table_id = ? order by figure_id
"""

# Whoever takes a table home has the Korean of its notes beside them; in the order of the table.
NOTED = ("figures", "plans")
NOTED_SQL = """
select t.*, coalesce(n.note_ko, t.note) as note_ko
from {name} t left join notes n on n.plan_id = t.plan_id and n.note = t.note
order by t.rowid
"""

DOWNLOADS = (
    "figures",
    "items",
    "source_tables",
    "plans",
    "employment",
    "targets",
    "budgets",
    "programmes",
    "comparisons",
    "coverage",
)


@shared()
def counts() -> pd.DataFrame:
    """One row per plan: printed tables, nodes of the tree, programmes, figures."""
    return query(COUNTS_SQL)


@shared()
def coverage() -> pd.DataFrame:
    """One row per plan and topic: number of figures."""
    return query(COVERAGE_SQL)


@shared()
def matrix() -> pd.DataFrame:
    """One row per plan and thing a plan may print: published (every part), partial (some) or missing (none), and which parts."""
    return query(MATRIX_SQL)


@shared(16)
def printed_tables(plan_id: str) -> pd.DataFrame:
    """One row per printed table of a plan, in printed order."""
    return query(PRINTED_TABLES_SQL, plan_id)


@shared(64)
def table_figures(plan_id: str, table_id: str) -> pd.DataFrame:
    """One row per figure of a printed table: row, column, printed characters, value."""
    return query(TABLE_FIGURES_SQL, plan_id, table_id)


@shared(16)
def whole_table(name: str) -> pd.DataFrame:
    """All rows of one of DOWNLOADS; where it has notes, a last column has their Korean."""
    if name not in DOWNLOADS:
        raise ValueError(f"{name!r} is not one of {', '.join(DOWNLOADS)}")
    return query(NOTED_SQL.format(name=name) if name in NOTED else f"select * from {name}")


@st.cache_resource
def contracts() -> dict[str, Contract]:
    """The contracts of all tables, as checked at build."""
    return read_contracts(DATA)


FIELDS_SQL = "select field_id, name_ko, name_en, in_scheme from fields order by in_scheme desc, ordinal"


@shared()
def field_names() -> pd.DataFrame:
    """One row per programme field: the scheme's six first, then types only one plan uses."""
    return query(FIELDS_SQL)
