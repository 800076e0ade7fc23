"""A report's sentences as copies compare them: levelled words with their places, quotes told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum

from dateline.lexicon import words
from dateline.link.words import read_blocks, weight, words_in
from dateline.model import Article, Span

KINDS = frozenset({"standfirst", "body", "caption"})
SHORTEST = 6  # words of a sentence that can be told again
# A full stop ends a sentence unless it stands after an initial or an abbreviation ("U.S.", "Gen.", "D-Nev."); a line
# ends one unless the next goes on in small letters, as in text wrapped by hand.
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])|[\r\n]+(?!\s*[a-z])")
QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands, and its words, levelled."""

    article: Article
    start: int
    end: int
    forms: tuple[str, ...]

    def weight(self) -> float:
        """How telling all its words are together."""
        return fsum(map(weight, self.forms))


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence's words, levelled, with places and weights.

    ``own`` are the reporter's plain words: neither quoted nor a name nor a number.
    """

    sentence: Sentence
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    weights: tuple[float, ...]
    own: tuple[bool, ...]

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers among the words."""
        return frozenset(form for form in self.forms if form.isdigit())

    def place(self, first: int, last: int) -> Span:
        """From one word to another; the whole sentence where hardly a word is missing."""
        if last - first + 1 >= 0.8 * len(self.forms):
            return Span(self.sentence.article.id, self.sentence.start, self.sentence.end)
        return Span(self.sentence.article.id, self.starts[first], self.ends[last])


def sentences_of(article: Article) -> Iterator[Sentence]:
    """The sentences of the blocks that carry the report, those too short to be told again left out."""
    for start, end in read_blocks(article, KINDS):
        for first, last in _bounds(article.text, start, end):
            held = list(words_in(article.text, first, last))
            if len(held) >= SHORTEST:
                begin = _start(article.text, first, held[0].start)
                stop = first + len(article.text[first:last].rstrip())
                yield Sentence(article, begin, stop, tuple(word.form for word in held))


def read_wording(sentence: Sentence) -> Wording:
    """The words of a sentence, read closely."""
    text = sentence.article.text
    held = list(words_in(text, sentence.start, sentence.end))
    spans = (match.span() for match in QUOTED.finditer(text))
    quoted = [(a, b) for a, b in spans if a < sentence.end and sentence.start < b]
    return Wording(
        sentence,
        sentence.forms,
        tuple(word.start for word in held),
        tuple(word.end for word in held),
        tuple(weight(word.form) for word in held),
        tuple(text[word.start].islower() and not any(a <= word.start < b for a, b in quoted) for word in held),
    )


def _start(text: str, first: int, word: int) -> int:
    """Where a sentence starts: at the mark before its first word, if one opens it."""
    return word - 1 if word > first and text[word - 1] in "\"'“‘([" else word


def _bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of a stretch start and end."""
    first = start
    for match in SENTENCE_END.finditer(text, start, end):
        if not (match[0][0] == "." and _abbreviation(text, match.start())):
            yield first, match.end()
            first = match.end()
    yield first, end


def _abbreviation(text: str, stop: int) -> bool:
    """Is the word before a full stop an initial or an abbreviation that wants another word?"""
    before = text[max(0, stop - 12) : stop]
    last = before[max(map(before.rfind, " .-(\u00a0\n")) + 1 :]
    return len(last) == 1 or last in words("abbreviations", "before_a_word")
