-- One row per node of a plan tree: its path below the plan, and the strategy, task and field node it hangs under.
with recursive walk as (
    select plan_id, item_id, item_id as ancestor_id, parent_id, level, name_ko, 0 as distance from items
    union all
    select w.plan_id, w.item_id, i.item_id, i.parent_id, i.level, i.name_ko, w.distance + 1
    from walk w join items i on i.plan_id = w.plan_id and i.item_id = w.parent_id
)
select
    plan_id,
    item_id,
    string_agg(name_ko, ' › ' order by distance desc) filter (where level <> 'plan' and distance > 0) as path_ko,
    arg_min(ancestor_id, distance) filter (where level = 'strategy') as strategy_id,
    arg_min(ancestor_id, distance) filter (where level = 'task') as task_id,
    arg_min(ancestor_id, distance) filter (where level = 'department') as department_id,
    max(distance) as depth
from walk
group by plan_id, item_id
order by plan_id, item_id
