"""Hangul is right in every file, also where no Hangul font is installed: the letters come with the project."""

import base64
import io
import re

import numpy as np
import pytest
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont
from PIL import Image

from components.catalogue import LANGUAGES, catalogue
from components.charts.roles import FONT
from components.exports import fonts
from components.exports.picture import png
from loaders.build import DATA
from tests.conftest import ROOT

SYLLABLES = {chr(code) for code in range(0xAC00, 0xD7A4)}
SIZE = 96


def letters_we_use() -> set[str]:
    data = [path.read_text(encoding="utf-8") for path in [*DATA.rglob("*.csv"), *DATA.rglob("*.toml")]]
    words = [text for lang in LANGUAGES for text in catalogue(lang).values()]
    code = [path.read_text(encoding="utf-8") for path in (ROOT / "components").rglob("*.py")]
    return {letter for text in [*data, *words, *code] for letter in text if letter.isprintable()}


def missing(letters: set[str], bold: bool = False) -> list[str]:
    shipped = set(fonts.advances(fonts.SEMIBOLD if bold else fonts.REGULAR)) | set(fonts.advances(fonts.REST))
    return sorted(letter for letter in letters if ord(letter) not in shipped)


def ink(svg: str) -> np.ndarray:
    picture = Image.open(io.BytesIO(png(svg, 1))).convert("L")
    return np.asarray(picture) < 128


def svg_of(content: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="120" height="120"><rect width="120" height="120" fill="#fff"/>{content}</svg>'


@pytest.mark.parametrize("bold", [False, True])
def test_every_letter_of_words_and_data_is_shipped(bold: bool):
    used = letters_we_use()
    assert {"가", "†", "△", "區"} <= used
    assert missing(used, bold) == [], "see components/exports/fonts/README.md"
    assert missing(SYLLABLES, bold) == []
    assert missing({"龘"}, bold) == ["龘"], "this test can fail"


@pytest.mark.parametrize(
    ("letter", "path", "weight"),
    [("뷁", fonts.REGULAR, 400), ("힣", fonts.SEMIBOLD, 600), ("區", fonts.REST, 400)],
)
def test_a_picture_draws_the_very_outlines_of_the_shipped_letters(letter: str, path, weight: int):
    with TTFont(path) as font:
        glyphs, pen = font.getGlyphSet(), SVGPathPen(None)
        glyphs[font.getBestCmap()[ord(letter)]].draw(pen)
        scale = SIZE / font["head"].unitsPerEm
    shape = f'<path transform="translate(10,90) scale({scale},-{scale})" d="{pen.getCommands()}"/>'
    family = FONT if path != fonts.REST else "Noto Sans CJK KR"
    text = f'<text x="10" y="90" font-family="{family}" font-weight="{weight}" font-size="{SIZE}">{letter}</text>'
    drawn, wanted = ink(svg_of(text)), ink(svg_of(shape))
    box = ink(
        svg_of(
            f'<rect x="14" y="16" width="{SIZE - 8}" height="{SIZE - 16}" fill="none" stroke="#000" stroke-width="6"/>'
        )
    )
    assert wanted.sum() > 500
    assert (drawn != wanted).sum() < wanted.sum() * 0.03
    assert (box != wanted).sum() > wanted.sum() * 0.5, "not the box of a letter nobody has"


def test_a_line_is_as_wide_as_its_letters():
    assert fonts.width("가나다", 10) == pytest.approx(3 * fonts.width("가", 10))
    assert fonts.width("Naranhi", 10, bold=True) > fonts.width("Naranhi", 10)
    assert fonts.width("iii", 13) < fonts.width("WWW", 13)


@pytest.mark.parametrize(
    "text",
    [
        "서대문구는 지표 여섯 가운데 다섯을 이루었다. 가장 낮은 것은 청년고용률 96.4%",
        "http://127.0.0.1:8501/targets?lang=ko&region=28260&year=all&strategy=all&view=common&q=" + "%EC%B2%AD" * 40,
        "",
    ],
)
def test_a_broken_text_fits_its_room_and_loses_nothing(text: str):
    lines = fonts.wrapped(text, 13, 200)
    assert all(fonts.width(line, 13) <= 200 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    if " " in text:
        assert " ".join(lines) == text, "broken between words only"


def test_the_letters_that_travel_in_an_svg_are_those_it_uses_and_no_more():
    css = fonts.embedded("서구 區 2024")
    faces = [TTFont(io.BytesIO(base64.b64decode(data))) for data in re.findall(r"base64,([^)]+)\)", css)]
    assert len(faces) == 3
    assert {chr(code) for font in faces for code in font.getBestCmap()} == set("서구 區 2024")
    assert len(css) < 30_000
