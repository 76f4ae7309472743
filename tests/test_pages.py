"""Every page, opened as a reader opens it: through app.py, by a link, in both languages, with filters and with nonsense."""

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from components.catalogue import LANGUAGES, say
from components.frame import PAGES, PageEntry
from components.quiet import page_drawn
from components.status import THRESHOLDS
from loaders import editions, programmes, sources
from loaders.database import Database, ensure_database
from loaders.editions import edition
from tests.conftest import ROOT, SENIORS, put

BY_KEY = {entry.key: entry for entry in PAGES}
WITH_PLAN_FILTERS = [entry.key for entry in PAGES if entry.key not in {"compare", "present"}]
WITH_STRATEGIES = ["targets", "budget", "programmes", "schedule"]


def opened(key: str, **address: str) -> AppTest:
    """Open a page by its address in a new session; nothing may fail."""
    at = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    at.query_params.update({"lang": "ko"} | address)
    if BY_KEY[key].file != "app.py":
        at.switch_page(BY_KEY[key].file)
    return drawn(at.run())


def drawn(at: AppTest) -> AppTest:
    """The page as it is after a run in which nothing failed."""
    assert not at.exception, "\n".join(entry.message for entry in at.exception)
    assert not at.error
    return at


def texts(at: AppTest) -> list[str]:
    """Every line of text of the page but the sidebar's, backslashes of Markdown taken off."""
    entries = [entry.value.replace("\\", "") for entry in [*at.main.title, *at.main.markdown]]
    return [line.rstrip() for entry in entries for line in entry.split("\n") if line]


def charts(at: AppTest) -> dict[str, str]:
    """Every chart of the page: its alternative text and its specification."""
    return {entry.proto.alt: entry.proto.spec for entry in at.get("vega_lite_chart")}


def tables(at: AppTest) -> list[str]:
    return [entry.value.to_csv() for entry in [*at.dataframe, *at.table]]


def shown(at: AppTest) -> tuple:
    """All that a reader sees of the page's content."""
    return texts(at), charts(at), tables(at)


def toasts(at: AppTest) -> str:
    return "\n".join(entry.value.replace("\\", "") for entry in at.toast)


def controls(at: AppTest) -> dict[str, Any]:
    """The value of every control by key."""
    return {
        entry.key: entry.value for entry in [*at.selectbox, *at.button_group, *at.text_input] if entry.key is not None
    }


def address_of(at: AppTest) -> dict[str, str]:
    """What the link of the page holds: every control, blanks too."""
    return {key: value or "" for key, value in controls(at).items()}


@cache
def usual(key: str) -> tuple[dict[str, Any], tuple]:
    """The controls and the content of a page that is opened without an address."""
    at = opened(key)
    return controls(at), shown(at)


def menu(at: AppTest) -> dict[str, dict[str, str]]:
    """Where the menu leads: parameters of each page's link, by file stem."""
    return {
        entry.proto.page: {key: value for key, (value,) in parse_qs(entry.proto.query_string).items()}
        for entry in at.sidebar.get("page_link")
    }


# Every page


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_a_page_opens_in_either_language_with_its_question_and_something_to_see(entry: PageEntry, lang: str):
    at = opened(entry.key, lang=lang)
    assert at.title[0].value == say(lang, f"{entry.key}.title")
    assert say(lang, f"{entry.key}.question") in texts(at)
    assert charts(at) or tables(at) or entry.key == "present", "a talk is empty until charts are chosen"
    assert not at.toast


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_every_chart_says_in_a_sentence_what_it_shows(entry: PageEntry):
    for lang in LANGUAGES:
        at = opened(entry.key, lang=lang)
        for alt in charts(at):
            assert len(alt) > 10
            assert "**" not in alt
            assert "{" not in alt
            assert "nan" not in alt.lower().split()


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_the_english_page_speaks_english_around_korean_names(entry: PageEntry):
    at = opened(entry.key, lang="en")
    korean = {entry.value for entry in opened(entry.key).main.markdown if re.search("[가-힣]", entry.value)}
    same = [text for text in texts(at) if text in korean and len(re.findall("[가-힣]", text)) > 25]
    assert same == []
    assert at.title[0].value.isascii()


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_nothing_unknown_is_written_as_nan_or_none(entry: PageEntry):
    for lang in LANGUAGES:
        words = " ".join(texts(opened(entry.key, lang=lang)))
        assert re.findall(r"\b(nan|NaN|None|NaT|<NA>|inf)\b", words) == []


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_the_copied_link_holds_every_control_and_opens_the_same_page_again(entry: PageEntry):
    at = opened(entry.key)
    written = {
        key: value for key, (value,) in parse_qs(at.code[0].value.partition("?")[2], keep_blank_values=True).items()
    }
    assert address_of(at) | {"edition": edition()[0]} == {
        name: written[name] for name in written if name != "programme"
    }
    assert written.get("programme", "") == "", "no row is chosen yet"
    assert len(at.code[0].value) < 300, "short enough to send"
    again = opened(entry.key, **written)
    assert shown(again) == shown(at)
    assert not again.toast


