"""Sentences that stand in two reports, word for word or reworded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from rapidfuzz.distance import LCSseq

from dateline.lexicon import words
from dateline.link.blocking import Numbers, pairs_sharing
from dateline.link.words import read_blocks, weight, words_in
from dateline.model import Article, Reason, Span

KINDS = frozenset({"standfirst", "body", "caption"})
# A full stop ends a sentence unless it stands after an initial or an abbreviation ("U.S.", "Gen.", "D-Nev.").
SENTENCE_END = re.compile(r"(?:[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])|[\r\n]+)")
QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE)

SHORTEST = 6  # words of a sentence that can be told again
NEIGHBOURS = 24  # sentences that one is compared with under one trigram
SHARED_TRIGRAMS = 2
SAME_SHARE, REWORDED_SHARE = 0.9, 0.72  # of the weight of the shorter sentence's words
OWN_WEIGHT = 11.0  # of common words that are neither names nor quoted
WORDS, RUN, MOVED_RUN = 8, 5, 3  # words in common, in a row, in a row elsewhere


@dataclass(frozen=True)
class Sentence:
    """A sentence's words, levelled, with their places.

    ``own`` are those outside quotation marks, ``plain`` those in small letters: no names, no numbers.
    """

    span: Span
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    own: tuple[bool, ...]
    plain: tuple[bool, ...]

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """How telling each word is."""
        return tuple(map(weight, self.forms))


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that stands in two articles; ``telling`` when it alone shows that one used the other's text."""

    left: Span
    right: Span
    words: int
    telling: bool
    reasons: tuple[Reason, ...]


def sentences_of(article: Article) -> Iterator[Sentence]:
    """The sentences of the blocks that carry the report, those too short to be told again left out."""
    quoted = [match.span() for match in QUOTED.finditer(article.text)]
    for start, end in read_blocks(article, KINDS):
        for first, last in _bounds(article.text, start, end):
            if sentence := _sentence(article, first, last, quoted):
                yield sentence


def _sentence(article: Article, start: int, end: int, quoted: list[tuple[int, int]]) -> Sentence | None:
    """The words of a sentence; None if they are too few to be told again."""
    held = list(words_in(article.text, start, end))
    if len(held) < SHORTEST:
        return None
    return Sentence(
        Span(article.id, held[0].start, end),
        tuple(word.form for word in held),
        tuple(word.start for word in held),
        tuple(word.end for word in held),
        tuple(not any(first <= word.start < last for first, last in quoted) for word in held),
        tuple(article.text[word.start].islower() for word in held),
    )


def _bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of a stretch start and end."""
    first = start
    for match in SENTENCE_END.finditer(text, start, end):
        stop = match.end() if match[0].strip() else match.start()
        if not (match[0][0] == "." and _abbreviation(text, match.start())):
            yield first, stop
            first = match.end()
    stripped = text[first:end].rstrip()
    if stripped:
        yield first, first + len(stripped)


def _abbreviation(text: str, stop: int) -> bool:
    """Is the word before a full stop an initial or an abbreviation that wants another word?"""
    word = text[max(0, stop - 12) : stop]
    last = word[max(map(word.rfind, " .-(\u00a0\n")) + 1 :]
    return len(last) == 1 or last in words("abbreviations", "before_a_word")


def match_sentences(sentences: list[Sentence]) -> Iterator[Passage]:
    """Passages that stand in two articles: candidates by shared trigrams, then judged word by word."""
    for left, right in _candidates(sentences):
        if passage := compare(sentences[left], sentences[right]):
            yield passage


def compare(left: Sentence, right: Sentence) -> Passage | None:
    """What two sentences share, if it is enough to call it the same text."""
    shared = _shared(left, right)
    share = sum(left.weights[i] for i, _ in shared) / min(sum(left.weights), sum(right.weights))
    if share < REWORDED_SHARE:
        return None
    run = _longest_run(shared)
    telling = len(shared) >= WORDS and run >= RUN and _own_weight(left, right, shared) >= OWN_WEIGHT
    if not telling and share < SAME_SHARE:
        return None
    rule = "same words" if share >= SAME_SHARE else "reworded"
    detail = f"{len(shared)} words in common, {run} in a row"
    return Passage(
        _place(left, [i for i, _ in shared]),
        _place(right, [j for _, j in shared]),
        len(shared),
        telling,
        (Reason(rule, round(share, 2), detail),),
    )


def _own_weight(left: Sentence, right: Sentence, shared: list[tuple[int, int]]) -> float:
    """Weight of the reporter's own plain words in common: a title and a name say nothing, nor does a quote."""
    own = [i for i, j in shared if left.own[i] and right.own[j] and (left.plain[i] or right.plain[j])]
    return sum(left.weights[i] for i in own)


def _shared(left: Sentence, right: Sentence) -> list[tuple[int, int]]:
    """Positions of the words that both hold in one order, and of a clause that moved."""
    pairs = _in_order(left.forms, right.forms)
    rest_left = _without(left.forms, {i for i, _ in pairs})
    rest_right = _without(right.forms, {j for _, j in pairs})
    moved = _in_order([form for _, form in rest_left], [form for _, form in rest_right])
    if _longest_run(moved) >= MOVED_RUN:
        pairs = sorted([*pairs, *((rest_left[i][0], rest_right[j][0]) for i, j in moved)])
    return pairs


def _without(forms: Sequence[str], positions: set[int]) -> list[tuple[int, str]]:
    """The words elsewhere, with their positions."""
    return [(i, form) for i, form in enumerate(forms) if i not in positions]


def _in_order(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Positions of the longest common subsequence."""
    pairs: list[tuple[int, int]] = []
    for code in LCSseq.opcodes(left, right):
        if code.tag == "equal":
            length = code.src_end - code.src_start
            pairs.extend((code.src_start + step, code.dest_start + step) for step in range(length))
    return pairs


def _longest_run(pairs: list[tuple[int, int]]) -> int:
    """How many words follow one another in both."""
    longest = run = 0
    before = (-2, -2)
    for pair in pairs:
        run = run + 1 if (pair[0] - 1, pair[1] - 1) == before else 1
        longest, before = max(longest, run), pair
    return longest


def _place(sentence: Sentence, positions: list[int]) -> Span:
    """From the first shared word to the last; the whole sentence where hardly a word is missing."""
    first, last = min(positions), max(positions)
    if last - first + 1 >= 0.8 * len(sentence.forms):
        return sentence.span
    return Span(sentence.span.article, sentence.starts[first], sentence.ends[last])


def _candidates(sentences: list[Sentence]) -> Iterator[tuple[int, int]]:
    """Sentences of different articles that share trigrams of words."""
    keys, owners = _trigrams(sentences)
    for left, right in zip(*pairs_sharing(keys, owners, neighbours=NEIGHBOURS, shared=SHARED_TRIGRAMS), strict=True):
        if sentences[left].span.article != sentences[right].span.article:
            yield int(left), int(right)


def _trigrams(sentences: list[Sentence]) -> tuple[Numbers, Numbers]:
    """Every trigram of words as a number, once a sentence, and the sentence that holds it."""
    vocabulary: dict[str, int] = {}
    keys, owners = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for number, sentence in enumerate(sentences):
        ids = np.array([vocabulary.setdefault(form, len(vocabulary) + 1) for form in sentence.forms], dtype=np.int64)
        grams = np.unique((ids[:-2] << 42) ^ (ids[1:-1] << 21) ^ ids[2:])
        keys.append(grams)
        owners.append(np.full(len(grams), number, dtype=np.int64))
    return np.concatenate(keys), np.concatenate(owners)
