"""Two plans side by side, measure by measure, each row with its verdict."""

from typing import Any

import pandas as pd
import streamlit as st

from components import numbers
from components.blocks import spoken
from components.charts.strip import comparison_strip
from components.frame import Page, plain, small
from components.periods import period_text
from components.tables import Twin, table_twin
from loaders import comparisons, plans
from loaders.provenance import place_labels

CHIPS = {
    comparisons.COMPARABLE: ("green", ":material/check:"),
    comparisons.WARNING: ("orange", ":material/warning:"),
    comparisons.REFUSED: ("gray", ":material/block:"),
}
TOPICS = ("money", "employment", "jobs")


def pairs(left: dict, right: dict) -> list[dict[str, Any]]:
    """Return one entry per measure that at least one of two plans prints: the measure, both rows, the verdict."""
    rows = comparisons.comparisons().to_dict("records")
    by_plan = {(row["plan_id"], row["measure_id"]): row for row in rows}
    found = []
    for measure in comparisons.measures().to_dict("records"):
        a, b = (by_plan.get((plan["plan_id"], measure["measure_id"])) for plan in (left, right))
        if a or b:
            found.append({"measure": measure, "left": a, "right": b, "verdict": comparisons.verdict(a, b)})
    return found


def summary(page: Page, found: list[dict[str, Any]]) -> str:
    """How many measures may be compared."""
    grades = [entry["verdict"].grade for entry in found]
    return page(
        "compare.summary", count=len(found), good=grades.count(comparisons.COMPARABLE),
        warn=grades.count(comparisons.WARNING), refused=grades.count(comparisons.REFUSED),
    )  # fmt: skip


def rows_section(page: Page, left: dict, right: dict, found: list[dict[str, Any]]) -> None:
    """The measures, topic by topic, in frames."""
    for topic in TOPICS:
        entries = [entry for entry in found if entry["measure"]["topic"] == topic]
        if entries:
            st.markdown(f"### {page(f'topic.{topic}')}", anchors=False)
            with st.container(border=True, gap="medium"):
                for entry in entries:
                    _row(page, left, right, entry)


def _row(page: Page, left: dict, right: dict, entry: dict[str, Any]) -> None:
    words, values, picture = st.columns([8, 6, 5])
    measure, verdict = entry["measure"], entry["verdict"]
    color, icon = CHIPS[verdict.grade]
    with words, st.container(gap="xxsmall"):
        st.markdown(f"**{plain(page.of(measure, 'name'))}** :small[:gray[{plain(page.of(measure, 'formula'))}]]")
        difference = "" if verdict.grade == comparisons.REFUSED else _difference(page, left, right, entry)
        st.markdown(f":{color}-badge[{icon} {page(f'verdict.{verdict.grade}')}] {difference}")
        small(plain(reason(page, entry)))
    with values:
        for column, plan, row, sign in zip(
            st.columns(2, wrap=False),
            (left, right),
            (entry["left"], entry["right"]),
            (":gray[■]", ":primary[●]"),
            strict=True,
        ):
            with column, st.container(gap="xxsmall"):
                st.markdown(f":small[{sign} {plain(page.of(plan, 'label'))}]")
                st.markdown(
                    f"**{plain(shown(page, row))}**"
                    if verdict.grade != comparisons.REFUSED
                    else f":gray[{plain(shown(page, row))}]"
                )
    with picture:
        if verdict.grade == comparisons.REFUSED:
            small(page("compare.not_drawn"))
        else:
            _strip(page, left, right, entry)


def reason(page: Page, entry: dict[str, Any]) -> str:
    """The reason of the verdict in one sentence."""
    left, right = entry["left"] or {}, entry["right"] or {}
    return page(
        f"reason.{entry['verdict'].reason}",
        left_period=period_of(page, left), right_period=period_of(page, right), left_base=left.get("base", ""), right_base=right.get("base", ""),
    )  # fmt: skip


def period_of(page: Page, row: dict) -> str:
    """The period of a measure's value, or blank; two periods where it divides one figure by another."""
    return " / ".join(period_text(part, page.lang) for part in row["time_period"].split(" / ")) if row else ""


def shown(page: Page, row: dict | None) -> str:
    """A measure's value with its unit, or that the plan does not print it."""
    if row is None:
        return page("word.not_printed")
    value, unit = row["value"], row["unit"]
    if unit == "percent":
        return f"{numbers.rate(value, page.lang)}%"
    if unit == "percentage_points":
        return numbers.step(value, page.lang) + ("%p" if page.lang == "ko" else " pp")
    if row["measure_id"] == "senior_job_cost":
        return numbers.per_job(value, page.lang)
    if row["measure_id"].startswith("budget_per_1000"):
        return f"{value / numbers.EOK:.2f}억원" if page.lang == "ko" else numbers.money(value, "en")
    if unit == "krw":
        return numbers.money(value, page.lang)
    return numbers.count(value, page.lang) + page.unit(row["base"] if row["measure_id"] == "jobs_target" else "명")


