"""What adds and what takes away, year by year: one lane of columns per part, all on one scale."""

from typing import Any

import altair as alt

from components.charts.base import Cut, Spec, at, cached, records, rows_of, spec_of, text, tooltips
from components.charts.roles import by_role, painted

COLUMNS = 230  # pixels that the columns of all lanes share
HEAD, TIP = 24, 16  # pixels for a lane's name, and for the numbers above and below its columns
AXIS = 22  # pixels of the periods below


@cached
def signed_columns(rows: list[dict[str, Any]], words: dict[str, str], highest: int | None = None) -> Spec:
    """Answer which part a change comes from, and when.

    rows: lanes in order, periods in order within each, with `lane` (name), `period`, `value` (signed), `value_text` (written at the
    column's tip), `role`, `place`. Lanes share one scale, so that columns of different lanes compare. Unit: that of `value`.
    highest: pixels that no lane may exceed, where each is shown alone.
    """
    drawn, heads, cuts, height = _placed(rows, highest)
    data = alt.Chart(records(drawn))
    y = alt.Scale(domain=[height, 0], nice=False, zero=False)
    axis = alt.Axis(orient="bottom", title=None, labelAngle=0, labelFontSize=11, labelFlush=False, labelPadding=2)
    x = alt.X("period:O", sort=None, axis=axis, scale=alt.Scale(paddingInner=0.3, paddingOuter=0.1))
    tip = tooltips([("lane", words["group"]), ("period", words["period"]), ("value_text", words["value"]), ("place", words["place"])])  # fmt: skip
    return spec_of(
        alt.layer(
            data.mark_bar().encode(x=x, y=at("base", y), y2="tip:Q", color=by_role(), tooltip=tip),
            painted(alt.Chart(records(heads)).mark_rule(strokeWidth=1), "rule").encode(
                x=alt.value(0), x2=alt.value("width"), y=at("base", y)
            ),
            text(data, align="center", fontSize=11).encode(x=x, y=at("label_y", y), text="value_text:N"),
            text(alt.Chart(records(heads)), fontWeight=600).encode(x=alt.value(0), y=at("head_y", y), text="lane:N"),
        ),
        height + AXIS,
    ) | rows_of(height, cuts)


def _placed(
    rows: list[dict[str, Any]], highest: int | None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[Cut], int]:
    """The rows with their places in pixels, the lanes' names, where lanes begin, and the height of all lanes."""
    lanes = {lane: [row for row in rows if row["lane"] == lane] for lane in dict.fromkeys(row["lane"] for row in rows)}
    reach = {lane: _reach(members) for lane, members in lanes.items()}
    unit = COLUMNS / (sum(up + down for up, down in reach.values()) or 1)
    if highest:
        unit = min(unit, (highest - HEAD - 2 * TIP) / (max(up + down for up, down in reach.values()) or 1))
    drawn, heads, cuts, top = [], [], [], 0.0
    for lane, members in lanes.items():
        up, down = reach[lane]
        cuts.append((round(top), ()))
        base = top + HEAD + TIP + up * unit
        heads.append({"lane": lane, "head_y": top + HEAD / 2, "base": base})
        for row in members:
            tip = base - row["value"] * unit
            drawn.append({**row, "base": base, "tip": tip, "label_y": tip + (8 if row["value"] < 0 else -8)})
        top = base + down * unit + (TIP if down else 4)
    return drawn, heads, cuts, round(top)


def _reach(members: list[dict[str, Any]]) -> tuple[float, float]:
    values = [row["value"] for row in members]
    return max(0.0, *values), -min(0.0, *values)
