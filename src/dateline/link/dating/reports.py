"""Bounds from other, dated reports of the same story: what one announces another tells as done; days they share."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, timedelta
from functools import reduce

from dateline.link.dating.bounds import Bound
from dateline.link.dating.sayings import Saying, known
from dateline.model import Interval, TimeExpression

RANK_SHARED, RANK_STORY = 5, 4
Alike = Callable[[frozenset[str], frozenset[str]], bool]
DAY_NUMBER = re.compile(r"XXXX-XX-(\d\d)(?:T.*)?")
WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T.*)?")
# "On the 7th" is written within so many days of it; a bare weekday means one of the last or the next six days.
LAG, WEEK = 2, 6
# How near in time reports of one story stand that are so much alike (cosine), in days: measured on a dated stream.
LIKE = 0.25
NEAR = ((0.30, 4), (LIKE, 30))
# Reports almost as much alike as the best one count with it.
ALMOST = 0.7


def from_reports(
    own: Iterable[Saying], others: Iterable[Saying], alike: Alike, near: Collection[str]
) -> Iterator[Bound]:
    """Bounds on the writer of ``own`` from what dated reports of the story say about the same things.

    A weekday told as done counts only if the whole reports are much alike, too (``near``).
    """
    dated = [one for one in others if known(one.time)]
    for saying in own:
        kin = [other for other in dated if alike(saying.words, other.words)]
        yield from _day_number(saying, kin)
        if saying.planned:
            yield from _weekday(saying, [other for other in kin if not other.doubtful])
        elif not saying.doubtful:
            yield from _weekday(saying, [other for other in kin if other.article in near and not other.doubtful])


def _day_number(saying: Saying, kin: Iterable[Saying]) -> Iterator[Bound]:
    """ "On the 7th" as done, in the month for which another report announces the same."""
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
    """A weekday that other reports date: told as done it is behind, planned it lies ahead.

    Where reports of several weeks would fit, as with what comes out every Thursday, any of them may be meant.
    """
    match = WEEKDAY.fullmatch(saying.time.value)
    same = [(day, other) for other in kin if match and (day := one_day(other.time, int(match[1])))]
    if not same:
        return
    first, last = min(day for day, _ in same), max(day for day, _ in same)
    before, after = (timedelta(days=WEEK), timedelta()) if saying.planned else (timedelta(), timedelta(days=WEEK))
    tells = "plans for" if saying.planned else "tells of"
    reason = f"it {tells} the weekday of {first}, when another report has it: “{same[0][1].phrase}”"
    yield Bound(RANK_SHARED, Interval(first - before, last + after + timedelta(days=1)), reason)


def one_day(time: TimeExpression, weekday: int) -> date | None:
    """The day of a time if it is a single one, and that weekday."""
    days = known(time)
    if days and days.days == 1 and days.start and days.start.isoweekday() == weekday:
        return days.start
    return None


def from_likeness(likeness: Iterable[tuple[float, Interval]]) -> Iterator[Bound]:
    """The days around the dated report that is most like this one: the more alike, the nearer."""
    found = [(similarity, days) for similarity, days in likeness if days.start and days.end]
    if not found:
        return
    best = max(similarity for similarity, _ in found)
    days = reduce(Interval.hull, [days for similarity, days in found if similarity >= ALMOST * best])
    assert days.start and days.end
    for similarity, spread in NEAR:
        if best >= similarity:
            around = Interval(days.start - timedelta(days=spread), days.end + timedelta(days=spread))
            reason = f"the reports of its story most like it appeared in {days.edtf}: within {spread} days as a rule"
            yield Bound(RANK_STORY, around, reason)
            return
