"""Which claims are compared: of one word, stem or family in one report, in like ones, or of one month and cast."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from dateline.link.blocking import pairs_sharing
from dateline.link.events.claims import Claim
from dateline.link.events.columns import Columns, Numbering, Numbers, Reals, Truths, shared_names
from dateline.link.vectors import heaviest, similarities, tf_idf

# Reports are compared that share two of their forty heaviest words; of these each keeps the thirty most like it.
TOP_WORDS, SHARED_WORDS, NEAREST, LEAST_LIKE = 40, 2, 30, 0.05
ABREAST = 20  # claims of one family, month and cast, whatever their reports are like


class Pairs(NamedTuple):
    """Pairs of claims, the lower number first, and how like their reports are."""

    left: Numbers
    right: Numbers
    likeness: Reals

    def of(self, rows: Numbers | slice | Truths) -> Pairs:
        """Some of the pairs."""
        return Pairs(self.left[rows], self.right[rows], self.likeness[rows])


def candidates(
    claims: Sequence[Claim], columns: Columns, words: Sequence[Counter[str]], *, broad: bool = False
) -> Pairs:
    """The pairs worth comparing; near-linear, for every report has so many neighbours at most.

    ``broad`` adds those that share no more than their type, from which the weights learn what other words mean.
    """
    near = like_reports(words)
    found = [_codes(*pair, len(columns)) for pair in (_in_reports(columns, near, broad=broad), _abreast(claims))]
    codes = np.unique(np.concatenate(found))
    left, right = codes // max(1, len(columns)), codes % max(1, len(columns))
    if not broad:
        kept = _may_be_one(columns, left, right)
        left, right = left[kept], right[kept]
    return Pairs(left, right, _likeness(columns, left, right, near))


def _may_be_one(columns: Columns, left: Numbers, right: Numbers) -> Truths:
    """Which pairs are worth more: a "said" is no part of what happened, and what others say is another thing."""
    kept: Truths = columns.happens[left] == columns.happens[right]
    mere = np.flatnonzero(kept & ~columns.happens[left])
    ours, theirs = columns.cast[left[mere]], columns.cast[right[mere]]
    shared = shared_names(ours, theirs).any(axis=(1, 2))
    kept[mere] = shared | ~((ours[:, 0] > 0) & (theirs[:, 0] > 0))
    return kept


def like_reports(words: Sequence[Counter[str]]) -> dict[tuple[int, int], float]:
    """How like reports are, for those that are among each other's nearest."""
    rows = tf_idf(words)
    left, right = pairs_sharing(*heaviest(rows, TOP_WORDS), neighbours=60, shared=SHARED_WORDS)
    cosines = similarities(rows, left, right)
    near: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for one, other, cosine in zip(left.tolist(), right.tolist(), cosines.tolist(), strict=True):
        if cosine >= LEAST_LIKE:
            near[one].append((-cosine, one, other))
            near[other].append((-cosine, one, other))
    return {(one, other): -far for held in near.values() for far, one, other in sorted(held)[:NEAREST]}


def _in_reports(columns: Columns, near: dict[tuple[int, int], float], *, broad: bool) -> tuple[Numbers, Numbers]:
    """Pairs of one word, stem or family in one report, or in two that are alike."""
    held: dict[int, list[int]] = defaultdict(list)
    for number, article in enumerate(columns.article.tolist()):
        held[article].append(number)
    rows = {article: np.array(numbers, dtype=np.int64) for article, numbers in held.items()}
    found = [
        _of_one_word(columns, rows[one], rows[other], same=one == other, broad=broad)
        for one, other in (*((article, article) for article in sorted(rows)), *sorted(near))
        if one in rows and other in rows
    ]
    left, right = (np.concatenate([pair[side] for pair in found] or [_nothing()]) for side in (0, 1))
    return left, right


def _of_one_word(
    columns: Columns, ours: Numbers, theirs: Numbers, *, same: bool, broad: bool
) -> tuple[Numbers, Numbers]:
    """Pairs across two reports whose triggers are one word, stem or family."""
    alike = np.zeros((len(ours), len(theirs)), dtype=bool)
    for values in (columns.lemma, columns.stem, columns.family):
        alike |= values[ours][:, None] == values[theirs]
    if same:
        alike |= columns.violent[ours][:, None] & columns.violent[theirs]
    if broad:
        alike |= (columns.kind[ours][:, None] == columns.kind[theirs]) & (columns.kind[ours][:, None] > 0)
    one, other = np.nonzero(np.triu(alike, 1) if same else alike)
    return ours[one], theirs[other]


def _abreast(claims: Sequence[Claim]) -> tuple[Numbers, Numbers]:
    """Pairs of one family that share two of month, place and participants, in reports on whatever subject."""
    numbering = Numbering()
    keys = [(numbering[key], number) for number, claim in enumerate(claims) for key in _keys(claim)]
    held = np.array(keys, dtype=np.int64).reshape(-1, 2)
    return pairs_sharing(held[:, 0], held[:, 1], neighbours=ABREAST, shared=2)


def _keys(claim: Claim) -> Iterator[str]:
    """The family of a dated claim with its month, its place and each participant."""
    if claim.stated and claim.when and claim.when.start:
        yield f"{claim.family} in {claim.when.start:%Y-%m}"
        yield from (f"{claim.family} at {claim.place}" for _ in [0] if claim.place)
        yield from (f"{claim.family} of {name}" for name in sorted(claim.cast))


def _codes(left: Numbers, right: Numbers, total: int) -> Numbers:
    """One number a pair, the lower claim first."""
    return np.minimum(left, right) * total + np.maximum(left, right)


def _likeness(columns: Columns, left: Numbers, right: Numbers, near: dict[tuple[int, int], float]) -> Reals:
    """How like the reports of every pair are; one report is like itself."""
    ours, theirs = columns.article[left], columns.article[right]
    reports = zip(np.minimum(ours, theirs).tolist(), np.maximum(ours, theirs).tolist(), strict=True)
    return np.array([1.0 if pair[0] == pair[1] else near.get(pair, 0.0) for pair in reports])


def _nothing() -> Numbers:
    return np.empty(0, dtype=np.int64)
