"""Publication dates as pages print them: "23 Mar 2021", "24-03-2021", "Tuesday, March 29, 2021 10:15 GMT"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.lexicon import pattern, table, words
from dateline.model import Interval

MONTHS: dict[str, int] = dict(table("publication")["months"])
WEEKDAYS: dict[str, int] = dict(table("publication")["weekdays"])
MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
WEEKDAY = "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))
YEAR = r"(?P<year>(?:19|20)\d\d)"
FORMS = (
    # 23rd of March, 2021 and 23-Mar-2021
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[\s/-]*(?:of\s|de\s)?\s*"
    rf"(?P<month>{MONTH})\b\.?,?[\s/-]*(?:de\s)?{YEAR}(?!\d)",
    # March 23, 2021
    rf"\b(?P<month>{MONTH})\b\.?\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*{YEAR}(?!\d)",
    # 2021-03-23, 2021/3/23
    rf"(?<!\d){YEAR}[-/.年]\s?(?P<month>\d{{1,2}})[-/.月]\s?(?P<day>\d{{1,2}})(?!\d)",
    # 23/03/2021 or 03/23/2021
    rf"(?<![\d./-])(?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second>\d{{1,2}})(?P=mark){YEAR}(?!\d)",
    # 23.03.21
    r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[./])(?P<second>\d{1,2})(?P=mark)(?P<year>\d\d)(?![\d./])",
    # 20210323
    rf"(?<!\d){YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)",
)
DATES = tuple(re.compile(form, re.IGNORECASE) for form in FORMS)
MONTH_YEAR = re.compile(rf"\b(?P<month>{MONTH})\b\.?,?\s+{YEAR}(?!\d)", re.IGNORECASE)
NO_YEAR = re.compile(
    rf"\b(?:(?:{MONTH})\b\.?\s\d{{1,2}}|\d{{1,2}}\s(?:{MONTH})\b\.?)(?:st|nd|rd|th)?(?![\w/-])", re.IGNORECASE
)
# A dateline may shorten the year: "3 JAN 90".
SHORT_YEAR = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})\s+(?P<month>{MONTH})\.?\s+(?P<year>\d\d)(?!\d)", re.IGNORECASE)
TIME = re.compile(
    r"(?:(?:\bT|\b)\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d+)?(?!\d)|\b\d{3,4}(?=\s?(?:GMT|UTC|hrs?))|\b\d{1,2}(?=\s?[ap]\.?m\b))"
    r"\s*(?:[ap]\.?\s?m\b\.?)?|(?<=[\d\s])[+-]\d\d:?\d\d\b|(?<=\d)Z\b",
    re.IGNORECASE,
)
WEEKDAY_WORD = re.compile(rf"\b(?:{WEEKDAY})\b\.?", re.IGNORECASE)
ZONE = re.compile(
    r"\b(?:GMT|UTC|BST|CES?T|E[SD]T|P[SD]T|C[SD]T|M[SD]T|ET|IST|MSK|AST|JST|KST|HKT|PKT|SGT|AEDT|AEST|WIB)\b(?:\s?[+-]\d{1,2}(?::?\d\d)?)?"
)
# Where clocks show this, the month comes first.
AMERICAN = re.compile(r"\b(?:[EP][SD]?T|[CM][SD]T)\b")
AGO = re.compile(r"\b(?:\d+|an?|one|two|few)\s+(?:sec|min|hour|hr|day|week|month|year)[a-z]*\.?\s+ago\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A calendar date in print: where it stands and every day it may mean."""

    start: int
    end: int
    when: Interval

    @property
    def sure(self) -> bool:
        """Does it mean one single day?"""
        return self.when.days == 1


def stated_dates(text: str) -> list[StatedDate]:
    """All dates with a year, in text order.

    >>> [one.when.edtf for one in stated_dates("Tuesday, 23 March 2021 10:15 GMT; updated 24-03-2021")]
    ['2021-03-23', '2021-03-24']
    """
    found: list[StatedDate] = []
    for form in DATES:
        for match in form.finditer(text):
            when = _meaning(match, text)
            if when and not any(one.start < match.end() and match.start() < one.end for one in found):
                found.append(StatedDate(match.start(), match.end(), when))
    return sorted(found, key=lambda one: one.start)


