"""A brief says what its page says, in slides that can be edited, pages to print and the office's own format; read back by others."""

import io
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from components.catalogue import say
from components.exports.brief.content import Part, gather, ranges
from components.exports.brief.native import READINGS, native
from components.exports.brief.offer import Progress, make
from components.exports.brief.qr import qr_png, qr_svg
from components.exports.brief.slides import slides
from components.exports.chart_svg import chart_svg, svg_height
from components.exports.hall import chapters
from components.exports.not_made import NotMadeError
from components.tables import File, made
from tests.reading_briefs import (
    LINK,
    VIEWS,
    A,
    P,
    brief_of,
    file_of,
    hangul_lines,
    hangul_tables,
    joined,
    parts_of,
    slide_charts,
    slide_texts,
)
from tests.taking import page_of

SVG = "{http://www.w3.org/2000/svg}"


def pdf_text(data: bytes) -> str:
    return joined("".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages))


# What all three say


@pytest.mark.parametrize("kind", ["pptx", "pdf", "hwpx"])
@pytest.mark.parametrize("key", VIEWS)
def test_every_sentence_note_source_choice_and_printed_cell_of_a_page_stands_in_its_brief(kind: str, key: str):
    brief, data = brief_of(key), file_of(kind, key)
    read = {"pptx": slide_texts, "pdf": lambda data: [pdf_text(data)], "hwpx": hangul_lines}[kind]
    words = joined("".join(read(data)))
    said = [brief.title, brief.link, brief.page.view.edition, "CC BY 4.0"]
    said += [f"{name}: {value}" for name, value in brief.about if value != brief.link]
    for part in brief.parts:
        said += [part.finding, part.what, part.foot, *part.notes]
    for table in brief.tables:
        said += [table.name, *(f"{number}) {cell}" for number, cell in table.cells)]
    assert [text for text in said if joined(text) not in words] == []
    assert joined(say("en", f"{key}.title")) not in words


def test_each_strategy_of_a_schedule_has_a_picture_of_its_own_in_documents():
    (part,) = [part for part in brief_of("schedule").parts if part.block]
    assert part.block
    drawn = [chart_svg(drawing, 800) for drawing in chapters(part.block.drawing)]
    whole = chart_svg(part.block.drawing, 800)
    assert len(drawn) == 5
    for svg in drawn:
        words = set(re.findall(r">([^<>]+)</text>", svg))
        assert "12월" in words
        assert words <= set(re.findall(r">([^<>]+)</text>", whole))
        assert svg_height(svg) < svg_height(whole) / 2


def test_notes_are_numbered_through_and_name_each_printed_cell_once():
    brief = brief_of("targets")
    assert [number for table in brief.tables for number, _ in table.cells] == list(range(1, len(brief.places) + 1))
    assert len(set(brief.places)) == len(brief.places) >= 12
    first = brief.parts[0]
    assert first.grid.headers[-1] == "주"
    assert "인쇄된 곳" not in first.grid.headers
    cell = first.block.cells[0] if first.block else None
    assert cell
    assert brief.places[int(first.grid.rows[0][-1]) - 1] == cell.place
    assert "고용률(15세~64세)" in cell.place
    assert ranges([1, 2, 3, 7, 9, 10]) == "1–3, 7, 9–10"


def test_a_doubtful_figure_is_marked_in_chart_table_and_notes():
    page = page_of("targets", lang="ko", region="11", year="2021")
    brief = gather(page)
    doubtful = [part for part in brief.parts if part.block and part.block.doubts]
    assert doubtful
    for part in doubtful:
        assert any("†" in cell for row in part.grid.rows for cell in row)
        assert part.block
        assert part.block.doubts_text in part.foot
        drawn = native(page, part.block)
        assert drawn is None or any("†" in name for name in drawn.categories)
    sound = [part for part in brief_of("budget").parts if part.block and not part.block.doubts]
    assert sound
    assert not any("†" in cell for part in sound for row in part.grid.rows for cell in row)


def test_a_page_without_charts_says_so_instead_of_an_empty_document():
    page = page_of("sources", lang="ko", region="11410")
    with pytest.raises(ValueError, match="그림이 없어"):
        gather(page)
    with pytest.raises(NotMadeError, match=r"naranhi-sources\.pptx: .*그림이 없어"):
        made(page, File("PPTX", "pptx", "", lambda: make(page, "pptx", Progress()), ""), "naranhi-sources.pptx")


def test_the_makers_tell_how_far_they_are():
    brief, told = brief_of("targets"), []
    slides(brief, lambda done, whole, what: told.append((done, whole, what)))
    assert [done for done, _, _ in told] == list(range(len(brief.parts)))
    assert told[0][2] == brief.parts[0].finding


