"""Printed figures that should follow from others and cannot be computed again, and why."""

from collections.abc import Iterator

from loaders.rules.book import Book
from loaders.rules.claims import Claim, Figure
from loaders.rules.ratios import before_of

DERIVED = ("share", "change", "change_rate", "rate", "rank", "achievement_rate", "execution_rate")


def not_recomputable(book: Book, found: list[Claim]) -> Iterator[tuple[Figure, str]]:
    """Every derived figure that no rule speaks of, with the reason (a key of the catalogue, `silent.*`)."""
    spoken_of = {claim.published.id for claim in found}
    for kind in DERIVED:
        for figure in book.of_kind(kind):
            if figure.id not in spoken_of:
                yield figure, _reason(book, figure)


def _reason(book: Book, figure: Figure) -> str:
    """What is missing: the figure itself as a level, the one it is measured against, or any formula at all."""
    if figure.row["kind"] in {"rate", "rank"}:
        return "no_formula"
    if book.level(figure) is None:
        return "no_level"
    if figure.row["kind"] in {"change", "change_rate"}:
        return "no_before" if before_of(book, figure) is None else "average"
    return "no_whole"
