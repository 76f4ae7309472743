"""How wide the columns of a table are: as wide as their words where there is room, fairly narrower where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.exports import fonts

if TYPE_CHECKING:
    from components.exports.brief.content import Grid

SHORT = 0.16  # of the room: a column that needs no more is never made narrower
MEASURED = 200  # rows


def column_widths(grid: Grid, room: float, size: float, pad: float) -> list[float]:
    """Return the widths that fill `room`, for letters of `size` and `pad` around them, all in one unit."""
    columns = [[header, *(row[number] for row in grid.rows[:MEASURED])] for number, header in enumerate(grid.headers)]
    wanted = [max(fonts.width(text, size, bold=True) for text in column) + pad for column in columns]
    if sum(wanted) <= room:
        return [width * room / sum(wanted) for width in wanted]
    limit = room * SHORT
    kept = [width if width <= limit else 0.0 for width in wanted]
    if sum(kept) > room * 0.75:  # many short columns: all of them give
        return [width * room / sum(wanted) for width in wanted]
    left, long = room - sum(kept), sum(min(width, room) for width, own in zip(wanted, kept, strict=True) if not own)
    return [own or min(width, room) * left / long for width, own in zip(wanted, kept, strict=True)]
