"""Charts as data: everything given is in them, colours are roles, heights fit, and every mark says where it was printed."""

import ast
import copy
import importlib
import inspect
import json
import pkgutil
import re
import tomllib
from collections.abc import Callable, Iterator
from html import unescape
from itertools import pairwise
from typing import Any

import pytest

import components.charts
from components.blocks import Drawing
from components.charts.area_map import plan_map, tile_grid
from components.charts.bars import paired_bars, share_bars
from components.charts.base import broken
from components.charts.coverage import coverage_matrix, headed
from components.charts.dots import grouped_dots
from components.charts.dumbbell import achievement_dumbbell
from components.charts.flow import EDGE, MONEY, money_flow
from components.charts.funding import funding_bars
from components.charts.lines import HEIGHT, LABEL_STEP, LOW, rate_lines
from components.charts.measure_strips import MARKS, SIGNS, measure_strips
from components.charts.money_tree import HEIGHT as TREE_HEIGHT
from components.charts.money_tree import money_tree
from components.charts.months import month_bars
from components.charts.moves import signed_columns
from components.charts.ratios import ratio_dots
from components.charts.roles import ROLES, SOURCE_ROLES, TEXT_ON
from components.charts.sheet import ROOM
from components.charts.spans import gap_spans, rank_rows
from components.charts.target_steps import target_steps
from components.charts.years import year_bars
from components.exports.chart_svg import chart_svg
from components.exports.fonts import width
from components.periods import month_names
from components.status import STATUS_SHAPES, STATUS_SIGNS, status_of
from tests.conftest import ROOT

PLACE = "서대문구 2024 › Ⅲ. 2024년 일자리 목표 › 분야별 일자리 목표 · 합 계 · 일자리 목표"
SOURCE_NAMES = {source: source.upper() for source in SOURCE_ROLES}
COLOUR_CHANNELS = ("color", "fill", "stroke")


class Words(dict):
    """Words of a chart; the test does not care which."""

    def __missing__(self, key: str) -> str:
        return key


def bar_rows(shares: dict[str, float], bar: str = "a") -> list[dict[str, Any]]:
    return [
        {
            "bar": bar, "name": f"계획 {bar}", "total": "1,156억원", "source": source, "share": share, "place": PLACE,
            "label_long": f"{source} {share:.0f}%", "label_short": f"{share:.0f}", "amount": f"{share} 백만원", "share_text": f"{share:.0f}%",
        }
        for source, share in shares.items()
    ]  # fmt: skip


def line_rows(values: dict[str, list[float]]) -> list[dict[str, Any]]:
    return [
        {
            "area": area, "role": role, "position": 2022.75 + year, "value": value, "value_text": f"{value}%",
            "period": f"{2022 + year} 하반기", "place": PLACE,
        }
        for (area, series), role in zip(values.items(), ("accent", "ink", "muted", "context", "context"), strict=False)
        for year, value in enumerate(series)
    ]  # fmt: skip


def target_rows(*achievements: float, following: float | None = None) -> list[dict[str, Any]]:
    rows = []
    for number, achievement in enumerate(achievements):
        status = status_of(achievement)
        rows.append(
            {
                "name": f"지표 {number}", "printed": f"{number}00 → {number}99명", "achievement": achievement, "status": status,
                "status_text": f"{STATUS_SIGNS[status]} {achievement:.1f}%", "next": following, "next_text": "-", "place": PLACE,
            }
        )  # fmt: skip
    return rows


def group_rows(*values: float) -> list[dict[str, Any]]:
    return [
        {
            "group": f"나눔 {number // 2}", "series": ("구", "시")[number % 2], "role": ("accent", "ink")[number % 2], "shape": "circle",
            "value": value, "value_text": f"{value}%", "label": f"{value}  구", "place": PLACE,
        }
        for number, value in enumerate(values)
    ]  # fmt: skip


def share_rows(*values: float) -> list[dict[str, Any]]:
    return [
        {
            "name": f"분야 {number}", "value": value, "value_text": f"{value}명", "inside": f"{value:.0f}%", "role": "accent",
            "mark": 50.0, "place": PLACE,
        }
        for number, value in enumerate(values)
    ]  # fmt: skip


def month_rows(*spans: tuple[int, int] | None) -> list[dict[str, Any]]:
    return [
        {
            "group": "과제", "item": f"p{number}", "name": f"사업 {number}", "start": span[0] - 1 if span else None,
            "end": span[1] if span else None, "label": "제1기 청년인턴 운영" if span else "◌ 계획 → 평가", "role": "accent",
            "activity": "운영", "months": "2–6월", "place": PLACE,
        }
        for number, span in enumerate(spans)
    ]  # fmt: skip


def ratio_rows(*values: float) -> list[dict[str, Any]]:
    return [
        {
            "name": f"직종 {number}", "value": value, "value_text": f"{value:.2f} · 1 / 2", "role": ("context", "accent")[value > 1],
            "place": PLACE,
        }
        for number, value in enumerate(values)
    ]  # fmt: skip


def move_rows(lanes: dict[str, list[float]]) -> list[dict[str, Any]]:
    return [
        {
            "lane": lane, "period": str(2022 + year), "value": value, "value_text": f"{value / 1000:.1f}", "role": "accent",
            "place": PLACE,
        }
        for lane, values in lanes.items()
        for year, value in enumerate(values)
    ]  # fmt: skip


def year_rows(*values: float, first_target: int = 2018) -> list[dict[str, Any]]:
    return [
        {
            "name": "생활임금 적용인원(누적) (명)", "flag": "▼ 지난 실적보다 낮음", "year": 2016 + number, "period": str(2016 + number),
            "is_target": 2016 + number >= first_target, "stage": "목표" if 2016 + number >= first_target else "실적", "value": value,
            "value_text": f"{value:,.0f}", "earlier": None, "place": PLACE,
        }
        for number, value in enumerate(values)
    ]  # fmt: skip


def step_rows(*shares: float, earlier: float | None = None) -> list[dict[str, Any]]:
    return [
        {
            "name": f"목표 {number}", "flag_text": "▼ 지난 실적보다 낮음 △7.3%", "path": "지난 실적 11,619 → 새 목표 10,774명",
            "target_share": share, "earlier_share": earlier, "before_share": None, "role": "missed" if share < 100 else "near",
            "shape": "triangle-down" if share < 100 else "circle", "place": PLACE,
        }
        for number, share in enumerate(shares)
    ]  # fmt: skip


