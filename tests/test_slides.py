"""A slide can be read from the last row, and a talk needs no network."""

import re
from html.parser import HTMLParser

import pytest

from components.exports import slides
from components.exports.taken import Taken, taken
from components.quiet import page_drawn

WORDS = {key: key for key in ("stage", "back", "next", "auto", "notes", "full")}


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


def test_a_chart_of_few_rows_and_one_of_lines_have_letters_of_24_points():
    assert slides.shown(block("budget", "budget-plans"), "").points >= 23.5
    assert slides.shown(block("employment", "rates_15_64", region="11410"), "").points >= 23.5


def test_a_chart_of_many_rows_says_how_small_its_letters_get():
    many = slides.shown(block("targets", "finished-targets"), "")
    assert many.points < 20
    height = float(re.findall(r'viewBox="0 0 [\d.]+ ([\d.]+)"', slides.stage([many], WORDS))[0])
    assert many.points == pytest.approx(slides.SMALLEST_LETTERS * slides.ROOM_HEIGHT / height / slides.POINT, rel=0.05)


def test_a_chart_of_many_rows_is_shown_again_in_parts_with_letters_of_24_points():
    many = slides.shown(block("targets", "finished-targets"), "")
    assert 2 <= many.parts <= slides.MOST_PARTS
    height = slides.svg_height(many.near) / many.parts * 1.12
    assert slides.SMALLEST_LETTERS * min(slides.LARGEST, slides.ROOM_HEIGHT / height) / slides.POINT > 20
    assert slides.stage([many], WORDS).count("<svg") == 2 + len(slides.SHAPES)
    few = slides.shown(block("budget", "budget-plans"), "")
    assert (few.parts, few.near) == (0, "")


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
