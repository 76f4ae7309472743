"""District boundaries of Seoul and Incheon as of 2020 (until the Incheon changes of July 2026)."""

import json
from typing import Any

import streamlit as st

from loaders.build import DATA

SEOUL_INCHEON = DATA / "geo" / "seoul_incheon_2020.geojson"


@st.cache_resource
def district_shapes() -> list[dict[str, Any]]:
    """GeoJSON features, one per district, `code` in their properties; Ganghwa and Ongjin are left out. Read only."""
    return json.loads(SEOUL_INCHEON.read_text(encoding="utf-8"))["features"]
