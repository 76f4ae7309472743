"""Programmes of all plans: filters that say what each choice would leave, the list, and what to do when it is empty."""

from dataclasses import asdict, replace
from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st

from components import links, numbers
from components.filters import NARROW, filter_bar, plan_filters
from components.frame import Page, note, plain
from components.quiet import state
from components.tables import downloads, keep
from components.text import small_lines
from loaders import finding, programmes, search
from loaders.finding import ALL, FACETS, NEW, SORTS, Wanted
from loaders.provenance import place_labels
from loaders.sources import field_names

ROOM = 464  # pixels of the table beside the boxes on a desk: up to the budget of several plans, up to the cost of one
WIDTHS = {
    "ko": {"plan": 92, "target": 56, "unit": 46, "budget": 70, "cost": 68},
    "en": {"plan": 122, "target": 56, "unit": 60, "budget": 64, "cost": 72},
}
COST_UNIT = {"ko": numbers.MAN, "en": 1000}  # won
FIELD_WIDTH = 254
ROW, MOST_ROWS = 38, 14
FEW = 3  # programmes that are so few that one asks what a shorter search would find
PICK = "programme"  # the chosen programme in the address: plan and node, joined by JOIN
JOIN = "~"
TABLE = "programme_table"  # what the table showed last: its rows, the programme named to it and the one chosen in it


def filters(page: Page) -> tuple[Wanted, str]:
    """Draw search, facets and sorting; return what is wanted and in which order."""
    options = finding.options()
    with filter_bar():
        text = links.search(page("programmes.search"), "q", page("programmes.placeholder"))
        asked = {facet: links.now(facet) for facet in FACETS}
        known = {facet: code for facet, code in asked.items() if code in options[facet]}
        counts = finding.remaining(finding.settled(Wanted(text=text, **known)), options)
        chosen = plan_filters(page, strategies=True, counts=counts)
        picked = {
            facet: links.select(page(f"programmes.{facet}"), facet, list(labels), labels, width=width, counts=counts[facet])
            for facet, labels, width in (
                ("field", _fields(page), FIELD_WIDTH), ("audience", _audiences(page, options["audience"]), NARROW),
                ("new", {ALL: page("programmes.all_new"), NEW: page("programmes.new")}, NARROW),
            )
        }  # fmt: skip
        orders = {sort: page(f"programmes.sort_{sort}") for sort in SORTS}
        orders |= {} if text else {"match": page("programmes.sort_unsearched")}
        sort = links.select(page("programmes.sort"), "sort", list(orders), orders, width=FIELD_WIDTH)
    return Wanted(chosen.region, chosen.year, chosen.strategy, text=text, **picked), sort


def _fields(page: Page) -> dict[str, str]:
    """The scheme's six fields, and the types only one plan uses, as options."""
    rows = field_names().to_dict("records")
    return {ALL: page("programmes.all_fields")} | {row["field_id"]: page.of(row, "name") for row in rows}


def _audiences(page: Page, codes: list[str]) -> dict[str, str]:
    return {code: page("programmes.all_audiences") if code == ALL else page(f"audience.{code}") for code in codes}


def listed(page: Page, wanted: Wanted, sort: str) -> pd.DataFrame:
    """The programmes wanted, in order, under a sentence that says how many and in which order."""
    rows = finding.found(wanted, sort)
    if not rows.empty:
        order = "budget" if sort == "match" and not wanted.text else sort
        st.markdown(f"## {page('programmes.sentence', count=len(rows), order=page(f'order.{order}'))}", anchors=False)
        lines = [page("programmes.what")]
        if (rows["rank"] < 1).any():
            lines += [
                page("programmes.also", word=plain(word), others=plain(page.listed(others)))
                for word, others in search.also(wanted.text).items()
            ]
        lines += [page(f"programmes.{order}_note")] if order in {"target", "cost"} else []
        lines += [page("programmes.audience_note")] if wanted.audience != ALL else []
        small_lines(lines)
        if len(rows) <= FEW:
            _fewer_words(page, wanted, len(rows))
    return rows


