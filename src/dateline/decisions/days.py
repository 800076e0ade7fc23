"""Days as a reviewer writes them."""

from __future__ import annotations

import re
from datetime import date

from dateline.errors import BadDecision
from dateline.model import Interval

DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def days_of(value: str) -> Interval:
    """The days that a date means: a day, a month, a year, or from one to another; raises BadDecision for others.

    >>> days_of("2021-04-07").edtf, days_of("2021-04").edtf, days_of("2021-03-29/2021-04-06").edtf
    ('2021-04-07', '2021-04', '2021-03-29/2021-04-06')
    """
    first, _, last = value.strip().partition("/")
    whole = _unit(first).hull(_unit(last)) if last else _unit(first)
    if last and _unit(last).start < _unit(first).start:  # type: ignore[operator]  # a unit has both ends
        raise BadDecision(f"{first} comes after {last}", remedy="swap the two days")
    return whole


def _unit(value: str) -> Interval:
    """A day, month or year."""
    match = DAY.fullmatch(value.strip())
    try:
        if match and match[3]:
            return Interval.day(date(int(match[1]), int(match[2]), int(match[3])))
        if match and match[2]:
            return Interval.month(int(match[1]), int(match[2]))
        if match:
            return Interval.year(int(match[1]))
    except ValueError:
        pass
    raise BadDecision(f"{value!r} is no day", remedy="write 2021, 2021-03, 2021-03-24 or 2021-03-22/2021-03-24")
