-- One row per quantity and year that has a target, a result or both: target beside actual, the published achievement, the
-- recomputed one (actual ÷ target × 100), the next year's target and the last year's result. Values in the indicator's unit.
with quantities as (
    select *, cast(left(time_period, 4) as integer) as year
    from printings
    where preference = 1 and item_id is not null and indicator_id <> 'budget'
        and breakdown not in ('funding_source', 'period_part')
),
levels as (select * from quantities where kind = 'level'),
target as (select * from levels where stage = 'target'),
-- where a plan prints several results of a year, the one that covers most of it
actual as (
    select * from levels where stage = 'actual' and item_id is not null
    qualify row_number() over (
        partition by plan_id, item_id, ref_area, indicator_id, breakdown, category, year
        order by length(time_period) <> 4, right(time_period, 7) desc, figure_id
    ) = 1
),
achievement as (
    select * from quantities where kind = 'achievement_rate'
    qualify row_number() over (
        partition by plan_id, item_id, ref_area, indicator_id, breakdown, category, year order by figure_id
    ) = 1
),
paired as (
    select
        coalesce(t.plan_id, a.plan_id) as plan_id, coalesce(t.item_id, a.item_id) as item_id,
        coalesce(t.ref_area, a.ref_area) as ref_area, coalesce(t.indicator_id, a.indicator_id) as indicator_id,
        coalesce(t.breakdown, a.breakdown) as breakdown, coalesce(t.category, a.category) as category,
        coalesce(t.year, a.year) as year,
        t.figure_id as target_figure, t.value as target, t.printed as target_printed, t.printed_unit as target_unit,
        a.figure_id as actual_figure, a.value as actual, a.printed as actual_printed, a.printed_unit as actual_unit,
        a.time_period as actual_period
    from target t
    full join actual a using (plan_id, item_id, ref_area, indicator_id, breakdown, category, year)
)
select
    q.plan_id, p.label_ko as plan_ko, p.label_en as plan_en, q.item_id, i.parent_id, i.level, i.ordinal,
    i.name_ko as item_ko, coalesce(i.name_en, i.name_ko) as item_en, i.field_id, i.audience,
    q.ref_area, q.indicator_id, n.name_ko as indicator_ko, n.name_en as indicator_en, n.direction, n.unit,
    q.breakdown, q.category, q.year,
    q.target, q.target_printed, coalesce(q.target_unit, q.actual_unit) as printed_unit,
    q.actual, q.actual_printed, q.actual_period,
    c.value as achievement_published,
    -- a count of some months that do not start in January measures neither the year nor its progress
    case when q.target > 0 and not coalesce(regexp_matches(q.actual_period, '^\d{4}-(0[2-9]|1[0-2])/'), false)
        then q.actual / q.target * 100 end as achievement,
    -- a result that stops before the year's end is progress, not a verdict
    coalesce(regexp_matches(q.actual_period, '^(\d{4})-01/\d{4}-(0\d|1[01])$') and left(q.actual_period, 4) = q.actual_period[9:12], false)
        as is_running,
    case when is_running then cast(right(q.actual_period, 2) as integer) / 12.0 end as year_share,
    next_target.target as next_target, next_target.target_printed as next_target_printed,
    last_actual.actual as last_actual, last_actual.actual_printed as last_actual_printed,
    q.target_figure, q.actual_figure, c.figure_id as achievement_figure, next_target.target_figure as next_target_figure,
    last_actual.actual_figure as last_actual_figure
from paired q
join plans p using (plan_id)
join items i using (plan_id, item_id)
join indicators n using (indicator_id)
left join achievement c using (plan_id, item_id, ref_area, indicator_id, breakdown, category, year)
left join paired next_target
    on (next_target.plan_id, next_target.item_id, next_target.ref_area, next_target.indicator_id, next_target.breakdown, next_target.category)
        = (q.plan_id, q.item_id, q.ref_area, q.indicator_id, q.breakdown, q.category)
    and next_target.year = q.year + 1
left join paired last_actual
    on (last_actual.plan_id, last_actual.item_id, last_actual.ref_area, last_actual.indicator_id, last_actual.breakdown, last_actual.category)
        = (q.plan_id, q.item_id, q.ref_area, q.indicator_id, q.breakdown, q.category)
    and last_actual.year = q.year - 1
order by q.plan_id, q.item_id, q.indicator_id, q.breakdown, q.category, q.year, q.ref_area, q.target_figure, q.actual_figure
