"""Doubt said where a figure is drawn: † at its label, both values below, a badge beside the source. Nothing is replaced."""

from typing import Any

import pandas as pd

from components import numbers
from components.frame import Page
from loaders import audit
from loaders.provenance import show

MOST_SAID = 4  # notes below one chart; the page 검증 has them all


def marked(page: Page, rows: list[dict[str, Any]], label: str) -> tuple[list[dict[str, Any]], list[str], int]:
    """Return the rows with † at the label of doubtful ones, the notes that say both values, and how many there are.

    rows: each with `figures`, the ids of the printed figures it draws.
    """
    show(figure for row in rows for figure in row["figures"])
    known = _notes(page, [figure for row in rows for figure in row["figures"]])
    drawn = [{**row, label: f"{row[label]} †"} if _doubtful(row, known) else row for row in rows]
    notes = list(known.values())
    if len(notes) > MOST_SAID:
        notes = [*notes[:MOST_SAID], page("doubt.more", count=len(notes) - MOST_SAID)]
    return drawn, notes, len(known)


def _doubtful(row: dict[str, Any], known: dict[int, str]) -> bool:
    return any(int(figure) in known for figure in row["figures"] if not pd.isna(figure))


def _notes(page: Page, figures: list[Any]) -> dict[int, str]:
    """Doubtful figure → what is printed and what follows."""
    ids = tuple(sorted({int(figure) for figure in figures if not pd.isna(figure)}))
    return {
        row["figure_id"]: page(
            "doubt.note",
            what=f"{row['row_label']} · {row['column_label']}",
            printed=row["printed"],
            recomputed=recomputed_text(row["recomputed"], row["printed"], page.lang),
            unit=page.unit(row["printed_unit"]),
        )
        for row in audit.doubts(ids).to_dict("records")
    }


def recomputed_text(value: float, printed: str, lang: str) -> str:
    """A recomputed value in the printed unit, with one decimal more than is printed where that has decimals."""
    decimals = len(printed.rstrip(")%p ").rpartition(".")[2]) + 1 if "." in printed else 0
    return numbers.signed(f"{abs(value):,.{decimals}f}", value, lang)
