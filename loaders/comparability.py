"""May two figures share an axis? One function decides, for every page: yes, with a warning, or no and why.

Each rule is a question about two figures; the first that speaks decides, refusals before warnings. The reason is a key of the
catalogue (`reason.*`), one sentence in each language.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from loaders.database import query
from loaders.sharing import shared

COMPARABLE, WARNING, REFUSED = "comparable", "warning", "refused"

FACTS_SQL = """
select f.figure_id, f.plan_id, f.indicator_id, i."group", i.unit, i.source_kind, f.breakdown, f.category, f.time_period, f.stage, f.kind,
    f.printed_unit, u.unit_id, p.plan_scope, p.region, f.ref_area, r.level as area_level
from figures f
join indicators i using (indicator_id)
join printed_units u using (printed_unit)
join plans p using (plan_id)
join regions r on r.code = f.ref_area
where (p.document_kind = 'statistics') = ?
order by f.figure_id
"""

AGE_BASES = {  # the same rate or stock of other ages
    "employment_rate_15plus", "employment_rate_15_64", "employment_rate_15_29", "employment_rate_by_age",
    "employment_rate_women_15_64", "employed", "employed_15_64", "population_15plus", "population",
    "population_nationals", "population_15plus_registered",
}  # fmt: skip
JOBS = {
    "programme_jobs",
    "placements",
    "trainees",
    "graduates",
    "service_users",
    "supported_firms",
    "programme_participants",
}
BUDGETS = {"budget", "budget_revised"}

Facts = dict[str, Any]


@dataclass(frozen=True)
class Verdict:
    """Whether two values may share an axis, and the catalogue key of the reason."""

    grade: str
    reason: str


@shared(2)
def _facts(statistics: bool) -> dict[int, Facts]:
    """What decides about every figure of the plans, or of the statistics kept beside them. Shared: do not change it."""
    rows = query(FACTS_SQL, statistics).to_dict("records")
    return {row["figure_id"]: row for row in rows}


def facts(figure_ids: Iterable[int]) -> dict[int, Facts]:
    """What decides whether each figure may be compared, by its id."""
    known, wanted = _facts(statistics=False), list(figure_ids)
    if any(one not in known for one in wanted):
        known = known | _facts(statistics=True)
    return {one: known[one] for one in wanted}


def comparable_figures(left: int, right: int) -> Verdict:
    """Judge two figures by their ids."""
    known = facts((left, right))
    return comparable(known[left], known[right])


def comparable(left: Facts, right: Facts) -> Verdict:
    """Judge two figures: same indicator and base, same kind of value and period, unit convertible, coverage alike."""
    return next(iter(verdicts(left, right)), Verdict(COMPARABLE, "same_definition"))


def verdicts(left: Facts, right: Facts) -> list[Verdict]:
    """Everything that speaks against two figures on one axis, gravest first."""
    return [Verdict(grade, reason) for grade, reason, speaks in RULES if speaks(left, right)]


def _differ(name: str) -> Callable[[Facts, Facts], bool]:
    return lambda a, b: a[name] != b[name]


def _both_in(name: str, values: set[str]) -> Callable[[Facts, Facts], bool]:
    return lambda a, b: a[name] in values and b[name] in values


def period_kind(period: str) -> str:
    """`year`, `half`, `quarter`, `month`, or `span` (a part of a year, or several)."""
    if "/" in period:
        return "span"
    part = period[5:]
    return {"": "year", "S": "half", "Q": "quarter"}.get(part[:1], "month") if not part.isdigit() else "month"


def _jobs_of_other_kinds(a: Facts, b: Facts) -> bool:
    return a["indicator_id"] != b["indicator_id"] and _both_in("indicator_id", JOBS)(a, b)


def _ages(a: Facts, b: Facts) -> bool:
    return a["indicator_id"] != b["indicator_id"] and _both_in("indicator_id", AGE_BASES)(a, b)


def _job_units(a: Facts, b: Facts) -> bool:
    return a["indicator_id"] in JOBS and a["kind"] == "level" and a["printed_unit"] != b["printed_unit"]


def _running(a: Facts, b: Facts) -> bool:
    kinds = {period_kind(a["time_period"]), period_kind(b["time_period"])}
    return a["source_kind"] == "plan" and "span" in kinds and a["time_period"] != b["time_period"]


def _scopes(a: Facts, b: Facts) -> bool:
    own = a["ref_area"] == a["region"] and b["ref_area"] == b["region"]
    return (
        own
        and a["source_kind"] == "plan"
        and a["unit"] in {"krw", "jobs", "persons"}
        and a["plan_scope"] != b["plan_scope"]
    )


def _stages(a: Facts, b: Facts) -> bool:
    return a["stage"] != b["stage"] and {a["stage"], b["stage"]} != BUDGETS


def _area_levels(a: Facts, b: Facts) -> bool:
    return a["area_level"] != b["area_level"] and a["unit"] not in {"percent", "ratio"} and a["kind"] == "level"


RULES: tuple[tuple[str, str, Callable[[Facts, Facts], bool]], ...] = (
    (REFUSED, "age_bases", _ages),
    (REFUSED, "job_kinds_differ", _jobs_of_other_kinds),
    (REFUSED, "indicators", _differ("indicator_id")),
    (REFUSED, "value_kinds", _differ("kind")),
    (REFUSED, "groups", lambda a, b: (a["breakdown"], a["category"]) != (b["breakdown"], b["category"])),
    (REFUSED, "stages_differ", _stages),
    (REFUSED, "job_units", _job_units),
    (REFUSED, "running_year", _running),
    (REFUSED, "scopes", _scopes),
    (REFUSED, "area_levels", _area_levels),
    (WARNING, "stages", _differ("stage")),
    (WARNING, "period_kinds", lambda a, b: period_kind(a["time_period"]) != period_kind(b["time_period"])),
    (WARNING, "years", lambda a, b: a["time_period"][:4] != b["time_period"][:4]),
    (
        WARNING,
        "periods",
        lambda a, b: a["time_period"] != b["time_period"] and a["time_period"][:4] == b["time_period"][:4],
    ),
)
