"""What an article says about time, sentence by sentence, as far as its notes and its plain text show it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from dateline.model import ANNOTATED, Doc, Interval, TimeExpression

SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’')\]]*(?=\s+[\"“‘(\[]?[A-Z0-9])|(?=\n)|$)", re.MULTILINE)
# Words before a date that put it ahead of the report.
AHEAD = re.compile(
    r"\b(?:will|shall|'ll|would|due|scheduled|slated|planned|plans?|set|expect\w*|to be|upcoming|hop(?:e|es|ed|ing)"
    r"|until|till|ahead of|resum(?:e|ing)|looks? forward|propos\w+|intends?|deadline|starting|next|no later than|by"
    r"|through|before|expires?|anticipat\w+|forecast\w*|project\w*|target\w*|goals?|following|could|(?-i:may)|might|midterms?|elections?|campaign|budget)\b",
    re.IGNORECASE,
)
# Words that leave no doubt of it.
PLANNED = re.compile(
    r"\b(?:will|due|to be held|(?:is|are|was|were)\s+(?:scheduled|slated|set|expected|to)|scheduled)\b", re.IGNORECASE
)
# Where another clause starts, whose plans are none of the date's: "flew in April 2005 and is expected to ...".
CLAUSE = re.compile(r"[,;:]|\s[–—-]+\s|\b(?:and|but|while|whose|which|who|although|though|as|so)\b", re.IGNORECASE)
# So many characters before a date such a word speaks of it.
CLOSE = 60
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{2,}")
# A word longer than this is known by six letters, others by four.
LONG = 6
FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)+(?![\w])")
COMMON = frozenset(
    """
    the and for with that this from said says have has had been was were will would are its their his her not but
    which who when after before about between into over under than they them there also more most other some such
    new two three first last year month week day time held hold holding made make during while where what one all
    any can could may might should did does being both each because against government official officials statement
    told according state states united people country countries
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence of an article with one of its times.

    ``ahead``: the words before the time put it ahead of the report; ``planned``: they leave no doubt of it;
    ``doubtful``: something in its clause may put it ahead.
    """

    article: str
    time: TimeExpression
    text: str
    written: str
    ahead: bool
    planned: bool
    doubtful: bool
    words: frozenset[str]

    @property
    def phrase(self) -> str:
        """The sentence, short enough to quote in a reason."""
        return self.text if len(self.text) <= 90 else self.text[:87].rstrip() + "..."


def sentences_of(doc: Doc) -> list[str]:
    """The sentences of the annotated blocks, cut at full stops: no parse is at hand when articles are linked."""
    return [text for _, text in _spans(doc)]


def sayings_of(doc: Doc) -> list[Saying]:
    """Every sentence with a date or a time of day, once for each of them."""
    spans = _spans(doc)
    starts = [start for start, _ in spans]
    found = []
    for time in doc.of(TimeExpression):
        place = bisect_right(starts, time.span.start) - 1
        if place < 0 or time.kind not in ("date", "time"):
            continue
        start, text = spans[place]
        before, after = text[: time.span.start - start], text[time.span.end - start :]
        ahead, planned = bool(AHEAD.search(before)), bool(PLANNED.search(before[-CLOSE:]))
        doubtful = ahead or bool(AHEAD.search(CLAUSE.split(after, maxsplit=1)[0]))
        written = doc.text_of(time.span)
        found.append(Saying(doc.article.id, time, text, written, ahead, planned, doubtful, content_words(text)))
    return found


def _spans(doc: Doc) -> list[tuple[int, str]]:
    """Start and text of every sentence."""
    return sorted(
        (match.start(), match[0])
        for block in doc.article.blocks
        if block.kind in ANNOTATED
        for match in SENTENCE.finditer(doc.text, block.span.start, block.span.end)
    )


@lru_cache(maxsize=4096)
def content_words(text: str) -> frozenset[str]:
    """The stems of the words that tell one subject from another: "Iraq" and "Iraqi" are one, so are "talk", "talks"."""
    words = {word.lower() for word in WORD.findall(text)} - COMMON
    stems = {word[:4] if len(word) <= LONG else word[:6] for word in words}
    return frozenset(stems.union(FIGURE.findall(text)))


def known(time: TimeExpression) -> Interval | None:
    """The days of a time if both ends are known."""
    return time.when if time.when and time.when.start and time.when.end else None
