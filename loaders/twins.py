"""Programmes like one's own in other plans, by a stated rule: name, kind, field, audience and size, each from 0 to 1.

score = Σ weight × part ÷ Σ weight, over the parts that both plans print or that follow by a printed rule; a part that is unknown on
either side is left out, never counted as 0. Name: pairs of neighbouring letters after the words that nearly every programme carries
(GENERIC) are taken off; the mean of how alike both names are as wholes and how much of the shorter stands in the longer. Kind:
the same kind of data/programme_kinds.csv. Field: the same field of the scheme. Audience: the same. Size: 1 for the same budget,
0 for a hundredfold. From ALIKE up two programmes are called twins. Weights and ALIKE were chosen on one half of
tests/twins_labelled.csv and measured on the other; what came out stands in docs/data-quality.md.
"""

import re
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from loaders import programmes
from loaders.search import folded
from loaders.sharing import shared

WEIGHTS = {"name": 0.6, "kind": 0.15, "field": 0.1, "audience": 0.1, "size": 0.05}
ALIKE = 0.55
SAME_NAME = 0.9  # from here up a twin is told to have nearly the same name
GENERIC = re.compile(
    "사업|운영|지원|추진|및|조성|활성화|육성|구축|시행|확대|강화|창출|서울시민|서울시|서울형|서울|위한|통한"
    "|일자리(?!.{0,3}센터|카페)"  # 일자리센터 is a name of its own
)


def letters(name: str) -> list[str]:
    """The pairs of neighbouring letters of a name without generic words; of the whole name when nothing else is in it."""
    whole = folded(name)
    core = GENERIC.sub("", whole) or whole
    return ["".join(two) for two in pairwise(core)] or [core]


@shared()
def twins() -> pd.DataFrame:
    """One row per programme and twin in another plan, best first: ids of both, score and its parts (blank: unknown)."""
    rows = programmes.programmes()
    parts = _parts(rows)
    score = scores(parts)
    plan = rows["plan_id"].to_numpy()
    # A box under a strategy regroups programmes of the same plan's list: it is nobody's twin, but may have some.
    pairs = (score >= ALIKE) & (plan[:, None] != plan[None, :]) & rows["is_primary"].to_numpy(bool)[None, :]
    left, right = np.nonzero(pairs)
    found = pd.DataFrame(
        {f"like_{name}": values[left, right] for name, values in parts.items()} | {"score": score[left, right]}
    )
    for side, numbers in (("", left), ("twin_", right)):
        found[[f"{side}plan_id", f"{side}item_id"]] = rows.iloc[numbers][["plan_id", "item_id"]].to_numpy()
    return found.sort_values(
        ["score", "twin_plan_id", "twin_item_id"], ascending=[False, True, True], ignore_index=True
    )


def _parts(rows: pd.DataFrame) -> dict[str, np.ndarray]:
    """Each part as a square table over all programmes, NaN where it is unknown for one of the two."""
    names = [letters(name) for name in rows["name_ko"]]
    whole, within = (process.cdist(names, names, scorer=scorer) for scorer in (fuzz.ratio, fuzz.partial_ratio))
    budget = np.log10(rows["budget"].where(rows["budget"] > 0).to_numpy(float))
    return {
        "name": (whole + within) / 200.0,
        "kind": _same(rows["kind_id"]),
        "field": _same(rows["scheme_field_id"]),
        "audience": _same(rows["audience"]),
        "size": np.clip(1 - np.abs(budget[:, None] - budget[None, :]) / 2, 0, 1),
    }


def _same(codes: pd.Series) -> np.ndarray:
    known, values = codes.notna().to_numpy(), codes.fillna("").to_numpy(object)
    return np.where(known[:, None] & known[None, :], values[:, None] == values[None, :], np.nan)


def scores(parts: dict[str, np.ndarray]) -> np.ndarray:
    """The weighted mean of the known parts, for every two programmes."""
    values = np.stack([parts[name] for name in WEIGHTS])
    weights = np.array(list(WEIGHTS.values()))[:, None, None] * ~np.isnan(values)
    return (weights * np.nan_to_num(values)).sum(axis=0) / weights.sum(axis=0)


def twins_of(plan_id: str, item_id: str) -> list[dict[str, Any]]:
    """The twins of one programme, best first: the score, its parts, and all that programmes() knows of them."""
    every, known = twins(), programmes.by_key()
    own = every[(every["plan_id"] == plan_id) & (every["item_id"] == item_id)].to_dict("records")
    return [pair | known[pair["twin_plan_id"], pair["twin_item_id"]] for pair in own]
