"""Values of measures as people read them: with unit, period, difference and reason."""

from collections.abc import Iterable
from typing import Any

from components import numbers
from components.frame import Page
from components.periods import period_text
from loaders.comparability import Verdict

PARTS = {"budget_years": 0, "target_years": 0, "population_dates": -1}  # which of two periods a reason speaks of
NEXT = (1, 2, 2.5, 4, 5, 10)  # round ends of an axis, times a power of ten


def shown(page: Page, row: dict[str, Any] | None) -> str:
    """A measure's value with its unit, or that the plan does not print it."""
    return page("word.not_printed") if row is None else _with_unit(page, row, row["value"])


def _with_unit(page: Page, row: dict[str, Any], value: float) -> str:
    measure, unit = row["measure_id"], row["unit"]
    if unit == "percent":
        return f"{numbers.rate(value, page.lang)}%"
    if unit == "percentage_points":
        return numbers.step(value, page.lang) + page("unit.pp")
    if measure == "senior_job_cost":
        return numbers.per_job(value, page.lang)
    if measure.startswith("budget_per_1000"):
        return f"{value / numbers.EOK:.2f}억원" if page.lang == "ko" else numbers.money(value, "en")
    if measure == "jobs_per_1000":
        return f"{value:,.1f}{page.unit(row['base'])}"
    if unit == "krw":
        return numbers.money(value, page.lang)
    return numbers.count(value, page.lang) + page.unit(row["base"] if measure == "jobs_target" else "명")


def reasons(page: Page, said: Iterable[Verdict], first: dict[str, Any] | None, other: dict[str, Any] | None) -> str:
    """Everything that is to be told about two values, the gravest first."""
    return "; ".join(reason(page, verdict, first, other) for verdict in said)


def period_of(page: Page, row: dict[str, Any] | None, part: int | None = None) -> str:
    """The period of a measure's value, or blank; two periods where it divides one figure by another, or the `part` of them asked for."""
    periods = [period_text(one, page.lang) for one in row["time_period"].split(" / ")] if row else [""]
    return " / ".join(periods) if part is None else periods[part]


def difference(page: Page, first: dict[str, Any], other: dict[str, Any], name: str) -> str:
    """How far the other plan's value lies from the first one's: in points for rates, else so much and so many times."""
    gap = other["value"] - first["value"]
    if abs(gap) < 1e-9:
        return page("compare.equal")
    if first["unit"] in {"percent", "percentage_points"}:
        return f"{name} {numbers.step(gap, page.lang)}{page('unit.pp')}"
    size = numbers.signed(_with_unit(page, other, abs(gap)), gap, page.lang, plus=True)
    if min(first["value"], other["value"]) <= 0:
        return f"{name} {size}"
    return page("compare.times", name=name, gap=size, ratio=f"{other['value'] / first['value']:.1f}")


def reason(page: Page, verdict: Verdict, first: dict[str, Any] | None, other: dict[str, Any] | None) -> str:
    """The reason of a verdict in one sentence; of a value that divides one figure by another, with the period it speaks of."""
    left, right = first or {}, other or {}
    part = PARTS.get(verdict.reason)
    return page(
        f"reason.{verdict.reason}",
        left_period=period_of(page, first, part), right_period=period_of(page, other, part),
        left_base=page.unit(left.get("base")).strip(), right_base=page.unit(right.get("base")).strip(),
    )  # fmt: skip


def ends(page: Page, measure: dict[str, Any], rows: list[dict[str, Any]]) -> list[tuple[float, str]]:
    """The two ticks of a strip: the whole for shares, round numbers around the values for rates, zero and a round top else."""
    values, unit = [row["value"] for row in rows], measure["unit"]
    if measure["measure_id"].endswith("_share"):
        return [(0, "0"), (100, "100%")]
    if unit == "percent":
        low, high = (int(min(values) // 5) * 5, int(max(values) // 5 + 1) * 5)
        return [(low, f"{low}"), (high, f"{high}%")]
    if unit == "percentage_points":
        low, top = min(0.0, *values), max(1.0, *values)
        return [(low, numbers.step(low, page.lang) if low else "0"), (top, f"+{top:g}")]
    top = _round_up(max(values))
    return [(0, "0"), (top, _with_unit(page, rows[0], top))]


def _round_up(value: float) -> float:
    """The next of 1, 2, 2.5, 4, 5 × a power of ten."""
    power = 10 ** (len(str(int(value))) - 1) if value >= 1 else 1
    return next(step * power for step in NEXT if step * power >= value)
