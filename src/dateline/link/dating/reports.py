"""Bounds from other, dated reports of the same story: what one announces another tells as done; days they share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dateline.link.dating.bounds import Bound, not_after, not_before
from dateline.link.dating.sayings import Saying, known
from dateline.model import Interval

RANK_SHARED, RANK_STORY = 4, 5
DAY_NUMBER = re.compile(r"XXXX-XX-(\d\d)(?:T.*)?")
WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T.*)?")
# "On the 7th" is written within so many days of it; a bare weekday means one of the last or the next six days.
LAG, WEEK = 2, 6
# So many words must two sentences share to tell of the same thing.
SHARED = 2
# Most of a story's reports appear within so many days of one another.
SPREAD = 3


def from_reports(own: Iterable[Saying], others: Iterable[Saying]) -> Iterator[Bound]:
    """Bounds on the writer of ``own`` from what dated reports of the story say about the same things."""
    dated = [one for one in others if known(one.time)]
    for saying in own:
        kin = [other for other in dated if alike(saying, other)]
        yield from _day_number(saying, kin)
        yield from _weekday(saying, kin)


def alike(left: Saying, right: Saying) -> bool:
    """Do two sentences share enough words to tell of the same thing?"""
    return len(left.words & right.words) >= SHARED


def _day_number(saying: Saying, kin: Iterable[Saying]) -> Iterator[Bound]:
    """"On the 7th" as done, in the month for which another report announces the same."""
    match = DAY_NUMBER.fullmatch(saying.time.value)
    if not match or saying.ahead:
        return
    for other in kin:
        days = known(other.time)
        if days and days.days and days.days <= 31 and (day := day_in(days, int(match[1]))):
            reason = (
                f"it tells as done on day {day.day} what another report {'announces' if other.ahead else 'tells'}"
                f" for {other.time.value}: “{other.phrase}”"
            )
            yield Bound(RANK_SHARED, Interval(day, day + timedelta(days=LAG + 1)), reason)


def day_in(days: Interval, number: int) -> date | None:
    """The day with this number inside some days."""
    day = days.start
    while day and days.end and day < days.end:
        if day.day == number:
            return day
        day += timedelta(days=1)
    return None


def _weekday(saying: Saying, kin: Iterable[Saying]) -> Iterator[Bound]:
    """A weekday that another report dates: told as done it is behind, planned it lies ahead."""
    match = WEEKDAY.fullmatch(saying.time.value)
    if not match:
        return
    for other in kin:
        days = known(other.time)
        if not (days and days.days == 1 and days.start and days.start.isoweekday() == int(match[1])):
            continue
        day = days.start
        if saying.ahead:
            reason = f"it plans for the weekday of {day}, when another report has it: “{other.phrase}”"
            yield Bound(RANK_SHARED, Interval(day - timedelta(days=WEEK), day + timedelta(days=1)), reason)
        else:
            reason = f"it tells of the weekday of {day}, when another report has it: “{other.phrase}”"
            yield Bound(RANK_SHARED, Interval(day, day + timedelta(days=WEEK + 1)), reason)


def from_story(published: Iterable[Interval]) -> Iterator[Bound]:
    """The days around the story's dated reports."""
    known_days = [days for days in published if days.start and days.end]
    if known_days:
        first = min(days.start for days in known_days if days.start) - timedelta(days=SPREAD)
        last = max(days.end for days in known_days if days.end) + timedelta(days=SPREAD)
        reason = f"the other reports of its story appeared from {first + timedelta(days=SPREAD)}"
        yield Bound(RANK_STORY, Interval(first, last), reason)


__all__ = ["alike", "from_reports", "from_story", "not_after", "not_before"]
