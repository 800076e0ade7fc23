"""Rules for days and months of the calendar: 12 March 2021, Nov. 21, mid-October, on the 7th."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.annotate.times.calendar import add_months, days_of
from dateline.annotate.times.grammar import Phrase, Reading, Reference, Rule, rule
from dateline.annotate.times.words import Word
from dateline.lexicon import table

RULES: list[Rule] = []
# "early", "the end of", "mid-", "around" before a date belong to the expression and leave its value alone.
EDGED = "APPROX? (?:(?:THE OTHER?)? BORDER OF | THE? EDGE (?:IN|DASH)?)?"
WEEKDAY = "(?:WEEKDAY COMMA?)?"
YEAR = "(?:(?:COMMA|OF|IN|DASH)? (?:(?:YEAR|SHORTYEAR) BC?|NUMBER BC))"
BEFORE_CHRIST = "BC"


@rule(RULES, f"{EDGED} {WEEKDAY} MONTH THE? (?:NUMBER|ORDINAL) {YEAR}?", needs="MONTH")
@rule(RULES, f"{EDGED} {WEEKDAY} THE? (?:NUMBER|ORDINAL) (?:OF|DASH)? MONTH {YEAR}?", needs="MONTH")
def day(phrase: Phrase) -> Reading | None:
    """A day of a month: "Friday, 12 March 2021", "the 3rd of May", "Nov. 21"."""
    number = phrase.integer("NUMBER", "ORDINAL")
    month = phrase.integer("MONTH")
    if number is None or month is None or not 1 <= number <= 31 or not proper(phrase):
        return None
    return day_reading(phrase, month, number)


def stated_year(phrase: Phrase) -> str | None:
    """The year that stands in the phrase, with its century."""
    return year_among(phrase.words[phrase.low : phrase.high])


def year_among(words: Sequence[Word]) -> str | None:
    """The year that stands among some words."""
    before_christ = any(word.kind == "BC" for word in words)
    kinds = ("YEAR", "NUMBER") if before_christ else ("YEAR", "SHORTYEAR")
    word = next((word for word in reversed(words) if word.kind in kinds), None)
    if word is None:
        return None
    if word.kind == "SHORTYEAR":
        return full_year(word.text[1:])
    return f"{BEFORE_CHRIST}{word.value:04d}" if before_christ else f"{word.value:04d}"


JOINING = ("DASH", "TO", "AND", "UNTIL", "SLASH")
IN_DATE = ("NUMBER", "ORDINAL", "MONTH", "COMMA", "OF", "WEEKDAY", "THE", *JOINING)


def range_year(phrase: Phrase) -> str | None:
    """The year that the end of a range lends to its beginning: "18 August - 15 September 1951"."""
    if phrase.high >= len(phrase.words) or phrase.words[phrase.high].kind not in JOINING:
        return None
    for place in range(phrase.high + 1, min(phrase.high + 8, len(phrase.words))):
        word = phrase.words[place]
        if word.kind == "YEAR":
            return year_among(phrase.words[place : place + 2])
        if word.kind not in IN_DATE:
            return None
    return None


@rule(RULES, "NUMBER (?=(?:DASH|TO|AND|SLASH) (?:NUMBER|ORDINAL) OF? MONTH)", needs="MONTH")
@rule(RULES, "ORDINAL (?=(?:DASH|TO|AND|SLASH) THE? (?:NUMBER|ORDINAL) OF? MONTH)", needs="MONTH")
def range_start(phrase: Phrase) -> Reading | None:
    """The first day of "6-7 January 1916"."""
    number = phrase.integer("NUMBER", "ORDINAL")
    month = next((word for word in phrase.words[phrase.high :] if word.kind == "MONTH"), None)
    if number is None or month is None or not 1 <= number <= 31 or not month.text[0].isupper():
        return None
    return day_reading(phrase, int(str(month.value)), number)


def day_reading(phrase: Phrase, month: int, number: int) -> Reading | None:
    """A day of a month whose year stands in the phrase, at the end of the range, or nowhere."""
    rest = f"-{month:02d}-{number:02d}"
    if year := stated_year(phrase) or range_year(phrase):
        return Reading("date", year + rest) if year.startswith(BEFORE_CHRIST) or days_of(year + rest) else None
    weekday, sudden = phrase.integer("WEEKDAY"), names_sudden(phrase)

    def resolve(reference: Reference) -> str | None:
        known = replace(reference, done=True) if sudden else reference
        return nearest_day(month, number, known, weekday)

    return Reading("date", f"XXXX{rest}", resolve)


def names_sudden(phrase: Phrase) -> bool:
    """Is it the day of what nobody announces: "the Sept. 11 attack", "the earthquake of May 12"?"""
    after = phrase.words[phrase.high : phrase.high + 2]
    before = phrase.words[max(0, phrase.low - 2) : phrase.low]
    around = [
        after[:1],
        after[1:] if after and after[0].kind == "OTHER" else [],
        before[:1] if [word.kind for word in before[1:]] == ["OF"] else [],
    ]
    sudden = table("times")["sudden"]
    return any(word.text.lower() in sudden for words in around for word in words)


@rule(RULES, f"(?<=MONTH NUMBER (?:DASH|TO|AND|SLASH)) NUMBER {YEAR}?", needs="MONTH")
def range_end(phrase: Phrase) -> Reading | None:
    """The second day of "April 6-7"."""
    number = phrase.integer("NUMBER")
    month = phrase.words[phrase.low - 3]
    if number is None or not 1 <= number <= 31 or not month.text[0].isupper():
        return None
    return day_reading(phrase, int(str(month.value)), number)


@rule(RULES, "(?<=YEAR (?:DASH|SLASH)) NUMBER", needs="YEAR")
def year_range_end(phrase: Phrase) -> Reading | None:
    """The second year of "1915-17"."""
    first, word = phrase.words[phrase.low - 2], phrase.words[phrase.low]
    if not (word.text.isdigit() and len(word.text) == 2 and str(first.value)[2:] < word.text):
        return None
    return Reading("date", f"{str(first.value)[:2]}{word.text}")


@rule(RULES, "(?:NUMBER|YEAR) (?=(?:DASH|TO|AND) (?:NUMBER|YEAR) BC)", needs="BC")
def years_before_christ(phrase: Phrase) -> Reading:
    """The first year of "499-493 BC"."""
    return Reading("date", f"{BEFORE_CHRIST}{phrase.integer('NUMBER', 'YEAR'):04d}")


def full_year(digits: str) -> str:
    """A year of two digits: from '30 on the twentieth century."""
    return ("19" if int(digits) >= 30 else "20") + digits


