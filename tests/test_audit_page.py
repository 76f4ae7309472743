"""검증: one check as it is told."""

import re

import pytest

from components.catalogue import LANGUAGES
from components.frame import PAGES, Page
from components.sections.audit import interval_words
from loaders import audit


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_check_allows_is_said_in_numbers_that_a_plan_could_print(lang: str):
    page = Page(PAGES[0], lang)
    for row in audit.checks().to_dict("records"):
        said = interval_words(page, row)
        assert max((len(number) for number in re.findall(r"[\d,.]+", said)), default=0) < 24, (row["rule"], said)


def test_a_part_must_not_exceed_its_whole_and_a_running_total_must_not_fall():
    page = Page(PAGES[0], "ko")
    rows = {row["rule"]: row for row in audit.checks().to_dict("records")}
    assert "숫자로는 17,000천원까지" in interval_words(page, rows["bound"])
    assert "부터 될 수 있다" in interval_words(page, rows["cumulative"])
