-- One row per plan and measure of data/measures.csv: the value, its period and base, and the figures it follows from.
with plan_money as (
    select plan_id, funding_source, value, year, stage, figure_ids, basis
    from budgets
    where level = 'plan' and stage in ('budget', 'budget_revised') and status is null
    qualify year = max(year) over (partition by plan_id)
        and row_number() over (partition by plan_id, funding_source, year order by stage) = 1
),
shares as (
    select part.plan_id, part.funding_source || '_share' as measure_id, part.value / whole.value * 100 as value,
        cast(part.year as varchar) as time_period, part.stage as base, part.figure_ids || whole.figure_ids as figure_ids
    from plan_money part
    join plan_money whole on whole.plan_id = part.plan_id and whole.funding_source = 'total'
    where part.funding_source in ('national', 'province', 'district')
),
residents as (
    select e.plan_id, e.value, e.time_period, e.figure_id
    from employment e
    join plans p on p.plan_id = e.plan_id and p.region = e.ref_area
    where e.indicator_id = 'population_15plus' and e.kind = 'level' and e.breakdown = 'total' and e.stage = 'actual'
    qualify row_number() over (partition by e.plan_id order by e.time_period desc, e.figure_id) = 1
),
per_resident as (
    select m.plan_id, 'budget_per_1000' as measure_id, m.value / r.value * 1000 as value,
        m.year || ' / ' || r.time_period as time_period, m.stage as base, m.figure_ids || [r.figure_id] as figure_ids
    from plan_money m join residents r using (plan_id)
    where m.funding_source = 'total'
),
-- the same census for every plan: districts as they are, provinces as the sum of their districts
census as (
    select r.code, sum(f.value) as value, min(f.figure_id) as figure_id
    from regions r
    join regions part on part.code = r.code or part.parent = r.code
    join figures f on f.ref_area = part.code and f.plan_id = 'sgis-2020' and f.time_period = '2020' and f.kind = 'level'
        and f.breakdown = 'total' and f.indicator_id in ('population_nationals', 'population_foreign')
    group by r.code
),
per_census as (
    select m.plan_id, 'budget_per_1000_census' as measure_id, m.value / c.value * 1000 as value,
        m.year || ' / 2020' as time_period, m.stage as base, m.figure_ids || [c.figure_id] as figure_ids
    from plan_money m
    join plans p using (plan_id)
    join census c on c.code = p.region
    where m.funding_source = 'total'
),
senior_cost as (
    select plan_id, 'senior_job_cost' as measure_id, cost_per_job as value, cast(budget_year as varchar) as time_period,
        target_unit as base, [target_figure] || budget_figures as figure_ids
    from programmes
    where kind_id = 'senior_jobs' and cost_per_job is not null and same_as is null
    qualify row_number() over (partition by plan_id order by in_field_list desc, target desc, item_id) = 1
),
plan_targets as (select * from targets where level = 'plan' and breakdown = 'total'),
results as (
    select plan_id, indicator_id as measure_id, actual as value, coalesce(actual_period, cast(year as varchar)) as time_period,
        printed_unit as base, [actual_figure] as figure_ids
    from plan_targets
    where indicator_id in ('employment_rate_15_64', 'employment_rate_15_29', 'employment_rate_women_15_64') and actual is not null
    qualify row_number() over (partition by plan_id, indicator_id order by year desc) = 1
),
steps as (
    select plan_id, 'rate_target_step' as measure_id, round(target - last_actual, 6) as value, cast(year as varchar) as time_period,
        'own' as base, [target_figure, last_actual_figure] as figure_ids
    from plan_targets
    where indicator_id = 'employment_rate_15_64' and target is not null and last_actual is not null
    qualify row_number() over (partition by plan_id order by year desc) = 1
),
employed as (
    select plan_id, 'employed_target' as measure_id, target as value, cast(year as varchar) as time_period,
        indicator_id as base, [target_figure] as figure_ids
    from plan_targets
    where indicator_id in ('employed', 'employed_15_64') and target is not null
    qualify row_number() over (partition by plan_id order by year desc, indicator_id) = 1
),
jobs as (
    select plan_id, 'jobs_target' as measure_id, target as value, cast(year as varchar) as time_period,
        printed_unit as base, [target_figure] as figure_ids
    from plan_targets
    where indicator_id = 'programme_jobs' and target is not null
    qualify row_number() over (partition by plan_id order by year desc) = 1
),
per_resident_jobs as (
    select j.plan_id, 'jobs_per_1000' as measure_id, j.value / r.value * 1000 as value, j.time_period || ' / ' || r.time_period as time_period,
        j.base, j.figure_ids || [r.figure_id] as figure_ids
    from jobs j
    join residents r using (plan_id)
),
achieved as (
    select plan_id, 'jobs_achievement' as measure_id, achievement as value, coalesce(actual_period, cast(year as varchar)) as time_period,
        case when is_running then 'running' else 'whole year' end as base, [target_figure, actual_figure] as figure_ids
    from plan_targets
    where indicator_id = 'programme_jobs' and achievement is not null
    qualify row_number() over (partition by plan_id order by is_running, year desc) = 1
),
every_measure as (
    select * from shares union all by name select * from per_resident union all by name select * from per_census union all by name select * from senior_cost
    union all by name select * from results union all by name select * from steps union all by name select * from employed
    union all by name select * from jobs union all by name select * from per_resident_jobs union all by name select * from achieved
)
select
    e.plan_id, p.label_ko as plan_ko, p.label_en as plan_en, p.plan_scope, r.level as area_level, p.plan_year, e.measure_id, m.ordinal, m.topic,
    m.name_ko, m.name_en, m.unit, m.formula_ko, m.formula_en, e.value, e.time_period, e.base, e.figure_ids
from every_measure e
join measures m using (measure_id)
join plans p using (plan_id)
join regions r on r.code = p.region
order by e.plan_id, m.ordinal
