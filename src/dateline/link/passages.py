"""Sentences that stand in two reports, word for word or reworded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

import numpy as np
from rapidfuzz.distance import LCSseq

from dateline.link.blocking import Numbers, pairs_sharing
from dateline.link.wording import Sentence, Wording, read_wording
from dateline.link.words import weight
from dateline.model import Reason, Span

NEIGHBOURS = 24  # sentences that one is compared with under one trigram
SHARED_TRIGRAMS = 2
TRIGRAM_WEIGHT = 3.0  # "the number of", "said in a" lead everywhere and prove nothing
# Of the weight of the shorter sentence's words: the same text, a telling rewording, and one that tells something only
# where most of two reports match so.
SAME_SHARE, REWORDED_SHARE, LOOSE_SHARE = 0.9, 0.72, 0.45
OWN_WEIGHT = 11.0  # of the reporter's plain words in common
WORDS, RUN, MOVED_RUN = 8, 5, 3  # words in common, in a row, in a row elsewhere

Places = list[tuple[int, int]]  # of words in both sentences


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that stands in two articles.

    ``telling`` when it alone shows that one used the other's text; ``close`` when hardly a word is missing.
    """

    left: Span
    right: Span
    words: int
    telling: bool
    close: bool
    reasons: tuple[Reason, ...]


def match_sentences(sentences: Sequence[Sentence]) -> Iterator[Passage]:
    """Passages that stand in two articles: candidates by shared trigrams, then judged word by word."""

    @lru_cache(maxsize=4096)
    def wording(number: int) -> Wording:
        return read_wording(sentences[number])

    for left, right in _candidates(sentences):
        if _worth_reading(sentences[left], sentences[right]) and (passage := compare(wording(left), wording(right))):
            yield passage


def _worth_reading(left: Sentence, right: Sentence) -> bool:
    """Can the words that both hold, in whatever order, be enough?"""
    shared = fsum(map(weight, set(left.forms).intersection(right.forms)))
    return shared >= LOOSE_SHARE * min(left.weight(), right.weight())


def compare(left: Wording, right: Wording) -> Passage | None:
    """What two sentences share, if it is enough to matter."""
    shared = _shared(left.forms, right.forms)
    share = fsum(left.weights[i] for i, _ in shared) / min(fsum(left.weights), fsum(right.weights))
    if share < LOOSE_SHARE:
        return None
    run = _longest_run(shared)
    telling = share >= REWORDED_SHARE and len(shared) >= WORDS and run >= RUN and _is_own(left, right, shared)
    rule = "same words" if share >= SAME_SHARE else "reworded"
    return Passage(
        left.place(min(i for i, _ in shared), max(i for i, _ in shared)),
        right.place(min(j for _, j in shared), max(j for _, j in shared)),
        len(shared),
        telling,
        telling or share >= SAME_SHARE,
        (Reason(rule, round(share, 2), f"{len(shared)} words in common, {run} in a row"),),
    )


def _is_own(left: Wording, right: Wording, shared: Places) -> bool:
    """Do the common words come from a reporter: neither from a speech that both heard nor from a house formula?

    A title with a name says nothing, nor does a quote, nor does the sentence into which an outlet puts each month's
    new number.
    """
    outlet = left.sentence.article.outlet
    if outlet and outlet == right.sentence.article.outlet and left.numbers != right.numbers:
        return False
    return fsum(left.weights[i] for i, j in shared if left.own[i] or right.own[j]) >= OWN_WEIGHT and all(
        fsum(one.weights[k] for k in kept if one.own[k]) >= OWN_WEIGHT / 2
        for one, kept in ((left, [i for i, _ in shared]), (right, [j for _, j in shared]))
    )


def _shared(left: Sequence[str], right: Sequence[str]) -> Places:
    """Places of the words that both hold in one order, and of a clause that moved."""
    pairs = _in_order(left, right)
    rest_left = _without(left, {i for i, _ in pairs})
    rest_right = _without(right, {j for _, j in pairs})
    moved = _in_order([form for _, form in rest_left], [form for _, form in rest_right])
    if _longest_run(moved) >= MOVED_RUN:
        pairs = sorted([*pairs, *((rest_left[i][0], rest_right[j][0]) for i, j in moved)])
    return pairs


def _without(forms: Sequence[str], places: set[int]) -> list[tuple[int, str]]:
    """The words elsewhere, with their places."""
    return [(i, form) for i, form in enumerate(forms) if i not in places]


def _in_order(left: Sequence[str], right: Sequence[str]) -> Places:
    """Places of the longest common subsequence."""
    pairs: Places = []
    for code in LCSseq.opcodes(left, right):
        if code.tag == "equal":
            length = code.src_end - code.src_start
            pairs.extend((code.src_start + step, code.dest_start + step) for step in range(length))
    return pairs


def _longest_run(pairs: Places) -> int:
    """How many words follow one another in both."""
    longest = run = 0
    before = (-2, -2)
    for pair in pairs:
        run = run + 1 if (pair[0] - 1, pair[1] - 1) == before else 1
        longest, before = max(longest, run), pair
    return longest


def _candidates(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Sentences of different articles that share trigrams of words."""
    keys, owners = _trigrams(sentences)
    for left, right in zip(*pairs_sharing(keys, owners, neighbours=NEIGHBOURS, shared=SHARED_TRIGRAMS), strict=True):
        if sentences[left].article.id != sentences[right].article.id:
            yield int(left), int(right)


def _trigrams(sentences: Sequence[Sentence]) -> tuple[Numbers, Numbers]:
    """Every trigram of words as a number, once a sentence, and the sentence that holds it; empty phrases left out."""
    vocabulary: dict[str, int] = {}
    keys: list[Numbers] = [np.empty(0, dtype=np.int64)]
    owners: list[Numbers] = [np.empty(0, dtype=np.int64)]
    for number, sentence in enumerate(sentences):
        ids = np.array([vocabulary.setdefault(form, len(vocabulary) + 1) for form in sentence.forms], dtype=np.int64)
        weights = np.array([weight(form) for form in sentence.forms])
        telling = weights[:-2] + weights[1:-1] + weights[2:] >= TRIGRAM_WEIGHT
        grams = np.unique(((ids[:-2] << 42) ^ (ids[1:-1] << 21) ^ ids[2:])[telling])
        keys.append(grams)
        owners.append(np.full(len(grams), number, dtype=np.int64))
    return np.concatenate(keys), np.concatenate(owners)
