"""Targets beside results: the common indicators, the step of new targets, running years, fields and strategies."""

from typing import Any

import pandas as pd

from components import numbers
from components.blocks import Block, chart_block, vega
from components.charts.bars import share_bars
from components.charts.dots import SHAPES, grouped_dots
from components.charts.dumbbell import achievement_dumbbell
from components.filters import ALL, Chosen, nothing_here
from components.frame import Page, plain
from components.periods import period_text
from components.sentences import joined, with_particle
from components.status import STATUS_SIGNS, status_of
from components.tables import Twin
from loaders import targets
from loaders.provenance import place_labels

WORDS = ("indicator", "printed", "status", "next", "place", "name", "value", "group", "series", "target")


def words(page: Page) -> dict[str, str]:
    """Tooltip titles of the target charts."""
    return {key: page(f"tip.{key}") for key in WORDS}


def common_section(page: Page, plan: dict) -> None:
    """The six common indicators of one plan: was each target of the last year met?"""
    rows = targets.common()
    judged = rows[rows["achievement"].notna() & ~rows["is_running"]]
    own = judged[judged["plan_id"] == plan["plan_id"]]
    if own.empty:
        have = list(judged[f"plan_{page.lang}"].unique())
        nothing_here(page, page("targets.no_common", plan=page.of(plan, "label")), have)
        return
    own = own[own["year"] == own["year"].max()]
    drawn = dumbbell_rows(page, own, own[f"indicator_{page.lang}"])
    block = Block(
        _common_sentence(page, plan, drawn),
        page("targets.common_what", year=own["year"].iloc[0], next=own["year"].iloc[0] + 1),
        page("targets.common_source", plan=page.of(plan, "label")),
        notes=[page("targets.thresholds")],
        doubts=sum(row["differs"] for row in drawn),
    )
    chart_block(page, block, vega(achievement_dumbbell(drawn, words(page)), f"common_{plan['plan_id']}"), Twin(f"common-indicators-{plan['plan_id']}", _dumbbell_table(page, drawn)))


def dumbbell_rows(page: Page, rows: pd.DataFrame, names: pd.Series) -> list[dict[str, Any]]:
    """Rows of the achievement dumbbell from rows of `targets`."""
    places = place_labels(rows["actual_figure"], page.lang)
    drawn = []
    for row, name, place in zip(rows.to_dict("records"), names, places, strict=True):
        status = status_of(row["achievement"])
        word = page(f"status.{status}")
        has_next = pd.notna(row["next_target"])
        published = row["achievement_published"]
        # The plan's own rate and ours may differ only by the rounding of its last digit.
        differs = pd.notna(published) and abs(published - row["achievement"]) > 0.1
        drawn.append(
            {
                "name": name, "target_printed": row["target_printed"], "actual_printed": row["actual_printed"],
                "printed": f"{row['target_printed']} → {row['actual_printed']}{_unit(row)}", "achievement": row["achievement"],
                "published": published, "status": status, "word": word, "differs": differs,
                "status_text": f"{STATUS_SIGNS[status]} {word} {row['achievement']:.1f}%{' †' if differs else ''}",
                "next": row["next_target"] / row["target"] * 100 if has_next else None,
                "next_text": f"{row['next_target_printed']}{_unit(row)}" if has_next else page("word.not_printed"),
                "place": place, "year": row["year"],
            }
        )  # fmt: skip
    return drawn


def _unit(row: dict) -> str:
    unit = row["printed_unit"] or ""
    return unit if unit in {"%", "명", "개", "건", "천명", "천개", "명/건"} else f" {unit}"


def _dumbbell_table(page: Page, drawn: list[dict[str, Any]]) -> pd.DataFrame:
    table = pd.DataFrame(drawn)[["name", "year", "target_printed", "actual_printed", "achievement", "published", "word", "next_text", "place"]]
    return table.round({"achievement": 1}).rename(columns={key: page(f"col.{key}") for key in table.columns})


def _common_sentence(page: Page, plan: dict, drawn: list[dict[str, Any]]) -> str:
    region = plain(page.of(plan, "region"))
    met = [row for row in drawn if row["achievement"] >= 100]
    lowest = min(drawn, key=lambda row: row["achievement"])
    if len(met) == len(drawn):
        return page("targets.common_all", region=with_particle(region, "은") if page.lang == "ko" else region, count=len(drawn))
    return page(
        "targets.common_some", region=with_particle(region, "은") if page.lang == "ko" else region, count=len(drawn),
        met=len(met), lowest=plain(lowest["name"]), value=f"{lowest['achievement']:.1f}",
    )  # fmt: skip


