"""What a rounded figure may stand for: ± half of its last printed digit; exact counts stand for themselves."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

UNBOUNDED = 1e300  # what stands in the database for no bound on this side: JSON and CSV know no infinity


@dataclass(frozen=True)
class Interval:
    """All values from low to high, and the middle that arithmetic on the printed figures gives."""

    low: float
    mid: float
    high: float

    def meets(self, other: "Interval") -> bool:
        """Whether both may stand for the same value (a billionth of slack for binary fractions)."""
        slack = 1e-9 * max(1.0, abs(self.mid), abs(other.mid))
        return self.low <= other.high + slack and other.low <= self.high + slack


def half_unit(printed: str, factor: float, exact: bool) -> float:
    """Return half of the last printed digit in the value's unit: 0.05 for `63.6` %, 500 for `353` 천원; 0 for exact counts."""
    decimals = re.search(r"\.(\d+)\D*$", printed.replace(",", ""))
    places = (
        len(decimals[1]) if decimals and len(decimals[1]) != 3 else 0
    )  # three: a thousands point, see loaders.printed
    return 0.0 if exact and places == 0 else 0.5 * 10**-places * factor


def around(value: float, half: float) -> Interval:
    """The interval of one printed figure."""
    return Interval(value - half, value, value + half)


def combined(operation: Callable[..., float], *parts: Interval) -> Interval:
    """Apply an operation that is monotone in each part: its extremes lie at the corners."""
    if len(parts) > 4:
        raise ValueError("corners of more than four parts are too many; sums have their own function")
    corners = [operation(*corner) for corner in product(*((part.low, part.high) for part in parts))]
    return Interval(min(corners), operation(*(part.mid for part in parts)), max(corners))


def added(parts: list[Interval]) -> Interval:
    """The sum of intervals."""
    return Interval(sum(p.low for p in parts), sum(p.mid for p in parts), sum(p.high for p in parts))
