"""Are two names the same? Rules for people, for bodies, for vessels and the rest."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein

from dateline.link.entities.spelling import fold, parts, skeleton
from dateline.model import EntityKind, Reason

# Names with this score or more are the same unless something else speaks against it.
SAME = 0.8


def same_name(left: str, right: str, kind: EntityKind) -> Reason:
    """How alike two names of one kind are, and by what rule.

    >>> same_name("Qassem Soleimani", "Qasem Suleimani", "person").score >= SAME
    True
    >>> same_name("Fuad Hussein", "Saddam Hussein", "person").score >= SAME
    False
    """
    if fold(left) == fold(right):
        return Reason("same spelling", 1.0, left)
    if kind == "person":
        return _same_person(left, right)
    score = DamerauLevenshtein.normalized_similarity(fold(left), fold(right))
    return Reason("similar spelling", score if score > 0.9 else score * 0.85, f"{left} / {right}")


def _same_person(left: str, right: str) -> Reason:
    """Family names and given names must both fit; the worse of them counts."""
    ours, theirs = parts(left), parts(right)
    detail = f"{left} / {right}"
    if len(ours) == 1 or len(theirs) == 1:
        if len(ours) == len(theirs):
            return Reason("one word", likeness(ours[0], theirs[0]) * 0.9, detail)
        return Reason("surname only", 0.7 * likeness(ours[-1], theirs[-1]), detail)
    family = likeness(ours[-1], theirs[-1])
    given = _given(ours[:-1], theirs[:-1])
    return Reason("family and given names", min(family, given), detail)


def _given(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """How well the shorter row of given names fits into the longer one."""
    few, many = sorted((ours, theirs), key=len)
    return min(max(likeness(part, other) for other in many) for part in few)


def likeness(left: str, right: str) -> float:
    """How alike two parts of a name are: spelling, or what transliteration leaves of it."""
    if left == right:
        return 1.0
    if min(len(left), len(right)) == 1:
        return 0.85 if left[0] == right[0] else 0.0
    spelt = DamerauLevenshtein.normalized_similarity(left, right)
    if skeleton(left) == skeleton(right) and len(skeleton(left)) > 1:
        return max(0.9, spelt)
    return spelt
