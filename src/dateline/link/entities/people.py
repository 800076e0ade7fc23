"""Comparing the names of people, part by part: none may contradict, what one leaves out costs little."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dateline.link.entities.likeness import likeness
from dateline.link.entities.spelling import parts
from dateline.lexicon import table

# Two parts less alike than this are two different parts.
PAIRED = 0.5
# What one part costs that the other name leaves out, and two parts that stand against each other.
EXTRA, AGAINST = 0.05, 0.6
# How much the difference of a pair of parts counts.
WEIGHT = 0.7
MOST_EXTRA = 2

Pairs = list[tuple[int, int]]


def person_score(left: str, right: str) -> float:
    """How alike two people's names are, 0 to 1."""
    ours, theirs = parts(left), parts(right)
    if "".join(ours) == "".join(theirs):
        return 1.0
    straight = _score(ours, theirs)
    if "," in left or "," in right or (len(ours) == len(theirs) == 2):
        # "Putin, Vladimir": the family name first.
        straight = max(straight, _score((*ours[1:], ours[0]), theirs) - EXTRA / 2)
    return straight


def _score(ours: Sequence[str], theirs: Sequence[str]) -> float:
    if min(len(ours), len(theirs)) == 1:
        if len(ours) == len(theirs):
            return 1 - WEIGHT * (1 - likeness(ours[0], theirs[0]))
        # A surname alone tells too little.
        return 0.7 * max(likeness(ours[-1], theirs[-1]), likeness("".join(ours), "".join(theirs)))
    pairs = _align(ours, theirs)
    alone = (len(ours) - len(pairs), len(theirs) - len(pairs))
    cost = WEIGHT * sum(1 - alike(ours[i], theirs[j]) for i, j in pairs)
    cost += AGAINST * min(alone) + EXTRA * (max(alone) - min(alone))
    if len(pairs) < 2 or max(alone) > MOST_EXTRA:
        cost += AGAINST / 2
    return max(0.0, 1 - cost)


@lru_cache(maxsize=500_000)
def alike(left: str, right: str) -> float:
    """How alike two parts are, short forms ("Joe" for "Joseph") as good as the full ones."""
    return max(likeness(left, right), 0.95 if _full(left) & _full(right) else 0.0)


def _full(part: str) -> frozenset[str]:
    return _short_forms().get(part, frozenset()) | {part}


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, frozenset[str]]:
    return {short: frozenset(full) for short, full in table("nicknames")["short"].items()}


def _align(ours: Sequence[str], theirs: Sequence[str]) -> Pairs:
    """The pairs of parts, in order, that are most alike in sum."""
    best: dict[tuple[int, int], tuple[float, Pairs]] = {}
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            choices: list[tuple[float, Pairs]] = [(0.0, [])]
            if i:
                choices.append(best[i - 1, j])
            if j:
                choices.append(best[i, j - 1])
            if i and j and (worth := alike(ours[i - 1], theirs[j - 1])) >= PAIRED:
                score, pairs = best[i - 1, j - 1]
                choices.append((score + worth, [*pairs, (i - 1, j - 1)]))
            best[i, j] = max(choices, key=lambda choice: choice[0])
    return best[len(ours), len(theirs)][1]


