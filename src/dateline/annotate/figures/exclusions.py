"""Numbers that no reader charts: dates, ages, ordinals, scores, phone and list numbers, parts of names, footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.annotate.figures.amounts import PERIODS, Amount
from dateline.annotate.figures.contexts import Setting
from dateline.annotate.figures.designations import is_designation
from dateline.annotate.syntax import child
from dateline.model import Doc, Sentence

MONTHS = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|tember|ober|ember)?\.?"
DATE_BEFORE = re.compile(rf"\b{MONTHS}\s+(?:the\s+)?$")
DATE_AFTER = re.compile(rf"(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTHS}\b")
CLOCK_AFTER = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock|GMT|[A-Z]{1,2}[SD]T\b|hours GMT)|[:.h]\d\d\b")
AGE_AFTER = re.compile(
    r"(?:\s+|[\s-]to[\s-]+\d+)?(?:[\s-]*(?:million|thousand))?[\s-]*(?:years?|months?|weeks?|days?)(?:\s|[\s-]+)(?:old|olds|of\s+age)\b|\s?-?y/?o\b",
    re.IGNORECASE,
)
AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|ages?\s+of|turn(?:ed|s|ing)?|(?:die[sd]?|dead|death|passe[sd]\s+away)\b.{0,12}\bat)\s+(?:between\s+)?$",
    re.IGNORECASE,
)
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
LABEL_BEFORE = re.compile(
    r"(?:#|№|§|\bNo\.|\bNos\.|\bnumber|\bpart|\bchapter|\barticle|\bsection|\bphase|\blevel|\bcategory|\bgroup|\bpage|\broute|"
    r"\bhighway|\bround|\bstage|\bunit|\btype|\bclass|\bday|\bweek|\bversion|\bvol\.|\bfigure|\btable|\broom|\bchannel|\bline|"
    r"\bresolution|\bcode|\bflight|\bpostcode|\btier|\bzone|\bgate|\bpier|\bterminal|\bsector|\bblock|\bunder)\s?-?$",
    re.IGNORECASE,
)
LIST_ITEM = re.compile(r"\s*[\(\[]?$")
SCORE = re.compile(r"\d{1,3}\s?[-–]\s?\d{1,3}(?:\s?[-–]\s?\d{1,3})?")
CLOSED = re.compile(r"\s?[\)\]]")
YEAR_WORD_BEFORE = re.compile(
    r"\b(?:in|since|of|from|until|till|by|before|after|during|for|early|late|mid|and|to|the|year|spring|summer|autumn|fall|winter|"
    r"A\.?D|circa|between|last|this|['’]s|his|her|its|their)[\s-]+$",
    re.IGNORECASE,
)
AVERAGE = re.compile(r"(?:average|total|sum|price|cost|maximum|minimum|record|fine)\s+of\s+$")
# "Eight years after the invasion" is a date.
OFFSET = re.compile(r"\s+(?:after|before|later|earlier|ago|since|into|prior|from\s+now)\b")
HYPHENED = re.compile(r"-(?!strong|member|seat|person|odd|plus|some)[a-z]")
ADDRESS = re.compile(
    r"\s+(?:[A-Z][\w.]*\s+){0,3}(?:St|Street|Road|Rd|Ave|Avenue|Way|Lane|Drive|Boulevard|Blvd|Square)\b|\s+Ave\b"
)
PERSONAL = frozenset({"he", "she", "who", "i"})
IDIOM_AFTER = re.compile(
    r"\s+(?:day|another|thing|time|more|by\s+one|or\s+(?:another|the\s+other)|side|voice|hand,|way|'s|’s|can|could|should|must|has\s+to|is|who|that|which)\b",
    re.IGNORECASE,
)
IDIOM_BEFORE = re.compile(
    r"\b(?:the|this|that|no|every|any|each|which|another|some|first|last|only|big|new|old|good|bad|other|square|day|at|as|for|a)[\s-]+$",
    re.IGNORECASE,
)

MODEL_BEFORE = re.compile(r"(?<![\w.])[A-Z]{2,3}\s$")  # "AK 47 rifles"
ODDS_BEFORE = re.compile(r"(?:\d|\b(?:one|two|three|four|five|nine))[\s-]in[\s-]$", re.IGNORECASE)
ODDS_AFTER = re.compile(r"[\s-]in[\s-](?:\d|(?:two|three|four|five|six|seven|eight|nine|ten)\b)(?!\d)", re.IGNORECASE)
CODE = re.compile(r"(?:https?:|www\.)\S*$|[?&=/]\S*$")

Test = Callable[[Setting, Sentence, Amount], bool]


def is_date(setting: Setting, sentence: Sentence, amount: Amount) -> bool:
    """A day, month, year or clock time, as the time notes or its own surroundings say."""
    doc = setting.doc
    del sentence
    start, end = amount.number
    for note in setting.times:
        if note.kind != "duration" and note.span.start <= start and end <= note.span.end:
            return True
    before, after = doc.text[max(0, start - 16) : start], doc.text[end : end + 16]
    # "0-60mph in 8.2" and "2.15" of a price keep their unit; a clock has none.
    return bool(
        DATE_BEFORE.search(before)
        or DATE_AFTER.match(after)
        or (CLOCK_AFTER.match(after) and not amount.prefixed)
        or re.search(r"\d[:]$", before)
    )


def is_year(setting: Setting, sentence: Sentence, amount: Amount) -> bool:
    """A bare year: four digits, no unit, no plural noun that it counts."""
    doc = setting.doc
    start, end = amount.number
    text = doc.text[start:end]
    if amount.unit or not re.fullmatch(
        r"1[0-9]{3}|20[0-9]{2}|(?:1[0-9]{3}|20\d\d)\s?(?:[-–/]|to|and|through|until)\s?(?:\d\d|1\d{3}|20\d\d)", text
    ):
        return bool(re.match(r"['’]?s\b", doc.text[end : end + 3])) and amount.form == "digits"
    before = doc.text[max(0, start - 12) : start]
    if re.match(r"s\b|\s?(?:BC|AD|B\.C|A\.D|CE)\b", doc.text[end : end + 6]):
        return True
    index = sentence.indices(doc.span(start, end))[0]
    token = sentence.tokens[index]
    head = sentence.tokens[token.head]
    counted = token.dep == "nummod" and head.tag in {"NNS", "NNPS"} and token.head > index
    if YEAR_WORD_BEFORE.search(before):
        return (
            not (counted and amount.hedge)
            and not AVERAGE.search(before)
            and (1400 <= float(text[:4]) <= 2200 or not counted)
        )
    return not counted and (1900 <= float(text[:4]) < 2050 or (1500 <= float(text[:4]) < 2050 and token.dep != "pobj"))


def is_age(setting: Setting, sentence: Sentence, amount: Amount) -> bool:
    """Somebody's age."""
    doc = setting.doc
    start, end = amount.number
    before, after = doc.text[max(0, start - 24) : start], doc.text[end : end + 24]
    if (
        AGE_AFTER.match(after)
        or AGE_BEFORE.search(before)
        or AGE_BEFORE.search(doc.text[max(0, amount.start - 24) : amount.start])
    ):
        return True
    if amount.unit or amount.form not in {"digits", "words"} or not 0 < (amount.high or 0) < 120:
        return False
    if re.search(r"[\w.],\s$", before) and re.match(r",|\.|\)|$|\s+and\s", after):
        return _after_person(sentence, start)
    return _is_attribute_of_person(sentence, doc, start, end)


