"""Where the slip is: the wrong one of two printings, and the figure that comes right with another digit, or left out."""

from collections import defaultdict
from collections.abc import Iterator

from loaders.intervals import around
from loaders.rules.claims import Claim, Figure
from loaders.rules.verdicts import close, judge

OPEN = {"within_rounding", "disagrees", "scope_differs"}  # verdicts that a wrong digit may explain
WITNESSES = 3  # claims that must come out to the digit, all with the same other digit: fewer do by chance
SUMS = {"tree", "joined", "heads", "total", "funding"}
MANY_PARTS = 3  # of a sum of whole numbers that one digit less closes exactly


def turned(found: list[Claim]) -> list[Claim]:
    """Return all claims; of two printings, the one that other formulas refute is blamed, not the one that they confirm."""
    by_formula: dict[int, set[str]] = defaultdict(set)
    for claim in found:
        if claim.rule != "reprint":
            by_formula[claim.published.id].add(judge(claim, forced=False).verdict)
    return [_turned(claim) if _is_wrong_way_round(claim, by_formula) else claim for claim in found]


def _is_wrong_way_round(claim: Claim, by_formula: dict[int, set[str]]) -> bool:
    if claim.rule != "reprint" or judge(claim, forced=False).verdict != "disagrees":
        return False
    return by_formula[claim.published.id] == {"agrees"} and "disagrees" in by_formula[claim.used[0].id]


def _turned(claim: Claim) -> Claim:
    return Claim(claim.rule, claim.used[0], claim.published.interval, (claim.published,), claim.hint)


def settled(found: list[Claim]) -> Iterator[Claim]:
    """A level of which another digit in one place, or nothing, makes three claims or more come out exactly and spoils none.

    A digit too many is enough with one claim, if without it a sum of several whole numbers comes out exactly.
    """
    for figure, claims in _levels(found):
        unmet = [claim for claim in claims if judge(claim, forced=False).verdict in OPEN]
        met = [claim for claim in claims if judge(claim, forced=False).verdict == "agrees"]
        values = [*_with_another_digit(figure), 0.0] if len(unmet) >= WITNESSES else []
        values += _with_one_digit_less(figure) if unmet and all(_is_exact_sum(claim) for claim in unmet) else []
        right = next((value for value in values if all(_holds(claim, figure, value) for claim in unmet + met)), None)
        if right is not None:
            others = {one.id: one for claim in unmet for one in (claim.published, *claim.used) if one.id != figure.id}
            hint = "one_digit" if right else "left_out"
            yield Claim("settled", figure, around(right, 0), tuple(others.values()), hint)


def _levels(found: list[Claim]) -> list[tuple[Figure, list[Claim]]]:
    """Every level, and the claims that a formula makes with it."""
    about: dict[int, tuple[Figure, list[Claim]]] = {}
    for claim in found:
        for figure in (claim.published, *claim.used) if claim.operation else ():
            if figure.row["kind"] == "level" and figure.interval.mid:  # a 0 has no other digit
                about.setdefault(figure.id, (figure, []))[1].append(claim)
    return list(about.values())


def _with_another_digit(figure: Figure) -> list[float]:
    digits = _digits(figure)
    changed = {
        digits[:place] + other + digits[place + 1 :] for place in range(len(digits)) for other in "0123456789"
    } - {digits}
    return [_value(figure, other) for other in sorted(changed)]


def _with_one_digit_less(figure: Figure) -> list[float]:
    digits = _digits(figure)
    return [_value(figure, digits[:place] + digits[place + 1 :]) for place in range(len(digits)) if len(digits) > 1]


def _digits(figure: Figure) -> str:
    return "".join(one for one in figure.row["printed"] if one.isdigit())


def _value(figure: Figure, digits: str) -> float:
    """What other digits would stand for in the same cell: unit and decimals stay."""
    return figure.interval.mid / int(_digits(figure)) * int(digits)


def _is_exact_sum(claim: Claim) -> bool:
    exact = all(one.interval.low == one.interval.high for one in (claim.published, *claim.used))
    return claim.rule in SUMS and exact and len(claim.used) >= MANY_PARTS


def _holds(claim: Claim, figure: Figure, value: float) -> bool:
    """Whether the claim comes out to the printed digit with another value of one of its figures."""
    published, *used = (value if one.id == figure.id else one.interval.mid for one in (claim.published, *claim.used))
    half = (claim.published.interval.high - claim.published.interval.low) / 2
    if claim.operation is None or (not value and claim.rule not in SUMS):
        return False
    return close(around(published, half), claim.operation(*used), half)
