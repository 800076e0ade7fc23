"""Days without a year: a dateline's "ORLOVA, March 23", which is one day of every year that other evidence leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.lexicon import table
from dateline.link.dating.bounds import Bound
from dateline.link.dating.sayings import Saying
from dateline.model import Article, Interval

# A dateline is hard as an address: the page itself says on which day it was written. What is told is softer.
RANK_DATELINE, RANK_NAMED = 0, 3
WRITTEN = re.compile(
    r"(?:(?P<weekday>[A-Z][a-z]+),?\s+)?"
    r"(?:(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})|(?P<day2>\d{1,2})\s+(?P<month2>[A-Za-z]{3,9})\.?)"
    r"(?:,?\s+(?P<year>\d{4}))?(?!\d)"
)
# A report appears on the day of its dateline or one of the next; within so many days of a date that needs no year.
LAG, SEASON = 2, 300
EARLIEST, LATEST = date(1980, 1, 1), date(2080, 1, 1)


@dataclass(frozen=True, slots=True)
class Recurring:
    """A day of the year, its weekday where it is given, and how many days before and after it a report may appear."""

    written: re.Match[str]
    before: int
    after: int
    rank: int
    reason: str

    @property
    def weekday(self) -> int | None:
        """The weekday that stands with it."""
        found = table("times")["weekdays"].get((self.written["weekday"] or "").lower())
        return int(found) if found else None

    def days(self, within: Interval) -> list[date]:
        """The days that it may be, as far as these days go."""
        month = table("times")["months"].get((self.written["month"] or self.written["month2"]).lower(), 0)
        number = int(self.written["day"] or self.written["day2"])
        first, last = (within.start or EARLIEST).year - 1, (within.end or LATEST).year + 1
        years = [int(self.written["year"])] if self.written["year"] else range(first, last + 1)
        found = (made_day(year, month, number) for year in years)
        return [day for day in found if day and self.weekday in (None, day.isoweekday())]

    def bound(self, left: Interval) -> Bound | None:
        """What it leaves of these days; None if they are too wide to tell the year."""
        if not self.written["year"] and left.days is None:
            return None
        before, after = timedelta(days=self.before), timedelta(days=self.after + 1)
        windows = [Interval(day - before, day + after) for day in self.days(left)]
        inside = [window for window in windows if window.intersect(left)]
        return Bound(self.rank, Interval(inside[0].start, inside[-1].end), self.reason) if inside else None


def made_day(year: int, month: int, day: int) -> date | None:
    """The day, if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def from_datelines(article: Article) -> Iterator[Recurring]:
    """The days that an article's datelines give."""
    for block in article.blocks:
        if block.kind == "dateline":
            for match in WRITTEN.finditer(article.text[block.span.start : block.span.end]):
                yield Recurring(match, 0, LAG, RANK_DATELINE, f"its dateline says “{match[0]}”")


def from_weekdays(sayings: Sequence[Saying]) -> Iterator[Recurring]:
    """Days that stand with their weekday, which few years share: "on Thursday, March 11"."""
    for saying in sayings:
        match = WRITTEN.search(saying.written)
        if match is None or match["year"]:
            continue
        told = Recurring(match, 0, SEASON, RANK_NAMED, f"it tells of “{match[0]}”: “{saying.phrase}”")
        if told.weekday and not saying.doubtful:
            yield told
        elif told.weekday and saying.planned:
            yield Recurring(match, SEASON, 0, RANK_NAMED, f"it plans for “{match[0]}”: “{saying.phrase}”")
