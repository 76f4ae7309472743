"""Where are the plans? The districts around them, drawn without a tile host."""

from typing import Any

import altair as alt

from components.charts.base import Spec, cached, records, spec_of, text, tooltips
from components.charts.roles import by_role, painted

HEIGHT = 300
SIDES = (("above", "bottom", -3), ("below", "top", 4), ("on", "middle", 0))


@cached
def plan_map(features: list[dict[str, Any]], labels: list[dict[str, Any]], words: dict[str, str]) -> Spec:
    """Answer which areas have a plan.

    features: GeoJSON features with `role` (accent: own plan, tint: covered by its province, wash: none), `name` and `status` in
    their properties. labels: `name`, `longitude`, `latitude` of the label, `at_longitude`, `at_latitude` of the area it names,
    `side` of the leader's end it stands on (above, below, or `on` the area without a leader).
    """
    shapes = [{**feature, **feature["properties"]} for feature in features]
    frame = painted(alt.Chart(records(shapes)).mark_geoshape(strokeWidth=0.8), "paper")
    areas = frame.encode(
        stroke=alt.Stroke("role_paper:N", scale=by_role("role_paper")["scale"], legend=None),
        color=by_role(),
        tooltip=tooltips([("name", words["area"]), ("status", words["status"])]),
    )
    named = alt.Chart(records(labels))
    leaders = painted(named.mark_rule(strokeWidth=1), "ink").encode(
        longitude="longitude:Q", latitude="latitude:Q", longitude2="at_longitude:Q", latitude2="at_latitude:Q"
    )
    return spec_of(
        alt.layer(
            areas,
            leaders.transform_filter("datum.side != 'on'"),
            *(_names(named, side, baseline, dy) for side, baseline, dy in SIDES),
        ).project("mercator"),
        HEIGHT,
    )


def _names(named: alt.Chart, side: str, baseline: str, dy: int) -> alt.Chart:
    layer = text(named, align="center", baseline=baseline, dy=dy, fontSize=12)
    return layer.transform_filter(f"datum.side == '{side}'").encode(
        longitude="longitude:Q", latitude="latitude:Q", text="name:N"
    )
