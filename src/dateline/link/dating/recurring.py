"""Days without a year: a dateline's "ORLOVA, March 23", which is one day of every year that other evidence leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.lexicon import table
from dateline.link.dating.bounds import Bound
from dateline.model import Article, Interval

# Hard as an address: the page itself says on which day it was written.
RANK_DATELINE = 0
WRITTEN = re.compile(
    r"(?:(?P<weekday>[A-Z][a-z]+),?\s+)?(?:(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})|(?P<day2>\d{1,2})\s+(?P<month2>[A-Za-z]{3,9})\.?)"
    r"(?:,?\s+(?P<year>\d{4}))?(?!\d)"
)
# A report appears on the day of its dateline or one of the next.
LAG = 2
# A day of February 29 comes round within so many years; so far back is looked for its weekday.
CENTURY = Interval(date(1980, 1, 1), date(2080, 1, 1))


@dataclass(frozen=True, slots=True)
class Recurring:
    """A day of the year, with its weekday where it is given."""

    month: int
    day: int
    weekday: int | None
    year: int | None
    written: str

    def days(self, within: Interval) -> list[date]:
        """The days that it may be, as far as these days go."""
        first, last = (within.start or CENTURY.start), (within.end or CENTURY.end)
        assert first and last
        years = [self.year] if self.year else range(first.year - 1, last.year + 1)
        found = (made_day(year, self.month, self.day) for year in years)
        return [day for day in found if day and self.weekday in (None, day.isoweekday())]

    def bound(self, left: Interval) -> Bound | None:
        """What it leaves of these days; None if they are too wide to tell the year."""
        windows = [Interval(day, day + timedelta(days=LAG + 1)) for day in self.days(left)]
        inside = [window for window in windows if window.intersect(left)]
        if not inside or (self.year is None and (left.start is None or left.end is None)):
            return None
        hull = Interval(inside[0].start, inside[-1].end)
        return Bound(RANK_DATELINE, hull, f"its dateline says “{self.written}”")


def made_day(year: int, month: int, day: int) -> date | None:
    """The day, if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def from_datelines(article: Article) -> Iterator[Recurring]:
    """The days that an article's datelines give."""
    months, weekdays = table("times")["months"], table("times")["weekdays"]
    for block in article.blocks:
        if block.kind != "dateline":
            continue
        for match in WRITTEN.finditer(article.text[block.span.start : block.span.end]):
            month = months.get((match["month"] or match["month2"]).lower())
            if month:
                weekday = weekdays.get((match["weekday"] or "").lower())
                year = int(match["year"]) if match["year"] else None
                yield Recurring(month, int(match["day"] or match["day2"]), weekday, year, match[0])
