"""Finding programmes by what people type: Hangul in any spacing, parts of words, several words, first consonants, English."""

import pytest

from loaders import finding
from loaders.finding import Wanted
from loaders.search import also, folded, initials, ranks, synonyms, unfinished
from tests.conftest import Ask

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


# Words that mean alike


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("노인", "어르신일자리 및 사회활동지원사업"),  # 서울시 2021
        ("노인일자리", "어르신일자리 및 사회활동지원사업"),
        ("시니어", "노인 일자리 및 사회활동지원 사업"),  # 인천 서구 2025
        ("elderly", "노인일자리 및 사회활동 지원 사업"),  # 서대문구 2024
        ("청년", "대학생아르바이트 운영"),
        ("창업", "신산업분야 스타트업 기술인력 인건비 지원"),
        ("스타트업", "창업지원센터 운영"),
        ("경력단절", "경력보유(단절)여성 구직활동비 지원"),
        ("공공근로", "동행일자리, 지역공동체 일자리 사업"),
        ("융자", "중소기업 용자지원"),  # printed so
        ("채용박람회", "취업정보박람회"),
        ("사회적경제", "마을기업 육성"),
        ("자영업", "소상공인 컨설팅 등 경영 지원"),
        ("다문화", "결혼이민자 일자리 지원사업"),
    ],
)
def test_a_word_also_finds_what_others_call_by_another_word(text: str, name: str):
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "unlike"),
    [
        ("노인", "자활근로사업"),
        ("노인", "대학생아르바이트 운영"),
        ("대학생", "청년창업꿈터"),  # 청년 is wider
        ("벤처", "창업지원센터 운영"),
        ("마을기업", "협동조합 활성화 종합지원"),
        ("사회적기업", "마을기업 육성"),
        ("여성", "숙명여대 캠퍼스타운 추진"),  # its English gloss has women in it
        ("장애인", "여성 직업능력 향상 교육"),
    ],
)
def test_a_word_does_not_find_what_is_wider_or_unlike(text: str, unlike: str):
    assert names(text)
    assert unlike in names("")
    assert unlike not in names(text)


@pytest.mark.parametrize("text", ["노인", "창업", "사회적경제", "직업훈련", "청년 창업"])
def test_what_needs_a_synonym_comes_after_everything_that_does_not(text: str):
    found = finding.found(Wanted(text=text), "match")
    by_synonym = found["rank"] < 1
    assert by_synonym.is_monotonic_increasing
    words = [folded(word) for word in text.split()]
    for row in found[by_synonym].to_dict("records"):
        assert any(word not in folded(row["name_ko"]) for word in words), row["name_ko"]


def test_the_page_is_told_which_other_words_found_something_more():
    assert also("노인") == {"노인": ["어르신"]}
    assert also("자활") == {}
    assert also("노") == {}, "a word still being typed means nothing yet"
    assert also("") == {}


def test_every_group_of_synonyms_says_why_and_finds_a_programme(real: Ask):
    groups = real("select * from synonyms order by ordinal")
    assert len(groups) > 10
    for group in groups:
        words = [*group["words"].split("|"), *(group["narrower"] or "").split("|")]
        assert any(names(word) for word in words if word), group["group_id"]
        assert group["basis_ko"]
        assert len(set(words)) == len(words) > 1


def test_a_synonym_takes_the_place_of_its_word_inside_a_longer_one():
    assert "어르신일자리" in synonyms("노인일자리")
    assert synonyms("장애인일자리") == ["장애일자리"]
    assert synonyms("folders") == [], "English words are words, not letters"
    assert synonyms("자활근로") == []
