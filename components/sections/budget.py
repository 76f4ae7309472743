"""Who pays for what, where it flows, how much was spent, what a job costs."""

from typing import Any

import pandas as pd

from components import numbers
from components.blocks import Block, chart_block, plotly, vega
from components.charts.bars import share_bars
from components.charts.dots import SHAPES, grouped_dots
from components.charts.flow import money_flow
from components.charts.funding import funding_bars
from components.charts.roles import SOURCE_ROLES
from components.filters import ALL, Chosen, nothing_here
from components.frame import Page, plain
from components.periods import period_text
from components.sentences import joined, with_particle
from components.tables import Twin
from loaders import budgets, programmes
from loaders.provenance import place_labels

SOURCES = tuple(SOURCE_ROLES)
TIP_WORDS = ("bar", "source", "amount", "share", "place", "name", "value", "group", "series")


def words(page: Page) -> dict[str, str]:
    """Tooltip titles of the money charts."""
    return {key: page(f"tip.{key}") for key in TIP_WORDS}


def plans_section(page: Page, chosen: Chosen, stage: str) -> None:
    """Funding sources of each plan's whole budget."""
    rows = budgets.of_level("plan", stage)
    having = _split(rows)
    own = having[having["plan_id"].isin(chosen.ids)]
    if own.empty:
        names = list(having[f"plan_{page.lang}"].unique())
        nothing_here(page, page("budget.no_split", stage=page(f"stage.{stage}")), names)
        return
    drawn = _bar_rows(page, own, f"plan_{page.lang}")
    source_texts = _national_texts(page, drawn)
    sentence = page("budget.plans_sentence", parts=", ".join(source_texts)) if source_texts else page("budget.plans_plain")
    missing = [plan[f"label_{page.lang}"] for plan in chosen.plans.to_dict("records") if plan["plan_id"] not in set(own["plan_id"])]
    notes = [page("budget.without_split", plans=joined(missing, page.lang))] if missing else []
    _funding_block(page, drawn, sentence, page("budget.plans_what", stage=page(f"stage.{stage}")), "budget-plans", notes)


def parts_section(page: Page, plan: dict, stage: str, strategy: str) -> None:
    """Funding sources of a plan's fields or strategies; of one strategy's tasks or programmes when one is chosen."""
    level, rows = _parts(plan["plan_id"], stage, strategy)
    if rows.empty:
        having = [budgets.of_level(name, stage) for name in ("field", "strategy", "programme")]
        names = list(pd.concat([_split(one) for one in having])[f"plan_{page.lang}"].unique())
        nothing_here(page, page("budget.no_parts", plan=page.of(plan, "label"), stage=page(f"stage.{stage}")), names)
        return
    drawn = _bar_rows(page, rows, f"item_{page.lang}")
    totals = {row["bar"]: (row["name"], row["whole"]) for row in drawn}
    name, top = max(totals.values(), key=lambda pair: pair[1])
    part = top / sum(whole for _, whole in totals.values()) * 100
    plan_name = plain(page.of(plan, "region"))
    if level == "programme":  # only programmes whose money is split: no share of the whole follows from them
        sentence = page("budget.programmes_sentence", plan=plan_name, count=len(totals), top=plain(name), value=numbers.money(top, page.lang))
    else:
        sentence = page("budget.parts_sentence", plan=plan_name, top=plain(name), share=f"{part:.0f}")
    what = page("budget.parts_what", level=page(f"level.{level}"), year=rows["year"].iloc[0], stage=page(f"stage.{stage}"))
    _funding_block(page, drawn, sentence, what, f"budget-parts-{plan['plan_id']}", [], source=page.of(plan, "label"))


