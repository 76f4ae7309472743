"""What the tests share: the real data, and a small plan made for the purpose (tests/plans: no number in it is real)."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import streamlit as st

from components import blocks
from loaders.build import DATA, build

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SYNTHETIC = "synthetic-2030"

# The row of the programme for older people: 600 백만원 of the 800 백만원 of its field.
SENIORS = (
    "iv-direct,노인일자리 사업,예산,1,f-direct-p1,11410,budget,total,total,2030,budget,level,600000000,600,백만원,,"
)

Ask = Callable[..., list[dict[str, Any]]]


def small_folder(into: Path) -> Path:
    """Write a data folder that holds the real code lists and contracts and the one synthetic plan."""
    data = into / "data"
    (data / "plans").mkdir(parents=True)
    for path in [*DATA.glob("*.csv"), *DATA.glob("*.toml")]:
        shutil.copy(path, data)
    shutil.copytree(DATA / "tables", data / "tables")
    shutil.copytree(HERE / "plans" / SYNTHETIC, data / "plans" / SYNTHETIC)
    return data


def put(path: Path, old: str, new: str) -> None:
    """Replace the one place where `old` stands in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def asker(database: Path) -> Iterator[Ask]:
    """Let a test ask a database: `ask(sql, *parameters)` returns rows as dicts, unknown values as None."""
    with duckdb.connect(database, read_only=True) as connection:

        def ask(sql: str, *parameters: Any) -> list[dict[str, Any]]:
            found = connection.execute(sql, list(parameters))
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

        yield ask


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small data folder that a test may break."""
    return small_folder(tmp_path)


@pytest.fixture
def plan(data: Path) -> Path:
    """The folder of the synthetic plan in it."""
    return data / "plans" / SYNTHETIC


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Ask the database of the small data folder."""
    folder = tmp_path_factory.mktemp("tiny")
    yield from asker(build(small_folder(folder), folder / "build"))


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Ask the database of the real data folder, built for this run of the tests."""
    yield from asker(build(DATA, tmp_path_factory.mktemp("real")))


@pytest.fixture(autouse=True)
def _no_cached_results() -> Iterator[None]:
    """Results cached by one test must not answer another."""
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[blocks.Drawn]:
    """Every chart block that a page draws from now on."""
    seen: list[blocks.Drawn] = []

    def remember(*parts: Any) -> blocks.Drawn:
        seen.append(real(*parts))
        return seen[-1]

    real = blocks.Drawn
    monkeypatch.setattr(blocks, "Drawn", remember)
    return seen
