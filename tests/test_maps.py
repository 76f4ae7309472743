"""Maps: every district has a tile and a colour, plans' districts are marked, bounds are printed, a click chooses an area."""

import json
from itertools import pairwise

import pytest
import streamlit as st

from components import blocks
from components.catalogue import say
from components.charts.area_map import PICKED
from components.charts.big_map import STYLE, national_map
from components.exports.theme import colours_of
from components.sections.district_values import Colours, choose_area
from components.sections.home_big_map import _shades
from loaders import context, geography
from loaders.plans import region_names
from tests.conftest import ROOT
from tests.test_charts import encodings, rows_in, walk
from tests.test_pages import charts, opened, texts

OWN = {"28260", "11410", "11560"}  # Incheon Seo-gu, Seodaemun-gu, Yeongdeungpo-gu


def tiles_of(drawn: list[blocks.Drawn], **address: str) -> dict:
    """The specification of the tile map of the first page."""
    opened("home", **address)
    return next(block.drawing.spec for block in drawn if block.drawing.key == "tiles")


def test_every_district_has_one_tile_of_its_own_and_no_tile_is_a_district_unknown():
    tiles = geography.tiles()
    assert len(tiles) == len(set(tiles.values())) == 229
    shapes = {shape["properties"]["code"] for shape in geography.national_shapes()}
    assert set(tiles) == shapes
    assert set(tiles) <= set(region_names()["code"])


def test_the_tiles_of_seoul_lie_to_each_other_as_in_its_own_tile_map(real):
    rows = real("select code, grid_row, grid_col from regions where parent = '11' and level = 'district'")
    shifts = {
        (geography.tiles()[row["code"]][0] - row["grid_row"], geography.tiles()[row["code"]][1] - row["grid_col"])
        for row in rows
    }
    assert len(rows) == 25
    assert len(shifts) == 1


def test_north_is_up_and_west_is_left():
    tiles = geography.tiles()
    seoul, busan, jeju, gangneung, sinan = "11140", "26110", "50110", "51150", "46910"
    assert tiles[seoul][0] < tiles[busan][0] < tiles[jeju][0]
    assert tiles[sinan][1] < tiles[seoul][1] < tiles[gangneung][1]


@pytest.mark.parametrize("measure", context.MEASURES)
def test_a_statistic_has_at_most_five_classes_and_every_district_falls_into_one(measure: str):
    values = context.values(measure)
    assert len(values) == 229
    bounds = context.class_bounds(values["value"].tolist())
    assert 2 <= len(bounds) + 1 <= 5
    assert all(low < high for low, high in pairwise(bounds))
    held = values["value"].map(lambda value: context.class_of(value, bounds)).value_counts()
    assert set(held.index) == set(range(len(bounds) + 1)), "no class is empty"


def test_a_value_on_a_bound_belongs_to_the_class_above_and_equal_values_make_fewer_classes():
    assert [context.class_of(value, [10, 20]) for value in (9.9, 10, 19.9, 20)] == [0, 1, 1, 2]
    assert context.class_bounds([5.0] * 50) == []


def test_statistics_are_what_the_source_says():
    # sgis-2020: Seodaemun-gu, nationals and foreigners of November 2020; Yeongdeungpo-gu has most firms of the three
    values = {measure: context.values(measure).set_index("code")["value"] for measure in context.MEASURES}
    assert values["residents"]["11410"] == 317209
    firms = values["establishments"]
    assert firms["11560"] > firms["28260"] > firms["11410"]
    assert values["grdp"]["11140"] == values["grdp"].max(), "Jung-gu of Seoul produces most per resident"


def test_every_tile_is_coloured_by_its_class_and_the_bounds_are_printed(drawn: list[blocks.Drawn]):
    spec = tiles_of(drawn, colour="residents")
    rows = {row["code"]: row for row in rows_in(spec) if "code" in row}
    assert len(rows) == 229
    assert {row["level"] for row in rows.values()} == {0, 1, 2, 3, 4}
    (printed,) = {node["labelExpr"] for node in walk(spec) if "labelExpr" in node}
    assert "4.2만–10만" in printed
    assert rows["11410"]["status"] == "317,209명"
    assert {code for code, row in rows.items() if row["own"]} == OWN


def test_without_a_statistic_tiles_say_who_has_a_plan_and_nobody_is_in_a_class(drawn: list[blocks.Drawn]):
    rows = {row["code"]: row for row in rows_in(tiles_of(drawn)) if "code" in row}
    assert {code for code, row in rows.items() if row["role"] == "accent"} == OWN
    assert sum(row["role"] == "tint" for row in rows.values()) == 23  # Seoul's 25 districts but two
    assert {row["level"] for row in rows.values()} == {None}


def test_a_district_without_a_figure_is_never_in_the_lowest_class(
    drawn: list[blocks.Drawn], monkeypatch: pytest.MonkeyPatch
):
    known = context.values("grdp")
    monkeypatch.setattr(context, "values", lambda measure: known[known["code"] != "11710"])
    rows = {row["code"]: row for row in rows_in(tiles_of(drawn, colour="grdp")) if "code" in row}
    assert (rows["11710"]["level"], rows["11710"]["role"]) == (None, "wash")
    assert rows["11710"]["status"] == say("ko", "home.no_figure")


def test_the_sentence_ranks_the_districts_of_the_plans_and_says_of_how_many():
    words = "\n".join(texts(opened("home", colour="residents")))
    assert "주민 수는 인천 서구 19번째, 영등포구 43번째, 서대문구 62번째(높은 쪽부터, 229곳 가운데)" in words
    assert say("ko", "colour.what_residents") in words