def _fewer_words(page: Page, wanted: Wanted, count: int) -> None:
    """Where several words leave next to nothing: a way that leaves one of them out, for each that would find more."""
    words = wanted.text.split()
    ways = {word: " ".join(words[:i] + words[i + 1 :]) for i, word in enumerate(words)} if len(words) > 1 else {}
    counts = {word: int(finding.passing(replace(wanted, text=rest)).sum()) for word, rest in ways.items()}
    more = {word: found for word, found in counts.items() if found > count}
    if more:
        with st.container(horizontal=True, gap="small"):
            for word, found in more.items():
                label = page("programmes.without", name=page.particle(f"‘{plain(word)}’", "을"), count=found)
                links.way(label, f"way_word_{crc32(word.encode()):x}", {"q": ways[word]}, icon=":material/undo:")


def results(page: Page, rows: pd.DataFrame) -> dict | None:
    """The table and its downloads; returns the programme that is chosen in it or by the address."""
    every = programmes.by_key()
    code = links.marked(PICK, lambda one: _key(one) in every or one == "")
    if not rows.empty:
        code = _table(page, rows, code)
        links.mark(PICK, code)
        _downloads(page, rows)
    if len(rows) == 1:  # the only one there is needs no choosing
        return every[(rows.iloc[0]["plan_id"], rows.iloc[0]["item_id"])]
    return every.get(_key(code))


def _key(code: str) -> tuple[str, str]:
    plan_id, _, item_id = code.partition(JOIN)
    return plan_id, item_id


def _table(page: Page, rows: pd.DataFrame, code: str) -> str:
    """Draw the table with the chosen programme marked; return the code of the one chosen now."""
    codes = [f"{plan_id}{JOIN}{item_id}" for plan_id, item_id in zip(rows["plan_id"], rows["item_id"], strict=True)]
    # A table forgets its selection when its key changes: with other rows, and when a programme was chosen elsewhere.
    seen = state().setdefault(TABLE, {"codes": codes, "named": code, "last": code})
    if seen["last"] != code or seen["codes"] != codes:
        seen |= {"codes": codes, "named": code}
    key = f"programme_table_{crc32(' '.join([seen['named'], *codes]).encode()):x}"
    marked = [codes.index(seen["named"])] if seen["named"] in codes else []
    shown = _shown(page, rows)
    event = st.dataframe(
        shown, hide_index=True, column_config=_columns(page, list(shown)), row_height=ROW, placeholder="", key=key,
        height=ROW * (min(len(rows), MOST_ROWS) + 1) + 2, on_select="rerun", selection_mode="single-row",
        selection_default={"selection": {"rows": marked}}, alt=page("programmes.table_alt", count=len(rows)),
    )  # fmt: skip
    chosen = [codes[number] for number in event.selection.rows if number < len(codes)]
    # Nothing is marked: the row was unmarked, or the chosen programme is not among those that pass.
    seen["last"] = chosen[0] if chosen else ("" if code in codes else code)
    return seen["last"]


def _shown(page: Page, rows: pd.DataFrame) -> pd.DataFrame:
    """The table by the columns of `_columns`; without the plan where all are of one."""
    other = {"ko": "en", "en": "ko"}[page.lang]
    table = pd.DataFrame(
        {
            "name": [page.of(row, "name") for row in rows[["name_ko", "name_en"]].to_dict("records")],
            "plan": rows[f"plan_{page.lang}"],
            "target": rows["target"] / rows["target_factor"],  # 37 천명 stays 37 beside its unit
            "unit": rows["target_unit"].map(lambda unit: page.unit(unit).strip(), na_action="ignore"),
            "budget": (rows["budget"] / numbers.BAEKMAN).round(),
            "cost": (rows["cost_per_job"] / COST_UNIT[page.lang]).round(1),  # the cheapest is 0.3, not 0
            "status": rows["budget_printed"].where(rows["budget_status"].notna()),
            "strategy": rows[f"strategy_{page.lang}"],
            "task": rows["task_ko"],
            "field": rows[f"field_{page.lang}"],
            "audience": rows["audience"].map(lambda code: page(f"audience.{code}"), na_action="ignore"),
            "new": rows["is_new"].map({True: page("programmes.new")}),
            "department": rows["department"],
            "other_name": rows[f"name_{other}"],
        }
    )
    return table.drop(columns="plan") if rows["plan_id"].nunique() == 1 else table


