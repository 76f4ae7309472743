"""A link names its edition: years later the page can say which of its figures have changed, also in a fresh clone."""

import gzip
import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st

from loaders import database, editions, pruning
from loaders.build import DATA, build
from loaders.database import Database, query
from loaders.pruning import prune
from tests.conftest import SENIORS, put

Open = Callable[[], str]


@pytest.fixture
def opening(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Open the door on the small data folder as it is now; returns the edition."""
    into = data.parent / "build"
    monkeypatch.setattr(editions, "KEPT", data / "editions")

    def door() -> str:
        database.forget()
        st.cache_resource.clear()
        path = build(data, into)
        monkeypatch.setattr(database, "ensure_database", lambda: Database(path))
        editions.keep_shown()
        return editions.edition()[0]

    yield door
    database.forget()
    st.cache_resource.clear()


def figure(row: str, column: str) -> int:
    return int(query("select figure_id from figures where row_label = ? and column_label = ?", row, column).iloc[0, 0])


def since(edition: str, *figures: int) -> editions.Changes:
    then = editions.known(edition)
    assert then
    return editions.changes(then, figures)


def test_a_corrected_figure_is_named_with_what_was_printed_before_and_now(opening: Open, plan: Path):
    before = opening()
    put(plan / "figures.csv", SENIORS, SENIORS.replace("600000000,600,", "601000000,601,"))
    opening()
    changed = figure("노인일자리 사업", "예산")
    found = since(before, changed, figure("2029년", "목표"))
    assert found.figures.to_dict("records") == [
        {"figure_id": changed, "then": "600 백만원", "now": "601 백만원", "same_print": False}
    ]
    assert (found.elsewhere, found.added, found.program) == (0, [], False)


def test_a_change_that_the_page_does_not_show_is_counted_and_not_laid_to_its_figures(opening: Open, plan: Path):
    before = opening()
    put(plan / "figures.csv", SENIORS, SENIORS.replace("600000000,600,", "601000000,601,"))
    opening()
    found = since(before, figure("2029년", "목표"))
    assert found.figures.empty
    assert found.elsewhere == 1


def test_a_corrected_meaning_counts_although_the_print_is_the_same(opening: Open, plan: Path):
    before = opening()
    put(
        plan / "figures.csv",
        "2029년,목표,1,plan,11410,programme_jobs,total,total,2029,",
        "2029년,목표,1,plan,11410,programme_jobs,total,total,2028,",
    )
    opening()
    (row,) = since(before, figure("2029년", "목표")).figures.to_dict("records")
    assert row["same_print"]
    assert row["then"] == row["now"] == "900 명"


def test_a_new_plan_is_no_change_of_the_others(opening: Open, data: Path, plan: Path):
    before = opening()
    shutil.copytree(plan, data / "plans" / "synthetic-2031")
    put(data / "plans" / "synthetic-2031" / "plan.toml", "plan_year = 2030", "plan_year = 2031")
    opening()
    found = since(before, figure("2029년", "목표"))
    assert found.added == ["synthetic-2031"]
    assert found.figures.empty
    assert found.elsewhere == 0


def test_the_same_edition_has_no_changes_and_a_note_is_none(opening: Open, plan: Path):
    before = opening()
    put(plan / "figures.csv", "891 ÷ 900 is 99.0", "891 ÷ 900 is 99.0.")
    assert opening() != before
    found = since(before, *query("select figure_id from figures")["figure_id"])
    assert found.figures.empty
    assert found.elsewhere == 0


def test_an_edition_nobody_kept_is_unknown_and_no_path_is_followed(opening: Open, data: Path):
    opening()
    (data / "secret.json").write_text("{}", encoding="utf-8")
    for name in ("0123456789ab", "../secret", "", "x" * 10_000, "80dcb9b6fc24\n", "80DCB9B6FC24"):
        assert editions.known(name) is None


def test_an_edition_is_kept_once_and_its_lists_are_shared(opening: Open, data: Path, plan: Path):
    first = opening()
    folder = data.parent / "build" / "editions"
    written = (folder / f"{first}.json").stat().st_mtime_ns
    put(plan / "figures.csv", "891 ÷ 900 is 99.0", "891 ÷ 900 is 99.0.")
    second = opening()
    assert sorted(path.stem for path in folder.glob("*.json")) == sorted([first, second])
    assert len(list((folder / "figures").iterdir())) == 1
    assert editions.keep(folder).stat().st_mtime_ns >= written
    assert not list(folder.rglob("*.staged"))


def test_what_the_project_keeps_can_be_read_by_a_fresh_clone():
    kept = sorted((DATA / "editions").glob("*.json"))
    assert kept
    named = set()
    for path in kept:
        entry = editions.Kept(**json.loads(path.read_text(encoding="utf-8")))
        assert entry.edition == path.stem
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", entry.day)
        assert len(entry.plans) > 4
        named |= set(entry.plans.values())
    lists = {path.name.split(".")[0]: path for path in (DATA / "editions" / "figures").iterdir()}
    assert set(lists) == named, "every list is used, every list is there"
    for path in lists.values():
        assert gzip.decompress(path.read_bytes()).decode("utf-8").startswith(",".join(editions.COLUMNS))


def test_the_printed_numbers_of_a_kept_edition_are_those_of_the_plan():
    # Seodaemun-gu 2024, Ⅲ-3 분야별 일자리 목표, 합계: 115,577 (백만원)
    first = min((DATA / "editions").glob("*.json"), key=lambda path: json.loads(path.read_text())["day"])
    cells = editions.earlier(json.loads(first.read_text(encoding="utf-8"))["plans"]["seodaemun-2024"])
    assert len(cells) == 1034
    assert ("115,577", "백만원") in {row[:2] for row in cells.values()}


# build/ stays small


def databases(folder: Path, count: int) -> list[Path]:
    """Databases of as many editions, the oldest first."""
    found = [folder / f"naranhi-{number:012x}.duckdb" for number in range(count)]
    for age, path in enumerate(reversed(found)):
        path.touch()
        os.utime(path, (time.time() - age * 3600, time.time() - age * 3600))
    return found


def test_the_newest_three_databases_stay(tmp_path: Path):
    found = databases(tmp_path, 6)
    prune(tmp_path)
    assert sorted(tmp_path.iterdir()) == found[3:]


def test_a_database_that_a_running_server_reads_is_never_deleted(tmp_path: Path):
    found = databases(tmp_path, 6)
    mark = pruning.claim(found[0])
    prune(tmp_path)
    assert found[0].exists()
    assert not found[1].exists()
    os.utime(mark, (time.time() - pruning.CLAIM - 60, time.time() - pruning.CLAIM - 60))
    prune(tmp_path)
    assert not found[0].exists(), "a mark that outlived its day protects nothing"
    assert not mark.exists()


def test_a_build_prunes_and_leaves_other_files_alone(data: Path, tmp_path: Path):
    into = tmp_path / "build"
    into.mkdir()
    old = databases(into, 4)
    (into / "notes.txt").touch()
    fresh = build(data, into)
    assert {path.name for path in into.iterdir()} == {fresh.name, old[3].name, old[2].name, "notes.txt"}
