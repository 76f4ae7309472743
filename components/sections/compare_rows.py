"""What a comparison says of every measure and plan: as rows of a table, and as rows of the chart of strips."""

from typing import Any

from components import measures
from components.charts.measure_strips import MARKS
from components.frame import Page
from loaders.comparability import REFUSED
from loaders.provenance import place_labels

Rows = list[dict[str, Any]]
Entry = dict[str, Any]  # see loaders.comparisons.side_by_side
UNITS = {"percent": "unit.percent", "percentage_points": "unit.pp", "krw": "unit.won"}


def can_be_compared(entry: Entry) -> bool:
    """Whether at least one plan's value may stand beside the first one's."""
    return any(verdict.grade != REFUSED for verdict in entry["verdicts"])


def printed_rows(page: Page, plans: Rows, found: list[Entry]) -> Rows:
    """One row per measure and plan, in order: its value in the measure's unit (None: not printed), where and when, its verdict."""
    return [_row(page, plan, entry, place) for entry in found for place, plan in enumerate(plans)]


def _row(page: Page, plan: dict[str, Any], entry: Entry, place: int) -> dict[str, Any]:
    measure, row = entry["measure"], entry["rows"][place]
    figures = list(row["figure_ids"]) if row else []
    return {
        "name": page.of(measure, "name"), "formula": page.of(measure, "formula"), "plan": page.of(plan, "label"),
        "value": row["value"] if row else None, "unit": _unit(page, row), "shown": measures.shown(page, row),
        "period": measures.period_of(page, row), "place": " / ".join(place_labels(figures, page.lang)), "figures": figures,
    } | _judged(page, entry, place)  # fmt: skip


def _unit(page: Page, row: dict[str, Any] | None) -> str:
    """The unit of a value as a word; jobs keep the printed one, in which they were counted."""
    if row is None:
        return ""
    counted = row["base"] if row["unit"] == "jobs" else "명"
    return (page(UNITS[row["unit"]]) if row["unit"] in UNITS else page.unit(counted)).strip()


def _judged(page: Page, entry: Entry, place: int) -> dict[str, str]:
    """The verdict on a plan's value against the first one's, the reason, and how far apart they are; blank for the first."""
    if not place:
        return {"grade": "", "verdict": "", "reason": "", "apart": ""}
    first, other, verdict = entry["rows"][0], entry["rows"][place], entry["verdicts"][place - 1]
    refused = verdict.grade == REFUSED
    return {
        "grade": verdict.grade,
        "verdict": page(f"verdict.{verdict.grade}"),
        "reason": measures.reasons(page, entry["said"][place - 1], first, other),
        "apart": "" if refused else measures.difference(page, first, other, "").strip(),
    }


def strip_rows(page: Page, found: list[Entry], rows: Rows) -> Rows:
    """The rows of `charts.measure_strips`: those of `printed_rows`, one per measure, with its scale."""
    count = len(rows) // len(found)
    each = [rows[start : start + count] for start in range(0, len(rows), count)]
    return [
        {
            "name": own[0]["name"], "formula": own[0]["formula"], "ends": _ends(page, entry),
            "plans": [_plan(row, look) for row, look in zip(own, MARKS, strict=False)],
        }
        for entry, own in zip(found, each, strict=True)
    ]  # fmt: skip


def _ends(page: Page, entry: Entry) -> list[tuple[float, str]]:
    """The ticks of a strip around the values that may stand on it; none where nothing may be compared."""
    if not can_be_compared(entry):
        return []
    others = zip(entry["rows"][1:], entry["verdicts"], strict=True)
    drawn = [entry["rows"][0], *(row for row, verdict in others if verdict.grade != REFUSED)]
    return measures.ends(page, entry["measure"], drawn)


def _plan(row: dict[str, Any], look: dict[str, str]) -> dict[str, Any]:
    said = {key: row[key] for key in ("value", "period", "place", "grade", "verdict", "apart", "reason")}
    return said | {"name": row["plan"], "text": row["shown"]} | look
