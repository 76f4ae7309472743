"""Sentences read as a Korean would say them: the particle follows the last sound of the word."""

import pytest

from components.sentences import PAIRS, final_sound, joined, with_particle


@pytest.mark.parametrize(
    ("word", "particle", "said"),
    [
        ("서대문구", "은", "서대문구는"),
        ("청년", "은", "청년은"),
        ("여성", "이", "여성이"),
        ("서울시", "이", "서울시가"),
        ("예산", "을", "예산을"),
        ("국비", "을", "국비를"),
        ("인천", "과", "인천과"),
        ("서구", "과", "서구와"),
        ("창업지원", "으로", "창업지원으로"),
        ("직접일자리", "으로", "직접일자리로"),
        ("서울", "으로", "서울로"),
        ("서울", "은", "서울은"),
        ("제조업", "이다", "제조업이다"),
        ("기타", "이다", "기타다"),
    ],
)
def test_a_particle_follows_the_last_syllable(word: str, particle: str, said: str):
    assert with_particle(word, particle) == said


@pytest.mark.parametrize(
    ("word", "particle", "said"),
    [
        ("2020", "은", "2020은"),  # 영
        ("2021", "은", "2021은"),  # 일
        ("2022", "은", "2022는"),  # 이
        ("2023", "은", "2023은"),  # 삼
        ("2024", "은", "2024는"),  # 사
        ("2025", "은", "2025는"),  # 오
        ("2026", "은", "2026은"),  # 육
        ("2027", "은", "2027은"),  # 칠
        ("2028", "은", "2028은"),  # 팔
        ("2029", "은", "2029는"),  # 구
        ("1", "으로", "1로"),
        ("6", "으로", "6으로"),
        ("8", "으로", "8로"),
        ("3", "으로", "3으로"),
    ],
)
def test_a_digit_is_read_in_korean(word: str, particle: str, said: str):
    assert with_particle(word, particle) == said


@pytest.mark.parametrize(
    ("word", "particle", "said"),
    [
        ("63.7%", "이", "63.7%가"),  # 퍼센트
        ("0.1%p", "이", "0.1%p가"),  # 퍼센트포인트
        ("63.7%", "으로", "63.7%로"),
        ("1,156억원", "은", "1,156억원은"),
        ("KTL", "은", "KTL은"),
        ("KTL", "으로", "KTL로"),
        ("ICT", "은", "ICT는"),
        ("SDGs", "은", "SDGs는"),
        ("BM", "은", "BM은"),
        ("고용률(15–64세)", "은", "고용률(15–64세)은"),
        ("**고용률(15–64세)**", "이", "**고용률(15–64세)**이"),
        ("단위예산(국비)", "을", "단위예산(국비)을"),
        ("(국비)", "을", "(국비)를"),
        ("노인(65세 이상)", "은", "노인(65세 이상)은"),
        ("「청년」", "은", "「청년」은"),
        ("**서울시**", "은", "**서울시**는"),
        ("", "은", "는"),
    ],
)
def test_per_cent_and_latin_letters_are_read_aloud_and_brackets_are_passed_over(word: str, particle: str, said: str):
    assert with_particle(word, particle) == said


@pytest.mark.parametrize("particle", PAIRS)
def test_no_sentence_shows_both_forms(particle: str):
    said = with_particle("서대문구", particle)
    assert "(" not in said
    assert said in {"서대문구" + form for form in PAIRS[particle]}


def test_a_word_without_a_final_consonant_has_no_final_sound():
    assert final_sound("서대문구") == ""
    assert final_sound("서울") == "ㄹ"
    assert final_sound("청년") != ""


def test_words_are_listed_as_the_language_lists_them():
    assert joined(["국비", "시비", "구비"], "ko") == "국비, 시비, 구비"
    assert joined(["a", "b", "c"], "en") == "a, b and c"
    assert joined(["a", "b"], "en") == "a and b"
    assert joined(["a"], "en") == joined(["a"], "ko") == "a"
    assert joined([], "en") == ""
