"""How wide the columns of a table are: as wide as their words where there is room, fairly narrower where there is not."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from components.exports import fonts

if TYPE_CHECKING:
    from components.exports.brief.content import Grid

MEASURED = 200  # rows
MOST_WORD = 0.25  # of the room, what a single word may ask for


def column_widths(grid: Grid, room: float, size: float, pad: float) -> list[float]:
    """Return the widths that fill `room`, for letters of `size` and `pad` around them, all in one unit."""
    columns = [[header, *(row[number] for row in grid.rows[:MEASURED])] for number, header in enumerate(grid.headers)]
    wanted = [max(fonts.width(text, size, bold=True) for text in column) + pad for column in columns]
    if sum(wanted) <= room:
        return [width * room / sum(wanted) for width in wanted]
    words = [{word for text in column for word in text.split()} for column in columns]
    least = [min(_widest(few, size) + pad, room * MOST_WORD) for few in words]
    if sum(least) > room:
        return _shared(wanted, room)
    more = _shared([want - least_ for want, least_ in zip(wanted, least, strict=True)], room - sum(least))
    return [width + own for width, own in zip(least, more, strict=True)]


def _widest(words: set[str], size: float) -> float:
    """The width of the widest word: a number is never broken."""
    return max((fonts.width(word, size, bold=True) for word in words), default=0.0)


def _shared(wanted: list[float], room: float) -> list[float]:
    """Long columns share what the others leave, by the root of their length; who needs less than its share gives the rest back."""
    given: dict[int, float] = {}
    while True:
        left = room - sum(given.values())
        open_ = [number for number in range(len(wanted)) if number not in given]
        roots = sum(sqrt(wanted[number]) for number in open_)
        shares = {number: left * sqrt(wanted[number]) / roots for number in open_}
        content = {number: wanted[number] for number in open_ if wanted[number] <= shares[number]}
        if not content:
            return [given.get(number, shares.get(number, 0.0)) for number in range(len(wanted))]
        given |= content
