"""Rules for years and their parts, decades and centuries: 2014, the mid-1990s, the third quarter, spring 1918."""

from __future__ import annotations

from dateline.annotate.times.calendar import days_of
from dateline.annotate.times.dates import BEFORE_CHRIST, EDGED, YEAR, full_year, stated_year
from dateline.annotate.times.grammar import Phrase, Reading, Reference, Rule, rule
from dateline.lexicon import table

RULES: list[Rule] = []


@rule(RULES, f"{EDGED} YEAR BC?", needs="YEAR")
@rule(RULES, f"{EDGED} THE? UNIT YEAR BC?", needs="YEAR")
@rule(RULES, f"{EDGED} NUMBER BC", needs="BC")
@rule(RULES, "(?:THE|DEICTIC|NARRATIVE)? FISCAL UNIT? YEAR", needs="FISCAL")
def year(phrase: Phrase) -> Reading | None:
    """A year: "2014", "late 1948", "241 BC", "fiscal 1990"."""
    if phrase.has("BC"):
        return Reading("date", str(stated_year(phrase)))
    number = phrase.integer("YEAR")
    unit = phrase.value("UNIT")
    if number is None or unit not in (None, "Y") or not is_year(phrase, number, unit is not None):
        return None
    return Reading("date", f"{number:04d}")


def is_year(phrase: Phrase, number: int, told: bool) -> bool:
    """Is a number of four digits a year, by what stands around it?"""
    nouns = table("times")["quantities"]
    following = phrase.words[phrase.high] if phrase.high < len(phrase.words) else None
    if following and (following.kind in ("UNITS", "UNIT") or following.text.lower() in nouns["after"]):
        return told
    if phrase.before in nouns["before"] or after_number(phrase):
        return told
    if not 1500 <= number <= 2100:
        return told or (phrase.before in ("in", "of", "since", "from", "until", "by") and number > 1000)
    return True


def after_number(phrase: Phrase) -> bool:
    """Does the number go on from another one by a dash, as in a telephone number?"""
    kinds = [word.kind for word in phrase.words[max(0, phrase.low - 2) : phrase.low]]
    return kinds in (["NUMBER", "DASH"], ["STOP", "DASH"], ["OTHER", "DASH"]) and (
        phrase.words[phrase.low - 2].text[-1].isdigit()
    )


@rule(RULES, "SHORTYEAR", needs="SHORTYEAR")
def short_year(phrase: Phrase) -> Reading:
    """A year without its century: '99. In a history it is in the century of the narrative."""
    digits = phrase.words[phrase.low].text[1:]

    def resolve(reference: Reference) -> str | None:
        if not reference.narrative or reference.day is None:
            return full_year(digits)
        return f"{reference.day.year // 100}{digits}"

    return Reading("date", full_year(digits), resolve)


@rule(RULES, f"{EDGED} THE? DECADE", needs="DECADE")
def decade(phrase: Phrase) -> Reading | None:
    """A decade: "the mid-1990s", "the '80s", "the nineties"."""
    value = phrase.value("DECADE")
    if isinstance(value, int):
        return Reading("date", f"19{value // 10}") if phrase.has("THE") else None
    digits = "".join(sign for sign in str(value) if sign.isdigit())
    return Reading("date", digits[:3] if len(digits) == 4 else full_year(digits)[:3])


@rule(RULES, f"{EDGED} THE? EDGE? DASH? ORDINAL DASH? UNIT BC?", needs="UNIT")
def century(phrase: Phrase) -> Reading | None:
    """A century: "the 19th century"."""
    number = phrase.integer("ORDINAL")
    if phrase.value("UNIT") != "CE" or number is None:
        return None
    if phrase.has("BC"):
        return Reading("date", f"{BEFORE_CHRIST}{number - 1:02d}")
    return Reading("date", f"{number - 1:02d}")


@rule(RULES, f"{EDGED} THE? SEASON {YEAR}", needs="SEASON")
def season_of_year(phrase: Phrase) -> Reading:
    """A season with its year."""
    return Reading("date", f"{stated_year(phrase)}-{phrase.value('SEASON')}")


@rule(RULES, f"{EDGED} THE SEASON", needs="SEASON")
@rule(RULES, f"{EDGED} SEASON", needs="SEASON")
def season(phrase: Phrase) -> Reading | None:
    """A season alone."""
    code = str(phrase.value("SEASON"))
    if code == "FA" and phrase.words[phrase.high - 1].text == "fall" and not phrase.has("EDGE"):
        return None  # a fall is more often a drop; "last fall" and "fall 1998" have rules of their own
    return Reading("date", f"XXXX-{code}", lambda reference: nearest_season(code, reference))


def nearest_season(code: str, reference: Reference) -> str | None:
    """The season by the tense of the verb."""
    days = days_of(f"{reference.day.year}-{code}") if reference.day else None
    if reference.day is None or days is None or days.start is None:
        return None
    year = reference.day.year
    if days.start > reference.day and reference.tense == "past" and not reference.narrative:
        year -= 1
    return f"{year}-{code}"


@rule(RULES, f"{EDGED} (?:THE|POSS)? (?:FISCAL DASH?)? ORDINAL DASH? UNIT {YEAR}", needs="UNIT")
@rule(RULES, "(?:THE|POSS)? FISCAL? YEAR POSS? FISCAL? ORDINAL DASH? UNIT", needs="UNIT")
def quarter_of_year(phrase: Phrase) -> Reading | None:
    """A quarter with its year: "the second quarter of 1998", "the 1989 third quarter"."""
    number = phrase.integer("ORDINAL")
    if phrase.value("UNIT") != "Q" or number is None or number > 4:
        return None
    return Reading("date", f"{stated_year(phrase)}-Q{number}")


@rule(RULES, f"{EDGED} (?:THE|THIS)? (?:FISCAL DASH?)? ORDINAL UNIT", needs="UNIT")
@rule(RULES, "(?:FISCAL DASH?)? ORDINAL DASH UNIT", needs="UNIT")
def quarter(phrase: Phrase) -> Reading | None:
    """A quarter alone: "the third quarter", "fourth-quarter"."""
    number = phrase.integer("ORDINAL")
    if phrase.value("UNIT") != "Q" or number is None or number > 4:
        return None
    return Reading("date", f"XXXX-Q{number}", lambda reference: nearest_quarter(number, reference))


def nearest_quarter(number: int, reference: Reference) -> str | None:
    """The quarter that began last, or with a future verb the next."""
    if reference.day is None:
        return None
    ahead = number - (reference.day.month + 2) // 3
    year = reference.day.year
    if ahead > (1 if reference.tense == "present" else 0) and reference.tense != "future":
        year -= 1
    elif ahead == -3 and reference.tense == "future":
        year += 1  # said in the fourth quarter of the first
    return f"{year}-Q{number}"


@rule(RULES, "THE? (?:ORDINAL|DEICTIC|OTHER|EDGE) HALF (?:OF THE?)? UNIT? YEAR", needs="HALF")
@rule(RULES, "EDGE (?:OF THE?)? UNIT? YEAR", needs="EDGE")
def half_year(phrase: Phrase) -> Reading | None:
    """Half a year: "the latter half of 2008"."""
    word = next((one.text.lower() for one in phrase.words[phrase.low : phrase.high]), "")
    edge = phrase.words[phrase.low + (word == "the")]
    part = "H1" if edge.text.lower().startswith("first") or edge.value == 1 else "H2"
    if not phrase.has("HALF") and "half" not in edge.text:
        return None
    return Reading("date", f"{stated_year(phrase)}-{part}")
