"""What lies behind jobs: residents, establishments, openings and seekers, the insured. Blank is a figure not printed.

Location quotient of an industry = its share in the district ÷ its share in the area around it; above 1 the district has more of it
than its surroundings.
"""

import pandas as pd

from loaders.database import query
from loaders.peers import SOURCE as STATISTICS
from loaders.sharing import shared

FIGURES_SQL = """
select * from labour_market
where plan_id = ? and indicator_id = ? and breakdown = ? and kind = ?
order by category_order, time_period, ref_area, figure_id
"""

# Parts of the newest period as shares of the printed total of their area. Of several printed tables the one with most parts: within
# one table ages and classes do not overlap.
SHARES_SQL = """
with levels as (
    select * from labour_market
    where plan_id = ? and indicator_id = ? and breakdown in (?, 'total') and kind = 'level'
),
newest as (
    select * from levels where breakdown <> 'total' qualify time_period = max(time_period) over ()
),
largest as (select table_id from newest group by table_id order by count(*) desc, table_id limit 1)
select part.*, part.value / whole.value * 100 as share, printed.figure_id as share_figure
from newest part
join largest using (table_id)
join levels whole using (ref_area, time_period)
left join labour_market printed on printed.kind = 'share'
    and (printed.plan_id, printed.indicator_id, printed.ref_area, printed.breakdown, printed.category, printed.time_period)
        = (part.plan_id, part.indicator_id, part.ref_area, part.breakdown, part.category, part.time_period)
where whole.breakdown = 'total' and whole.value > 0
order by part.category_order, part.ref_area, part.figure_id
"""

PLANS_WITH_SQL = """
select distinct plan_id from labour_market
where document_kind <> 'statistics' and ref_area = region and indicator_id = ? and breakdown = ? and kind = 'level'
order by plan_id
"""

# Workers (or establishments) of an industry in the district and in its province, in the latest year the plan prints for both.
QUOTIENTS_SQL = """
with levels as (
    select *, ref_area = region as own from labour_market
    where plan_id = ? and indicator_id = ? and breakdown in ('industry', 'total') and kind = 'level'
        and (ref_area = region or area_level = 'province')
),
shares as (
    select part.*, whole.value as whole, part.value / whole.value as share
    from levels part
    join levels whole using (ref_area, time_period)
    where part.breakdown = 'industry' and whole.breakdown = 'total'
)
select own.category, own.category_ko, own.category_en, own.category_order, own.time_period,
    own.value, own.share * 100 as share, around.share * 100 as share_around, own.share / around.share as quotient,
    around.area_ko as around_ko, around.area_en as around_en, own.figure_id, around.figure_id as around_figure
from shares own
join shares around using (category, time_period)
where own.own and not around.own and around.share > 0
qualify own.time_period = max(own.time_period) over ()
order by quotient desc
"""

# Value added by industry 2020 of a district or a province (the sum of its districts) against its province or the nation.
# Suppressed industries have no row: they count in the totals only.
OUTPUT_SQL = """
with districts as (
    select f.ref_area, r.parent, f.breakdown, f.category, f.value, f.figure_id
    from figures f join regions r on r.code = f.ref_area
    where f.plan_id = ? and f.indicator_id = 'gross_value_added' and f.time_period = '2020' and f.kind = 'level' and f.value is not null
),
own as (
    select category, sum(value) as value, min(figure_id) as figure_id, count(*) as districts
    from districts where ? in (ref_area, parent) group by category
),
wider as (select code, label_ko as around_ko, label_en as around_en from regions where code = ?),
around as (
    select category, sum(value) as value from districts, wider where code in (parent, '00') group by category
),
shares as (
    select own.*, own.value / total.value as share, around.value / whole.value as share_around
    from own
    join around using (category)
    join own total on total.category = 'total'
    join around whole on whole.category = 'total'
    where own.category <> 'total' and around.value > 0
)
select s.category, c.name_ko as category_ko, c.name_en as category_en, s.value, s.share * 100 as share,
    s.share_around * 100 as share_around, s.share / s.share_around as quotient, s.figure_id, s.districts, w.around_ko, w.around_en
from shares s
join categories c on c.breakdown = 'industry' and c.category = s.category
cross join wider w
order by quotient desc
"""

# Census residents (nationals and foreigners) by sex, and establishments, of a district or the districts of a province.
STATISTICS_SQL = """
select f.indicator_id, i.name_ko as indicator_ko, i.name_en as indicator_en, f.breakdown, f.category, f.time_period,
    sum(f.value) as value, min(f.figure_id) as figure_id, count(distinct f.ref_area) as districts
from figures f
join regions r on r.code = f.ref_area
join indicators i using (indicator_id)
where f.plan_id = ? and ? in (f.ref_area, r.parent) and f.kind = 'level' and f.value is not null
    and f.indicator_id in ('population_nationals', 'population_foreign', 'establishments')
group by all
order by f.indicator_id, f.breakdown, f.category, f.time_period
"""


@shared(128)
def figures_of(plan_id: str, indicator_id: str, by: str, kind: str = "level") -> pd.DataFrame:
    """One row per area, category and period that a plan prints of an indicator, in the order of the categories."""
    return query(FIGURES_SQL, plan_id, indicator_id, by, kind)


@shared(128)
def shares_of(plan_id: str, indicator_id: str, by: str) -> pd.DataFrame:
    """One row per area and category of the newest period, with `share`: per cent of the area's printed total.

    `share_figure` is the share that the plan itself prints, if any: a doubt about it belongs to what is drawn.
    """
    return query(SHARES_SQL, plan_id, indicator_id, by)


@shared(32)
def plans_with(indicator_id: str, by: str = "total") -> list[str]:
    """Ids of the plans that print the indicator in that breakdown for their own area."""
    return list(query(PLANS_WITH_SQL, indicator_id, by)["plan_id"])


@shared(32)
def quotients(plan_id: str, indicator_id: str) -> pd.DataFrame:
    """One row per industry: workers or establishments, shares in per cent, location quotient. Empty: the plan prints no province."""
    return query(QUOTIENTS_SQL, plan_id, indicator_id)


@shared(32)
def output_quotients(code: str, around: str) -> pd.DataFrame:
    """One row per industry: value added 2020 (won), shares in per cent, location quotient; from the statistics, not a plan."""
    return query(OUTPUT_SQL, STATISTICS, code, around)


@shared(32)
def statistics_of(code: str) -> pd.DataFrame:
    """One row per indicator, sex and year of an area's census residents and establishments; from the statistics, not a plan."""
    return query(STATISTICS_SQL, STATISTICS, code)
