"""A picture too high for a slide, cut where nothing is drawn; a scale along its top stands on every strip."""

import io
from itertools import pairwise

import numpy as np
from PIL import Image


def strips(png: bytes, highest: int, headed: bool) -> list[bytes]:
    """Return the picture in strips of up to `highest` pixels, cut in its widest gaps; whole where it has none.

    headed: what stands above the first empty line is a scale that every strip needs.
    """
    with Image.open(io.BytesIO(png)) as opened:
        picture = opened.convert("RGBA")
    inked: np.ndarray = np.asarray(picture)[:, :, 3].max(axis=1) > 0
    drawn, gaps = np.flatnonzero(inked), _gaps(inked)
    below = [start for start, end in gaps if start > drawn[0]]
    head = below[0] if headed and below else 0
    last, cuts = int(drawn[-1]) + 1, [head]
    while last - cuts[-1] > highest - head:
        reach = cuts[-1] + highest - head
        near = [gap for gap in gaps if (cuts[-1] + reach) / 2 < sum(gap) / 2 <= reach]
        if not near:
            return [png]
        cuts.append(sum(max(near, key=lambda gap: (gap[1] - gap[0], gap[0]))) // 2)
    return [_strip(picture, head, start, end) for start, end in pairwise([*cuts, last])]


def _gaps(inked: np.ndarray) -> list[tuple[int, int]]:
    """Runs of lines on which nothing is drawn: first and one after the last. The widest parts what belongs together least."""
    edges = np.flatnonzero(np.diff(np.concatenate(([1], inked.astype(int), [1]))))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def _strip(picture: Image.Image, head: int, start: int, end: int) -> bytes:
    strip = Image.new("RGBA", (picture.width, head + end - start))
    strip.paste(picture.crop((0, 0, picture.width, head)), (0, 0))
    strip.paste(picture.crop((0, start, picture.width, end)), (0, head))
    out = io.BytesIO()
    strip.save(out, "PNG")
    return out.getvalue()