# Filters


@pytest.mark.parametrize("key", WITH_PLAN_FILTERS)
def test_choosing_an_area_changes_the_page(key: str):
    seen = [shown(opened(key, region=region)) for region in ("all", "11410", "28260")]
    assert seen[0] != seen[1] != seen[2] != seen[0]


@pytest.mark.parametrize("key", WITH_PLAN_FILTERS)
def test_choosing_a_year_changes_the_page(key: str):
    assert shown(opened(key, region="11", year="2018")) != shown(opened(key, region="11", year="2021"))


@pytest.mark.parametrize("key", WITH_PLAN_FILTERS)
def test_a_control_does_what_its_link_does(key: str):
    at = opened(key)
    at.selectbox(key="region").set_value("11410")
    assert shown(drawn(at.run())) == shown(opened(key, **address_of(at)))
    assert at.query_params["region"] == "11410"


@pytest.mark.parametrize("key", WITH_STRATEGIES)
def test_choosing_a_strategy_changes_the_page(key: str):
    parameters = {"region": "28260", "year": "2025", "view": "parts"} if key == "targets" else {"region": "28260"}
    seen = [shown(opened(key, **parameters, strategy=strategy)) for strategy in ("all", "s1", "s2")]
    assert seen[0] != seen[1] != seen[2]


@pytest.mark.parametrize("key", WITH_STRATEGIES)
def test_strategies_are_offered_only_when_one_plan_is_left(key: str):
    assert len(opened(key).selectbox(key="strategy").options) == 1
    assert len(opened(key, region="28260").selectbox(key="strategy").options) == 6  # 인천 서구 2025: five strategies
    none = opened(key, region="11560")  # 영등포구 prints no strategies
    assert none.selectbox(key="strategy").options == [say("ko", "filter.no_strategies")]


