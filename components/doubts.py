"""Doubt said where a figure is drawn: † at its label, both values below, a badge beside the source. Nothing is replaced."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from components import numbers
from components.frame import Page
from loaders import audit
from loaders.printed import uses_thousands_point
from loaders.provenance import show

MOST_SAID = 4  # notes below one chart; the page 검증 has them all


def marked(page: Page, rows: list[dict[str, Any]], *labels: str) -> tuple[list[dict[str, Any]], list[str], int]:
    """Return the rows with † at the labels of doubtful ones, the notes that say both values, and how many there are.

    rows: each with `figures`, the ids of the printed figures it draws. Doubtful rows also get `recomputed`, which tables.headed
    shows as a column of its own, on screen and in every download.
    """
    show(figure for row in rows for figure in row["figures"])
    known = _doubts(page, [figure for row in rows for figure in row["figures"]])
    drawn = [_marked(row, labels, _of_row(row, known)) for row in rows]
    names = {int(figure): row.get("name") for row in reversed(rows) for figure in row["figures"] if not pd.isna(figure)}
    notes = [_note(page, doubt, names.get(figure)) for figure, doubt in known.items()]
    if len(notes) > MOST_SAID:
        notes = [*notes[:MOST_SAID], page("doubt.more", count=len(notes) - MOST_SAID)]
    return drawn, notes, len(known)


def beside(page: Page, figures: Iterable[Any]) -> str:
    """What stands after a value written out: † and, for each doubtful figure behind it, what is printed and what follows."""
    known = _doubts(page, list(figures))
    return f" † {_said(list(known.values()))}" if known else ""


def notes(page: Page, figures: Iterable[Any]) -> list[str]:
    """One line for each doubtful figure among several values: its cell, what is printed and what follows."""
    return [_note(page, doubt, None) for doubt in _doubts(page, list(figures)).values()]


def _said(doubts: list[dict[str, Any]]) -> str:
    return "; ".join(f"{doubt['printed']} → {doubt['said']}{doubt['unit']}" for doubt in doubts)


def _marked(row: dict[str, Any], labels: Sequence[str], doubts: list[dict[str, Any]]) -> dict[str, Any]:
    if not doubts:
        return row
    return row | {label: f"{row[label]} †" for label in labels} | {"recomputed": _said(doubts)}


def _of_row(row: dict[str, Any], known: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    return [known[int(figure)] for figure in row["figures"] if not pd.isna(figure) and int(figure) in known]


def _doubts(page: Page, figures: list[Any]) -> dict[int, dict[str, Any]]:
    """Doubtful figure → what is printed and what follows, as text in the printed unit."""
    ids = tuple(sorted({int(figure) for figure in figures if not pd.isna(figure)}))
    return {
        row["figure_id"]: row
        | {
            "said": recomputed_text(row["recomputed"], row["printed"], page.lang),
            "unit": page.unit(row["printed_unit"]),
        }
        for row in audit.doubts(ids)
    }


def _note(page: Page, doubt: dict[str, Any], name: str | None) -> str:
    """Both values of a cell, by its printed labels, after the name the chart gives it where these do not say it."""
    what = f"{doubt['row_label']} · {doubt['column_label']}"
    what = f"{name} ({what})" if name and name not in what else what
    # `(46.6%)` is printed with its unit, `46.6` under a heading that has it.
    printed = doubt["printed"] if doubt["unit"] in doubt["printed"] else f"{doubt['printed']}{doubt['unit']}"
    return page("doubt.note", what=what, printed=printed, recomputed=f"{doubt['said']}{doubt['unit']}")


def recomputed_text(value: float, printed: str, lang: str) -> str:
    """A recomputed value in the printed unit, with one decimal more than is printed where that has decimals."""
    point = "." in printed and not uses_thousands_point(printed)
    decimals = len(printed.rstrip(")%p ").rpartition(".")[2]) + 1 if point else 0
    return numbers.signed(f"{abs(value):,.{decimals}f}", value, lang)
