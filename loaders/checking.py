"""Check rows of text against the contracts and turn them into typed values. Collects every problem, raises none."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from difflib import get_close_matches
from typing import Any

from loaders.contracts import Column, Contract
from loaders.errors import Problem
from loaders.reading import Row

PERIOD = re.compile(r"^(\d{4})(-(0[1-9]|1[0-2]|S[12]|Q[1-4]))?(/\d{4}(-(0[1-9]|1[0-2]))?)?$")
CODE = re.compile(r"^[^\s,;]+( [^\s,;]+)*$")
BOOLEANS = {"true": True, "false": False}

Values = dict[str, Any]


def typed_rows(contract: Contract, rows: list[Row]) -> tuple[list[Values], list[Problem]]:
    """Return the typed values of all rows and what is wrong with them: types, blanks, ranges, allowed values, keys."""
    problems: list[Problem] = []
    typed: list[Values] = []
    for row in rows:
        values: Values = {"plan_id": row.plan_id} if contract.of_plans else {}
        for column in contract.columns:
            values[column.name], problem = _cell(row, column)
            problems += [problem] if problem else []
        typed.append(values)
    return typed, problems + _duplicates(contract, rows)


def reference_problems(contracts: dict[str, Contract], tables: dict[str, list[Row]]) -> list[Problem]:
    """Every code must stand in the list it comes from; codes of a plan's own tables only within that plan."""
    problems: list[Problem] = []
    for contract in contracts.values():
        for column in contract.columns:
            if column.references:
                problems += _unknown_codes(contract, column, contracts, tables)
    return problems


def _unknown_codes(
    contract: Contract, column: Column, contracts: dict[str, Contract], tables: dict[str, list[Row]]
) -> list[Problem]:
    target, names = column.references.split(".")
    # `categories.breakdown+category` is a pair: this column completes the pair that the column before it began.
    wanted = names.split("+")
    own = [column.name] if len(wanted) == 1 else wanted
    within_plan = contracts[target].of_plans
    known = {
        (row.plan_id if within_plan else "", *(row.cells[name] for name in wanted)) for row in tables.get(target, [])
    }
    problems = []
    for row in tables.get(contract.name, []):
        code = tuple(row.cells.get(name, "") for name in own)
        if code[-1] and (row.plan_id if within_plan else "", *code) not in known:
            place = f"{contracts[target].file}" if within_plan else f"data/{contracts[target].file}"
            near = _nearest(code[-1], {entry[-1] for entry in known})
            hint = f"; did you mean {near!r}?" if near else ""
            rule = f"must be a {' + '.join(wanted)} of {place}"
            problems.append(
                Problem(
                    row.file,
                    row.line,
                    column.name,
                    "/".join(code),
                    rule,
                    f"correct the code or add it to {place}{hint}",
                )
            )
    return problems


def _nearest(code: str, known: Iterable[str]) -> str:
    return next(iter(get_close_matches(code, sorted(known), n=1, cutoff=0.75)), "")


def _cell(row: Row, column: Column) -> tuple[Any, Problem | None]:
    text = row.cells.get(column.name, "")

    def broken(rule: str, remedy: str) -> tuple[None, Problem]:
        return None, Problem(row.file, row.line, column.name, text, rule, remedy)

    if text == "":
        if column.required:
            return broken("must not be blank", f"fill in: {column.meaning_en}")
        return None, None
    value = READERS[column.type](text)
    if value is None:
        return broken(f"must be {EXPECTED[column.type]}", f"write {EXPECTED[column.type]}: {column.meaning_en}")
    if column.allowed and text not in column.allowed:
        return broken(f"must be one of {', '.join(column.allowed)}", "use one of the listed values")
    if column.minimum is not None and value < column.minimum:
        return broken(f"must be at least {column.minimum}", f"check the number: {column.meaning_en}")
    if column.maximum is not None and value > column.maximum:
        return broken(f"must be at most {column.maximum}", f"check the number: {column.meaning_en}")
    return value, None


def _duplicates(contract: Contract, rows: list[Row]) -> list[Problem]:
    seen: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        seen[tuple(row.plan_id if name == "plan_id" else row.cells.get(name, "") for name in contract.key)].append(row)
    columns = " + ".join(contract.key)
    return [
        Problem(
            row.file,
            row.line,
            columns,
            " / ".join(key),
            f"the key is unique; line {first.line} of {first.file} has it already",
            "remove the repeated row, or tell the rows apart"
            + (" with occurrence 1, 2, …" if "occurrence" in contract.key else ""),
        )
        for key, (first, *repeated) in seen.items()
        for row in repeated
    ]


def _integer(text: str) -> int | None:
    return int(text) if re.fullmatch(r"-?\d+", text) else None


def _number(text: str) -> float | None:
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


READERS: dict[str, Callable[[str], Any]] = {
    "code": lambda text: text if CODE.match(text) else None,
    "text": lambda text: text,
    "period": lambda text: text if PERIOD.match(text) else None,
    "integer": _integer,
    "number": _number,
    "boolean": BOOLEANS.get,
    "date": _date,
}
EXPECTED = {
    "code": "a code without commas or surrounding spaces",
    "text": "text",
    "period": "a period such as 2024, 2023-12, 2024-S2 or 2018-01/2018-07",
    "integer": "a whole number",
    "number": "a number without thousands separators",
    "boolean": "true or false",
    "date": "a date such as 2026-07-01",
}