def steps_section(page: Page, chosen: Chosen) -> None:
    """New target less last result: percentage points for rates, per cent for counts."""
    rows = targets.common()
    rows = rows[rows["target"].notna() & rows["last_actual"].notna() & rows["plan_id"].isin(chosen.ids)]
    if rows.empty:
        every = targets.common()
        have = every[every["target"].notna() & every["last_actual"].notna()]
        nothing_here(page, page("targets.no_steps"), list(have[f"plan_{page.lang}"].unique()))
        return
    drawn = _step_rows(page, rows)
    small = [row for row in drawn if abs(row["value"] - 0.1) < 0.06]
    sentence = page("targets.steps_sentence", count=len(drawn), small=len(small))
    block = Block(sentence, page("targets.steps_what"), joined(list(rows[f"plan_{page.lang}"].unique()), page.lang))
    table = pd.DataFrame(drawn)[["group", "series", "last", "new", "value", "place"]].round({"value": 2})
    table = table.rename(columns={key: page(f"col.{key}") for key in table.columns})
    top = max(1.0, *(row["value"] for row in drawn))
    ticks = [(0.0, page("targets.last_result"))] + [(float(i), f"+{i}") for i in range(1, int(top) + 1)]
    chart_block(page, block, vega(grouped_dots(drawn, words(page), lollipop=False, ticks=ticks), "steps"), Twin("target-steps", table))


def _step_rows(page: Page, rows: pd.DataFrame) -> list[dict[str, Any]]:
    plans = list(dict.fromkeys(rows[f"plan_{page.lang}"]))
    places = place_labels(rows["target_figure"], page.lang)
    drawn = []
    for row, place in zip(rows.to_dict("records"), places, strict=True):
        is_rate = row["unit"] == "percent"
        value = row["target"] - row["last_actual"] if is_rate else (row["target"] / row["last_actual"] - 1) * 100
        lane = plans.index(row[f"plan_{page.lang}"])
        shown = numbers.step(value, page.lang) + ("%p" if page.lang == "ko" and is_rate else " pp" if is_rate else "%")
        base = "employed" if row["indicator_id"] == "employed_15_64" else row["indicator_id"]
        drawn.append(
            {
                "key": base, "group": row[f"indicator_{page.lang}"], "series": plans[lane], "shape": SHAPES[lane % len(SHAPES)],
                "role": "accent" if lane == 0 else "muted", "value": round(value, 3), "label": f"{shown}  {plans[lane]}",
                "last": row["last_actual_printed"], "new": row["target_printed"], "place": place,
            }
        )  # fmt: skip
    order = list(targets.COMMON)
    return sorted(drawn, key=lambda row: (order.index(row["key"]), row["group"], plans.index(row["series"])))


def running_section(page: Page, plan: dict) -> None:
    """A year that is not over: how far each audience has come, with no verdict."""
    rows = targets.of_level("audience")
    rows = rows[(rows["plan_id"] == plan["plan_id"]) & rows["achievement"].notna() & rows["is_running"]]
    if rows.empty:
        every = targets.of_level("audience")
        nothing_here(page, page("targets.no_audiences", plan=page.of(plan, "label")), list(every[f"plan_{page.lang}"].unique()))
        return
    rows = rows.sort_values("achievement", ascending=False)
    places = place_labels(rows["actual_figure"], page.lang)
    drawn = [
        {
            "name": row[f"item_{page.lang}"], "value": row["achievement"], "inside": f"{row['achievement']:.1f}%", "role": "accent",
            "value_text": f"{row['actual_printed']} / {row['target_printed']}{_unit(row)}", "mark": row["year_share"] * 100,
            "published": row["achievement_published"], "target_printed": row["target_printed"],
            "actual_printed": row["actual_printed"], "achievement": row["achievement"], "place": place,
        }
        for row, place in zip(rows.to_dict("records"), places, strict=True)
    ]  # fmt: skip
    first, last = drawn[0], drawn[-1]
    period = period_text(rows["actual_period"].iloc[0], page.lang)
    sentence = page(
        "targets.running_sentence", plan=plain(page.of(plan, "label")), first=with_particle(plain(first["name"]), "은") if page.lang == "ko" else plain(first["name"]),
        first_value=f"{first['value']:.0f}", last=with_particle(plain(last["name"]), "은") if page.lang == "ko" else plain(last["name"]), last_value=f"{last['value']:.0f}",
    )  # fmt: skip
    table = pd.DataFrame(drawn)[["name", "target_printed", "actual_printed", "achievement", "published", "place"]].round({"achievement": 1})
    table = table.rename(columns={key: page(f"col.{key}") for key in table.columns})
    mark = page("targets.running_mark", share=f"{drawn[0]['mark']:.0f}")
    block = Block(sentence, page("targets.running_what", period=period), page.of(plan, "label"), notes=[mark])
    chart_block(page, block, vega(share_bars(drawn, words(page), reference="mark"), f"running_{plan['plan_id']}"), Twin(f"audiences-{plan['plan_id']}", table))


