"""Twenty questions of docs/tasks.md, each answered from the first page in at most three steps."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reading
from tests.browser.conftest import Visit

TASKS = Path(__file__).resolve().parents[2] / "docs" / "tasks.md"
CELLS = 5
MOST_STEPS = 3


def tasks() -> list[list[str]]:
    """The rows of the table: who, question, steps, answer, where it is printed."""
    lines = [line for line in TASKS.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def steps(text: str) -> list[str]:
    return [step for step in text.split(" › ") if step]


def take(page: Page, step: str) -> None:
    """Take one step as a reader does."""
    if step.startswith("메뉴 "):
        name = step.removeprefix("메뉴 ")
        reading.menu(page).filter(has_text=re.compile(f"^{name}$")).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name, timeout=15_000)
        reading.settled(page, quiet=400)
        return
    label, value = step.split(" = ")
    box = page.get_by_role("combobox", name=label, exact=True)
    words = page.get_by_role("searchbox", name=label, exact=True)
    if words.count():
        reading.changed(page, lambda: words.press_sequentially(value))
    elif box.count():
        box.click()
        reading.changed(page, page.get_by_role("option", name=re.compile(f"^{re.escape(value)}")).first.click)
    else:
        group = page.get_by_role("radiogroup", name=label, exact=True)
        reading.changed(page, group.get_by_role("radio", name=value, exact=True).click)


def test_there_are_twenty_questions_of_three_kinds_of_people():
    rows = tasks()
    assert len(rows) == 20
    assert {row[0] for row in rows} == {"정책", "담당", "발표"}
    assert len({row[1] for row in rows}) == 20
    assert all(len(row) == CELLS and row[3] and row[4] for row in rows)


@pytest.mark.parametrize("row", tasks(), ids=lambda row: row[1])
def test_a_question_is_answered_in_at_most_three_steps(visit: Visit, row: list[str]):
    _, _, way, answer, _ = row
    assert len(steps(way)) <= MOST_STEPS
    page = visit("/")
    for step in steps(way):
        take(page, step)
    expect(page.get_by_role("main")).to_contain_text(answer, timeout=10_000)
