"""The letters of files: Pretendard and, for signs and hanja it lacks, Noto are shipped, so that pictures are right where no Hangul font is installed."""

import base64
import functools
import io
from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "fonts"
REGULAR, SEMIBOLD, REST = (FOLDER / name for name in ("Pretendard-Regular.otf", "Pretendard-SemiBold.otf", "Rest.otf"))
FAMILY = "Pretendard"  # one of the names in charts' own font list


@functools.cache
def register() -> None:
    """Let vl-convert find the shipped letters, once."""
    import vl_convert  # noqa: PLC0415 - 40 MB that no page needs

    vl_convert.register_font_directory(str(FOLDER))


@functools.cache
def advances(path: Path) -> dict[int, float]:
    """Return the width of each letter of a font, as a share of its size."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only files need it

    with TTFont(path, lazy=True) as font:
        widths, whole = font["hmtx"].metrics, font["head"].unitsPerEm
        return {code: widths[name][0] / whole for code, name in font.getBestCmap().items()}


def width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a line of text is, in pixels. A letter nobody shipped counts as wide as a syllable."""
    own, other = advances(SEMIBOLD if bold else REGULAR), advances(REST)
    return sum(own.get(ord(letter), other.get(ord(letter), 1.0)) for letter in text) * size


def wrapped(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """Break a text into lines no wider than `room`: between words, inside a word only where it alone is wider."""
    lines, used, blank = [""], 0.0, width(" ", size, bold)
    for word in text.split():
        wide = width(word, size, bold)
        if used + (blank if lines[-1] else 0) + wide <= room:
            used += (blank if lines[-1] else 0) + wide
            lines[-1] = f"{lines[-1]} {word}".strip()
            continue
        lines = [line for line in lines if line] + [""]
        used = 0.0
        for letter in word:
            one = width(letter, size, bold)
            if used + one > room:
                lines.append("")
                used = 0.0
            lines[-1] += letter
            used += one
    return lines


def embedded(text: str) -> str:
    """Return the CSS that carries the letters of `text`, so that an SVG reads the same on any machine."""
    letters = {ord(letter) for letter in text}
    faces = (_face(path, weight, letters & set(advances(path))) for path, weight in ((REGULAR, 400), (SEMIBOLD, 600)))
    missing = letters - set(advances(REGULAR))
    return "".join([*faces, _face(REST, 400, missing & set(advances(REST)))])


def _face(path: Path, weight: int, letters: Iterable[int]) -> str:
    codes = sorted(letters)
    if not codes:
        return ""
    covered = ",".join(f"U+{code:X}" for code in codes)
    data = base64.b64encode(_subset(path, tuple(codes))).decode("ascii")
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};unicode-range:{covered};"
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )


@functools.lru_cache(maxsize=64)
def _subset(path: Path, codes: tuple[int, ...]) -> bytes:
    from fontTools import subset  # noqa: PLC0415

    # Without the tables of kerning and ligatures: reading them takes four fifths of the time, and Hangul has neither.
    options = subset.Options(layout_features=[], hinting=False, flavor="woff", name_IDs=[0, 13, 14])
    options.drop_tables += ["GSUB", "GPOS", "GDEF"]
    with subset.load_font(path, options) as font:
        cutting = subset.Subsetter(options)
        cutting.populate(unicodes=codes)
        cutting.subset(font)
        out = io.BytesIO()
        subset.save_font(font, out, options)
    return out.getvalue()
