"""The printed schedule: months by programme, and plainly which activities have no known months."""

from collections import defaultdict
from datetime import date, datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from components import links
from components.blocks import Block, Drawing, chart_block, vega
from components.charts.months import month_bars
from components.filters import ALL, Chosen, nothing_here
from components.frame import Page, plain
from components.memory import remembered
from components.periods import month_names, months_gone, months_text
from components.tables import Twin, headed
from loaders import schedule

SHOWS = ("all", "settled")
COLUMNS = ("strategy", "task", "name", "activity", "months", "basis", "note")
TIPS = ("name", "activity", "months", "place")


def show_filter(page: Page) -> str:
    """All activities, or only those whose months are printed."""
    return links.segments(page("schedule.show"), "show", SHOWS, {code: page(f"schedule.show_{code}") for code in SHOWS})


def schedule_section(page: Page, chosen: Chosen, show: str) -> None:
    """One chart of each plan that prints a schedule, strategy by strategy; else which plans do."""
    every = schedule.schedule()
    own = every[every["plan_id"].isin(chosen.ids)]
    if own.empty:
        nothing_here(page, _no_schedule(page, chosen), every["plan_id"])
        return
    for plan in chosen.plans[chosen.plans["plan_id"].isin(own["plan_id"])].to_dict("records"):
        now = months_gone(plan["plan_year"], today())
        found = _plan_schedule(page, plan, chosen.strategy, show, now, tuple(_notes(page, plan, chosen)))
        if isinstance(found, str):
            st.markdown(f"## {found}", anchors=False)
        else:
            chart_block(page, *found)


def _no_schedule(page: Page, chosen: Chosen) -> str:
    return page("schedule.none", plan=page.listed(chosen.plans[f"label_{page.lang}"]))


def today() -> date:
    """The day in Korea, where the plans run."""
    return datetime.now(ZoneInfo("Asia/Seoul")).date()


def _notes(page: Page, plan: dict, chosen: Chosen) -> list[str]:
    """Why months are unknown, whether the year runs, which programmes are left out, and how many plans print a schedule at all."""
    day, year = today(), plan["plan_year"]
    notes = [page("schedule.why")]
    if day.year != year:
        notes.append(page("schedule.over" if day.year > year else "schedule.ahead", year=year))
    left_out = schedule.unscheduled()
    left_out = left_out[left_out["plan_id"] == plan["plan_id"]]
    left_out = left_out if chosen.strategy == ALL else left_out[left_out["strategy_id"] == chosen.strategy]
    if len(left_out):
        notes.append(page("schedule.left_out", names=page.listed(left_out[f"name_{page.lang}"])))
    if not chosen.only:
        notes.append(page("schedule.one_of", plans=len(chosen.plans), plan=page.of(plan, "label")))
    return notes


@remembered
def _plan_schedule(
    page: Page, plan: dict, strategy: str, show: str, now: float | None, notes: tuple[str, ...]
) -> str | tuple[Block, Drawing, Twin]:
    """The block of a plan, or of one strategy of it; the sentence alone where nothing of it is to be shown."""
    own = schedule.schedule()
    own = own[own["plan_id"] == plan["plan_id"]]
    strategies = {code: _strategy(page, rows) for code, rows in own.groupby("strategy_id", sort=False)}
    key, counted = f"schedule-{plan['plan_id']}", own["month_from"]
    if strategy == ALL:
        told = {"plan": plain(page.of(plan, "label")), "count": counted.size, "settled": counted.count()}
        sentence, chapters = page("schedule.sentence", **told), tuple(strategies.values())
    else:
        own, key, chapters = own[own["strategy_id"] == strategy], f"{key}-{strategy}", ()
        sentence = plain("{name}: {told}".format(**strategies[strategy]))
    shown = own if show == "all" else own[own["month_from"].notna()]
    if shown.empty:
        return sentence
    day, what = today(), page("schedule.what", year=plan["plan_year"])
    if now is not None:
        what = f"{what}. {page('schedule.now', month=day.month, day=day.day)}"
    words = {word: page(f"tip.{word}") for word in TIPS}
    chart = month_bars(_rows(page, plan, shown), month_names(page.lang), words, now, chapters)
    block = Block(sentence, what, page("schedule.source", plan=page.of(plan, "label")), notes)
    return block, vega(chart, key), Twin(key, headed(page, _table(page, shown), COLUMNS, name="level.programme"))


def _strategy(page: Page, own: pd.DataFrame) -> dict[str, str]:
    """A strategy's name, and of how many of its activities the months are known."""
    count, settled = len(own), int(own["month_from"].count())
    key = "all" if settled == count else "some" if settled else "none"
    first = own.iloc[0]
    told = page(f"schedule.told_{key}", count=count, settled=settled)
    return {"chapter": first["strategy_id"], "name": first[f"strategy_{page.lang}"], "told": told[0].upper() + told[1:]}


def _rows(page: Page, plan: dict, own: pd.DataFrame) -> list[dict[str, Any]]:
    """A bar for each activity with months; one line of text for all others of the programme, in printed order."""
    rows, by_programme = [], defaultdict(list)
    for row in own.to_dict("records"):
        by_programme[row["item_id"]].append(row)
    for activities in by_programme.values():
        rows += [_bar(page, plan, row) for row in activities if row["basis"] == "printed"]
        if any(row["basis"] == "hidden" for row in activities):
            rows.append(_line(page, plan, activities))
    return rows


def _bar(page: Page, plan: dict, row: dict[str, Any]) -> dict[str, Any]:
    months = months_text(row["month_from"], row["month_to"], page.lang)
    return _about(page, plan, row) | {
        "start": row["month_from"] - 1,
        "end": row["month_to"],
        "label": f"{months} {row['activity']}",
        "activity": row["activity"],
        "months": months,
        "role": "tint" if (row["month_from"], row["month_to"]) == (1, 12) else "accent",
    }


def _line(page: Page, plan: dict, activities: list[dict[str, Any]]) -> dict[str, Any]:
    """Activities without known months, by name; … stands where one with months comes between them."""
    names = [row["activity"] if row["basis"] == "hidden" else "…" for row in activities]
    text = " → ".join(name for name, _ in groupby(names))
    return _about(page, plan, activities[0]) | {
        "start": None, "end": None, "label": f"◌ {text}", "activity": text, "months": page("schedule.unknown"), "role": "muted",
    }  # fmt: skip


def _about(page: Page, plan: dict, row: dict[str, Any]) -> dict[str, Any]:
    name = row[f"programme_{page.lang}"]
    path = [page.of(plan, "label"), page("schedule.table"), row["path_ko"], row["programme_ko"]]
    return {
        "chapter": row["strategy_id"], "item": row["item_id"], "group": row[f"task_{page.lang}"], "name": name, "place": " › ".join(path),
    }  # fmt: skip


def _table(page: Page, own: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "strategy": row[f"strategy_{page.lang}"],
            "task": row[f"task_{page.lang}"],
            "name": row[f"programme_{page.lang}"],
            "activity": row["activity"],
            "months": months_text(row["month_from"], row["month_to"], page.lang)
            if row["basis"] == "printed"
            else page("schedule.unknown"),
            "basis": page(f"schedule.basis_{row['basis']}"),
            "note": page.of(row, "note"),
        }
        for row in own.to_dict("records")
    ]
