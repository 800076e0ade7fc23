"""Where a mention begins beyond its name: articles, directions, "the city of"."""

from __future__ import annotations

import re

from dateline.lexicon import words
from dateline.model import Doc, Span

# No name has a longer prefix than this.
REACH = 40
ARTICLE = re.compile(r"\bthe $", re.IGNORECASE)
WORDS_BEFORE = re.compile(r"([\w-]+) $")
KIND_BEFORE = re.compile(r"(?:\bthe |\b)([\w-]+) of $", re.IGNORECASE)


def with_article(doc: Doc, name: Span) -> Span:
    """The name with the "the" before it: "the UK"."""
    return _extended(doc, name, ARTICLE)


def with_direction(doc: Doc, name: Span) -> Span:
    """A place's name with what parts or sorts it: "northern Iraq", "the city of Mosul"."""
    before = _before(doc, name)
    if (match := WORDS_BEFORE.search(before)) and match[1].lower() in words("actors", "directions"):
        return doc.span(name.start - len(match[0]), name.end)
    if (match := KIND_BEFORE.search(before)) and match[1].lower() in words("actors", "place_heads"):
        return doc.span(name.start - len(match[0]), name.end)
    return name


def _extended(doc: Doc, name: Span, pattern: re.Pattern[str]) -> Span:
    match = pattern.search(_before(doc, name))
    return doc.span(name.start - len(match[0]), name.end) if match else name


def _before(doc: Doc, name: Span) -> str:
    return doc.text[max(name.start - REACH, 0) : name.start]
