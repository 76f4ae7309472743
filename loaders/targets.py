"""Targets beside results. Values in the indicator's unit; achievement in per cent of the target."""

import pandas as pd

from loaders import jobs
from loaders.database import query
from loaders.sharing import shared

COMMON = (
    "employment_rate_15_64",
    "employment_rate_15_29",
    "employment_rate_women_15_64",
    "employed",
    "employed_15_64",
    "regular_employees",
    "insured",
)

COMMON_SQL = """
select * from targets
where level = 'plan' and breakdown = 'total' and indicator_id in (select unnest(?::varchar[]))
order by plan_id, year, list_position(?::varchar[], indicator_id)
"""

ITEMS_SQL = """
select t.*, w.path_ko, w.strategy_id, w.task_id, w.department_id
from targets t join item_paths w using (plan_id, item_id)
where t.level = ? and t.breakdown = 'total' and t.indicator_id = 'programme_jobs'
order by t.plan_id, t.year, t.ordinal, t.item_id
"""

FINISHED_SQL = """
select t.*, w.path_ko, w.department_id, d.name_ko as department_ko, coalesce(d.name_en, d.name_ko) as department_en
from targets t
join item_paths w using (plan_id, item_id)
left join items d on d.plan_id = t.plan_id and d.item_id = w.department_id
where t.breakdown = 'total' and t.indicator_id = 'programme_jobs' and t.achievement is not null and not t.is_running
order by t.achievement desc, t.plan_id, t.item_id
"""

# Targets before results, and the largest share first: the first row is the one the page speaks of.
DIRECT_SQL = """
with sides as (
    select plan_id, plan_ko, plan_en, item_id, parent_id, field_id, level, year, 'target' as stage, cast(year as varchar) as time_period,
        target as value, target_printed as printed, printed_unit, target_figure as figure_id
    from targets where indicator_id = 'programme_jobs' and breakdown = 'total' and target is not null
    union all
    select plan_id, plan_ko, plan_en, item_id, parent_id, field_id, level, year, 'actual', actual_period,
        actual, actual_printed, printed_unit, actual_figure
    from targets where indicator_id = 'programme_jobs' and breakdown = 'total' and actual is not null
)
select part.plan_id, part.plan_ko, part.plan_en, part.stage, part.time_period, part.printed_unit,
    part.printed as part_printed, whole.printed as whole_printed, part.value, whole.value as whole_value,
    part.value / whole.value * 100 as share,
    part.figure_id as part_figure, whole.figure_id as whole_figure
from sides part
join sides whole using (plan_id, stage, time_period, printed_unit)
where part.field_id = 'direct_jobs' and part.level = 'field' and part.parent_id = 'plan' and whole.level = 'plan'
order by part.stage desc, share desc, part.plan_id
"""

POLICY_SQL = """
select p.plan_id, p.indicator_id, i.name_ko, i.name_en, i.unit, i.direction, p.time_period, p.stage, p.value, p.printed, p.printed_unit,
    p.figure_id
from printings p join indicators i using (indicator_id)
where i."group" = 'policy' and p.preference = 1 and p.kind = 'level' and p.value is not null
qualify row_number() over (partition by p.plan_id, p.indicator_id, p.time_period, p.stage order by p.figure_id) = 1
order by p.plan_id, min(p.figure_id) over (partition by p.plan_id, p.indicator_id), p.time_period, p.stage
"""


@shared()
def common() -> pd.DataFrame:
    """One row per plan, year and common job indicator (the scheme's six)."""
    return query(COMMON_SQL, list(COMMON), list(COMMON))


@shared(16)
def of_level(level: str) -> pd.DataFrame:
    """One row per node of a level (field, strategy, audience, task, programme, plan) and year: job target and result."""
    return query(ITEMS_SQL, level)


@shared()
def finished() -> pd.DataFrame:
    """One row per node whose year is over and whose target and result are both printed."""
    found = query(FINISHED_SQL)
    jobs.one_kind(found, "rank the achievement of", kind=("indicator_id",))  # rates: each is divided by its own target
    return found


@shared()
def policy() -> pd.DataFrame:
    """One row per policy indicator, period and stage, indicators in printed order. A period may be a part of a year.

    What a programme's own box prints again is left to the audit: the earliest printing stands here.
    """
    return query(POLICY_SQL)


@shared()
def direct_jobs() -> pd.DataFrame:
    """One row per plan, period and stage whose jobs the plan divides by field: direct jobs as a share of all, in per cent."""
    return query(DIRECT_SQL)
