"""Statistics of every district (data/context/sgis-2020), to colour maps with: one value per district of 2020, not from plans."""

import math

import pandas as pd

from loaders.database import query
from loaders.sharing import shared

SOURCE = "sgis-2020"
MEASURES = ("residents", "grdp", "establishments", "income_tax")
MOST_CLASSES = 5

VALUES_SQL = """
with of_district as (
    select ref_area as code, indicator_id, time_period, value, figure_id from figures
    where plan_id = ? and kind = 'level' and breakdown = 'total' and value is not null
        and (time_period = '2020' or indicator_id = 'income_tax_composite')
),
wide as (
    select code,
        sum(value) filter (where indicator_id in ('population_nationals', 'population_foreign')) as residents,
        sum(value) filter (where indicator_id = 'population_nationals') as nationals,
        sum(value) filter (where indicator_id = 'grdp') as grdp,
        sum(value) filter (where indicator_id = 'establishments') as establishments,
        sum(value) filter (where indicator_id = 'income_tax_composite') as income_tax,
        min(figure_id) filter (where indicator_id = 'population_nationals') as residents_figure,
        min(figure_id) filter (where indicator_id = 'grdp') as grdp_figure,
        min(figure_id) filter (where indicator_id = 'establishments') as establishments_figure,
        min(figure_id) filter (where indicator_id = 'income_tax_composite') as income_tax_figure
    from of_district group by code
)
select code, residents, residents_figure, grdp / residents as grdp, grdp_figure, establishments / residents * 1000 as establishments,
    establishments_figure, income_tax / nationals as income_tax, income_tax_figure
from wide order by code
"""


@shared(8)
def values(measure: str) -> pd.DataFrame:
    """One row per district that has the statistic: `code`, `value`, `figure` (the printed figure it rests on), largest first.

    Units: residents in persons; GRDP and income tax in won per resident and per national; establishments per 1,000 residents.
    """
    table = query(VALUES_SQL, SOURCE)[["code", measure, f"{measure}_figure"]]
    found = table.rename(columns={measure: "value", f"{measure}_figure": "figure"}).dropna(subset=["value", "figure"])
    return found.sort_values(["value", "code"], ascending=[False, True]).astype({"figure": int}).reset_index(drop=True)


def class_bounds(numbers: list[float]) -> list[float]:
    """Upper bounds of at most five classes of about equally many districts, rounded to two digits; the last class has none."""
    known = sorted(numbers)
    found = [_two_digits(known[round(len(known) * part / MOST_CLASSES)]) for part in range(1, MOST_CLASSES)]
    return [bound for bound in sorted(set(found)) if known[0] < bound <= known[-1]]


def class_of(value: float, bounds: list[float]) -> int:
    """The class of a value, 0 for the lowest: a value on a bound belongs to the class above it."""
    return sum(value >= bound for bound in bounds)


def _two_digits(value: float) -> float:
    return float(f"{value:.1e}") if math.isfinite(value) and value else 0.0
