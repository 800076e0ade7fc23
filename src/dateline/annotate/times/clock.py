"""Rules for times of the day, dates written in numbers, and words for the past, present and future at large."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.annotate.times.calendar import days_of, shift
from dateline.annotate.times.dates import day_reading, full_year, made_day, nearest_day, proper, stated_year
from dateline.annotate.times.days import counted, nearest_weekday
from dateline.annotate.times.grammar import Phrase, Reading, Reference, Resolve, Rule, rule
from dateline.model import Interval

RULES: list[Rule] = []
HOUR = "(?:CLOCK (?:AMPM)?|NUMBER AMPM|HOUR) (?:ZONE|OTHER? ZONE)?"
DATE = "(?:DAY|WEEKDAY|MONTH NUMBER (?:COMMA? YEAR)?|NUMBER MONTH YEAR?)"


@rule(RULES, HOUR, needs="CLOCK AMPM HOUR")
@rule(RULES, f"{HOUR} COMMA? ON? (?:WEEKDAY COMMA?)? {DATE}", needs="CLOCK AMPM HOUR")
@rule(RULES, f"{DATE} (?:IN|COMMA)? {HOUR}", needs="CLOCK AMPM HOUR")
def clock(phrase: Phrase) -> Reading | None:
    """A time of day, alone or with its day: "5 p.m. EST Friday", "19:00", "noon"."""
    time = hour_of(phrase)
    if time is None or phrase.before == "high":
        return None  # "high noon" is no hour
    resolve, vague = day_of(phrase)

    def resolved(reference: Reference) -> str | None:
        day = resolve(reference)
        return f"{day[:10]}T{time}" if day and len(day) >= 10 else None

    return Reading("time", f"{vague}T{time}", resolved)


def hour_of(phrase: Phrase) -> str | None:
    """Hours and minutes as TIMEX3 writes them."""
    if word := phrase.first("HOUR"):
        return str(word.value)
    written = phrase.first("CLOCK") or phrase.first("NUMBER")
    if written is None:
        return None
    digits = [int(part) for part in re.findall(r"\d+", written.text)]
    half = phrase.value("AMPM")
    hour = digits[0] % 12 + (12 if half == "p" else 0) if half else digits[0]
    if hour > 24 or (half and digits[0] > 12):
        return None
    minutes = "".join(f":{part:02d}" for part in digits[1:]) or ":00"
    return f"{hour:02d}{minutes}"


def day_of(phrase: Phrase) -> tuple[Resolve, str]:
    """The day to which a time of day belongs, and how it is written while unknown."""
    if (month := phrase.integer("MONTH")) is not None:
        numbers = [word.value for word in phrase.all("NUMBER") if isinstance(word.value, int)]
        number = numbers[-1]
        if year := stated_year(phrase):
            value = f"{year}-{month:02d}-{number:02d}"
            return (lambda _: value), value
        return (lambda reference: nearest_day(month, number, reference)), f"XXXX-{month:02d}-{number:02d}"
    if (weekday := phrase.integer("WEEKDAY")) is not None:
        return (lambda reference: nearest_weekday(weekday, 0, reference)), f"XXXX-WXX-{weekday}"
    if (distance := phrase.integer("DAY")) is not None:
        return counted("D", distance), "XXXX-XX-XX"
    return told_day, "XXXX-XX-XX"


def told_day(reference: Reference) -> str | None:
    """The day told last, else the reference's day."""
    return shift(reference.base, "D", 0)


@rule(RULES, "THE? EDGE? PART UNITS? (?:OF|ON) THE? (?:NUMBER|ORDINAL) OF? MONTH (?:COMMA? YEAR)?", needs="PART")
@rule(RULES, "THE? EDGE? PART UNITS? (?:OF|ON) MONTH (?:NUMBER|ORDINAL) (?:COMMA? YEAR)?", needs="PART")
def part_of_day(phrase: Phrase) -> Reading | None:
    """The night of 10 August 1792, the early morning hours of 30 April."""
    month, number = phrase.integer("MONTH"), phrase.integer("NUMBER", "ORDINAL")
    if month is None or number is None or not proper(phrase):
        return None
    day, code = day_reading(phrase, month, number), phrase.value("PART")
    if day is None:
        return None

    def resolve(reference: Reference) -> str | None:
        value = day.resolve(reference) if day.resolve else day.value
        return f"{value}T{code}" if value else None

    return Reading("time", f"{day.value}T{code}", resolve)


@rule(RULES, "ISO", needs="ISO")
def iso(phrase: Phrase) -> Reading | None:
    """2021-04-07, 2021-04-07T15:00Z."""
    text = phrase.words[phrase.low].text.replace(" ", "T")
    return Reading("time" if "T" in text else "date", text) if days_of(text[:10]) else None


@rule(RULES, "NUMDATE", needs="NUMDATE")
def numeric(phrase: Phrase) -> Reading | None:
    """24-03-2021, 3/24/21, 24.3.2021: day or month first by what is possible, both possible is a month's doubt."""
    text = phrase.words[phrase.low].text
    first, second, third = re.split(r"[/.-]", text)
    if len(first) == 4:
        made = made_day(int(first), int(second), int(third))
        return Reading("date", made.isoformat()) if made else None
    if len(third) not in (2, 4) or (len(third) == 2 and "/" not in text):
        return None
    year = third if len(third) == 4 else full_year(third)
    days = possible_days(int(year), int(first), int(second))
    if not 1500 <= int(year) <= 2100 or not days:
        return None
    if len(days) == 1:
        return Reading("date", days[0].isoformat())
    hull = Interval(days[0], days[1] + timedelta(days=1))

    def chosen(reference: Reference) -> str | None:
        day = chosen_day(days, int(first), reference)
        return day.isoformat() if day else None

    return Reading("date", year, chosen, lambda reference: days_of(chosen(reference) or "") or hull)


def possible_days(year: int, first: int, second: int) -> list[date]:
    """The days that two numbers may mean, day first and month first."""
    found = {made_day(year, second, first), made_day(year, first, second)}
    return sorted(day for day in found if day)


def chosen_day(days: list[date], first: int, reference: Reference) -> date | None:
    """Of two readings the one that the article's other dates show, else that which lies nearer by far."""
    if reference.day_first is not None:
        return next(day for day in days if (day.day == first) == reference.day_first)
    if reference.day is None:
        return None
    near = [day for day in days if abs((day - reference.day).days) <= NEAR]
    return near[0] if len(near) == 1 else None


# A date that a report writes in numbers is most often within so many days.
NEAR = 31


@rule(RULES, "REF", needs="REF")
def general(phrase: Phrase) -> Reading | None:
    """Now, recently, soon."""
    if phrase.words[phrase.low].text.lower() == "soon" and phrase.after in ("as", "after", "before"):
        return None
    return Reading("date", str(phrase.value("REF")))


@rule(RULES, "THE DEICTIC", needs="DEICTIC")
@rule(RULES, "DEICTIC", needs="DEICTIC")
def deictic(phrase: Phrase) -> Reading | None:
    """The past; current."""
    text = " ".join(word.text.lower() for word in phrase.words[phrase.low : phrase.high])
    value = {"the past": "PAST_REF", "current": "PRESENT_REF"}.get(text)
    return Reading("date", value) if value else None
