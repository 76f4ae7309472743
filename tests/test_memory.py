"""What a page remembers is worked out once, is another thing in another language, and still counts as shown."""

import pytest

from components.frame import PAGES, Page
from components.memory import Part, remembered, when_drawn
from loaders import plans, provenance
from tests.test_pages import drawn, opened, shown

KO, EN = (Page(PAGES[0], lang) for lang in ("ko", "en"))
CALLS: list[tuple] = []


@remembered
def greeting(page: Page, ids: tuple[int, ...]) -> str:
    CALLS.append((page.lang, ids))
    provenance.show(ids)
    return f"{page.lang} {ids}"


def test_the_same_choice_is_worked_out_once_and_another_language_or_choice_anew():
    CALLS.clear()
    assert greeting(KO, (1, 2)) == greeting(KO, (1, 2)) == "ko (1, 2)"
    assert greeting(EN, (1, 2)) == "en (1, 2)"
    assert greeting(KO, (3,)) == "ko (3,)"
    assert CALLS == [("ko", (1, 2)), ("en", (1, 2)), ("ko", (3,))]


def test_figures_that_are_only_remembered_are_shown_all_the_same():
    greeting(KO, (7, 8))
    provenance.start()
    provenance.show([5])
    greeting(KO, (7, 8))
    assert provenance.shown() == {5, 7, 8}


def test_figures_noted_apart_do_not_leak_to_the_page():
    provenance.start()
    with provenance.noted() as figures:
        provenance.show([9])
    assert figures == {9}
    assert provenance.shown() == set()


@remembered
def section(page: Page, plan: dict, part: int = 0) -> int:
    CALLS.append((plan["plan_id"], part))
    when_drawn(page, Part(lambda later: later.drawn.append(f"{plan['plan_id']} {part}"), 0))
    return part


@remembered
def two_sections(page: Page, plan: dict) -> int:
    return section(page, plan, 1) + section(page, plan, 2)


def test_what_a_section_draws_is_drawn_each_time_on_the_page_of_that_time():
    CALLS.clear()
    plan = plans.records()[0]
    first, second = Page(PAGES[0], "ko"), Page(PAGES[0], "ko")
    assert two_sections(first, plan) == two_sections(second, plan) == 3
    assert section(second, plan, part=2) == 2
    name = plan["plan_id"]
    assert [(name, 1), (name, 2), (name, 2)] == CALLS  # named `part=2`, it is kept apart from the unnamed 2
    assert first.drawn == [f"{name} 1", f"{name} 2"]
    assert second.drawn == [f"{name} 1", f"{name} 2", f"{name} 2"]


def test_an_argument_that_says_nothing_stable_is_refused():
    with pytest.raises(AttributeError, match="memory_key"):
        section(KO, {"plan_id": "seoul-2018", "item_id": "f-direct"})


VIEWS = {
    "home": ({},),
    "employment": ({"by": "age"}, {"by": "sex", "rate": "15plus"}, {"by": "industry"}, {"by": "employment_status"}),
    "targets": ({"view": "common"}, {"view": "parts"}, {"view": "audience"}, {"view": "policy"}),
    "budget": ({}, {"stage": "executed"}, {"view": "uses"}, {"view": "spent"}),
    "compare": ({},),
    "programmes": ({"q": "노인"},),
    "labour_market": ({"view": "people"}, {"view": "industry"}, {"view": "matching"}, {"view": "insured"}),
    "schedule": ({},),
    "present": ({},),
    "audit": ({},),
    "sources": ({}, {"view": "tables"}, {"view": "codebook"}),
}


@pytest.mark.parametrize("region", ["all", "11560"])
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_a_page_drawn_from_memory_shows_all_that_it_showed_at_first(entry, region):
    for view in VIEWS[entry.key]:
        at = opened(entry.key, region=region, **view)
        before = shown(at)
        assert shown(drawn(at.run())) == before
