"""Labour-market figures as the plans print them. Rates in per cent, people in persons; a blank is a figure not printed."""

import pandas as pd
import streamlit as st

from loaders.database import query

SERIES_SQL = """
select * from employment
where item_id is null and indicator_id = ? and kind = 'level' and breakdown = ? and stage in ('actual', 'forecast') and value is not null
order by ref_area, category, time_period, plan_id
"""

BREAKDOWN_SQL = """
select e.*, c.name_ko as category_ko, c.name_en as category_en, c.ordinal as category_order
from employment e
join categories c on c.breakdown = e.breakdown and c.category = e.category
where e.plan_id = ? and e.indicator_id in (select unnest(?::varchar[])) and e.kind = ? and e.breakdown = ?
    and e.stage = 'actual' and e.value is not null
order by c.ordinal, e.time_period, e.ref_area
"""

PLANS_WITH_SQL = """
select distinct e.plan_id, e.plan_ko, e.plan_en
from employment e
where e.item_id is null and e.indicator_id = ? and e.kind = 'level' and e.breakdown = ? and e.value is not null and e.stage = 'actual'
order by e.plan_id
"""


@st.cache_data(max_entries=64)
def series(indicator_id: str, breakdown: str = "total") -> pd.DataFrame:
    """One row per area, category and period that any plan prints for an indicator (level)."""
    return query(SERIES_SQL, indicator_id, breakdown)


@st.cache_data(max_entries=64)
def breakdown(plan_id: str, indicator_ids: tuple[str, ...], by: str, kind: str = "level") -> pd.DataFrame:
    """One row per category, area and period of a plan's table by age, sex, industry or status."""
    return query(BREAKDOWN_SQL, plan_id, list(indicator_ids), kind, by)


@st.cache_data(max_entries=64)
def plans_with(indicator_id: str, by: str = "total") -> pd.DataFrame:
    """One row per plan that prints the indicator in that breakdown."""
    return query(PLANS_WITH_SQL, indicator_id, by)
