"""Ages as codes (`15-29`, `-19`, `65+`): which of them can stand side by side."""

from collections.abc import Iterable

OLDEST = 200


def separate(ages: Iterable[str]) -> list[str]:
    """Return the most ages that do not overlap, youngest first: of 50–64, 55+ and 65+ the first and the last."""
    kept, reached = [], -1
    for age in sorted(set(ages), key=lambda age: (_bounds(age)[1], -_bounds(age)[0])):
        low, high = _bounds(age)
        if low > reached:
            kept, reached = [*kept, age], high
    return kept


def short(age: str) -> str:
    """An age as an axis writes it in either language: `15–29`, `65+`."""
    return age.replace("-", "–")


def _bounds(age: str) -> tuple[int, int]:
    """First and last year of an age code."""
    low, _, high = age.replace("+", f"-{OLDEST}").partition("-")
    return int(low or 0), int(high)
