"""Money by item, funding source and stage, in won. Original, revised and executed money stay apart."""

import pandas as pd

from loaders.database import query
from loaders.sharing import shared

STAGES = ("budget", "budget_revised", "executed")

LEVEL_SQL = """
select b.*, w.path_ko, w.strategy_id, w.task_id
from budgets b join item_paths w using (plan_id, item_id)
where b.level = ? and b.stage = ?
order by b.plan_id, b.year, b.ordinal, b.item_id, b.funding_source
"""

EXECUTION_SQL = """
select e.plan_id, e.plan_ko, e.plan_en, e.item_id, e.level, coalesce(up.level, '') as parent_level, e.ordinal, e.item_ko, e.item_en, w.path_ko, w.strategy_id, e.year,
    e.time_period as executed_period, b.stage as budget_stage, b.value as budget, b.printed as budget_printed, b.printed_unit,
    e.value as executed, e.printed as executed_printed, e.execution_rate_published, e.value / b.value * 100 as execution_rate,
    e.figure_ids as executed_figures, b.figure_ids as budget_figures, e.execution_rate_figure
from budgets e
join budgets b on b.plan_id = e.plan_id and b.item_id = e.item_id and b.year = e.year and b.funding_source = 'total'
    and b.stage in ('budget', 'budget_revised') and b.value > 0
join item_paths w on w.plan_id = e.plan_id and w.item_id = e.item_id
left join items up on up.plan_id = e.plan_id and up.item_id = e.parent_id
where e.stage = 'executed' and e.funding_source = 'total' and e.value is not null
qualify row_number() over (partition by e.plan_id, e.item_id, e.year order by b.stage desc) = 1
order by e.plan_id, e.year, list_position(['plan', 'unit_budget', 'department'], e.level) nulls last, e.ordinal, e.item_id
"""


@shared(32)
def of_level(level: str, stage: str) -> pd.DataFrame:
    """One row per node of a level, year and funding source (`total` included) at one stage."""
    return query(LEVEL_SQL, level, stage)


@shared()
def execution() -> pd.DataFrame:
    """One row per node and year with money spent beside money budgeted, and both execution rates."""
    return query(EXECUTION_SQL)
