"""Sentences that say what a chart shows. Korean particles follow the last sound of the word before them.

What stands in brackets only adds to a word, so the particle follows the word before the brackets: 고용률(15–64세)은.
"""

import re

BRACKETED = re.compile(r"(?<=[^\s(])\s*\([^()]*\)(?=[」’'\" *.]*$)")

# Whether the Korean reading of a last character ends in a consonant: digits are read 영 일 이 삼 사 오 육 칠 팔 구.
DIGIT_FINAL = {"0": "ㅇ", "1": "ㄹ", "2": "", "3": "ㅁ", "4": "", "5": "", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ", "9": ""}
LATIN_FINAL = {"L": "ㄹ", "l": "ㄹ", "M": "ㅁ", "m": "ㅁ", "N": "ㄴ", "n": "ㄴ", "R": "ㄹ", "r": "ㄹ"}
PAIRS = {
    "은": ("은", "는"),
    "이": ("이", "가"),
    "을": ("을", "를"),
    "과": ("과", "와"),
    "으로": ("으로", "로"),
    "이다": ("이다", "다"),
}


def final_sound(word: str) -> str:
    """Return the final consonant of a word as it is read aloud, or blank when it ends in a vowel."""
    spoken = BRACKETED.sub("", word).rstrip(")]』」’'\" *.")
    last = spoken[-1:] if spoken else ""
    if last == "%":
        return ""  # 퍼센트
    if "가" <= last <= "힣":
        index = (ord(last) - ord("가")) % 28
        return "ㄹ" if index == 8 else ("" if index == 0 else "ㅇ")
    if last == "p" and spoken.endswith("%p"):
        return ""  # 퍼센트포인트
    return DIGIT_FINAL.get(last, LATIN_FINAL.get(last, ""))


def with_particle(word: str, particle: str) -> str:
    """Return the word with the right form of 은, 이, 을, 과, 으로 or 이다."""
    closed, opened = PAIRS[particle]
    final = final_sound(word)
    if particle == "으로" and final == "ㄹ":
        return word + opened
    return word + (closed if final else opened)


def joined(words: list[str], lang: str) -> str:
    """List words: `가, 나, 다` in Korean, `a, b and c` in English."""
    if lang == "ko" or len(words) < 2:
        return ", ".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