@pytest.mark.parametrize(
    ("key", "name", "values", "address"),
    [
        ("targets", "view", ("common", "parts", "audience", "policy"), {}),
        ("budget", "stage", ("budget", "budget_revised", "executed"), {"region": "11560"}),
        ("employment", "rate", ("15_64", "15plus", "participation", "unemployment"), {}),
        ("employment", "by", ("age", "sex", "industry", "employment_status"), {"region": "28260"}),
        ("labour_market", "count", ("workers", "establishments"), {"view": "industry"}),
        ("sources", "view", ("plans", "tables", "codebook"), {}),
        ("labour_market", "view", ("people", "industry", "matching", "insured"), {}),
        ("compare", "show", ("all", "comparable"), {"left": "seodaemun-2024", "right": "seoul-2018"}),
        ("compare", "left", ("seodaemun-2024", "incheon-seo-2025"), {"right": "seoul-2021"}),
        ("compare", "right", ("seoul-2021", "incheon-seo-2025"), {"left": "seodaemun-2024"}),
        ("compare", "third", ("none", "incheon-seo-2025"), {"left": "seodaemun-2024", "right": "seoul-2021"}),
        (
            "compare",
            "fourth",
            ("none", "seoul-2018"),
            {"left": "seodaemun-2024", "right": "seoul-2021", "third": "incheon-seo-2025"},
        ),
        ("programmes", "field", ("all", "direct_jobs", "startup_support"), {}),
        ("programmes", "q", ("", "노인일자리", "창업"), {}),
        ("programmes", "audience", ("all", "youth", "disabled"), {}),
        ("programmes", "new", ("all", "new"), {}),
        ("programmes", "sort", ("match", "target", "cost", "name"), {}),
        ("schedule", "show", ("all", "settled"), {"region": "28260"}),
        ("sources", "contract", ("figures", "items"), {}),
        ("sources", "table", ("seodaemun-2024.iii-2-common", "seodaemun-2024.iii-3-fields"), {"region": "11410"}),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_every_other_control_changes_its_page(key: str, name: str, values: tuple[str, ...], address: dict[str, str]):
    seen = []
    for value in values:
        at = opened(key, **address, **{name: value})
        assert controls(at)[name] == value
        assert not at.toast
        seen.append(shown(at))
    assert all(left != right for number, left in enumerate(seen) for right in seen[number + 1 :])


@pytest.mark.parametrize(
    ("address", "view"),
    [
        ({}, "plans"),
        ({"table": "seodaemun-2024.iii-2-common"}, "tables"),
        ({"contract": "items"}, "codebook"),
        ({"contract": "items", "view": "plans"}, "plans"),
    ],
)
def test_a_link_to_a_printed_table_or_a_contract_opens_its_view(address: dict[str, str], view: str):
    at = opened("sources", region="11410", **address)
    assert controls(at)["view"] == view
    assert {"table", "contract"} & controls(at).keys() == {
        "plans": set(),
        "tables": {"table"},
        "codebook": {"contract"},
    }[view]


def test_a_district_page_speaks_of_its_plan_alone():
    words = "\n".join(texts(opened("targets", region="11410")))
    assert "서대문구" in words
    assert "영등포구" not in words


# From page to page


def test_the_menu_carries_language_area_and_year_to_every_page():
    links = menu(opened("targets", lang="en", region="28260", year="2025", strategy="s1"))
    assert set(links) == {entry.path for entry in PAGES}
    for parameters in links.values():
        assert parameters == {"lang": "en", "region": "28260", "year": "2025", "strategy": "s1"}


def test_the_menu_carries_what_has_just_been_chosen():
    at = opened("home")
    drawn(at.selectbox(key="region").set_value("11410").run())
    assert {parameters["region"] for parameters in menu(at).values()} == {"11410"}


@pytest.mark.parametrize("key", [key for key in WITH_PLAN_FILTERS if key != "home"])
def test_a_page_reached_from_another_keeps_language_and_area(key: str):
    at = opened("home", lang="en", region="11410")
    drawn(at.switch_page(BY_KEY[key].file).run())
    assert at.selectbox(key="region").value == "11410"
    assert at.query_params["region"] == "11410"
    drawn(at.selectbox(key="year").set_value("2024").run())
    assert at.title[0].value == say("en", f"{key}.title")
    assert at.selectbox(key="region").value == "11410"


def test_the_language_changes_with_its_switch_and_filters_stay():
    at = opened("targets", region="28260", view="parts")
    drawn(at.button_group(key="lang").set_value("en").run())
    assert at.title[0].value == say("en", "targets.title")
    assert (controls(at)["region"], controls(at)["view"]) == ("28260", "parts")
    assert at.query_params["lang"] == "en"


def test_the_comparison_starts_with_the_area_the_reader_comes_from():
    assert opened("compare", region="11560").selectbox(key="left").value == "yeongdeungpo-2017-2018"


# What does not exist


@pytest.mark.parametrize("key", WITH_PLAN_FILTERS)
def test_a_year_without_a_plan_falls_back_and_says_which_years_there_are(key: str):
    at = opened(key, region="11410", year="2018")  # 서대문구 has a plan for 2024 only
    assert at.selectbox(key="year").value == "all"
    assert at.selectbox(key="region").value == "11410"
    assert toasts(at) == say("ko", "filter.year_missing", year="2018", years="2024")
    assert shown(at) == shown(opened(key, region="11410"))
    assert at.query_params.get("year", "all") in ("all", ["all"])  # a default may be left out of the address


def test_choosing_another_area_drops_a_year_it_does_not_have():
    at = opened("budget", region="11", year="2018")
    drawn(at.selectbox(key="region").set_value("11410").run())
    assert at.selectbox(key="year").value == "all"
    assert "서대문구" in "\n".join(texts(at))


def test_a_plan_is_never_compared_with_itself():
    at = opened("compare", left="seodaemun-2024", right="seodaemun-2024")
    assert at.selectbox(key="left").value == "seodaemun-2024"
    assert at.selectbox(key="right").value != "seodaemun-2024"
    assert "right = seodaemun-2024" in toasts(at)


def test_a_strategy_of_another_plan_is_dropped():
    at = opened("programmes", region="11560", strategy="s1")
    assert at.selectbox(key="strategy").value == "all"
    assert "strategy = s1" in toasts(at)


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("employment", {"region": "11560"}),  # 영등포구 prints no employment survey tables
        ("targets", {"region": "11", "year": "2018", "view": "common"}),  # 서울시 2018 prints no common indicators
        ("budget", {"region": "11", "year": "2018", "stage": "executed"}),
        ("budget", {"region": "11", "view": "uses"}),  # two plans, and neither divides its whole
        ("budget", {"region": "11560", "view": "uses"}),  # 영등포구 splits programmes only
        ("schedule", {"region": "11410"}),  # only 인천 서구 2025 prints a schedule by month
    ],
)
def test_what_a_plan_does_not_print_is_said_and_plans_that_do_are_linked(key: str, address: dict[str, str]):
    at = opened(key, **address)
    assert say("ko", "empty.have") in "\n".join(texts(at))
    ways = [button.key for button in at.main.button if button.key and button.key.startswith("way_")]
    assert ways
    for way in ways:
        there = opened(key, **address)
        there.main.button(key=way).click().run()
        chosen = [there.selectbox(key=name).value for name in ("region", "year")]
        assert "all" not in chosen
        assert chosen != [address["region"], address.get("year")]
        assert not there.toast
        assert way not in [button.key for button in there.main.button], "the plan one is led to does have it"


def test_several_things_that_a_plan_does_not_print_are_said_in_one_frame():
    at = opened(
        "targets", region="11560"
    )  # 영등포구 prints no common indicators, no year after a result, no finished year
    words = "\n".join(texts(at))
    assert f"## {say('ko', 'empty.several', count=3)}" in words
    for key in ("honesty.none", "targets.no_finished"):
        assert say("ko", key) in words
        assert f"## {say('ko', key)}" not in words
    assert words.count(say("ko", "empty.have")) == 3
    rates = "\n".join(texts(opened("employment", region="11560")))
    assert f"## {say('ko', 'empty.several', count=2)}" in rates, (
        "what would stand above the lanes is told in the same frame"
    )
    alone = "\n".join(texts(opened("labour_market", region="11560")))
    assert say("ko", "empty.have") in alone
    assert say("ko", "empty.several", count=1) not in alone


