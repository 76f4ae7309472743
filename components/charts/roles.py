"""Colours are roles. No hex here: Vega takes the range from the theme's chartCategoricalColors, so charts follow its switch."""

import altair as alt

ROLES = (
    "nat", "prov", "dist", "fund", "priv", "other", "accent", "context", "wash", "over", "met", "near", "missed",
    "doubt", "paper", "onstrong", "onsoft", "ink", "muted", "tint", "rule",
)  # fmt: skip
SCALE = alt.Scale(domain=list(ROLES))  # never a range
SOURCE_ROLES = {
    "national": "nat", "province": "prov", "district": "dist", "fund": "fund", "private": "priv", "other": "other",
}  # fmt: skip
# Dark fills take light text and the reverse; the two text roles swap with the theme.
TEXT_ON = {role: "onstrong" if role in {"nat", "fund", "priv"} else "onsoft" for role in SOURCE_ROLES.values()}

FONT = "Pretendard Variable, Pretendard, Apple SD Gothic Neo, Noto Sans KR, Noto Sans CJK KR, Malgun Gothic, Segoe UI, sans-serif"


def by_role(field: str = "role") -> alt.Color:
    """Colour a layer by a column that names roles."""
    return alt.Color(f"{field}:N", scale=SCALE, legend=None)


def painted(chart: alt.Chart, role: str) -> alt.Chart:
    """Colour a whole layer in one role: the role is declared through a field, so that it carries the scale."""
    field = f"role_{role}"
    return chart.transform_calculate(**{field: f"'{role}'"}).encode(color=by_role(field))
