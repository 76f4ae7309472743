"""Names in charts fit a phone: 358 pixels, measured with the letters we ship."""

from collections.abc import Iterator
from typing import Any

import pytest

from components.charts.base import text_room
from components.charts.sheet import ROOM
from components.exports.fonts import width
from components.exports.taken import data_of
from tests.taking import page_of

PHONE, ELLIPSIS = 358, 72  # pixels of content at 390, and what of a name an ellipsis may take: a word
PAGES = [("targets", view) for view in ("common", "parts", "audience")] + [
    ("audit", ""),
    ("budget", "spent"),
]


@pytest.mark.parametrize(
    "compared", [{}, {"third": "seoul-2021", "fourth": "yeongdeungpo-2017-2018"}, {"third": "seoul-2018"}]
)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_lines_of_a_comparison_fit_the_narrowest_phone(lang: str, compared: dict[str, str]):
    lines: dict[tuple[str, float], float] = {}
    for block in page_of("compare", lang=lang, left="incheon-seo-2025", right="seodaemun-2024", **compared).drawn:
        for row in data_of(block.drawing.spec):
            if "weight" in row:
                line, wide = (block.drawing.key, row["y"]), width(row["text"], row["size"], bold=row["weight"] == 600)
                lines[line] = lines.get(line, 0) + wide + (0 if row["right"] else row["left"])
    assert len(lines) > 40
    assert {line: round(wide) for line, wide in lines.items() if wide > ROOM - 4} == {}


@pytest.mark.parametrize(
    "label",
    ["7,800 / 14,490 persons/cases", "120,495 → 107,172 jobs", "+1.8 pp Seo-gu, Incheon 2025", "7,800 / 14,490 명/건", "₩637.1 bn / ₩690.7 bn"],
)  # fmt: skip
def test_the_room_of_a_label_is_never_less_than_its_letters_and_hardly_more(label: str):
    room = text_room(label, 12) - 12
    assert width(label, 12) <= room <= width(label, 12) * 1.3
    assert width(label, 13, bold=True) <= text_room(label)


@pytest.mark.parametrize(("key", "view"), PAGES)
def test_names_of_an_english_chart_leave_room_for_the_value_beside_them(key: str, view: str):
    rows = [row for block in page_of(key, lang="en", view=view).drawn for row in _rows(block.drawing.spec)]
    assert len(rows) > 4
    over = {line: width(line, 13, bold=True) + beside - PHONE for line, beside, _ in rows}
    allowed = {line: 0 if folds else ELLIPSIS for line, _, folds in rows}
    assert {line: round(pixels) for line, pixels in over.items() if pixels > allowed[line]} == {}


def _rows(part: Any) -> Iterator[tuple[str, float, bool]]:
    """The lines of names that share a line with a value, the pixels of the value, and whether the name folds instead of being cut."""
    if isinstance(part, dict) and "narrow" in part and "beside" in part:
        yield from ((line, part["beside"], True) for line in part["narrow"].split("\n"))
    elif isinstance(part, dict) and {"name", "room"} <= set(part):
        yield part["name"], part["room"], False
    elif isinstance(part, dict | list):
        for one in part.values() if isinstance(part, dict) else part:
            yield from _rows(one)
