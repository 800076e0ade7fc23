"""Rules for expressions that count from somewhere: today, last June, earlier this month, two days later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateline.annotate.times.calendar import add_months, days_of, season_value, shift, week_value
from dateline.annotate.times.dates import holiday_in, nearest_holiday, proper
from dateline.annotate.times.grammar import Days, Phrase, Reading, Reference, Resolve, Rule, rule
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
        "D": lambda: (day + timedelta(days=whole)).isoformat(),
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
    if which is None or which.kind == "DEICTIC" or which.kind == "THIS":
        back = -1 if which is not None and which.value == -1 else 0
        return of_day(counted("D", back), "XXXX-XX-XX", phrase)
    if which.kind == "THE":
        return of_day(told_day(0), "XXXX-XX-XX", phrase)
    return of_day(told_day(int(str(which.value))), "XXXX-XX-XX", phrase)


def told_day(count: int) -> Resolve:
    """The day told last, moved by some days."""
    return lambda reference: shift(reference.base, "D", count)


@rule(RULES, f"{EDGED} (?:DEICTIC|NARRATIVE|THIS|THE NARRATIVE|THE DEICTIC)? WEEKDAY (?:(?:EDGE DASH?)? PART)?", needs="WEEKDAY")
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
    elif step < 0:
        ahead -= 7
    elif ahead > 3:
        ahead -= 7
    return (days.start + timedelta(days=ahead)).isoformat()


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


ROMAN = frozenset("i ii iii iv v vi vii viii ix x xi xii".split())


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
    own = season_value(reference.day)
    for back in (1, 0, -1, -2):
        value = f"{reference.day.year + back}-{code}"
        days = days_of(value)
        if days is None or days.start is None or days.end is None:
            continue
        if step > 0 and days.start > reference.day:
            found = value
        elif step < 0 and days.end <= reference.day and value != own:
            return value
        elif step == 0 and back == 0:
            return value
    return found if step > 0 else None


@rule(RULES, f"{EDGED} (?:DEICTIC|THIS|NARRATIVE) HOLIDAY", needs="HOLIDAY")
def holiday(phrase: Phrase) -> Reading | None:
    """Last Christmas, this Easter."""
    word, which = phrase.first("HOLIDAY"), phrase.first("DEICTIC", "THIS", "NARRATIVE")
    if word is None or which is None:
        return None
    way, rest = word.value  # type: ignore[misc]
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


QUANTITY = "(?:APPROX|BOUND)? (?:NUMBER|A|VAGUE|(?:NUMBER|VAGUE|A) (?:AND|TO|DASH) (?:NUMBER|A|HALF))"
UNIT = "(?:UNIT|UNITS)"


@rule(RULES, f"{QUANTITY} OTHER? DASH? {UNIT} (?:AGO|EARLIER|LATER|FROM REF|FROM DAY|BEFORE|AFTER|POSS? TIME)", needs="UNIT UNITS")
@rule(RULES, "UNITS (?:AGO|EARLIER|LATER)", needs="UNITS")
def offset(phrase: Phrase) -> Reading | None:
    """Two days ago, a year earlier, six weeks later, ten days from now."""
    word = phrase.first("UNIT", "UNITS")
    last = phrase.words[phrase.high - 1]
    if word is None or last.kind in ("BEFORE", "AFTER") and not ends_phrase(phrase):
        return None
    back = last.kind in ("AGO", "EARLIER", "BEFORE")
    count = quantity(phrase)
    code = str(word.value)
    told = last.kind in ("EARLIER", "LATER", "BEFORE", "AFTER")
    if count is None:
        return Reading("date", "PAST_REF" if back else "FUTURE_REF")
    step = -count if back else count
    vague = VAGUE_OF.get(code, "XXXX-XX-XX")
    return Reading("date", vague, lambda reference: stepped(code, step, told, reference))


def ends_phrase(phrase: Phrase) -> bool:
    """Does nothing follow that "before" or "after" would take as its object?"""
    return phrase.high >= len(phrase.words) or phrase.words[phrase.high].kind in ("COMMA", "PERIOD", "STOP")


def quantity(phrase: Phrase) -> float | None:
    """How many units; None if the text does not say."""
    word = phrase.first("NUMBER", "VAGUE", "A")
    if word is None:
        return None
    if word.kind == "A":
        return 1
    return float(word.value) if str(word.value).replace(".", "").isdigit() else None  # type: ignore[arg-type]


def stepped(code: str, step: float, told: bool, reference: Reference) -> str | None:
    """The date so many units away from today, or from the date told last."""
    base = reference.base if told else reference.day.isoformat() if reference.day else ""
    if code == "Y" and not reference.narrative and step == -1:
        return year_ago(reference)
    if code.startswith("T"):
        return base[:10] if len(base) >= 10 and told else None
    if code in ("Y", "M", "DE") and step % 1:
        days = days_of(base)
        day = moved(days.start, code, step) if days and days.start else None
        return f"{day:%Y-%m}" if day else None
    return shift(base, code, step)


def year_ago(reference: Reference) -> str | None:
    """A year ago: the same quarter of the year before where a quarter is spoken of, else the year before."""
    base = reference.quarter or (reference.day.isoformat() if reference.day else reference.told)
    return shift(base, "Y", -1)


@rule(RULES, "(?:THE OTHER?)? UNIT DASH (?:AGO|EARLIER) (?:ORDINAL? DASH? UNIT|TERM)", needs="AGO EARLIER")
@rule(RULES, "UNIT DASH (?:AGO|EARLIER)", needs="AGO EARLIER")
def year_ago_period(phrase: Phrase) -> Reading | None:
    """The year-earlier quarter, year-ago period, year-ago (results)."""
    units = [word.value for word in phrase.all("UNIT")]
    if units[0] != "Y" or units[-1] not in ("Y", "Q"):
        return None
    ordinal = phrase.integer("ORDINAL")

    def resolve(reference: Reference) -> str | None:
        value = year_ago(reference)
        return f"{value[:4]}-Q{ordinal}" if value and ordinal else value

    return Reading("date", "XXXX-QX" if len(units) > 1 else "XXXX", resolve)


@rule(RULES, "THE YEAR (?:UNIT|TERM)", needs="YEAR")
@rule(RULES, "THE DEICTIC TERM", needs="TERM")
def reporting_period(phrase: Phrase) -> Reading | None:
    """The 1988 quarter, the 1988 period, the latest period: of the quarter that is spoken of."""
    year, unit = phrase.integer("YEAR"), phrase.value("UNIT")
    which = phrase.first("DEICTIC")
    if unit not in (None, "Q") or (which is not None and which.text.lower() != "latest"):
        return None

    def resolve(reference: Reference) -> str | None:
        quarter = reference.quarter
        if year is None:
            return quarter or None
        return f"{year}{quarter[4:]}" if quarter else str(year)

    return Reading("date", f"{year}" if year else "XXXX-QX", resolve)


@rule(RULES, "UNIT DASH? BORDER", needs="BORDER")
def year_end(phrase: Phrase) -> Reading | None:
    """Year-end, month's end."""
    code = str(phrase.value("UNIT"))
    if code not in ("Y", "M") or str(phrase.value("BORDER")) != "END":
        return None
    return Reading("date", VAGUE_OF[code], lambda reference: own_period(code, reference))
