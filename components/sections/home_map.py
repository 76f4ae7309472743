"""The first page's maps: the districts around the plans, and every district of the nation as a tile."""

from typing import Any

import streamlit as st

from components import axes
from components.blocks import Block, Drawing, chart_block
from components.charts.area_map import plan_map, tile_grid
from components.charts.base import Spec
from components.frame import Page, plain
from components.memory import remembered
from components.sections.district_values import PLANS, Colours, areas, choose_area, clicks
from components.tables import Twin, headed
from components.text import small_lines
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


def map_section(page: Page, colours: Colours) -> None:
    """Districts with a plan of their own, those covered by their province's plan, and the rest; or a statistic of each."""
    title = page("home.map_title" if colours.measure == PLANS else f"colour.{colours.measure}")
    st.markdown(f"## {title}", anchors=False)
    alt, spec = _map(page, colours)
    Drawing(spec, "map", choose_area, clicks()).show(alt)
    small_lines(
        [
            plain(page("home.map_note" if colours.measure == PLANS else "home.map_statistics")),
            plain(page("home.map_click")),
        ]
    )


@remembered
def _map(page: Page, colours: Colours) -> tuple[str, Spec]:
    known = areas(page, colours)
    own = [area for area in known.values() if area["own"]]
    features = [{**shape, "properties": known[shape["properties"]["code"]]} for shape in geography.district_shapes()]
    # A statistic is of districts: a province's name would stand on one of them.
    marked = {area["code"] for area in own} | LABELLED_PROVINCES
    marked = marked if colours.measure == PLANS else {code for code in marked if code in geography.tiles()}
    labels = [_label(page, row) for row in plans.label_points().to_dict("records") if row["code"] in marked]
    alt = page("home.map_alt", regions=page.listed(area["name"] for area in own))
    return alt, plan_map(features, labels, _words(page), list(colours.classes))


def _words(page: Page) -> dict[str, str]:
    return {word: page(f"tip.{word}") for word in ("area", "value", "place")}


def _label(page: Page, row: dict[str, Any]) -> dict[str, Any]:
    east, north = NAME_OFFSETS.get(row["code"], (0.0, 0.0))
    return {
        "code": row["code"],
        "name": row[f"label_{page.lang}"],
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
    rows = _tile_rows(page, colours)
    asked = None
    if colours.measure != PLANS:
        measured, asked = axes.of_figures(page, [row for row in rows if row["rank"]], "name")
        rows = measured + [row for row in rows if not row["rank"]]
    what = page("home.tiles_what", measure=page(f"colour.what_{colours.measure}"))
    block = Block(
        _sentence(page, rows, colours),
        what,
        page("home.tiles_source_plans" if colours.measure == PLANS else "home.tiles_source_statistics"),
        axis=asked,
    )
    spec = tile_grid(rows, _words(page), list(colours.classes))
    listed = sorted(rows, key=lambda row: (row["rank"] or len(rows), not row["own"], row["role"], row["code"]))
    twin = Twin("districts", headed(page, listed, COLUMNS, status="col.value"))
    return block, spec, twin


def _tile_rows(page: Page, colours: Colours) -> list[dict[str, Any]]:
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


def _sentence(page: Page, rows: list[dict[str, Any]], colours: Colours) -> str:
    own = sorted((row for row in rows if row["own"]), key=lambda row: row["rank"] or 0)
    if colours.measure == PLANS:
        covered = sum(row["role"] == "tint" for row in rows)
        return page("home.tiles_plans", count=len(rows), own=len(own), covered=covered)
    ranked = [page("home.tiles_rank", name=plain(row["name"]), rank=row["rank"]) for row in own if row["rank"]]
    measured = sum(row["rank"] is not None for row in rows)
    name = page.particle(page(f"colour.{colours.measure}"), "은")
    return page("home.tiles_sentence", measure=name, ranks=page.listed(ranked), count=measured)
