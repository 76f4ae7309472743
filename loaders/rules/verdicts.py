"""The judge: a published figure against the interval that follows from others."""

from dataclasses import dataclass

from loaders.intervals import Interval, combined
from loaders.rules.claims import Claim, growth
from loaders.rules.terms import SCOPE


@dataclass(frozen=True)
class Judgement:
    """The verdict on a claim and, for what does not agree, the likely cause."""

    verdict: str
    cause: str = ""


def judge(claim: Claim, forced: bool) -> Judgement:
    """Compare what is printed with what follows, by intervals. `forced`: a share of a column that was made to add up to 100."""
    published, recomputed, row = claim.published.interval, claim.recomputed, claim.published.row
    half = (published.high - published.low) / 2
    suspect = _unit_suspect(claim, half)
    if suspect:
        return suspect
    if claim.rule == "form":
        return Judgement("disagrees", claim.hint)
    if close(published, recomputed.mid, half):
        return Judgement("agrees")
    if published.meets(recomputed) and not _same_digits(claim):
        return Judgement("within_rounding")
    cut_off = half and 0 <= abs(recomputed.mid) - abs(published.mid) < 2 * half and published.mid * recomputed.mid > 0
    if cut_off and row["unit_id"] == "krw":  # plans cut money off; rates they round
        return Judgement("truncated", "truncation")
    if claim.hint == SCOPE:
        return Judgement("scope_differs", "listed_in_part")
    if claim.rule in {"cumulative", "bound"} or (claim.rule == "execution" and published.low > 100):
        return Judgement("impossible", claim.rule)
    if forced and abs(published.mid - recomputed.mid) < 3 * half:
        return Judgement("within_rounding", "forced_to_100")
    if abs(published.mid + recomputed.mid) <= half + 1e-9 and published.mid:
        return Judgement("disagrees", "sign")
    return Judgement("disagrees", claim.hint or "error")


def close(published: Interval, value: float, half: float) -> bool:
    """Whether a value rounds to what is printed."""
    return abs(published.mid - value) <= half + 1e-9 * max(1.0, abs(value))


def _same_digits(claim: Claim) -> bool:
    """A quantity printed twice with the same number of digits is the same number, or one of them is wrong.

    So are two shares that make up 100: each settles the other's last digit.
    """
    (again, first) = claim.published, claim.used[0] if claim.used else claim.published
    width = again.interval.high - again.interval.low
    same = abs(width - (first.interval.high - first.interval.low)) <= 1e-9 * max(1.0, width)
    return claim.rule in {"reprint", "listed_twice", "complement"} and same


def _unit_suspect(claim: Claim, half: float) -> Judgement | None:
    """A relative change printed as %p, or a difference of rates printed as %."""
    published, row = claim.published.interval, claim.published.row
    if claim.rule not in {"change", "change_rate"}:
        return None
    now, before = claim.used
    points, of_rates = now.interval.mid - before.interval.mid, row["indicator_unit"] == "percent"
    right = of_rates and close(published, points, half)
    if row["unit_id"] == "percentage_points" and not right and published.meets(_relative(claim)):
        return Judgement("unit_suspect", "relative_as_points")
    if row["unit_id"] == "percent" and row["kind"] == "change" and right and points:
        return Judgement("unit_suspect", "points_as_percent")
    return Judgement("agrees") if right else None


def _relative(claim: Claim) -> Interval:
    now, before = claim.used
    return combined(growth, now.interval, before.interval)
