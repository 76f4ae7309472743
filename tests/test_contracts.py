"""The contracts say what every table means, and what a cell may hold."""

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest

from loaders.build import DATA
from loaders.checking import READERS, typed_rows
from loaders.contracts import DUCKDB_TYPES, Column, Contract, read_contracts
from loaders.reading import Row
from tests.conftest import Ask

CONTRACTS = read_contracts(DATA)
COLUMNS = [(contract, column) for contract in CONTRACTS.values() for column in contract.columns]
HANGUL, LATIN = re.compile("[가-힣]"), re.compile("[a-z]{2}")


def one_cell(column: Column, text: str, **others: str):
    """Read one cell through a contract of one column."""
    contract = Contract("things", "shared", "things.csv", "", "", (column.name,), (column,))
    values, problems = typed_rows(contract, [Row("data/things.csv", 2, "", {column.name: text, **others})])
    return values[0][column.name], [problem.rule for problem in problems]


def names_of(pairs: Iterable[tuple[Contract, Column]]) -> list[str]:
    return [f"{contract.name}.{column.name}" for contract, column in pairs]


def test_a_reader_of_the_codebook_finds_every_column_explained_in_both_languages():
    assert len(COLUMNS) > 100
    unexplained = [
        (contract, column)
        for contract, column in COLUMNS
        if not HANGUL.search(column.meaning_ko) or not LATIN.search(column.meaning_en)
    ]
    assert names_of(unexplained) == []


def test_a_blank_has_a_meaning_in_both_languages_exactly_where_it_is_allowed():
    assert any(not column.required for _, column in COLUMNS)
    for said, letters in (("blank_ko", HANGUL), ("blank_en", LATIN)):
        means = [(pair, bool(letters.search(getattr(pair[1], said)))) for pair in COLUMNS]
        assert names_of(pair for pair, stated in means if stated is pair[1].required) == []


def test_every_column_has_a_type_the_build_can_read_and_store():
    assert {column.type for _, column in COLUMNS} <= set(DUCKDB_TYPES) & set(READERS)


def test_a_code_refers_to_a_column_that_exists():
    references = {column.references for _, column in COLUMNS if column.references}
    assert references
    for reference in references:
        table, names = reference.split(".")
        assert set(names.split("+")) <= set(CONTRACTS[table].column_names)


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=list(CONTRACTS))
def test_a_table_has_a_grain_a_file_and_a_key_of_its_own_columns(contract: Contract):
    assert HANGUL.search(contract.grain_ko)
    assert LATIN.search(contract.grain_en)
    assert contract.scope in {"shared", "plan"}
    assert contract.key
    assert set(contract.key) <= {*contract.column_names, "plan_id"}
    assert ("plan_id" in contract.key) is contract.of_plans
    assert "plan_id" not in contract.column_names, "the plan is the folder's name and is never repeated inside"


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=list(CONTRACTS))
def test_the_columns_of_the_codebook_are_the_columns_of_the_database(contract: Contract, tiny: Ask):
    stored = [row["name"] for row in tiny(f"select name from pragma_table_info('{contract.name}')")]
    added = (["figure_id"] if contract.name == "figures" else []) + (["plan_id"] if contract.of_plans else [])
    assert stored == added + contract.column_names


def test_code_lists_come_before_the_tables_that_refer_to_them():
    kinds = [contract.of_plans for contract in CONTRACTS.values()]
    assert kinds == sorted(kinds)
    expected = {
        "figures",
        "gaps",
        "items",
        "joins",
        "notes",
        "source_tables",
        "plans",
        "schedule",
        "publicity",
        "statements",
    }
    assert expected == {contract.name for contract in CONTRACTS.values() if contract.of_plans}


def test_the_cell_a_number_was_printed_in_is_its_key():
    assert CONTRACTS["figures"].key == ("plan_id", "table_id", "row_label", "column_label", "occurrence")
    assert "printed" in CONTRACTS["figures"].column_names
    assert next(c for c in CONTRACTS["figures"].columns if c.name == "printed").required


TEXT = Column("cell", "text", "글", "text")


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("integer", "-3", -3),
        ("number", "0.5", 0.5),
        ("number", "-2516", -2516.0),
        ("boolean", "false", False),
        ("period", "2024", "2024"),
        ("period", "2023-12", "2023-12"),
        ("period", "2024-S2", "2024-S2"),
        ("period", "2024-Q1", "2024-Q1"),
        ("period", "2018-01/2018-07", "2018-01/2018-07"),
        ("code", "G-I", "G-I"),
        ("code", "개 사업", "개 사업"),
    ],
)
def test_a_well_formed_cell_is_read(kind: str, text: str, value: object):
    assert one_cell(replace(TEXT, type=kind), text) == (value, [])


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("integer", "1.0"),
        ("integer", "1,000"),
        ("number", "1,000"),
        ("number", "5%"),
        ("number", "NaN"),
        ("number", "1e9"),
        ("boolean", "TRUE"),
        ("boolean", "예"),
        ("period", "24"),
        ("period", "2024-13"),
        ("period", "2024-S3"),
        ("period", "2024년"),
        ("code", " 11"),
        ("code", "11,12"),
        ("date", "2026-13-01"),
        ("date", "어제"),
    ],
)
def test_a_malformed_cell_is_a_problem_and_not_a_value(kind: str, text: str):
    value, rules = one_cell(replace(TEXT, type=kind), text)
    assert value is None
    assert len(rules) == 1


def test_a_number_outside_its_bounds_is_a_problem():
    bounded = replace(TEXT, type="integer", minimum=2010, maximum=2100)
    assert one_cell(bounded, "2010")[1] == []
    assert one_cell(bounded, "2009")[1] == ["must be at least 2010"]
    assert one_cell(bounded, "2101")[1] == ["must be at most 2100"]


def test_a_word_that_is_not_on_the_list_is_a_problem():
    listed = replace(TEXT, type="code", allowed=("higher", "lower"))
    assert one_cell(listed, "higher")[1] == []
    assert one_cell(listed, "Higher")[1] == ["must be one of higher, lower"]


def test_a_blank_is_unknown_where_allowed_and_a_problem_where_not():
    assert one_cell(replace(TEXT, required=False), "") == (None, [])
    assert one_cell(TEXT, "")[1] == ["must not be blank"]
    assert one_cell(replace(TEXT, type="number", required=False), "")[0] is None
