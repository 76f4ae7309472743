"""Nothing of two plans or areas is drawn on one axis before the one function has been asked, and what it says is said."""

import itertools
import json
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest
import streamlit as st

from components import blocks
from components.frame import PAGES
from loaders import axes, comparability, comparisons, jobs
from loaders.axes import Axis
from loaders.comparability import COMPARABLE, REFUSED, WARNING, Verdict
from loaders.errors import MixedJobsError
from loaders.plans import plans
from loaders.targets import of_level
from tests.conftest import Ask
from tests.test_charts import rows_in
from tests.test_pages import charts, opened, texts

STATES: list[tuple[str, dict[str, str]]] = [(entry.key, {}) for entry in PAGES] + [
    ("employment", {"rate": "15plus", "by": "industry"}),
    ("employment", {"rate": "unemployment", "by": "sex"}),
    ("budget", {"stage": "budget_revised"}),
    ("budget", {"stage": "executed"}),
    ("budget", {"view": "uses"}),
    ("budget", {"view": "spent"}),
    ("targets", {"view": "parts"}),
    ("targets", {"view": "audience"}),
    ("targets", {"view": "policy"}),
    ("compare", {"left": "seoul-2018", "right": "seoul-2021"}),
    ("programmes", {"programme": "incheon-seo-2025~s2-t4-p5"}),
    ("home", {"lang": "en"}),
]
IDS = [f"{key}-{'-'.join(address.values())}" for key, address in STATES]


def plans_in(spec: str) -> set[str]:
    """The plans whose figures a chart draws: every mark says where it is printed, plan first."""
    labels = {label for plan in plans().to_dict("records") for label in (plan["label_ko"], plan["label_en"])}
    return {label for label in labels if json.dumps(f"{label} ›", ensure_ascii=False)[1:-1] in spec}


def share_an_axis(spec: dict[str, Any]) -> bool:
    """Whether a chart draws figures of two plans or more on one axis; groups of one chart have an axis each."""
    groups: dict[Any, set[str]] = {}
    for row in rows_in(spec):
        groups.setdefault(row.get("group"), set()).update(plans_in(json.dumps(row, ensure_ascii=False)))
    return any(len(plans) > 1 for plans in groups.values())


def together(found: list[blocks.Drawn]) -> Iterator[blocks.Drawn]:
    """The blocks whose charts do."""
    return (block for block in found if share_an_axis(block.drawing.spec))


@pytest.mark.parametrize(("key", "address"), STATES, ids=IDS)
def test_every_chart_of_several_plans_has_asked_and_says_the_answer(
    key: str, address: dict[str, str], drawn: list[blocks.Drawn]
):
    at = opened(key, **address)
    for block in together(drawn):
        assert block.block.axis is not None, block.drawing.key
        said = "\n".join(texts(at))
        assert all(note in said for note in block.block.axis.notes)


def test_there_are_charts_of_several_plans_to_ask_about(drawn: list[blocks.Drawn]):
    for key, view in (("employment", {}), ("targets", {}), ("budget", {}), ("budget", {"view": "spent"})):
        opened(key, **view)
    assert {block.drawing.key for block in together(drawn)} >= {"rates_15_64", "steps", "budget-plans", "job-costs"}


@pytest.mark.parametrize(("key", "address"), STATES, ids=IDS)
def test_no_two_plans_stand_together_when_the_function_refuses_them(
    key: str, address: dict[str, str], drawn: list[blocks.Drawn], monkeypatch: pytest.MonkeyPatch
):
    """What fails here has not asked: the function says no to every two plans, and a page drew two all the same."""

    def no(left: dict, right: dict) -> list[Verdict]:
        return [Verdict(REFUSED, "value_kinds")] if left["plan_id"] != right["plan_id"] else []

    monkeypatch.setattr(comparisons, "verdicts", no)
    monkeypatch.setattr(comparability, "verdicts", no)
    st.cache_resource.clear()
    at = opened(key, **address)
    assert [block.drawing.key for block in together(drawn)] == []
    assert [
        alt for alt, spec in charts(at).items() if share_an_axis(json.loads(spec))
    ] == []  # and those outside of blocks
    assert not any("↔" in text for text in texts(at)), "a sentence that sets two plans against each other"


def test_areas_that_are_refused_leave_the_chart_and_are_named_below_it(monkeypatch: pytest.MonkeyPatch):
    def no(left: dict, right: dict) -> list[Verdict]:
        return [Verdict(REFUSED, "area_levels")] if left["ref_area"] != right["ref_area"] else []

    monkeypatch.setattr(comparability, "verdicts", no)
    st.cache_resource.clear()
    at = opened("employment", region="28260")
    lines = next(json.loads(spec) for spec in charts(at).values() if "position" in spec)
    assert len({row["area"] for row in rows_in(lines) if "area" in row}) == 1
    assert any("그리지 않음" in text and "시·도와 시·군·구" in text for text in texts(at))


