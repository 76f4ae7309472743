"""A picture stands alone: everything said around a chart stands in it, in the colours of paper, and nothing is cut off."""

import io
import re
from xml.etree import ElementTree

import altair as alt
import pytest
from PIL import Image

from components.exports import fonts
from components.exports.chart_svg import VEGA_LITE, chart_svg
from components.exports.picture import MARGIN, SCALE, WIDTH, chart_png, picture_png, picture_svg
from components.exports.taken import Taken
from components.exports.theme import light
from tests.taking import blocks_of

SVG = "{http://www.w3.org/2000/svg}"
FULL = {"employment": {"region": "11410"}, "targets": {"region": "28260"}, "budget": {"region": "11410"}}


def words_in(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def joined(words: list[str]) -> str:
    return re.sub(r"\s", "", "".join(words))


def all_blocks(lang: str) -> list[Taken]:
    return [block for key, address in FULL.items() for block in blocks_of(key, lang=lang, **address)]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_everything_said_around_a_chart_stands_in_its_picture(lang: str):
    blocks = all_blocks(lang)
    assert len(blocks) > 6
    for block in blocks:
        words = joined(words_in(picture_svg(block, embed=False)))
        for text in (block.finding, block.what, *block.notes, block.source, block.imprint, block.link):
            assert joined([text]) in words, (block.key, text)
        assert "CCBY4.0" in words
        assert block.edition.replace(" ", "") in words


def test_the_doubt_mark_of_a_figure_its_note_and_the_number_of_doubts_stand_in_the_picture():
    doubtful = [block for block in blocks_of("targets", region="11", year="2021") if block.doubts]
    assert doubtful
    for block in doubtful:
        words = words_in(picture_svg(block, embed=False))
        assert any("†" in text for text in words)
        assert any(block.doubts_text in text for text in words)
    sound = [block for block in blocks_of("budget", region="11410") if not block.doubts and "†" not in block.finding]
    assert not any("†" in text for block in sound for text in words_in(picture_svg(block, embed=False)))


def test_no_line_of_a_picture_is_wider_than_the_picture():
    for block in all_blocks("ko") + all_blocks("en"):
        root = ElementTree.fromstring(picture_svg(block, embed=False))
        own = [text for text in root.iter(f"{SVG}text") if text.get("x") == str(MARGIN)]
        assert len(own) >= 4
        for text in own:
            wide = fonts.width(text.text or "", float(text.get("font-size", 0)), text.get("font-weight") == "600")
            assert MARGIN + wide <= WIDTH - MARGIN + 0.5, text.text


def test_a_picture_is_in_the_colours_of_the_light_theme_and_leaves_none_to_a_page():
    known = {value.lower() for value in light()["chartCategoricalColors"]}
    for block in all_blocks("ko"):
        svg = picture_svg(block, embed=False)
        assert "currentColor" not in svg
        assert "var(--" not in svg
        used = {colour.lower() for colour in re.findall(r'(?:fill|stroke)="(#[0-9a-fA-F]{6})"', svg)}
        assert used
        assert used <= known, block.key


def test_a_png_has_the_size_of_its_svg_times_the_scale():
    block = blocks_of("targets", region="28260")[0]
    root = ElementTree.fromstring(picture_svg(block, embed=False))
    picture = Image.open(io.BytesIO(picture_png(block)))
    assert picture.size == (round(WIDTH * SCALE), round(float(root.get("height", 0)) * SCALE))
    assert len(picture.convert("RGB").getcolors(1 << 20) or []) > 20, "something is drawn"
    assert Image.open(io.BytesIO(chart_png(block.drawing, 600, 2))).size[0] == 1200


def test_an_svg_carries_its_letters_and_its_link():
    block = blocks_of("targets", region="28260")[0]
    svg = picture_svg(block)
    assert svg.count("@font-face") >= 2
    assert not re.search(r'(?:href|src)="?https?://(?!www\.w3\.org)[^"]*\.(?:woff|css|js)', svg)
    links = [link.get("href") for link in ElementTree.fromstring(svg).iter(f"{SVG}a")]
    assert links
    assert set(links) == {block.link}


@pytest.mark.parametrize("width", [358, 484, 720])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_money_flow_is_drawn_with_every_name_and_no_line_of_words_leaves_the_picture(lang: str, width: int):
    for region in ("11410", "28260"):
        block = next(
            one for one in blocks_of("budget", region=region, view="uses", lang=lang) if one.key == "budget-flow"
        )
        root = ElementTree.fromstring(chart_svg(block.drawing, width))
        lines = [line for text in root.iter(f"{SVG}text") for line in ([*text.iter(f"{SVG}tspan")] or [text])]
        words = joined(["".join(line.itertext()) for line in lines])
        twin = block.rows.to_dict("list")
        for name in {*twin["재원" if lang == "ko" else "Source"], *twin["이름" if lang == "ko" else "Name"]}:
            assert joined([name]) in words
        assert all(fonts.width("".join(line.itertext()), 12) <= 138 - 12 or width >= 440 for line in lines)
        assert all(fonts.width("".join(line.itertext()), 12) <= 190 - 12 for line in lines)


def test_files_are_drawn_with_the_vega_lite_that_altair_writes_for():
    assert alt.SCHEMA_VERSION.removeprefix("v").startswith(f"{VEGA_LITE}.")


def test_a_block_names_the_printed_cells_its_rows_came_from():
    block = blocks_of("targets", region="28260")[0]
    assert len(block.cells) == len(block.rows)
    assert block.cells[0].name == "고용률(15–64세)"
    assert block.cells[0].place.startswith("인천 서구 2025 › ")
    assert block.filters["지역"] == "인천 서구"
    assert "**" not in block.finding


def test_a_doubtful_band_marks_the_name_it_flows_to_and_a_doubtful_segment_its_own_label():
    # 인천 서구 2025: 맞춤형 일자리 지원 및 발굴, 국비 62,094,803천원 printed, its tasks add up to 62,160,583천원
    blocks = {
        block.key: block for view in ("sources", "uses") for block in blocks_of("budget", region="28260", view=view)
    }
    flow = words_in(picture_svg(blocks["budget-flow"], embed=False))
    assert [text for text in flow if text.endswith("†")] == ["맞춤형 일자리 지원 및 발굴1,016억원 †"]
    shares = words_in(picture_svg(blocks["budget-parts-incheon-seo-2025"], embed=False))
    assert [text for text in shares if text.endswith("†")] == ["국비 61% †"]
    marked = [cell.name for cell in blocks["budget-flow"].cells if cell.doubtful]
    assert marked == ["국비 · 맞춤형 일자리 지원 및 발굴"]


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("budget", {"region": "28260"}),
        ("budget", {"region": "28260", "view": "uses"}),
        ("budget", {"region": "11560", "view": "spent"}),
        ("targets", {"region": "11410", "view": "parts"}),
        ("targets", {}),
    ],
)
def test_a_picture_whose_notes_speak_of_a_doubt_has_its_mark_at_a_label_that_is_not_cut(key: str, address: dict):
    doubtful = [block for block in blocks_of(key, **address) if block.doubts]
    assert doubtful
    for block in doubtful:
        assert any("†" in text for text in words_in(chart_svg(block.drawing, 720))), block.key