def span_rows(*pairs: tuple[float, float]) -> list[dict[str, Any]]:
    return [
        {
            "name": f"구 {number}", "low": low, "high": high, "low_text": f"여 {low}", "high_text": f"남 {high}", "low_shape": "circle",
            "high_shape": "square", "gap_text": f"차이 {high - low:.1f}%p", "role": "accent", "place": PLACE,
        }
        for number, (low, high) in enumerate(pairs)
    ]  # fmt: skip


def place_rows(*ranks: tuple[int, int]) -> list[dict[str, Any]]:
    return [
        {"name": f"고용률 {rank}", "rank": rank, "places": places, "rank_text": f"{places}곳 가운데 {rank}위", "rank_label": f"{places}곳 중 {rank}위", "role": "accent", "place": PLACE}
        for rank, places in ranks
    ]  # fmt: skip


def tree_rows(*blocks: tuple[int, float, float]) -> list[dict[str, Any]]:
    return [
        {
            "depth": depth, "start": start, "end": end, "name": f"부분 {number}", "amount": "534억원", "share": "46%",
            "role": "accent", "on": "onstrong", "place": PLACE,
        }
        for number, (depth, start, end) in enumerate(blocks)
    ]  # fmt: skip


def strip_row(*values: float | None, refused: str = "") -> dict[str, Any]:
    """A measure of two to four plans called 가, 나 …; `refused` names those that may not be compared with the first."""
    judged = [
        {"grade": "refused", "verdict": "비교 불가", "apart": "", "reason": "나이 기준이 다르거나 적혀 있지 않음"}
        if name in refused
        else {"grade": "warning", "verdict": "주의", "apart": "△40.5%p", "reason": "예산 연도가 다름(2025 · 2024)"}
        for name in "나다라"
    ]
    plans = [
        {"name": name, "value": value, "text": f"{value}%", "period": "2024 하반기", "place": PLACE, **verdict, **look}
        for name, value, verdict, look in zip("가나다라", values, ({"grade": ""}, *judged), MARKS, strict=False)
    ]
    ends = [] if set("나다라"[: len(values) - 1]) <= set(refused) else [(0, "0"), (100, "100%")]
    return {"name": "국비 비중", "formula": "국비 ÷ 예산 합계 × 100", "ends": ends, "plans": plans}


def strips(*values: float) -> dict[str, Any]:
    return measure_strips([strip_row(*values)], Words())


CELLS = [
    {
        "item": item, "plan": plan, "sign": sign, "state": sign, "has": "", "lacks": "",
        "role": {"●": "accent", "◐": "ink", "○": "context"}[sign[0]],
    }
    for item, signs in (("고용률", ("● 22", "◐ 36", "○")), ("인구", ("● 122", "◐ 50", "● 3")))
    for plan, sign in zip(("인천 서구 2025", "Seodaemun-gu 2024", "영등포구 2017–2018"), signs, strict=True)
]  # fmt: skip
LINKS: list[dict[str, Any]] = [
    {
        "source": source, "source_name": source, "source_total": "100억원", "target": name, "name": name, "total": "365억원",
        "value": value, "amount": f"{value} 백만원", "place": PLACE,
    }
    for source, name, value in (("national", "직접일자리", 110.5), ("district", "직접일자리", 254.3), ("national", "창업지원", 2.2))
]  # fmt: skip

SHAPE = {"type": "Polygon", "coordinates": [[[126.9, 37.5], [127.0, 37.5], [127.0, 37.6], [126.9, 37.5]]]}
AREA: dict[str, Any] = {
    "type": "Feature",
    "geometry": SHAPE,
    "properties": {
        "code": "11410",
        "role": "accent",
        "name": "서대문구",
        "short": "서대문구",
        "status": "있다",
        "level": 1,
        "own": True,
        "chosen": True,
    },
}
PLAIN: dict[str, Any] = {
    "type": "Feature",
    "geometry": SHAPE,
    "properties": {
        "code": "11710",
        "role": "wash",
        "name": "송파구",
        "short": "송파구",
        "status": "있다",
        "level": None,
        "own": False,
        "chosen": False,
    },
}
TILES: list[dict[str, Any]] = [
    {**area["properties"], "row": number, "col": number, "place": PLACE} for number, area in enumerate((AREA, PLAIN))
]
LABEL = {
    "code": "11410",
    "name": "서대문구",
    "longitude": 126.9,
    "latitude": 37.7,
    "at_longitude": 126.9,
    "at_latitude": 37.5,
    "side": "above",
}

CHARTS: dict[str, Callable[[], dict]] = {
    "share_bars": lambda: share_bars(share_rows(53.8, 16.3, 110.0), Words(), reference="mark"),
    "paired_bars": lambda: paired_bars(group_rows(71.1, 75.8, 54.5, 61.4), Words()),
    "grouped_dots": lambda: grouped_dots(group_rows(0.1, 0.2, 1.4), Words(), lollipop=True, ticks=[(0.0, "0"), (1.0, "+1")]),
    "achievement_dumbbell": lambda: achievement_dumbbell(target_rows(107.0, 101.5, 96.4, 60.3, following=102.0), Words()),
    "funding_bars": lambda: funding_bars(bar_rows({"national": 18.9, "province": 36.7, "district": 40.5, "fund": 3.9}), SOURCE_NAMES, Words()),
    "rate_lines": lambda: rate_lines(line_rows({"서대문구": [62.2, 63.6], "서울시": [68.4, 67.2]}), Words()),
    "measure_strips": lambda: measure_strips([strip_row(18.9, 59.4, 40.0, 59.4), strip_row(3.0, 4.0, 5.0, None, refused="나다라")], Words()),
    "month_bars": lambda: month_bars(month_rows((2, 6), None, (1, 12)), month_names("ko"), Words(), now=10.5),
    "ratio_dots": lambda: ratio_dots(ratio_rows(2.59, 1.0, 0.28, 0.0), Words(), "구직자 한 명에 일자리 하나"),
    "signed_columns": lambda: signed_columns(move_rows({"인구 증감": [33633, -2516], "시도 간 이동": [21609, -5037]}), Words()),
    "year_bars": lambda: year_bars(year_rows(2519, 11619, 10774, 11000, 11000), Words()),
    "target_steps": lambda: target_steps(step_rows(26.1, 92.7, 100.1, earlier=104.0), Words()),
    "gap_spans": lambda: gap_spans(span_rows((56.3, 72.2), (60.5, 74.4)), Words()),
    "rank_rows": lambda: rank_rows(place_rows((20, 25), (3, 25), (2, 69)), Words()),
    "money_tree": lambda: money_tree(tree_rows((1, 0, 0.6), (2, 0, 0.35), (2, 0.35, 0.6), (1, 0.6, 1)), Words()),
    "coverage_matrix": lambda: coverage_matrix(CELLS, Words()),
    "money_flow": lambda: money_flow(LINKS, Words()),
    "plan_map": lambda: plan_map([AREA, PLAIN], [LABEL], Words(), ["3만명 아래", "3만명부터"]),
    "tile_grid": lambda: tile_grid(TILES, Words(), ["3만명 아래", "3만명부터"]),
}  # fmt: skip


