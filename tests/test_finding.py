"""Filters, counts and order of the list of programmes. Counts must be what a reader gets who chooses that option."""

from dataclasses import replace

import pytest

from loaders import finding
from loaders.finding import ALL, FACETS, SORTS, Wanted, found, options, passing, remaining, settled

CHOICES = [
    Wanted(),
    Wanted(text="청년"),
    Wanted(region="11410"),
    Wanted(region="11410", year="2024", strategy="s2", text="창업"),
    Wanted(region="28260", audience="low_income"),
    Wanted(field="startup_support", audience="youth"),
    Wanted(new="new"),
]


@pytest.mark.parametrize("wanted", CHOICES, ids=str)
def test_every_option_says_how_many_programmes_it_would_leave(wanted: Wanted):
    counts = remaining(wanted, options())
    assert set(counts) == set(FACETS)
    for facet, known in counts.items():
        for code, count in known.items():
            assert count == len(found(settled(replace(wanted, **{facet: code})), "match")), (facet, code)


def test_counts_are_those_of_the_plans():
    known = remaining(Wanted(), options())
    assert known["region"]["28260"] == 51  # 인천 서구 2025, IV: five strategies, 51 programmes
    assert (
        known["new"]["new"] == 6
    )  # all in 인천 서구 2025; the one of 서울시 2021 stands in another list of the same programme
    assert known["region"][ALL] == sum(count for code, count in known["region"].items() if code != ALL)
    assert sum(count for code, count in known["audience"].items() if code != ALL) < known["audience"][ALL], (
        "some have none"
    )


def test_boxes_that_regroup_the_programmes_of_a_plan_are_never_counted_with_them():
    whole = found(Wanted(region="11410"), "match")
    assert whole["is_primary"].all()
    boxes = found(Wanted(region="11410", strategy="s3"), "match")
    assert not boxes["is_primary"].all()
    assert set(boxes["strategy_id"]) == {"s3"}
    assert len(whole) == 47  # 서대문구 2024, IV: 11 + 9 + 6 + 11 + 5 + 5 programmes by field


def test_a_year_or_strategy_that_the_area_does_not_have_falls_away():
    assert settled(Wanted(region="11410", year="2018")) == Wanted(region="11410")
    assert settled(Wanted(strategy="s1")) == Wanted()
    assert settled(Wanted(region="28260", strategy="s1")) == Wanted(region="28260", strategy="s1")


def test_targets_of_different_kinds_are_never_ranked_together():
    rows = found(Wanted(), "target")
    kinds = rows["target_indicator"].dropna()
    runs = (kinds != kinds.shift()).sum()
    assert runs == kinds.nunique() > 3
    assert kinds.iloc[0] == "programme_jobs"
    for _, group in rows.dropna(subset=["target"]).groupby("target_indicator"):
        assert group["target"].is_monotonic_decreasing
    assert rows["target"].isna().to_numpy()[-1], "what is not printed comes last, not as 0"


@pytest.mark.parametrize(("sort", "column", "rising"), [("budget", "budget", False), ("cost", "cost_per_job", True), ("name", "name_ko", True)])  # fmt: skip
def test_the_list_is_in_the_order_asked_for_and_the_unknown_last(sort: str, column: str, rising: bool):
    values = found(Wanted(), sort)[column]
    known = values.dropna()
    assert known.is_monotonic_increasing if rising else known.is_monotonic_decreasing
    assert values.isna().sum() == len(values) - len(known)
    assert values.iloc[: len(known)].notna().all()


def test_without_words_the_best_match_is_the_largest_budget():
    assert list(found(Wanted(), "match")["item_id"]) == list(found(Wanted(), "budget")["item_id"])
    assert set(SORTS) == {"match", "budget", "target", "cost", "name"}


def test_what_one_reader_gets_is_not_changed_for_the_next():
    first = found(Wanted(text="청년"), "match")
    first["name_ko"] = ""
    assert (found(Wanted(text="청년"), "match")["name_ko"] != "").all()
    assert passing(Wanted()).sum() == len(found(Wanted(), "match"))
    assert finding.options() == finding.options()
