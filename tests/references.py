"""Reference pictures of the map and of the charts of two pages: `python -m tests.references` makes them anew.

Drawn by the same program as the PNGs that readers take home, with the letters that come with the project: every machine draws
the same picture, where a browser's would differ with its fonts. Look at what `git diff` shows before keeping new ones.
"""

from pathlib import Path

from components.blocks import Drawing
from components.exports.picture import chart_png
from tests.taking import page_of

FOLDER = Path(__file__).resolve().parent / "reference"
ADDRESSES = (
    ("home", {}),
    ("targets", {"region": "28260"}),
    *(("budget", {"region": "11410", "view": view}) for view in ("sources", "uses", "spent")),
)
WIDTH = 484  # pixels of a chart that shares a row of the desk's page with another


def pictures() -> dict[str, bytes]:
    """Every chart of these pages as PNG, by page and key."""
    charts: dict[str, Drawing] = {}
    for key, address in ADDRESSES:
        charts |= {f"{key}-{drawn.drawing.key}": drawn.drawing for drawn in page_of(key, **address).drawn}
    return {name: chart_png(drawing, WIDTH, scale=1) for name, drawing in charts.items()}


def main() -> None:
    """Replace the reference pictures."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for name, content in pictures().items():
        (FOLDER / f"{name}.png").write_bytes(content)
        print(f"{name}.png: {len(content):,} bytes")


if __name__ == "__main__":
    main()
