"""Finding programmes by what people type: Hangul in any spacing, parts of words, several words, first consonants, English."""

import pytest

from loaders import finding
from loaders.finding import Wanted
from loaders.search import folded, initials, ranks, unfinished

SENIORS = {"노인 일자리 및 사회활동지원 사업", "노인일자리 및 사회활동 지원 사업"}


def names(text: str, **wanted: str) -> list[str]:
    return list(finding.found(Wanted(text=text, **wanted), "match")["name_ko"])


@pytest.mark.parametrize(
    "text", ["노인일자리", "노인 일자리", "노인·일자리", "일자리 노인", "ㄴㅇㅇㅈㄹ", "노이", "노ㅇ", "노인 직접일자리", "노인 어르신"]
)  # fmt: skip
def test_programmes_for_older_people_are_found_however_one_types(text: str):
    assert set(names(text)) >= SENIORS
    assert "자활근로사업" not in names(text)


def test_all_words_must_match_in_any_order():
    assert set(names("청년 창업")) == set(names("창업 청년")) == set(names("청년")) & set(names("창업"))
    assert names("청년 우주정거장") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("일자리정책담당관", "취약계층을 위한 공공근로사업 추진"),  # 서울시 2018 prints the department beside it
        ("맞춤형 일자리 지원 및 발굴", "공공근로 사업"),  # 인천 서구 2025, strategy 2
        ("고용장려금", "고용유지지원사업"),  # 서대문구 2024, field list
        ("소상공인·중소기업", "소상공인 컨설팅 등 경영 지원"),
        ("older people", "노인일자리 및 사회활동 지원 사업"),
        ("SMALL BUSINESS", "중소기업 용자지원"),
    ],
)
def test_department_strategy_field_audience_and_english_are_searched_too(text: str, name: str):
    assert name in names(text)


def test_a_name_that_begins_with_the_word_comes_before_one_that_holds_it_and_before_the_rest():
    found = names("창업")
    starts, holds = found.index("창업지원센터 운영"), found.index("서울창업허브 운영")
    rest = found.index("캠퍼스타운 조성사업")  # 창업지원 is its field only
    assert starts < holds < rest


def test_a_word_is_read_as_unfinished_only_when_nothing_holds_it_as_typed():
    assert "도시농업 교육장 운영" in names("농")
    assert not SENIORS & set(names("농"))
    assert names("자활근") == names("자활그") != []


def test_typing_a_word_letter_by_letter_never_loses_the_programme():
    for typed in (
        "ㄴ",
        "노",
        "노ㅇ",
        "노이",
        "노인",
        "노인ㅇ",
        "노인이",
        "노인일",
        "노인잊",
        "노인일자",
        "노인일자ㄹ",
        "노인일자리",
    ):
        if typed != "노인잊":  # 일 is not on the way from 잊
            assert set(names(typed)) >= SENIORS, typed
    assert not SENIORS & set(names("노인잊"))


def test_folding_knows_the_forms_of_unicode_and_leaves_no_spaces_or_signs():
    assert folded("노인 일자리") == folded("노인·일자리") == folded("노인 일자리".replace("노", "\u1102\u1169"))
    assert folded("50+센터 (반일제)") == "50센터반일제"
    assert initials(folded("노인 일자리")) == folded("ㄴㅇㅇㅈㄹ")


def test_letters_that_mean_something_to_a_pattern_are_only_letters():
    for text in (".*", "[", "(?:", "\\", "ㄳ", "🐕", "%"):
        assert unfinished(folded(text) or "x")
        assert len(names(text)) in (0, len(names("")))


def test_no_words_fit_everything():
    assert (ranks("") > 0).all()
    assert (ranks(" · ") > 0).all()
    assert len(ranks("")) > 200