def walk(node: Any) -> Iterator[dict]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)


def encodings(spec: dict) -> list[dict]:
    return [node["encoding"] for node in walk(spec) if isinstance(node.get("encoding"), dict)]


def rows_in(spec: dict) -> list[dict]:
    """Every row of every layer."""
    held = [node["values"] for node in walk(spec) if isinstance(node.get("values"), list)]
    held += list(spec.get("datasets", {}).values())
    return [row for rows in held for row in rows if isinstance(row, dict)]


def role_scales(spec: dict) -> list[dict]:
    channels = [encoding[name] for encoding in encodings(spec) for name in COLOUR_CHANNELS if name in encoding]
    return [channel["scale"] for channel in channels if "field" in channel]


@pytest.mark.parametrize("name", CHARTS)
def test_rows_stand_in_the_layers_and_are_written_down_once(name: str):
    spec = CHARTS[name]()
    held = [json.dumps(node["data"]["values"]) for node in walk(spec) if "values" in node.get("data", {})]
    assert len(held) == len(set(held))
    assert "layer" not in spec or "data" not in spec, "Streamlit would send them apart and draw the chart twice"


def test_every_chart_function_is_tested_here():
    modules = [
        importlib.import_module(f"components.charts.{found.name}")
        for found in pkgutil.iter_modules(components.charts.__path__)
    ]
    charts = {
        name
        for module in modules
        if module.__name__.split(".")[-1] not in {"base", "roles", "sheet"}
        for name, function in vars(module).items()
        if callable(function) and not name.startswith("_") and inspect.getmodule(inspect.unwrap(function)) is module
    }
    assert charts == set(CHARTS) | {"national_map", "money_treemap", "headed"}, "deck.gl, Plotly, no chart"


@pytest.mark.parametrize("name", CHARTS)
def test_screen_readers_hear_the_marks_that_say_something_and_no_helping_lines(name: str):
    def silent(part: dict, told: bool = False) -> Iterator[tuple[bool, bool]]:
        told = told or "tooltip" in part.get("encoding", {})
        if "mark" in part:
            yield told, part["mark"].get("aria", True)
        for layer in part.get("layer", []):
            yield from silent(layer, told)

    marks = set(silent(CHARTS[name]()))
    assert (True, True) in marks
    assert marks <= {(True, True), (False, False)}


@pytest.mark.parametrize("name", CHARTS)
def test_what_is_heard_of_a_mark_is_its_tooltip_and_no_pixels(name: str):
    spec = CHARTS[name]()
    drawn = chart_svg(Drawing(spec, name), 500)
    symbols = re.findall(r'<[^>]*role="graphics-symbol"[^>]*>', drawn)
    heard = [unescape(found[1]) for symbol in symbols if (found := re.search(r'aria-label="([^"]*)"', symbol))]
    titles = {tip["title"] for encoding in encodings(spec) for tip in encoding.get("tooltip", ())}
    assert heard
    for label in heard:
        assert re.match(rf"({'|'.join(map(re.escape, titles))}): .", label), label
        assert "null" not in label


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_role_has_one_colour_in_each_theme_and_they_stand_in_the_order_of_the_roles(theme: str):
    path = ROOT / ".streamlit" / "config.toml"
    colours = tomllib.loads(path.read_text(encoding="utf-8"))["theme"][theme]["chartCategoricalColors"]
    assert len(ROLES) == len(set(ROLES)) == 21
    assert len(colours) == 21
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in colours)
    listed = (
        path.read_text(encoding="utf-8")
        .split(f"[theme.{theme}]")[1]
        .split("chartCategoricalColors = [")[1]
        .split("]")[0]
    )
    assert re.findall(r'"(#\w+)",\s*# (\w+)', listed) == list(zip(colours, ROLES, strict=True))


def test_no_python_file_knows_a_colour():
    files = [path for path in ROOT.rglob("*.py") if not {".venv", "tests"} & set(path.relative_to(ROOT).parts)]
    assert len(files) > 40
    colour = re.compile(r"#(?:[0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})\b|\brgba?\(")
    knowing = {
        path.name
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and colour.search(node.value)
    }
    assert knowing == set()


@pytest.mark.parametrize("name", CHARTS)
def test_colours_are_roles_of_the_theme_and_never_fixed(name: str):
    spec = CHARTS[name]()
    scales = role_scales(spec)
    assert scales
    for scale in scales:
        assert scale["domain"] in (list(ROLES), [0, 1]), "roles, or classes on the ramp of the theme"
        assert "range" not in scale
        assert "scheme" not in scale


@pytest.mark.parametrize("name", CHARTS)
def test_every_role_a_row_asks_for_exists(name: str):
    roles = {row[field] for row in rows_in(CHARTS[name]()) for field in ("role", "label_role", "on") if field in row}
    assert roles <= set(ROLES)


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_as_wide_as_its_place_and_has_a_height(name: str):
    spec = CHARTS[name]()
    assert spec["width"] == "container"
    assert 40 < spec["height"] < 2000


