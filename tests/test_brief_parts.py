"""What a brief is made of: numbers in the page's own units, pictures cut where nothing is drawn, columns that share a page."""

import io

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from components.exports.brief.content import Grid, gather
from components.exports.brief.native import native
from components.exports.brief.slide_parts import sheet_of
from components.exports.brief.strips import strips
from components.exports.brief.widths import column_widths
from tests.reading_briefs import brief_of
from tests.taking import page_of


def picture(*bands: tuple[int, int], height: int = 100) -> bytes:
    """A clear picture with bands of ink."""
    dots = np.zeros((height, 4, 4), np.uint8)
    for top, end in bands:
        dots[top:end] = (0, top, end, 255)
    out = io.BytesIO()
    Image.fromarray(dots).save(out, "PNG")
    return out.getvalue()


def ink(png: bytes) -> list[tuple[int, ...]]:
    """The colours of the lines with ink, from the top."""
    dots = np.asarray(Image.open(io.BytesIO(png)))
    return [tuple(map(int, line[0])) for line in dots if line[0][3]]


def test_a_high_picture_is_cut_in_its_widest_gaps_and_loses_no_line():
    whole = picture((0, 5), (10, 30), (32, 50), (60, 80), (82, 100))
    cut = strips(whole, 65, headed=True)
    assert len(cut) == 2
    assert [len(ink(one)) for one in cut] == [5 + 20 + 18, 5 + 20 + 18]
    assert ink(cut[0])[:5] == ink(cut[1])[:5], "the scale stands on both"
    assert all(Image.open(io.BytesIO(one)).height <= 65 for one in cut)


def test_a_picture_without_a_gap_stays_whole():
    solid = picture((0, 100))
    assert strips(solid, 40, headed=False) == [solid]


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


def test_places_of_every_kind_of_table_are_notes():
    page = page_of("compare", lang="ko")
    brief = gather(page)
    [part] = [part for part in brief.parts if part.block is None]
    assert not any(" › " in cell for row in part.grid.rows for cell in row)
    assert [name for name in part.grid.headers if name.endswith(" · 주")]
    assert len(brief.places) > 20
    assert all(place.count(" › ") >= 2 and " / 인천" not in place for place in brief.places)


def test_a_table_is_as_wide_as_the_page_and_a_long_column_leaves_the_short_ones_their_words():
    grid = Grid(("해", "긴 글", "값"), (("2024", "가나다라마바사 " * 40, "1,234"),), (False, False, True))
    widths = column_widths(grid, 600, 10, 10)
    assert sum(widths) == pytest.approx(600)
    assert widths[1] > 400
    assert widths[0] > 30
    assert sum(column_widths(Grid(("a" * 99,) * 30, (), (False,) * 30), 600, 10, 10)) == pytest.approx(600)


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
