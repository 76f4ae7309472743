"""검증: one check as it is told."""

import re

import pytest

from components.catalogue import LANGUAGES, say
from components.frame import PAGES, Page
from components.sections.audit import interval_words
from loaders import audit
from tests.test_pages import opened


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


def test_the_list_begins_with_what_the_plan_says_of_its_own_targets_and_money_and_ends_with_units():
    rows = audit.checks().query("plan_id == 'seodaemun-2024' and is_doubt")
    table = opened("audit", region="11410").dataframe[0].value
    verdicts = list(table[say("ko", "col.verdict")])
    units = rows[rows["verdict"] == "unit_suspect"]["verdict_ko"].iloc[0]
    first_unit = verdicts.index(units)
    assert len(verdicts) == len(rows)
    assert set(verdicts[first_unit:]) == {units}
    # 712 for 808 (민간지원), 3 for 4 and 458 for 457 백만원: the plan's own. Shares of 서울시 come after them.
    assert list(table[say("ko", "col.printed")][1:4]) == ["712", "3", "458"]


def test_a_range_has_one_kind_of_minus_and_none_between_its_ends():
    ranges = [interval_words(Page(PAGES[0], "ko"), row) for row in audit.checks().to_dict("records")]
    below_zero = [said for said in ranges if "△" in said]
    assert below_zero
    assert not any("-" in said or "–" in said for said in ranges)
