"""Districts like one's own: nearest in population, income and the mix of industries, by a stated rule.

d(a, b) = √{[(z_pop(a) − z_pop(b))² + (z_inc(a) − z_inc(b))² + (m(a, b) ÷ S)²] ÷ 3} over the districts of the context statistics:
z_pop and z_inc are standard scores of ln(residents 2020) and of ln(composite income tax ÷ nationals); m is half the sum of the
differences of the shares of value added by industry (0: the same mix, 1: none in common); S = √(mean m² ÷ 2) over all pairs gives
the three parts the same weight. Above CLOSE there is no close peer, and pages say so.
"""

import math

import numpy as np
import pandas as pd

from loaders.database import query
from loaders.sharing import shared

SOURCE = "sgis-2020"
CLOSE = 0.65  # the 8th nearest of half of all districts lies within 0.48

BASE_SQL = """
select ref_area as code,
    sum(value) filter (where indicator_id in ('population_nationals', 'population_foreign') and time_period = '2020') as residents,
    sum(value) filter (where indicator_id = 'population_nationals' and time_period = '2020') as nationals,
    sum(value) filter (where indicator_id = 'income_tax_composite') as income_tax
from figures
where plan_id = ? and kind = 'level' and breakdown = 'total'
group by ref_area having residents > 0 and income_tax > 0
order by ref_area
"""

INDUSTRY_SQL = """
select ref_area as code, category, greatest(value, 0) as value
from figures
where plan_id = ? and indicator_id = 'gross_value_added' and breakdown = 'industry' and time_period = '2020'
order by ref_area, category
"""


RESIDENTS_SQL = """
select ref_area as code, figure_id from figures
where plan_id = ? and indicator_id = 'population_nationals' and time_period = '2020' and kind = 'level' and breakdown = 'total'
order by ref_area
"""


@shared()
def distances() -> pd.DataFrame:
    """The distance between every two districts: a square table, codes on both sides."""
    base = query(BASE_SQL, SOURCE).set_index("code")
    industry = query(INDUSTRY_SQL, SOURCE).pivot_table(index="code", columns="category", values="value", aggfunc="sum")
    codes = base.index.intersection(industry.index)
    base, industry = base.loc[codes], industry.loc[codes].fillna(0)  # a suppressed industry is small: it counts as none
    population = _scores(np.log(base["residents"]))
    income = _scores(np.log(base["income_tax"] / base["nationals"]))
    mix = industry.div(industry.sum(axis=1), axis=0).to_numpy()
    apart = np.abs(mix[:, None, :] - mix[None, :, :]).sum(axis=2) / 2
    pairs = apart[np.triu_indices(len(codes), k=1)]
    scaled = apart / math.sqrt((pairs**2).mean() / 2)
    squared = (_differences(population) + _differences(income) + scaled**2) / 3
    return pd.DataFrame(np.sqrt(squared), index=codes, columns=codes)


def _scores(values: pd.Series) -> np.ndarray:
    return ((values - values.mean()) / values.std(ddof=0)).to_numpy()


def _differences(scores: np.ndarray) -> np.ndarray:
    return (scores[:, None] - scores[None, :]) ** 2


@shared()
def residents() -> dict[str, int]:
    """The printed figure of each district's residents that its distance rests on, by code."""
    return query(RESIDENTS_SQL, SOURCE).set_index("code")["figure_id"].to_dict()


def peers(code: str, count: int = 8) -> pd.Series:
    """The nearest districts of a district, nearest first: code → distance. Empty when the statistics do not know the code."""
    table = distances()
    return table[code].drop(code).nsmallest(count) if code in table else pd.Series(dtype=float)
