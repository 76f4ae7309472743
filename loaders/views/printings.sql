-- Every figure with how often the same quantity is printed in its plan. preference 1 is the one the pages draw: job
-- targets in the unit the plan counts jobs in, then the printing with most digits (천원 before 백만원), tables before boxes, lists and
-- running text, and the earlier one among equals. values_printed > 1 means that the plan contradicts itself.
select
    f.*,
    t.ordinal as table_ordinal,
    row_number() over quantity as preference,
    count(*) over everywhere as times_printed,
    count(distinct f.value) over everywhere as values_printed
from figures f
join source_tables t using (plan_id, table_id)
join plans p using (plan_id)
window
    everywhere as (
        partition by f.plan_id, f.item_id, f.ref_area, f.indicator_id, f.breakdown, f.category, f.time_period, f.stage, f.kind
    ),
    quantity as (
        partition by f.plan_id, f.item_id, f.ref_area, f.indicator_id, f.breakdown, f.category, f.time_period, f.stage, f.kind
        order by f.indicator_id = 'programme_jobs' and f.printed_unit <> p.printed_job_unit,
            length(regexp_replace(f.printed, '[^0-9]', '', 'g')) desc, case t.form when 'table' then 1 when 'box' then 2 when 'list' then 3 else 4 end, t.ordinal, f.figure_id
    )
order by f.figure_id
