"""What happened to a page since its link was made: said below the header, when the link names another edition of the data."""

from __future__ import annotations  # the frame, which shows this, has the type of its page

from collections.abc import Collection
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components import links
from components.text import note, plain, small
from loaders import editions, plans, provenance
from loaders.editions import edition

if TYPE_CHECKING:
    from components.frame import Page

ICON = ":material/update:"


def since_the_link(page: Page) -> None:
    """Say which figures of this page have changed since its link was made; nothing when that was with this edition."""
    asked, (shown, day) = links.asked("edition"), edition()
    if asked in {"", shown}:
        return
    then, found = editions.known(asked), changes_since(asked, provenance.shown())
    if then is None or found is None:
        note(page("news.unknown", edition=asked[: links.TEXT_LIMIT]), page("news.unknown_text", date=day), ICON)
        return
    count = len(found.figures)
    title = page("news.changed", count=count) if count else page("news.unchanged")
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"## {ICON} {title}", anchors=False)
        small(plain(_news_text(page, then, found)))
        if count:
            st.dataframe(_news_table(page, found), hide_index=True, alt=title)


def changes_since(asked: str, figures: Collection[int]) -> editions.Changes | None:
    """Return what has happened to figures since an edition; None when that is this one, or nobody kept it."""
    then = editions.known(asked) if asked not in {"", edition()[0]} else None
    return editions.changes(then, figures) if then else None


def _news_text(page: Page, then: editions.Kept, found: editions.Changes) -> str:
    """The editions compared, and what changed beside the figures of the page."""
    said = [page("news.editions", then=f"{then.day} · {then.edition}", now=" · ".join(reversed(edition())))]
    if found.added:
        named = plans.plans().set_index("plan_id")[f"label_{page.lang}"]
        said.append(page("news.added", plans=page.listed(named.get(plan, plan) for plan in found.added)))
    if found.elsewhere:
        said.append(page("news.elsewhere", count=found.elsewhere))
    if found.program:
        said.append(page("news.program"))
    return " ".join(said)


def _news_table(page: Page, found: editions.Changes) -> pd.DataFrame:
    rows = found.figures.to_dict("records")
    return pd.DataFrame(
        {
            page("col.place"): provenance.place_labels([row["figure_id"] for row in rows], page.lang),
            page("news.then"): [row["then"] or page("news.absent") for row in rows],
            page("news.now"): [
                row["now"] + (f" ({page('news.recoded')})" if row["same_print"] else "") for row in rows
            ],
        }
    )
