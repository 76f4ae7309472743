"""A slide can be read from the last row, and a talk needs no network."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from components.blocks import vega
from components.catalogue import say
from components.exports import hall, slides
from components.exports.chart_svg import svg_height, svg_width
from components.exports.taken import Taken, taken
from components.frame import PAGES, PageEntry
from components.quiet import page_drawn
from tests.test_charts import CHARTS

WORDS = {key: key for key in slides.WORDS}


def block(path: str, chart: str, **address: str) -> Taken:
    page = page_drawn(f"pages/{path}.py", {"lang": "ko"} | address, f"http://example.org/{path}")
    return taken(page, next(drawn for drawn in page.drawn if drawn.drawing.key == chart))


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    found: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.append((tag, dict(attrs)))

    Reader().feed(html)
    return found


def all_blocks(entry: PageEntry, lang: str) -> list[Taken]:
    """Every chart of a page as it opens, and of the budget's other views, which hold the tree, the flow and the prices."""
    views = ("sources", "uses", "spent") if entry.key == "budget" else ("",)
    pages = [page_drawn(entry.file, {"lang": lang, "view": view}, f"http://example.org/{entry.path}") for view in views]
    return [taken(page, drawn) for page in pages for drawn in page.drawn]


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("entry", [entry for entry in PAGES if entry.key != "present"], ids=lambda entry: entry.key)
def test_no_letter_on_any_slide_of_any_chart_is_under_24_points(entry: PageEntry, lang: str):
    for block in all_blocks(entry, lang):
        slide = slides.shown(block, "", say(lang, "present.care"))
        room = slides.room(slide.finding, slide.what, slide.source)
        assert room > slides.LEAST_ROOM, f"{block.key}: its words leave a chart too little"
        for view in slide.chart.views:
            svg = slide.chart.drawings[view.drawing]
            scale = min(hall.ROOM_WIDTH / svg_width(svg), room / view.height)
            assert hall.smallest_letters(svg) * scale * 0.75 >= 24, (block.key, view)
        assert slide.chart.points >= 24


def test_every_page_with_charts_was_looked_at():
    """The test above would hold of pages without charts, too."""
    assert sum(len(all_blocks(entry, "ko")) for entry in PAGES if entry.key in {"budget", "employment", "home"}) > 10


@pytest.mark.parametrize("name", CHARTS)
def test_every_kind_of_chart_has_letters_of_24_points_and_parts_that_fit(name: str):
    for room in (300, 468):
        found = hall.large(vega(CHARTS[name](), name), room)
        assert found.points >= 24
        assert all(view.height * hall.ROOM_WIDTH / svg_width(found.drawings[0]) <= room + 1 for view in found.views)


def test_words_of_a_slide_are_set_in_letters_of_24_points():
    """A unit is a hundredth of the stage's width: 12.8 pixels, or 9.6 points."""
    sizes = re.findall(r"font-size: calc\(([\d.]+) \* var\(--unit\)\)", slides.CSS)
    assert len(sizes) >= 4
    assert min(map(float, sizes)) * 9.6 >= 24


def test_what_a_letter_measures_is_what_is_written():
    svg = '<svg><text font-size="12px">가</text><text x="1" font-size="5px"></text><text font-size="11">나</text></svg>'
    assert hall.smallest_letters(svg) == 11


@pytest.mark.parametrize(
    ("path", "chart", "address"),
    [
        ("targets", "finished-targets", {}),
        ("schedule", "schedule-incheon-seo-2025-s1", {"region": "28260", "strategy": "s1"}),
    ],
)
def test_a_chart_of_many_rows_is_shown_in_parts_that_leave_nothing_out(path: str, chart: str, address: dict[str, str]):
    slide = slides.shown(block(path, chart, **address), "")
    assert slide.parts >= 2
    (svg,) = slide.chart.drawings
    head = slide.chart.views[0].windows[0]
    assert all(view.windows[0] == head for view in slide.chart.views), "the scale stands on every part"
    shown = [view.windows[-1] for view in slide.chart.views]
    assert shown[0][0] == head[1]
    assert all(before[1] == after[0] for before, after in pairwise(shown))
    assert svg_height(svg) - shown[-1][1] < 6
    assert [name for name in slides.stage([slide], WORDS).split('"') if re.fullmatch(r"1 / 1 \(\d/\d\)", name)] == [
        f"1 / 1 ({part}/{slide.parts})" for part in range(1, slide.parts + 1)
    ]


