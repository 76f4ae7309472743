"""The plan audited against itself: a score per plan, the list of checks, and one check laid out as a person would do it."""

from typing import Any

import pandas as pd
import streamlit as st

from components import links, numbers
from components.blocks import Block, chart_block, vega
from components.charts.bars import share_bars
from components.filters import ALL, Chosen
from components.frame import Page, note, plain, small
from components.memory import remembered
from components.tables import Twin, downloads, headed, keep
from loaders import audit
from loaders.intervals import UNBOUNDED
from loaders.provenance import place_labels, places, show

SHOWS = ("doubtful", "explained", "all", "silent")
CLASSES = ("agreeing", "rounding", "scope", "unit_suspect", "disagreeing", "silent")
SCORE_COLUMNS = ("name", "checked", *CLASSES)
COLORS = {"disagrees": "red", "impossible": "red", "unit_suspect": "orange", "agrees": "green"}
# With the boxes, 496 px up to the verdict.
WIDTHS = {"where": 206, "printed": 82, "recomputed": 82, "verdict": 92, "printed_unit": 46}
MOST_SHOWN = 12  # parts of a sum shown one by one


@remembered
def scores_section(page: Page, chosen: Chosen) -> None:
    """Per plan: how many printed figures follow from their neighbours."""
    scores = audit.scores()
    own = chosen.plans.merge(scores, on="plan_id")
    rows = [_score_row(page, plan) for plan in own.to_dict("records")]
    checked, doubtful = int(own["checked"].sum()), int(own["doubtful"].sum())
    sentence = page(
        "audit.sentence", checked=f"{checked:,}", doubtful=doubtful, share=f"{(1 - doubtful / checked) * 100:.1f}"
    )
    block = Block(sentence, page("audit.what"), page.listed(row["name"] for row in rows), notes=[page("audit.neutral")])
    words = {word: page(f"tip.{word}") for word in ("name", "value", "place")}
    chart_block(
        page, block, vega(share_bars(rows, words), "scores"), Twin("audit-scores", headed(page, rows, SCORE_COLUMNS))
    )


def _score_row(page: Page, plan: dict[str, Any]) -> dict[str, Any]:
    agreeing = (plan["checked"] - plan["doubtful"]) / plan["checked"] * 100
    return {
        "name": page.of(plan, "label"),
        "value": agreeing,
        "inside": f"{agreeing:.0f}%",
        "value_text": page(
            "audit.score", disagreeing=plan["disagreeing"], unit=plan["unit_suspect"], checked=f"{plan['checked']:,}"
        ),
        "role": "accent",
        "place": "",
        "checked": plan["checked"],
        **{name: plan[name] for name in CLASSES},
    }


@remembered
def rule_labels(page: Page) -> dict[str, str]:
    """The rules as options."""
    rows = audit.checks().drop_duplicates("rule").sort_values("rule_order").to_dict("records")
    return {ALL: page("audit.all_rules")} | {row["rule"]: page.of(row, "rule") for row in rows}


@remembered
def found(chosen: Chosen, show: str, rule: str) -> pd.DataFrame:
    """The checks that pass the filters: doubtful ones first, of these the plan's own targets and money, units last."""
    rows = audit.checks()
    rows = rows[rows["plan_id"].isin(chosen.ids)]
    if show == "doubtful":
        rows = rows[rows["is_doubt"]]
    elif show == "explained":
        rows = rows[rows["verdict"].isin({"within_rounding", "truncated", "scope_differs"})]
    rows = rows if rule == ALL else rows[rows["rule"] == rule]
    return rows.sort_values(["unit_only", "is_background"], kind="stable").reset_index(drop=True)


def list_section(page: Page, chosen: Chosen, show: str, rule: str) -> None:
    """The list of checks, and beside it the chosen one laid out."""
    rows = found(chosen, show, rule)
    st.markdown(f"## {page('audit.count', count=len(rows))}", anchors=False)
    if rows.empty:
        note(page("audit.nothing"), page("audit.nothing_text"))
        return
    with st.grid(2, min_column_width=400, gap="medium"):
        with st.container(gap="xsmall"):
            picked = results(page, rows, _table(page, chosen, show, rule))
        with st.container():
            details(page, picked)


def silent_section(page: Page, chosen: Chosen) -> None:
    """Shares, changes and rates that cannot be computed again from what the plan prints, and why."""
    rows = audit.not_recomputable()
    rows = rows[rows["plan_id"].isin(chosen.ids)]
    st.markdown(f"## {page('audit.silent_count', count=len(rows))}", anchors=False)
    small(page("audit.silent_what"))
    table = pd.DataFrame(
        {
            page("col.where"): rows["row_label"] + " · " + rows["column_label"],
            page("col.printed"): rows["printed"],
            page("col.printed_unit"): [page.unit(unit).strip() for unit in rows["printed_unit"]],
            page("col.reason"): [page(f"silent.{reason}") for reason in rows["reason"]],
            page("col.plan"): rows[f"plan_{page.lang}"],
            page("col.section"): rows["section"],
        }
    )
    st.dataframe(table, hide_index=True, placeholder="", alt=page("audit.silent_count", count=len(rows)))
    downloads(page, "not-recomputable", lambda: table, {page("about.what"): page("audit.silent_what")})


