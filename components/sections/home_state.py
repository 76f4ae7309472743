"""How fresh, how complete and how doubtful the shown plans are, each with the page that says more."""

import streamlit as st

from components.filters import Chosen
from components.frame import Page, plain
from components.links import shared_parameters
from components.memory import remembered
from components.periods import period_text
from loaders import audit, sources
from loaders.editions import edition


def state_section(page: Page, chosen: Chosen) -> None:
    """Three short facts side by side."""
    with st.grid(3, min_column_width=240, gap=("small", "large")):
        _fact(page, "fresh", *_fresh(page, chosen), file="pages/sources.py")
        _fact(page, "complete", *_complete(page, chosen), file="pages/sources.py")
        _fact(page, "doubtful", *_doubtful(page, chosen), file="pages/checks.py")


def _fact(page: Page, name: str, number: str, text: str, file: str) -> None:
    with st.container(gap="xxsmall"):
        label = page(f"home.{name}")
        st.markdown(f":small[:gray[{label}]]  \n**{plain(number)}**  \n:small[:gray[{plain(text)}]]")
        st.page_link(
            file, label=page(f"home.{name}_link"), icon=":material/arrow_forward:", query_params=shared_parameters()
        )


@remembered
def _fresh(page: Page, chosen: Chosen) -> tuple[str, str]:
    """The newest and the oldest state of affairs that a plan describes."""
    periods = sorted(chosen.plans["reference_period"].astype(str))
    newest, oldest = period_text(periods[-1], page.lang), period_text(periods[0], page.lang)
    _, day = edition()
    if newest == oldest:
        return newest, page("home.fresh_one", day=day)
    return f"{oldest} – {newest}", page("home.fresh_text", day=day)


@remembered
def _complete(page: Page, chosen: Chosen) -> tuple[str, str]:
    """How many figures there are, and of the things a plan may print how many it does."""
    counts = sources.counts()
    figures = int(counts[counts["plan_id"].isin(chosen.ids)]["figure_count"].sum())
    grades = sources.matrix()
    grades = grades[grades["plan_id"].isin(chosen.ids)]["grade"].value_counts()
    said = {grade: int(grades.get(grade, 0)) for grade in ("published", "partial", "missing")}
    return page("home.complete_number", count=f"{figures:,}"), page(
        "home.complete_text", total=sum(said.values()), **said
    )


@remembered
def _doubtful(page: Page, chosen: Chosen) -> tuple[str, str]:
    """How many of the recomputed figures do not follow from their neighbours."""
    scores = audit.scores()
    scores = scores[scores["plan_id"].isin(chosen.ids)]
    checked, doubtful = int(scores["checked"].sum()), int(scores["doubtful"].sum())
    share = (checked - doubtful) / checked * 100 if checked else 100.0
    return page("home.doubtful_number", count=f"{doubtful:,}"), page(
        "home.doubtful_text", checked=f"{checked:,}", share=f"{share:.1f}"
    )