def _split(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of items whose money is split by source, with `whole` (the total)."""
    if rows.empty:
        return rows.assign(whole=[])
    rows = rows[rows["year"] == rows.groupby("plan_id")["year"].transform("max")]
    totals = rows[rows["funding_source"] == "total"].set_index(["plan_id", "item_id"])["value"].rename("whole")
    return rows[rows["funding_source"].isin(SOURCES) & (rows["value"] > 0)].join(totals, on=["plan_id", "item_id"]).dropna(subset=["whole"])


def _parts(plan_id: str, stage: str, strategy: str) -> tuple[str, pd.DataFrame]:
    levels = ("task", "programme") if strategy != ALL else ("field", "strategy", "programme")
    for level in levels:
        rows = _split(budgets.of_level(level, stage))
        rows = rows[rows["plan_id"] == plan_id]
        rows = rows[rows["strategy_id"] == strategy] if strategy != ALL else rows
        if rows["item_id"].nunique() > 1:
            return level, rows
    return levels[0], rows.iloc[:0]


def _bar_rows(page: Page, rows: pd.DataFrame, name: str) -> list[dict[str, Any]]:
    places = place_labels([ids[0] for ids in rows["figure_ids"]], page.lang)
    drawn = []
    for row, place in zip(rows.to_dict("records"), places, strict=True):
        part = row["value"] / row["whole"] * 100
        source = page(f"source.{row['funding_source']}")
        drawn.append(
            {
                "bar": f"{row['plan_id']}/{row['item_id']}/{row['year']}", "name": row[name], "total": numbers.money(row["whole"], page.lang),
                "whole": row["whole"], "source": row["funding_source"], "share": part, "share_text": f"{numbers.share(part)}%",
                "label_long": f"{source} {numbers.share(part)}%", "label_short": numbers.share(part), "year": row["year"],
                "amount": f"{row['printed']} {row['printed_unit']}", "value": row["value"], "place": place,
            }
        )  # fmt: skip
    return drawn


def _national_texts(page: Page, drawn: list[dict[str, Any]]) -> list[str]:
    """`서대문구 예산의 19%` for up to three plans with the smallest, middle and largest national share."""
    national = sorted((row for row in drawn if row["source"] == "national"), key=lambda row: row["share"])
    return [page("budget.plan_share", plan=plain(row["name"].rsplit(" ", 1)[0]), share=row["label_short"]) for row in national[:3]]


def _funding_block(page: Page, drawn: list[dict[str, Any]], sentence: str, what: str, key: str, notes: list[str], source: str = "") -> None:
    names = {one: page(f"source.{one}") for one in SOURCES}
    table = pd.DataFrame(drawn)[["name", "year", "source", "value", "share", "amount", "place"]].round({"share": 1})
    table["source"] = table["source"].map(names)
    table = table.rename(columns={column: page(f"col.{column}") for column in table.columns} | {"value": page("col.won")})
    source = source or joined(list(dict.fromkeys(row["name"] for row in drawn)), page.lang)
    block = Block(sentence, what, source, notes=notes)
    chart_block(page, block, vega(funding_bars(drawn, names, words(page)), key), Twin(key, table))


def flow_section(page: Page, plan: dict, stage: str) -> None:
    """From funding source to field or strategy, in 100 million won."""
    level, rows = _parts(plan["plan_id"], stage, ALL)
    if rows.empty or level == "programme":
        return
    totals = rows.groupby("funding_source")["value"].sum()
    wholes = rows.drop_duplicates("item_id").set_index("item_id")["whole"]
    top = wholes.idxmax()
    name = rows[rows["item_id"] == top][f"item_{page.lang}"].iloc[0]
    links = [
        {
            "source": row["funding_source"], "source_label": f"{page('source.' + row['funding_source'])} {numbers.money(totals[row['funding_source']], page.lang)}",
            "target": row["item_id"], "target_label": f"{row[f'item_{page.lang}']} {numbers.money(row['whole'], page.lang)}", "value": row["value"] / numbers.EOK,
            "text": f"{page('source.' + row['funding_source'])} → {row[f'item_{page.lang}']}: {numbers.money(row['value'], page.lang)}", "amount": f"{row['printed']} {row['printed_unit']}",
            "name": row[f"item_{page.lang}"],
        }
        for row in rows.to_dict("records")
    ]  # fmt: skip
    sentence = page(
        "budget.flow_sentence", plan=plain(page.of(plan, "region")), total=with_particle(numbers.money(wholes.sum(), page.lang), "은") if page.lang == "ko" else numbers.money(wholes.sum(), page.lang),
        top=with_particle(plain(name), "으로") if page.lang == "ko" else plain(name),
    )  # fmt: skip
    table = pd.DataFrame(links)[["source", "name", "value", "amount"]]
    table["source"] = table["source"].map({one: page(f"source.{one}") for one in SOURCES})
    table = table.round({"value": 2}).rename(columns={column: page(f"col.{column}") for column in table.columns} | {"value": page("col.eok")})
    what = page("budget.flow_what", level=page(f"level.{level}"), year=rows["year"].iloc[0], stage=page(f"stage.{stage}"))
    chart_block(page, Block(sentence, what, page.of(plan, "label")), plotly(money_flow(links), "flow"), Twin("budget-flow", table))


def execution_section(page: Page, chosen: Chosen, strategy: str) -> None:
    """Money spent as a share of money budgeted, recomputed and as printed."""
    every = budgets.execution()
    rows = every[every["plan_id"].isin(chosen.ids)]
    rows = rows[rows["strategy_id"] == strategy] if strategy != ALL else rows
    if rows.empty:
        nothing_here(page, page("budget.no_execution"), list(every[f"plan_{page.lang}"].unique()))
        return
    places = place_labels([ids[0] for ids in rows["executed_figures"]], page.lang)
    drawn = []
    for row, place in zip(rows.to_dict("records"), places, strict=True):
        published = row["execution_rate_published"]
        differs = pd.notna(published) and abs(published - row["execution_rate"]) > 0.5
        drawn.append(
            {
                "name": f"{row[f'plan_{page.lang}'].rsplit(' ', 1)[0]} · {row[f'item_{page.lang}']}{' †' if differs else ''}" if row["level"] != "plan" else page("targets.whole", region=row[f"plan_{page.lang}"].rsplit(" ", 1)[0], year=row["year"]) + (" †" if differs else ""),
                "value": row["execution_rate"], "inside": f"{row['execution_rate']:.1f}%",
                "value_text": f"{numbers.money(row['executed'], page.lang)} / {numbers.money(row['budget'], page.lang)}",
                "role": "accent" if row["level"] == "plan" else "context", "place": place, "published": published, "differs": differs,
                "executed": row["executed"], "budget": row["budget"], "rate": row["execution_rate"], "period": period_text(row["executed_period"], page.lang),
            }
        )  # fmt: skip
    lead = drawn[next((i for i, row in enumerate(rows["level"]) if row == "plan"), 0)]
    lead_name = plain(lead["name"].removesuffix(" †"))
    sentence = page("budget.execution_sentence", name=with_particle(lead_name, "은") if page.lang == "ko" else lead_name, budget=numbers.money(lead["budget"], page.lang), value=f"{lead['rate']:.1f}", period=lead["period"])
    notes = [
        page("budget.execution_differs", name=row["name"].removesuffix(" †"), published=f"{row['published']:g}", computed=f"{row['rate']:.1f}")
        for row in drawn
        if row["differs"]
    ]
    table = pd.DataFrame(drawn)[["name", "period", "budget", "executed", "rate", "published", "place"]].round({"rate": 1})
    table = table.rename(columns={column: page(f"col.{column}") for column in table.columns})
    source = joined(list(rows[f"plan_{page.lang}"].unique()), page.lang)
    block = Block(sentence, page("budget.execution_what"), source, notes=notes, doubts=len(notes))
    chart_block(page, block, vega(share_bars(drawn, words(page)), "execution"), Twin("execution", table))


def job_cost_section(page: Page, chosen: Chosen) -> None:
    """Won for one job, within kinds of programmes that several plans run under one name."""
    rows = programmes.job_costs()
    if not set(chosen.ids) & set(rows["plan_id"]):
        nothing_here(page, page("budget.no_job_costs"), list(rows[f"plan_{page.lang}"].unique()))
        return
    plans = list(dict.fromkeys(rows[f"plan_{page.lang}"]))
    places = place_labels(rows["target_figure"], page.lang)
    drawn = [
        {
            "group": row[f"kind_{page.lang}"], "series": row[f"plan_{page.lang}"], "shape": SHAPES[plans.index(row[f"plan_{page.lang}"]) % len(SHAPES)],
            "role": "accent" if row["plan_id"] in chosen.ids else "context", "value": row["cost_per_job"] / numbers.MAN,
            "label": f"{row['cost_per_job'] / numbers.MAN:,.0f} {row[f'plan_{page.lang}']}", "name": row["name_ko"], "budget": row["budget"],
            "target_printed": row["target_printed"], "place": place,
        }
        for row, place in zip(rows.to_dict("records"), places, strict=True)
    ]  # fmt: skip
    seniors = [row for row in drawn if row["group"] == rows[f"kind_{page.lang}"][rows["kind_id"] == "senior_jobs"].iloc[0]] if (rows["kind_id"] == "senior_jobs").any() else drawn
    low, high = min(seniors, key=lambda row: row["value"]), max(seniors, key=lambda row: row["value"])
    sentence = page("budget.cost_sentence", kind=plain(low["group"]), low_plan=plain(low["series"]), low=f"{low['value']:,.0f}", high_plan=plain(high["series"]), high=f"{high['value']:,.0f}")
    table = pd.DataFrame(drawn)[["group", "series", "name", "target_printed", "budget", "value", "place"]].round({"value": 1})
    table = table.rename(columns={column: page(f"col.{column}") for column in table.columns} | {"value": page("col.man_per_job")})
    top = max(row["value"] for row in drawn)
    ticks = [(float(value), f"{value:,}") for value in range(0, int(top) + 1, 500)]
    block = Block(sentence, page("budget.cost_what"), joined(plans, page.lang), notes=[page("budget.cost_note")])
    chart_block(page, block, vega(grouped_dots(drawn, words(page), lollipop=True, ticks=ticks), "job-costs"), Twin("job-costs", table))


def plans_for(chosen: Chosen, stage: str, strategy: str) -> list[dict]:
    """The plans whose parts are drawn: the chosen one, or all that print the split."""
    if chosen.only:
        return [chosen.only]
    return [plan for plan in chosen.plans.to_dict("records") if not _parts(plan["plan_id"], stage, strategy)[1].empty]
