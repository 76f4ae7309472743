"""The way back from paper: the link of a view as a QR code."""

import io

LONGEST = 900  # letters; a longer address makes squares too small for a phone to read from a slide


def qr_png(link: str) -> bytes | None:
    """Return the link as a black and white picture, or None where it is too long to be read."""
    import segno  # noqa: PLC0415 - only briefs need it

    if not link or len(link.encode("utf-8")) > LONGEST:
        return None
    out = io.BytesIO()
    segno.make(link, micro=False, error="m").save(out, kind="png", scale=10, border=2)
    return out.getvalue()


def qr_svg(link: str, x: float, y: float, side: float) -> str:
    """Return the link as SVG of `side` pixels at a place of another SVG; blank where it is too long to be read."""
    import segno  # noqa: PLC0415

    if not link or len(link.encode("utf-8")) > LONGEST:
        return ""
    code = segno.make(link, micro=False, error="m")
    drawn = code.svg_inline(scale=1, border=2, omitsize=True)
    return drawn.replace("<svg", f'<svg x="{x:g}" y="{y:g}" width="{side:g}" height="{side:g}"', 1)
