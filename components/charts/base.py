"""What all charts share: the configuration of look.md, rows placed in pixels, text marks, tooltips."""

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Any, ParamSpec

import altair as alt

from components.charts.roles import FONT

AXIS = {
    "labelFontSize": 12, "titleFontSize": 12, "labelColor": "currentColor", "titleColor": "currentColor",
    "labelOpacity": 0.8, "domain": False, "ticks": False, "grid": False, "labelPadding": 4, "titlePadding": 6,
    "labelLimit": 180, "labelFlush": True, "labelFont": FONT, "titleFont": FONT,
    "aria": False,  # Vega would read out the scale, in English, and that of pixels too
}  # fmt: skip
LEGEND = {
    "labelColor": "currentColor", "labelFontSize": 12, "symbolType": "square", "symbolSize": 110, "orient": "top",
    "direction": "horizontal", "title": None, "offset": 4, "padding": 0, "columnPadding": 14, "symbolStrokeWidth": 0,
    "labelFont": FONT, "aria": False,  # it would be read out as `fill color with 21 values: nat, prov, dist`
}  # fmt: skip
SMALL, BODY = 12, 13
HANGUL = 0x1100  # the first letter as wide as a syllable
TOP_AXIS = 20
BARE = 8
LEGEND_HEIGHT = 20

Spec = dict[str, Any]
# Where a tall chart may be cut, in pixels from the top of its rows: the place, and the bands (heading, name) that stand over what follows.
Cut = tuple[float, Sequence[tuple[float, float]]]
P = ParamSpec("P")


class Built(dict[str, Any]):
    """A specification that can be had again from the same rows in another size: `again(height=…)`, as its function knows."""

    def __init__(self, spec: Spec, again: Callable[..., Spec]) -> None:
        super().__init__(spec)
        self.again = again


@dataclass(frozen=True)
class _Call:
    """The arguments of a chart function; equal when their JSON is, which is what the browser gets of them."""

    text: str
    args: tuple = field(compare=False)
    kwargs: dict[str, Any] = field(compare=False)


def cached(build: Callable[P, Spec]) -> Callable[P, Spec]:
    """Build a chart once for the same rows: building costs 10–15 ms. Who gets a specification must not change it.

    `st.cache_data` would do, but hashes rows in Python and copies the answer: 2.1 ms for a chart of 60 rows, against 0.06 here.
    """

    name = getattr(build, "__name__", "")

    @lru_cache(maxsize=256)
    def built(call: _Call) -> Spec:
        spec = build(*call.args, **call.kwargs)
        said = {**spec.get("usermeta", {}), "chart": name}  # files ask which chart it is
        return Built({**spec, "usermeta": said}, lambda **size: looked_up(*call.args, **call.kwargs | size))

    @wraps(build)
    def looked_up(*args: P.args, **kwargs: P.kwargs) -> Spec:
        return built(_Call(json.dumps([args, kwargs], default=_unwrapped), args, kwargs))

    return looked_up


def _unwrapped(value: Any) -> Any:
    """The plain value of a NumPy scalar; anything else in a chart's rows is a mistake and fails here."""
    return value.item()


def finished(
    chart: alt.Chart | alt.LayerChart, rows: int, step: int, top_axis: bool = False, legend: bool = False,
    cuts: Sequence[Cut] = (),
) -> Spec:  # fmt: skip
    """Return the specification of a chart of `rows` rows, `step` pixels each; the height is the whole picture.

    It may be cut between its rows, or where `cuts` says.
    """
    # Measured: without an axis or a legend above, the picture keeps 8 pixels more for itself.
    height = rows * step + 6 + (TOP_AXIS if top_axis else 0) + (LEGEND_HEIGHT if legend else 0)
    height += 0 if top_axis or legend else BARE
    return spec_of(chart, height) | rows_of(rows * step, cuts or [(row * step, ()) for row in range(rows)])


def rows_of(depth: float, cuts: Sequence[Cut]) -> Spec:
    """What a specification says of its rows: how deep they are in all, and where they may be cut."""
    return {"usermeta": {"depth": depth, "cuts": [[at, [list(band) for band in bands]] for at, bands in cuts]}}


def spec_of(chart: alt.Chart | alt.LayerChart, height: int) -> Spec:
    """Return the specification with the shared configuration, as wide as its container and `height` pixels high."""
    spec = (
        chart.properties(width="container", height=height, padding={"left": 1, "right": 1, "top": 2, "bottom": 4})
        .configure_axis(**AXIS)
        .configure_legend(**LEGEND)
        .configure_text(fontSize=BODY, font=FONT)
        .configure_view(stroke=None)
        .to_dict()
    )
    _said_aloud(spec)
    _rows_inside(spec, {})
    return spec


def _rows_inside(spec: Spec, written: dict[str, str]) -> None:
    """Let each layer have its rows; where layers share them, the first one writes them down under a name (`written`, by rows).

    Streamlit sends rows of a whole chart as Arrow, draws the chart without them and then once more with them.
    """
    layers, rows = spec.get("layer", []), spec.get("data", {}).get("values")
    if layers and rows is not None:
        del spec["data"]
        for layer in layers:
            layer.setdefault("data", {"values": rows})
    elif rows is not None:
        key = json.dumps(rows)
        known = key in written
        name = written.setdefault(key, f"rows{len(written)}")
        spec["data"] = {"name": name} if known else {"name": name, "values": rows}
    for layer in layers:
        _rows_inside(layer, written)


