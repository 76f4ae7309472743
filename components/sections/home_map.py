"""The first page's maps: the districts around the plans, and every district of the nation as a tile."""

from typing import Any

import pandas as pd

from components import axes
from components.axes import Asked, Rows
from components.blocks import Block, Drawing, chart_block
from components.charts.area_map import plan_map, tile_grid
from components.charts.base import Spec
from components.frame import Page, plain
from components.memory import remembered
from components.sections.district_values import PLANS, Colours, areas, choose_area, clicks
from components.tables import Twin, headed
from loaders import geography, plans
from loaders.provenance import place_labels

# Where a name stands outside its district, in degrees from the label point (read off the picture; redo when shapes change).
NAME_OFFSETS = {
    "28260": (-0.02, 0.14),
    "11410": (-0.03, 0.12),
    "11560": (-0.09, -0.115),
    "11": (0.09, -0.02),
    "28": (0.03, -0.04),
}
LABELLED_PROVINCES = {"11", "28"}
COLUMNS = ("rank", "name", "status", "place")
PROPERTIES = (
    "code",
    "name",
    "short",
    "own",
    "level",
    "role",
    "status",
)  # of a district on the map; `district_values.areas`


def map_section(page: Page, colours: Colours, region: str) -> None:
    """Districts with a plan of their own, those covered by their province's plan, and the rest; or a statistic of each."""
    block, spec, twin = _map(page, colours, region)
    chart_block(page, block, Drawing(spec, "map", choose_area, clicks()), twin)


@remembered
def _map(page: Page, colours: Colours, region: str) -> tuple[Block, Spec, Twin]:
    shapes = {shape["properties"]["code"]: shape for shape in geography.district_shapes()}
    rows, asked = _asked(page, [row for row in _rows(page, colours) if row["code"] in shapes], colours)
    known = {row["code"]: {name: row[name] for name in PROPERTIES} | {"chosen": row["code"] == region} for row in rows}
    features = [{**shape, "properties": known[code]} for code, shape in shapes.items() if code in known]
    # A statistic is of districts: a province's name would stand on one of them.
    marked = {row["code"] for row in rows if row["own"]} | (LABELLED_PROVINCES if colours.measure == PLANS else set())
    labels = [_label(page, row, region) for row in plans.label_points().to_dict("records") if row["code"] in marked]
    spec = plan_map(features, labels, _words(page), list(colours.classes))
    block = Block(*_map_words(page, rows, colours), _source(page, colours), notes=[page("home.map_note")], axis=asked)
    return block, spec, Twin("area-map", _table(page, rows))


def _map_words(page: Page, rows: Rows, colours: Colours) -> tuple[str, str]:
    """The map's sentence, and what its colours mean."""
    if colours.measure == PLANS:
        named = page.listed(plain(row["name"]) for row in rows if row["own"])
        return page("home.map_sentence", regions=named), page("home.map_plans")
    measure = page(f"colour.what_{colours.measure}")
    values = page.listed(f"{plain(row['name'])} {row['status']}" for row in rows if row["own"] and row["rank"])
    sentence = page("home.map_of", measure=page(f"colour.{colours.measure}"), values=values)
    return sentence, page("home.map_statistics", measure=measure)


def _words(page: Page) -> dict[str, str]:
    return {word: page(f"tip.{word}") for word in ("area", "value", "place")}


def _label(page: Page, row: dict[str, Any], region: str) -> dict[str, Any]:
    east, north = NAME_OFFSETS.get(row["code"], (0.0, 0.0))
    return {
        "code": row["code"],
        "name": row[f"label_{page.lang}"],
        "chosen": row["code"] == region,
        "longitude": row["longitude"] + east,
        "latitude": row["latitude"] + north,
        "at_longitude": row["longitude"],
        "at_latitude": row["latitude"],
        "side": "on" if row["level"] == "province" else "above" if north > 0 else "below",
    }


def tiles_section(page: Page, colours: Colours) -> None:
    """All 229 districts as tiles of one size, with their ranks in the table: the map for a small screen and for a screen reader."""
    block, spec, twin = _tiles(page, colours)
    chart_block(page, block, Drawing(spec, "tiles", choose_area, clicks()), twin)


@remembered
def _tiles(page: Page, colours: Colours) -> tuple[Block, Spec, Twin]:
    rows, asked = _asked(page, _rows(page, colours), colours)
    what = page("home.tiles_what", measure=page(f"colour.what_{colours.measure}"))
    block = Block(_sentence(page, rows, colours), what, _source(page, colours), axis=asked)
    return block, tile_grid(rows, _words(page), list(colours.classes)), Twin("districts", _table(page, rows))


def _source(page: Page, colours: Colours) -> str:
    return page("home.tiles_source_plans" if colours.measure == PLANS else "home.tiles_source_statistics")


def _table(page: Page, rows: Rows) -> pd.DataFrame:
    """The districts by rank, then those without a figure; where plans are shown, the plans' own districts first."""
    listed = sorted(rows, key=lambda row: (row["rank"] or len(rows), not row["own"], row["role"], row["code"]))
    return headed(page, listed, COLUMNS, status="col.value")


def _asked(page: Page, rows: Rows, colours: Colours) -> tuple[Rows, Asked | None]:
    """The districts that may be coloured on one scale, and the verdict; those without a figure stay."""
    if colours.measure == PLANS:
        return rows, None
    measured, asked = axes.of_figures(page, [row for row in rows if row["rank"]], "name")
    return measured + [row for row in rows if not row["rank"]], asked


def _rows(page: Page, colours: Colours) -> Rows:
    """Every district of the nation, with its tile, its rank and where its figure is printed."""
    known, tiles = areas(page, colours), geography.tiles()
    ranks, figures = colours.ranks(), colours.figures
    places = place_labels([figures.get(code) for code in tiles], page.lang)
    return [
        {
            **known[code],
            "row": row,
            "col": col,
            "rank": ranks.get(code),
            "figures": (figures.get(code),),
            "place": place,
        }
        for (code, (row, col)), place in zip(tiles.items(), places, strict=True)
    ]


def _sentence(page: Page, rows: Rows, colours: Colours) -> str:
    own = sorted((row for row in rows if row["own"]), key=lambda row: row["rank"] or 0)
    if colours.measure == PLANS:
        covered = sum(row["role"] == "tint" for row in rows)
        return page("home.tiles_plans", count=len(rows), own=len(own), covered=covered)
    ranked = [page("home.tiles_rank", name=plain(row["name"]), rank=row["rank"]) for row in own if row["rank"]]
    measured = sum(row["rank"] is not None for row in rows)
    name = page.particle(page(f"colour.{colours.measure}"), "은")
    return page("home.tiles_sentence", measure=name, ranks=page.listed(ranked), count=measured)