@pytest.mark.parametrize(
    ("key", "address", "printed", "recomputed"),
    [
        ("home", {}, "15,456", "15,549"),  # 인천 서구 2025: the target, and the boxes of its tasks
        (
            "compare",
            {"left": "incheon-seo-2025", "right": "seodaemun-2024"},
            "105,729,725",
            "105,699,725",
        ),  # the sources of its money
    ],
)
def test_a_doubtful_value_is_marked_and_what_follows_is_said(
    key: str, address: dict[str, str], printed: str, recomputed: str
):
    words = "\n".join(texts(opened(key, **address)))
    (line,) = {line for line in words.splitlines() if "†" in line and recomputed in line}
    assert printed in line


def test_no_chart_is_empty():
    for entry in PAGES:
        at = opened(entry.key)
        # what a chart that answers to clicks draws travels beside its specification
        beside = {one.proto.alt for one in at.get("vega_lite_chart") if one.proto.data.data}
        for alt, spec in charts(at).items():
            assert '"value' in spec or alt in beside, alt


# Search


def test_a_search_finds_a_programme_however_it_is_spaced():
    found = [
        tables(opened("programmes", q=text)) for text in ("노인일자리", "노인 일자리", "노인·일자리", " 노인일자리 ")
    ]
    assert found[0]
    assert all(rows == found[0] for rows in found)
    assert "노인" in found[0][0]


def test_a_search_finds_a_programme_by_its_english_name():
    (row, *_) = opened("programmes", lang="en", q="older people").dataframe[0].value.to_dict("records")
    assert "older people" in row["name"]
    assert "어르신" in row["other_name"]


@pytest.mark.parametrize(
    ("address", "named"), [({}, True), ({"region": "11410"}, False), ({"q": "뉴딜일자리를"}, False)]
)
def test_programmes_of_a_single_plan_need_not_name_it_in_every_line(address: dict[str, str], named: bool):
    assert ("plan" in opened("programmes", **address).dataframe[0].value.columns) == named


def test_a_search_without_a_match_says_so_and_what_to_do():
    at = opened("programmes", q="우주정거장")
    assert tables(at) == []
    words = "\n".join(texts(at))
    assert say("ko", "programmes.nothing") in words
    assert say("ko", "programmes.nothing_text", text="우주정거장") in words


def test_a_search_that_leaves_next_to_nothing_offers_to_leave_a_word_out():
    at = opened("programmes", q="청년 창업 공간")  # 인천 서구 2025 alone calls one a space
    rows = len(at.dataframe[0].value)
    ways = {button.label: str(button.key) for button in at.main.button if str(button.key).startswith("way_word_")}
    assert "‘공간’을 빼면 11개" in ways
    assert all(int(re.findall(r"(\d+)개", label)[0]) > rows for label in ways)
    at.main.button(key=ways["‘공간’을 빼면 11개"]).click().run()
    assert drawn(at).text_input(key="q").value == "청년 창업"
    assert len(at.dataframe[0].value) == 11
    assert not [button for button in at.main.button if str(button.key).startswith("way_word_")]


def test_a_search_finds_first_consonants_and_words_in_any_order():
    assert tables(opened("programmes", q="ㅈㅎㄱㄹ")) == tables(opened("programmes", q="근로 자활")) != []


def test_a_search_says_which_other_words_were_looked_for_and_says_nothing_where_there_are_none():
    at = opened("programmes", q="노인")
    assert say("ko", "programmes.also", word="노인", others="어르신") in "\n".join(texts(at))
    found = tables(at)[0]
    assert found.index("노인") < found.index("어르신일자리")
    assert "자활" not in found
    beside = say("ko", "programmes.also", word="\0", others="").split("\0")[1][:12]
    assert not any(beside in line for q in ("자활", "") for line in texts(opened("programmes", q=q)))


def test_every_option_says_how_many_programmes_it_would_leave():
    at = opened("programmes", q="청년")
    for key, code, label in (("audience", "women", "여성"), ("field", "startup_support", "창업지원")):
        (option,) = [one for one in at.selectbox(key=key).options if one.startswith(f"{label} · ")]
        after = opened("programmes", q="청년", **{key: code})
        count = int(option.rpartition(" ")[2])
        rows = after.dataframe[0].value if after.dataframe else []
        assert len(rows) == count


def pressed(at: AppTest, label: str) -> AppTest:
    (button,) = [button for button in at.button if label in button.label]
    button.click()
    return drawn(at.run())


def test_choices_that_leave_nothing_lead_to_what_there_is():
    at = opened("programmes")
    at.text_input(key="q").set_value("노인")
    drawn(at.run())
    drawn(at.selectbox(key="field").set_value("startup_support").run())
    assert tables(at) == []
    assert len(pressed(at, "찾는 말").dataframe[0].value) == 44
    assert controls(at)["field"] == "startup_support"


