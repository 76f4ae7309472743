"""A chart alone as SVG, without a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from components.exports import fonts
from components.exports.theme import for_paper

if TYPE_CHECKING:
    from components.blocks import Drawing

VEGA_LITE = "6.4"  # what Altair writes (SCHEMA_VERSION); a test holds both together


def chart_svg(drawing: Drawing, width: int) -> str:
    """Return the SVG of a chart `width` pixels wide; its height is its own."""
    import vl_convert  # noqa: PLC0415 - 40 MB that no page needs

    fonts.register()
    return vl_convert.vegalite_to_svg(for_paper(drawing.spec, width), vl_version=VEGA_LITE)


def svg_height(svg: str) -> float:
    """Return the height an SVG states for itself."""
    return _stated(svg, "height")


def svg_width(svg: str) -> float:
    """Return the width an SVG states for itself."""
    return _stated(svg, "width")


def _stated(svg: str, side: str) -> float:
    found = re.search(rf'<svg[^>]* {side}="([\d.]+)"', svg)
    if not found:
        raise ValueError(f"an SVG without a {side}")
    return float(found.group(1))
