"""District boundaries and tiles as of 2020 (until the Incheon changes of July 2026), by administrative code."""

import csv
import json
from typing import Any

import streamlit as st

from loaders.build import DATA

GEO = DATA / "geo"


@st.cache_resource
def district_shapes() -> list[dict[str, Any]]:
    """GeoJSON features of Seoul and Incheon, `code` in their properties; Ganghwa and Ongjin are left out. Read only."""
    return json.loads((GEO / "seoul_incheon_2020.geojson").read_text(encoding="utf-8"))["features"]


@st.cache_resource
def national_shapes() -> list[dict[str, Any]]:
    """GeoJSON features of all 229 districts, `code` in their properties (1.1 MB as text). Read only."""
    return json.loads((GEO / "districts_2020.geojson").read_text(encoding="utf-8"))["features"]


@st.cache_resource
def tiles() -> dict[str, tuple[int, int]]:
    """Row from the top and column from the left of every district's tile. Read only."""
    with (GEO / "tiles_2020.csv").open(encoding="utf-8", newline="") as file:
        return {line["code"]: (int(line["row"]), int(line["col"])) for line in csv.DictReader(file)}
