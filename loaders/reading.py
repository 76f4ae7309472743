"""Read the files of a data folder into rows of text, with the line each row stands on. Judges form, not content."""

import csv
import tomllib
from dataclasses import dataclass
from pathlib import Path

from loaders.contracts import Contract
from loaders.errors import Problem, shown

EXCEL_HINT = "save the file as UTF-8 (in Excel: 'CSV UTF-8'; in an editor: encoding UTF-8)"


@dataclass(frozen=True)
class Row:
    """One row as text: the file and line it stands on, the plan it belongs to, and its cells."""

    file: str
    line: int
    plan_id: str
    cells: dict[str, str]


def read_table(data: Path, contract: Contract) -> tuple[list[Row], list[Problem]]:
    """Read all files of one table: one shared file, or one in every plan folder."""
    rows: list[Row] = []
    problems: list[Problem] = []
    for plan_id, path in _files(data, contract):
        read = _read_toml if path.suffix == ".toml" else _read_csv
        found, broken = read(path, data, plan_id, contract)
        rows += found
        problems += broken
    return rows, problems


def plan_folders(data: Path) -> list[Path]:
    """Return the folders of plans, then those of context statistics, which keep the same contracts."""
    found = [path for group in ("plans", "context") for path in sorted((data / group).glob("*"))]
    return [path for path in found if path.is_dir() and any(path.iterdir())]  # an empty folder is nothing yet


def _files(data: Path, contract: Contract) -> list[tuple[str, Path]]:
    if not contract.of_plans:
        return [("", data / contract.file)]
    files = [(folder.name, folder / contract.file) for folder in plan_folders(data)]
    return [(plan_id, path) for plan_id, path in files if path.exists()] if contract.optional else files


def _text(path: Path, data: Path) -> tuple[str | None, list[Problem]]:
    """Return the text of a file, or the one problem that keeps it from being read."""
    where = shown(path, data)
    if not path.is_file():
        return None, [
            Problem(where, 0, "", "", "the file must exist", "add the file or remove the folder it belongs to")
        ]
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        byte = f"byte 0x{raw[error.start]:02x}"
        return None, [Problem(where, line, "", byte, "files are UTF-8", EXCEL_HINT)]


def _read_csv(path: Path, data: Path, plan_id: str, contract: Contract) -> tuple[list[Row], list[Problem]]:
    text, problems = _text(path, data)
    if text is None:
        return [], problems
    where = shown(path, data)
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        header = next(reader, [])
        problems += _header_problems(where, header, contract)
        if problems:
            return [], problems
        rows = []
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                if (
                    len(cells) > 1
                ):  # a line without even a comma says nothing and is passed over; a row of blanks may be a slip
                    remedy = f"remove line {reader.line_num}, or fill it in"
                    problems.append(
                        Problem(where, reader.line_num, "", ",".join(cells), "a row says something", remedy)
                    )
                continue
            if len(cells) != len(header):
                rule = f"every row has {len(header)} cells, this one has {len(cells)}"
                remedy = "put cells that hold a comma between double quotes"
                problems.append(Problem(where, reader.line_num, "", ",".join(cells)[:60], rule, remedy))
                continue
            rows.append(Row(where, reader.line_num, plan_id, dict(zip(header, cells, strict=True))))
    except csv.Error as error:
        return [], [Problem(where, reader.line_num, "", str(error), "the file is CSV", "check the quotes on this line")]
    return rows, problems


def _header_problems(where: str, header: list[str], contract: Contract) -> list[Problem]:
    expected = contract.column_names
    listed = ",".join(expected)
    missing = [name for name in expected if name not in header]
    unknown = [name for name in header if name not in expected]
    problems = [
        Problem(where, 1, name, "", "the column is missing", f"add it; the columns are {listed}") for name in missing
    ]
    return problems + [
        Problem(
            where, 1, name, name, "the column is not in the contract", f"remove or rename it; the columns are {listed}"
        )
        for name in unknown
    ]


def _read_toml(path: Path, data: Path, plan_id: str, contract: Contract) -> tuple[list[Row], list[Problem]]:
    text, problems = _text(path, data)
    if text is None:
        return [], problems
    where = shown(path, data)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return [], [
            Problem(where, 0, "", str(error), "the file is TOML", "see the plan.toml of another plan for the form")
        ]
    problems += [
        Problem(
            where,
            0,
            name,
            str(raw[name]),
            "the key is not in the contract",
            f"the keys are {', '.join(contract.column_names)}",
        )
        for name in raw
        if name not in contract.column_names
    ]
    lines = text.splitlines()
    cells = {name: str(raw.get(name, "")) for name in contract.column_names}
    line = next((number for number, content in enumerate(lines, 1) if content.strip()), 1)
    return [Row(where, line, plan_id, cells)], problems
