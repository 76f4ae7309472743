"""Numbers as people read them: the unit follows the size, the sign follows the language, and unknown is never 0."""

import math

import pytest

from components import numbers
from components.status import STATUS_SHAPES, STATUS_SIGNS, status_of

UNKNOWN = (None, math.nan)


@pytest.mark.parametrize(
    ("won", "korean", "english"),
    [
        (2_157_631_000_000, "2조 1,576억원", "₩2.16 tn"),
        (1_000_000_000_000, "1조원", "₩1.00 tn"),
        (999_950_000_000, "1조원", "₩1,000.0 bn"),
        (115_577_000_000, "1,156억원", "₩115.6 bn"),
        (4_157_202_000, "41.6억원", "₩4.2 bn"),
        (100_000_000, "1.0억원", "₩100 m"),
        (29_000_000, "29백만원", "₩29 m"),
        (1_000_000, "1백만원", "₩1 m"),
        (630_000, "63만원", "₩630 k"),
        (9_220, "9,220원", "₩9 k"),
        (500, "500원", "₩500"),
        (0, "0원", "₩0"),
    ],
)
def test_money_is_written_in_the_unit_of_its_size(won: int, korean: str, english: str):
    assert numbers.money(won, "ko") == korean
    assert numbers.money(won, "en") == english


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_unknown_is_blank_in_every_form_and_never_0(unknown: float | None):
    forms = (numbers.count, numbers.rate, numbers.share, numbers.step, numbers.money, numbers.per_job)
    assert [form(unknown) for form in forms] == [""] * len(forms)
    assert numbers.missing(unknown)
    assert not numbers.missing(0)
    assert not numbers.missing(0.0)


def test_a_negative_number_has_the_sign_of_its_language():
    assert numbers.count(-108108, "ko") == "△108,108"
    assert numbers.count(-108108, "en") == "−108,108"
    assert numbers.rate(-0.2, "ko") == "△0.2"
    assert numbers.money(-1_360_000_000, "ko") == "△13.6억원"
    assert "-" not in numbers.step(-0.2, "en")


def test_a_step_says_its_direction_and_no_step_has_no_sign():
    assert numbers.step(0.1, "ko") == "+0.1"
    assert numbers.step(-1.6, "ko") == "△1.6"
    assert numbers.step(0.0, "ko") == "0.0"
    assert numbers.step(-0.04, "ko") == "0.0", "what rounds to 0.0 is neither up nor down"
    assert numbers.step(0.04, "en") == "0.0"


def test_counts_have_separators_and_decimals_only_where_there_are_some():
    assert numbers.count(14490) == "14,490"
    assert numbers.count(37.7) == "37.7"
    assert numbers.count(0) == "0"


def test_a_small_share_is_not_rounded_away():
    assert numbers.share(18.9) == "19"
    assert numbers.share(0.4) == "0.4"
    assert numbers.share(0) == "0"
    assert numbers.share(100.0) == "100"


def test_the_cost_of_a_job_is_written_in_ten_thousand_won():
    assert numbers.per_job(3_285_818, "ko") == "329만원"
    assert numbers.per_job(3_285_818, "en") == "₩3.3 m"


@pytest.mark.parametrize(
    ("achievement", "status"),
    [
        (105.0, "over"),
        (104.999, "met"),
        (100.0, "met"),
        (99.999, "near"),
        (95.0, "near"),
        (94.999, "missed"),
        (0.0, "missed"),
    ],
)
def test_whether_a_target_was_met_is_judged_on_the_unrounded_achievement(achievement: float, status: str):
    assert status_of(achievement) == status


def test_every_status_has_a_sign_and_a_shape_of_its_own():
    assert set(STATUS_SIGNS) == set(STATUS_SHAPES) == {"far_over", "over", "met", "near", "missed"}
    assert len(set(STATUS_SIGNS.values())) == 5
    assert STATUS_SHAPES["over"] != STATUS_SHAPES["missed"]


def test_a_job_that_costs_little_never_costs_nothing():
    assert numbers.per_job(2_805) == "2,805원"
    assert numbers.per_job(2_805, "en") == "₩3 k"
    assert numbers.per_job(15_000) == "2만원"
    assert numbers.per_job(0) == "0만원"


@pytest.mark.parametrize(("man", "said"), [(0, "₩0 m"), (500, "₩5 m"), (863, "₩8.6 m"), (2000, "₩20 m")])
def test_ten_thousands_of_won_are_millions_in_english(man: float, said: str):
    assert numbers.man_in_english(man) == said