def _after_person(sentence: Sentence, start: int) -> bool:
    """Does a comma after a name stand before the number ("Ms Okoro, 35,")?"""
    tokens = [token for token in sentence.tokens if token.end <= start]
    return len(tokens) > 1 and tokens[-1].text == "," and tokens[-2].pos == "PROPN"


def _is_attribute_of_person(sentence: Sentence, doc: Doc, start: int, end: int) -> bool:
    """Is it "he was 35"?"""
    index = sentence.indices(doc.span(start, end))[-1]
    token = sentence.tokens[index]
    verb = sentence.tokens[token.head]
    if token.dep not in {"attr", "acomp"} or verb.lemma != "be":
        return False
    subject = child(sentence, token.head, {"nsubj"})
    return subject is not None and (
        sentence.tokens[subject].text.lower() in PERSONAL or sentence.tokens[subject].ent == "PERSON"
    )


def is_label(setting: Setting, sentence: Sentence, amount: Amount) -> bool:
    """An ordinal, a list number, a footnote, a label ("Part 3", "No. 10"), a score, a phone number."""
    doc = setting.doc
    start, end = amount.number
    before, after = doc.text[max(sentence.span.start, start - 24) : start], doc.text[end : end + 12]
    if amount.form == "digits" and ORDINAL.match(after):
        return True
    if amount.unit or amount.form not in {"digits", "words"}:
        return False
    if amount.form == "words":
        return bool(LABEL_BEFORE.search(before)) and not re.search(r"(?:number|under)\s?$", before)
    bracketed = bool(re.search(r"[\(\[]$", before) and CLOSED.match(after))
    opens = not before.strip(" ([") and start - sentence.span.start < 3 and bool(re.match(r"[.\)\]:](?:\s|$)", after))
    return bracketed or opens or bool(LABEL_BEFORE.search(before)) or _is_score(doc, amount) or _is_phone(doc, amount)


def _is_score(doc: Doc, amount: Amount) -> bool:
    """Is it "2-1" with nothing that is counted after it?"""
    start, end = amount.number
    written = doc.text[start:end]
    loose = doc.text[max(0, start - 5) : end + 5]
    if re.search(r"[A-Za-z]-?$", doc.text[max(0, start - 2) : start]) and not amount.prefixed:
        return True
    if SCORE.fullmatch(written) and (parts := [int(n) for n in re.findall(r"\d+", written)])[0] >= parts[1]:
        return True
    if SCORE.fullmatch(written):
        return not re.match(r"\s+(?:\w+\s+){0,1}\w+s\b", doc.text[end : end + 30])
    return bool(re.search(r"\d\s?[-–]\s?\d{1,3}\s?[-–]\s?\d", loose))


