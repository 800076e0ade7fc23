"""Rules for days that count from somewhere: today, last night, on Tuesday, Monday of next week."""

from __future__ import annotations

from datetime import timedelta

from dateline.annotate.times.calendar import days_of, shift
from dateline.annotate.times.grammar import Phrase, Reading, Reference, Resolve, Rule, rule
from dateline.annotate.times.periods import EDGED, period

RULES: list[Rule] = []
WHICH = "(?:DEICTIC|NARRATIVE|THIS|THE NARRATIVE|THE DEICTIC)"


def counted(unit: str, count: float) -> Resolve:
    """Counts whole units from the reference's day."""
    return lambda reference: period(reference.day, unit, count) if reference.day else None


@rule(RULES, f"{EDGED} DAY", needs="DAY")
@rule(RULES, "(?:EDGE DASH?)? PART DAY", needs="DAY")
@rule(RULES, "DAY (?:EDGE DASH?)? (?:PART|HOUR)", needs="DAY")
def day(phrase: Phrase) -> Reading | None:
    """Today, yesterday, tomorrow; with a part of the day."""
    distance = phrase.integer("DAY")
    if distance is None:
        return None
    return of_day(counted("D", distance), "XXXX-XX-XX", phrase)


def of_day(resolve: Resolve, vague: str, phrase: Phrase) -> Reading:
    """A day, and the part of it if the phrase names one."""
    code = phrase.value("PART", "NIGHT")
    hour = phrase.value("HOUR")
    ending = f"T{code}" if code else f"T{hour}" if hour else ""

    def ended(reference: Reference) -> str | None:
        value = resolve(reference)
        return value + ending if value else None

    return Reading("time" if ending else "date", vague + ending, ended if ending else resolve)


@rule(RULES, "NIGHT", needs="NIGHT")
@rule(RULES, f"{EDGED} (?:DEICTIC|THIS|NARRATIVE|THE) EDGE? PART", needs="PART")
def part(phrase: Phrase) -> Reading | None:
    """A part of a day near now: "this morning", "last night", "that afternoon", "overnight"."""
    which = phrase.first("DEICTIC", "NARRATIVE", "THE")
    if which is None or which.kind in ("DEICTIC", "THIS"):
        back = -1 if which is not None and which.value == -1 else 0
        return of_day(counted("D", back), "XXXX-XX-XX", phrase)
    if which.kind == "THE":
        return of_day(told_day(0), "XXXX-XX-XX", phrase)
    return of_day(told_day(int(str(which.value))), "XXXX-XX-XX", phrase)


def told_day(count: int) -> Resolve:
    """The day told last, moved by some days."""
    return lambda reference: shift(reference.base, "D", count)


@rule(RULES, f"{EDGED} {WHICH}? WEEKDAY (?:(?:EDGE DASH?)? PART)?", needs="WEEKDAY")
@rule(RULES, "(?:PART|HOUR) (?:OF|ON)? (?:DEICTIC)? WEEKDAY", needs="WEEKDAY")
@rule(RULES, f"{EDGED} WEEKDAY (?:OF)? (?:DEICTIC|THIS) UNIT", needs="WEEKDAY")
def weekday(phrase: Phrase) -> Reading | None:
    """A day of the week: "on Tuesday", "last Friday night", "Monday of next week"."""
    number = phrase.integer("WEEKDAY")
    name = phrase.first("WEEKDAY")
    if number is None or name is None or not name.text[0].isupper() or len(name.text) < 4:
        return None
    which = phrase.first("DEICTIC", "NARRATIVE", "THIS")
    if phrase.has("UNIT"):
        count = int(str(which.value)) if which and which.kind == "DEICTIC" else 0
        return of_day(lambda reference: in_week(number, count, reference), f"XXXX-WXX-{number}", phrase)
    if which and which.kind == "NARRATIVE":
        step = int(str(which.value))
        return of_day(lambda reference: told_weekday(number, step, reference), f"XXXX-WXX-{number}", phrase)
    step = int(str(which.value)) if which and which.kind == "DEICTIC" else 0
    return of_day(lambda reference: nearest_weekday(number, step, reference), f"XXXX-WXX-{number}", phrase)


def nearest_weekday(number: int, step: int, reference: Reference) -> str | None:
    """The weekday that fits: "last" is before the day, "next" after it, else the tense decides."""
    if reference.day is None:
        return None
    back = (reference.day.isoweekday() - number) % 7
    if step < 0:
        back = back or 7
    elif step > 0:
        back = -((-back) % 7 or 7)
    elif reference.tense == "future" and back:
        back -= 7
    return (reference.day - timedelta(days=back)).isoformat()


def in_week(number: int, count: int, reference: Reference) -> str | None:
    """The weekday of this, last or next week."""
    if reference.day is None:
        return None
    monday = reference.day - timedelta(days=reference.day.isoweekday() - 1)
    return (monday + timedelta(days=number - 1 + 7 * count)).isoformat()


def told_weekday(number: int, step: int, reference: Reference) -> str | None:
    """The weekday before, on or after the day told last."""
    days = days_of(reference.base)
    if days is None or days.start is None:
        return None
    ahead = (number - days.start.isoweekday()) % 7
    if step > 0:
        ahead = ahead or 7
    elif step < 0 or ahead > 3:
        ahead -= 7
    return (days.start + timedelta(days=ahead)).isoformat()
