"""Why claims are of one event: for every link that holds a group together, what its pair has in common."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

import numpy as np

from dateline.link.events.claims import Claim
from dateline.link.events.columns import Columns, Numbers, Reals
from dateline.link.events.pairs import Pairs
from dateline.link.events.traits import traits_of
from dateline.model import Reason

Links = tuple[tuple[Reason, ...], ...]
# What is told of a pair, in this order.
TOLD = (
    "same word", "same stem", "one family", "same days", "same month", "same year", "participants in common",
    "same place", "same setting", "points back", "likeness of contexts", "same report", "likeness of two reports",
)  # fmt: skip
LIKE = 0.1  # the least likeness worth telling


def links_within(
    groups: Sequence[Sequence[int]], claims: Sequence[Claim], columns: Columns, pairs: Pairs, odds: Reals
) -> Links:
    """The reasons of every group: those of the likeliest pairs that tie its members together."""
    group_of = np.zeros(len(columns), dtype=np.int64)
    for number, group in enumerate(groups):
        group_of[list(group)] = number
    inside = np.flatnonzero(group_of[pairs.left] == group_of[pairs.right])
    order = inside[np.argsort(-odds[inside], kind="stable")]
    chosen = np.array(_spanning(order, pairs, len(columns)), dtype=np.int64)
    found: list[list[Reason]] = [[] for _ in groups]
    if len(chosen):
        traits = traits_of(columns, pairs.of(chosen))
        for row, pair in enumerate(chosen.tolist()):
            left, right = claims[pairs.left[pair]], claims[pairs.right[pair]]
            likely = 1 / (1 + exp(-float(odds[pair])))
            found[group_of[pairs.left[pair]]].extend(_reasons(left, right, likely, traits, row))
    return tuple(map(tuple, found))


def _spanning(order: Numbers, pairs: Pairs, total: int) -> list[int]:
    """The pairs, likeliest first, that each tie together what no earlier one did."""
    parent = list(range(total))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    chosen = []
    for pair in order.tolist():
        left, right = root(int(pairs.left[pair])), root(int(pairs.right[pair]))
        if left != right:
            parent[left] = right
            chosen.append(pair)
    return chosen


def _reasons(left: Claim, right: Claim, likely: float, traits: dict[str, Reals], row: int) -> list[Reason]:
    """What one pair has in common, each with how likely the pair is one event."""
    return [
        Reason(rule, round(likely, 3), _detail(rule, left, right) or f"{traits[rule][row]:.2f}")
        for rule in TOLD
        if traits[rule][row] > (LIKE if rule.startswith("likeness") else 0)
    ]


def _detail(rule: str, left: Claim, right: Claim) -> str:
    """The words, names or days that two claims share; empty where a number must do."""
    if rule in {"same days", "same month", "same year"}:
        shared = left.when.intersect(right.when) if left.when and right.when else None
        return shared.edtf if shared else ""
    words = {
        "same word": {left.lemma},
        "same stem": {left.lemma, right.lemma},
        "one family": {left.lemma, right.lemma},
        "participants in common": left.cast & right.cast,
        "same place": {left.place or ""},
        "same setting": left.setting & right.setting,
        "likeness of contexts": {*left.context} & {*right.context},
        "points back": {right.lemma},
        "same report": {left.article},
    }
    return ", ".join(sorted(words.get(rule, ())))