def finished_section(page: Page, chosen: Chosen) -> None:
    """Every job target of a finished year, misses and overshoots alike."""
    rows = targets.finished()
    own = rows[rows["plan_id"].isin(chosen.ids)]
    if own.empty:
        nothing_here(page, page("targets.no_finished"), list(rows[f"plan_{page.lang}"].unique()))
        return
    names = own.apply(lambda row: _finished_name(page, row), axis=1)
    drawn = dumbbell_rows(page, own, names)
    over = sum(row["status"] == "over" for row in drawn)
    missed = sum(row["status"] in {"missed", "near"} for row in drawn)
    sentence = page("targets.finished_sentence", count=len(drawn), over=over, missed=missed)
    doubtful = [
        page("targets.differs", name=row["name"], published=f"{row['published']:.1f}", computed=f"{row['achievement']:.2f}")
        for row in drawn
        if row["differs"]
    ]
    source = joined(list(own[f"plan_{page.lang}"].unique()), page.lang)
    block = Block(sentence, page("targets.finished_what"), source, notes=[*doubtful, page("targets.thresholds")], doubts=len(doubtful))
    chart_block(page, block, vega(achievement_dumbbell(drawn, words(page)), "finished"), Twin("finished-targets", _dumbbell_table(page, drawn)))


def _finished_name(page: Page, row: pd.Series) -> str:
    region = row[f"plan_{page.lang}"].rsplit(" ", 1)[0]
    if row["level"] == "plan":
        return page("targets.whole", region=region, year=row["year"])
    return f"{region} {row[f'item_{page.lang}']} {row['year']}"


def parts_section(page: Page, plan: dict, strategy: str) -> None:
    """How the job target divides over fields or strategies (or the tasks of one strategy), as the plan lists them."""
    level, rows = _parts(plan["plan_id"], strategy)
    if rows.empty:
        every = pd.concat([targets.of_level(name) for name in ("field", "strategy")])
        nothing_here(page, page("targets.no_parts", plan=page.of(plan, "label")), list(every[f"plan_{page.lang}"].unique()))
        return
    rows = rows.sort_values("target", ascending=False)
    whole = rows["target"].sum()
    places = place_labels(rows["target_figure"], page.lang)
    drawn = [
        {
            "name": row[f"item_{page.lang}"], "value": row["target"] / whole * 100, "inside": f"{row['target'] / whole * 100:.0f}%",
            "value_text": f"{row['target_printed']}{_unit(row)}", "role": "accent" if i == 0 else "context", "target_printed": row["target_printed"],
            "share": row["target"] / whole * 100, "place": place,
        }
        for i, (row, place) in enumerate(zip(rows.to_dict("records"), places, strict=True))
    ]  # fmt: skip
    top = drawn[0]
    sentence = page("targets.parts_sentence", plan=plain(page.of(plan, "label")), top=plain(top["name"]), value=f"{top['value']:.0f}")
    table = pd.DataFrame(drawn)[["name", "target_printed", "share", "place"]].round({"share": 1})
    table = table.rename(columns={key: page(f"col.{key}") for key in table.columns})
    block = Block(sentence, page("targets.parts_what", level=page(f"level.{level}"), year=rows["year"].iloc[0]), page.of(plan, "label"))
    chart_block(page, block, vega(share_bars(drawn, words(page)), f"parts_{plan['plan_id']}"), Twin(f"target-parts-{plan['plan_id']}", table))


def _parts(plan_id: str, strategy: str) -> tuple[str, pd.DataFrame]:
    """The finest division that fits the filter: tasks of a chosen strategy, else fields or strategies under the plan."""
    if strategy != ALL:
        for level in ("task", "programme"):
            rows = targets.of_level(level)
            rows = _latest(rows[(rows["plan_id"] == plan_id) & (rows["strategy_id"] == strategy)])
            if not rows.empty:
                return level, rows
        return "task", rows
    for level in ("field", "strategy", "audience"):
        rows = targets.of_level(level)
        rows = _latest(rows[(rows["plan_id"] == plan_id) & (rows["parent_id"] == "plan")])
        if len(rows) > 1:
            return level, rows
    return "field", rows.iloc[:0]


def _latest(rows: pd.DataFrame) -> pd.DataFrame:
    rows = rows[rows["target"].notna() & (rows["target"] > 0)]
    return rows[rows["year"] == rows["year"].max()]


def plans_for(chosen: Chosen, view: str) -> list[dict]:
    """The plans to draw one by one: the chosen one, or, of several, those that print what the view shows."""
    if chosen.only:
        return [chosen.only]
    if view == "common":
        rows = targets.common()
        having = set(rows[rows["achievement"].notna() & ~rows["is_running"]]["plan_id"])
    elif view == "audience":
        rows = targets.of_level("audience")
        having = set(rows[rows["achievement"].notna() & rows["is_running"]]["plan_id"])
    else:
        having = {plan_id for plan_id in chosen.ids if not _parts(plan_id, ALL)[1].empty}
    return [plan for plan in chosen.plans.to_dict("records") if plan["plan_id"] in having]