@pytest.mark.parametrize("name", sorted(set(CHARTS) - {"plan_map", "coverage_matrix"}))
def test_a_reader_who_points_at_a_mark_learns_where_it_is_printed(name: str):
    spec = CHARTS[name]()
    tooltips = [encoding["tooltip"] for encoding in encodings(spec) if "tooltip" in encoding]
    assert tooltips
    for tooltip in tooltips:
        assert "place" in {line["field"] for line in tooltip}
        assert all(line["type"] == "nominal" for line in tooltip), (
            "what is printed is text; a number would be formatted again"
        )
    assert PLACE in {row.get("place") for row in rows_in(spec)}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_no_second_axis_to_mislead_with(name: str):
    assert "resolve" not in CHARTS[name]()


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_asks_nothing_of_the_network(name: str):
    spec = CHARTS[name]()
    assert [node["url"] for node in walk(spec) if "url" in node] == []


def test_a_chart_does_not_change_the_rows_it_is_given():
    given: list[tuple[Callable[..., Any], list[Any]]] = [
        (share_bars, [share_rows(53.8, 16.3), Words()]),
        (funding_bars, [bar_rows({"national": 40.0, "district": 60.0}), SOURCE_NAMES, Words()]),
        (rate_lines, [line_rows({"서대문구": [62.2, 63.6]}), Words()]),
        (achievement_dumbbell, [target_rows(101.5), Words()]),
    ]
    for function, arguments in given:
        before = copy.deepcopy(arguments)
        function(*arguments)
        assert arguments == before


# Bars


def test_shares_of_a_whole_start_at_zero_and_end_at_a_hundred_or_beyond_what_is_larger():
    for values, end in (((53.8, 16.3), 100), ((53.8, 110.0), 110)):
        spec = share_bars(share_rows(*values), Words())
        scales = [encoding["x"]["scale"]["domain"] for encoding in encodings(spec) if "scale" in encoding.get("x", {})]
        assert {tuple(scale) for scale in scales} == {(0, end)}
        assert [row["value"] for row in rows_in(spec)][:2] == list(values)
        assert {row["start"] for row in rows_in(spec)} == {0}


def test_a_running_year_has_a_mark_for_the_time_gone_and_a_share_has_none():
    ticks = [
        node for node in walk(share_bars(share_rows(72.7), Words(), reference="mark")) if node.get("type") == "tick"
    ]
    assert len(ticks) == 1
    assert [node for node in walk(share_bars(share_rows(72.7), Words())) if node.get("type") == "tick"] == []


def test_groups_are_drawn_in_order_with_a_lane_for_each_series():
    rows = rows_in(paired_bars(group_rows(71.1, 75.8, 54.5, 61.4), Words()))
    marks = [row for row in rows if "value" in row]
    assert [row["value"] for row in marks][:4] == [71.1, 75.8, 54.5, 61.4]
    assert len({row["y"] for row in marks}) == 4
    assert sorted({row["y"] for row in marks}) == [row["y"] for row in marks][:4]
    assert {row["zero"] for row in marks} == {0}


# Who pays


def segments(spec: dict) -> list[dict]:
    return list({(row["bar"], row["source"]): row for row in rows_in(spec) if "start" in row}.values())


def test_the_sources_of_a_bar_fill_it_from_0_to_100_in_one_order():
    # Seodaemun-gu 2024, Ⅲ-3, 합 계: 21,840 + 42,418 + 46,797 + 4,522 of 115,577
    shares = {"fund": 3.9126, "district": 40.4899, "national": 18.8965, "province": 36.7010}
    drawn = segments(funding_bars(bar_rows(shares), SOURCE_NAMES, Words()))
    assert [row["source"] for row in drawn] == ["national", "province", "district", "fund"]
    assert drawn[0]["start"] == 0
    assert sum(row["share"] for row in drawn) == pytest.approx(100)
    for left, right in pairwise(drawn):
        assert right["start"] == pytest.approx(left["start"] + left["share"])
        assert left["end"] <= right["start"]
    assert 99 < drawn[-1]["end"] <= 100


def test_a_source_of_nothing_has_no_segment_and_a_tiny_one_is_still_there():
    drawn = segments(
        funding_bars(bar_rows({"national": 0.02, "province": 99.98, "district": 0.0}), SOURCE_NAMES, Words())
    )
    assert {row["source"] for row in drawn} == {"national", "province"}
    assert all(row["end"] > row["start"] for row in drawn)


def test_two_bars_do_not_share_their_segments():
    rows = bar_rows({"national": 20.0, "district": 80.0}) + bar_rows({"national": 60.0, "district": 40.0}, bar="b")
    drawn = segments(funding_bars(rows, SOURCE_NAMES, Words()))
    assert [(row["bar"], row["start"]) for row in drawn if row["source"] == "national"] == [("a", 0), ("b", 0)]
    assert len({row["y"] for row in drawn}) == 2


def test_a_source_has_one_colour_and_readable_text_on_it():
    drawn = segments(funding_bars(bar_rows(dict.fromkeys(SOURCE_ROLES, 100 / 6)), SOURCE_NAMES, Words()))
    assert {row["source"]: row["role"] for row in drawn} == SOURCE_ROLES
    assert {row["on"] for row in drawn} == {"onstrong", "onsoft"}
    assert set(TEXT_ON) == set(SOURCE_ROLES.values())


def test_the_legend_names_only_sources_that_are_drawn():
    spec = funding_bars(bar_rows({"national": 40.0, "district": 60.0}), SOURCE_NAMES, Words())
    (legend,) = [
        node["legend"] for node in walk(spec) if isinstance(node.get("legend"), dict) and "values" in node["legend"]
    ]
    assert legend["values"] == ["nat", "dist"]


# Was it met


def test_every_status_has_a_shape_of_its_own_or_is_hollow():
    spec = achievement_dumbbell(target_rows(157.3, 107.0, 101.5, 96.4, 60.3), Words())
    (shape,) = [encoding["shape"] for encoding in encodings(spec) if "shape" in encoding]
    assert shape["scale"]["domain"] == list(STATUS_SHAPES)
    assert shape["scale"]["range"] == list(STATUS_SHAPES.values())
    assert {row["status"] for row in rows_in(spec)} == set(STATUS_SHAPES)
    filled = [node["calculate"] for node in walk(spec) if node.get("as") == "filled"]
    assert filled == ["datum.role == 'near' ? 'paper' : datum.role"], "met and near share the circle: near is hollow"


def test_the_status_is_written_beside_its_mark_and_not_only_coloured():
    rows = rows_in(achievement_dumbbell(target_rows(107.0, 60.3), Words()))
    assert {row["status_text"] for row in rows} == {"▲ 107.0%", "▼ 60.3%"}


