"""What a rounded figure may stand for."""

import pytest

from loaders.intervals import Interval, added, around, combined, half_unit


@pytest.mark.parametrize(
    ("printed", "factor", "exact", "half"),
    [
        ("63.6", 1, False, 0.05),
        ("(52.5%)", 1, False, 0.05),
        ("4.63%", 1, False, 0.005),
        ("353", 1000, False, 500),
        ("14,490", 1, True, 0),
        ("2,958억원", 10**8, False, 5 * 10**7),
        ("166.3", 1000, False, 50),
        ("14.000", 1000, False, 500),
    ],
)
def test_a_printed_figure_stands_for_half_of_its_last_digit(printed, factor, exact, half):
    assert half_unit(printed, factor, exact) == pytest.approx(half)


def test_an_exact_count_stands_for_nothing_but_itself():
    assert around(712, half_unit("712", 1, True)) == Interval(712, 712, 712)


def test_a_quotient_reaches_its_extremes_at_the_corners():
    ratio = combined(lambda a, b: a / b * 100, Interval(172_500, 173_000, 173_500), Interval(291_500, 292_000, 292_500))
    assert ratio.low == pytest.approx(172_500 / 292_500 * 100)
    assert ratio.high == pytest.approx(173_500 / 291_500 * 100)
    assert ratio.meets(around(59.2, 0.05))


def test_figures_that_cannot_be_the_same_do_not_meet():
    assert not around(712, 0).meets(around(808, 0))
    assert not around(1.7, 0.05).meets(Interval(0.9, 1.0, 1.1))


def test_the_roundings_of_a_sum_add_up():
    assert added([around(10, 0.5), around(20, 0.5)]) == Interval(29, 30, 31)