def stated_interval(text: str) -> Interval | None:
    """The days that a field of metadata states: a date with or without time, a month or a year.

    >>> stated_interval("2021-04").edtf, stated_interval("2024-11-22T06:57:50+01:00").edtf
    ('2021-04', '2024-11-22')
    """
    dates = stated_dates(text)
    if dates:
        return dates[0].when
    if match := re.fullmatch(r"\s*(\d{4})-(\d\d)\s*", text):
        return _month(int(match[1]), int(match[2]))
    if match := MONTH_YEAR.search(text):
        return _month(int(match["year"]), MONTHS[match["month"].lower()])
    if match := re.fullmatch(r"\s*((?:19|20)\d\d)\s*", text):
        return Interval.year(int(match[1]))
    return None


def short_year_date(text: str) -> Interval | None:
    """A date with a year of two digits, as old datelines have it.

    >>> short_year_date("SAN SALVADOR, 3 JAN 90").edtf
    '1990-01-03'
    """
    match = SHORT_YEAR.search(text)
    if not match:
        return None
    year = int(match["year"])
    return _day(year + (1900 if year > 50 else 2000), MONTHS[match["month"].lower()], int(match["day"]))


def without_dates(line: str) -> str:
    """What is left of a line when dates, times and their labels are taken away.

    >>> without_dates("Published: Tue, 23 Mar 2021 | 10:15 am GMT")
    ''
    """
    rest = line
    for one in reversed(stated_dates(line)):
        rest = rest[: one.start] + " " + rest[one.end :]
    for piece in (TIME, MONTH_YEAR, NO_YEAR, AGO, ZONE, WEEKDAY_WORD, pattern("publication", "labels")):
        rest = piece.sub(" ", rest)
    return " ".join(re.sub(r"[\s|•·,:;()/\[\]–—.]+|(?<!\w)-|-(?!\w)", " ", rest).split())


def holds_date(line: str) -> bool:
    """Does the line print a date with a year, or say how long ago it was?"""
    return bool(stated_dates(line) or MONTH_YEAR.search(line) or AGO.search(line))


def holds_time(line: str) -> bool:
    """Does the line print a day without its year, or a time of day?"""
    return bool(NO_YEAR.search(line) or TIME.search(line))


def label_before(line: str, start: int) -> str:
    """The label in front of a date: "published", "updated" or nothing."""
    before = line[:start].lower()
    updated = max((before.rfind(word) for word in words("publication", "updated")), default=-1)
    published = max((before.rfind(word) for word in words("publication", "published")), default=-1)
    if updated > published:
        return "updated"
    return "published" if published >= 0 else ""


def _meaning(match: re.Match[str], text: str) -> Interval | None:
    """Every day that a printed date may mean."""
    parts = match.groupdict()
    year = int(parts["year"]) + (0 if len(parts["year"]) == 4 else 2000)
    if "first" in parts:
        days = list(_readings(year, int(parts["first"]), int(parts["second"]), parts["mark"]))
        return _settle(days, text) if days else None
    month = parts["month"].lower()
    return _day(year, int(month) if month.isdigit() else MONTHS[month], int(parts["day"]))


def _readings(year: int, first: int, second: int, mark: str) -> Iterator[Interval]:
    """Day-first and, unless dots part the numbers, month-first."""
    if day := _day(year, second, first):
        yield day
    if mark != "." and first != second and (day := _day(year, first, second)):
        yield day


def _settle(days: list[Interval], text: str) -> Interval:
    """One of two readings if a weekday or an American clock beside it decides, else the stretch that holds both."""
    named = [WEEKDAYS[match[0].lower().rstrip(".")] for match in WEEKDAY_WORD.finditer(text)]
    if len(days) > 1 and named:
        days = [one for one in days if one.start and one.start.weekday() in named] or days
    if len(days) > 1 and AMERICAN.search(text):
        return days[1]
    return days[0] if len(days) == 1 else days[0].hull(days[1])


def _day(year: int, month: int, day: int) -> Interval | None:
    try:
        return Interval.day(date(year, month, day))
    except (ValueError, OverflowError):
        return None


def _month(year: int, month: int) -> Interval | None:
    return Interval.month(year, month) if 1 <= month <= 12 and year < 9999 else None
