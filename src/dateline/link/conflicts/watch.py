"""What all kinds of conflict share: each reads every document once, and says at the end what it found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dateline.model import Conflict, Doc, Span, TimeExpression

EntityOf = Callable[[Span], str | None]
SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\bMr)(?<!\bDr)(?<!\bMs)[.!?][\"”’)]*\s+(?=[A-Z\"“])|\n")
FARTHEST_BACK = 600  # characters in which the beginning of a sentence is looked for
OPENING = 600  # characters in which an undated report says of which day it speaks
DAY = re.compile(r"XXXX-WXX-\d|[\dX]{4}-\d\d-\d\d")  # a TIMEX value that names a weekday or a day


@dataclass(frozen=True, slots=True)
class Context:
    """What the record knows by now: entities, witnesses, and which reports tell one story."""

    entity_of: EntityOf
    origin_of: Mapping[str, str]
    story_of: Mapping[str, str]


class Watch(Protocol):
    """Looks for one kind of conflict. It keeps a few features of each document, never the document."""

    def read(self, doc: Doc) -> None:
        """Take what matters from one document."""
        ...

    def found(self) -> Iterator[Conflict]:
        """The conflicts, once all documents have been read."""
        ...


def sentence_around(text: str, span: Span) -> tuple[int, int]:
    """First and last character of the sentence that a span stands in, by its stops alone."""
    begin = max(0, span.start - FARTHEST_BACK)
    start = max((match.end() for match in SENTENCE_END.finditer(text, begin, span.start)), default=begin)
    stop = SENTENCE_END.search(text, span.end)
    return start, stop.start() if stop else len(text)


def published(doc: Doc) -> date | None:
    """The first day on which a report may have been published."""
    return doc.article.published.start if doc.article.published else None


@dataclass(frozen=True, slots=True)
class Moment:
    """When a report was written: its day, or for an undated one the weekdays and dates that its opening names."""

    day: date | None
    named: frozenset[str]

    def is_one_with(self, other: Moment, days: int) -> bool:
        """Were two reports written at one time, or do undated ones say so?"""
        if self.day and other.day:
            return abs((self.day - other.day).days) <= days
        return bool(not self.day and not other.day and self.named & other.named)


def moment(doc: Doc) -> Moment:
    """When a report was written."""
    day = published(doc)
    opening = () if day else doc.of(TimeExpression)
    return Moment(day, frozenset(one.value[:10] for one in opening if _names_a_day(one)))


def _names_a_day(one: TimeExpression) -> bool:
    """Does an expression of an undated report's opening name a day or a weekday: "on Tuesday", "21 July"?"""
    return one.kind in {"date", "time"} and one.span.start < OPENING and bool(DAY.match(one.value))
