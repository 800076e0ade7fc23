"""Rules for steps from a date: two days ago, a year earlier, six weeks later, the year-ago quarter."""

from __future__ import annotations

from dateline.annotate.times.calendar import days_of, shift
from dateline.annotate.times.grammar import Phrase, Reading, Reference, Rule, rule
from dateline.annotate.times.periods import VAGUE_OF, moved, own_period

RULES: list[Rule] = []
STEP = "(?:AGO|EARLIER|LATER|FROM REF|FROM DAY|BEFORE|AFTER|POSS? TIME)"
QUANTITY = "(?:APPROX|BOUND)? (?:NUMBER|A|VAGUE|(?:NUMBER|VAGUE|A) (?:AND|TO|DASH) (?:NUMBER|A|HALF))"
UNIT = "(?:UNIT|UNITS)"


@rule(RULES, f"{QUANTITY} OTHER? DASH? {UNIT} {STEP}", needs="UNIT UNITS")
@rule(RULES, "UNITS (?:AGO|EARLIER|LATER)", needs="UNITS")
def offset(phrase: Phrase) -> Reading | None:
    """Two days ago, a year earlier, six weeks later, ten days from now."""
    word = phrase.first("UNIT", "UNITS")
    last = phrase.words[phrase.high - 1]
    if word is None or (last.kind in ("BEFORE", "AFTER") and not ends_phrase(phrase)):
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
    if told and step > 0 and not reference.told:
        return None  # "two days later" than what?
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
