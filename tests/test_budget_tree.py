"""Money divided as printed: parts make up their whole, stages and years stay apart, nothing is counted twice."""

from itertools import pairwise

import pytest

from loaders.budget_tree import tree
from loaders.budgets import STAGES
from loaders.plans import plans

TREES = [(plan_id, stage) for plan_id in plans()["plan_id"] for stage in STAGES if tree(plan_id, stage)[0]]


def test_most_plans_have_a_tree():
    assert {plan_id for plan_id, _ in TREES} == set(plans()["plan_id"])


@pytest.mark.parametrize(("plan_id", "stage"), TREES)
def test_parts_fill_their_whole_without_overlap(plan_id: str, stage: str):
    root, parts, _ = tree(plan_id, stage)
    assert root is not None
    for depth in {part["depth"] for part in parts}:
        column = sorted((part for part in parts if part["depth"] == depth), key=lambda part: part["start"])
        for above, below in pairwise(column):
            assert above["end"] <= below["start"] + 1
    outer = [part for part in parts if part["depth"] == 1]
    assert (min(part["start"] for part in outer), round(max(part["end"] for part in outer))) == (
        0,
        round(root["value"]),
    )


@pytest.mark.parametrize(("plan_id", "stage"), TREES)
def test_a_tree_never_mixes_stages_years_or_two_divisions_of_the_same_money(plan_id: str, stage: str):
    root, parts, _ = tree(plan_id, stage)
    assert root is not None
    assert {part["stage"] for part in parts} == {stage}
    assert {part["year"] for part in parts} == {root["year"]}
    outer = {part["level"] for part in parts if part["depth"] == 1 and not part["rest"]}
    assert len(outer) == 1


def test_seodaemun_divides_its_money_by_field_and_its_fields_by_programme():
    # 서대문구 2024, 분야별 일자리 목표: 직접일자리 53,440 of 115,577 백만원
    root, parts, whole = tree("seodaemun-2024", "budget")
    assert root is not None
    assert root["value"] == 115_577_000_000
    direct = next(part for part in parts if part["item_id"] == "f-direct")
    assert direct["value"] == 53_440_000_000
    below = [part for part in parts if part["parent_id"] == "f-direct"]
    assert len(below) == 11
    assert sum(part["value"] for part in below) == direct["value"]
    assert whole == []


def test_a_task_whose_programmes_add_up_to_more_is_not_divided_and_is_named():
    # 인천 서구 2025, task 2-2 prints less money than its three programmes together
    _, parts, whole = tree("incheon-seo-2025", "budget")
    assert [node["item_id"] for node in whole] == ["s2-t2"]
    assert not [part for part in parts if part["parent_id"] == "s2-t2"]


def test_what_the_programmes_leave_of_a_task_is_said_as_a_rest():
    _, parts, _ = tree("incheon-seo-2025", "budget")
    task = next(part for part in parts if part["item_id"] == "s3-t1")
    below = [part for part in parts if part["parent_id"] == "s3-t1" or part["item_id"] == "s3-t1/rest"]
    assert [part["rest"] for part in below] == [False, True]
    assert sum(part["value"] for part in below) == task["value"]


def test_a_strategy_is_a_root_of_its_own():
    root, parts, _ = tree("incheon-seo-2025", "budget", "s2")
    assert root is not None
    assert root["item_id"] == "s2"
    assert {part["parent_id"] for part in parts if part["depth"] == 1} == {"s2"}


def test_money_that_is_not_printed_has_no_tree():
    assert tree("incheon-seo-2025", "executed") == (None, [], [])
    assert tree("seodaemun-2024", "budget", "no-such-strategy") == (None, [], [])