def results(page: Page, rows: pd.DataFrame, table: pd.DataFrame) -> dict | None:
    """The list; returns the chosen check (the first one until another is chosen)."""
    event = st.dataframe(
        table, hide_index=True, placeholder="", row_height=38, height=min(560, 38 * (len(rows) + 1) + 2), on_select="rerun",
        selection_mode="single-row", key="check_table", alt=page("audit.table_alt", count=len(rows)),
        column_config={page(f"col.{key}"): st.column_config.Column(width=width) for key, width in WIDTHS.items()},
    )  # fmt: skip
    keep(page, "checks", lambda: table)
    downloads(page, "checks", lambda: table, {page("about.what"): page("audit.what")})
    picked = [number for number in event.selection.rows if number < len(rows)]
    return rows.iloc[picked[0] if picked else 0].to_dict() if len(rows) else None


@remembered
def _table(page: Page, chosen: Chosen, show: str, rule: str) -> pd.DataFrame:
    rows = found(chosen, show, rule)
    return pd.DataFrame(
        {
            page("col.where"): rows["row_label"] + " · " + rows["column_label"],
            page("col.printed"): rows["printed"],
            page("col.recomputed"): [in_printed_unit(row, page.lang) for row in rows.to_dict("records")],
            page("col.verdict"): rows[f"verdict_{page.lang}"],
            page("col.printed_unit"): [page.unit(unit).strip() for unit in rows["printed_unit"]],
            page("col.rule"): rows[f"rule_{page.lang}"],
            page("col.plan"): rows[f"plan_{page.lang}"],
            page("col.section"): rows["section"],
        }
    )


def in_printed_unit(row: dict[str, Any], lang: str) -> str:
    """The recomputed value in the unit of the printed one; two decimals for rates."""
    return _written(row["recomputed"] / row["factor"], row, lang)


def _written(value: float, row: dict[str, Any], lang: str, plus: bool = False) -> str:
    decimals = 2 if row["unit_id"] in {"percent", "percentage_points", "ratio"} else 0
    return numbers.signed(f"{abs(value):,.{decimals}f}", round(value, decimals), lang, plus)


def details(page: Page, row: dict | None) -> None:
    """One check as on paper: what is printed, the formula, each figure it uses with its cell, what comes out."""
    if row is None:
        return
    with st.container(border=True, gap="small"):
        small(plain(place_labels([row["figure_id"]], page.lang)[0]))
        st.markdown(f"## {plain(row['row_label'])} · {plain(row['column_label'])}", anchors=False)
        color = COLORS.get(row["verdict"], "gray")
        cause = page(f"cause.{row['cause']}") if row["cause"] else ""
        st.markdown(f":{color}-badge[{plain(page.of(row, 'verdict'))}] {plain(cause)}")
        with st.container(horizontal=True, gap="large"):
            unit = page.unit(row["printed_unit"]).strip()
            for label, value, its_unit in (
                (page("audit.printed"), f"{row['printed']}", unit),
                (page("audit.recomputed"), in_printed_unit(row, page.lang), unit),
                (
                    page("audit.difference"),
                    _written(row["difference"] / row["factor"], row, page.lang, plus=True),
                    "%p" if unit == "%" else unit,
                ),
            ):
                with st.container(gap="xxsmall", width="content"):
                    small(plain(label))
                    # `(53.3%)` is printed with its unit already.
                    st.markdown(f"**{plain(value)}** {'' if its_unit in value else plain(its_unit)}")
        st.markdown(f"### {page('audit.paper')}", anchors=False)
        small(plain(f"{page.of(row, 'rule')}: {page.of(row, 'formula')}"))
        _used(page, [int(one) for one in row["used"]])
        small(plain(interval_words(page, row)))


def _used(page: Page, figure_ids: list[int]) -> None:
    """The figures used, as a table: printed characters and the cell each was printed in."""
    show(figure_ids)
    known = places(tuple(sorted(set(figure_ids))))
    rows = [
        {
            page("col.printed"): f"{known.loc[one, 'printed']} {page.unit(known.loc[one, 'printed_unit']).strip()}",
            page(
                "col.place"
            ): f"{known.loc[one, 'row_label']} · {known.loc[one, 'column_label']} ({known.loc[one, 'title']})",
        }
        for one in figure_ids[:MOST_SHOWN]
    ]
    if rows:
        st.table(pd.DataFrame(rows).map(plain).set_index(page("col.printed")), border="horizontal")
    if len(figure_ids) > MOST_SHOWN:
        small(page("audit.more", count=len(figure_ids) - MOST_SHOWN))


def interval_words(page: Page, row: dict[str, Any]) -> str:
    """The range that the rounding of the figures used leaves open."""
    low, high = (_written(row[end] / row["factor"], row, page.lang) for end in ("recomputed_low", "recomputed_high"))
    unit = page.unit(row["printed_unit"])
    if row["recomputed_high"] >= UNBOUNDED:
        return page("audit.at_least", low=low + unit)
    if row["recomputed_low"] <= -UNBOUNDED:
        return page("audit.at_most", high=high + unit)
    return page("audit.exact") if low == high else page("audit.interval", low=low, high=high + unit)


def rule_filter(page: Page) -> tuple[str, str]:
    """The page's own filters: which verdicts, which rule."""
    show = links.segments(page("audit.show"), "show", SHOWS, {code: page(f"audit.show_{code}") for code in SHOWS})
    labels = rule_labels(page)
    return show, links.select(page("audit.rule"), "rule", list(labels), labels)