def test_choices_that_leave_nothing_even_without_one_of_them_lead_to_each_alone():
    at = opened("programmes", region="11560", field="startup_support", audience="seniors")
    labels = [button.label for button in at.button]
    assert len(labels) == 3
    assert all("나머지를 풀면" in label for label in labels)
    assert controls(pressed(at, "지역"))["field"] == "all"


def test_a_job_that_costs_less_than_ten_thousand_won_does_not_cost_nothing():
    rows = opened("programmes", sort="cost").dataframe[0].value
    assert rows["cost"].iloc[0] == 0.3  # 서대문구 2024: 일자리플러스센터 운영, 4백만원 for 1,426
    assert not (rows["cost"] == 0).any()


def test_what_a_job_costs_is_in_thousand_won_in_english_as_the_line_above_says():
    at = opened("programmes", lang="en", region="11410", q="자활근로사업")
    assert "in thousand won" in "\n".join(texts(at))
    assert 8629.2 in list(at.dataframe[0].value["cost"])  # 서대문구 2024: 4,142백만원 for 480


def test_programmes_and_those_like_them_have_names_in_the_language_of_the_page():
    at = opened("programmes", lang="en", programme="seodaemun-2024~f-direct-p3")
    words = "\n".join(texts(at))
    assert "## Self-reliance work" in words
    assert ":small[:gray[자활근로사업]]" in words
    twins = [button.label for button in at.button if "twin_" in (button.key or "")]
    assert twins
    assert not any(re.search("[가-힣]", label) for label in twins)


def test_a_target_printed_in_thousands_stands_beside_its_unit_as_printed():
    (row,) = opened("programmes", q="취업날개").dataframe[0].value.to_dict("records")
    assert (row["target"], row["unit"]) == (37, "천명")  # 서울시 2021: 3.7만명 would be 37,000 천명 a thousandfold


# One programme

PUBLIC_WORKS = "incheon-seo-2025~s2-t4-p5"


def test_a_link_to_a_programme_opens_its_details_with_the_printed_cells():
    at = opened("programmes", programme=PUBLIC_WORKS)
    words = "\n".join(texts(at))
    assert "## 공공근로 사업" in words
    # 인천 서구 2025, IV, 2-4: 사업인원 74명, 사업예산 514,000천원 (시비 257,000, 구비 257,000)
    assert "**74명**" in words
    assert "시·도비 2.6억원 (50%) · 구비 2.6억원 (50%)" in words
    cells = at.table[0].value.to_csv()
    assert "**:primary-background[74]**" in cells
    assert "**:primary-background[514,000]**" in cells
    assert "20" in cells
    assert "primary-background[20]" not in cells, "neighbouring cells stay unmarked"


def test_a_programme_nobody_knows_is_said_and_none_is_shown():
    at = opened("programmes", programme="seoul-2018~nobody")
    assert "programme = seoul-2018~nobody" in toasts(at)
    assert say("ko", "programmes.choose") in "\n".join(texts(at))


def test_a_twin_leads_to_its_own_details_and_back_again():
    at = pressed(opened("programmes", programme=PUBLIC_WORKS), "서울시민 안심 일자리사업")
    assert at.query_params["programme"] in ("seoul-2021~d-economy-f-direct-p1", ["seoul-2021~d-economy-f-direct-p1"])
    assert "## 서울시민 안심 일자리사업 (구 공공근로)" in texts(at)
    assert "## 공공근로 사업" in texts(pressed(at, "공공근로 사업"))


def test_twins_share_a_picture_only_where_the_one_function_lets_them_and_the_rest_says_why():
    at = opened("programmes", programme=PUBLIC_WORKS)
    targets, costs = (json.dumps(json.loads(spec), ensure_ascii=False) for spec in charts(at).values())
    assert "74명  인천 서구 2025" in targets
    assert "300명  영등포구 2018" in targets
    assert "8,758" not in targets
    assert "709만원  서울시 2021" in costs  # a price of one job may stand beside another; the unit is warned of
    words = "\n".join(texts(at))
    assert "그리지 않음: 서울시 2021 서울시민 안심 일자리사업 (구 공공근로) (일자리를 센 단위가 다름(개 · 명))" in words
    assert "일자리를 센 단위가 다름(개 · 명)" in words.partition("하나에 695만원")[2]


def test_a_target_that_may_stand_beside_no_other_is_not_drawn_and_says_why():
    at = opened("programmes", programme="seodaemun-2024~f-direct-p1")  # 명/건: what no other plan counts
    assert [alt for alt in charts(at) if "목표" in alt] == []
    words = "\n".join(texts(at))
    assert say("ko", "twins.target_not_drawn") in words
    assert len(charts(at)) == 1  # won per job alone


def test_the_rule_behind_twins_stands_below_them_with_its_weights():
    words = "\n".join(texts(opened("programmes", programme=PUBLIC_WORKS)))
    for part in ("이름 0.60", "갈래 0.15", "분야 0.10", "대상 0.10", "예산 크기 0.05", "55%"):
        assert part in words