def test_income_says_that_taxes_and_people_are_of_other_years():
    assert "2023년 귀속" in "\n".join(texts(opened("home", colour="income_tax")))


@pytest.mark.parametrize(
    ("clicked", "region"),
    [("11410", "11410"), ("28260", "28260"), ("11710", "11"), ("26110", None), ("", None), ("11", "11"), ("x", None)],
)
def test_a_click_chooses_the_area_whose_plan_covers_the_district(
    clicked: str, region: str | None, monkeypatch: pytest.MonkeyPatch
):
    class Picked:
        selection = {PICKED: [{"code": clicked}] if clicked else []}  # noqa: RUF012

    state: dict = {"map": Picked()}
    monkeypatch.setattr(st, "session_state", state)
    choose_area("map")
    assert state.get("region") == region


def test_both_maps_can_be_clicked():
    for spec in charts(opened("home")).values():
        assert [(one["name"], one["select"]["fields"]) for one in json.loads(spec)["params"]] == [(PICKED, ["code"])]


def test_the_map_is_coloured_as_the_tiles_are(drawn: list[blocks.Drawn]):
    large = {row["code"]: row["level"] for row in rows_in(tiles_of(drawn, colour="grdp")) if "level" in row}
    near = next(json.loads(spec) for spec in charts(opened("home", colour="grdp")).values() if "geoshape" in spec)
    small = {row["code"]: row["level"] for row in rows_in(near) if "level" in row}
    assert len(small) == 33, "Seoul's 25 and Incheon's 10 without the two islands"
    assert {code: large[code] for code in small} == small
    assert any("fill" in encoding for encoding in encodings(near))


@pytest.mark.parametrize(
    ("region", "chosen", "bold"), [("all", set(), set()), ("28260", {"28260"}, {"28260"}), ("11", set(), {"11"})]
)
def test_the_map_marks_the_chosen_area_more_heavily_and_the_tiles_stay(
    drawn: list[blocks.Drawn], region: str, chosen: set[str], bold: set[str]
):
    opened("home", region=region)
    area_map, tiles = ({block.drawing.key: block for block in drawn}[key].drawing.spec for key in ("map", "tiles"))
    assert {row["code"] for row in rows_in(area_map) if row.get("chosen") and "role" in row} == chosen
    assert {row["code"] for row in rows_in(area_map) if row.get("chosen") and "side" in row} == bold
    widths = [node["strokeWidth"]["expr"] for node in walk(area_map) if isinstance(node.get("strokeWidth"), dict)]
    assert widths == ["datum.chosen ? 8 : 4.5", "datum.chosen ? 4.5 : 2"]
    assert "chosen" not in json.dumps(tiles)  # one specification for every area: nothing is drawn anew


# The large map


def test_the_large_map_shows_every_district_in_the_colours_of_its_theme_and_marks_the_plans():
    features = [
        {
            **shape,
            "properties": {
                "code": shape["properties"]["code"],
                "own": shape["properties"]["code"] in OWN,
                "fill": (1, 2, 3),
            },
        }
        for shape in geography.national_shapes()
    ]
    deck = json.loads(national_map(features, (4, 5, 6), (7, 8, 9)).to_json())
    districts, outlines = deck["layers"]
    assert len(districts["data"]["features"]) == 229
    assert {one["properties"]["code"] for one in outlines["data"]["features"]} == OWN
    assert (districts["getLineColor"], outlines["getLineColor"]) == ([7, 8, 9], [4, 5, 6])


def test_the_large_map_asks_the_app_itself_for_its_empty_background():
    deck = json.loads(national_map([], (0, 0, 0), (0, 0, 0)).to_json())
    assert deck["mapStyle"] == STYLE
    file = ROOT / "static" / STYLE.rpartition("/")[2]
    style = json.loads(file.read_text(encoding="utf-8"))
    assert style["sources"] == {}
    assert style["layers"] == []
    assert "http" not in json.dumps(deck)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_classes_of_the_large_map_run_over_the_whole_ramp_of_the_theme(theme: str):
    shades = _shades(theme, 5)
    assert len({shades[level] for level in range(5)}) == 5
    ramp = colours_of(theme)["chartSequentialColors"]
    assert [_hex(shades[0]), _hex(shades[4])] == [ramp[0], ramp[-1]]


def _hex(colour: tuple[int, int, int]) -> str:
    return "#" + "".join(f"{part:02X}" for part in colour)


def test_the_large_map_is_closed_until_a_reader_opens_it():
    at = opened("home")
    assert at.get("deck_gl_json_chart") == []
    assert any(entry.label == say("ko", "home.big_map") for entry in at.expander)


def test_equal_values_share_a_place_and_the_next_place_is_left_out():
    assert Colours("residents", {"a": 3.0, "b": 1.0, "c": 3.0}, {}, (), ()).ranks() == {"a": 1, "c": 1, "b": 3}


def test_a_province_is_named_where_plans_are_shown_and_not_over_the_colours_of_districts():
    def named(**address: str) -> set[str]:
        spec = next(json.loads(spec) for spec in charts(opened("home", **address)).values() if "geoshape" in spec)
        return {row["name"] for row in rows_in(spec) if "side" in row}

    assert {"서울시", "인천시"} < named()
    assert named(colour="grdp") == {"인천 서구", "서대문구", "영등포구"}
