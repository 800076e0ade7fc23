"""Conflicts between the counts of one vote: "by 67 votes to 32" against "65-32"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from dateline.link.conflicts.sides import matters, shared_words, side
from dateline.link.conflicts.watch import Context, sentence_around
from dateline.model import ANNOTATED, Conflict, Doc, Span

COUNT = re.compile(
    r"(?<![\d.,/$-])(\d{1,3})(?:\s+votes?)?\s?(?:[-–]|to|against)\s?(\d{1,3})(?![\d.,/%-]?\d)"
    r"(?!\s*(?:percent|per cent|%|years?|hours?|minutes?|points?|days?|people))"
)
VOTED = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballot|passed|approved|rejected|defeated|overrid(?:e|ing)|overrode|adopted|"
    r"confirmed|ruled|elected)\b",
    re.IGNORECASE,
)
SHARED, ENOUGH = 3, 0.4  # words of the sentences, and their share of the shorter one, that make it one vote
CLOSE = 0.08  # of all votes by which the two counts may differ: what differs by more is another vote


@dataclass(frozen=True, slots=True)
class Count:
    """The two numbers of a vote as one report gives them."""

    numbers: tuple[int, int]
    span: Span
    sentence: str
    words: frozenset[str]


class Votes:
    """Watches for one vote that was counted differently."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._counts: dict[str, list[Count]] = defaultdict(list)

    def read(self, doc: Doc) -> None:
        """Keep the counts of votes in a story that others tell too."""
        story = self._context.story_of.get(doc.article.id)
        if story is not None:
            self._counts[story].extend(_counts(doc))

    def found(self) -> Iterator[Conflict]:
        """One conflict for each two counts of which no report gives both."""
        for counts in self._counts.values():
            given: dict[tuple[int, int], set[str]] = defaultdict(set)
            for one in counts:
                given[one.numbers].add(one.span.article)
            rivals: dict[tuple[tuple[int, int], ...], list[Count]] = defaultdict(list)
            for left, right in combinations(counts, 2):
                if not given[left.numbers] & given[right.numbers] and _exclude(left, right):
                    rivals[tuple(sorted((left.numbers, right.numbers)))] += [left, right]
            for values, found in rivals.items():
                yield self._conflict(values, found)

    def _conflict(self, values: tuple[tuple[int, int], ...], found: list[Count]) -> Conflict:
        """The conflict between two counts."""
        sides = tuple(
            side("{}-{}".format(*value), (one.span for one in found if one.numbers == value), self._context.origin_of)
            for value in values
        )
        about = shared_words(found[0].sentence, found[1].sentence)
        reason = f"one vote is counted as {' and as '.join(one.value for one in sides)}"
        return Conflict("figure", f"count of the vote: “{about}”", sides, (reason,))


def _counts(doc: Doc) -> Iterator[Count]:
    """Two numbers set against each other, in a sentence on a vote."""
    for block in doc.article.blocks:
        if block.kind not in ANNOTATED:
            continue
        for match in COUNT.finditer(doc.text, block.span.start, block.span.end):
            span = doc.span(*match.span())
            start, end = sentence_around(doc.text, span)
            sentence = doc.text[start:end]
            if VOTED.search(sentence):
                yield Count((int(match[1]), int(match[2])), span, sentence, matters(sentence))


def _exclude(left: Count, right: Count) -> bool:
    """Is it one vote, counted in two ways?"""
    if left.span.article == right.span.article or left.numbers == right.numbers:
        return False
    apart = sum(abs(one - other) for one, other in zip(left.numbers, right.numbers, strict=True))
    if apart > CLOSE * max(sum(left.numbers), sum(right.numbers)):
        return False
    shared = left.words & right.words
    return len(shared) >= SHARED and len(shared) >= ENOUGH * min(len(left.words), len(right.words))
