"""Builds the sides of a conflict: what is said, where, and by how many independent origins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import cache

from dateline.gazetteer import find_known
from dateline.lexicon import table
from dateline.link.origins import independent
from dateline.model import Side, Span

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
STOP = frozenset({
    "the", "a", "an", "of", "to", "in", "on", "for", "and", "or", "by", "with", "from", "at", "as", "that", "this",
    "its", "their", "his", "her", "it", "they", "he", "she", "we", "be", "is", "are", "was", "were", "will",
    "would", "not", "no", "all", "any", "some", "which", "who", "has", "have", "had", "do", "does", "did", "but",
    "than", "into", "over", "about", "been", "being", "if", "there", "our", "your", "more", "upcoming", "new",
    "next", "should", "must", "up", "out",
})  # fmt: skip


def side(value: str, spans: Iterable[Span], origin_of: Mapping[str, str]) -> Side:
    """One side with its spans in order."""
    ordered = tuple(sorted(set(spans)))
    articles = tuple(sorted({span.article for span in ordered}))
    return Side(value, ordered, articles, independent(articles, origin_of))


def matters(text: str) -> frozenset[str]:
    """The concepts of a text without the states it names: what is done, not who does it."""
    for hit in reversed(list(find_known(text))):
        text = text[: hit.start] + " " + text[hit.end :]
    return concepts(text)


def concepts(text: str) -> frozenset[str]:
    """What a stretch of words is about: concepts for words that have one, the other content words as they are."""
    found = set()
    for match in WORD.finditer(text.lower()):
        word = match[0]
        if word in STOP:
            continue
        found.add(next((_concept_of()[form] for form in _forms(word) if form in _concept_of()), _stem(word)))
    return frozenset(found)


def _forms(word: str) -> tuple[str, ...]:
    """The word and what it may be a form of."""
    bare = _stem(word)
    return (word, word.removesuffix("s"), bare, bare + "e")


def _stem(word: str) -> str:
    """The word without the commonest endings."""
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending) + ("y" if ending == "ies" else "")
    return word


@cache
def _concept_of() -> dict[str, str]:
    """Word or stem to concept."""
    found: dict[str, str] = {}
    for name, words in table("conflicts")["concepts"].items():
        for word in words:
            found[word] = f"#{name}"
    return found


def shared_words(left: str, right: str) -> str:
    """The longest run of words that two stretches of text have in common: what both speak of.

    >>> shared_words("a vacation at the Martha Holistic Retreat, it said", "paid on Martha Holistic Retreat. The")
    'Martha Holistic Retreat'
    """
    first, second = (re.findall(r"[^\W_][\w'’-]*", text) for text in (left, right))
    block = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    return " ".join(first[block.a : block.a + block.size])