@pytest.mark.parametrize("achievements", [(101.5, 96.4), (60.3, 82.5), (250.0,), (100.0,)])
def test_the_axis_of_achievement_holds_every_value_and_the_target(achievements: tuple[float, ...]):
    spec = achievement_dumbbell(target_rows(*achievements, following=103.0), Words())
    axes = [
        encoding["x"]
        for encoding in encodings(spec)
        if isinstance(encoding.get("x"), dict) and "scale" in encoding["x"]
    ]
    low, high = axes[0]["scale"]["domain"]
    assert low < min(achievements) <= max(achievements) < high
    assert low < 100 < high
    ticks = next(axis["axis"]["values"] for axis in axes if axis.get("axis"))
    assert 100 in ticks
    assert len(ticks) <= 3


def test_a_target_without_a_successor_has_no_diamond():
    spec = achievement_dumbbell(target_rows(101.5, following=None), Words())
    assert [node["filter"] for node in walk(spec) if "filter" in node] == ["datum.next != null"]
    assert {row["next"] for row in rows_in(spec)} == {None}


# Lines


def label_gaps(spec: dict) -> list[float]:
    """Pixels between the names at the ends of the lines, from the top down."""
    ends = {row["area"]: row["label_at"] for row in rows_in(spec) if "label_at" in row}
    (domain,) = {tuple(encoding["y"]["scale"]["domain"]) for encoding in encodings(spec)}
    per_unit = (HEIGHT - 30) / (domain[1] - domain[0])
    heights = sorted(ends.values())
    assert all(domain[0] <= height <= domain[1] for height in heights)
    return [(upper - lower) * per_unit for lower, upper in pairwise(heights)]


@pytest.mark.parametrize(
    "ends",
    [
        (63.6, 67.2, 69.2),
        (67.2, 67.2, 67.2),
        (60.0, 69.9, 70.0, 70.0),
        (60.0, 60.0, 60.1, 70.0),
        (62.4, 62.5, 62.6, 62.7, 62.8),
    ],
)
def test_names_at_the_ends_of_lines_do_not_overlap(ends: tuple[float, ...]):
    rows = line_rows({f"지역 {number}": [61.0, end] for number, end in enumerate(ends)})
    gaps = label_gaps(rate_lines(rows, Words()))
    assert len(gaps) == len(ends) - 1
    assert min(gaps) >= LABEL_STEP - 1e-6


def test_a_line_that_ends_earlier_is_named_at_its_own_end():
    rows = line_rows({"서대문구": [62.2, 63.6], "서울시": [68.4]})
    ends = {row["area"]: row["position"] for row in rows_in(rate_lines(rows, Words())) if "label_at" in row}
    assert ends == {"서대문구": 2023.75, "서울시": 2022.75}


def test_periods_that_do_not_fit_a_line_stand_in_two_and_more_of_them_need_more_room():
    def least(spec: dict) -> int:
        [expression] = {node["labelExpr"] for node in walk(spec) if "labelExpr" in node}
        assert "split(" in expression
        return int(expression.split("width < ")[1].split(" ")[0])

    three, four = (
        least(rate_lines(line_rows({"서대문구": values}), Words()))
        for values in ([1.0, 2.0, 3.0], [1.0, 2.0, 3.0, 4.0])
    )
    assert three < 358 < four < 484


def test_every_value_of_a_line_is_a_point():
    rows = line_rows({"서대문구": [62.2, 63.6], "서울시": [68.4, 67.2]})
    drawn = {(row["area"], row["value"]) for row in rows_in(rate_lines(rows, Words()))}
    assert drawn == {("서대문구", 62.2), ("서대문구", 63.6), ("서울시", 68.4), ("서울시", 67.2)}


def test_a_single_period_stands_at_the_left_of_a_low_chart_and_equal_values_still_make_one():
    spec, usual = (rate_lines(line_rows({"서대문구": values}), Words()) for values in ([63.6], [63.6, 63.6]))
    assert (spec["height"], usual["height"]) == (LOW, HEIGHT)
    assert rate_lines(line_rows({"서대문구": [63.6]}), Words(), height=300)["height"] == 300  # as a slide asks
    for one, place in ((spec, 0.04 / 1.04), (usual, 1)):
        low, high = encodings(one)[0]["y"]["scale"]["domain"]
        assert low < 63.6 < high
        first, last = encodings(one)[0]["x"]["scale"]["domain"]
        position = max(row["position"] for row in rows_in(one) if "position" in row)
        assert (position - first) / (last - first) == pytest.approx(place)


def test_the_name_of_the_last_period_stands_below_its_points():
    spec = rate_lines(line_rows({"서대문구": [62.2, 63.6]}), Words())
    assert [node["labelFlush"] for node in walk(spec) if "labelExpr" in node and "labelFlush" in node] != []
    assert not any(node["labelFlush"] for node in walk(spec) if "labelExpr" in node and "labelFlush" in node)


def test_a_stem_ends_before_a_label_that_stands_left_of_its_dot():
    spec = grouped_dots(group_rows(0.1, 1.4), Words(), lollipop=True, ticks=[(0.0, "0")])
    (offset,) = [node["x2Offset"]["expr"] for node in walk(spec) if "x2Offset" in node]
    leftward = offset.removesuffix(" ? -datum.room : 0")
    assert leftward != offset
    assert leftward in [node["filter"] for node in walk(spec) if "filter" in node]


# Ratios against 1, and what adds and takes away


def test_every_ratio_has_a_tick_at_1_and_starts_from_it():
    spec = ratio_dots(ratio_rows(2.59, 1.0, 0.28, 0.0), Words(), "둘레와 같은 몫")
    assert {row["one"] for row in rows_in(spec)} == {1}
    domains = {tuple(e["x"]["scale"]["domain"]) for e in encodings(spec) if "scale" in e.get("x", {})}
    assert domains == {(0, 2.59)}
    (axis,) = {tuple(e["x"]["axis"]["values"]) for e in encodings(spec) if e.get("x", {}).get("axis")}
    assert axis == (1,)


def test_ratios_all_below_1_still_show_where_1_is():
    spec = ratio_dots(ratio_rows(0.4, 0.2), Words(), "둘레와 같은 몫")
    assert {tuple(e["x"]["scale"]["domain"]) for e in encodings(spec) if "scale" in e.get("x", {})} == {(0, 1)}


