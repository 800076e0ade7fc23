"""Rules for named days: Christmas, last Easter, Thanksgiving 1999."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.annotate.times.calendar import easter, nth_weekday
from dateline.annotate.times.dates import EDGED, YEAR, misfit, stated_year
from dateline.annotate.times.grammar import Phrase, Reading, Reference, Rule, rule

RULES: list[Rule] = []


def named_day(phrase: Phrase) -> tuple[str, object] | None:
    """How the year gives the day that is named, as the lexicon has it: its section, and the entry there."""
    word = phrase.first("HOLIDAY")
    if word is None or not word.text[:1].isupper() or not isinstance(word.value, tuple):
        return None
    way, rest = word.value
    return str(way), rest


@rule(RULES, f"{EDGED} HOLIDAY {YEAR}?", needs="HOLIDAY")
@rule(RULES, f"{EDGED} (?:DEICTIC|NARRATIVE|THIS) HOLIDAY", needs="HOLIDAY")
def holiday(phrase: Phrase) -> Reading | None:
    """A named day."""
    named = named_day(phrase)
    if named is None:
        return None
    way, rest = named
    if year := stated_year(phrase):
        return Reading("date", holiday_in(way, rest, int(year)) or year)
    vague = f"XXXX-{rest}" if way == "fixed" else "XXXX-XX-XX"
    return Reading("date", vague, lambda reference: nearest_holiday(way, rest, reference))


def holiday_in(way: str, rest: object, year: int) -> str | None:
    """The value of a named day in a year."""
    if way == "fixed":
        return f"{year}-{rest}"
    if way == "easter" and isinstance(rest, int):
        return (easter(year) + timedelta(days=rest)).isoformat()
    if way == "floating" and isinstance(rest, tuple):
        return nth_weekday(year, *rest).isoformat()
    return None


def nearest_holiday(way: str, rest: object, reference: Reference) -> str | None:
    """The named day of the year that fits the tense best."""
    if reference.day is None:
        return None
    years = [reference.day.year] if reference.narrative else [reference.day.year + step for step in (0, -1, 1)]
    values = [made for one in years if (made := holiday_in(way, rest, one))]
    today = reference.day
    return min(values, key=lambda one: misfit((date.fromisoformat(one) - today).days, reference), default=None)


@rule(RULES, f"{EDGED} (?:DEICTIC|THIS|NARRATIVE) HOLIDAY", needs="HOLIDAY")
def near_holiday(phrase: Phrase) -> Reading | None:
    """Last Christmas, this Easter."""
    named, which = named_day(phrase), phrase.first("DEICTIC", "THIS", "NARRATIVE")
    if named is None or which is None:
        return None
    way, rest = named
    step = int(str(which.value)) if which.kind == "DEICTIC" else 0
    vague = f"XXXX-{rest}" if way == "fixed" else "XXXX-XX-XX"
    return Reading("date", vague, lambda reference: which_holiday(way, rest, step, reference))


def which_holiday(way: str, rest: object, step: int, reference: Reference) -> str | None:
    """The named day before or after the reference, or the nearest."""
    if reference.day is None or not step:
        return nearest_holiday(way, rest, reference)
    today = reference.day.isoformat()
    values = [made for back in (-1, 0, 1) if (made := holiday_in(way, rest, reference.day.year + back))]
    right = [one for one in values if (one > today if step > 0 else one < today)]
    return (min if step > 0 else max)(right, default=None)
