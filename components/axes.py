"""What is said beside a drawing of several plans or areas: why to take care, and what is left out and why."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from components.frame import Page
from components.periods import period_text
from loaders import axes
from loaders.axes import Axis, Remark

MOST_NAMED = 4

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Asked:
    """The verdict on a chart's values, the lines that say it below the chart, and of these the one that asks for care, or blank."""

    axis: Axis
    notes: tuple[str, ...]
    caution: str = ""


def of_figures(
    page: Page, rows: Rows, name: str, told: Iterable[str] = (), group: str = "", own: str = ""
) -> tuple[Rows, Asked]:
    """Return the rows that may stand on one axis, and the verdict; each draws the printed figure `figures[0]`.

    name: the column that names a row left out. told: reasons the chart shows itself. group: the column whose values have an
    axis of their own. own: the column that is true for the rows the chart is about, which stay rather than others.
    """
    ids = [int(row["figures"][0]) for row in rows]
    spoken_of = {ids[place] for place, row in enumerate(rows) if own and row[own]}
    found = axes.merged(
        axes.of_figures(part, tuple(told), tuple(one for one in part if one in spoken_of))
        for part in (tuple(ids[place] for place in places) for places in _groups(rows, group))
    )
    kept = [row for one, row in zip(ids, rows, strict=True) if one not in found.refused]
    return kept, _asked(page, found, {one: row[name] for one, row in zip(ids, rows, strict=True)})


def of_measures(
    page: Page, rows: Rows, name: str, value_of: Callable[[dict[str, Any]], dict[str, Any]], group: str = ""
) -> tuple[Rows, Asked]:
    """The same for values that follow from figures; `value_of` gives what decides (see `loaders.axes.value`)."""
    found = axes.merged(
        axes.of_measures({place: value_of(rows[place]) for place in part}) for part in _groups(rows, group)
    )
    kept = [row for place, row in enumerate(rows) if place not in found.refused]
    return kept, _asked(page, found, {place: row[name] for place, row in enumerate(rows)})


def _groups(rows: Rows, group: str) -> list[list[int]]:
    values = list(dict.fromkeys(row.get(group) for row in rows))
    return [[place for place, row in enumerate(rows) if row.get(group) == value] for value in values]


def reasons(page: Page, axis: Axis) -> list[str]:
    """Every reason in one sentence each, refusals first."""
    return list(dict.fromkeys(_reason(page, remark) for remark in (*axis.refusals, *axis.warnings)))


def _asked(page: Page, axis: Axis, names: dict[Any, str]) -> Asked:
    said = list(dict.fromkeys(_reason(page, remark) for remark in axis.warnings))
    notes = [page("axis.warning", reasons=" · ".join(said))] if said else []
    return Asked(axis, (*notes, *(_left_out(page, remark, names) for remark in axis.refusals)), "".join(notes))


def _left_out(page: Page, remark: Remark, names: dict[Any, str]) -> str:
    known = list(dict.fromkeys(names[key] for key in remark.keys))
    shown = page.listed(known[:MOST_NAMED])
    shown = page("axis.and_more", names=shown, count=len(known) - MOST_NAMED) if len(known) > MOST_NAMED else shown
    return page("axis.refused", names=shown, reason=_reason(page, remark))


def _reason(page: Page, remark: Remark) -> str:
    """The reason in one sentence, with every period and unit it speaks of."""
    periods = [" / ".join(period_text(part, page.lang) for part in one.split(" / ")) for one in remark.periods]
    bases = [page.unit(one).strip() for one in remark.bases]
    return page(
        f"reason.{remark.reason}",
        left_period=periods[0], right_period=_rest(periods), left_base=bases[0], right_base=_rest(bases),
    )  # fmt: skip


def _rest(values: Sequence[str]) -> str:
    return " · ".join(values[1:]) or values[0]
