"""A against B, measure by measure: a strip on a scale of its own, each plan's value below it, and whether they may be compared."""

from typing import Any

import altair as alt

from components.charts.base import BARE, SMALL, Spec, at, cached, pixels, records, rows_of, spec_of, text, tooltips
from components.charts.roles import by_role
from components.charts.sheet import ROOM, Sheet, placed
from loaders.comparability import COMPARABLE, REFUSED, WARNING

MARKS = (
    {"role": "muted", "shape": "square"},
    {"role": "accent", "shape": "circle"},
    {"role": "muted", "shape": "diamond"},
    {"role": "muted", "shape": "triangle-up"},
)
# A verdict's sign is drawn, not written: ● and ▲ are plans here. A tick, a triangle with its mark, a barred circle.
SIGNS = {
    COMPARABLE: "M-0.8,0.05L-0.25,0.6L0.85,-0.6",
    WARNING: "M0,-0.9L0.95,0.8L-0.95,0.8L0,-0.9M0,-0.25L0,0.25M0,0.5L0,0.56",
    REFUSED: "M-0.85,0A0.85,0.85,0,1,1,0.85,0A0.85,0.85,0,1,1,-0.85,0M-0.6,-0.6L0.6,0.6",
}
FORMS = alt.Scale(
    domain=[*(mark["shape"] for mark in MARKS), *SIGNS], range=[*(mark["shape"] for mark in MARKS), *SIGNS.values()]
)
MARGIN = 0.02  # of the width, beyond each end of a strip
SIGN_AT, VERDICT_AT = 6, 23  # pixels from the left: the sign of a plan, and that of its verdict


@cached
def measure_strips(rows: list[dict[str, Any]], words: dict[str, str], room: float = ROOM, flat: bool = False) -> Spec:
    """Answer how far two to four plans lie apart on each measure, and whether they may be compared at all.

    rows: in order, with `name`, `formula`, `ends` ((value, text) of the two ticks, lowest first; none where nothing is drawn) and
    `plans`: the first one, then those set against it, each with `name`, `value` (None: not printed), `text` (value with its unit),
    `period`, `place`, `role` and `shape` of MARKS, and, but for the first, `grade` (COMPARABLE, WARNING, REFUSED), `verdict` (its
    word), `apart` (the difference in words) and `reason`. A refused value is not on the strip. Unit: each row's own, so each has
    a scale of its own. room: pixels across, for which words are broken into lines. flat: with formulas beside the names.
    """
    sheet = placed(rows, words["not_drawn"], Sheet(room, flat))
    chart = alt.layer(*_layers(sheet, words))
    return spec_of(chart, round(sheet.depth) + 6 + BARE) | rows_of(sheet.depth, sheet.cuts)


def _layers(sheet: Sheet, words: dict[str, str]) -> list[alt.Chart]:
    x, y = alt.Scale(domain=[-MARGIN, 1 + MARGIN], nice=False, zero=False), pixels(1, round(sheet.depth))
    layers = [_points(sheet.verdicts, VERDICT_AT, y, size=56, filled=False, strokeWidth=1.3)]
    layers += [_points(sheet.signs, SIGN_AT, y, size=75, filled=True)] if sheet.signs else []
    layers += [_points(sheet.told, SIGN_AT, y, size=75, filled=True).encode(tooltip=_tips(words))] if sheet.told else []
    return [*(_strips(sheet, x, y, words) if sheet.marks else []), *layers, _texts(sheet, y)]


def _points(rows: list[dict[str, Any]], left: int, y: alt.Scale, **mark: Any) -> alt.Chart:
    """Points so many pixels from the left."""
    return (
        alt.Chart(records(rows))
        .mark_point(opacity=1, **mark)
        .encode(x=alt.value(left), y=at("y", y), color=by_role(), shape=alt.Shape("shape:N", scale=FORMS, legend=None))
    )


def _strips(sheet: Sheet, x: alt.Scale, y: alt.Scale, words: dict[str, str]) -> list[alt.Chart]:
    """All strips: lines, ticks with their texts, and marks."""

    def across(name: str) -> alt.X:
        return alt.X(f"{name}:Q", scale=x, axis=None)

    rules = [row | {"role": "rule"} for row in sheet.rules]
    ticks = [row | {"role": "ink"} for row in sheet.ticks]
    return [
        alt.Chart(records(rules)).mark_rule(strokeWidth=1.5).encode(x=across("from"), x2="to:Q", y=at("y", y), color=by_role()),
        alt.Chart(records(ticks))
        .mark_tick(orient="vertical", size=12, thickness=1.2)
        .encode(x=across("at"), y=at("y", y), color=by_role()),
        text(alt.Chart(records(ticks)), align=alt.ExprRef("datum.side"), fontSize=SMALL, opacity=0.85).encode(
            x=across("at"), y=at("below", y), text="text:N"
        ),
        alt.Chart(records(sheet.marks))
        .mark_point(filled=True, size=85, opacity=1)
        .encode(
            x=across("at"), y=at("y", y), color=by_role(), shape=alt.Shape("shape:N", scale=FORMS, legend=None), tooltip=_tips(words)
        ),
    ]  # fmt: skip


def _tips(words: dict[str, str]) -> list[alt.Tooltip]:
    told = (("measure", "measure"), ("name", "plan"), ("text", "value"), ("place", "place"))
    return tooltips([(column, words[word]) for column, word in told])


def _texts(sheet: Sheet, y: alt.Scale) -> alt.Chart:
    """Everything that is written beside the strips, each text where and how it says."""
    return text(
        alt.Chart(records(sheet.texts)),
        align=alt.ExprRef("datum.right ? 'right' : 'left'"),
        fontSize=alt.ExprRef("datum.size"),
        fontWeight=alt.ExprRef("datum.weight"),
        opacity=alt.ExprRef("datum.opacity"),
    ).encode(x=alt.value(alt.ExprRef("datum.right ? width - datum.indent : datum.left")), y=at("y", y), text="text:N")
