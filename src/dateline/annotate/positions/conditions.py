"""What a position hangs on: its condition and its deadline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.annotate.syntax import children
from dateline.model import Doc, Interval, Sentence, Span, TimeExpression

MARKER = re.compile(
    r"(?<!even\s)\b(?:only\s+)?(?:if|unless|provided\s+(?:that|(?=the\b|it\b|they\b|he\b|she\b))|providing\s+that|on\s+(?:the\s+)?condition\s+(?:that|of(?!\s+anonymity))|as\s+long\s+as|so\s+long\s+as|"
    r"contingent\s+(?:up)?on|conditional\s+(?:up)?on|conditioned\s+on|in\s+(?:exchange|return)\s+for|subject\s+to|only\s+after|only\s+when)\b",
    re.IGNORECASE,
)
END = re.compile(
    r"[;:”\"]|,\s+\w+ing\b|,\s+(?:but|and|while|although|though|because|said|says|according|he|she|they|it|its|his|her|their|an?|the)\b|\.(?:\s|$)"
)
ASKED = re.compile(r"\b(?:say|says|said|know|ask|asked|see|tell|unclear|decide|determine|wonder|as)\s+$", re.IGNORECASE)
LEADING = re.compile(r"\s*[\"“]?(?P<condition>(?:If|Unless|Provided(?: that)?|As long as|So long as)\b[^,;]+),")
DUE = frozenset({"by", "before", "within", "until", "till", "in", "on", "during", "this", "next", "from"})
EDGE = " \t\n,;:.-–—\"“”'’‘"


def condition(doc: Doc, sentence: Sentence, head: int, content: Span) -> Span | None:
    """The condition in the clause of a position: marked by "if", "provided that", "contingent on" and the like."""
    tail = sentence.subtree(head)
    last = max(sentence.tokens[tail[-1]].end, content.end)
    start = max(content.start - 1, sentence.tokens[head].end)
    if (found := MARKER.search(doc.text, start, last)) and _belongs(doc, content, found):
        stop = END.search(doc.text, found.end(), last)
        return trimmed(doc, Span(content.article, found.start(), stop.start() if stop else last))
    if sentence.tokens[head].head == head or sentence.tokens[head].dep in {"ROOT", "ccomp"}:
        lead = LEADING.match(doc.text, sentence.span.start, sentence.tokens[head].start)
        return Span(content.article, *lead.span("condition")) if lead else None
    return None


def _belongs(doc: Doc, content: Span, found: re.Match[str]) -> bool:
    """Does a marker open a condition of this content: not "declined to say if", not in another clause?"""
    if ASKED.search(doc.text[max(0, found.start() - 14) : found.start()]):
        return False
    return found.start() <= content.end or END.search(doc.text, content.end, found.start()) is None


def without(doc: Doc, content: Span, part: Span | None) -> Span:
    """The content up to a condition that ends it."""
    if part is None or not (content.start < part.start < content.end):
        return content
    return trimmed(doc, Span(content.article, content.start, part.start))


def trimmed(doc: Doc, span: Span) -> Span:
    """The span without blanks, commas and quotation marks at its edges."""
    start, end = span.start, span.end
    while start < end - 1 and doc.text[start] in EDGE:
        start += 1
    while end > start + 1 and doc.text[end - 1] in EDGE:
        end -= 1
    return Span(span.article, start, end)


def deadline(doc: Doc, sentence: Sentence, head: int, content: Sequence[int]) -> Interval | None:
    """The days by which, or on which, it shall be done: dates of the content that were not over on publication."""
    area = set(content) | {
        i for child in children(sentence, head, {"prep", "npadvmod"}) for i in sentence.subtree(child) if i > head
    }
    published = doc.article.published
    for note in doc.of(TimeExpression, sentence.span):
        spot = sentence.indices(note.span)
        if note.when is None or note.kind not in {"date", "time", "duration"} or not spot or not set(spot) <= area:
            continue
        if published and published.start and note.when.end and note.when.end <= published.start:
            continue
        before = {sentence.tokens[i].text.lower() for i in range(max(0, spot[0] - 1), spot[0] + 1)}
        inside_content = set(spot) <= set(content)
        if before & DUE - ({"on", "in"} if not inside_content else set()):
            return note.when
    return None
