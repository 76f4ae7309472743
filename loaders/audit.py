"""The checks of `checks`, with the words and cells that a reader needs. Values in the unit of the published figure."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from loaders.database import query
from loaders.sharing import shared

CHECKS_SQL = """
select c.*, v.is_doubt, v.ordinal as verdict_order, v.name_ko as verdict_ko, v.name_en as verdict_en, r.name_ko as rule_ko,
    r.name_en as rule_en, r.formula_ko, r.formula_en, r.ordinal as rule_order, p.plan_ko, p.plan_en, p.section, p.title,
    p.row_label, p.column_label, p.printed, p.printed_unit, u.factor, u.unit_id,
    c.verdict = 'unit_suspect' as unit_only,
    not (f.ref_area = l.region and i."group" in ('jobs', 'money', 'employment')) as is_background
from checks c
join verdicts v using (verdict)
join check_rules r using (rule)
join provenance p using (figure_id)
join printed_units u using (printed_unit)
join figures f using (figure_id)
join plans l on l.plan_id = f.plan_id
join indicators i using (indicator_id)
order by v.ordinal desc, c.plan_id, c.check_id
"""

SCORES_SQL = """
select c.plan_id, count(*) as checked, count(*) filter (where c.verdict = 'agrees') as agreeing,
    count(*) filter (where c.verdict in ('within_rounding', 'truncated')) as rounding,
    count(*) filter (where c.verdict = 'scope_differs') as scope,
    count(*) filter (where c.verdict = 'unit_suspect') as unit_suspect,
    count(*) filter (where c.verdict in ('disagrees', 'impossible')) as disagreeing,
    count(*) filter (where v.is_doubt) as doubtful,
    (select count(*) from not_recomputable n where n.plan_id = c.plan_id) as silent
from checks c join verdicts v using (verdict)
group by c.plan_id order by c.plan_id
"""

SILENT_SQL = """
select n.reason, p.* from not_recomputable n join provenance p using (plan_id, figure_id)
order by p.plan_id, n.reason, p.figure_id
"""

# A quantity is in doubt wherever the plan prints it with the same value. How a number is written, its unit, and what a sentence
# makes of it (an order, the growth of a share) are in doubt only there; what it says of a table's figure is no doubt about that.
DOUBTS_SQL = """
with doubtful as (
    select c.check_id, c.figure_id, c.rule, c.verdict, c.recomputed, v.ordinal
    from checks c join verdicts v using (verdict)
    where v.is_doubt and c.rule <> 'direction'
)
select distinct on (f.figure_id) f.figure_id, d.verdict, d.recomputed / u.factor as recomputed, f.printed, f.printed_unit,
    f.row_label, f.column_label
from doubtful d
join figures o using (figure_id)
join figures f on f.figure_id = o.figure_id or (
    d.verdict <> 'unit_suspect' and d.rule not in ('form', 'order', 'share_growth') and f.value = o.value and f.plan_id = o.plan_id
    and f.item_id is not distinct from o.item_id and f.ref_area = o.ref_area and f.indicator_id = o.indicator_id
    and f.breakdown = o.breakdown and f.category = o.category and f.time_period = o.time_period and f.stage = o.stage
    and f.kind = o.kind
)
join printed_units u on u.printed_unit = f.printed_unit
order by f.figure_id, f.figure_id <> o.figure_id, d.ordinal desc, d.check_id
"""


@shared()
def checks() -> pd.DataFrame:
    """One row per check, doubtful ones first: published, recomputed with its interval, verdict, formula, figures used."""
    return query(CHECKS_SQL)


@shared()
def not_recomputable() -> pd.DataFrame:
    """One row per share, change or rate that cannot be computed again from what is printed: its cell and the reason."""
    return query(SILENT_SQL)


@shared()
def scores() -> pd.DataFrame:
    """One row per plan: checks run, by class of verdict, and the derived figures that cannot be computed again (silent)."""
    return query(SCORES_SQL)


@shared()
def _every_doubt() -> dict[int, dict[str, Any]]:
    return {row["figure_id"]: row for row in query(DOUBTS_SQL).to_dict("records")}


def doubts(figure_ids: Iterable[int]) -> list[dict[str, Any]]:
    """One row per doubtful figure among the given: what is printed and what follows, in the printed unit."""
    every = _every_doubt()
    return [every[one] for one in figure_ids if one in every]
