"""Each group's share of an area's people, against province and nation."""

from typing import Any

from components import axes
from components.blocks import Block
from components.frame import Page, plain
from components.memory import remembered
from components.periods import period_text
from components.sections.labour_parts import area_rows, draw_groups
from loaders import labour_market

DIVIDED = ("groups", "area_levels")  # each value is drawn as a share of its own area


@remembered
def structure(page: Page, plan: dict, by: str, indicator: str) -> None:
    """Each group's share in the newest period, own area against those around it; nothing where the plan prints none of them."""
    shares = labour_market.shares_of(plan["plan_id"], indicator, by)
    if shares.empty or shares["ref_area"].nunique() < 2:
        return
    drawn = area_rows(page, shares, plan)
    drawn, asked = axes.of_figures(page, drawn, "group", told=DIVIDED, own="own")
    what = page(
        "labour_market.structure_what",
        by=page(f"by.{by}"),
        what=page(f"labour_market.of_{indicator}"),
        period=period_text(shares["time_period"].iloc[0], page.lang),
    )
    block = Block(_sentence(page, plan, drawn, indicator), what, page.of(plan, "label"), axis=asked)
    draw_groups(page, drawn, block, f"shares-{indicator}-{by}-{plan['plan_id']}")


def _sentence(page: Page, plan: dict, rows: list[dict[str, Any]], indicator: str) -> str:
    """The group in which the own area differs most from the nearest area around it."""
    own = {row["group"]: row for row in rows if row["own"]}
    around: dict[str, dict[str, Any]] = {}
    for row in rows:
        if not row["own"]:
            around.setdefault(row["group"], row)  # province before nation
    # Of the values as they are shown: 50.3 and 50.0 are 0.3 apart, also where more digits would say 0.4.
    apart = {
        group: round(own[group]["value"], 1) - round(around[group]["value"], 1) for group in own if group in around
    }
    group = max(apart, key=lambda name: abs(apart[name]))
    gap = apart[group]
    return page(
        f"labour_market.structure_{'up' if gap > 0 else 'down'}",
        area=plain(page.of(plan, "region")),
        what=page(f"labour_market.of_{indicator}"),
        group=page.particle(plain(group), "이다"),
        value=page.particle(own[group]["value_text"], "이"),
        around=plain(around[group]["series"]),
        gap=f"{abs(gap):.1f}",
    )
