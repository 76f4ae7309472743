"""The words of the interface (components/words/ko.toml, en.toml): one key, both languages, `{name}` for what is filled in."""

import functools
import string
import tomllib
from pathlib import Path

WORDS = Path(__file__).resolve().parent / "words"
LANGUAGES = ("ko", "en")


@functools.cache
def catalogue(lang: str) -> dict[str, str]:
    """Return all words of a language as `section.key`."""
    raw = tomllib.loads((WORDS / f"{lang}.toml").read_text(encoding="utf-8"))
    return {f"{section}.{key}": text for section, words in raw.items() for key, text in words.items()}


def say(lang: str, key: str, /, **values: object) -> str:
    """Return the words of a key in a language; an unknown key fails loudly, so that a test finds it."""
    return SENTENCES.vformat(catalogue(lang)[key], (), values)


class _Sentences(string.Formatter):
    """`{count:row|rows}` is the word that follows a number in English: the first for one, the second for all else."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, sign, many = format_spec.partition("|")
        return (one if str(value) == "1" else many) if sign else super().format_field(value, format_spec)


SENTENCES = _Sentences()
