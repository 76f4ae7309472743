"""What all charts share: the configuration of look.md, rows placed in pixels, text marks, tooltips."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import streamlit as st

from components.charts.roles import FONT

AXIS = {
    "labelFontSize": 12, "titleFontSize": 12, "labelColor": "currentColor", "titleColor": "currentColor",
    "labelOpacity": 0.8, "domain": False, "ticks": False, "grid": False, "labelPadding": 4, "titlePadding": 6,
    "labelLimit": 180, "labelFlush": True, "labelFont": FONT, "titleFont": FONT,
}  # fmt: skip
LEGEND = {
    "labelColor": "currentColor", "labelFontSize": 12, "symbolType": "square", "symbolSize": 110, "orient": "top",
    "direction": "horizontal", "title": None, "offset": 4, "padding": 0, "columnPadding": 14, "symbolStrokeWidth": 0,
    "labelFont": FONT,
}  # fmt: skip
SMALL, BODY = 12, 13
TOP_AXIS = 20
BARE = 8
LEGEND_HEIGHT = 20

Spec = dict[str, Any]

# Building a chart costs 10–15 ms and its specification is the same for the same rows: build it once.
cached = st.cache_data(max_entries=128, show_spinner=False)


def finished(
    chart: alt.Chart | alt.LayerChart, rows: int, step: int, top_axis: bool = False, legend: bool = False
) -> Spec:
    """Return the specification of a chart of `rows` rows, `step` pixels each; the height is the whole picture."""
    # Measured: without an axis or a legend above, the picture keeps 8 pixels more for itself.
    height = rows * step + 6 + (TOP_AXIS if top_axis else 0) + (LEGEND_HEIGHT if legend else 0)
    height += 0 if top_axis or legend else BARE
    return spec_of(chart, height)


def spec_of(chart: alt.Chart | alt.LayerChart, height: int) -> Spec:
    """Return the specification with the shared configuration, as wide as its container and `height` pixels high."""
    return (
        chart.properties(width="container", height=height, padding={"left": 1, "right": 1, "top": 2, "bottom": 4})
        .configure_axis(**AXIS)
        .configure_legend(**LEGEND)
        .configure_text(fontSize=BODY, font=FONT)
        .configure_view(stroke=None)
        .to_dict()
    )


def pixels(rows: int, step: int) -> alt.Scale:
    """The y scale that places rows in pixels from the top."""
    return alt.Scale(domain=[rows * step, 0], nice=False, zero=False)


def at(field: str, scale: alt.Scale) -> alt.Y:
    """A row position in pixels."""
    return alt.Y(f"{field}:Q", scale=scale, axis=None)


def text(chart: alt.Chart, **mark: Any) -> alt.Chart:
    """A text layer in the colour of the page's text."""
    return chart.mark_text(**{"color": "currentColor", "align": "left", "baseline": "middle", **mark})


def tooltips(pairs: Sequence[tuple[str, str]]) -> list[alt.Tooltip]:
    """Tooltips of (column, title), all as text: the columns hold what is printed, already written out."""
    return [alt.Tooltip(f"{column}:N", title=title) for column, title in pairs]


def records(rows: list[dict[str, Any]]) -> alt.Data:
    """Inline data of a chart."""
    return alt.Data(values=rows)