def test_a_programme_printed_in_two_lists_says_so_and_is_not_added():
    words = "\n".join(texts(opened("programmes", programme="seodaemun-2024~f-startup-p1")))
    # 서대문구 2024: 캠퍼스타운 조성 also stands in the box of strategy 2
    assert (
        "같은 사업이 미래 일자리를 위한 기반 구축 › 캠퍼스타운 조성에도 있다(54명/건, 17.0억원). 서로 더하지 않는다."
        in words
    )


def test_months_are_said_where_the_plan_prints_them_and_hidden_ones_are_not_guessed():
    words = "\n".join(texts(opened("programmes", programme="incheon-seo-2025~s1-t2-p1")))
    assert "**2–11월** 사업 홍보, 접수 및 응시료 지원" in words
    assert "달을 알 수 없는 활동(합친 칸): 계획, 결과 보고" in words
    assert "월** 계획" not in words
    assert say("ko", "programmes.schedule") not in "\n".join(texts(opened("programmes", programme="seoul-2021~a1-p3")))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_programme_opens_in_either_language(lang: str):
    codes = [f"{row['plan_id']}~{row['item_id']}" for row in programmes.programmes().to_dict("records")]
    at = opened("programmes", lang=lang)
    for code in codes[::7]:
        at.session_state["programme"] = code
        words = " ".join(texts(drawn(at.run())))
        assert re.findall(r"\b(nan|NaN|None|NaT|<NA>|inf)\b", words) == [], code


# Nonsense in the address

NONSENSE = {
    "script": "<script>alert(1)</script>",
    "long": "서"
    * 5_000,  # eight controls of it are still less than the 512 KiB from which Streamlit ignores an address
    "path": "../../../etc/passwd",
    "sql": "x' or 1=1; drop table figures --",
    "code": "99999",
    "control": "\x00\x1b[31m\u202e\ud7ff",
}


@pytest.mark.parametrize("nonsense", NONSENSE.values(), ids=list(NONSENSE))
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_nonsense_in_every_parameter_shows_the_page_with_defaults_and_says_what_was_dropped(
    entry: PageEntry, nonsense: str
):
    defaults, content = usual(entry.key)
    names = [name for name in defaults if name != "q"]
    at = opened(entry.key, **dict.fromkeys(names, nonsense))
    assert controls(at) == defaults
    assert shown(at) == content
    said = toasts(at)
    for name in names:
        is_a_year = name == "year" and nonsense.isdigit()
        assert (say("ko", "filter.year_missing", year="9999", years="")[:20] if is_a_year else f"{name} = ") in said
    assert len(said) < 200 * len(names), "a long value is cut"
    for toast in at.toast:
        assert "<script>" not in toast.value


@pytest.mark.parametrize("nonsense", NONSENSE.values(), ids=list(NONSENSE))
def test_nonsense_in_the_search_box_is_only_text(nonsense: str):
    at = opened("programmes", q=nonsense)
    if len(nonsense) > 80:
        assert "q = " in toasts(at)
        assert shown(at) == usual("programmes")[1]
    else:
        assert say("ko", "programmes.nothing") in "\n".join(texts(at))
        assert not any("<script>" in entry.value for entry in at.markdown)


@pytest.mark.parametrize("name", ["utm_source", "embed_options", "__proto__", "x" * 200])
def test_a_parameter_nobody_knows_is_left_alone(name: str):
    at = opened("home", **{name: "1"})
    assert shown(at) == usual("home")[1]
    assert not at.toast


def test_two_values_for_one_control_are_one_choice_and_the_other_is_said():
    at = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    at.query_params["region"] = ["11410", "28260"]
    assert drawn(at.run()).selectbox(key="region").value == "28260"
    assert "region = 11410" in toasts(at)


def test_a_misspelt_name_is_said_with_the_name_that_was_meant():
    at = opened("home", regoin="11410")
    assert say("ko", "app.misspelt", key="regoin", near="region") in toasts(at)
    assert shown(at) == usual("home")[1]
    assert "regoin" not in at.code[0].value


# Links of another edition


def test_a_link_of_this_edition_brings_no_news():
    assert shown(opened("targets", edition=edition()[0])) == usual("targets")[1]


@pytest.mark.parametrize("name", ["0123456789ab", "<script>alert(1)</script>", "../../etc/passwd", "9" * 10_000])
def test_a_link_of_an_unknown_edition_says_so_plainly(name: str):
    at = opened("targets", edition=name)
    words = "\n".join(texts(at))
    assert say("ko", "news.unknown", edition=name[:80]) in words
    assert name[:81] not in words or len(name) <= 80
    assert f"edition={edition()[0]}" in at.code[0].value


