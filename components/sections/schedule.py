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
from components.frame import Page, plain, small
from components.memory import remembered
from components.periods import month_names, months_gone, months_text
from components.tables import Twin, headed
from loaders import schedule

SHOWS = ("all", "settled")
COLUMNS = ("task", "name", "activity", "months", "basis", "note")
TIPS = ("name", "activity", "months", "place")


def show_filter(page: Page) -> str:
    """All activities, or only those whose months are printed."""
    return links.segments(page("schedule.show"), "show", SHOWS, {code: page(f"schedule.show_{code}") for code in SHOWS})


def schedule_section(page: Page, chosen: Chosen, show: str) -> None:
    """One chart per strategy of the plan that prints a schedule; else which plans do."""
    every = schedule.schedule()
    own = every[every["plan_id"].isin(chosen.ids)]
    if own.empty:
        nothing_here(page, _no_schedule(page, chosen), every["plan_id"])
        return
    for plan in chosen.plans[chosen.plans["plan_id"].isin(own["plan_id"])].to_dict("records"):
        _plan_schedule(page, plan, own[own["plan_id"] == plan["plan_id"]], chosen, show)


def _no_schedule(page: Page, chosen: Chosen) -> str:
    return page("schedule.none", plan=page.listed(chosen.plans[f"label_{page.lang}"]))


def _plan_schedule(page: Page, plan: dict, own: pd.DataFrame, chosen: Chosen, show: str) -> None:
    own = own if chosen.strategy == ALL else own[own["strategy_id"] == chosen.strategy]
    settled = int(own["month_from"].notna().sum())
    label = plain(page.of(plan, "label"))
    with st.container(gap="xxsmall"):
        if chosen.strategy == ALL:  # of one strategy its own chart says the same
            st.markdown(f"## {page('schedule.sentence', plan=label, count=len(own), settled=settled)}", anchors=False)
        for text in (page("schedule.why"), *_notes(page, plan, chosen)):
            small(plain(text))
    now = months_gone(plan["plan_year"], today())
    for strategy_id in dict.fromkeys(own["strategy_id"]):
        _strategy_block(page, plan, strategy_id, show, now)


def today() -> date:
    """The day in Korea, where the plans run."""
    return datetime.now(ZoneInfo("Asia/Seoul")).date()


def _notes(page: Page, plan: dict, chosen: Chosen) -> list[str]:
    """Whether the year runs, which programmes the schedule leaves out, and how many plans print one at all."""
    day, year = today(), plan["plan_year"]
    if day.year == year:
        notes = [page("schedule.now", month=day.month, day=day.day)]
    else:
        notes = [page("schedule.over" if day.year > year else "schedule.ahead", year=year)]
    left_out = schedule.unscheduled()
    left_out = left_out[left_out["plan_id"] == plan["plan_id"]]
    left_out = left_out if chosen.strategy == ALL else left_out[left_out["strategy_id"] == chosen.strategy]
    if len(left_out):
        notes.append(page("schedule.left_out", names=page.listed(left_out[f"name_{page.lang}"])))
    if not chosen.only:
        notes.append(page("schedule.one_of", plans=len(chosen.plans), plan=page.of(plan, "label")))
    return notes


def _strategy_block(page: Page, plan: dict, strategy: str, show: str, now: float | None) -> None:
    found = _strategy(page, plan, strategy, show, now)
    if isinstance(found, str):
        st.markdown(f"## {found}", anchors=False)
    else:
        chart_block(page, *found)


@remembered
def _strategy(page: Page, plan: dict, strategy: str, show: str, now: float | None) -> str | tuple[Block, Drawing, Twin]:
    """The block of a strategy; the sentence alone where nothing of it is to be shown."""
    own = schedule.schedule()
    own = own[(own["plan_id"] == plan["plan_id"]) & (own["strategy_id"] == strategy)]
    name, settled = plain(own[f"strategy_{page.lang}"].iloc[0]), own["month_from"].notna()
    key = "all" if settled.all() else "some" if settled.any() else "none"
    sentence = page(f"schedule.strategy_{key}", strategy=name, count=len(own), settled=int(settled.sum()))
    shown = own if show == "all" else own[settled]
    if shown.empty:
        return sentence
    what = page("schedule.what", year=plan["plan_year"])
    words = {word: page(f"tip.{word}") for word in TIPS}
    chart = month_bars(_rows(page, plan, shown), month_names(page.lang), words, now)
    key = f"schedule-{plan['plan_id']}-{strategy}"
    twin = Twin(key, headed(page, _table(page, shown), COLUMNS, name="level.programme"))
    return Block(sentence, what, page("schedule.source", plan=page.of(plan, "label"))), vega(chart, key), twin


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
        "item": row["item_id"], "group": row[f"task_{page.lang}"], "name": name, "place": " › ".join(path),
    }  # fmt: skip


def _table(page: Page, own: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {
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
