"""Colours of files: the light theme of .streamlit/config.toml, so that a picture looks like its page on paper."""

import functools
import tomllib
from pathlib import Path
from typing import Any

from components.charts.roles import FONT, ROLES

CONFIG = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"


@functools.cache
def light() -> dict[str, Any]:
    """The light theme as written."""
    return colours_of("light")


def colours_of(theme: str) -> dict[str, Any]:
    """The light or the dark theme as written."""
    return tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][theme]


def colour(role: str) -> str:
    """The light colour of a role."""
    return light()["chartCategoricalColors"][ROLES.index(role)]


def for_paper(spec: dict[str, Any], width: int) -> dict[str, Any]:
    """Return a chart's specification with what the page leaves to the theme and to its container written out."""
    config = {
        **_inked(spec.get("config", {})),
        "background": None,
        "font": FONT,
        "range": {
            "category": light()["chartCategoricalColors"],
            "ramp": light()["chartSequentialColors"],
            "heatmap": light()["chartSequentialColors"],
            "ordinal": light()["chartSequentialColors"],
            "diverging": light()["chartDivergingColors"],
        },
    }
    autosize = {"type": "fit", "contains": "padding"}  # as Streamlit draws it: the height is the whole picture
    return {**_inked(spec), "width": width, "autosize": autosize, "config": config}


def _inked(part: Any) -> Any:
    """The same with `currentColor`, the page's text colour, as the ink of paper."""
    if isinstance(part, dict):
        return {key: _inked(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_inked(value) for value in part]
    return colour("ink") if part == "currentColor" else part
