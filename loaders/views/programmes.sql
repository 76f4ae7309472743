-- One row per programme as a plan lists it: where it hangs in the tree, target, money by source (won), cost per job.
-- is_primary is false for the boxes of a plan that also prints a by-field list of the whole plan: they regroup its programmes.
-- same_as is set where the same programme also stands in another list of the plan; the two are never added.
with target as (
    select t.*, n.ordinal as indicator_order
    from targets t
    join (values ('programme_jobs', 1), ('placements', 2), ('trainees', 3), ('supported_firms', 4), ('supported_cases', 5),
        ('service_users', 6), ('programme_participants', 7)) n (indicator_id, ordinal) using (indicator_id)
    where t.breakdown = 'total' and t.target is not null
    qualify row_number() over (partition by t.plan_id, t.item_id order by t.year desc, n.ordinal, t.target_figure) = 1
),
result as (
    select t.plan_id, t.item_id, t.indicator_id, t.year, t.actual, t.actual_printed, t.actual_period, t.actual_figure
    from targets t
    where t.breakdown = 'total' and t.actual is not null and t.indicator_id in ('programme_jobs', 'placements', 'trainees')
    qualify row_number() over (partition by t.plan_id, t.item_id order by t.year desc, t.indicator_id, t.actual_figure) = 1
),
planned as (
    select * from budgets where stage in ('budget', 'budget_revised')
    qualify dense_rank() over (partition by plan_id, item_id order by year desc, stage) = 1
),
money as (
    select
        plan_id, item_id, any_value(stage) as budget_stage, any_value(year) as budget_year,
        max(value) filter (where funding_source = 'total') as budget,
        any_value(status) filter (where funding_source = 'total') as budget_status,
        any_value(printed) filter (where funding_source = 'total') as budget_printed,
        max(value) filter (where funding_source = 'national') as national,
        max(value) filter (where funding_source = 'province') as province,
        max(value) filter (where funding_source = 'district') as district,
        max(value) filter (where funding_source = 'fund') as fund,
        max(value) filter (where funding_source = 'private') as private,
        max(value) filter (where funding_source = 'other') as other,
        flatten(list(figure_ids)) as budget_figures
    from planned
    group by plan_id, item_id
),
-- a programme of a by-field list takes its strategy from the box that names it
boxed as (
    select i.plan_id, i.same_as as item_id, min(w.strategy_id) as strategy_id, min(w.task_id) as task_id
    from items i join item_paths w using (plan_id, item_id)
join items up on up.plan_id = i.plan_id and up.item_id = i.parent_id
    where i.same_as is not null
    group by all
),
field_listed as (
    select distinct i.plan_id from items i join items up on up.plan_id = i.plan_id and up.item_id = i.parent_id
    where i.level = 'programme' and up.level = 'field' and up.parent_id = 'plan'
),
kinds as (
    select i.plan_id, i.item_id, min_by(k.kind_id, k.ordinal) as kind_id
    from items i join programme_kinds k on regexp_matches(i.name_ko, k.pattern) and not contains(i.name_ko, ',')
    group by all
    having count(*) = 1  -- a name that joins two kinds, or lists several programmes, belongs to neither
)
select
    i.plan_id, p.label_ko as plan_ko, p.label_en as plan_en, p.region, i.item_id, i.name_ko, coalesce(i.name_en, '') as name_en,
    w.path_ko, coalesce(w.strategy_id, b.strategy_id) as strategy_id, s.name_ko as strategy_ko,
    coalesce(s.name_en, s.name_ko) as strategy_en, coalesce(w.task_id, b.task_id) as task_id, k.name_ko as task_ko,
    i.field_id, f.rolls_up_to as scheme_field_id, i.field_basis, i.audience, i.audience_basis, i.department, i.is_new, i.same_as,
    kinds.kind_id,
    up.level = 'field' as in_field_list,
    up.level = 'field' or i.plan_id not in (select plan_id from field_listed) as is_primary,
    t.indicator_id as target_indicator, t.year as target_year, t.target, t.target_printed, t.printed_unit as target_unit,
    r.indicator_id as actual_indicator, r.actual, r.actual_printed, r.actual_period,
    m.budget_stage, m.budget_year, m.budget, m.budget_status, m.budget_printed,
    m.national, m.province, m.district, m.fund, m.private, m.other,
    case when t.indicator_id = 'programme_jobs' and t.target > 0 and t.year = m.budget_year then m.budget / t.target end as cost_per_job,
    t.target_figure, r.actual_figure, m.budget_figures
from items i
join plans p using (plan_id)
join item_paths w using (plan_id, item_id)
join items up on up.plan_id = i.plan_id and up.item_id = i.parent_id
left join boxed b using (plan_id, item_id)
left join items s on s.plan_id = i.plan_id and s.item_id = coalesce(w.strategy_id, b.strategy_id)
left join items k on k.plan_id = i.plan_id and k.item_id = coalesce(w.task_id, b.task_id)
left join fields f on f.field_id = i.field_id
left join kinds using (plan_id, item_id)
left join target t using (plan_id, item_id)
left join result r using (plan_id, item_id)
left join money m using (plan_id, item_id)
where i.level = 'programme'
order by i.plan_id, i.item_id
