"""What a plan says it does in which months, and how it makes its programmes known. Only plans that print a schedule have one."""

import pandas as pd

from loaders.database import query
from loaders.sharing import shared

SCHEDULE_SQL = """
select s.plan_id, p.plan_year, s.item_id, s.ordinal, s.activity, s.month_from, s.month_to, s.basis,
    coalesce(n.note_ko, s.note) as note_ko, s.note as note_en,
    i.name_ko as programme_ko, coalesce(i.name_en, i.name_ko) as programme_en, w.path_ko, coalesce(w.strategy_id, '') as strategy_id,
    coalesce(y.name_ko, p.label_ko) as strategy_ko, coalesce(y.name_en, y.name_ko, p.label_en) as strategy_en,
    coalesce(k.name_ko, up.name_ko) as task_ko, coalesce(k.name_en, k.name_ko, up.name_en, up.name_ko) as task_en
from schedule s
join plans p using (plan_id)
join items i using (plan_id, item_id)
join items up on up.plan_id = i.plan_id and up.item_id = i.parent_id
join item_paths w using (plan_id, item_id)
left join items y on y.plan_id = s.plan_id and y.item_id = w.strategy_id
left join items k on k.plan_id = s.plan_id and k.item_id = w.task_id
left join notes n on n.plan_id = s.plan_id and n.note = s.note
order by s.plan_id, y.ordinal, k.ordinal, i.ordinal, s.item_id, s.ordinal
"""

UNSCHEDULED_SQL = """
select i.plan_id, i.item_id, i.name_ko, coalesce(i.name_en, i.name_ko) as name_en, w.strategy_id
from items i join item_paths w using (plan_id, item_id)
where i.level = 'programme' and i.plan_id in (select plan_id from schedule)
    and not exists (from schedule s where s.plan_id = i.plan_id and s.item_id = i.item_id)
order by i.plan_id, i.item_id
"""

PUBLICITY_SQL = """
select b.plan_id, b.ordinal, b.printed_name, coalesce(i.name_en, '') as name_en, b.timing, b.keywords, b.channels,
    coalesce(n.note_ko, b.note) as note_ko, b.note as note_en,
    w.strategy_id, y.name_ko as strategy_ko, coalesce(y.name_en, y.name_ko) as strategy_en
from publicity b
left join items i using (plan_id, item_id)
left join item_paths w using (plan_id, item_id)
left join items y on y.plan_id = b.plan_id and y.item_id = w.strategy_id
left join notes n on n.plan_id = b.plan_id and n.note = b.note
order by b.plan_id, b.ordinal
"""


@shared()
def schedule() -> pd.DataFrame:
    """One row per activity of a schedule, in printed order. Blank months: merged cells of the schedule hide them.

    A plan without strategies or tasks has a blank strategy_id, and the plan and the node above in their place.
    """
    return query(SCHEDULE_SQL)


@shared()
def unscheduled() -> pd.DataFrame:
    """One row per programme that a plan lists and its schedule leaves out."""
    return query(UNSCHEDULED_SQL)


@shared()
def publicity() -> pd.DataFrame:
    """One row per line of a plan's public relations table, as printed. Blank strategy: the line names no single node."""
    return query(PUBLICITY_SQL)
