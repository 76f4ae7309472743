"""Is a new target honest? Each one beside the last result, the earlier target and the last year's change.

Values in the indicator's unit. Step and trend (last result less the one before) are in percentage points for rates and in per
cent of the last result for everything else.
"""

import pandas as pd

from loaders.database import query
from loaders.sharing import shared
from loaders.targets import COMMON

LEVELS = ("plan", "department", "field", "programme")
HABIT = 0.1  # the step that plans put on their last result when they ask for nothing more
BELOW, SAME, HABITUAL, BELOW_TREND, RAISED = FLAGS = ("below", "same", "habit", "below_trend", "raised")

# A trend needs the same series one year earlier: the printed survey series of the plan's area that ends in the last result,
# or the node's own result of the year before.
HONESTY_SQL = """
with new_targets as (
    select t.*, l.target as earlier_target, l.target_printed as earlier_printed, l.target_figure as earlier_figure
    from targets t
    join indicators n using (indicator_id)
    join targets l on l.actual_figure = t.last_actual_figure and length(l.actual_period) = 4
    where t.breakdown = 'total' and t.target is not null and t.last_actual > 0 and t.level in (select unnest(?::varchar[]))
        and (t.indicator_id in (select unnest(?::varchar[])) or t.indicator_id = 'programme_jobs' or n."group" = 'policy')
),
series as (
    select plan_id, ref_area, time_period, value, printed, printed_unit, figure_id,
        case when indicator_id = 'employment_rate_15_64' and category = 'female' then 'employment_rate_women_15_64' else indicator_id end
            as indicator_id
    from printings
    where preference = 1 and kind = 'level' and stage = 'actual' and item_id is null and value is not null
        and (breakdown = 'total' or indicator_id = 'employment_rate_15_64' and breakdown = 'sex' and category = 'female')
),
surveyed as (
    select t.target_figure, before.value, before.printed, before.printed_unit, before.figure_id
    from new_targets t
    join plans p using (plan_id)
    join series s on s.plan_id = t.plan_id and s.indicator_id = t.indicator_id and s.ref_area = p.region
        and left(s.time_period, 4) = cast(t.year - 1 as varchar) and s.value = t.last_actual
    join series before on before.plan_id = s.plan_id and before.indicator_id = s.indicator_id and before.ref_area = s.ref_area
        and before.time_period = cast(t.year - 2 as varchar) || s.time_period[5:]
    qualify row_number() over (partition by t.target_figure order by s.time_period desc) = 1
),
own as (
    select t.target_figure, b.actual as value, b.actual_printed as printed, b.printed_unit, b.actual_figure as figure_id
    from new_targets t
    join targets b on (b.plan_id, b.item_id, b.indicator_id, b.breakdown, b.category) = (t.plan_id, t.item_id, t.indicator_id, t.breakdown, t.category)
        and b.year = t.year - 2 and length(b.actual_period) = 4
),
-- the survey series goes before the node's own
earlier_results as (
    select * from surveyed
    union all
    select * from own where target_figure not in (select target_figure from surveyed)
)
select t.plan_id, t.plan_ko, t.plan_en, t.item_id, t.level, t.item_ko, t.item_en, t.indicator_id, t.indicator_ko, t.indicator_en,
    t.direction, t.unit, t.year, t.printed_unit, t.target, t.target_printed, t.last_actual, t.last_actual_printed,
    t.earlier_target as earlier_value, t.earlier_printed, b.value as before_value, b.printed as before_printed,
    b.printed_unit as before_unit,
    case when t.unit = 'percent' then t.target - t.last_actual else (t.target / t.last_actual - 1) * 100 end as step,
    case when t.unit = 'percent' then t.last_actual - b.value else (1 - b.value / t.last_actual) * 100 end as trend,
    t.target_figure, t.last_actual_figure, t.earlier_figure, b.figure_id as before_figure,
    w.department_id, d.name_ko as department_ko, coalesce(d.name_en, d.name_ko) as department_en
from new_targets t
join item_paths w using (plan_id, item_id)
left join items d on d.plan_id = t.plan_id and d.item_id = w.department_id
left join earlier_results b using (target_figure)
order by t.plan_id, list_position(?::varchar[], t.level), list_position(?::varchar[], t.indicator_id) nulls last, t.target_figure
"""


@shared()
def honesty() -> pd.DataFrame:
    """One row per new target whose last result covers a whole year. Blank trend or earlier target: the plan prints none."""
    rows = query(HONESTY_SQL, list(LEVELS), list(COMMON), list(LEVELS), list(COMMON))
    return rows.assign(flag=[flag_of(row["step"], row["trend"], row["direction"]) for row in rows.to_dict("records")])


def flag_of(step: float, trend: float | None, direction: str) -> str:
    """Return below, same, habit (at most 0.1 more), below_trend or raised; steps are judged as printed, to one decimal."""
    sign = -1 if direction == "lower" else 1
    asked = round(step * sign, 1)
    if asked < 0:
        return BELOW
    if asked == 0:
        return SAME
    if asked <= HABIT:
        return HABITUAL
    return BELOW_TREND if trend is not None and not pd.isna(trend) and asked < round(trend * sign, 1) else RAISED
