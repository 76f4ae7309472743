"""How many seekers found work, by age and sex."""

from typing import Any

from components import numbers
from components.blocks import Block
from components.frame import Page, plain
from components.memory import remembered
from components.periods import period_text
from components.sections.labour_parts import draw_groups, own_figures
from loaders.provenance import place_labels


@remembered
def placed(page: Page, plan: dict, by: str) -> None:
    """Placements as a share of new seekers by age or sex, as printed, both years."""
    found = own_figures(plan, "placement_rate", by)
    if found.empty:
        return
    found = found.sort_values(["category_order", "time_period"], ascending=[True, False])
    newest = found["time_period"].max()
    places = place_labels(found["figure_id"], page.lang)
    rows: list[dict[str, Any]] = [
        {
            "group": row[f"category_{page.lang}"],
            "series": period_text(row["time_period"], page.lang),
            "role": "accent" if row["time_period"] == newest else "context",
            "own": row["time_period"] == newest,
            "value": row["value"],
            "share": row["value"],
            "value_text": f"{numbers.rate(row['value'], page.lang)}%",
            "printed": page.amount(row["printed"], row["printed_unit"]),
            "figures": (row["figure_id"],),
            "place": place,
        }
        for row, place in zip(found.to_dict("records"), places, strict=True)
    ]
    own = [row for row in rows if row["own"]]
    top, low = max(own, key=lambda row: row["value"]), min(own, key=lambda row: row["value"])
    sentence = page(
        "labour_market.placed_sentence",
        area=plain(page.of(plan, "region")),
        top=plain(top["group"]),
        top_value=top["value_text"],
        low=plain(low["group"]),
        low_value=low["value_text"],
    )
    block = Block(sentence, page("labour_market.placed_what", by=page(f"by.{by}")), page.of(plan, "label"))
    draw_groups(page, rows, block, f"placed-{by}-{plan['plan_id']}")
