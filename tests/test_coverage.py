"""What a plan prints and what it does not is decided by a list of parts, the same for every plan."""

import csv

import pytest

from loaders import sources
from loaders.build import DATA
from tests.conftest import Ask


def grade(plan_id: str, item: str) -> tuple[str, str | None]:
    rows = sources.matrix().query("plan_id == @plan_id and coverage_item == @item")
    assert len(rows) == 1
    lacks = rows["lacks_en"].iloc[0]
    return rows["grade"].iloc[0], lacks if isinstance(lacks, str) else None


@pytest.mark.parametrize(
    ("plan_id", "item", "expected"),
    [
        ("incheon-seo-2025", "funding", ("published", None)),
        ("incheon-seo-2025", "common_indicators", ("published", None)),
        ("seodaemun-2024", "common_indicators", ("partial", "achievement of the last target")),
        ("incheon-seo-2025", "establishments", ("partial", "by size")),
        ("seodaemun-2024", "establishments", ("published", None)),
        ("seoul-2018", "policy", ("published", None)),
        ("seoul-2021", "policy", ("missing", "results, targets")),
        ("seoul-2018", "jobs_result", ("published", None)),
        ("seodaemun-2024", "jobs_result", ("missing", "by field, strategy or audience, by programme, whole")),
        ("incheon-seo-2025", "schedule", ("partial", "months of every activity")),  # 28 of 96 activities
        ("yeongdeungpo-2017-2018", "matching", ("missing", "by occupation, openings, placements, seekers")),
    ],
)
def test_an_item_is_graded_by_its_parts(plan_id: str, item: str, expected: tuple[str, str | None]):
    assert grade(plan_id, item) == expected


def test_every_plan_is_asked_for_every_item():
    rows = sources.matrix()
    assert rows["plan_id"].nunique() == 5
    assert len(rows) == 5 * rows["coverage_item"].nunique() > 90
    assert not rows[rows["grade"] == "missing"]["held"].any()


def test_a_province_is_not_asked_for_the_figures_of_its_province(real: Ask):
    asked = {row["plan_id"] for row in real("select plan_id from coverage where part = 'province'")}
    assert asked == {"incheon-seo-2025", "seodaemun-2024", "yeongdeungpo-2017-2018"}


def test_every_part_of_the_list_is_printed_by_some_plan_or_says_why(real: Ask):
    """A pattern with a slip of the pen matches nothing anywhere."""
    nowhere = real("select coverage_item, part from coverage group by all having sum(held) = 0")
    assert [(row["coverage_item"], row["part"]) for row in nowhere] == [("schedule", "all_months")]


def test_statistics_that_are_no_plan_are_not_in_the_matrix(real: Ask):
    assert real("select distinct plan_id from coverage where plan_id like 'sgis%'") == []


def test_the_list_names_an_item_once_and_its_parts_apart():
    with (DATA / "coverage_items.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({(row["coverage_item"], row["name_ko"], row["name_en"], row["ordinal"]) for row in rows}) == len(
        {row["coverage_item"] for row in rows}
    )
    assert len({(row["coverage_item"], row["part"]) for row in rows}) == len(rows)
