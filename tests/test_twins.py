"""Programmes like one's own in other plans, against pairs labelled by reading both plans before any score was computed."""

import csv
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from loaders import programmes, twins
from tests.conftest import ROOT

LABELLED = list(csv.DictReader(Path(__file__).with_name("twins_labelled.csv").open(encoding="utf-8")))
SENIORS = ("seodaemun-2024", "f-direct-p1")
PUBLIC_WORKS = ("incheon-seo-2025", "s2-t4-p5")


@cache
def listed() -> list[tuple[str, str]]:
    rows = programmes.programmes()
    return list(zip(rows["plan_id"], rows["item_id"], strict=True))


@cache
def table() -> np.ndarray:
    return twins.scores(twins._parts(programmes.programmes()))


def score(left: tuple[str, str], right: tuple[str, str]) -> float:
    return float(table()[listed().index(left), listed().index(right)])


def ends(pair: dict[str, str]) -> tuple[tuple[str, str], tuple[str, str]]:
    return (pair["left_plan"], pair["left_item"]), (pair["right_plan"], pair["right_item"])


def measured(used_to: str) -> tuple[float, float]:
    """Precision and recall of the threshold over the pairs of one half."""
    pairs = [
        (score(*ends(pair)) >= twins.ALIKE, pair["label"] == "alike") for pair in LABELLED if pair["used_to"] == used_to
    ]
    right = sum(called and alike for called, alike in pairs)
    return right / sum(called for called, _ in pairs), right / sum(alike for _, alike in pairs)


def test_there_are_enough_labelled_pairs_and_each_names_its_programmes_as_printed():
    names = {(row["plan_id"], row["item_id"]): row["name_ko"] for row in programmes.programmes().to_dict("records")}
    for label in ("alike", "unlike"):
        assert sum(pair["label"] == label for pair in LABELLED) >= 50
    for pair in LABELLED:
        left, right = ends(pair)
        assert (names[left], names[right]) == (pair["left_name"], pair["right_name"])
        assert left[0] != right[0]
    assert len({frozenset(ends(pair)) for pair in LABELLED}) == len(LABELLED)


@pytest.mark.parametrize(("used_to", "precision", "recall"), [("choose", 0.967, 0.935), ("measure", 1.0, 0.833)])
def test_the_threshold_tells_alike_from_unlike_as_docs_say(used_to: str, precision: float, recall: float):
    assert measured(used_to) == pytest.approx((precision, recall), abs=0.0005)
    docs = (ROOT / "docs" / "data-quality.md").read_text(encoding="utf-8")
    assert f"{precision * 100:.1f} %" in docs
    assert f"{recall * 100:.1f} %" in docs


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (SENIORS, ("incheon-seo-2025", "s2-t4-p1")),  # 노인일자리
        (SENIORS, ("seoul-2021", "a1-p3")),  # 어르신일자리: another word, the same kind
        (("incheon-seo-2025", "s2-t4-p4"), ("seodaemun-2024", "f-direct-p3")),  # 자활근로
        (("incheon-seo-2025", "s2-t4-p2"), ("seodaemun-2024", "f-direct-p5")),  # 장애인일자리
        (("incheon-seo-2025", "s2-t4-p6"), ("yeongdeungpo-2017-2018", "y2018-p8")),  # 지역공동체
        (PUBLIC_WORKS, ("seoul-2021", "d-economy-f-direct-p1")),  # 안심 일자리 (구 공공근로)
        (("incheon-seo-2025", "s1-t1-p1"), ("seoul-2021", "d-economy-f-startup-p6")),  # 청년 창업 공간, 꿈터
    ],
)
def test_what_a_person_would_call_alike_is_a_twin_both_ways(left: tuple[str, str], right: tuple[str, str]):
    for one, other in ((left, right), (right, left)):
        found = twins.twins_of(*one)
        assert other in {(twin["plan_id"], twin["item_id"]) for twin in found}


def test_the_same_form_for_other_people_is_no_twin():
    found = [twin["name_ko"] for twin in twins.twins_of(*SENIORS)]
    assert found
    assert not any("장애인" in name or "자활" in name for name in found)
    assert score(SENIORS, ("incheon-seo-2025", "s2-t4-p2")) < twins.ALIKE  # 장애인 일자리 사업


def test_no_programme_is_a_twin_of_its_own_plan_and_no_box_is_anybodys_twin():
    every = twins.twins()
    assert len(every) > 200
    assert (every["plan_id"] != every["twin_plan_id"]).all()
    rows = programmes.programmes().set_index(["plan_id", "item_id"])
    assert all(rows.loc[key, "is_primary"] for key in zip(every["twin_plan_id"], every["twin_item_id"], strict=True))
    assert every["score"].between(twins.ALIKE, 1).all()


def test_an_unknown_part_is_left_out_and_never_counts_as_different():
    one = {name: np.array([[1.0]]) for name in twins.WEIGHTS}
    assert twins.scores(one)[0, 0] == pytest.approx(1)
    for name in ("kind", "field", "audience", "size"):
        assert twins.scores(one | {name: np.array([[np.nan]])})[0, 0] == pytest.approx(1)
        assert twins.scores(one | {name: np.array([[0.0]])})[0, 0] < 1
    assert sum(twins.WEIGHTS.values()) == pytest.approx(1)


def test_a_name_of_common_words_alone_is_compared_as_it_stands():
    assert twins.letters("지원 사업") == ["지원", "원사", "사업"]
    assert twins.letters("노인 일자리 사업") == ["노인"]
    assert twins.letters("일자리센터 운영") == ["일자", "자리", "리센", "센터"]
