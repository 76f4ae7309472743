"""The contracts of the tables (data/tables/*.toml): one definition for build checks, tests and the data page."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

DUCKDB_TYPES = {
    "code": "varchar",
    "text": "varchar",
    "period": "varchar",
    "integer": "bigint",
    "number": "double",
    "boolean": "boolean",
    "date": "date",
}


@dataclass(frozen=True)
class Column:
    """One column: its type, what it and a blank in it mean in both languages, and what it may hold."""

    name: str
    type: str
    meaning_ko: str
    meaning_en: str
    required: bool = True
    blank_ko: str = ""
    blank_en: str = ""
    references: str = ""
    allowed: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True)
class Contract:
    """One table: where its rows stand, its grain, its key and its columns."""

    name: str
    scope: str
    file: str
    grain_ko: str
    grain_en: str
    key: tuple[str, ...]
    columns: tuple[Column, ...] = field(default_factory=tuple)
    optional: bool = False  # a plan that prints nothing of the kind has no such file

    @property
    def of_plans(self) -> bool:
        """Whether every plan folder holds its own file (plan_id is then the folder's name)."""
        return self.scope == "plan"

    @property
    def column_names(self) -> list[str]:
        """Columns of the file, in order."""
        return [column.name for column in self.columns]

    def create_sql(self) -> str:
        """Return the DuckDB table: figure_id first for figures, then plan_id where the file belongs to a plan."""
        parts = ["figure_id bigint"] if self.name == "figures" else []
        parts += ["plan_id varchar"] if self.of_plans else []
        parts += [f'"{column.name}" {DUCKDB_TYPES[column.type]}' for column in self.columns]
        return f"create table {self.name} ({', '.join(parts)})"


def read_contract(path: Path) -> Contract:
    """Read one contract file."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    columns = tuple(Column(**column | {"allowed": tuple(column.get("allowed", ()))}) for column in raw.pop("column"))
    raw["key"] = tuple(raw["key"])
    return Contract(**raw, columns=columns)


def read_contracts(data: Path) -> dict[str, Contract]:
    """Read every contract of a data folder, code lists first so that references point backwards."""
    contracts = [read_contract(path) for path in sorted((data / "tables").glob("*.toml"))]
    return {contract.name: contract for contract in sorted(contracts, key=lambda c: (c.of_plans, c.name))}
