"""Districts like the two that are compared, by the stated rule of loaders.peers."""

from typing import Any

from components import axes
from components.blocks import Block, chart_block, vega
from components.charts.dots import grouped_dots
from components.frame import Page, plain
from components.memory import remembered
from components.tables import Twin, headed
from loaders import plans
from loaders.peers import CLOSE, peers, residents

COUNT = 6
COLUMNS = ("group", "series", "value")


@remembered
def peers_section(page: Page, compared: list[dict]) -> None:
    """The nearest districts of each plan's district; nothing for provinces, which the statistics do not rank."""
    districts = {plan["region"]: plan for plan in compared if plan["region_level"] == "district"}  # each once
    rows = [row for plan in districts.values() for row in _rows(page, plan)]
    if not rows:
        return
    rows, asked = axes.of_figures(page, rows, "series", group="group")
    words = {word: page(f"tip.{word}") for word in ("group", "series", "value", "place")}
    ticks = [(0.0, "0"), (0.5, "0.5"), (CLOSE, f"{CLOSE:g}")]
    block = Block(
        (". " if page.lang == "ko" else "; ").join(dict.fromkeys(row["sentence"] for row in rows)),
        page("compare.peers_what"),
        page("compare.peers_source"),
        notes=[page("compare.peers_rule")],
        axis=asked,
    )
    twin = Twin(
        "peers", headed(page, [{**row, "value": round(row["value"], 2)} for row in rows], COLUMNS, value="col.distance")
    )
    chart_block(page, block, vega(grouped_dots(rows, words, lollipop=True, ticks=ticks), "peers"), twin)


def _rows(page: Page, plan: dict) -> list[dict[str, Any]]:
    names = plans.region_names().set_index("code")[f"label_{page.lang}"]
    nearest = peers(plan["region"], COUNT)
    figures = residents()
    region = page.of(plan, "region")
    close = [names[code] for code, distance in nearest.items() if distance <= CLOSE]
    sentence = (
        page(
            "compare.peers_sentence",
            region=page.particle(plain(region), "은"),
            peer=page.particle(plain(page.listed(close[:2])), "과"),
        )
        if close
        else page("compare.peers_none", region=plain(region))
    )
    return [
        {
            "group": region,
            "sentence": sentence,
            "series": names[code],
            "shape": "circle",
            "role": "accent" if distance <= CLOSE else "context",
            "value": float(distance),
            "label": f"{distance:.2f}  {names[code]}",
            "figures": (figures[str(code)],),
            "place": page("compare.peers_source"),
        }
        for code, distance in nearest.items()
    ]
