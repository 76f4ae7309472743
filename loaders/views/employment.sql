-- One row per labour-market quantity of an area and period (levels, shares, changes as printed); values in persons or per cent.
select
    f.figure_id, f.plan_id, p.label_ko as plan_ko, p.label_en as plan_en, p.region,
    f.ref_area, r.label_ko as area_ko, r.label_en as area_en, r.level as area_level, r.parent as area_parent,
    f.item_id, f.indicator_id, i.unit, f.breakdown, f.category, f.time_period,
    cast(left(f.time_period, 4) as integer) as year,
    f.stage, f.kind, f.value, f.printed, f.printed_unit, f.status, f.times_printed, f.values_printed
from printings f
join plans p using (plan_id)
join regions r on r.code = f.ref_area
join indicators i using (indicator_id)
where f.preference = 1 and i."group" in ('labour_force', 'employment')
order by f.plan_id, f.indicator_id, f.ref_area, f.time_period, f.figure_id
