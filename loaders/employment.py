"""Labour-market figures as the plans print them. Rates in per cent, people in persons; a blank is a figure not printed."""

import pandas as pd

from loaders.database import query
from loaders.sharing import shared

SERIES_SQL = """
select * from employment
where item_id is null and indicator_id = ? and kind = 'level' and breakdown = ? and stage in ('actual', 'forecast') and value is not null
order by ref_area, category, time_period, plan_id
"""

BREAKDOWN_SQL = """
select e.*, c.name_ko as category_ko, c.name_en as category_en, c.ordinal as category_order
from employment e
join categories c on c.breakdown = e.breakdown and c.category = e.category
where e.plan_id = ? and e.indicator_id in (select unnest(?::varchar[])) and e.kind = ? and e.breakdown = ?
    and e.stage = 'actual' and e.value is not null
order by c.ordinal, e.time_period, e.ref_area
"""

PLANS_WITH_SQL = """
select distinct e.plan_id, e.plan_ko, e.plan_en
from employment e
where e.item_id is null and e.indicator_id = ? and e.kind = 'level' and e.breakdown = ? and e.value is not null and e.stage = 'actual'
order by e.plan_id
"""

# A printed rank, and among how many: the autonomous districts (자치구) of the province, or of the nation where the plan says 전국,
# that existed at the end of the year.
RANKS_SQL = """
select f.figure_id, f.plan_id, f.ref_area, r.label_ko as area_ko, r.label_en as area_en, f.indicator_id,
    i.name_ko as indicator_ko, i.name_en as indicator_en, f.breakdown, c.name_ko as category_ko, c.name_en as category_en,
    f.time_period, f.value, f.printed, f.printed_unit, contains(f.column_label, '전국') as nationwide,
    coalesce(w.label_ko, n.label_ko) as among_ko, coalesce(w.label_en, n.label_en) as among_en,
    (
        select count(*) from regions d
        where d.level = 'district' and d.name_ko like '%구' and (contains(f.column_label, '전국') or d.parent = r.parent)
            and coalesce(d.valid_from, date '1900-01-01') <= make_date(cast(left(f.time_period, 4) as integer), 12, 31)
            and coalesce(d.valid_to, date '2999-01-01') >= make_date(cast(left(f.time_period, 4) as integer), 12, 31)
    ) as places
from printings f
join regions r on r.code = f.ref_area
join regions n on n.code = '00'
join indicators i using (indicator_id)
left join regions w on w.code = r.parent and not contains(f.column_label, '전국')
left join categories c on c.breakdown = f.breakdown and c.category = f.category
where f.kind = 'rank' and f.preference = 1 and f.value is not null and f.item_id is null
order by f.plan_id, f.figure_id
"""

AGES_SQL = "select category, name_ko, name_en from categories where breakdown = 'age' order by ordinal"


@shared(64)
def series(indicator_id: str, breakdown: str = "total") -> pd.DataFrame:
    """One row per area, category and period that any plan prints for an indicator (level)."""
    return query(SERIES_SQL, indicator_id, breakdown)


@shared(64)
def breakdown(plan_id: str, indicator_ids: tuple[str, ...], by: str, kind: str = "level") -> pd.DataFrame:
    """One row per category, area and period of a plan's table by age, sex, industry or status."""
    return query(BREAKDOWN_SQL, plan_id, list(indicator_ids), kind, by)


@shared(64)
def plans_with(indicator_id: str, by: str = "total") -> pd.DataFrame:
    """One row per plan that prints the indicator in that breakdown."""
    return query(PLANS_WITH_SQL, indicator_id, by)


@shared()
def ranks() -> pd.DataFrame:
    """One row per printed rank: its place (1 is first), among how many districts, and of which area."""
    return query(RANKS_SQL)


@shared()
def age_names() -> pd.DataFrame:
    """One row per age code: its names."""
    return query(AGES_SQL)
