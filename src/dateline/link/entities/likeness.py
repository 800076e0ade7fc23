"""How alike two words are when names are written by ear, by hand, or in another script."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from rapidfuzz.distance import DamerauLevenshtein

from dateline.link.entities.spelling import skeleton

VOWELS = frozenset("aeiouy")
# Consonants that transliterations write for one another.
ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        "ck", "kq", "cq", "sz", "cs", "cz", "dt", "bp", "fv", "vw", "fw", "gj", "iy", "ij", "jy", "uw", "xs", "gk",
        "gq", "hj", "hk", "hx", "zj", "dz", "cx",
    )
)  # fmt: skip
SOFT = 0.5
# What transliteration leaves of two parts is the same: no more is lost than a vowel.
BY_EAR = 0.95
# Parts less alike in spelling than this are two, however they sound; what an initial is worth.
HEARD, INITIAL = 0.6, 0.85


@lru_cache(maxsize=500_000)
def likeness(left: str, right: str) -> float:
    """How alike two parts of a transliterated name are, 0 to 1.

    >>> likeness("mohammed", "muhammad") > 0.9, likeness("roman", "robert") < 0.5
    (True, True)
    """
    if left == right:
        return 1.0
    if min(len(left), len(right)) == 1:
        return INITIAL if left[0] == right[0] else 0.0
    alike = max(0.0, 1 - edits(left, right) / max(len(left), len(right)))
    if alike >= HEARD and len(skeleton(left)) > 1 and skeleton(left) == skeleton(right):
        return max(BY_EAR, alike)
    return alike


@lru_cache(maxsize=500_000)
def likeness_in_latin(left: str, right: str) -> float:
    """How alike two parts of a name are that is Latin at home: there every letter counts.

    >>> likeness_in_latin("wells", "wallis") < 0.7 < likeness("wells", "wallis")
    True
    """
    if left == right or min(len(left), len(right)) == 1:
        return likeness(left, right)
    return DamerauLevenshtein.normalized_similarity(left, right)


def edits(left: str, right: str) -> float:
    """The least cost of letters added, dropped, changed or swapped; vowels and sounds that are alike cost half."""
    lefts = [_drop(left, place) for place in range(1, len(left) + 1)]
    rights = [_drop(right, place) for place in range(1, len(right) + 1)]
    before, above = [0.0], [0.0, *accumulate(rights)]
    for i, letter in enumerate(left):
        row = [above[0] + lefts[i]]
        for j, other in enumerate(right):
            best = min(above[j + 1] + lefts[i], row[j] + rights[j], above[j] + _change(letter, other))
            if i and j and letter == right[j - 1] and left[i - 1] == other:
                best = min(best, before[j - 1] + 1)
            row.append(best)
        before, above = above, row
    return above[-1]


def _weight(letter: str) -> float:
    return SOFT if letter in VOWELS or letter == "h" else 1.0


def _drop(word: str, place: int) -> float:
    """A letter that its neighbour doubles is dropped for nearly nothing."""
    letter = word[place - 1]
    if place > 1 and word[place - 2] == letter:
        return SOFT / 2
    return _weight(letter)


@lru_cache(maxsize=10_000)
def _change(left: str, right: str) -> float:
    if left == right:
        return 0.0
    if (left in VOWELS and right in VOWELS) or frozenset((left, right)) in ALIKE:
        return SOFT
    return 1.0
