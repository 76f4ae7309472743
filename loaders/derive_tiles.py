"""Derive data/geo/tiles_2020.csv: one square per district, as near as can be to where it lies. Run by hand, once; never imported.

    python -m loaders.derive_tiles

Seoul and Incheon keep the tile map of data/regions.csv (grid_row, grid_col) as blocks; what lies around Seoul moves outwards to
make room. Every other district takes one free cell so that the sum of the squared distances from where it belongs is least.
"""

import csv
import json
from pathlib import Path

import numpy as np

DATA = Path(__file__).resolve().parent.parent / "data"
ROWS, COLUMNS = 25, 17
WIDTH_KM, HEIGHT_KM = 88.8, 111.0  # of a degree, at 36.5° north
CELL_KM = 22.5
SEOUL_AT = (5, 3)  # column and row of the upper left cell of Seoul's block
BLOCKS = {"11": (0, 0), "28": (-4, 2)}  # upper left cells of the blocks, from Seoul's
ROOM = 3.1  # radius, in cells, that Seoul's block takes


def districts() -> list[dict[str, str]]:
    """The districts of the boundaries, in the order of their codes, as regions.csv knows them."""
    shapes = json.loads((DATA / "geo" / "districts_2020.geojson").read_text(encoding="utf-8"))["features"]
    codes = {shape["properties"]["code"] for shape in shapes}
    with (DATA / "regions.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["code"] in codes]


def pinned(rows: list[dict[str, str]]) -> dict[int, tuple[int, int]]:
    """The cells (column, row) of Seoul's and Incheon's districts, by place in the list."""
    return {
        number: (
            SEOUL_AT[0] + BLOCKS[row["parent"]][0] + int(row["grid_col"]),
            SEOUL_AT[1] + BLOCKS[row["parent"]][1] + int(row["grid_row"]),
        )
        for number, row in enumerate(rows)
        if row["parent"] in BLOCKS
    }


def positions(rows: list[dict[str, str]]) -> np.ndarray:
    """Where each district should stand, in cells from the upper left: Seoul's middle stays, the rest makes room for its block."""
    x = np.array([float(row["longitude"]) for row in rows]) * WIDTH_KM / CELL_KM
    y = -np.array([float(row["latitude"]) for row in rows]) * HEIGHT_KM / CELL_KM
    placed = np.column_stack([x, y])
    seoul = np.array([row["parent"] == "11" for row in rows])
    away = placed - placed[seoul].mean(axis=0)
    distance = np.maximum(np.sqrt((away**2).sum(axis=1)), 0.1)
    return away * (np.sqrt(distance**2 + ROOM**2) / distance)[:, None] + np.array(SEOUL_AT) + [2.5, 3]


def assigned(cost: np.ndarray) -> list[int]:
    """The column of each row with the least sum of costs: shortest augmenting paths (Jonker and Volgenant)."""
    rows, columns = cost.shape
    of_row, of_column = np.zeros(rows + 1), np.zeros(columns + 1)
    owner, way = np.zeros(columns + 1, dtype=int), np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, used = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=bool)
        while owner[column]:
            used[column] = True
            free = ~used[1:]
            reduced = cost[owner[column] - 1] - of_row[owner[column]] - of_column[1:]
            better = free & (reduced < least[1:])
            least[1:][better], way[1:][better] = reduced[better], column
            following = int(np.where(free, least[1:], np.inf).argmin()) + 1
            step = least[following]
            of_row[owner[used]] += step
            of_column[used] -= step
            least[~used] -= step
            column = following
        while column:
            owner[column], column = owner[way[column]], int(way[column])
    cells = np.zeros(rows, dtype=int)
    cells[owner[1:][owner[1:] > 0] - 1] = np.flatnonzero(owner[1:] > 0)
    return cells.tolist()


def main() -> None:
    """Write one line per district: code, row from the top, column from the left."""
    rows = districts()
    fixed = pinned(rows)
    free = [(column, row) for row in range(ROWS) for column in range(COLUMNS) if (column, row) not in fixed.values()]
    others = [number for number in range(len(rows)) if number not in fixed]
    cost = ((positions(rows)[others][:, None, :] - np.array(free, dtype=float)[None, :, :]) ** 2).sum(axis=2)
    found = fixed | {number: free[cell] for number, cell in zip(others, assigned(cost), strict=True)}
    top = min(row for _, row in found.values())
    left = min(column for column, _ in found.values())
    lines = sorted(f"{rows[number]['code']},{row - top},{column - left}" for number, (column, row) in found.items())
    path = DATA / "geo" / "tiles_2020.csv"
    path.write_text("\n".join(["code,row,col", *lines]) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(lines)} districts")


if __name__ == "__main__":
    main()