def _said_aloud(spec: Spec, tips: Sequence[dict[str, Any]] = ()) -> None:
    """Let screen readers hear of a mark what its tooltip shows, and nothing of marks without one.

    Vega would say of each `mid: 30; role_rule: rule` as well: where it stands in pixels, and how it is painted.
    """
    tips = spec.get("encoding", {}).get("tooltip", tips)
    for layer in spec.get("layer", []):
        _said_aloud(layer, tips)
    if "mark" in spec:
        spec["mark"] |= {"description": {"expr": _spoken(tips)}} if tips else {"aria": False}


def _spoken(tips: Sequence[dict[str, Any]]) -> str:
    """The expression of a mark's tooltip in one line: `name: value; name: value`, without what a row leaves blank."""
    parts = []
    for tip in tips:
        value, name = f"datum[{json.dumps(tip['field'])}]", json.dumps(f"; {tip['title']}: ", ensure_ascii=False)
        parts.append(f"(isValid({value}) && {value} !== '' ? {name} + {value} : '')")
    return f"slice({' + '.join(parts)}, 2)"


def pixels(rows: int, step: int) -> alt.Scale:
    """The y scale that places rows in pixels from the top."""
    return alt.Scale(domain=[rows * step, 0], nice=False, zero=False)


def at(field: str, scale: alt.Scale) -> alt.Y:
    """A row position in pixels."""
    return alt.Y(f"{field}:Q", scale=scale, axis=None)


def text(chart: alt.Chart, **mark: Any) -> alt.Chart:
    """A text layer in the colour of the page's text."""
    return chart.mark_text(**{"color": "currentColor", "align": "left", "baseline": "middle", **mark})


def broken(name: str, room: float) -> list[str]:
    """A name in lines of at most `room` letters as wide as a syllable, broken between words."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _wide(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


PHONE, LANE = 336, 470  # pixels of the narrowest chart: on a phone of 390, and in a lane of a desk
DESK = 430  # narrower than that is a phone
LINE, NAME_AT = 16, 10  # pixels: between lines of a name, and from a row's top to the middle of the first


def folded(name: str, beside: float = 0, size: int = BODY) -> dict[str, Any]:
    """What `names` needs of a row: the name in lines for a phone and for a desk, where `beside` pixels are taken.

    `more`: how many pixels lines after the first need; `spare`: how many of these a desk leaves free.
    """
    narrow, wide = (broken(name, (width - beside) / size) for width in (PHONE, LANE))
    line = _line(size)
    return {
        "narrow": "\n".join(narrow),
        "wide": "\n".join(wide),
        "more": (len(narrow) - 1) * line,
        "spare": (len(narrow) - len(wide)) * line,
        "beside": beside,
    }


def _line(size: int) -> int:
    """Pixels between lines of letters of a size."""
    return LINE + size - BODY


def stacked(
    rows: Sequence[dict[str, Any]], step: int, beside: Callable[[dict[str, Any]], float] = lambda _: 0
) -> tuple[list[dict[str, Any]], list[Cut], int]:
    """Rows one below the other, `step` pixels each and what a folded name needs more; where they may be cut, and their depth in pixels.

    beside: pixels that something else takes of a name's lines. Rows get what `folded` says, and the middle of the first (`top`)
    and the last line (`last`) of the name, in pixels from the top.
    """
    placed, cuts, depth = [], [], 0
    for row in rows:
        name = folded(row["name"], beside(row))
        placed.append({**row, **name, "top": depth + NAME_AT, "last": depth + NAME_AT + name["more"]})
        cuts.append((depth, ()))
        depth += step + name["more"]
    return placed, cuts, depth


def first_line(chart: alt.Chart) -> alt.Chart:
    """A layer of rows with `top` and `folded`, and with `line`: where the name begins, so that its last line is in one place."""
    return chart.transform_calculate(line=f"datum.top + (width < {DESK} ? 0 : datum.spare)")


def names(chart: alt.Chart, y: alt.Scale, size: int = BODY) -> alt.Chart:
    """The bold name of each row, in the lines that its width asks for."""
    words = first_line(chart).transform_calculate(words=f"width < {DESK} ? datum.narrow : datum.wide")
    limit = alt.ExprRef("width - datum.beside")
    return text(words, fontWeight=600, fontSize=size, lineBreak="\n", lineHeight=_line(size), limit=limit).encode(
        x=alt.value(0), y=at("line", y), text="words:N"
    )


def _wide(line: str) -> float:
    """About how wide a line is, counted in syllables."""
    return sum(1 if ord(letter) >= HANGUL else 0.35 if letter in " ·,.il" else 0.58 for letter in line)


def tooltips(pairs: Sequence[tuple[str, str]]) -> list[alt.Tooltip]:
    """Tooltips of (column, title), all as text: the columns hold what is printed, already written out."""
    return [alt.Tooltip(f"{column}:N", title=title) for column, title in pairs]


def records(rows: list[dict[str, Any]]) -> alt.Data:
    """Inline data of a chart; what is not known (NaN) is null, for JSON has no other word."""
    return alt.Data(values=[{name: _known(value) for name, value in row.items()} for row in rows])


def _known(value: Any) -> Any:
    return None if isinstance(value, float) and math.isnan(value) else value


NARROW = frozenset(" .,:;·/()'|ijl")


def text_room(label: str, size: int = 13) -> float:
    """Pixels that a label needs, rather too many than too few (a test holds it), and the gap before it."""
    return sum(_letter_room(letter) for letter in label) * size + 12


def _letter_room(letter: str) -> float:
    """A letter's width as a share of its size: Hangul and signs fill a square."""
    if ord(letter) >= HANGUL:
        return 0.94
    if letter in NARROW:
        return 0.32
    return 0.74 if letter.isupper() or letter in "mw%" else 0.6
