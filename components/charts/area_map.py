"""Where are the plans, and what are districts like? Boundaries and tiles, drawn without a tile host."""

from typing import Any

import altair as alt

from components.charts.base import Spec, at, cached, pixels, records, spec_of, text, tooltips
from components.charts.roles import by_role, painted

HEIGHT = 300
SIDES = (("above", "bottom", -3), ("below", "top", 4), ("on", "middle", 0))
PICKED = "area"  # the selection: the code of the district that was clicked
LEGEND_COLUMNS = 3  # two lines of classes fit on a phone
LEGEND_HEIGHT = 40
# A light line under the dark one, to be seen on any class: its width, and that around the chosen area.
OUTLINE = ((4.5, 8, "paper"), (2, 4.5, "ink"))
TILE = 21  # pixels from one row of tiles to the next
TILE_SHAPE = 1.6  # width of a tile for each pixel of height, where both are known
LEAST_ROOM = 46  # pixels of width below which no tile is named: a few names would look like a choice
# Text on a class: the theme's ramp runs from near the page to far from it, so the two ends swap with the theme.
ON_CLASS = ("ink", "ink", "onsoft", "onstrong", "onstrong")
ON_ROLE = {"accent": "onstrong", "tint": "ink", "wash": "muted"}


@cached
def plan_map(
    features: list[dict[str, Any]], labels: list[dict[str, Any]], words: dict[str, str], classes: list[str],
    room: tuple[int, int] | None = None,
) -> Spec:  # fmt: skip
    """Answer which areas have a plan, or how a statistic lies over districts.

    features: GeoJSON features with, in their properties, `code`, `name`, `status` (what to say of it), `role` (accent: own plan, tint:
    covered by its province, wash: none, or no figure), `level` (place in `classes`; None: drawn by its role), `own` (marked by an
    outline) and `chosen` (by a heavier one). labels: `code`, `name`, `chosen` (written in bold), `longitude`, `latitude` of the
    label, `at_longitude`, `at_latitude` of the area it names, `side` of the leader's end it stands on (above,
    below, or `on` the area without a leader). classes: what each class holds, lowest first.
    room: the width and height in pixels, where they are known: the legend then stands at the right.
    """
    shapes = [{**feature, **feature["properties"]} for feature in features]
    data = alt.Chart(records(shapes))
    hover = tooltips([("name", words["area"]), ("status", words["value"])])
    bare = painted(data.mark_geoshape(strokeWidth=0.8), "paper")
    areas = bare.encode(
        stroke=alt.Stroke("role_paper:N", scale=by_role("role_paper")["scale"], legend=None),
        color=by_role(),
        tooltip=hover,
    )
    outline = data.transform_filter("datum.own")
    outlines = [
        painted(outline.mark_geoshape(filled=False, strokeWidth=_wider(chosen, usual)), role)
        for usual, chosen, role in OUTLINE
    ]
    named = alt.Chart(records(labels))
    leaders = painted(named.mark_rule(strokeWidth=1), "ink").encode(
        longitude="longitude:Q", latitude="latitude:Q", longitude2="at_longitude:Q", latitude2="at_latitude:Q"
    )
    layers = [areas.transform_filter("datum.level == null").add_params(_picking())]
    if classes:
        paper = alt.Stroke("role_paper:N", scale=by_role("role_paper")["scale"], legend=None)
        layers.append(
            bare.transform_filter("datum.level != null").encode(
                stroke=paper, fill=_fill(classes, bool(room)), tooltip=hover
            )
        )
    layers += [*outlines, leaders.transform_filter("datum.side != 'on'")]
    layers += [_names(named, side, baseline, dy) for side, baseline, dy in SIDES]
    height = room[1] if room else HEIGHT + (LEGEND_HEIGHT if classes else 0)
    return spec_of(alt.layer(*layers).project("mercator"), height)


def _wider(chosen: float, usual: float) -> alt.ExprRef:
    """The width of a line, which is heavier around the chosen area."""
    return alt.ExprRef(f"datum.chosen ? {chosen} : {usual}")


def _picking() -> alt.Parameter:
    """A click chooses a district; the page reads its code."""
    return alt.selection_point(name=PICKED, fields=["code"], on="click")


