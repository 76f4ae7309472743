"""Many values on one axis: which of them may stand there together, what a reader must be told, and which are left out.

Every drawing of figures of several plans or areas asks here first (a test holds that); what decides is
`comparability.RULES` for printed figures and `comparisons.RULES` for values that follow from them.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from loaders import comparability, comparisons
from loaders.comparability import COMPARABLE, REFUSED, WARNING, Verdict
from loaders.plans import scopes
from loaders.sharing import shared

Judge = Callable[[Any, Any], list[Verdict]]


@dataclass(frozen=True)
class Remark:
    """One reason of `reason.*`, with the periods and bases it speaks of, and the values it keeps out."""

    reason: str
    periods: tuple[str, ...]
    bases: tuple[str, ...]
    keys: tuple[Hashable, ...] = ()


@dataclass(frozen=True)
class Axis:
    """What may be drawn on one axis: warnings about what is, refusals of what is not."""

    warnings: tuple[Remark, ...] = ()
    refusals: tuple[Remark, ...] = ()

    @property
    def refused(self) -> frozenset[Hashable]:
        """The keys of the values that must not be drawn."""
        return frozenset(key for remark in self.refusals for key in remark.keys)

    @property
    def grade(self) -> str:
        """The gravest verdict: refused where a value had to be left out."""
        return REFUSED if self.refusals else WARNING if self.warnings else COMPARABLE


@shared(256)
def of_figures(figure_ids: tuple[int, ...], told: tuple[str, ...] = (), own: tuple[int, ...] = ()) -> Axis:
    """Judge printed figures; keys are their ids. `told` are reasons that the chart shows itself, as a time axis shows years.

    own: figures that the chart is about; where there are any, one of them is what the others are judged against.
    """
    known: Mapping[Hashable, dict[str, Any]] = {**comparability.facts(figure_ids)}
    return judged(known, comparability.verdicts, told, base="printed_unit", own=own)


def of_measures(values: Mapping[Hashable, dict[str, Any]]) -> Axis:
    """Judge values of one measure, rows as in `comparisons`, by key."""
    return judged(values, comparisons.verdicts, (), base="base")


def value(plan_id: str, measure_id: str, unit: str, base: str, period: str) -> dict[str, Any]:
    """A value that follows from a plan's figures, with what decides whether it may stand beside another plan's."""
    return {
        "plan_id": plan_id, "measure_id": measure_id, "unit": unit, "base": base, "time_period": period,
        "plan_scope": scopes()[plan_id], "figure_ids": [],
    }  # fmt: skip


def merged(axes: Iterable[Axis]) -> Axis:
    """Several axes drawn in one chart, each group on its own: what is said about any of them, said once."""
    every = list(axes)
    return Axis(
        _united(remark for axis in every for remark in axis.warnings),
        _united(remark for axis in every for remark in axis.refusals),
    )


def _united(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """One remark for each reason."""
    by_reason: dict[str, Remark] = {}
    for one in remarks:
        known = by_reason.get(one.reason, one)
        by_reason[one.reason] = Remark(
            one.reason,
            _each(known.periods + one.periods),
            _each(known.bases + one.bases),
            tuple(dict.fromkeys(known.keys + one.keys)),
        )
    return tuple(by_reason.values())


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


def judged(
    values: Mapping[Hashable, dict[str, Any]],
    judge: Judge,
    told: tuple[str, ...],
    base: str,
    own: tuple[Hashable, ...] = (),
) -> Axis:
    """Judge every value against the one (of `own`, if any) that keeps most of the others: the rules part values into classes."""

    def reasons(left: Hashable, right: Hashable) -> list[Verdict]:
        return [found for found in judge(values[left], values[right]) if found.reason not in told]

    def refusing(anchor: Hashable) -> dict[Hashable, str]:
        found = {key: next((one.reason for one in reasons(anchor, key) if one.grade == REFUSED), "") for key in values}
        return {key: reason for key, reason in found.items() if reason}

    if len(values) < 2:
        return Axis()
    among = own or tuple(values)
    first = among[0]  # most axes hold one class; looking for the largest costs a look at every pair
    anchor = min(among, key=lambda key: len(refusing(key))) if refusing(first) else first
    out = refusing(anchor)
    drawn = [key for key in values if key not in out]
    warned = dict.fromkeys(one.reason for key in drawn for one in reasons(anchor, key) if one.grade == WARNING)
    warnings = tuple(_remark(reason, [values[key] for key in drawn], base) for reason in warned)
    refusals = tuple(
        _remark(reason, [values[anchor], *(values[key] for key in keys)], base, keys)
        for reason, keys in _by_reason(out)
    )
    return Axis(warnings, refusals)


def _by_reason(out: dict[Hashable, str]) -> list[tuple[str, tuple[Hashable, ...]]]:
    return [(reason, tuple(key for key in out if out[key] == reason)) for reason in dict.fromkeys(out.values())]


def _remark(reason: str, rows: list[dict[str, Any]], base: str, keys: tuple[Hashable, ...] = ()) -> Remark:
    periods, bases = ([str(row[name]) for row in rows] for name in ("time_period", base))
    return Remark(reason, _each(periods), _each(bases), keys)
