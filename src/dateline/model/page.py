"""What a report is: spans, days, blocks, words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.model.kinds import Basis, BlockKind


def digest(*parts: object) -> str:
    """An id: the first 16 hexadecimal digits of a SHA-256 over the parts.

    >>> digest("statement", "a1", 3, 9)
    'be6ce9e5bc1ac942'
    """
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``text[start:end]`` of an article, in Unicode code points; the only pointer."""

    article: str
    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Does the other span lie inside this one?"""
        return self.article == other.article and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Do the spans share a character?"""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def hull(self, other: Span) -> Span:
        """The shortest span that covers both."""
        return Span(self.article, min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Interval:
    """Every day that a date may mean: half-open, ``end`` is the day after the last; None is an open end."""

    start: date | None
    end: date | None

    @classmethod
    def day(cls, day: date) -> Interval:
        """One day."""
        return cls(day, day + timedelta(days=1))

    @classmethod
    def month(cls, year: int, month: int) -> Interval:
        """A calendar month.

        >>> Interval.month(2020, 12).edtf
        '2020-12'
        """
        return cls(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1))

    @classmethod
    def year(cls, year: int) -> Interval:
        """A calendar year."""
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    @property
    def days(self) -> int | None:
        """How many days it holds; None if an end is open."""
        return (self.end - self.start).days if self.start and self.end else None

    def intersect(self, other: Interval) -> Interval | None:
        """The days that both hold; None if there are none."""
        start = max((day for day in (self.start, other.start) if day), default=None)
        end = min((day for day in (self.end, other.end) if day), default=None)
        if start and end and start >= end:
            return None
        return Interval(start, end)

    def hull(self, other: Interval) -> Interval:
        """The shortest interval that holds the days of both."""
        start = min(self.start, other.start) if self.start and other.start else None
        end = max(self.end, other.end) if self.end and other.end else None
        return Interval(start, end)

    def covers(self, other: Interval) -> bool:
        """Does this hold every day of the other?"""
        return self.hull(other) == self

    @property
    def edtf(self) -> str:
        """The interval in EDTF (ISO 8601-2): a day, month, year, decade or century, else first/last day.

        >>> Interval.day(date(2021, 4, 7)).edtf, Interval(date(2023, 10, 15), None).edtf
        ('2021-04-07', '2023-10-15/..')
        """
        if not (self.start and self.end):
            first = self.start.isoformat() if self.start else ".."
            last = (self.end - timedelta(days=1)).isoformat() if self.end else ".."
            return f"{first}/{last}"
        return _calendar_unit(self.start, self.end) or f"{self.start}/{self.end - timedelta(days=1)}"


def _calendar_unit(start: date, end: date) -> str | None:
    """The EDTF name of exactly one day, month, year, decade or century."""
    if (end - start).days == 1:
        return start.isoformat()
    if start.day != 1 or end.day != 1:
        return None
    months = (end.year - start.year) * 12 + end.month - start.month
    if months == 1:
        return f"{start:%Y-%m}"
    if start.month != 1:
        return None
    if months == 12:
        return f"{start:%Y}"
    if months == 120 and start.year % 10 == 0:
        return f"{start.year // 10:03d}X"
    if months == 1200 and start.year % 100 == 0:
        return f"{start.year // 100:02d}XX"
    return None


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled stretch of an article's text; ``selector`` is the XPath of its element on an HTML page."""

    span: Span
    kind: BlockKind
    selector: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One report as read: its text untouched, its blocks labelled, what the page states about itself."""

    id: str
    origin: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    outlet: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    wire: tuple[str, ...] = ()
    place: str | None = None
    language: str | None = None
    url: str | None = None
    published: Interval | None = None
    published_basis: Basis = "unknown"
    published_reasons: tuple[str, ...] = ()

    def dated(self, published: Interval | None, reasons: Iterable[str]) -> Article:
        """The same report with an inferred date."""
        basis: Basis = "inferred" if published else "unknown"
        return replace(self, published=published, published_basis=basis, published_reasons=tuple(reasons))


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the parse. ``head`` is the index of its head in the sentence (its own for the root)."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str = ""
    ent_start: bool = False
