"""A chart's parts as pictures: drawn once, cut into its bands, and the bands of each part set one below the other."""

import io

from PIL import Image

from components.exports.hall import Large, View
from components.exports.picture import png


def strips(shown: Large, scale: float) -> list[bytes]:
    """Return every part as PNG, `scale` dots for each pixel of the drawing."""
    drawings = [_opened(png(svg, scale)) for svg in shown.drawings]
    return [_strip(drawings[view.drawing], view, scale) for view in shown.views]


def _opened(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content)) as picture:
        return picture.convert("RGBA")


def _strip(drawing: Image.Image, view: View, scale: float) -> bytes:
    strip = Image.new("RGBA", (drawing.width, round(view.height * scale)))
    down = 0
    for start, end in view.windows:
        band = drawing.crop((0, round(start * scale), drawing.width, round(end * scale)))
        strip.paste(band, (0, down))
        down += band.height
    out = io.BytesIO()
    strip.save(out, "PNG")
    return out.getvalue()