# The real plans


def test_a_forecast_is_not_drawn_among_results():
    # Seoul 2021, Ⅰ: the unemployment rate of the nation in 2020 and 2021 is a forecast.
    words = "\n".join(texts(opened("employment", rate="unemployment")))
    assert "그리지 않음: 전국 2020, 전국 2021 (한쪽은 목표·예산·전망, 다른 쪽은 실적이나 집행)" in words


def test_the_cards_say_that_jobs_are_counted_in_three_units():
    words = "\n".join(texts(opened("home")))
    assert "일자리를 센 단위가 다름(개 · 명 · 명/건)" in words
    assert "일자리를 센 단위가 다름" not in "\n".join(texts(opened("home", region="11410")))


def test_prices_of_jobs_of_other_years_are_compared_with_a_warning():
    words = "\n".join(texts(opened("budget", view="spent")))
    assert "예산 연도가 다름(2017 · 2018 · 2021 · 2024 · 2025)" in words


# The axis itself


def value(plan_id: str = "seodaemun-2024", **cells: str) -> dict[str, Any]:
    return axes.value(plan_id, "jobs_target", "jobs", "명", "2024") | cells


def test_the_odd_one_out_is_refused_and_not_all_the_others():
    found = axes.of_measures({"a": value(base="개"), "b": value(), "c": value(), "d": value(time_period="2025")})
    assert found.refused == {"a"}
    assert [(one.reason, one.bases) for one in found.refusals] == [("job_units", ("개", "명"))]
    assert [(one.reason, one.periods) for one in found.warnings] == [("target_years", ("2024", "2025"))]
    assert found.grade == REFUSED


def test_one_value_or_none_needs_no_verdict():
    assert axes.of_measures({}) == axes.of_measures({"a": value()}) == Axis()
    assert Axis().grade == COMPARABLE


def test_what_is_refused_is_not_warned_of():
    found = axes.of_measures({"a": value(), "b": value(base="개", time_period="2018")})
    assert found.warnings == ()
    assert len(found.refused) == 1


def test_groups_with_axes_of_their_own_say_each_reason_once():
    one = axes.of_measures({"a": value(), "b": value(time_period="2025")})
    two = axes.of_measures({"c": value(), "d": value(time_period="2018")})
    both = axes.merged([one, two])
    assert [(remark.reason, remark.periods) for remark in both.warnings] == [("target_years", ("2018", "2024", "2025"))]
    assert both.grade == WARNING


# Jobs


JOBS_SQL = """
select f.figure_id, f.indicator_id, f.printed_unit, f.value as target from figures f
where f.indicator_id in (select unnest(?::varchar[])) and f.kind = 'level' and f.plan_id = ? order by figure_id limit 4
"""


@pytest.mark.parametrize(
    "kinds",
    list(
        itertools.combinations(
            ["programme_jobs", "placements", "trainees", "supported_firms", "programme_participants"], 2
        )
    ),
    ids="-".join,
)
@pytest.mark.parametrize("act", [jobs.total, jobs.ranked])
def test_jobs_of_two_kinds_are_neither_added_nor_ranked(act: Any, kinds: tuple[str, str], real: Ask):
    rows = pd.DataFrame(
        [row for kind in kinds for row in real(JOBS_SQL, [kind], "seoul-2021") or real(JOBS_SQL, [kind], "seoul-2018")]
    )
    assert set(rows["indicator_id"]) == set(kinds)
    with pytest.raises(MixedJobsError) as refused:
        act(rows)
    assert all(kind in str(refused.value) for kind in kinds)
    assert "count different things" in str(refused.value)


def test_jobs_in_two_units_are_not_added_and_those_in_one_are():
    # Incheon Seo-gu 2025: tasks of strategy 1 are counted in 명 and in 기업 or 팀.
    tasks = of_level("task")
    own = tasks[(tasks["plan_id"] == "incheon-seo-2025") & tasks["target"].notna()]
    assert own["printed_unit"].nunique() > 1
    with pytest.raises(MixedJobsError):
        jobs.total(own)
    same, apart = jobs.of_one_kind(own)
    assert set(same["printed_unit"]) == {"명"}
    assert jobs.total(same) == same["target"].sum()
    assert len(same) + len(apart) == len(own)
    assert set(apart["printed_unit"]).isdisjoint({"명"})


def test_money_may_be_added_whatever_it_is_printed_in():
    rows = pd.DataFrame(
        {"indicator_id": ["budget", "budget"], "printed_unit": ["천원", "백만원"], "target": [1.0, 2.0]}
    )
    assert jobs.total(rows) == 3.0