def proper(phrase: Phrase) -> bool:
    """Is the month's name a name here? "May" and "March" by themselves are months only after a fitting word."""
    word = phrase.first("MONTH")
    if word is None or not word.text[0].isupper():
        return word is None
    alone = not phrase.has("YEAR", "NUMBER", "ORDINAL", "EDGE", "BORDER", "DEICTIC", "NARRATIVE", "EACH", "THIS")
    return not (alone and word.text.lower() in ("may", "march")) or expected(phrase)


def expected(phrase: Phrase) -> bool:
    """Does a month follow from the words before: "in March", "from May to March"; and no walk: "March on the"?"""
    before = phrase.words[max(0, phrase.low - 3) : phrase.low]
    fits = bool(before) and before[-1].text.lower() in MONTH_AFTER
    joined = bool(before) and before[-1].kind in JOINING and any(word.kind == "MONTH" for word in before)
    walk = [word.text.lower() for word in phrase.words[phrase.high : phrase.high + 2]] in (["on", "the"], ["to", "the"])
    return (fits or joined) and not walk


MONTH_AFTER = frozenset({
    "in", "of", "since", "until", "till", "by", "from", "during", "through", "throughout", "for", "before", "after",
    "between", "on", "around", "about", "every", "each", "only", "back", "late", "early",
})  # fmt: skip


def nearest_day(month: int, number: int, reference: Reference, weekday: int | None = None) -> str | None:
    """The day of that month that fits: the told year in a history, else the one nearest to the reference."""
    if reference.day is None:
        return None
    years = [reference.day.year + step for step in (0, -1, 1)]
    if reference.narrative and reference.pinned:
        years += [reference.pinned.year, reference.pinned.year + 1]
    days = [made for year in years if (made := made_day(year, month, number))]
    if weekday and (right := [one for one in days if one.isoweekday() == weekday]):
        days = right
    if not days:
        return None
    if reference.done and not reference.narrative:
        days = [one for one in days if one <= reference.day] or days
    if reference.narrative:
        return next(iter(following_days(days, reference.pinned)), days[0]).isoformat()
    return min(days, key=lambda one: misfit((one - reference.day).days, reference)).isoformat()  # type: ignore[operator]