def _difference(page: Page, left: dict, right: dict, entry: dict[str, Any]) -> str:
    a, b, unit = entry["left"]["value"], entry["right"]["value"], entry["measure"]["unit"]
    higher = right if b > a else left
    name = plain(page.of(higher, "region"))
    if abs(a - b) < 1e-9:
        return page("compare.equal")
    if unit in {"percent", "percentage_points"}:
        return f"{name} +{abs(b - a):.1f}" + ("%p" if page.lang == "ko" else " pp")
    return page("compare.times", name=name, ratio=f"{max(a, b) / min(a, b):.1f}") if min(a, b) > 0 else ""


def _strip(page: Page, left: dict, right: dict, entry: dict[str, Any]) -> None:
    unit = entry["measure"]["unit"]
    marks: list[dict[str, Any]] = []
    for plan, row in ((left, entry["left"]), (right, entry["right"])):
        place = place_labels(row["figure_ids"][:1], page.lang)[0]
        marks.append({"name": page.of(plan, "label"), "value": row["value"], "text": shown(page, row), "place": place})
    ends = _ends(page, [mark["value"] for mark in marks], unit, entry["measure"]["measure_id"])
    words = {key: page(f"tip.{key}") for key in ("plan", "value", "place")}
    alt = spoken(
        f"{page.of(entry['measure'], 'name')}: " + ", ".join(f"{mark['name']} {mark['text']}" for mark in marks)
    )
    st.vega_lite_chart(
        comparison_strip(marks[0], marks[1], ends, words), key=f"strip_{entry['measure']['measure_id']}", alt=alt
    )


def _ends(page: Page, values: list[float], unit: str, measure_id: str) -> list[tuple[float, str]]:
    """The two ticks of a strip: the whole for shares, round numbers around the values for rates, zero and a round top else."""
    if measure_id.endswith("_share"):
        return [(0, "0"), (100, "100%")]
    if unit == "percent":
        low, high = (int(min(values) // 5) * 5, int(max(values) // 5 + 1) * 5)
        return [(low, f"{low}"), (high, f"{high}%")]
    if unit == "percentage_points":
        top = max(1.0, *values)
        return [(0, "0"), (top, f"+{top:g}")]
    top = _round_up(max(values))
    text = (
        numbers.per_job(top, page.lang)
        if measure_id == "senior_job_cost"
        else numbers.money(top, page.lang)
        if unit == "krw"
        else numbers.count(top, page.lang)
    )
    return [(0, "0"), (top, text)]


def _round_up(value: float) -> float:
    """The next of 1, 2, 5 × a power of ten."""
    power = 10 ** (len(str(int(value))) - 1) if value >= 1 else 1
    return next(step * power for step in (1, 2, 2.5, 4, 5, 10) if step * power >= value)


def table(page: Page, left: dict, right: dict, found: list[dict[str, Any]]) -> None:
    """The table twin of the whole page."""
    rows = [
        {
            page("col.measure"): page.of(entry["measure"], "name"), page("col.formula"): page.of(entry["measure"], "formula"),
            page.of(left, "label"): shown(page, entry["left"]), page("col.period") + " 1": period_of(page, entry["left"] or {}),
            page.of(right, "label"): shown(page, entry["right"]), page("col.period") + " 2": period_of(page, entry["right"] or {}),
            page("col.verdict"): page(f"verdict.{entry['verdict'].grade}"), page("col.reason"): reason(page, entry),
            page("col.place") + " 1": _place(page, entry["left"]), page("col.place") + " 2": _place(page, entry["right"]),
        }
        for entry in found
    ]  # fmt: skip
    table_twin(page, Twin("comparison", pd.DataFrame(rows)))


def _place(page: Page, row: dict | None) -> str:
    return " / ".join(place_labels(row["figure_ids"], page.lang)) if row else ""


def first_plan(known: dict[str, dict]) -> str:
    """The plan that the shared area and year of the link point at, else the first."""
    region, year = st.query_params.get("region"), st.query_params.get("year")
    fitting = [
        plan_id
        for plan_id, plan in known.items()
        if plan["region"] == region and (year in {None, "all"} or str(plan["plan_year"]) == year)
    ]
    return (fitting or list(known))[0]


def region_change(page: Page, plan: dict) -> None:
    """Say what became of an area that is no more."""
    if isinstance(plan["successors"], str):
        names = plans.region_names().set_index("code")
        heirs = [names.loc[code][f"label_{page.lang}"] for code in plan["successors"].split(";")]
        small(
            plain(
                page(
                    "compare.region_change",
                    region=page.particle(page.of(plan, "region"), "은"),
                    date=str(plan["region_valid_to"])[:10],
                    heirs=", ".join(heirs),
                )
            )
        )