def test_columns_of_different_lanes_are_drawn_on_one_scale_and_losses_hang_below():
    rows = [
        row
        for row in rows_in(signed_columns(move_rows({"가": [30000, -3000], "나": [15000, -5000]}), Words()))
        if "tip" in row
    ]
    heights = {row["value"]: row["base"] - row["tip"] for row in rows}
    assert heights[30000] == pytest.approx(2 * heights[15000])
    assert heights[-3000] == pytest.approx(-heights[30000] / 10)
    lowest = {lane: max(row["tip"] for row in rows if row["lane"] == lane) for lane in ("가", "나")}
    highest = {lane: min(row["tip"] for row in rows if row["lane"] == lane) for lane in ("가", "나")}
    assert lowest["가"] < highest["나"], "lanes do not run into each other"


def test_a_lane_of_nothing_is_still_drawn():
    spec = signed_columns(move_rows({"가": [0, 0]}), Words())
    assert {row["tip"] - row["base"] for row in rows_in(spec) if "tip" in row} == {0}


# Gaps and ranks


def test_each_group_keeps_its_shape_whichever_end_it_stands_at():
    rows = span_rows((56.3, 72.2)) + [
        row | {"low_shape": "square", "high_shape": "circle"} for row in span_rows((50, 51))
    ]
    drawn = {(row["at"], row["shape"]) for row in rows_in(gap_spans(rows, Words())) if "at" in row}
    assert drawn == {(56.3, "circle"), (72.2, "square"), (50, "square"), (51, "circle")}


def test_equal_rates_are_a_gap_of_nothing_and_still_a_chart():
    spec = gap_spans(span_rows((60.0, 60.0)), Words())
    low, high = next(e["x"]["scale"]["domain"] for e in encodings(spec) if "scale" in e.get("x", {}))
    assert low == 60.0 < high


def test_a_rank_stands_among_as_many_dots_as_there_are_places():
    rows = rows_in(rank_rows(place_rows((3, 25)), Words()))
    spots = sorted({round(row["spot"], 6) for row in rows})
    assert len(spots) == 25
    assert {row["spot"] for row in rows if "rank" in row} == {2 / 24}
    assert (spots[0], spots[-1]) == (0, 1)
    first_and_only = rows_in(rank_rows(place_rows((1, 1)), Words()))
    assert {row["spot"] for row in first_and_only} == {0}


def written_inside(lines: dict[str, list[float]]) -> set[str]:
    """Which lines have a value written before their end. The first line is the one spoken of."""
    spec = rate_lines(line_rows(lines), Words())
    return {row["area"] for layer in spec["layer"] if layer["mark"].get("dy") == -8 for row in layer["data"]["values"]}


def test_of_lines_that_run_close_one_has_its_values_written_and_the_line_spoken_of_comes_first():
    assert written_inside({"말하는 곳": [50.0, 50.0], "위": [70.0, 70.0], "아래": [69.9, 69.9]}) == {"말하는 곳", "위"}
    assert written_inside({"말하는 곳": [69.9, 69.9], "위": [70.0, 70.0], "아래": [50.0, 50.0]}) == {
        "말하는 곳",
        "아래",
    }


# A against B


def strip_marks(spec: dict[str, Any]) -> list[dict]:
    """The marks on the strips, not the signs beside the plans' names."""
    return [row for row in rows_in(spec) if "shape" in row and "at" in row]


def test_equal_values_stand_one_above_the_other():
    for right, apart in ((59.4, True), (18.9, False), (19.5, False)):
        marks = {row["name"]: row for row in strip_marks(strips(18.9, right))}
        assert (marks["가"]["y"] == marks["나"]["y"]) is apart
        assert marks["가"]["shape"] != marks["나"]["shape"], "colour is never the only sign"


def test_four_plans_of_one_value_are_all_to_be_seen_and_told_apart():
    spec = strips(50.0, 50.0, 51.0, 50.0)
    marks = strip_marks(spec)
    assert len({row["y"] for row in marks}) == len({row["shape"] for row in marks}) == 4
    assert [row["role"] for row in sorted(marks, key=lambda row: row["name"])].count("accent") == 1
    (ends,) = {row["below"] for row in rows_in(spec) if "below" in row}
    (formula,) = {row["y"] for row in rows_in(spec) if row.get("text") == "국비 ÷ 예산 합계 × 100"}
    assert all(formula + 10 < row["y"] < ends - 10 for row in marks), "below the formula, above the words of the ticks"


def test_a_strip_holds_both_values_and_its_ends():
    spec = strips(-3.0, 120.0)
    domains = [channel["scale"]["domain"] for one in encodings(spec) if "scale" in (channel := one.get("x", {}))]
    assert domains
    assert all(low < 0 and high > 1 for low, high in domains)
    assert sorted(row["at"] for row in strip_marks(spec)) == [0, 1]
    assert [round(row["at"], 3) for row in rows_in(spec) if "below" in row][:2] == [
        0.024,
        0.837,
    ]  # 0 and 100 of −3 … 120


def test_every_measure_has_a_scale_of_its_own():
    spec = measure_strips([strip_row(10.0, 50.0), strip_row(50.0, 100.0)], Words())
    assert [row["at"] for row in strip_marks(spec)] == [0.1, 0.5, 0.5, 1]


def test_a_refused_value_is_written_with_its_verdict_and_not_drawn():
    spec = measure_strips([strip_row(18.9, 59.4, 40.0, refused="나")], Words())
    assert [row["name"] for row in strip_marks(spec)] == ["가", "다"]
    written = {row["text"]: row for row in rows_in(spec) if "weight" in row}
    assert [written[value]["weight"] for value in ("18.9%", "59.4%", "40.0%")] == [600, 400, 600]
    assert [row["shape"] for row in rows_in(spec) if row.get("shape") in SIGNS][:2] == ["refused", "warning"]
    assert "비교 불가 · 나이 기준이 다르거나 적혀 있지 않음" in written


def test_where_nothing_may_be_compared_words_stand_for_the_strip():
    spec = measure_strips(
        [strip_row(18.9, 59.4, refused="나다라")],
        Words(not_drawn="그리지 않음"),
    )
    assert strip_marks(spec) == []
    assert "그리지 않음" in {row.get("text") for row in rows_in(spec)}
    assert spec["height"] < strips(18.9, 59.4)["height"] - 20, "no empty room"
    assert PLACE in {row.get("place") for row in rows_in(spec)}