# A history goes on from the day told last by so many days, or goes back a little.
ONWARD, BACKWARD = 100, 20


def following_days(days: Sequence[date], pinned: date | None) -> list[date]:
    """Those of some days on which a history goes on from the day that it has reached."""
    return [one for one in days if pinned and -BACKWARD <= (one - pinned).days <= ONWARD]


# A past tense tells of a day ahead only if the calendar has no day behind that is nearly as near.
WRONG_WAY = 6.0


def misfit(distance: int, reference: Reference) -> float:
    """How badly a distance in days fits the tense: a date in the wrong direction counts as far off."""
    wrong = (distance > 0 and reference.tense == "past") or (distance < 0 and reference.tense == "future")
    return abs(distance) * (WRONG_WAY if wrong else 1.0)


def made_day(year: int, month: int, number: int) -> date | None:
    """The day, if the calendar has it."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


@rule(RULES, f"{EDGED} MONTH {YEAR}", needs="MONTH")
def month_of_year(phrase: Phrase) -> Reading | None:
    """A month with its year."""
    year = stated_year(phrase)
    return Reading("date", f"{year}-{phrase.integer('MONTH'):02d}") if year and proper(phrase) else None


@rule(RULES, f"{EDGED} MONTH", needs="MONTH")
def month(phrase: Phrase) -> Reading | None:
    """A month alone."""
    number = phrase.integer("MONTH")
    word = phrase.first("MONTH")
    if number is None or word is None or not proper(phrase) or (len(word.text) == 3 and word.text.lower() != "may"):
        return None  # "Jan" without its dot is a man
    return Reading("date", f"XXXX-{number:02d}", lambda reference: nearest_month(number, reference))


# A month told in the present tense is to come if it starts within so many months.
AHEAD = 5


def nearest_month(number: int, reference: Reference) -> str | None:
    """The month that fits: by the tense of the verb, else the nearer one."""
    if reference.day is None:
        return None
    ahead = number - reference.day.month
    year = reference.day.year
    if reference.narrative:
        return f"{year + new_year(number, reference)}-{number:02d}"
    if (reference.tense == "past" and ahead > 0) or (reference.tense == "present" and ahead > AHEAD):
        year -= 1
    elif reference.tense == "future" and ahead < 0:
        year += 1
    return f"{year}-{number:02d}"


# From the last months of a year a history goes on to the first ones of the next.
TURN = 9


def new_year(number: int, reference: Reference) -> bool:
    """Does a history that tells of a month's end of year go on to a month of the next: "in December... In January"?"""
    told = days_of(reference.told)
    named = told is not None and told.days is not None and told.days <= 31
    return named and reference.day is not None and reference.day.month - number >= TURN


@rule(RULES, "(?<=ON) THE ORDINAL", needs="ORDINAL")
def day_of_month(phrase: Phrase) -> Reading | None:
    """A day counted in its month, as translations write it: "on the 7th"."""
    word = phrase.first("ORDINAL")
    if word is None or not isinstance(word.value, int) or not word.text[0].isdigit() or word.value > 31:
        return None
    number = word.value
    if phrase.high < len(phrase.words) and phrase.words[phrase.high].kind == "OTHER" and phrase.after not in SMALL:
        return None  # "on the 7th floor"
    return Reading("date", f"XXXX-XX-{number:02d}", lambda reference: nearest_number(number, reference))


SMALL = {"that", "it", "he", "she", "they", "we", "but", "when", "which", "who", "with", "for", "local", "said"}


def nearest_number(number: int, reference: Reference) -> str | None:
    """The day with this number in the reference's month, or in the month before or after by the tense."""
    if reference.day is None:
        return None
    step = 0
    if reference.tense != "future" and number > reference.day.day and not reference.narrative:
        step = -1
    elif reference.tense == "future" and number < reference.day.day:
        step = 1
    first = add_months(reference.day.replace(day=1), step)
    made = made_day(first.year, first.month, number)
    return made.isoformat() if made else None
