"""How a job target divides, and how far a running year has come."""

from typing import Any

import pandas as pd

from components.blocks import Block, chart_block, vega
from components.charts.bars import share_bars
from components.doubts import marked
from components.filters import ALL, Chosen, nothing_here
from components.frame import Page, plain
from components.memory import remembered
from components.periods import period_text
from components.tables import Twin, headed
from loaders import jobs, targets
from loaders.provenance import place_labels
from loaders.sharing import shared

PART_COLUMNS = ("name", "target_printed", "share", "place")
RUNNING_COLUMNS = ("name", "target_printed", "actual_printed", "achievement", "published", "place")
TIPS = ("name", "value", "place")


@remembered
def parts_section(page: Page, plan: dict, strategy: str) -> None:
    """The job target over fields, strategies or audiences; over tasks or programmes of one chosen strategy."""
    level, parts = parts_of(plan["plan_id"], strategy)
    if parts.empty:
        having = pd.concat([targets.of_level(name) for name in ("field", "strategy")])
        nothing_here(page, page("targets.no_parts", plan=page.of(plan, "label")), having["plan_id"])
        return
    parts, apart = jobs.of_one_kind(parts)
    rows = _part_rows(page, jobs.ranked(parts))
    sentence = page(
        "targets.parts_sentence" if strategy == ALL else "targets.parts_within",
        plan=plain(page.of(plan, "label")),
        top=plain(rows[0]["name"]),
        value=rows[0]["inside"],
    )
    what = page("targets.parts_what", level=page(f"level.{level}"), year=parts["year"].iloc[0])
    words = {word: page(f"tip.{word}") for word in TIPS}
    key = f"target-parts-{plan['plan_id']}"
    rows, notes, doubts = marked(page, rows, "name")
    block = Block(sentence, what, page.of(plan, "label"), notes=[*notes, *_apart_note(page, apart)], doubts=doubts)
    chart_block(page, block, vega(share_bars(rows, words), key), Twin(key, headed(page, rows, PART_COLUMNS)))


def _apart_note(page: Page, apart: pd.DataFrame) -> list[str]:
    """What the plan counts in another unit there: named with its number, never added."""
    named = [
        f"{row[f'item_{page.lang}']} {row['target_printed']}{page.unit(row['printed_unit'])}"
        for row in apart.to_dict("records")
    ]
    return [page("targets.parts_apart", names=page.listed(named))] if named else []


@shared(256)
def parts_of(plan_id: str, strategy: str) -> tuple[str, pd.DataFrame]:
    """The coarsest division of a plan's job target (or of one strategy's) that the plan prints, and its rows."""
    levels = ("field", "strategy", "audience") if strategy == ALL else ("task", "programme")
    for level in levels:
        rows = targets.of_level(level)
        rows = rows[(rows["plan_id"] == plan_id) & (rows["target"] > 0)]
        rows = rows[rows["parent_id"] == "plan"] if strategy == ALL else rows[rows["strategy_id"] == strategy]
        rows = rows[rows["year"] == rows["year"].max()]
        if len(jobs.of_one_kind(rows)[0]) > 1:
            return level, rows
    return levels[0], rows.iloc[:0]


def _part_rows(page: Page, parts: pd.DataFrame) -> list[dict[str, Any]]:
    whole = jobs.total(parts)
    places = place_labels(parts["target_figure"], page.lang)
    return [
        {
            "name": row[f"item_{page.lang}"],
            "target_printed": f"{row['target_printed']}{page.unit(row['printed_unit'])}",
            "value_text": f"{row['target_printed']}{page.unit(row['printed_unit'])}",
            "value": row["target"] / whole * 100,
            "share": row["target"] / whole * 100,
            "inside": f"{row['target'] / whole * 100:.0f}%",
            "role": "context" if number else "accent",
            "figures": (row["target_figure"],),
            "place": place,
        }
        for number, (row, place) in enumerate(zip(parts.to_dict("records"), places, strict=True))
    ]


@remembered
def running_section(page: Page, plan: dict) -> None:
    """A year that is not over: how far each audience has come, with no verdict."""
    every = running()
    own = every[every["plan_id"] == plan["plan_id"]].sort_values("achievement", ascending=False)
    if own.empty:
        nothing_here(page, page("targets.no_audiences", plan=page.of(plan, "label")), every["plan_id"])
        return
    rows = _running_rows(page, own)
    first, last = rows[0], rows[-1]
    sentence = page(
        "targets.running_sentence",
        plan=plain(page.of(plan, "label")),
        first=page.particle(plain(first["name"]), "은"),
        first_value=f"{first['value']:.0f}",
        last=page.particle(plain(last["name"]), "은"),
        last_value=f"{last['value']:.0f}",
    )
    period = period_text(own["actual_period"].iloc[0], page.lang)
    rows, said, doubts = marked(page, rows, "name")
    block = Block(
        sentence,
        page("targets.running_what", period=period),
        page.of(plan, "label"),
        notes=[*_whole_note(page, plan), page("targets.running_mark", share=f"{first['mark']:.0f}"), *said],
        doubts=doubts,
    )
    words = {word: page(f"tip.{word}") for word in TIPS}
    key = f"audiences-{plan['plan_id']}"
    chart_block(
        page,
        block,
        vega(share_bars(rows, words, reference="mark"), key),
        Twin(key, headed(page, rows, RUNNING_COLUMNS)),
    )


def _running_rows(page: Page, own: pd.DataFrame) -> list[dict[str, Any]]:
    places = place_labels(own["actual_figure"], page.lang)
    return [
        {
            "name": row[f"item_{page.lang}"],
            "target_printed": row["target_printed"],
            "actual_printed": row["actual_printed"],
            "value_text": f"{row['actual_printed']} / {row['target_printed']}{page.unit(row['printed_unit'])}",
            "value": row["achievement"],
            "achievement": row["achievement"],
            "published": row["achievement_published"],
            "inside": f"{row['achievement']:.1f}%",
            "role": "accent",
            "mark": row["year_share"] * 100,
            "figures": (row["target_figure"], row["actual_figure"]),
            "place": place,
        }
        for row, place in zip(own.to_dict("records"), places, strict=True)
    ]


def running() -> pd.DataFrame:
    """Audiences whose year is not over; programmes of the plans that print none."""
    audiences, single = (
        targets.of_level(level).query("achievement.notna() and is_running") for level in ("audience", "programme")
    )
    return pd.concat([audiences, single[~single["plan_id"].isin(audiences["plan_id"])]])


def _whole_note(page: Page, plan: dict) -> list[str]:
    """The plan's own total beside its audiences, where it prints one."""
    whole = targets.of_level("plan").query("achievement.notna() and is_running")
    return [
        page(
            "targets.running_whole",
            actual=row["actual_printed"],
            target=f"{row['target_printed']}{page.unit(row['printed_unit'])}",
            value=f"{row['achievement']:.1f}",
        )
        for row in whole[whole["plan_id"] == plan["plan_id"]].to_dict("records")
    ]


@remembered
def plans_with(chosen: Chosen, view: str) -> list[dict]:
    """The plans to draw one by one: the chosen one, or, of several, those that print what the view shows."""
    if chosen.only:
        return [chosen.only]
    if view == "common":
        having = set(targets.common().query("achievement.notna() and not is_running")["plan_id"])
    elif view == "audience":
        having = set(running()["plan_id"])
    elif view == "policy":
        having = set(targets.policy()["plan_id"])
    else:
        having = {plan_id for plan_id in chosen.ids if not parts_of(plan_id, ALL)[1].empty}
    return [plan for plan in chosen.plans.to_dict("records") if plan["plan_id"] in having]
