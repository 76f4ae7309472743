-- One row per item, stage, year and funding source, in won; source `total` is the printed total, or the sum of the printed
-- sources where a plan prints none (basis says which). A year with several printings of a stage keeps the widest period.
with money as (
    select plan_id, item_id, stage, time_period, cast(left(time_period, 4) as integer) as year, category as funding_source,
        value, status, printed, printed_unit, figure_id, note
    from printings
    where preference = 1 and indicator_id = 'budget' and kind = 'level' and breakdown in ('total', 'funding_source')
        and item_id is not null
    qualify row_number() over (
        partition by plan_id, item_id, stage, year, category
        order by length(time_period) <> 4, right(time_period, 7) desc, figure_id
    ) = 1
),
rates as (
    select plan_id, item_id, cast(left(time_period, 4) as integer) as year, value, figure_id
    from printings
    where preference = 1 and indicator_id = 'budget' and kind = 'execution_rate' and breakdown = 'total'
    qualify row_number() over (partition by plan_id, item_id, year order by figure_id) = 1
),
totals as (
    select plan_id, item_id, stage, any_value(time_period) as time_period, year, 'total' as funding_source, sum(value) as value,
        null as status, null as printed, null as printed_unit, list(figure_id order by figure_id) as figure_ids, 'summed' as basis
    from money
    where funding_source <> 'local'
    group by plan_id, item_id, stage, year
    having count(*) filter (where funding_source = 'total') = 0 and sum(value) is not null
),
rows_of_money as (
    select plan_id, item_id, stage, time_period, year, funding_source, value, status, printed, printed_unit,
        [figure_id] as figure_ids, 'printed' as basis
    from money
    union all by name
    select * from totals
)
select
    m.plan_id, p.label_ko as plan_ko, p.label_en as plan_en, m.item_id, i.parent_id, i.level, i.ordinal, i.name_ko as item_ko,
    coalesce(i.name_en, i.name_ko) as item_en, i.field_id, m.stage, m.time_period, m.year, m.funding_source, m.value, m.status,
    m.printed, m.printed_unit, m.basis, m.figure_ids,
    case when m.stage = 'executed' and m.funding_source = 'total' then r.value end as execution_rate_published,
    case when m.stage = 'executed' and m.funding_source = 'total' then r.figure_id end as execution_rate_figure
from rows_of_money m
join plans p using (plan_id)
join items i using (plan_id, item_id)
left join rates r using (plan_id, item_id, year)
order by m.plan_id, m.item_id, m.stage, m.year, m.funding_source
