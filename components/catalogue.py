"""The words of the interface (components/words/ko.toml, en.toml): one key, both languages, `{name}` for what is filled in."""

import functools
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
    return catalogue(lang)[key].format(**values)
