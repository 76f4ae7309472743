"""The plan audited against itself: everything printed that follows from other printed figures, computed again.

Rules are declared over the meaning of figures (indicator, breakdown, period, stage, kind, tree), never over single tables. Each
rule (loaders/rules) yields claims: a published figure, the interval that the figures it follows from allow, and those figures.
One judge gives the verdict. `checks` holds one row per claim; nothing printed is replaced.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import duckdb

from loaders.intervals import UNBOUNDED
from loaders.rules.book import Book, read_book
from loaders.rules.claims import Claim
from loaders.rules.counts import headcounts, stated_counts
from loaders.rules.products import products
from loaders.rules.prose import gaps, orders, share_growths
from loaders.rules.ranges import ranges
from loaders.rules.ratios import changes, quotas, shares, shares_of_groups, years_before
from loaders.rules.repeats import falling_series, listed_twice, reprints, restated, running_totals, slips_of_the_pen
from loaders.rules.silent import not_recomputable
from loaders.rules.slips import settled, turned
from loaders.rules.statements import directions
from loaders.rules.sums import complements, funding_totals, halves, identities, local_money, totals
from loaders.rules.trees import above_whole, joined, tree_totals
from loaders.rules.verdicts import judge


def claims(book: Book) -> Iterator[Claim]:
    """All claims of all rules."""
    for rule in (
        shares,
        shares_of_groups,
        changes,
        quotas,
        years_before,
        totals,
        ranges,
        halves,
        complements,
        funding_totals,
        local_money,
        tree_totals,
        joined,
        headcounts,
        above_whole,
        products,
        identities,
        reprints,
        restated,
        listed_twice,
        falling_series,
        running_totals,
        stated_counts,
        slips_of_the_pen,
        orders,
        gaps,
        share_growths,
        directions,
    ):
        yield from rule(book)


def audit(connection: duckdb.DuckDBPyConnection) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the rows of `checks`, and those of `not_recomputable`: derived figures that no rule can compute, and why."""
    book = read_book(connection)
    found = turned(list(claims(book)))
    found += settled(found)
    silent = [
        {"plan_id": figure.row["plan_id"], "figure_id": figure.id, "reason": reason}
        for figure, reason in not_recomputable(book, found)
    ]
    return check_rows(found), silent


def check_rows(found_claims: list[Claim]) -> list[dict[str, Any]]:
    """One row per claim, in the columns of `checks`; values in the published figure's unit."""
    forced = _forced_to_100(found_claims)
    slips = {claim.published.id for claim in found_claims if claim.rule == "settled"}
    rows = []
    for number, claim in enumerate(found_claims, 1):
        figure = claim.published
        found = judge(claim, claim.rule == "share" and figure.key("category") in forced)
        # the sum is not met because of a part that is a slip: the slip has a row of its own
        cause = "explained" if found.cause == "error" and slips & {used.id for used in claim.used} else found.cause
        rows.append(
            {
                "check_id": number, "plan_id": figure.row["plan_id"], "rule": claim.rule, "figure_id": figure.id,
                "verdict": found.verdict, "cause": cause, "published": figure.interval.mid,
                "recomputed": claim.recomputed.mid, "recomputed_low": max(claim.recomputed.low, -UNBOUNDED),
                "recomputed_high": min(claim.recomputed.high, UNBOUNDED), "difference": figure.interval.mid - claim.recomputed.mid,
                "tolerance": (figure.interval.high - figure.interval.low) / 2, "used": [used.id for used in claim.used],
            }
        )  # fmt: skip
    return rows


def _forced_to_100(found: list[Claim]) -> set[tuple]:
    """Columns of shares that add up to 100 as printed, but would not if each share were rounded for itself."""
    columns: dict[tuple, list[Claim]] = defaultdict(list)
    for claim in found:
        if claim.rule == "share" and claim.published.row["breakdown"] != "total":
            columns[claim.published.key("category")].append(claim)
    return {key for key, shares_of in columns.items() if _adds_up(shares_of) and not _adds_up(shares_of, rounded=True)}


def _adds_up(column: list[Claim], rounded: bool = False) -> bool:
    return abs(sum(_rounded(claim) if rounded else claim.published.interval.mid for claim in column) - 100) < 0.05


def _rounded(claim: Claim) -> float:
    """The recomputed share with as many digits as the published one."""
    width = claim.published.interval.high - claim.published.interval.low
    return round(claim.recomputed.mid, round(-math.log10(width)))
