"""The one map that pans and zooms: all districts of the nation, over no tiles at all."""

from typing import Any

import pydeck

STYLE = "/app/static/empty_style.json"  # served by the app itself; without a style deck.gl asks a tile host for one
LAYER = "districts"
CENTRE = {"latitude": 36.3, "longitude": 127.8, "zoom": 5.7, "min_zoom": 5, "max_zoom": 12}

Colour = tuple[int, int, int]


def national_map(features: list[dict[str, Any]], ink: Colour, paper: Colour) -> pydeck.Deck:
    """Answer the same as the tiles, with true shapes: who has a plan, or how a statistic lies over the nation.

    features: GeoJSON features with `code`, `name`, `status`, `fill` (red, green, blue) and `own` (marked by an outline) in their
    properties. ink: the colour of outlines; paper: of the lines between districts. Colours are those of the page's theme: WebGL
    knows none of it.
    """
    shown = {"type": "FeatureCollection", "features": features}
    marked = {"type": "FeatureCollection", "features": [one for one in features if one["properties"]["own"]]}
    districts = pydeck.Layer(
        "GeoJsonLayer", shown, id=LAYER, get_fill_color="properties.fill", get_line_color=list(paper), line_width_min_pixels=0.5,
        pickable=True, auto_highlight=True,
    )  # fmt: skip
    outlines = pydeck.Layer(
        "GeoJsonLayer",
        marked,
        id="own",
        filled=False,
        get_line_color=list(ink),
        line_width_min_pixels=2,
        pickable=False,
    )
    return pydeck.Deck(
        [districts, outlines],
        # The wheel scrolls the page; buttons, a double click and two fingers zoom.
        views=[pydeck.View(type="MapView", controller={"scrollZoom": False, "dragRotate": False})],
        initial_view_state=pydeck.ViewState(**CENTRE),
        map_provider="carto",
        map_style=STYLE,
        tooltip={"text": "{name}\n{status}"},
    )
