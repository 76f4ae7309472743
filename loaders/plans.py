"""Plans, their regions and their strategies."""

from typing import Any

import pandas as pd

from loaders.database import query
from loaders.sharing import shared

PLANS_SQL = """
select p.*, coalesce(n.note_ko, p.note) as note_ko, p.note as note_en, r.label_ko as region_ko, r.label_en as region_en, r.level as region_level, r.parent as region_parent,
    r.valid_to as region_valid_to, r.successors
from plans p join regions r on r.code = p.region
left join notes n on n.plan_id = p.plan_id and n.note = p.note
where p.document_kind <> 'statistics'
order by case p.plan_scope when 'government' then 1 when 'bureau' then 2 else 3 end, p.plan_year desc, p.plan_id
"""

REGION_NAMES_SQL = "select code, label_ko, label_en, name_ko, name_en, level, parent from regions order by code"

STRATEGIES_SQL = """
select plan_id, item_id as strategy_id, ordinal, name_ko, coalesce(name_en, name_ko) as name_en
from items where level = 'strategy'
order by plan_id, ordinal, item_id
"""

CARDS_SQL = """
with headline as (
    select plan_id, target_printed, target, printed_unit, year, target_figure from targets
    where level = 'plan' and indicator_id = 'programme_jobs' and breakdown = 'total' and target is not null
    qualify row_number() over (partition by plan_id order by year desc) = 1
),
money as (
    select plan_id, value as budget, printed, printed_unit, stage, year, figure_ids[1] as budget_figure from budgets
    where level = 'plan' and funding_source = 'total' and stage in ('budget', 'budget_revised') and value is not null
    qualify row_number() over (partition by plan_id order by year desc, stage) = 1
),
rate_target as (
    select plan_id, target as rate, target_printed as printed, 'target' as rate_stage, indicator_id, cast(year as varchar) as rate_period,
        target_figure as rate_figure
    from targets
    where level = 'plan' and indicator_id = 'employment_rate_15_64' and target is not null
    qualify row_number() over (partition by plan_id order by year desc) = 1
),
rate_printed as (
    select e.plan_id, e.value as rate, e.printed, 'actual' as rate_stage, e.indicator_id, e.time_period as rate_period,
        e.figure_id as rate_figure
    from employment e
    where e.ref_area = e.region and e.indicator_id in ('employment_rate_15_64', 'employment_rate_15plus') and e.kind = 'level'
        and e.breakdown = 'total' and e.stage = 'actual' and e.value is not null
    qualify row_number() over (partition by e.plan_id order by e.time_period desc, e.indicator_id) = 1
)
select p.plan_id, h.target_printed, h.target, h.printed_unit, h.year as target_year, m.budget, m.stage as budget_stage,
    m.year as budget_year, coalesce(t.rate, a.rate) as rate, coalesce(t.rate_stage, a.rate_stage) as rate_stage,
    coalesce(t.indicator_id, a.indicator_id) as rate_indicator, coalesce(t.rate_period, a.rate_period) as rate_period,
    coalesce(t.printed, a.printed) as rate_printed, m.printed as budget_printed, m.printed_unit as budget_unit,
    h.target_figure, m.budget_figure, coalesce(t.rate_figure, a.rate_figure) as rate_figure
from plans p
left join headline h using (plan_id)
left join money m using (plan_id)
left join rate_target t using (plan_id)
left join rate_printed a using (plan_id)
order by p.plan_id
"""


@shared()
def plans() -> pd.DataFrame:
    """One row per plan: whole governments first, then the newest; labels, region, scope, dates. Shared: do not change it."""
    return query(PLANS_SQL)


@shared()
def records() -> list[dict[str, Any]]:
    """The rows of `plans` as dicts, in its order. Shared: do not change them."""
    return plans().to_dict("records")


@shared()
def region_names() -> pd.DataFrame:
    """One row per area code: unambiguous labels in both languages, and names that repeat elsewhere."""
    return query(REGION_NAMES_SQL)


@shared()
def strategies() -> pd.DataFrame:
    """One row per strategy of a plan, in printed order. Plans without strategies have none. Shared: do not change it."""
    return query(STRATEGIES_SQL)


@shared()
def cards() -> pd.DataFrame:
    """One row per plan: headline job target (printed unit), total budget (won), employment rate (per cent). Blank: not printed."""
    return query(CARDS_SQL)


LABEL_POINTS_SQL = "select code, label_ko, label_en, level, longitude, latitude from regions order by code"


@shared()
def label_points() -> pd.DataFrame:
    """One row per area: where its name stands, in degrees (WGS84)."""
    return query(LABEL_POINTS_SQL)


@shared()
def scopes() -> dict[str, str]:
    """What part of a government each plan covers, by plan."""
    return plans().set_index("plan_id")["plan_scope"].to_dict()
