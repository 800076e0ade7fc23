"""Rules for weeks, months, seasons, quarters and years that count from somewhere: last June, earlier this month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateline.annotate.times.calendar import add_months, days_of, week_value
from dateline.annotate.times.dates import proper
from dateline.annotate.times.grammar import Days, Phrase, Reading, Reference, Rule, rule
from dateline.model import Interval

RULES: list[Rule] = []
VAGUE_OF = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
    "DE": "XXX", "CE": "XX", "2W": "XXXX-WXX",
}  # fmt: skip
EDGED = "(?:(?:THE OTHER?)? BORDER OF | EDGE DASH? | EARLIER (?:IN|ON)? | LATER (?:IN|ON)? )?"


def period(day: date, unit: str, count: float = 0) -> str | None:
    """The week, month, quarter, year... that lies so many of its kind away from the one with this day."""
    whole = int(count)
    values: dict[str, Callable[[], str]] = {
        "D": lambda: f"{day + timedelta(days=whole)}",
        "W": lambda: week_value(day + timedelta(days=7 * whole)),
        "2W": lambda: week_value(day + timedelta(days=14 * whole)),
        "WE": lambda: week_value(day + timedelta(days=7 * whole)) + "-WE",
        "M": lambda: f"{add_months(day, whole):%Y-%m}",
        "Q": lambda: _quarter(add_months(day, 3 * whole)),
        "Y": lambda: f"{day.year + whole:04d}",
        "DE": lambda: f"{day.year // 10 + whole:03d}",
        "CE": lambda: f"{day.year // 100 + whole:02d}",
    }
    try:
        return values[unit]() if unit in values else None
    except (ValueError, OverflowError):
        return None


def _quarter(day: date) -> str:
    """The quarter with this day."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


@rule(RULES, f"{EDGED} (?:DEICTIC|THIS|THE DEICTIC) FISCAL? UNIT", needs="UNIT")
@rule(RULES, "(?:EDGE|EARLIER|LATER) IN THE UNIT", needs="UNIT")
def unit(phrase: Phrase) -> Reading | None:
    """This week, last month, next year, earlier this month, the current quarter."""
    code = str(phrase.value("UNIT"))
    which = phrase.first("DEICTIC")
    count = int(str(which.value)) if which else 0
    if code.startswith("T") or (code == "D" and phrase.has("THE") and count > 0):
        return None
    if code == "Q" and which and which.text.lower() == "latest":
        return Reading("date", VAGUE_OF[code], latest_quarter)
    if which and phrase.has("THE") and which.text.lower() in ("last", "past", "next", "coming") and code != "WE":
        return spell(code, which.text.lower() in ("last", "past"))
    if which and which.text.lower() in ("past", "this past") and code != "WE":
        return spell(code, True)
    return Reading("date", VAGUE_OF.get(code, "XXXX"), lambda reference: near_period(code, count, reference))


def near_period(code: str, count: int, reference: Reference) -> str | None:
    """A period near the day; the weekend of "this weekend" lies ahead, of "the weekend" behind by the tense."""
    return period(reference.day, code, count) if reference.day else None


def spell(code: str, past: bool) -> Reading:
    """One unit that ends or begins now: "the past year"."""
    return Reading("duration", f"P1{code}", None, around(code, 1, past))


def around(code: str, count: float | None, past: bool) -> Days:
    """The days of a stretch that ends or begins at the reference; of unknown length it is open at the other end."""

    def days(reference: Reference) -> Interval | None:
        if reference.day is None:
            return None
        far = moved(reference.day, code, -(count or 0) if past else (count or 0)) if count else None
        after = reference.day + timedelta(days=1)
        return Interval(far, after) if past else Interval(reference.day, far + timedelta(days=1) if far else None)

    return days


def moved(day: date, code: str, count: float) -> date | None:
    """A day moved by some units, as exactly as the unit allows."""
    try:
        if code in ("D", "W", "2W", "TH", "TM", "TS"):
            return day + timedelta(days=count * {"D": 1, "W": 7, "2W": 14, "TH": 1 / 24}.get(code, 0))
        size = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(code)
        return add_months(day, round(count * size)) if size else None
    except (ValueError, OverflowError):
        return None


@rule(RULES, f"{EDGED} THE FULL? FISCAL? UNIT", needs="UNIT")
def the_unit(phrase: Phrase) -> Reading | None:
    """The weekend, the quarter, the year: of what was told last, else of now."""
    code = str(phrase.value("UNIT"))
    if code == "WE":
        return Reading("date", VAGUE_OF[code], weekend)
    if code == "Q":
        return Reading("date", VAGUE_OF[code], told_quarter)
    if phrase.after in ROMAN or phrase.after in ("-", "before", "after"):
        return None  # "the Year III" of another calendar; "the year before" the one told
    if code == "Y" and phrase.after in ("ended", "ending", "to"):
        return Reading("duration", "P1Y")
    if code == "Y" or (phrase.has("EDGE", "BORDER", "EARLIER", "LATER") and code in VAGUE_OF):
        return Reading("date", VAGUE_OF[code], lambda reference: own_period(code, reference))
    return None


def own_period(code: str, reference: Reference) -> str | None:
    """The week, month or year that a report speaks in, or that a history has reached."""
    if reference.narrative or reference.day is None or code != "Y":
        return told_period(code, 0, reference)
    return period(reference.day, code)


ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"})


def weekend(reference: Reference) -> str | None:
    """The weekend that fits the tense."""
    if reference.day is None:
        return None
    begun = reference.day.isoweekday() >= 6
    return period(reference.day, "WE", 0 if begun or reference.tense == "future" else -1)


