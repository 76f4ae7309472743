"""Programmes of all plans, one row each. Money in won, targets in the printed unit."""

from typing import Any

import pandas as pd
import streamlit as st

from loaders import jobs
from loaders.database import query
from loaders.sharing import shared

PROGRAMMES_SQL = """
select p.*, f.name_ko as field_ko, f.name_en as field_en, a.name_ko as audience_ko, a.name_en as audience_en,
    u.factor as target_factor
from programmes p
left join fields f using (field_id)
left join categories a on a.breakdown = 'audience' and a.category = p.audience
left join printed_units u on u.printed_unit = p.target_unit
where p.same_as is null
order by p.budget desc nulls last, p.plan_id, p.item_id
"""

JOB_COST_SQL = """
with one_per_plan as (
    select p.*, k.name_ko as kind_ko, k.name_en as kind_en, k.rule_ko, k.rule_en, k.ordinal as kind_order
    from programmes p join programme_kinds k using (kind_id)
    where p.cost_per_job is not null and p.same_as is null
    qualify row_number() over (partition by p.plan_id, k.kind_id order by p.in_field_list desc, p.target desc, p.item_id) = 1
)
select * from one_per_plan
qualify count(*) over (partition by kind_id) > 1
order by kind_order, cost_per_job
"""

SAME_SQL = """
select * from programmes where plan_id = ? and same_as = ? order by item_id
"""

SCHEDULE_SQL = """
select activity, month_from, month_to, basis from schedule where plan_id = ? and item_id = ? order by ordinal
"""


@shared()
def programmes() -> pd.DataFrame:
    """One row per programme as listed; a programme printed in two lists is one row (the by-field one)."""
    return query(PROGRAMMES_SQL)


@st.cache_resource
def by_key() -> dict[tuple[str, str], dict[str, Any]]:
    """The rows of programmes() by plan and node, shared by all readers: never change them."""
    return {(row["plan_id"], row["item_id"]): row for row in programmes().to_dict("records")}


@shared()
def job_costs() -> pd.DataFrame:
    """One row per plan and kind of programme that at least two plans run under one name: won per job."""
    found = query(JOB_COST_SQL)
    jobs.one_kind(found, "rank the price of", kind=("target_indicator",))  # units may differ: pages warn of them
    return found


@shared(256)
def also_listed(plan_id: str, item_id: str) -> pd.DataFrame:
    """One row per other list of the plan in which the same programme is printed; never added to it."""
    return query(SAME_SQL, plan_id, item_id)


@shared(256)
def schedule(plan_id: str, item_id: str) -> pd.DataFrame:
    """One row per activity of a programme, in printed order; months are blank where merged cells hide them."""
    return query(SCHEDULE_SQL, plan_id, item_id)
