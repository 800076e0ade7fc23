"""Bounds from the article itself: its address, its captions, the latest day it tells of, the next day it plans for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.link.dating.bounds import Bound, not_after, not_before
from dateline.link.dating.sayings import Saying, known
from dateline.model import Article, Interval

RANK_URL, RANK_TOLD, RANK_PLANNED = 0, 1, 2
URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?:/|$)")
# A page's address may carry the day before or after by another clock.
SLACK = timedelta(days=1)


def from_address(article: Article) -> Iterator[Bound]:
    """The day or month in the article's address."""
    address = article.url or article.origin
    if match := URL_DAY.search(address):
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return
        yield Bound(RANK_URL, Interval(day - SLACK, day + 2 * SLACK), f"its address carries {day}")
    elif match := URL_MONTH.search(address):
        month = Interval.month(int(match[1]), int(match[2]))
        yield Bound(RANK_URL, month, f"its address carries {match[1]}-{match[2]}")


# A year stands in the date: "March 2008", "7/8/07".
YEAR = re.compile(r"\d{4}|\d/\d\d$")
# What was once to happen may be long past: "were to be delivered in May 2008".
OLD_PLAN = re.compile(r"\b(?:was|were|had been|would have|originally|previously|initially)\b", re.IGNORECASE)
# A plan for a longer time than a year bounds nothing.
LONGEST = 366


def from_sayings(sayings: Sequence[Saying]) -> Iterator[Bound]:
    """The latest day told as past, the next one planned. Only dates with their year say so by themselves."""
    dated = [one for one in sayings if YEAR.search(one.written) and one.time.when]
    past = [(start, one) for one in dated if not one.doubtful and (start := first_day(one))]
    day, told = max(past, key=lambda found: (found[0], found[1].time.span), default=(date.min, None))
    if told:
        yield not_before(RANK_TOLD, day, f"it tells of {told.time.value}: “{told.phrase}”")
    plans = [(end, one) for one in dated if one.planned and (end := end_of_plan(one)) and end > day]
    if plans:
        end, plan = min(plans, key=lambda found: (found[0], found[1].time.span))
        yield not_after(RANK_PLANNED, end - timedelta(days=1), f"it plans for {plan.time.value}: “{plan.phrase}”")


def first_day(saying: Saying) -> date | None:
    """The first day of a date; of "since 2004", too."""
    return saying.time.when.start if saying.time.when else None


def end_of_plan(saying: Saying) -> date | None:
    """The day after a plan's last one; None if it is for longer than a year, or was made long ago."""
    days = None if OLD_PLAN.search(saying.text) else known(saying.time)
    return days.end if days and (days.days or 0) <= LONGEST else None