def test_words_of_the_strips_fit_a_phone_and_do_not_meet_those_at_the_right():
    for spec in (CHARTS["measure_strips"](), strips(18.9, 59.4)):
        lines: dict[float, float] = {}
        for row in rows_in(spec):
            if "weight" in row:
                own = row["indent"] if row["right"] else row["left"]
                wide = width(row["text"], row["size"], bold=row["weight"] == 600)
                assert own + wide <= ROOM
                lines[row["y"]] = lines.get(row["y"], 0) + wide
        assert max(lines.values()) < ROOM


def test_dots_keep_negative_steps_on_the_axis():
    spec = grouped_dots(group_rows(-1.6, 0.1), Words(), lollipop=False, ticks=[(0.0, "0")])
    low, high = next(
        encoding["x"]["scale"]["domain"] for encoding in encodings(spec) if "scale" in encoding.get("x", {})
    )
    assert low < -1.6 < 0 < high


# The flow of money


def flowing(spec: dict) -> dict[tuple[str, str], list[dict]]:
    """The points of every band, by source and target."""
    found: dict[tuple[str, str], list[dict]] = {}
    for row in rows_in(spec):
        if "way" in row:
            found.setdefault((row["source_name"], row["name"]), []).append(row)
    return found


def test_all_money_flows_in_bands_as_thick_as_it_is():
    bands = flowing(money_flow(LINKS, Words()))
    whole = sum(link["value"] for link in LINKS)
    assert len(bands) == len(LINKS) == 3
    for link in LINKS:
        points = bands[link["source_name"], link["name"]]
        assert [point["way"] for point in points] == [0, EDGE, 1 - EDGE, 1]
        for point in points:
            assert point["bottom"] - point["top"] == pytest.approx(link["value"] / whole * MONEY)
        assert {point["role"] for point in points} == {SOURCE_ROLES[link["source"]]}


def test_bands_at_a_node_lie_side_by_side_and_fill_it():
    spec = money_flow(LINKS, Words())
    bands = flowing(spec)
    ends = sorted(
        (points[-1]["top"], points[-1]["bottom"]) for (_, name), points in bands.items() if name == "직접일자리"
    )
    assert ends[0][1] == pytest.approx(ends[1][0])
    node = next(
        row for row in rows_in(spec) if row.get("end") == 1 and "직접일자리" in row.get("wide", "") and "top" in row
    )
    assert (ends[0][0], ends[1][1]) == pytest.approx((node["top"], node["bottom"]))


def test_words_of_a_flow_stand_outside_the_bands_and_never_on_each_other():
    spec = money_flow(LINKS, Words())
    [across] = {
        str(encoding["x"]["scale"]["range"]) for encoding in encodings(spec) if "scale" in encoding.get("x", {})
    }
    assert "66" in across
    assert "138" in across, "room for words left and right of the nodes"
    for end in (0, 1):
        nodes = sorted(
            (row["middle"], len(row["narrow"].split("\n"))) for row in rows_in(spec) if row.get("end") == end and "high" in row
        )  # fmt: skip
        assert nodes
        for (above, lines), (below, more) in pairwise(nodes):
            assert below - above >= 15 * (lines + more) / 2
        assert nodes[0][0] - 15 * nodes[0][1] / 2 >= -1
        assert nodes[-1][0] + 15 * nodes[-1][1] / 2 <= spec["height"]


def test_a_name_is_broken_between_words_only_and_loses_none():
    name = "사회적경제 활성화 및 일자리 질 개선을 통한 일자리 창출"
    assert " ".join(broken(name, 10)) == name
    assert broken(name, 10) == ["사회적경제 활성화 및", "일자리 질 개선을", "통한 일자리 창출"]
    assert broken("서대문구일자리플러스센터운영", 4) == ["서대문구일자리플러스센터운영"]
    assert broken(name, 99) == [name]


# What plans print


def test_every_plan_and_item_has_its_sign_where_its_plan_and_item_stand():
    spec = coverage_matrix(CELLS, Words())
    drawn = {(row["item"], row["plan"]): row for row in rows_in(spec) if "sign" in row}
    assert {key: row["sign"] for key, row in drawn.items()} == {
        (cell["item"], cell["plan"]): cell["sign"] for cell in CELLS
    }
    assert [drawn["고용률", plan]["spot"] for plan in dict.fromkeys(cell["plan"] for cell in CELLS)] == [0, 1, 2]
    assert len({row["top"] for (item, _), row in drawn.items() if item == "인구"}) == 1
    assert drawn["인구", "인천 서구 2025"]["top"] > drawn["고용률", "인천 서구 2025"]["top"]


def test_one_plan_alone_has_its_column_too():
    spec = coverage_matrix([cell for cell in CELLS if cell["plan"] == "인천 서구 2025"], Words())
    assert {row["spot"] for row in rows_in(spec) if "spot" in row} == {0}
    assert {
        tuple(encoding["x"]["scale"]["domain"]) for encoding in encodings(spec) if "scale" in encoding.get("x", {})
    } == {(0, 1)}


def test_names_of_plans_fit_a_column_of_a_phone():
    assert headed("영등포구 2017–2018") == ["영등포구", "2017–", "2018"]
    assert headed("Seodaemun-gu 2024") == ["Seodaemun-", "gu 2024"]
    assert headed("서울시 2021") == ["서울시", "2021"]


# Months


def test_a_month_is_drawn_from_its_first_day_to_its_last_and_unknown_months_are_not_drawn():
    rows = rows_in(month_bars(month_rows((3, 3), None), month_names("ko"), Words()))
    drawn = {(row["start"], row["end"]) for row in rows if row.get("label", "").startswith("제1기")}
    assert drawn == {(2, 3)}  # March alone: from the second month gone to the third
    assert {row["start"] for row in rows if row.get("label", "").startswith("◌")} == {None}


def test_a_year_that_is_over_has_no_mark_for_today_and_a_running_one_has():
    running = month_bars(month_rows((2, 6)), month_names("ko"), Words(), now=10.5)
    over = month_bars(month_rows((2, 6)), month_names("ko"), Words())
    assert {row["now"] for row in rows_in(running) if "now" in row} == {10.5}
    assert len(running["layer"]) == len(over["layer"]) + 1


