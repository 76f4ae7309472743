-- One row per printed quantity of an area that stands behind jobs: residents and moves, establishments and workers, openings and
-- seekers, the insured. Levels, shares and changes as printed; values in the indicator's unit; statistics of all districts as well.
select
    f.figure_id, f.plan_id, p.label_ko as plan_ko, p.label_en as plan_en, p.document_kind, p.region, f.table_id,
    f.ref_area, r.label_ko as area_ko, r.label_en as area_en, r.level as area_level, r.parent as area_parent,
    f.indicator_id, i.unit, i.name_ko as indicator_ko, i.name_en as indicator_en,
    f.breakdown, f.category, c.name_ko as category_ko, c.name_en as category_en, c.ordinal as category_order,
    f.time_period, f.kind, f.value, f.printed, f.printed_unit
from printings f
join plans p using (plan_id)
join regions r on r.code = f.ref_area
join indicators i using (indicator_id)
left join categories c on c.breakdown = f.breakdown and c.category = f.category
where f.preference = 1 and f.item_id is null and f.stage = 'actual' and f.value is not null
    and (i."group" in ('population', 'industry', 'matching') or f.indicator_id = 'insured')
order by f.plan_id, f.indicator_id, f.ref_area, f.breakdown, c.ordinal, f.time_period, f.figure_id