def test_a_link_of_an_earlier_edition_names_the_changed_figures_of_the_page_only(monkeypatch: pytest.MonkeyPatch):
    now = editions.known(editions.keep_shown().stem)
    assert now
    then = replace(now, edition="0123456789ab", plans=now.plans | {"seodaemun-2024": "earlier"})
    lists = editions.earlier
    cells = dict(lists(now.plans["seodaemun-2024"]))
    # Seodaemun-gu 2024, Ⅲ-3 분야별 일자리 목표, 합 계: 14,490 (명/건)
    for cell in [key for key, row in cells.items() if row[0] == "14,490"]:  # printed at several places
        cells[cell] = ("14,000", *cells[cell][1:])
    monkeypatch.setattr(editions, "known", lambda name: then if name == "0123456789ab" else now)
    monkeypatch.setattr(editions, "earlier", lambda name: cells if name == "earlier" else lists(name))
    at = opened("home", edition="0123456789ab")
    assert any(say("ko", "news.changed", count=1) in text for text in texts(at))
    (row,) = next(table for table in at.dataframe if "그때" in table.value.columns).value.to_dict("records")
    assert (row["그때"], row["지금"]) == ("14,000 명/건", "14,490 명/건")
    other = "\n".join(texts(opened("targets", edition="0123456789ab", region="28260")))
    assert say("ko", "news.unchanged") in other


# When the data folder is broken


def test_readers_of_an_earlier_edition_are_told_so_on_every_page(
    data: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
):
    into = data.parent / "build"
    ensure_database(data, into)
    put(plan / "figures.csv", SENIORS, SENIORS.replace("600000000,", "600,"))
    broken: Database = ensure_database(data, into)
    monkeypatch.setattr("components.frame.database", lambda: broken)
    for lang in LANGUAGES:
        words = texts(opened("sources", lang=lang))
        assert any(say(lang, "app.stale_title") in text for text in words)
        assert say(lang, "app.stale_text", count=1) in "\n".join(words)


def test_readers_of_the_present_edition_are_not_told_so():
    assert not any(say("ko", "app.stale_title") in text for text in texts(opened("sources")))


# Schedule


def test_the_schedule_says_how_many_activities_have_months_and_never_more():
    words = "\n".join(texts(opened("schedule", region="28260")))
    assert say("ko", "schedule.sentence", plan="인천 서구 2025", count=96, settled=28) in words
    assert "스마트행정전문인력양성과정" in words
    assert say("ko", "schedule.over", year=2025) in words


def test_the_schedule_is_one_picture_with_every_strategy_and_how_many_of_its_months_are_known():
    (drawn,) = charts(opened("schedule", region="28260")).values()
    spec = json.dumps(json.loads(drawn), ensure_ascii=False)
    for strategy, count, settled in (("청년 일자리 확대", 20, 5), ("상생·협력을 통한 고용 창출", 7, 7)):
        assert strategy in spec
        assert say("ko", f"schedule.told_{'all' if count == settled else 'some'}", count=count, settled=settled) in spec


def test_one_strategy_of_the_schedule_shows_its_own_programmes_alone():
    drawn_charts = charts(opened("schedule", region="28260", strategy="s1"))
    assert len(drawn_charts) == 1
    spec = str(json.loads(next(iter(drawn_charts.values()))))
    assert "취업성공 디딤돌 청년인턴사업" in spec
    assert "노사민정협의회" not in spec


# What a headline says


def findings(key: str, **address: str) -> dict[str, str]:
    page = page_drawn(BY_KEY[key].file, {"lang": "ko"} | address, "http://example.org")
    return {drawn.drawing.key: drawn.finding for drawn in page.drawn}


def test_what_a_job_costs_is_told_for_the_area_that_was_chosen():
    said = {area: findings("budget", view="spent", region=area)["job-costs"] for area in ("28260", "11410", "11560")}
    assert said["28260"] == "공공근로·안심일자리 하나에 영등포구 2017–2018 546만원, 인천 서구 2025 695만원"
    assert said["11410"] == "노인일자리 하나에 서울시 2021 219만원, 서대문구 2024 329만원"
    assert "영등포구" in said["11560"]


def test_a_gap_is_the_difference_of_the_shares_that_are_shown():
    said = findings("labour_market", region="28260")["shares-population-sex-incheon-seo-2025"]
    assert "50.3%" in said
    assert "0.3%p" in said  # 50.3 − 50.0; unrounded they are 0.4 apart


def test_a_total_that_is_not_the_sum_of_men_and_women_says_so():
    words = "\n".join(texts(opened("labour_market", region="11")))
    assert say("ko", "labour_market.census_apart", year="2015", total="9,904,312", added="9,904,305") in words
    assert words.count("남녀의 합") == 1, "that of 2020 is"


def test_counts_that_do_not_compare_are_told_and_not_drawn():
    at = opened("labour_market", region="11", view="industry")
    (spec,) = [spec for alt, spec in charts(at).items() if "사업체" in alt]
    assert '"2010"' in spec
    assert '"2020"' not in spec
    assert "세는 범위가 넓어져" in "\n".join(texts(at))


def test_without_a_search_nothing_is_sorted_by_match():
    def sorts(**address: str) -> list[str]:
        return opened("programmes", **address).selectbox(key="sort").options

    assert say("ko", "programmes.sort_match") not in sorts()
    assert say("ko", "programmes.sort_match") in sorts(q="노인")


# Honest targets


