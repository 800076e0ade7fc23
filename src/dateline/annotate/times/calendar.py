"""The calendar: TIMEX3 values as days, and steps from day to day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateline.model import Interval

# Months of a season in the north; winter runs into the next year.
SEASONS = {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3)}
HALVES = {"H1": (1, 6), "H2": (7, 6)}
VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d)(?P<weekend>-WE)?|-Q(?P<quarter>[1-4])"
    r"|-(?P<part>SP|SU|FA|WI|H1|H2))?(?:T.*)?$"
)


def days_of(value: str) -> Interval | None:
    """The days of a TIMEX3 value; None if it names none for certain.

    >>> days_of("1999-Q3").edtf, days_of("2021-W12").edtf, days_of("198").edtf, days_of("XXXX-WXX-3")
    ('1999-07-01/1999-09-30', '2021-03-22/2021-03-28', '198X', None)
    """
    if match := re.fullmatch(r"(\d{2,3})X{0,2}", value):
        return _round_years(match[1])
    match = VALUE.match(value)
    if not match:
        return None
    try:
        return _interval(match)
    except ValueError:
        return None


def _round_years(digits: str) -> Interval | None:
    """A decade (three digits) or a century (two)."""
    size = 10 ** (4 - len(digits))
    first = int(digits) * size
    return Interval(date(first, 1, 1), date(first + size, 1, 1)) if 0 < first < 9000 else None


def _interval(match: re.Match[str]) -> Interval:
    """The days of a value with a year."""
    year = int(match["year"])
    if match["day"]:
        return Interval.day(date(year, int(match["month"]), int(match["day"])))
    if match["month"]:
        return Interval.month(year, int(match["month"]))
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return Interval(monday + timedelta(days=5 if match["weekend"] else 0), monday + timedelta(days=7))
    if match["quarter"]:
        return months(year, int(match["quarter"]) * 3 - 2, 3)
    if match["part"]:
        return months(year, *(SEASONS | HALVES)[match["part"]])
    return Interval.year(year)


def months(year: int, month: int, count: int) -> Interval:
    """Some months from the first of one on."""
    return Interval(date(year, month, 1), add_months(date(year, month, 1), count))


def add_months(day: date, count: int) -> date:
    """The same day of another month, or the last day there.

    >>> add_months(date(2021, 3, 31), -1)
    datetime.date(2021, 2, 28)
    """
    total = day.year * 12 + day.month - 1 + count
    first = date(total // 12, total % 12 + 1, 1)
    last = (date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)).day
    return first.replace(day=min(day.day, last))


def week_value(day: date) -> str:
    """The ISO week of a day, as TIMEX3 writes it."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computation).

    >>> easter(2021)
    datetime.date(2021, 4, 4)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    leap = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - leap - rest % 4) % 7
    shift = (golden + 11 * leap + 22 * sunday) // 451
    month, day = divmod(leap + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The first, second... or (-1) last Monday, Tuesday... of a month."""
    if number < 0:
        last = Interval.month(year, month).end
        assert last is not None
        before = last - timedelta(days=1)
        return before - timedelta(days=(before.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def shift(value: str, unit: str, count: float) -> str | None:
    """A TIMEX3 value moved by some units; the coarser of value and unit decides how fine the answer is.

    >>> shift("2021-03-24", "Y", -8), shift("1989-Q3", "Y", -1), shift("2021-03-24", "D", 2)
    ('2013', '1988-Q3', '2021-03-26')
    """
    days = days_of(value)
    if days is None or days.start is None:
        return None
    try:
        return _SHIFTS[unit](value, days.start, count) if unit in _SHIFTS else None
    except (ValueError, OverflowError):
        return None


def _shift_days(value: str, day: date, count: float) -> str | None:
    if not re.match(r"\d{4}-\d\d-\d\d", value):
        return None
    return (day + timedelta(days=int(count))).isoformat()


def _shift_weeks(value: str, day: date, count: float) -> str | None:
    if re.match(r"\d{4}(-\d\d)?$", value):
        return None
    return week_value(day + timedelta(days=int(count * 7)))


def _shift_months(value: str, day: date, count: float) -> str | None:
    if re.fullmatch(r"\d{4}", value):
        return None
    return f"{add_months(day, int(count)):%Y-%m}"


def _shift_quarters(_value: str, day: date, count: float) -> str | None:
    moved = add_months(day, int(count) * 3)
    return f"{moved.year}-Q{(moved.month + 2) // 3}"


def _shift_years(value: str, day: date, count: float) -> str | None:
    if "-Q" in value:
        return f"{day.year + int(count)}{value[4:]}"
    if len(value) < 4:
        return f"{(day.year + int(count)) // 10}"
    return f"{day.year + int(count):04d}"


_SHIFTS: dict[str, Callable[[str, date, float], str | None]] = {
    "D": _shift_days,
    "W": _shift_weeks,
    "2W": lambda value, day, count: _shift_weeks(value, day, count * 2),
    "M": _shift_months,
    "Q": _shift_quarters,
    "Y": _shift_years,
    "DE": lambda value, day, count: _shift_years(value, day, count * 10),
    "CE": lambda value, day, count: _shift_years(value, day, count * 100),
}
