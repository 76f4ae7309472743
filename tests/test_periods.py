"""A period reads as people say it, and stands on the axis where it lies."""

from datetime import date

import pytest

from components.periods import months_gone, months_text, period_text, position
from tests.conftest import Ask


@pytest.mark.parametrize(
    ("period", "korean", "english"),
    [
        ("2024", "2024", "2024"),
        ("2024-S1", "2024 상반기", "2024 H1"),
        ("2024-S2", "2024 하반기", "2024 H2"),
        ("2024-Q1", "2024 1분기", "2024 Q1"),
        ("2021-01", "2021년 1월", "2021-01"),
        ("2023-12", "2023년 12월", "2023-12"),
        ("2018-01/2018-07", "2018년 1–7월", "2018, months 1–7"),
    ],
)
def test_a_period_is_written_as_people_say_it(period: str, korean: str, english: str):
    assert period_text(period, "ko") == korean
    assert period_text(period, "en") == english


def test_a_period_stands_in_the_middle_of_its_time():
    assert position("2024") == 2024.5
    assert position("2024-S1") == 2024.25
    assert position("2024-S2") == 2024.75
    assert position("2021-01") == pytest.approx(2021.04, abs=0.01)
    assert position("2023-12") == pytest.approx(2023.96, abs=0.01)


def test_periods_of_a_year_stand_in_their_order():
    order = ["2023-S2", "2024-01", "2024-S1", "2024", "2024-S2", "2024-12", "2025"]
    assert sorted(set(order), key=position) == order


def test_a_span_of_several_years_keeps_both_years():
    for period in ("2022-07/2026-06", "2016/2018", "2012/2018-07"):
        for lang in ("ko", "en"):
            said = period_text(period, lang)
            assert period[:4] in said
            assert period.split("/")[1][:4] in said


def test_every_period_of_the_plans_can_be_written_and_placed(real: Ask):
    periods = {row["time_period"] for row in real("select distinct time_period from figures")}
    assert len(periods) > 20
    for period in periods:
        assert period_text(period, "ko")
        assert period_text(period, "en")
        assert 2000 < position(period) < 2040


def test_months_are_named_once_when_they_are_one():
    assert [months_text(3, 4, lang) for lang in ("ko", "en")] == ["3–4월", "Mar–Apr"]
    assert [months_text(10, 10, lang) for lang in ("ko", "en")] == ["10월", "Oct"]


def test_a_year_that_is_over_or_has_not_begun_has_no_today():
    assert months_gone(2025, date(2025, 1, 1)) == 0
    assert months_gone(2025, date(2025, 7, 1)) == 6
    assert 11.9 < (months_gone(2025, date(2025, 12, 31)) or 0) < 12
    assert months_gone(2025, date(2026, 1, 1)) is None
    assert months_gone(2025, date(2024, 12, 31)) is None