def _columns(page: Page, names: list[str]) -> dict[str, Any]:
    """How each column is headed, aligned and how wide it is; the name takes what room the others leave."""
    widths = WIDTHS[page.lang]
    beside = [name for name in widths if name in names and (name != "cost" or "plan" not in names)]
    widths = widths | {"name": ROOM - sum(widths[name] for name in beside)}
    amounts = {"target": page("col.target"), "budget": page("programmes.money_unit"), "cost": page("col.cost")}
    texts = {name: page(f"col.{name}") for name in names if name not in amounts}
    return {name: st.column_config.Column(label, width=widths.get(name)) for name, label in texts.items()} | {
        name: st.column_config.NumberColumn(
            label, width=widths[name], format="localized", step=0.1 if name == "cost" else 1
        )
        for name, label in amounts.items()
    }


def _downloads(page: Page, rows: pd.DataFrame) -> None:
    """CSV and XLSX of the rows as filtered, money in won, with the printed place of target and budget."""

    def table() -> pd.DataFrame:
        left_out = ["budget_figures", "target_figure", "actual_figure", "rank", "kind_order"]
        return rows.drop(columns=left_out).assign(
            target_place=place_labels(rows["target_figure"], page.lang),
            budget_place=place_labels([first(ids) for ids in rows["budget_figures"]], page.lang),
        )

    keep(page, "programmes", table)
    downloads(page, "programmes", table, {page("about.what"): page("programmes.download_what")})


def first(ids: Any) -> int | None:
    """The first id of a list that may be missing."""
    return ids[0] if ids is not None and not isinstance(ids, float) and len(ids) else None


def nothing_found(page: Page, wanted: Wanted) -> None:
    """Say that nothing matches, and what there is without one of the choices, or with one of them alone."""
    chosen = {facet: getattr(wanted, facet) for facet in FACETS if getattr(wanted, facet) != ALL}
    if wanted.text:
        note(page("programmes.nothing"), page("programmes.nothing_text", text=wanted.text))
        _fewer_words(page, wanted, 0)
        chosen["text"] = wanted.text
    else:
        note(page("programmes.nothing"), page("programmes.nothing_filters"))
    without = {name: replace(wanted, **{name: _default(name)}) for name in chosen}
    alone = {name: Wanted(**{name: code}) for name, code in chosen.items()}  # a strategy needs its plan and falls away
    with st.container(gap="xxsmall"):
        if not _ways(page, without, "without"):
            _ways(page, alone, "alone")


def _ways(page: Page, ways: dict[str, Wanted], said: str) -> bool:
    """One link for each way out that leads to something; whether there was one."""
    counts = {name: int(finding.passing(finding.settled(way)).sum()) for name, way in ways.items()}
    for name, count in counts.items():
        if count:
            choices = {("q" if facet == "text" else facet): code for facet, code in asdict(ways[name]).items()}
            label = page(f"programmes.{said}", name=page.particle(_name_of(page, name), "을"), count=count)
            links.way(label, f"way_{name}", choices, icon=":material/undo:")
    return any(counts.values())


def _default(name: str) -> str:
    return "" if name == "text" else ALL


def _name_of(page: Page, name: str) -> str:
    if name == "text":
        return page("programmes.search")
    return page(f"filter.{name}" if name in {"region", "year", "strategy"} else f"programmes.{name}")