def _is_phone(doc: Doc, amount: Amount) -> bool:
    """Is it part of a telephone number or another long code?"""
    start, end = amount.number
    around = re.search(r"[\d()+-][\d()+ .-]*$", doc.text[max(0, start - 18) : start])
    left = around[0] if around else ""
    whole = left + doc.text[start : end + 14]
    if re.match(r"\+?\(?\d{1,4}\)?[\s.-]\d{3,4}[\s.-]\d{3,4}(?!\d)|\d{3}-\d{4}(?!\d)|\+\d{6,}", whole.strip()):
        return True
    return bool(re.fullmatch(r"0\d+|\d{10,}", doc.text[start:end]))


def is_odds(setting: Setting, sentence: Sentence, amount: Amount) -> bool:
    """Half of a chance ("one in three"), or part of an address on the web."""
    doc, (start, end) = setting.doc, amount.number
    del sentence
    before, after = doc.text[max(0, start - 60) : start], doc.text[end : end + 10]
    if amount.unit is None and (ODDS_BEFORE.search(before) or ODDS_AFTER.match(after)):
        return True
    return amount.unit is None and bool(CODE.search(before)) and not before[-1:].isspace()


def is_name_part(setting: Setting, sentence: Sentence, amount: Amount) -> bool:
    """Part of a product's, road's or index's name: "Note 20 Ultra", "S&P 500", "G7", "V-6"."""
    doc = setting.doc
    start, end = amount.number
    if amount.unit or amount.form not in {"digits", "words"}:
        return False
    if amount.form == "words":
        return _is_capital(doc.text[start:end]) and sentence.tokens[0].start != start and sentence.block != "title"
    if ADDRESS.match(doc.text[end : end + 40]):
        return True
    if re.search(r"[A-Za-z]$|[A-Za-z][-–'’]$", doc.text[max(0, start - 2) : start]) or re.match(
        r"[A-Za-z]|-[A-Za-z]*\d", doc.text[end : end + 3]
    ):
        return True
    if MODEL_BEFORE.search(doc.text[max(0, start - 5) : start]) and "," not in doc.text[start:end] and end - start < 3:
        return True
    place = sentence.indices(doc.span(start, end))
    first, last = place[0], place[-1]
    previous = sentence.tokens[first - 1] if first else None
    following = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    if previous is None or not _is_capital(previous.text) or previous.pos not in {"PROPN", "NOUN"} or first == 1:
        return False
    if previous.ent in {"DATE", "TIME", "GPE"} and "," not in doc.text[start:end]:
        return following is None or following.pos not in {"NOUN", "ADJ", "PROPN"}
    counts = following is not None and following.pos in {"NOUN", "ADJ"} and not _is_capital(following.text)
    return (
        not counts
        and "." not in doc.text[start:end]
        and "," not in doc.text[start:end]
        and float(amount.numerals[0].low) < 3000
    )


def _is_capital(word: str) -> bool:
    """Does the word hold a capital letter where a name does ("Note", "iPhone")?"""
    return any(map(str.isupper, word[:2]))


def is_idiom(setting: Setting, sentence: Sentence, amount: Amount) -> bool:
    """A pronoun or a turn of phrase: "one another", "the one", "one day"; "a hundred times better" stays."""
    doc = setting.doc
    start, end = amount.number
    if doc.text[start:end].lower() not in {"one", "zero"} or (amount.unit and amount.unit != "day"):
        return False
    index = sentence.indices(doc.span(start, end))[0]
    token = sentence.tokens[index]
    before, after = doc.text[max(sentence.span.start, start - 12) : start], doc.text[end : end + 20]
    if re.match(r"\s+of\s+(?:the|its|his|her|their|my|our|your|those|these)\b", after):
        return bool(re.search(r"\b(?:no|any|every|each|this|that|which|the)\s+$", before, re.IGNORECASE))
    if IDIOM_AFTER.match(after) or IDIOM_BEFORE.search(before):
        return True
    return token.pos != "NUM" or token.dep != "nummod"


def is_compound(setting: Setting, sentence: Sentence, amount: Amount) -> bool:
    """Half of a compound adjective: "six-speed", "third-party", "a five-year plan", "the second half"."""
    doc = setting.doc
    del sentence
    start, end = amount.number
    if amount.form == "fraction" and re.search(
        r"\b(?:first|second|other|better)\s+$", doc.text[max(0, start - 10) : start]
    ):
        return True
    if amount.unit in PERIODS:
        return doc.text[end : end + 1] == "-" or bool(OFFSET.match(doc.text[amount.end : amount.end + 12]))
    return amount.unit in {None, "share"} and bool(HYPHENED.match(doc.text[end : end + 12]))


EXCLUSIONS: tuple[Test, ...] = (
    is_date,
    is_age,
    is_label,
    is_year,
    is_odds,
    is_name_part,
    is_idiom,
    is_compound,
    is_designation,
)


def is_excluded(setting: Setting, sentence: Sentence, amount: Amount) -> bool:
    """Does one of the exclusions hold?"""
    return any(test(setting, sentence, amount) for test in EXCLUSIONS)
