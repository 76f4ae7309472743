"""What a comparison finds in a topic: the measure on which two plans lie furthest apart, and why to take care with it."""

from math import inf
from typing import Any, NamedTuple

from components import measures
from components.axes import Asked
from components.doubts import notes
from components.frame import Page
from loaders.axes import Axis
from loaders.comparability import REFUSED, WARNING, Verdict

SAME = 1e-9

Entry = dict[str, Any]  # see loaders.comparisons.side_by_side
Plans = list[dict[str, Any]]


class Pair(NamedTuple):
    """A plan's value against the first one's, which may be compared; `place` is the plan's."""

    measure: dict[str, Any]
    first: dict[str, Any]
    other: dict[str, Any]
    place: int
    said: list[Verdict]

    @property
    def apart(self) -> tuple[int, float]:
        """How far apart they are: by how many times, so that any unit will do. Before these come steps in points, and equal values first."""
        low, high = sorted((self.first["value"], self.other["value"]))
        if high - low < SAME:
            return 0, 0
        if self.measure["unit"] == "percentage_points":
            return 1, high - low
        return 2, high / low if low > 0 else inf


def finding(page: Page, plans: Plans, topic: str, found: list[Entry]) -> tuple[str, Asked]:
    """The sentence over a topic's chart, and the verdict on what it says.

    Every pair was judged by itself (loaders.comparisons) and its verdict stands in the chart; said once more is that of the
    pair the sentence speaks of.
    """
    pairs = [
        Pair(entry["measure"], entry["rows"][0], row, place, said)
        for entry in found
        for place, (row, said) in enumerate(zip(entry["rows"][1:], entry["said"], strict=True), 1)
        if said[0].grade != REFUSED
    ]
    name = page(f"topic.{topic}")
    if not pairs:
        first = page.particle(page.of(plans[0], "label"), "과")
        return page("compare.topic_refused", topic=name, first=first), Asked(Axis(), ())
    pair = max(pairs, key=lambda one: one.apart)
    return _sentence(page, plans, name, pair, len(pairs)), _asked(page, pair)


def _sentence(page: Page, plans: Plans, topic: str, pair: Pair, count: int) -> str:
    key = "compare.topic_equal" if pair.apart[0] == 0 else "compare.topic_furthest"
    key = "compare.topic_only" if count == 1 else key
    name = page.of(pair.measure, "name")
    first, other = plans[0], plans[pair.place]
    regions = [plan["region"] for plan in plans]
    called = (
        "region" if len(set(regions)) == len(regions) else "label"
    )  # two plans of one area are told apart by their years
    return page(
        key, topic=topic, name=page.particle(name, "이") if key == "compare.topic_furthest" else name, first=page.of(first, called), first_value=_shown(page, pair.first),
        other=page.of(other, called), other_value=_shown(page, pair.other),
    )  # fmt: skip


def _shown(page: Page, row: dict[str, Any]) -> str:
    """A value with its unit, and † where a figure behind it is doubtful."""
    return measures.shown(page, row) + (" †" if notes(page, row["figure_ids"]) else "")


def _asked(page: Page, pair: Pair) -> Asked:
    if pair.said[0].grade != WARNING:
        return Asked(Axis(), ())
    said = f"{page.of(pair.measure, 'name')} · {measures.reasons(page, pair.said, pair.first, pair.other)}"
    caution = page("axis.warning", reasons=said)
    return Asked(Axis(), (caution,), caution)
