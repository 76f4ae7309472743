"""What a figure says must follow from what is printed: value, status and unit."""

from pathlib import Path

import duckdb
import pytest

from loaders.build import DATA, build
from loaders.contracts import read_contracts
from loaders.errors import DataError
from loaders.figures import figure_problems
from loaders.reading import Row, read_table
from tests.conftest import SENIORS, put

CONTRACTS = read_contracts(DATA)
UNITS, INDICATORS = (read_table(DATA, CONTRACTS[name])[0] for name in ("printed_units", "indicators"))


def rules(printed: str, unit: str, value: str, indicator: str = "programme_jobs", **cells: str) -> list[str]:
    """Return the rules that one figure breaks."""
    figure = {"printed": printed, "printed_unit": unit, "value": value, "indicator_id": indicator}
    row = Row("data/plans/x/figures.csv", 2, "x", {"kind": "level", "status": "", "note": "", **figure, **cells})
    return [problem.rule for problem in figure_problems([row], UNITS, INDICATORS)]


@pytest.mark.parametrize(
    ("printed", "unit", "value", "indicator"),
    [
        ("14,490", "명/건", "14490", "programme_jobs"),
        ("21,840", "백만원", "21840000000", "budget"),
        ("2조 2,958억원", "억원", "2295800000000", "budget"),
        ("63.7%", "%", "63.7", "employment_rate_15_64"),
        ("292.0", "천명", "292000", "population_15plus"),
        ("0", "백만원", "0", "budget"),
    ],
)
def test_a_value_that_follows_from_print_and_unit_is_accepted(printed: str, unit: str, value: str, indicator: str):
    assert rules(printed, unit, value, indicator) == []


@pytest.mark.parametrize(
    ("printed", "unit", "value", "indicator", "expected"),
    [
        ("14,490", "명/건", "1449", "programme_jobs", "14490"),
        ("21,840", "백만원", "21840000", "budget", "21840000000"),
        ("△0.2", "%p", "0.2", "employment_rate_15_64", "-0.2"),
        ("4,522", "백만원", "", "budget", "4522000000"),
    ],
)
def test_a_value_that_does_not_follow_is_refused_with_the_one_that_does(
    printed: str, unit: str, value: str, indicator: str, expected: str
):
    kind = "change" if unit == "%p" else "level"
    (rule,) = rules(printed, unit, value, indicator, kind=kind)
    assert rule == f"value follows from printed {printed!r} × {unit}: {expected}"


@pytest.mark.parametrize(
    ("printed", "status"), [("비예산", "not_budgeted"), ("중복예산", "counted_elsewhere"), ("-", "nil"), ("0", "")]
)
def test_no_budget_counted_elsewhere_a_dash_and_zero_are_four_things(printed: str, status: str):
    value = "0" if printed == "0" else ""
    assert rules(printed, "백만원", value, "budget", status=status) == []
    for wrong in {"not_budgeted", "counted_elsewhere", "nil", ""} - {status}:
        assert rules(printed, "백만원", value, "budget", status=wrong) != []


def test_what_is_not_a_number_has_no_value():
    assert rules("비예산", "백만원", "0", "budget", status="not_budgeted") == ["'비예산' is not a number"]
    assert rules("-", "명", "0", status="nil") == ["'-' is not a number"]


def test_what_nobody_can_read_has_no_value_even_when_characters_are_left():
    assert rules("?", "명", "", status="illegible") == []
    assert rules("1", "명", "", status="illegible") == []
    assert rules("1", "명", "1", status="illegible") == ["an illegible figure has no value"]


def test_a_full_stop_for_a_thousands_comma_must_be_explained():
    assert rules("68.456", "개", "68456") == ["a full stop used as a thousands comma needs a note"]
    assert rules("68.456", "개", "68456", note="the sum of the fields is 68,456") == []


def test_a_word_the_parser_does_not_know_is_a_problem_and_no_guess():
    (rule,) = rules("약 200", "명", "200")
    assert "cannot read '약 200' as a number" in rule


@pytest.mark.parametrize(
    ("indicator", "kind", "unit", "value"),
    [
        ("budget", "level", "명", "10"),
        ("programme_jobs", "level", "백만원", "10000000"),
        ("employment_rate_15_64", "level", "명", "10"),
        ("employment_rate_15_64", "level", "%p", "10"),
        ("employment_rate_15_64", "rank", "%", "10"),
        ("programme_jobs", "achievement_rate", "명", "10"),
        ("budget", "execution_rate", "백만원", "10000000"),
        ("population", "change_rate", "명", "10"),
    ],
)
def test_a_unit_that_cannot_measure_the_thing_is_refused(indicator: str, kind: str, unit: str, value: str):
    (rule,) = rules("10", unit, value, indicator, kind=kind)
    assert rule.startswith(f"a {kind} of {indicator} is printed in")


@pytest.mark.parametrize(
    ("indicator", "kind", "unit"),
    [
        ("programme_jobs", "level", "건"),
        ("programme_jobs", "level", "팀"),
        ("employment_rate_15_64", "rank", "위"),
        ("employment_rate_15_64", "change", "%p"),
        ("population", "change_rate", "%"),
        ("population", "change_rate", "%p"),
        ("budget", "execution_rate", "%"),
    ],
)
def test_units_that_plans_do_use_for_a_thing_are_accepted(indicator: str, kind: str, unit: str):
    assert rules("10", unit, "10", indicator, kind=kind) == []


def test_a_unit_slip_between_sources_and_total_of_one_programme_is_found(data: Path, plan: Path):
    part = "budget,funding_source,national,2030,budget,level,150000000,150,백만원"
    put(plan / "figures.csv", part, part.replace("150000000,150,백만원", "150000000000,150,십억원"))
    units = data / "printed_units.csv"
    units.write_text(units.read_text(encoding="utf-8") + "십억원,krw,1000000000,made up\n", encoding="utf-8")
    with pytest.raises(DataError) as error:
        build(data, data.parent / "build")
    (problem,) = error.value.problems
    assert "250 times the total it is part of (600000000 on line" in problem.rule


def test_a_slip_is_reported_once_against_the_nearest_total(data: Path, plan: Path):
    put(plan / "figures.csv", SENIORS, SENIORS.replace("600000000,600,백만원", "60000000000,600,억원"))
    with pytest.raises(DataError) as error:
        build(data, data.parent / "build")
    (problem,) = error.value.problems
    assert "75 times the total it is part of (800000000 on line" in problem.rule


def test_a_total_of_zero_is_no_measure_for_its_parts(data: Path, plan: Path):
    # The field prints 0 while its programme prints 600: a contradiction of the plan, not a unit slip; only the plan's whole counts.
    put(plan / "figures.csv", "level,800000000,800,백만원", "level,0,0,백만원")
    with duckdb.connect(build(data, data.parent / "build"), read_only=True) as connection:
        assert connection.execute(
            "select value from figures where item_id = 'f-direct' and category = 'total' and indicator_id = 'budget'"
        ).fetchall() == [(0.0,)]
