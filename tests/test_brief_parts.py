"""What a brief is made of: numbers in the page's own units, pictures cut where nothing is drawn, columns that share a page."""

import io

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from pptx.enum.chart import XL_LABEL_POSITION as Place

from components.exports import fonts
from components.exports.brief.content import Grid, Table, gather
from components.exports.brief.native import Native, Series, native
from components.exports.brief.slide_charts import _apart
from components.exports.brief.slide_parts import sheet_of
from components.exports.brief.slides import _table_pages
from components.exports.brief.strips import strips
from components.exports.brief.widths import column_widths
from components.exports.hall import Large, View
from tests.reading_briefs import brief_of
from tests.taking import page_of


def test_a_chart_in_thousands_is_in_thousands_on_its_slide_too():
    brief = brief_of("labour_market", region="28260")
    [part] = [part for part in brief.parts if part.key == "flows-incheon-seo-2025"]
    assert "천 명" in part.what
    assert part.block
    drawn = native(brief.page, part.block)
    assert drawn
    assert drawn.digits == 1
    change = dict(zip(drawn.categories, drawn.series[0].values, strict=True))
    # 인천 서구 2025, II. 지역 노동시장 현황, 인구증감 추이: 2014년 8,651명
    assert change["2014"] == pytest.approx(8.651)
    assert change["2014"] != 8651


def test_distances_keep_the_decimals_of_the_page():
    brief = gather(page_of("compare", lang="ko"))
    [part] = [part for part in brief.parts if part.key == "peers"]
    assert part.block
    drawn = native(brief.page, part.block)
    assert drawn
    assert drawn.digits == 2


def test_places_are_notes_also_where_several_figures_make_one_value():
    page = page_of("compare", lang="ko")
    brief = gather(page)
    topics = [part for part in brief.parts if part.key.startswith("compare-")]
    assert len(topics) == 3
    for part in topics:
        assert not any(" › " in cell for row in part.grid.rows for cell in row)
        assert part.grid.headers[-1] == "주"
    assert any(", " in row[-1] or "–" in row[-1] for part in topics for row in part.grid.rows), (
        "a share has two figures"
    )
    assert len(brief.places) > 20
    assert all(place.count(" › ") >= 2 and " / 인천" not in place for place in brief.places)


def test_a_table_is_as_wide_as_the_page_and_a_long_column_leaves_the_short_ones_their_words():
    grid = Grid(("해", "긴 글", "값"), (("2024", "가나다라마바사 " * 40, "1,234"),), (False, False, True))
    widths = column_widths(grid, 600, 10, 10)
    assert sum(widths) == pytest.approx(600)
    assert widths[1] > 400
    assert widths[0] > 30
    assert sum(column_widths(Grid(("a" * 99,) * 30, (), (False,) * 30), 600, 10, 10)) == pytest.approx(600)


def test_a_crowded_table_breaks_no_number_where_others_can_give_way():
    long = "가나다 라마바 사아자 " * 9
    grid = Grid(("이름", "목표", "실적", "글", "글"), ((long, "107,172", "1,120,495", long, long),), (False,) * 5)
    widths = column_widths(grid, 300, 10, 8)
    assert sum(widths) == pytest.approx(300)
    for number in (1, 2):
        assert widths[number] >= fonts.width(grid.rows[0][number], 10, bold=True) + 8


def test_a_row_higher_than_a_slide_is_set_in_smaller_letters():
    low = Grid(("가",), (("나 " * 20,),), (False,))
    high = Grid(("가", "나"), (("다 " * 900, "라 " * 900),), (False, False))
    assert sheet_of(high, 12, 5).size < sheet_of(low, 12, 5).size
    assert sheet_of(high, 12, 5).height(high.rows[0]) <= 5


def test_a_long_table_without_a_chart_is_named_and_left_to_the_workbook():
    page = page_of("audit", lang="ko")
    brief = gather(page)
    long = [part for part in brief.parts if part.block is None]
    assert long
    for part in long:
        rows = page.tables[part.key].rows()
        assert isinstance(rows, pd.DataFrame)
        assert bool(part.grid.rows) == (len(rows) <= 60)
        assert part.grid.rows or f"{len(rows)}행" in part.what


def test_a_part_of_a_chart_is_cut_from_the_drawing_and_keeps_its_scale():
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="30"><rect width="4" height="10" fill="#f00"/><rect y="20" width="4" height="10" fill="#00f"/></svg>'
    shown = Large((drawing,), (View(0, ((0, 10), (20, 25))), View(0, ((0, 10), (25, 30)))), 14)
    for piece in strips(shown, 2):
        colours = [dot[:3] for dot in np.asarray(Image.open(io.BytesIO(piece)))[:, 3].tolist()]
        assert colours == [[255, 0, 0]] * 20 + [[0, 0, 255]] * 10


def test_a_long_table_stands_evenly_on_its_slides():
    grid = Grid(("가",), tuple((str(number),) for number in range(33)), (False,))
    sheet = sheet_of(grid, 12, 5)
    pages = _table_pages(sheet, sheet.height(("가",)) * 17)
    assert [len(page) for page in pages] == [11, 11, 11]
    assert [row for page in pages for row in page] == list(grid.rows)


def test_lines_that_come_close_have_no_numbers_that_lie_on_one_another():
    lines = (
        Series("가", (60.0, 70.0), ("accent",) * 2),
        Series("나", (65.0, 69.9), ("ink",) * 2),
        Series("다", (70.0, 69.8), ("muted",) * 2),
    )
    places = _apart(Native("line", ("2023", "2024"), lines, 1))
    assert [one[0] for one in places] == [Place.BELOW, Place.RIGHT, Place.ABOVE]
    assert [one[1] for one in places] == [Place.ABOVE, None, Place.BELOW]


def test_many_cells_of_one_printed_table_are_paragraphs_that_fit_on_a_slide():
    table = Table("표", tuple((number, "칸") for number in range(1, 71)))
    assert [len(piece.cells) for piece in table.pieces(30)] == [30, 30, 10]
    assert ";  ".join(piece.said for piece in table.pieces(30)) == table.said
