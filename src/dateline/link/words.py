"""Words as links compare them: spelling levelled, offsets kept, each weighed by how rare it is in news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from math import log
from typing import NamedTuple

from dateline.lexicon import table
from dateline.model import ANNOTATED, Article

# "U.S.", "2,500", "O'Neill" and "Iran's" are one word each; "Iran-backed" is two, as is "al-Kadhimi".
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*\.?")
POSSESSIVE = re.compile(r"['’]s?$")
UNSEEN = 0.0002  # the share of reports that hold a word which the list leaves out
COUNTS = 0.01  # that hold some number below a hundred


class Word(NamedTuple):
    """A word's levelled form and where it stands in its article's text."""

    form: str
    start: int
    end: int


@lru_cache(maxsize=100_000)
def level(word: str) -> str:
    """A word's form for comparison: no case, no dots, no thousands separators, no possessive.

    >>> [level(word) for word in ("U.S.", "2,500", "Iraq’s", "Talks.")]
    ['us', '2500', 'iraq', 'talks']
    """
    return POSSESSIVE.sub("", word.casefold().replace(".", "").replace(",", ""))


def words_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a stretch of text, levelled."""
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        yield Word(level(match[0]), match.start(), match.end())


def read_blocks(article: Article, kinds: frozenset[str] = frozenset(ANNOTATED)) -> Iterator[tuple[int, int]]:
    """Start and end of the article's blocks of some kinds."""
    for block in article.blocks:
        if block.kind in kinds:
            yield block.span.start, block.span.end


@cache
def weight(form: str) -> float:
    """How telling a word is: the inverse document frequency in news at large, from 0 to about 8.5.

    >>> weight("the") < weight("minister") < weight("kadhimi")
    True
    """
    return -log(share_of_reports(form))


def share_of_reports(form: str) -> float:
    """In which share of news reports a word stands; a number of one or two digits stands in many."""
    if form.isdigit():
        return COUNTS if len(form) < 3 else UNSEEN
    return _documents_in_a_thousand().get(form, 1000 * UNSEEN) / 1000


@cache
def _documents_in_a_thousand() -> dict[str, float]:
    """The list of common words: in how many of 1,000 reports each stands."""
    bands = table("common_words")["documents_in_a_thousand"]
    return {word: float(band) for band, held in bands.items() for word in held.split()}
