"""Find programmes by words as people type them: Hangul in any spacing, parts of words, first consonants, English.

Every word must be found somewhere in the programme. Where it is found decides the rank: in the name before in the rest (path,
strategy, department, field, audience). Text is compared without spaces, case and punctuation. Where a word itself is not found, its
synonyms (data/synonyms.csv) are looked for: whatever needs one comes after everything that does not.
"""

import re
import unicodedata
from collections.abc import Callable

import numpy as np
import pandas as pd

from loaders import programmes
from loaders.database import query
from loaders.sharing import shared

FIRST_SYLLABLE, LAST_SYLLABLE, PER_CONSONANT, PER_VOWEL = ord("가"), ord("힣"), 588, 28
# As Unicode normalises them: the consonants that begin a syllable, and those of them that may also end one, by their place there.
INITIALS = [chr(0x1100 + number) for number in range(19)]
FINALS = dict(zip((1, 2, 4, 7, 8, 16, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27), (0, 1, 2, 3, 5, 6, 7, 9, 10, 11, 12, 14, 15, 16, 17, 18), strict=True))  # fmt: skip
SYNONYMS_SQL = """
select words, coalesce(narrower, '') as narrower from synonyms order by ordinal
"""

BELOW = 1000.0  # what needs a synonym ranks so many times lower than what does not
NAME_STARTS, NAME_HOLDS, INITIALS_HOLD, GLOSS_HOLDS, REST_HOLDS = 8.0, 6.0, 5.0, 4.0, 1.0
REST = (
    "path_ko",
    "strategy_ko",
    "strategy_en",
    "task_ko",
    "department",
    "field_ko",
    "field_en",
    "audience_ko",
    "audience_en",
)


def folded(text: str) -> str:
    """Text without spaces, case and punctuation, so that 노인일자리 finds `노인 일자리` and `노인·일자리`."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


def initials(text: str) -> str:
    """The first consonants of folded text: 노인일자리 → ㄴㅇㅇㅈㄹ; other characters stay."""
    return "".join(
        INITIALS[(ord(char) - FIRST_SYLLABLE) // PER_CONSONANT] if _is_syllable(char) else char for char in text
    )


def unfinished(word: str) -> str:
    """The pattern of a word whose last syllable is still being typed: `노이`, `농` and `노ㅇ` are on the way to 노인."""
    head, last = word[:-1], word[-1]
    if last in INITIALS:
        return re.escape(head) + _syllables_of(INITIALS.index(last))
    if not _is_syllable(last):
        return re.escape(word)
    open_end = ord(last) - (ord(last) - FIRST_SYLLABLE) % PER_VOWEL
    final = ord(last) - open_end
    if final == 0:
        return f"{re.escape(head)}[{last}-{chr(open_end + PER_VOWEL - 1)}]"
    next_one = chr(open_end) + _syllables_of(FINALS[final]) if final in FINALS else last
    return f"{re.escape(head)}(?:{last}|{next_one})"


def _syllables_of(initial: int) -> str:
    first = FIRST_SYLLABLE + initial * PER_CONSONANT
    return f"[{INITIALS[initial]}{chr(first)}-{chr(first + PER_CONSONANT - 1)}]"


def _is_syllable(char: str) -> bool:
    return FIRST_SYLLABLE <= ord(char) <= LAST_SYLLABLE


@shared()
def texts() -> pd.DataFrame:
    """One row per listed programme, in the order of programmes(): its name, first consonants, gloss and the rest, folded."""
    rows = programmes.programmes()
    names = rows["name_ko"].map(folded)
    rest = rows[list(REST)].fillna("").agg(" ".join, axis=1).map(lambda text: " ".join(map(folded, text.split())))
    return pd.DataFrame(
        {"name": names, "initials": names.map(initials), "gloss": rows["name_en"].map(folded), "rest": rest.map(folded)}
    )


@shared(256)
def ranks(text: str) -> np.ndarray:
    """How well each listed programme fits the words, in the order of programmes(): 0 where one of the words is not found."""
    total, literal = np.ones(len(texts())), np.ones(len(texts()), dtype=bool)
    for word in _words(text):
        points = _literal(word)
        literal &= points > 0
        points = np.max([points, *_by_synonym(word).values()], axis=0)
        total = np.where(points > 0, total + points, 0) * (total > 0)
    return np.where(literal, total, total / BELOW)


@shared(256)
def also(text: str) -> dict[str, list[str]]:
    """By word of the text: the synonyms that find programmes which the word itself does not."""
    found = {
        word: [one for one, points in _by_synonym(word).items() if (points > _literal(word)).any()]
        for word in _words(text)
    }
    return {word: synonyms for word, synonyms in found.items() if synonyms}


def _words(text: str) -> list[str]:
    return [word for word in map(folded, text.split()) if word]


@shared(256)
def _literal(word: str) -> np.ndarray:
    """The points of a word as typed; where nobody has it, as one whose last syllable is still being typed."""
    known = texts()
    points = _points(known, word, lambda cell: cell.find(word))
    if points.any():
        return points
    pattern = re.compile(unfinished(word))
    return _points(known, word, lambda cell: m.start() if (m := pattern.search(cell)) else -1)


@shared(256)
def _by_synonym(word: str) -> dict[str, np.ndarray]:
    """The points of each synonym of a word, where the word as typed has none."""
    known, own = texts(), _literal(word)
    points = {one: _points(known, one, lambda cell, one=one: cell.find(one)) for one in synonyms(word)}
    return {one: np.where(own > 0, 0, found) for one, found in points.items()}


@shared()
def _groups() -> list[tuple[list[str], list[str]]]:
    """Of each group the words that mean alike and the narrower ones, folded."""
    rows = query(SYNONYMS_SQL).to_dict("records")
    return [
        (
            [folded(word) for word in row["words"].split("|")],
            [folded(word) for word in row["narrower"].split("|") if word],
        )
        for row in rows
    ]


def synonyms(word: str) -> list[str]:
    """What else to look for: 노인 → 어르신 …, and so in a longer Hangul word: 노인일자리 → 어르신일자리.

    Who types Hangul is not led to English glosses, where 여성 would find 숙명여대, a women's university.
    """
    found: dict[str, None] = {}
    for words, narrower in _groups():
        inside = [one for one in words if one == word or (one in word and _is_syllable(one[0]))]
        if inside:
            longest = max(inside, key=len)
            others = [one for one in (*words, *narrower) if longest not in one]  # which the word itself finds
            others = [one for one in others if _is_syllable(one[0]) or not _is_syllable(longest[0])]
            found |= dict.fromkeys(word.replace(longest, one) for one in others)
    found.pop(word, None)
    return list(found)


def _points(known: pd.DataFrame, word: str, place: Callable[[str], int]) -> np.ndarray:
    """The best place of one word in each programme."""
    in_name = known["name"].map(place).to_numpy()
    only_initials = all(char in INITIALS for char in word)
    found = [
        np.where(in_name == 0, NAME_STARTS, np.where(in_name > 0, NAME_HOLDS, 0)),
        np.where(known["gloss"].map(place) >= 0, GLOSS_HOLDS, 0),
        np.where(known["rest"].map(place) >= 0, REST_HOLDS, 0),
        np.where(known["initials"].str.contains(word, regex=False) & only_initials, INITIALS_HOLD, 0),
    ]
    return np.max(found, axis=0)