def told_quarter(reference: Reference) -> str | None:
    """The quarter told last, else the last one that is over."""
    return reference.quarter or latest_quarter(reference)


def latest_quarter(reference: Reference) -> str | None:
    """The last quarter that is over: the one told last if it is, else the calendar's."""
    told = days_of(reference.quarter) if reference.quarter else None
    if reference.day is None or (told and told.end and told.end <= reference.day):
        return reference.quarter or None
    return period(reference.day, "Q", -1)


def told_period(code: str, count: int, reference: Reference) -> str | None:
    """The week, month or year of the date told last, moved by so many."""
    days = days_of(reference.base)
    if days is None or days.start is None or (days.days or 0) > SIZE.get(code, 0):
        return None
    return period(days.start, code, count)


# A date longer than this is too coarse to name its week, month...
SIZE = {"D": 1, "W": 7, "2W": 14, "WE": 7, "M": 31, "Q": 92, "Y": 366, "DE": 3660, "CE": 36600}


@rule(RULES, f"{EDGED} THE? NARRATIVE UNIT", needs="NARRATIVE")
@rule(RULES, "THE DEICTIC UNIT", needs="DEICTIC")
def told_unit(phrase: Phrase) -> Reading | None:
    """A unit counted from the date told last: "that year", "the following day", "the next morning"."""
    code = str(phrase.value("UNIT"))
    which = phrase.first("NARRATIVE", "DEICTIC")
    if which is None or code.startswith("T"):
        return None
    count = int(str(which.value))
    if which.kind == "DEICTIC" and (code != "D" or which.text.lower() != "next"):
        return None
    return Reading("date", VAGUE_OF.get(code, "XXXX"), lambda reference: told_period(code, count, reference))


@rule(RULES, f"{EDGED} (?:DEICTIC|THIS|EACH)? (?:DEICTIC|NARRATIVE|THIS|THE NARRATIVE) MONTH", needs="MONTH")
def month(phrase: Phrase) -> Reading | None:
    """Last June, next May, this September, the previous March."""
    number = phrase.integer("MONTH")
    which = phrase.first("DEICTIC", "NARRATIVE", "THIS")
    if number is None or which is None or not proper(phrase):
        return None
    step = int(str(which.value)) if which.kind != "THIS" else 0
    return Reading("date", f"XXXX-{number:02d}", lambda reference: which_month(number, step, reference))


def which_month(number: int, step: int, reference: Reference) -> str | None:
    """The month of that name before, in the year of, or after the reference."""
    if reference.day is None:
        return None
    ahead = number - reference.day.month
    year = reference.day.year
    if step < 0 and ahead >= 0:
        year -= 1
    elif step > 0 and ahead <= 0:
        year += 1
    return f"{year}-{number:02d}"


@rule(RULES, f"{EDGED} (?:DEICTIC|THIS|NARRATIVE) SEASON", needs="SEASON")
def season(phrase: Phrase) -> Reading | None:
    """Last fall, this summer, next spring."""
    code = str(phrase.value("SEASON"))
    which = phrase.first("DEICTIC", "NARRATIVE", "THIS")
    step = int(str(which.value)) if which and which.kind == "DEICTIC" else 0
    past = which is not None and "past" in which.text.lower()
    return Reading("date", f"XXXX-{code}", lambda reference: which_season(code, step or (-1 if past else 0), reference))


def which_season(code: str, step: int, reference: Reference) -> str | None:
    """The season before, in the year of, or after the reference."""
    if reference.day is None:
        return None
    if step == 0:
        return f"{reference.day.year}-{code}"
    seasons = [(value, days_of(value)) for value in (f"{reference.day.year + back}-{code}" for back in (-2, -1, 0, 1))]
    if step > 0:
        return next((value for value, days in seasons if days and days.start and days.start > reference.day), None)
    return next((value for value, days in seasons[::-1] if days and days.end and days.end <= reference.day), None)


@rule(RULES, "(?:THE|POSS)? MONTH (?:OF)? (?:THE? NARRATIVE|DEICTIC|THIS) UNIT", needs="MONTH")
@rule(RULES, "(?:THE)? SEASON (?:OF)? (?:THE? NARRATIVE|DEICTIC|THIS) UNIT", needs="SEASON")
@rule(RULES, "(?:NARRATIVE|DEICTIC|THIS) UNIT POSS? FISCAL? ORDINAL DASH? UNIT", needs="UNIT")
@rule(RULES, "(?:THE)? ORDINAL UNIT (?:OF)? (?:THE? NARRATIVE|DEICTIC|THIS) UNIT", needs="UNIT")
def part_of_year(phrase: Phrase) -> Reading | None:
    """August of that year, the spring of next year, next year's first quarter."""
    units = [str(word.value) for word in phrase.all("UNIT")]
    which = phrase.first("NARRATIVE", "DEICTIC", "THIS")
    if which is None or "Y" not in units:
        return None
    step = int(str(which.value)) if which.kind != "THIS" else 0
    inner = inner_part(phrase)
    if inner is None:
        return None

    def resolve(reference: Reference) -> str | None:
        told = which.kind == "NARRATIVE"
        year = told_period("Y", step, reference) if told else near_period("Y", step, reference)
        return f"{year}-{inner}" if year else None

    return Reading("date", f"XXXX-{inner}", resolve)


def inner_part(phrase: Phrase) -> str | None:
    """The month, season or quarter inside a year, as TIMEX3 writes it."""
    if (number := phrase.integer("MONTH")) is not None:
        return f"{number:02d}" if proper(phrase) else None
    if code := phrase.value("SEASON"):
        return str(code)
    ordinal = phrase.integer("ORDINAL")
    return f"Q{ordinal}" if ordinal and ordinal <= 4 else None
