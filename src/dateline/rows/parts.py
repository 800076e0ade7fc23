"""What rows are made of: spans with their words, days, reasons, blocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from dateline.model import BlockKind, Interval


@dataclass(frozen=True, slots=True)
class SpanRow:
    """``text`` always equals ``articles.text[start:end]``."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class When:
    """Every day it may mean, half-open, and the same in EDTF. A null end is open."""

    start: str | None
    end: str | None
    edtf: str

    @classmethod
    def of(cls, interval: Interval | None) -> When | None:
        """The interval as a row; None stays None."""
        if interval is None:
            return None
        start, end = interval.start, interval.end
        return cls(start.isoformat() if start else None, end.isoformat() if end else None, interval.edtf)

    @property
    def interval(self) -> Interval:
        """The days as an interval, as ``of`` took them.

        >>> When("2021-04-01", "2021-05-01", "2021-04").interval.days
        30
        """
        start, end = (date.fromisoformat(day) if day else None for day in (self.start, self.end))
        return Interval(start, end)

    @property
    def last(self) -> str | None:
        """The last day itself."""
        return (date.fromisoformat(self.end) - timedelta(days=1)).isoformat() if self.end else None


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """Why: rule, score between 0 and 1, and words."""

    rule: str
    score: float
    detail: str


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """Another story on the same subject, by its id, and why the two belong side by side."""

    story: str
    reasons: list[ReasonRow]


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A labelled stretch of an article's text."""

    start: int
    end: int
    kind: BlockKind
    selector: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What every row has."""

    table: ClassVar[str] = ""
    id: str
