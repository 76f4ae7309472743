"""Every view of every page for every area: its charts are what a browser can read."""

import json
import math
from itertools import product

import pytest

from components.frame import PAGES
from components.quiet import page_drawn
from loaders import plans

VIEWS = {
    "targets": ("common", "parts", "audience", "policy"),
    "budget": ("sources", "uses", "spent"),
    "labour_market": ("people", "industry", "matching", "insured"),
    "sources": ("plans", "tables", "codebook"),
}
AREAS = ("all", *dict.fromkeys(str(code) for code in plans.plans()["region"]))
EVERY = [
    (entry, view, area)
    for entry in PAGES
    for view, area in product(VIEWS.get(entry.key, ("",)), AREAS)
    if entry.key != "present"
]


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize(("entry", "view", "area"), EVERY, ids=lambda one: getattr(one, "key", one))
def test_every_chart_is_json_that_a_browser_reads(entry, view: str, area: str, lang: str):
    address = {"lang": lang, "region": area} | ({"view": view} if view else {})
    for drawn in page_drawn(entry.file, address, "http://example.org").drawn:
        json.dumps(drawn.drawing.spec, allow_nan=False)  # NaN is no JSON: the browser shows an error over the page
        assert drawn.finding == drawn.finding.strip() != ""
        assert "nan" not in drawn.finding.lower().split()


def test_nan_would_have_been_noticed():
    with pytest.raises(ValueError, match="not JSON compliant"):
        json.dumps({"value": math.nan}, allow_nan=False)
