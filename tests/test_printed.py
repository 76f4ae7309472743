"""A printed cell says one number, or why there is none."""

from decimal import Decimal

import pytest

from loaders.printed import STATUS_BY_WORD, PrintedError, uses_thousands_point, value_of
from tests.conftest import Ask

PRINTED = [
    ("14,490", 1, "14490"),
    ("115,577", 10**6, "115577000000"),
    ("0", 10**6, "0"),
    ("0.0", 1, "0"),
    ("63.7%", 1, "63.7"),
    ("(100%)", 1, "100"),
    ("( 49.8 )", 1, "49.8"),
    ("△0.2", 1, "-0.2"),
    ("△ 10", 1, "-10"),
    ("△(1.6%)", 1, "-1.6"),
    ("(△0.2)", 1, "-0.2"),
    ("-0.03%", 1, "-0.03"),
    ("−2,516", 1, "-2516"),
    ("(–1.84%)", 1, "-1.84"),
    ("+137", 1000, "137000"),
    ("2조 2,958억원", 10**8, "2295800000000"),
    ("1조 870억원", 10**8, "1087000000000"),
    ("420억 37백만원", 10**6, "42037000000"),
    ("11억30백만원", 10**6, "1130000000"),
    ("45만 3,712개", 1, "453712"),
    ("29만2천", 1, "292000"),
    ("10만", 1, "100000"),
    ("2천만원", 10**7, "20000000"),
    ("440억원", 10**8, "44000000000"),
    ("29,540천원", 1000, "29540000"),
    ("3,611.31", 1, "3611.31"),
]


@pytest.mark.parametrize(("printed", "factor", "value"), PRINTED)
def test_a_printed_number_is_read_in_its_unit(printed: str, factor: int, value: str):
    read = value_of(printed, factor)
    assert read.value == Decimal(value)
    assert read.status == ""


def test_a_jo_and_eok_amount_is_not_multiplied_twice():
    assert value_of("2조 2,958억원", 10**8).value == value_of("2조 2,958", 10**8).value
    assert value_of("2조", 10**8).value == Decimal(2 * 10**12)


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("비예산", "not_budgeted"),
        ("공사인력", "not_budgeted"),
        ("중복예산", "counted_elsewhere"),
        ("-", "nil"),
        ("–", "nil"),
        (" － ", "nil"),
        ("?", "illegible"),
    ],
)
def test_what_is_not_a_number_has_a_status_and_no_value(printed: str, status: str):
    read = value_of(printed, 1000)
    assert read.status == status
    assert read.value is None


def test_a_printed_zero_is_a_number_and_a_dash_is_not():
    assert value_of("0").value == 0
    assert value_of("0").status == ""
    assert value_of("-").value is None


@pytest.mark.parametrize(
    ("printed", "factor"), [("6천명", 1), ("29,540천원", 1), ("2조 2,958억원", 1), ("150만원", 1000)]
)
def test_a_unit_word_that_contradicts_the_printed_unit_is_refused(printed: str, factor: int):
    with pytest.raises(PrintedError, match="let printed_unit be"):
        value_of(printed, factor)


def test_every_status_word_leads_to_a_known_status():
    assert set(STATUS_BY_WORD.values()) == {"not_budgeted", "counted_elsewhere", "nil", "illegible"}


@pytest.mark.parametrize(
    "printed", ["약간", "12명 내외", "1.2.3.4", "", "12a", "()", "△", "NaN", "1e5", "1_000", "Infinity"]
)
def test_what_follows_no_rule_is_refused_with_the_characters_in_the_message(printed: str):
    with pytest.raises(PrintedError, match="cannot read") as error:
        value_of(printed)
    assert repr(printed) in str(error.value)


@pytest.mark.parametrize(
    "printed", ["1,2,3", "12,34", "1,2345", "1234,567", ",500", "5,", "1,,000", "1,000.5,5", "1,2.3.4", "2조 2,95억원"]
)
def test_commas_that_part_no_groups_of_three_digits_are_refused_and_say_what_to_do(printed: str):
    with pytest.raises(PrintedError, match="groups of three digits") as error:
        value_of(printed, 10**8)
    assert repr(printed) in str(error.value)
    assert "one row for each number" in str(error.value)


def test_commas_in_their_place_are_read(real: Ask):
    assert value_of("1,234,567.8").value == Decimal("1234567.8")
    assert value_of("△12,345").value == -12345
    rows = real("select printed, value from figures where contains(printed, ',') and value is not null")
    assert len(rows) > 1000, "the build has read every one of them"


def test_a_full_stop_in_the_place_of_a_thousands_comma_is_noticed():
    assert value_of("14.000천원", 1000).value == Decimal(14_000_000)
    assert uses_thousands_point("14.000천원")
    assert uses_thousands_point("68.456개")
    assert not uses_thousands_point("63.7")
    assert not uses_thousands_point("3,611.31")
    assert not uses_thousands_point("1234.567")