def test_a_link_too_long_for_a_phone_has_no_code():
    assert qr_png(f"{LINK}/targets?lang=ko")
    assert qr_png(f"{LINK}/?q=" + "가" * 400) is None
    assert qr_svg("x" * 1000, 0, 0, 10) == ""


# Slides


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("key", ["employment", "targets", "budget"])
def test_the_numbers_of_charts_on_slides_are_those_of_the_page(key: str, lang: str):
    brief, charts = brief_of(key, lang), slide_charts(file_of("pptx", key, lang))
    assert charts
    for part in brief.parts:
        assert part.block
        own = [chart for chart in charts if chart.finding == part.finding]
        drawn = native(brief.page, part.block)
        assert bool(own) == bool(drawn), part.key
        if drawn is None:
            continue
        assert all(chart.drawn == chart.workbook for chart in own)
        found = {(name, value) for chart in own for marks in chart.drawn.values() for name, value in marks.items()}
        wanted = {
            (name, value)
            for one in drawn.series
            for name, value in zip(drawn.categories, one.values, strict=True)
            if value is not None
        }
        assert found == wanted
        first = {round(value, 1) for value in drawn.series[0].values if value is not None}
        table = {float(cell.replace(",", "").replace("△", "-").replace("−", "-")) for cell in numeric_cells(part)}
        assert first <= table or not table, part.key
        assert first - {value + 1 for value in table}, "a chart of other numbers would not pass"


def numeric_cells(part: Part) -> list[str]:
    """The numbers of a part's table as its page writes them."""
    return [
        cell for row in part.grid.rows for cell, number in zip(row, part.grid.numeric, strict=True) if number and cell
    ]


def test_a_chart_on_a_slide_holds_the_printed_rates_themselves():
    charts = {chart.finding: chart.drawn for chart in slide_charts(file_of("pptx", "employment"))}
    # 인천 서구 2025, I. 요약, 지역 노동시장 현황: 고용률 15~64세, 2024 하반기
    [rates] = [drawn for finding, drawn in charts.items() if finding.startswith("인천 서구 고용률(15–64세) 69.6%")]
    assert rates["인천 서구"]["2024 하반기"] == 69.6
    assert rates["인천시"]["2024 하반기"] == 70.5
    assert 69.5 not in {value for marks in rates.values() for value in marks.values()}


def test_nothing_on_a_slide_lies_outside_it_and_every_slide_has_its_number():
    for key in VIEWS:
        data = file_of("pptx", key)
        [deck] = parts_of(data, r"ppt/presentation\.xml").values()
        size = deck.find(f"{P}sldSz")
        assert size is not None
        wide, high = int(size.get("cx", 0)), int(size.get("cy", 0))
        for name, slide in parts_of(data, r"ppt/slides/slide\d+\.xml").items():
            assert slide.find(f".//{A}fld[@type='slidenum']") is not None
            boxes = list(slide.iter(f"{A}xfrm")) + list(slide.iter(f"{P}xfrm"))
            assert boxes
            for box in boxes:
                at, much = box.find(f"{A}off"), box.find(f"{A}ext")
                assert at is not None
                assert much is not None
                assert int(at.get("x", 0)) >= 0 <= int(at.get("y", 0)), name
                assert int(at.get("x", 0)) + int(much.get("cx", 0)) <= wide, name
                assert int(at.get("y", 0)) + int(much.get("cy", 0)) <= high, name


def test_slides_name_a_korean_face_for_both_scripts():
    [theme] = parts_of(file_of("pptx", "targets"), r"ppt/theme/theme1\.xml").values()
    for kind in ("major", "minor"):
        fonts = theme.find(f".//{A}{kind}Font")
        assert fonts is not None
        assert {font.get("typeface") for font in (fonts[0], fonts[1])} == {"맑은 고딕"}
    for slide in parts_of(file_of("pptx", "targets"), r"ppt/slides/slide\d+\.xml").values():
        assert slide.find(f".//{A}latin") is None, "nothing goes its own way"


def test_a_chart_that_no_office_program_draws_is_a_picture_followed_by_its_whole_table():
    uses = {"region": "11410", "view": "uses"}
    brief = brief_of("budget", **uses)
    part = next(part for part in brief.parts if part.block and part.block.drawing.key == "flow")
    own = [
        slide
        for slide in parts_of(file_of("pptx", "budget", **uses), r"ppt/slides/slide\d+\.xml").values()
        if part.finding in "".join(text.text or "" for text in slide.iter(f"{A}t"))
    ]
    assert len(own[0].findall(f".//{P}pic")) == 1
    rows = [
        tuple("".join(text.text or "" for text in cell.iter(f"{A}t")) for cell in row.iter(f"{A}tc"))
        for slide in own[1:]
        for row in slide.iter(f"{A}tr")
    ]
    assert [row for row in rows if row != part.grid.headers] == list(part.grid.rows)
    assert rows.count(part.grid.headers) == len(own) - 1, "every page of it has the headers"