def _fill(classes: list[str], beside: bool = False) -> alt.Fill:
    """Colour by class: the theme's own ramp from end to end, and a legend above or beside the chart that prints the bounds."""
    levels = list(range(len(classes)))
    printed = ", ".join(f"'{level}': '{text}'" for level, text in enumerate(classes))
    legend = alt.Legend(
        type="symbol",
        values=levels,
        labelExpr=f"({{{printed}}})[format(datum.value, 'd')]",
        columns=1 if beside else LEGEND_COLUMNS,
        columnPadding=10,
        orient="right" if beside else "top",
    )
    return alt.Fill("level:Q", scale=alt.Scale(domain=[0, max(levels[-1], 1)]), legend=legend)


def _names(named: alt.Chart, side: str, baseline: str, dy: int) -> alt.Chart:
    weight = alt.ExprRef("datum.chosen ? 'bold' : 'normal'")
    layer = text(named, align="center", baseline=baseline, dy=dy, fontSize=12, fontWeight=weight)
    return layer.transform_filter(f"datum.side == '{side}'").encode(
        longitude="longitude:Q", latitude="latitude:Q", text="name:N"
    )


@cached
def tile_grid(
    rows: list[dict[str, Any]], words: dict[str, str], classes: list[str], room: tuple[int, int] | None = None
) -> Spec:
    """Answer the same for all districts of the nation, each a tile of one size: no district is too small to see.

    rows: as the properties of plan_map, with `row` and `col` of the tile, `short` (written where the tile is wide enough) and
    `place`. classes, room: see there; in a given room tiles keep their shape and have no names.
    """
    across, down = (max(row[side] for row in rows) + 1 for side in ("col", "row"))
    data = alt.Chart(records([_tile(row, len(classes)) for row in rows]))
    spare = max(0.0, room[0] / (room[1] / down * TILE_SHAPE) - across) / 2 if room else 0.0
    x, y = alt.Scale(domain=[-spare, across + spare], nice=False), pixels(down, TILE)
    hover = tooltips([("name", words["area"]), ("status", words["value"]), ("place", words["place"])])
    sides = {
        "x": alt.X("left:Q", scale=x, axis=None),
        "x2": "right:Q",
        "y": at("top", y),
        "y2": "bottom:Q",
        "tooltip": hover,
    }
    tiles = data.mark_rect(cornerRadius=0 if room else 2).encode(**sides)
    layers = [tiles.transform_filter("datum.level == null").encode(color=by_role()).add_params(_picking())]
    if classes:
        layers.append(tiles.transform_filter("datum.level != null").encode(fill=_fill(classes, bool(room))))
    frames = data.mark_rect(cornerRadius=0 if room else 3, filled=False, strokeWidth=2).transform_filter("datum.own")
    whole = sides | {"x": alt.X("col:Q", scale=x, axis=None), "x2": "next:Q", "y": at("y", y), "y2": "below:Q"}
    layers.append(painted(frames, "ink").encode(**whole))
    if room:
        return spec_of(alt.layer(*layers), room[1])
    middle = {"x": alt.X("middle:Q", scale=x, axis=None), "y": at("centre", y), "tooltip": hover}
    # A name longer than its tile ends in an ellipsis; the hover has it whole.
    room = alt.ExprRef(f"width / {across} * (datum.own ? 0.86 : 0.98)")
    names = text(data, align="center", fontSize=12, limit=room).transform_filter(f"width / {across} > {LEAST_ROOM}")
    layers.append(names.encode(**middle, text="short:N", color=by_role("on")))
    return spec_of(alt.layer(*layers), down * TILE + (LEGEND_HEIGHT if classes else 6))


def _tile(row: dict[str, Any], classes: int) -> dict[str, Any]:
    """The row with its sides in cells and pixels; a marked one leaves room for its frame."""
    level, y = row["level"], row["row"] * TILE
    inset, gap = (0.1, 3.5) if row["own"] else (0.03, 1)
    on = ON_ROLE[row["role"]] if level is None else ON_CLASS[round(level * 4 / max(classes - 1, 1))]
    return row | {
        "left": row["col"] + inset, "right": row["col"] + 1 - inset, "middle": row["col"] + 0.5, "next": row["col"] + 1,
        "y": y, "below": y + TILE, "top": y + gap, "bottom": y + TILE - gap, "centre": y + TILE / 2,
        "on": on,
    }  # fmt: skip
