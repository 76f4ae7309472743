"""The codec of a deck: which views make up a talk, in which order, with the speaker's notes; short enough to stand in a link.

    <edition>~<page>.<chart>.<control>-<code>.<control>-<code>.n-<note>~<page>.…

Codes stand as they are; what is no code (a note, a search) as base64 behind a second hyphen. Every control is named, so that a slide
still means the same when a default has moved; the edition is that of the day the deck was begun.
"""

import re
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace

SLIDE, FIELD, NOTE = "~", ".", "n"
MOST_SLIDES, MOST_NOTE, MOST_SIGNS = 30, 200, 6_000  # a link above 8,000 signs is cut by some mail programs and servers
CODE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*|")
EDITION = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True)
class Slide:
    """One slide: the page by its path, the chart by its key, the page's controls, and what the speaker wants to say."""

    path: str
    chart: str
    address: tuple[tuple[str, str], ...]
    note: str = ""

    @property
    def controls(self) -> dict[str, str]:
        """The controls of the page by name."""
        return dict(self.address)


@dataclass(frozen=True)
class Deck:
    """The slides in their order, and the edition of the data they were chosen from."""

    edition: str = ""
    slides: tuple[Slide, ...] = ()

    def added(self, slide: Slide, edition: str) -> "Deck":
        """The deck with one more slide at its end; the first one decides the edition."""
        return Deck(self.edition or edition, (*self.slides, slide))

    def without(self, number: int) -> "Deck":
        """The deck without a slide; without any it has no edition either."""
        left = self.slides[:number] + self.slides[number + 1 :]
        return Deck(self.edition, left) if left else Deck()

    def moved(self, number: int, by: int) -> "Deck":
        """The deck with a slide one place further on or back; at either end it stays."""
        slides, to = list(self.slides), number + by
        if 0 <= to < len(slides):
            slides[number], slides[to] = slides[to], slides[number]
        return replace(self, slides=tuple(slides))

    def noted(self, number: int, note: str) -> "Deck":
        """The deck with another note on one slide, cut to what a link can carry."""
        slides = list(self.slides)
        slides[number] = replace(slides[number], note=note.strip()[:MOST_NOTE])
        return replace(self, slides=tuple(slides))


def slide(path: str, chart: str, controls: Mapping[str, str]) -> Slide:
    """Return the slide of a chart as its page shows it now. The language is the talk's, not the slide's."""
    return Slide(path, chart, tuple(sorted((name, value) for name, value in controls.items() if name != "lang")))


def written(deck: Deck) -> str:
    """Return the deck as it stands in a link; blank when it has no slides."""
    return SLIDE.join([deck.edition, *map(_written, deck.slides)]) if deck.slides else ""


def fits(deck: Deck) -> bool:
    """Whether a link can carry the deck."""
    return len(deck.slides) <= MOST_SLIDES and len(written(deck)) <= MOST_SIGNS


def read(text: str) -> tuple[Deck, int]:
    """Return the deck that stands in a link, as far as it can be read, and how many slides could not."""
    first, *rest = text[: MOST_SIGNS + 1].split(SLIDE)
    slides = [found for part in rest[:MOST_SLIDES] if (found := _read(part))]
    lost = max(text.count(SLIDE), int(bool(text))) - len(slides)
    return Deck(first if EDITION.fullmatch(first) else "", tuple(slides)) if slides else Deck(), lost


def _written(slide: Slide) -> str:
    fields = [f"{name}-{_encoded(value)}" for name, value in slide.address]
    note = [f"{NOTE}-{_encoded(slide.note)}"] if slide.note else []
    return FIELD.join([slide.path or "home", slide.chart, *fields, *note])


def _read(text: str) -> Slide | None:
    path, *parts = text.split(FIELD)
    if not parts or not all(re.fullmatch(r"[A-Za-z0-9_-]+", one) for one in (path, parts[0])):
        return None
    try:
        fields = {name: _decoded(value) for name, _, value in (part.partition("-") for part in parts[1:])}
    except ValueError:
        return None
    note = fields.pop(NOTE, "")[:MOST_NOTE]
    return Slide("" if path == "home" else path, parts[0], tuple(sorted(fields.items())), note)


def _encoded(value: str) -> str:
    if CODE.fullmatch(value):
        return value
    return "-" + urlsafe_b64encode(value.encode("utf-8", "replace")).decode("ascii").rstrip("=")


def _decoded(text: str) -> str:
    """Raises ValueError where the text is no code and no base64 of UTF-8."""
    if not text.startswith("-"):
        if CODE.fullmatch(text):
            return text
        raise ValueError(text)
    padded = text[1:] + "=" * (-len(text[1:]) % 4)
    return b64decode(padded, altchars=b"-_", validate=True).decode("utf-8")