def test_every_chart_that_slides_can_draw_still_exists():
    known = {
        block.drawing.spec.get("usermeta", {}).get("chart")
        for brief in (*map(brief_of, VIEWS), brief_of("budget", region="11410", view="uses"))
        for part in brief.parts
        if (block := part.block)
    }
    assert {"rate_lines", "achievement_dumbbell", "target_steps", "funding_bars"} <= known
    assert {"money_tree", "month_bars"} <= known - set(READINGS), "pictures"


# Pages


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("key", ["targets", "budget"])
def test_every_label_of_every_chart_and_every_cell_of_every_table_is_text_in_the_pdf(key: str, lang: str):
    brief, words = brief_of(key, lang), pdf_text(file_of("pdf", key, lang))
    labels = [
        "".join(text.itertext())
        for part in brief.parts
        if part.block
        for text in ElementTree.fromstring(chart_svg(part.block.drawing, 682)).iter(f"{SVG}text")
    ]
    cells = [cell for part in brief.parts for row in (part.grid.headers, *part.grid.rows) for cell in row]
    assert len(labels) > 20
    assert [text for text in labels + cells if joined(text) not in words] == []


def test_a_pdf_has_pages_of_a4_with_their_numbers_and_leads_back():
    data = file_of("pdf", "budget")
    pages: Any = PdfReader(io.BytesIO(data)).pages
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (596, 842)
        assert f"{number} / {len(pages)}" in page.extract_text()
    links = [note.get_object()["/A"]["/URI"] for page in pages for note in page.get("/Annots", [])]
    assert links
    assert set(links) == {brief_of("budget").link}
    fonts = {font.get_object()["/BaseFont"] for page in pages for font in page["/Resources"]["/Font"].values()}
    assert all(re.search("Pretendard|Noto", name) for name in fonts), "only letters that are shipped"


def test_no_row_of_a_pdf_is_cut_by_the_end_of_its_page():
    low: list[float] = []

    def note(text: str, _matrix: list[float], place: list[float], *_: object) -> None:
        if text.strip():
            low.append(place[5])

    for page in PdfReader(io.BytesIO(file_of("pdf", "schedule"))).pages:
        page.extract_text(visitor_text=note)
    assert len(low) > 100
    assert min(low) >= 0


# HWPX


@pytest.mark.parametrize("key", VIEWS)
def test_the_tables_of_a_hwpx_hold_every_cell_of_the_page(key: str):
    brief, tables = brief_of(key), hangul_tables(file_of("hwpx", key))
    assert tables == [
        [list(row) for row in (part.grid.headers, *part.grid.rows)] for part in brief.parts if part.grid.rows
    ]
    assert not any("nan" in cell.lower() for table in tables for row in table for cell in row)


def test_the_numbers_of_a_hwpx_are_those_of_the_page():
    [rates] = [table for table in hangul_tables(file_of("hwpx", "employment")) if table[0][:3] == ["지역", "때", "값"]]
    rows = brief_of("employment").parts[0]
    assert rows.block
    assert [float(row[2]) for row in rates[1:]] == rows.block.rows["값"].tolist()


def test_a_heading_of_a_hwpx_stays_on_the_page_of_its_chart():
    with zipfile.ZipFile(io.BytesIO(file_of("hwpx", "targets"))) as archive:
        header, body = (ElementTree.fromstring(archive.read(f"Contents/{name}.xml")) for name in ("header", "section0"))
    kept = {
        shape.get("id")
        for shape in header.iterfind(".//{*}paraPr")
        if shape.find("{*}breakSetting[@keepWithNext='1']") is not None
    }
    assert len(kept) == 2
    shapes = {"".join(paragraph.itertext()): paragraph.get("paraPrIDRef") for paragraph in body.iterfind(".//{*}p")}
    for part in brief_of("targets").parts:
        assert {shapes[part.finding], shapes[part.what]} == kept, part.finding


def test_a_hwpx_has_its_pictures_and_names_us():
    data = file_of("hwpx", "targets")
    [content] = parts_of(data, r"Contents/content\.hpf").values()
    media = [item.get("href", "") for item in content.iter() if "image" in item.get("media-type", "")]
    assert len(media) == len(brief_of("targets").parts) + 1, "a picture per chart, and the code of the link"
    words = " ".join(content.itertext())
    assert "나란히" in words
    assert "fixture" not in words
