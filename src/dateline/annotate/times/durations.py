"""Rules for spans of time and for what comes again: two years, the past months, daily, every Tuesday."""

from __future__ import annotations

from dateline.annotate.times.grammar import Phrase, Reading, Rule, rule
from dateline.annotate.times.periods import around
from dateline.annotate.times.words import Word

RULES: list[Rule] = []
QUANTITY = "(?:NUMBER|VAGUE|NUMBER (?:TO|DASH|AND) NUMBER|NUMBER NUMBER SLASH NUMBER|A NUMBER|A|YEAR)"
COUNT = "(?:NUMBER|VAGUE|YEAR|NUMBER (?:TO|DASH) NUMBER)"
UNIT = "(?:UNIT|UNITS)"
LOOSE = "(?:APPROX|BOUND)"
WHICH = "(?:(?:THE|THIS) (?:DEICTIC|NARRATIVE|ORDINAL|EDGE|ATTR)?|ATTR|DEICTIC)"


def code_of(amount: str, unit: str) -> str:
    """The TIMEX3 value of so many units."""
    if unit == "2W":
        return f"P{int(amount) * 2}W" if amount.isdigit() else "PXW"
    if unit.startswith("T"):
        return f"PT{amount}{unit[1:]}"
    return f"P{amount}{unit}"


def amount_of(word: Word | None) -> str:
    """How many, as TIMEX3 writes it: a number, X where the text gives none."""
    if word is None:
        return "X"
    if word.kind == "A":
        return "1"
    text = str(word.value)
    return text.removesuffix(".0")


@rule(RULES, f"{WHICH}? {LOOSE}? {QUANTITY} OTHER? {UNIT} OLD?", needs="UNIT UNITS")
@rule(RULES, f"(?:DEICTIC|NARRATIVE)? {LOOSE}? {COUNT} DASH {UNIT}", needs="UNIT UNITS")
@rule(RULES, f"{QUANTITY} (?:AND A HALF) {UNIT}", needs="UNIT UNITS")
@rule(RULES, f"{LOOSE}? A DEICTIC? {UNIT}", needs="UNIT")
def amount(phrase: Phrase) -> Reading | None:
    """Two years, a three-day, the past 20 months, about a decade, half an hour."""
    unit = phrase.first("UNIT", "UNITS")
    word = phrase.first("NUMBER", "VAGUE", "YEAR") or phrase.first("A")
    if unit is None or word is None or blocked(phrase, word, unit):
        return None
    value = HALF_A.get(str(unit.value)) if word.value in (0.5, "0.5") else None
    value = value or code_of(amount_of(word), str(unit.value))
    if phrase.has("HALF", "SLASH"):
        value = with_half(value, str(unit.value))
    return Reading("duration", value, None, stretch(phrase, word, unit))


# Half a unit by itself, and half a unit more, in smaller ones.
HALF_A = {"Y": "P6M", "TH": "PT30M", "TM": "PT30S", "D": "PT12H", "DE": "P5Y", "CE": "P50Y"}
HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}


def with_half(value: str, unit: str) -> str:
    """A length and half a unit more: P2Y6M, PT5H30M."""
    if unit in HALVES:
        return value + HALVES[unit]
    return value.replace(unit[-1], f".5{unit[-1]}")


def blocked(phrase: Phrase, word: Word, unit: Word) -> bool:
    """Is this no stretch of time: "a second" (once more), "10 seconds" aside, "one day" that is no number of days?"""
    text = phrase.words[phrase.high - 1].text.lower()
    if [one.kind for one in phrase.words[phrase.high : phrase.high + 2]] == ["DASH", "OLD"]:
        return True  # "a 6-year-old" is somebody, no stretch
    if unit.text.istitle() and not word.text.istitle():
        return True  # "60 Minutes" is a programme
    if unit.value == "Q" and (word.kind == "A" or phrase.has("DASH") or (word.value == 3 and phrase.after == "of")):
        return True  # "three-quarters of"
    if unit.value == "TS" and (word.kind == "A" or text == "second"):
        return True
    middle = [w for w in phrase.words[phrase.low : phrase.high] if w.kind == "OTHER"]
    return bool(middle) and (word.kind == "A" or unit.kind == "UNIT")


def stretch(phrase: Phrase, word: Word, unit: Word):  # type: ignore[no-untyped-def]
    """The days of "the past two years" and "the next three months"; None for a bare length."""
    which = phrase.first("DEICTIC")
    if which is None:
        return None
    text = amount_of(word)
    count = float(text) if text.replace(".", "").isdigit() else None
    return around(str(unit.value), count, which.value == -1)


@rule(RULES, "(?:THE|THIS)? (?:DEICTIC|NARRATIVE|ATTR) UNITS", needs="UNITS")
def vague_stretch(phrase: Phrase) -> Reading | None:
    """Recent years, the past months, the coming weeks."""
    which = phrase.first("DEICTIC", "ATTR", "NARRATIVE", "EDGE")
    unit = phrase.first("UNITS")
    if which is None or unit is None:
        return None
    past = which.value in (-1, "PAST_REF")
    days = around(str(unit.value), None, past) if which.kind in ("DEICTIC", "ATTR") else None
    if which.kind == "ATTR" and unit.value == "Y":
        return Reading("date", "PAST_REF", None, days)
    return Reading("duration", code_of("X", str(unit.value)), None, days)


@rule(RULES, "UNITS", needs="UNITS")
def bare(phrase: Phrase) -> Reading | None:
    """Years, weeks, months by themselves."""
    code = str(phrase.value("UNITS"))
    pointed_at = phrase.before in ("the", "these", "those", "some", "all") and phrase.after not in ("of", "ahead")
    if code == "Q" or pointed_at:
        return None
    return Reading("duration", code_of("X", code))


@rule(RULES, "REPEATED", needs="REPEATED")
def repeated(phrase: Phrase) -> Reading | None:
    """Daily, weekly, annually."""
    return Reading("set", str(phrase.value("REPEATED")))


@rule(RULES, "EACH (?:NUMBER|ORDINAL)? (?:UNIT|UNITS)", needs="EACH")
@rule(RULES, "(?:NUMBER|VAGUE)? OTHER (?:A|EACH) UNIT", needs="UNIT")
@rule(RULES, "EACH (?:WEEKDAY|MONTH|SEASON|PART)", needs="EACH")
def every(phrase: Phrase) -> Reading | None:
    """Every day, each month, per week, every Tuesday, three times a week."""
    each = phrase.first("EACH", "A")
    if each is None:
        return None
    if (number := phrase.integer("WEEKDAY")) is not None:
        return Reading("set", f"XXXX-WXX-{number}")
    if (number := phrase.integer("MONTH")) is not None:
        return Reading("set", f"XXXX-{number:02d}")
    if code := phrase.value("SEASON"):
        return Reading("set", f"XXXX-{code}")
    if code := phrase.value("PART"):
        return Reading("set", f"XXXX-XX-XXT{code}")
    return every_unit(phrase, each)


def every_unit(phrase: Phrase, each: Word) -> Reading | None:
    """Every so many units."""
    unit = phrase.first("UNIT", "UNITS")
    other = phrase.first("OTHER")
    if unit is None or (other and other.text.lower() not in ("times", "once", "twice")):
        return None
    count = phrase.value("NUMBER", "ORDINAL") or each.value if each.kind == "EACH" else 1
    return Reading("set", code_of(str(count), str(unit.value)))
