"""Money divided as printed: parts make up their whole, stages and years stay apart, nothing is counted twice."""

from itertools import pairwise
from typing import Any

import pytest

from components.charts.treemap import money_treemap
from components.frame import PAGES, Page
from components.sections.budget_treemap import _rows
from loaders import plans
from loaders.budget_tree import tree
from loaders.budgets import STAGES

MILLION = 10**6
TREES = [(plan_id, stage) for plan_id in plans.plans()["plan_id"] for stage in STAGES if tree(plan_id, stage)[0]]


def test_most_plans_have_a_tree():
    assert {plan_id for plan_id, _ in TREES} == set(plans.plans()["plan_id"])


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


# The treemap to walk into


def treemap(plan_id: str, strategy: str = "", lang: str = "ko") -> dict[str, Any]:
    plan = next(plan for plan in plans.records() if plan["plan_id"] == plan_id)
    page = Page(next(entry for entry in PAGES if entry.key == "budget"), lang)
    rows = _rows(page, plan, "budget", strategy)
    return money_treemap([row | {"fill": "#FFFFFF", "ink": "#000000"} for row in rows], "#FFFFFF")["data"][0]


@pytest.mark.parametrize(
    ("plan_id", "strategy", "whole"),
    [
        ("seodaemun-2024", "", 115_577 * MILLION),  # 분야별 일자리 예산, 합계 115,577백만원
        ("incheon-seo-2025", "", 105_729_725_000),  # 총 계 105,729,725천원
        ("incheon-seo-2025", "s2", 101_623_617_000),
    ],
)
def test_the_boxes_of_a_treemap_make_up_the_printed_whole(plan_id: str, strategy: str, whole: int):
    drawn = treemap(plan_id, strategy)
    assert sum(drawn["values"]) == pytest.approx(whole, rel=1e-9)
    assert min(drawn["values"]) >= 0
    assert len(set(drawn["ids"])) == len(drawn["ids"])
    assert drawn["parents"][0] == ""
    assert set(drawn["parents"][1:]) < set(drawn["ids"])


def test_a_box_says_its_amount_its_share_and_where_it_is_printed():
    drawn = treemap("seodaemun-2024")
    place = drawn["labels"].index("직접일자리")
    amount, share, cell, _ = drawn["customdata"][place]
    assert (amount, share) == ("534억원", "46%")  # 53,440 of 115,577 백만원
    assert cell.startswith("서대문구 2024 › ")


def test_a_name_never_becomes_markup_and_a_plan_without_a_tree_has_no_treemap():
    row = {
        "id": "a", "parent": "", "name": "<b>이름</b>", "amount": "1", "share": "1%", "place": "<i>", "value": 1, "fill": "", "ink": "",
    }  # fmt: skip
    drawn = money_treemap([row], "")["data"][0]
    assert "<b>" not in drawn["labels"][0] + "".join(map(str, drawn["customdata"][0]))
    plan = next(plan for plan in plans.records() if plan["plan_id"] == "seoul-2018")
    assert _rows(Page(PAGES[0], "ko"), plan, "executed", "no-such-strategy") == []
