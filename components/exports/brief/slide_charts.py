"""Charts of slides: bars, columns, lines and stacks that PowerPoint itself draws, with their workbook inside."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from components.charts.roles import TEXT_ON
from components.exports.brief.native import Native, Series
from components.exports.brief.slide_parts import Area, rgb
from components.numbers import MINUS

if TYPE_CHECKING:
    from pptx.slide import Slide

TYPES = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "stacked": XL_CHART_TYPE.BAR_STACKED_100,
}
BAR = 0.55  # inches of a bar and the room around it, at the most
SMALLEST = 4  # per cent of a stack: a smaller share has no room for its number
LINE_SHARE = 0.05  # of the reach of a chart of lines, what a line of text is high
MOST_LABELS, MANY = 48, 30  # numbers at lines; and from where on they are set smaller
PLACES = {
    "bar": XL_LABEL_POSITION.OUTSIDE_END,
    "column": XL_LABEL_POSITION.OUTSIDE_END,
    "line": XL_LABEL_POSITION.ABOVE,
    "stacked": XL_LABEL_POSITION.CENTER,
}
STRONG = {role for role, on in TEXT_ON.items() if on == "onstrong"}


def draw_native(slide: Slide, drawn: Native, area: Area, alt: str, lang: str) -> None:
    """Put a chart on a slide; its numbers stay as exact as they are known, what is written at the marks is rounded."""
    data = CategoryChartData(number_format="General")
    data.categories = drawn.categories
    for series in drawn.series:
        data.add_series(series.name or alt, series.values)
    frame = slide.shapes.add_chart(TYPES[drawn.kind], *_as_high_as_needed(drawn, area).emu, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    chart = frame.chart
    chart.font.size, chart.font.color.rgb = Pt(12), rgb("ink")
    chart.has_title = False
    chart.has_legend = len(drawn.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    _axes(chart, drawn)
    for series, one in zip(chart.plots[0].series, drawn.series, strict=True):
        _paint(series, one, drawn.kind)
    _labels(chart.plots[0], drawn, lang)


def _as_high_as_needed(drawn: Native, area: Area) -> Area:
    """Few bars do not grow fat: the chart takes the room they need."""
    if drawn.kind in {"line", "column"}:
        return area
    bars = len(drawn.categories) * (1 if drawn.kind == "stacked" else len(drawn.series))
    return Area(area.left, area.top, area.width, min(area.height, BAR * bars + 0.6))


def _format(drawn: Native, lang: str) -> str:
    number = "#,##0" + (f".{'0' * drawn.digits}" if drawn.digits else "")
    if drawn.kind == "stacked":
        return f'[<{SMALLEST}]"";{number}'
    return f"{number};{MINUS[lang]}{number}"


def _axes(chart: Any, drawn: Native) -> None:
    """Names on one side, no numbers on the other: they stand at the marks. Bars start at zero, lines need not."""
    values = [value for series in drawn.series for value in series.values if value is not None]
    names, scale = chart.category_axis, chart.value_axis
    scale.visible = drawn.kind == "column"
    scale.has_major_gridlines = False
    names.format.line.color.rgb = rgb("rule")
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.reverse_order = drawn.kind in {"bar", "stacked"}
    names.tick_labels.font.size = Pt(12 if len(drawn.categories) <= 16 else 10)
    low, high = min(values, default=0), max(values, default=1)
    if drawn.kind == "line":
        pad = (high - low) * 0.15 or 1
        scale.minimum_scale, scale.maximum_scale = low - pad, high + pad
    elif drawn.kind == "column":
        scale.tick_labels.number_format, scale.tick_labels.number_format_is_linked = "#,##0", False
    elif drawn.kind == "bar":  # room for the numbers beyond the longest bars
        reach = (max(high, 0) - min(low, 0)) or 1
        scale.maximum_scale = max(high, 0) + reach * 0.08
        scale.minimum_scale = min(low, 0) - (reach * 0.08 if low < 0 else 0)
    plot = chart.plots[0]
    if drawn.kind != "line":
        plot.gap_width, plot.overlap = (40, 100 if drawn.kind == "stacked" else 0)


def _paint(series: Any, drawn: Series, kind: str) -> None:
    first = next(role for role, value in zip(drawn.roles, drawn.values, strict=True) if value is not None)
    if kind == "line":
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = rgb(first), Pt(2.25)
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 7
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = rgb(first)
        series.marker.format.line.color.rgb = rgb(first)
        return
    series.invert_if_negative = False
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = rgb(first)
    for number, role in enumerate(drawn.roles):
        if role != first:
            point = series.points[number].format.fill
            point.solid()
            point.fore_color.rgb = rgb(role)


def _apart(drawn: Native) -> list[list[XL_LABEL_POSITION | None]]:
    """Where the number at each point of each line stands: above the highest of its period, below the lowest, else right of it.

    None where it would lie on another; it is in the chart's own workbook.
    """
    known = [value for one in drawn.series for value in one.values if value is not None]
    line = (max(known) - min(known)) * LINE_SHARE
    places: list[list[XL_LABEL_POSITION | None]] = [[None] * len(drawn.categories) for _ in drawn.series]
    for period in range(len(drawn.categories)):
        column = sorted((value, at) for at, one in enumerate(drawn.series) if (value := one.values[period]) is not None)
        for order, (value, at) in enumerate(column):
            if order in {0, len(column) - 1}:
                places[at][period] = XL_LABEL_POSITION.BELOW if order < len(column) - 1 else XL_LABEL_POSITION.ABOVE
            elif min(value - column[order - 1][0], column[order + 1][0] - value) > line:
                places[at][period] = XL_LABEL_POSITION.RIGHT
    return places


def _placed(labels: Any, places: list[XL_LABEL_POSITION | None]) -> None:
    """Give each point of a line the place of its number, as the whole line's numbers are set; or none."""
    whole = labels._element
    for point, place in reversed(list(enumerate(places))):
        own = OxmlElement("c:dLbl")
        own.append(_valued("c:idx", str(point)))
        if place is None:
            own.append(_valued("c:delete", "1"))
        else:
            for part in whole.iterchildren():
                if part.tag != qn("c:dLbl"):
                    own.append(deepcopy(part))
            own.find(qn("c:dLblPos")).set("val", place.xml_value)
        whole.insert(0, own)


def _valued(tag: str, value: str) -> Any:
    element = OxmlElement(tag)
    element.set("val", value)
    return element


def _labels(plot: Any, drawn: Native, lang: str) -> None:
    """The number at every mark; of lines with many points, at the last one of each."""
    count = len(drawn.series) * len(drawn.categories)
    places = _apart(drawn) if drawn.kind == "line" else []
    for at, (series, one) in enumerate(zip(plot.series, drawn.series, strict=True)):
        if drawn.kind == "column" and count > MANY and one is not drawn.series[0]:
            continue  # the numbers of neighbours would lie on one another; they are in the chart's own workbook
        if drawn.kind == "line" and count > MOST_LABELS:
            last = max(number for number, value in enumerate(one.values) if value is not None)
            series.points[last].data_label.position = XL_LABEL_POSITION.RIGHT  # which also shows it
            continue
        labels = series.data_labels
        labels.show_value, labels.number_format, labels.number_format_is_linked = True, _format(drawn, lang), False
        labels.position = PLACES[drawn.kind]
        labels.font.size = Pt(11 if count <= MANY else 9)
        on = "onstrong" if one.roles[0] in STRONG else "onsoft"
        labels.font.color.rgb = rgb(on if drawn.kind == "stacked" else "ink")
        if places:
            _placed(labels, places[at])