def test_a_schedule_of_several_strategies_names_the_months_for_each_and_has_no_axis():
    rows = [row | {"chapter": code} for row, code in zip(month_rows((3, 3), (1, 12)), "ab", strict=True)]
    chapters = [{"chapter": code, "name": code, "told": f"told {code}"} for code in "abc"]
    spec = month_bars(rows, month_names("ko"), Words(), None, chapters)
    heads = [row for row in rows_in(spec) if "told" in row]
    assert [row["told"] for row in heads] == ["told a", "told b", "told c"], "one without any row, too"
    assert [row["months"] for row in heads] == [row["y"] for row in rows_in(spec) if row.get("month") == 0]
    assert {encoding["x"]["axis"] for encoding in encodings(spec) if "axis" in encoding.get("x", {})} == {None}
    first, second = (row["y"] for row in rows_in(spec) if "start" in row)
    assert heads[0]["months"] < first < heads[1]["rule"] < heads[1]["months"] < second < heads[2]["rule"]


def test_a_strategy_without_any_known_month_still_names_its_months_and_activities():
    spec = month_bars(month_rows(None, None), month_names("en"), Words())
    assert "Dec" in str(spec)
    assert {row["name"] for row in rows_in(spec) if "name" in row} == {"사업 0", "사업 1"}
    assert not [row for row in rows_in(spec) if row.get("start") is not None]


# Years, and what new targets ask for


def test_bars_of_years_start_at_zero_and_keep_their_proportions():
    rows = {row["year"]: row for row in rows_in(year_bars(year_rows(2500, 10000, 5000), Words())) if "foot" in row}
    heights = {year: row["foot"] - row["top"] for year, row in rows.items()}
    assert heights[2017] == 4 * heights[2016] == 2 * heights[2018]


def test_target_years_stand_apart_from_results_and_are_hollow():
    spec = year_bars(year_rows(1, 2, 3, 4), Words())
    slots = sorted({row["slot"] for row in rows_in(spec) if "slot" in row})
    assert [right - left for left, right in pairwise(slots)] == [1, 1.5, 1]
    assert {(row["inside"], row["edge"]) for row in rows_in(spec) if "inside" in row} == {("paper", "accent")}
    assert {node["filter"] for node in walk(spec) if isinstance(node.get("filter"), str)} >= {
        "datum.is_target",
        "!datum.is_target",
    }


def test_a_chart_of_results_alone_has_no_gap():
    slots = {row["slot"] for row in rows_in(year_bars(year_rows(1, 2, 3, first_target=2030), Words())) if "slot" in row}
    assert slots == {0, 1, 2}


def test_what_a_target_adds_to_its_values_goes_below_them_only_where_a_phone_needs_it():
    long, short = (
        "한 해 전 341,000 → 지난 실적 353,000 → 새 목표 353,353명 · 지난 목표 341,682",
        "59.5 → 59.6% · 지난 목표 57.5",
    )
    rows = [row | {"path": path} for path in (long, short) for row in step_rows(99.0)]
    lines = [row["path_lines"] for row in rows_in(target_steps(rows, Words())) if "path_lines" in row]
    assert lines == [long.replace(" · ", "\n"), short]


def test_a_name_of_several_lines_makes_its_block_deeper_and_comes_near_no_bar():
    name = "민간 일자리(취업지원, 직업훈련, 창업지원, 고용장려금)를 늘리는 여러 가지 사업의 합 (천개)"
    for text in ("짧은 이름", name, name * 2):
        drawn = rows_in(year_bars([row | {"name": text} for row in year_rows(1, 2)], Words()))
        (last,) = {row["top"] + row["more"] for row in drawn if "narrow" in row}
        assert min(row["top"] for row in drawn if "foot" in row) - last >= 36, "room for the value above the bar"


def test_the_scale_of_new_targets_holds_the_last_result_and_every_mark():
    spec = target_steps(step_rows(26.1, 100.1, earlier=121.4), Words())
    scales = [encoding["x"]["scale"]["domain"] for encoding in encodings(spec) if "scale" in encoding.get("x", {})]
    assert scales
    for low, high in scales:
        assert low < 26.1
        assert high > 121.4


def test_a_new_target_without_an_earlier_one_has_no_mark_for_it():
    rows = rows_in(target_steps(step_rows(99.0), Words()))
    assert {row["earlier_share"] for row in rows} == {None}
    assert {row["all"] for row in rows} == {100}


# The tree of money


def test_a_part_is_as_high_as_its_share_and_stands_right_of_its_whole():
    rows = [
        row for row in rows_in(money_tree(tree_rows((1, 0, 0.25), (2, 0, 0.25), (1, 0.25, 1)), Words())) if "top" in row
    ]
    outer, inner = (next(row for row in rows if row["depth"] == depth) for depth in (1, 2))
    assert outer["bottom"] - outer["top"] == TREE_HEIGHT / 4
    assert outer["right"] == inner["left"]
    assert {row["right"] for row in rows if row["depth"] == 2} == {1}


def test_an_amount_in_a_flat_part_is_never_cut():
    rows = [
        row | {"name": "산업단지·중소기업 지원을 통한 일자리 창출", "amount": "26.7억원"}
        for row in tree_rows((1, 0, 0.97), (2, 0, 0.97), (3, 0, 0.97), (1, 0.97, 1), (2, 0.97, 1), (3, 0.97, 1))
    ]
    short = [line for row in rows_in(money_tree(rows, Words())) if "short" in row for line in row["short"]]
    assert any("…" in line for line in short)
    assert all(line == "" or line.endswith("26.7억원") for line in short)


def test_a_long_name_in_a_high_part_stands_in_lines_that_a_phone_has_room_for_and_a_flat_part_keeps_one():
    name = "맞춤형 일자리 지원 및 발굴"
    rows = [row | {"name": name} for row in tree_rows((1, 0, 0.95), (2, 0, 0.95), (3, 0, 0.95), (1, 0.95, 1))]
    words = {row["top"]: row["words"] for row in rows_in(money_tree(rows, Words())) if row.get("depth") == 1}
    assert words[0].split("\n") == ["맞춤형 일자리", "지원 및 발굴"]
    assert words[TREE_HEIGHT * 0.95].split("\n") == [name]
