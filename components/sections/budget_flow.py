"""Where the money of each source flows."""

from typing import Any

import pandas as pd

from components import numbers
from components.blocks import Block, chart_block, vega
from components.charts.flow import TIPS, money_flow
from components.doubts import marked
from components.filters import ALL
from components.frame import Page, plain
from components.memory import remembered
from components.sections.budget_shares import parts_of
from components.tables import Twin, headed
from loaders.provenance import place_labels

COLUMNS = ("source_name", "name", "value", "amount", "place")


@remembered
def flow_section(page: Page, plan: dict, stage: str) -> None:
    """From funding source to field or strategy; nothing where the plan splits no whole (the shares above say so)."""
    level, rows = parts_of(plan["plan_id"], stage, ALL)
    if rows.empty or level == "programme":
        return
    links, notes, doubts = marked(page, _links(page, rows), "amount")
    wholes = rows.drop_duplicates("item_id").set_index(f"item_{page.lang}")["whole"]
    sentence = page(
        "budget.flow_sentence",
        plan=plain(page.of(plan, "region")),
        total=page.particle(numbers.money(wholes.sum(), page.lang), "은"),
        top=page.particle(plain(wholes.idxmax()), "으로"),
    )
    what = page(
        "budget.flow_what", level=page(f"level.{level}"), year=rows["year"].iloc[0], stage=page(f"stage.{stage}")
    )
    twin = Twin(
        "budget-flow",
        headed(page, links, COLUMNS, source_name="col.source", value="col.eok"),
    )
    block = Block(sentence, what, page.of(plan, "label"), notes=notes, doubts=doubts)
    words = {tip: page("col.source" if tip == "source_name" else f"tip.{tip}") for tip in TIPS}
    chart_block(page, block, vega(money_flow(_named(links), words), "flow"), twin)


def _named(links: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The links with † at the total of what doubtful money flows to: a band itself has no label."""
    doubtful = {link["target"] for link in links if link["amount"].endswith("†")}
    return [link | {"total": f"{link['total']} †"} if link["target"] in doubtful else link for link in links]


def _links(page: Page, rows: pd.DataFrame) -> list[dict[str, Any]]:
    totals = rows.groupby("funding_source")["value"].sum()
    places = place_labels([ids[0] for ids in rows["figure_ids"]], page.lang)
    links = []
    for row, place in zip(rows.to_dict("records"), places, strict=True):
        source, name = page(f"source.{row['funding_source']}"), row[f"item_{page.lang}"]
        links.append(
            {
                "source": row["funding_source"],
                "source_name": source,
                "source_total": numbers.money(totals[row["funding_source"]], page.lang),
                "target": row["item_id"],
                "name": name,
                "total": numbers.money(row["whole"], page.lang),
                "value": row["value"] / numbers.EOK,
                "amount": page.amount(row["printed"], row["printed_unit"]),
                "figures": tuple(row["figure_ids"]),
                "place": place,
            }
        )
    return links
