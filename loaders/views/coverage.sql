-- One row per plan and part of a thing a plan may print (coverage_items): how many rows we hold of it. A province's plan is not
-- asked for the figures of its province: such rows are left out.
with held as (
    select f.plan_id, 'figures' as holds, f.indicator_id, f.breakdown, f.stage, f.kind, coalesce(i.level, 'none') as level,
        case when f.ref_area = p.region then 'own' when f.ref_area = '00' then 'nation' when f.ref_area = r.parent then 'province' else 'other' end
            as area
    from figures f
    join plans p using (plan_id)
    join regions r on r.code = p.region
    left join items i using (plan_id, item_id)
    union all
    select plan_id, 'items', '', '', '', '', level, '' from items
    union all
    select plan_id, 'schedule', '', '', basis, '', '', '' from schedule
    union all
    select plan_id, 'whole_schedule', '', '', '', '', '', '' from schedule group by plan_id having bool_and(basis = 'printed')
    union all
    select plan_id, 'publicity', '', '', '', '', '', '' from publicity
),
asked as (
    select p.plan_id, c.*
    from plans p
    join regions r on r.code = p.region
    join coverage_items c on c.areas is distinct from 'province' or r.level = 'district'
    where p.document_kind <> 'statistics'
)
select a.plan_id, a.coverage_item, a.part, a.ordinal, a.name_ko, a.name_en, a.part_ko, a.part_en, count(h.plan_id) as held
from asked a
left join held h on h.plan_id = a.plan_id and h.holds = a.holds
    and (a.indicators is null or regexp_full_match(h.indicator_id, a.indicators))
    and (a.breakdowns is null or regexp_full_match(h.breakdown, a.breakdowns))
    and (a.stages is null or regexp_full_match(h.stage, a.stages))
    and (a.kinds is null or regexp_full_match(h.kind, a.kinds))
    and (a.areas is null or h.area = a.areas)
    and (a.levels is null or regexp_full_match(h.level, a.levels))
group by all
order by a.plan_id, a.ordinal, a.part