def test_a_part_that_begins_within_a_group_says_the_group_again():
    slide = slides.shown(block("schedule", "schedule-incheon-seo-2025-s2", region="28260", strategy="s2"), "")
    again = [view for view in slide.chart.views if len(view.windows) > 2]
    assert again
    for view in again:
        assert all(20 <= end - start <= 21 for start, end in view.windows[1:-1]), "a heading, a name"


def test_every_part_of_a_whole_schedule_names_the_months_and_a_strategy_begins_a_part():
    slide = slides.shown(block("schedule", "schedule-incheon-seo-2025", region="28260"), "")
    (svg,) = slide.chart.drawings
    written = [(float(y), text) for y, text in re.findall(r"<text [^>]*translate\([^,]+,([\d.]+)\)[^>]*>([^<]+)<", svg)]
    strategies = {"청년 일자리 확대", "맞춤형 일자리 지원 및 발굴", "상생·협력을 통한 고용 창출"}
    assert strategies <= {text for _, text in written}
    for view in slide.chart.views:
        seen = [text for top, bottom in view.windows for y, text in written if top <= y < bottom]
        assert {"1월", "11월"} <= set(seen)
        assert not strategies & set(seen[1:])


def test_a_chart_of_few_rows_is_one_slide():
    assert slides.shown(block("budget", "budget-plans"), "").parts == 1
    assert slides.shown(block("employment", "rates_15_64", region="11410"), "").parts == 1


def test_a_measure_of_two_plans_stands_on_a_slide_as_a_whole():
    for topic, measures in (("money", 6), ("employment", 5), ("jobs", 2)):
        found = slides.shown(block("compare", f"compare_{topic}"), "")
        assert found.parts <= measures
        assert all(len(view.windows) == 1 for view in found.chart.views), "no name said again"


def test_long_words_leave_less_room_and_never_smaller_letters():
    found = block("targets", "finished-targets")
    long = replace(
        found, finding="끝난 해의 목표 여섯 가운데 하나를 이루었고 다섯은 모자란다. " * 3, source=found.source * 6
    )
    assert slides.shown(long, "").parts > slides.shown(found, "").parts
    assert slides.shown(long, "").chart.points >= 24


def test_a_caution_stands_on_the_slide_or_it_says_that_there_is_one():
    short, long = block("budget", "budget-plans"), block("budget", "job-costs", view="spent")
    assert short.caution
    assert slides.shown(short, "", "CARE").source.endswith(short.caution)
    slide = slides.shown(long, "", "CARE")
    assert slide.source.endswith("CARE")
    assert long.caution in slide.remarks


def test_source_and_doubts_and_what_changed_stand_on_the_slide_and_the_notes_behind_it():
    doubtful = block("targets", "finished-targets")
    slide = slides.shown(doubtful, "두 숫자가 바뀌었다")
    assert slide.source == f"{doubtful.source} · {doubtful.doubts_text} · 두 숫자가 바뀌었다"
    assert doubtful.doubts_text
    assert set(doubtful.notes) < set(slide.remarks)


def test_the_file_holds_everything_and_asks_nobody():
    slide = slides.noted(slides.shown(block("budget", "budget-plans"), ""), "여기서 쉰다")
    html = slides.html_file([slide, slide], WORDS, "ko", "발표", 10).decode()
    assert "여기서 쉰다" in html
    assert html.count('<section class="slide"') == 2
    assert "default-src 'none'" in html
    for tag, attributes in tags(html):
        assert tag not in {"link", "iframe", "img", "object", "base", "form"}
        for name, value in attributes.items():
            if name in {"src", "href", "xlink:href", "action"}:
                assert str(value).startswith("#"), (tag, name, value)
    assert not re.findall(r"url\((?!data:|#)[^)]*\)|@import|fetch\(|XMLHttpRequest", html)
    assert "@font-face" in html, "Hangul without a Hangul font"


def test_a_note_that_looks_like_markup_is_text():
    slide = slides.noted(
        slides.shown(block("budget", "budget-plans"), "<i>"), "</script><script>alert(1)</script><img src=x onerror=y>"
    )
    html = slides.html_file([slide], WORDS, "en", "<title>", 0).decode()
    found = tags(html)
    assert [tag for tag, _ in found].count("script") == 1
    assert not any(
        tag in {"img", "i"} or any(name.startswith("on") for name in attributes) for tag, attributes in found
    )
