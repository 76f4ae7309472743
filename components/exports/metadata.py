"""What a chart says of itself, for programs: JSON with every row and the cell it was printed in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from components.exports.sheets import is_known

if TYPE_CHECKING:
    from components.exports.taken import Taken


def metadata(block: Taken) -> dict[str, Any]:
    """Return all that is known of a block; `what` holds unit and period as the page says them, `figures` are the table's rows."""
    return {
        "title": block.finding,
        "what": block.what,
        "notes": list(block.notes),
        "source": block.source,
        "doubts": block.doubts,
        "page": block.page_title,
        "filters": block.filters,
        "language": block.lang,
        "edition": block.edition,
        "licence": block.licence,
        "link": block.link,
        "figures": figures(block),
    }


def figures(block: Taken) -> list[dict[str, Any]]:
    """One entry per row of the table: its values under the table's headers, where it is printed, and whether it is doubtful."""
    cells = {cell.row: cell for cell in block.cells}
    listed = []
    for number, row in enumerate(block.rows.to_dict("records")):
        values = {str(name): _plain(value) for name, value in row.items()}
        cell = cells.get(number)
        listed.append({"values": values, "cell": cell and cell.place, "doubtful": bool(cell and cell.doubtful)})
    return listed


def metadata_bytes(block: Taken) -> bytes:
    """The same as a file."""
    return json.dumps(metadata(block), ensure_ascii=False, indent=2).encode("utf-8")


def _plain(value: Any) -> Any:
    """A value as JSON knows it: unknown is null, numbers of NumPy are numbers."""
    if not is_known(value):
        return None
    return value.item() if hasattr(value, "item") else value
