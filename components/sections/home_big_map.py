"""크게 보기: the national map that pans and zooms, loaded only when it is opened."""

from functools import lru_cache, partial

import pydeck
import streamlit as st

from components.charts.big_map import LAYER, Colour, national_map
from components.charts.roles import ROLES
from components.exports.theme import colours_of
from components.frame import Page, plain, small
from components.sections.district_values import Colours, areas, choose
from loaders import geography


def big_map_section(page: Page, colours: Colours, region: str) -> None:
    """A closed line; opened, all districts with their true shapes. 1.6 MB of program and 1.2 MB of shapes come only then."""
    closed = st.expander(page("home.big_map"), key="big_map", type="compact", on_change="rerun")
    if closed.open:
        with closed:
            theme = "dark" if st.context.theme.type == "dark" else "light"
            key = f"national-{region}-{colours.measure}-{theme}"
            alt = page("home.big_map_alt", measure=page(f"colour.what_{colours.measure}"))
            deck = _deck(page, colours, theme)
            st.pydeck_chart(deck, height=560, key=key, alt=alt, on_select=partial(_chosen, key))
            if colours.classes:
                small(plain(page("home.big_map_classes", classes=" · ".join(colours.classes))))
            small(plain(page("home.big_map_note")))


def _chosen(key: str) -> None:
    """Take over a clicked district."""
    picked = st.session_state[key].selection.get("objects", {}).get(LAYER) or []
    choose(str(picked[0]["properties"]["code"]) if picked else "")


@lru_cache(maxsize=8)
def _shades(theme: str, classes: int) -> dict[str | int, Colour]:
    """The colours of a theme by role and by class: from end to end of its ramp, as Vega takes them."""
    known = colours_of(theme)
    ramp = known["chartSequentialColors"]
    by_class = {level: _rgb(ramp[round(level * (len(ramp) - 1) / max(classes - 1, 1))]) for level in range(classes)}
    return by_class | {role: _rgb(known["chartCategoricalColors"][ROLES.index(role)]) for role in ROLES}


def _rgb(colour: str) -> Colour:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def _deck(page: Page, colours: Colours, theme: str) -> pydeck.Deck:
    shades, known = _shades(theme, len(colours.classes)), areas(page, colours)
    features = []
    for shape in geography.national_shapes():
        area = known[shape["properties"]["code"]]
        shade = shades[area["role"] if area["level"] is None else area["level"]]
        said = {name: area[name] for name in ("code", "name", "status", "own")} | {"fill": shade}
        features.append({**shape, "properties": said})
    return national_map(features, shades["ink"], shades["paper"])