def test_the_targets_page_says_loudly_how_many_new_targets_lie_below_what_was_reached():
    words = "\n".join(texts(opened("targets", region="11", year="2021")))
    assert say("ko", "honesty.below_sentence", plan="서울시 2021", count=9, below=7) in words
    assert say("ko", "honesty.rule") in words


def test_thresholds_on_the_page_are_those_of_the_code():
    words = "\n".join(texts(opened("targets", region="28260")))
    assert say("ko", "targets.thresholds", **THRESHOLDS) in words
    assert "120%" in words


def test_policy_targets_are_drawn_for_the_plan_that_prints_them_and_missed_nowhere_else():
    assert say("ko", "policy.none", plan="서대문구 2024") in "\n".join(
        texts(opened("targets", region="11410", view="policy"))
    )
    words = "\n".join(texts(opened("targets", region="11", year="2018", view="policy")))
    assert (
        say("ko", "policy.sentence_below", plan="서울시 2018", count=10, below=2, target="2018", last="2017") in words
    )


def test_direct_jobs_are_shown_where_the_plan_prints_them():
    assert any("54%" in sentence for sentence in charts(opened("targets", region="11410", view="parts")))
    words = "\n".join(texts(opened("targets", region="28260", view="parts")))
    assert say("ko", "direct.none") in words


# Targets and results


def test_the_headline_of_finished_years_begins_with_the_whole_and_says_that_parts_are_counted():
    (said,) = [alt for alt in charts(opened("targets", region="11", year="2021")) if "끝난 해" in alt]
    assert said.startswith("서울시 전체 2020은 목표의 99.2%를 이루었다. 전체와 부분을 모두 세어")  # 453,712 of 457,542


def test_a_twin_with_a_small_part_of_the_money_is_not_zero_times_as_large():
    words = "\n".join(texts(opened("programmes", programme="seodaemun-2024~f-direct-p5")))
    assert "예산 74분의 1" in words  # 40 of 2,982백만원
    assert "예산 0.0배" not in words


@pytest.mark.parametrize("address", [{"region": "28260"}, {"region": "28260", "by": "sex"}, {"region": "11410"}])
def test_sentences_begin_with_a_capital_in_english(address: dict[str, str]):
    for key in ("employment", "labour_market"):
        said = [text.removeprefix("## ") for text in texts(opened(key, lang="en", **address)) if text.startswith("## ")]
        assert said
        assert not any(one[:1].islower() for one in said)


# Money


def test_the_tree_of_a_plan_speaks_of_the_whole_and_that_of_a_strategy_of_its_own_money():
    whole = [alt for alt in charts(opened("budget", region="28260", view="uses")) if "갈래로 나뉘고" in alt]
    one = [
        alt for alt in charts(opened("budget", region="28260", strategy="s2", view="uses")) if "갈래로 나뉘고" in alt
    ]
    assert len(whole) == len(one) == 1
    assert "1,057억원" in whole[0]  # 인천 서구 2025, 총 계 105,729,725천원
    assert "1,016억원" in one[0]
    assert "1,057억원" not in one[0]


@pytest.mark.parametrize(
    ("address", "ending"),
    [
        ({"region": "11", "year": "2021"}, "를 썼다"),
        ({"region": "11560"}, "를 썼다"),
        ({"region": "11", "year": "2018"}, "를 썼다(2018년 1–8월)"),
    ],
)
def test_a_headline_says_when_the_money_was_spent_unless_its_subject_has_said_so(address: dict[str, str], ending: str):
    (whole,) = [alt for alt in charts(opened("budget", view="spent", **address)) if "가운데" in alt and "썼다" in alt]
    assert whole.endswith(ending)


def test_the_table_of_money_spent_says_which_budget_it_was_spent_from():
    at = opened("budget", region="11", year="2018", view="spent")
    at.session_state["twin_execution"] = True
    table = next(frame.value for frame in drawn(at.run()).dataframe if say("ko", "budget.stage") in frame.value.columns)
    assert set(table[say("ko", "budget.stage")]) == {say("ko", "stage.budget"), say("ko", "stage.budget_revised")}


# Coverage


def test_the_matrix_says_what_a_plan_prints_in_part_and_not_at_all():
    at = opened("sources", region="28260")
    rows = sources.matrix().query("plan_id == 'incheon-seo-2025'")["grade"].value_counts()
    counts = {grade: int(rows[grade]) for grade in ("published", "partial", "missing")}
    assert say("ko", "coverage.one", plan="인천 서구 2025는", count=19, **counts) in "\n".join(texts(at))
    [spec] = [json.loads(spec) for spec in charts(at).values() if "coverage_matrix" in spec]
    cells = [cell for layer in spec["layer"] for cell in layer["data"].get("values", []) if "state" in cell]
    states = {cell["item"]: (cell["sign"], cell["state"], cell["has"]) for cell in cells}
    assert len(states) == len(cells) == 19
    assert states["사업체와 종사자"][0].startswith("◐ ")
    assert states["사업체와 종사자"][1] == "◐ 일부"
    assert states["여러 해 정책 지표"] == ("○", "○ 없음", "–")
