"""A printed figure as an interval, and what a rule claims about one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from loaders.intervals import Interval, added, combined
from loaders.rules.terms import MEANING, NESTED


@dataclass(frozen=True)
class Figure:
    """One printed number with the interval it stands for."""

    row: dict[str, Any]
    interval: Interval

    def key(self, *but: str, **changed: Any) -> tuple:
        """What the number is about, without the columns named, with the ones given replaced."""
        return meaning_of(self.row, *but, **changed)

    @property
    def id(self) -> int:
        """The figure's id."""
        return self.row["figure_id"]


@dataclass(frozen=True)
class Claim:
    """A published figure and what the figures it follows from allow."""

    rule: str
    published: Figure
    recomputed: Interval
    used: tuple[Figure, ...]
    hint: str = ""  # a class the rule already knows (reprint, cumulative, bound)
    operation: Callable[..., float] | None = (
        None  # how the figures used give the recomputed value, where a formula does
    )


def derived(rule: str, published: Figure, operation: Callable[..., float], *used: Figure, hint: str = "") -> Claim:
    """Claim that one operation on up to four figures, monotone in each, gives the published one."""
    allowed = combined(operation, *(figure.interval for figure in used))
    return Claim(rule, published, allowed, used, hint, operation)


def summed(rule: str, published: Figure, parts: Sequence[Figure], hint: str = "") -> Claim:
    """Claim that the published figure is the sum of the parts."""
    total = added([part.interval for part in parts])
    return Claim(rule, published, total, tuple(parts), hint, lambda *values: sum(values))


def at_most(whole: Figure, part: Figure) -> Interval:
    """What a part of a whole may be: anything up to it."""
    return Interval(float("-inf"), min(part.interval.mid, whole.interval.mid), whole.interval.high)


def group_of(figure: Figure) -> str:
    """The category that holds a figure's: wage earners for regular employees; `total` where none does."""
    groups = NESTED.get(figure.row["breakdown"], {})
    return next((group for group, parts in groups.items() if figure.row["category"] in parts), "total")


def percent(part: float, whole: float) -> float:
    """Return part ÷ whole × 100."""
    return part / whole * 100


def growth(now: float, before: float) -> float:
    """Return the relative change from before to now, in %."""
    return (now / before - 1) * 100


def meaning_of(row: dict[str, Any], *but: str, **changed: Any) -> tuple:
    """What a row is about, without the columns named, with the ones given replaced."""
    return tuple(changed.get(name, row[name]) for name in MEANING if name not in but)
