"""How alike two words are when names are written by ear, by hand, or in another script."""

from __future__ import annotations

from functools import lru_cache

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
    rows = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(1, len(left) + 1):
        rows[i][0] = rows[i - 1][0] + _drop(left, i)
    for j in range(1, len(right) + 1):
        rows[0][j] = rows[0][j - 1] + _drop(right, j)
    for i in range(1, len(left) + 1):
        for j in range(1, len(right) + 1):
            best = min(
                rows[i - 1][j] + _drop(left, i),
                rows[i][j - 1] + _drop(right, j),
                rows[i - 1][j - 1] + _change(left[i - 1], right[j - 1]),
            )
            if i > 1 and j > 1 and left[i - 2 : i] == right[j - 2 : j][::-1]:
                best = min(best, rows[i - 2][j - 2] + 1)
            rows[i][j] = best
    return rows[-1][-1]


def _weight(letter: str) -> float:
    return SOFT if letter in VOWELS or letter == "h" else 1.0


def _drop(word: str, place: int) -> float:
    """A letter that its neighbour doubles is dropped for nearly nothing."""
    letter = word[place - 1]
    if place > 1 and word[place - 2] == letter:
        return SOFT / 2
    return _weight(letter)


def _change(left: str, right: str) -> float:
    if left == right:
        return 0.0
    if (left in VOWELS and right in VOWELS) or frozenset((left, right)) in ALIKE:
        return SOFT
    return 1.0
