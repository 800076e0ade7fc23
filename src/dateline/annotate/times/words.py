"""Cuts a sentence into words of time: what a temporal expression is made of, each with its kind and value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.lexicon import table

# Every kind of word, and the one character that stands for it in the shape of a sentence. Rules are regular
# expressions over these names.
KINDS = """
    OTHER THE A THIS OF IN ON AND TO COMMA DASH SLASH POSS AGO LATER EARLIER FROM BEFORE AFTER SINCE OLD EDGE EACH
    NUMBER ORDINAL YEAR SHORTYEAR DECADE BC MONTH WEEKDAY SEASON HOLIDAY UNIT UNITS PART HOUR DAY NIGHT REF ATTR
    REPEATED DEICTIC NARRATIVE APPROX VAGUE FISCAL CLOCK AMPM ZONE ISO NUMDATE TIME PERIOD HALF BETWEEN TERM UNTIL
    BORDER BOUND FULL STOP
""".split()  # noqa: SIM905
CODES: Mapping[str, str] = {kind: chr(0x100 + place) for place, kind in enumerate(KINDS)}

TOKEN = re.compile(
    r"""
    (?P<ISO>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))
  | (?P<NUMDATE>(?<![\w./-])\d{1,4}(?P<sign>[/.-])\d{1,2}(?P=sign)\d{2,4}(?![\w/-])(?!\.\d))
  | (?P<CLOCK>(?<![\d.:,-])(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?|[.][0-5]\d(?=\s*[ap]\.?m\b))(?![\d:])
      (?:\s*(?:hrs|hours|h)\b)?)
  | (?P<DECADE>(?:(?<![\w])\d{2}|['’`‘]\d|(?<!\w)\d{3})0['’]?s\b)
  | (?P<ORDINAL>\b\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<SHORTYEAR>(?<![\w'’`‘])['’`‘]\d\d(?![\w.,]\d|['’\w]))
  | (?P<QUANTITY>[$€£¥#№]\s?\d[\d,.]*|\d+(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+\.\d+(?:\.\d+)*|\d+(?:\.\d+)?\s?%
      |\d{5,}|\+\d[\d -]+\d)
  | (?P<AMPM>(?<=\d)\s?[ap](?:m\b|\.\s?m\.?)|\b[ap](?:m\b|\.\s?m\.)(?<!\bpm\.))
  | (?P<NUMBER>\d+(?!\w))
  | (?P<BC>\b(?:B\.\s?C\.?(?:E\.?)?(?!\w)|BCE?\b))
  | (?P<WORD>[^\W\d_]+(?:['’][^\W\d_]+)*)
  | (?P<COMMA>,)
  | (?P<DASH>[-–—]+)
  | (?P<SLASH>/)
  | (?P<PERIOD>\.)
  | (?P<STOP>[;:!?()\[\]"“”«»]|\d\w*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
GRAMMATICAL = {
    "the": "THE", "a": "A", "an": "A", "this": "THIS", "these": "THIS", "of": "OF", "in": "IN", "into": "IN",
    "within": "IN", "during": "IN", "at": "IN", "on": "ON", "by": "ON", "dated": "ON", "since": "SINCE",
    "until": "UNTIL", "till": "UNTIL", "and": "AND", "or": "AND", "to": "TO", "through": "TO", "from": "FROM",
    "ago": "AGO", "hence": "AGO", "back": "AGO", "later": "LATER", "earlier": "EARLIER", "before": "BEFORE",
    "after": "AFTER", "thereafter": "AFTER", "old": "OLD", "age": "OLD", "fiscal": "FISCAL", "financial": "FISCAL",
    "between": "BETWEEN", "half": "HALF", "its": "POSS", "their": "POSS", "his": "POSS", "her": "POSS",
    "our": "POSS", "my": "POSS", "s": "POSS", "time": "TIME", "period": "TERM", "full": "FULL", "whole": "FULL",
    "entire": "FULL", "as": "OTHER",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign: where it stands in the sentence, its kind, and what it stands for."""

    start: int
    end: int
    kind: str
    value: object
    text: str


@cache
def vocabulary() -> Mapping[str, tuple[str, object]]:
    """Every single word of time in lower case, with its kind and value."""
    return {phrase: entry for phrase, entry in _entries().items() if " " not in phrase}


@cache
def phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str, object], ...]]:
    """Phrases of several words by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, object]]] = {}
    for phrase, (kind, value) in _entries().items():
        if " " in phrase:
            parts = tuple(part for part in re.split(r"[ .-]+", phrase) if part)
            found.setdefault(parts[0], []).append((parts, kind, value))
    return {first: tuple(sorted(some, key=lambda one: -len(one[0]))) for first, some in found.items()}


SECTIONS = {
    "vague": "VAGUE", "numbers": "NUMBER", "ordinals": "ORDINAL", "approximate": "APPROX", "bounds": "BOUND",
    "narrative": "NARRATIVE", "attributive": "ATTR", "deictic": "DEICTIC", "edges": "EDGE", "borders": "BORDER",
    "each": "EACH", "repeated": "REPEATED", "references": "REF", "nights": "NIGHT", "days": "DAY", "hours": "HOUR",
    "parts": "PART", "decades": "DECADE", "zones": "ZONE", "units": "UNIT", "plurals": "UNITS", "seasons": "SEASON",
    "weekdays": "WEEKDAY", "months": "MONTH",
}  # fmt: skip


@cache
def _entries() -> Mapping[str, tuple[str, object]]:
    """All words and phrases of the lexicons; grammatical words win over the rest, then later sections."""
    lexicon, found = table("times"), dict[str, tuple[str, object]]()
    for section, kind in SECTIONS.items():
        found.update({word: (kind, value) for word, value in lexicon[section].items()})
    for way, days in table("holidays").items():
        found.update({name.replace("’", "'"): ("HOLIDAY", (way, _frozen(value))) for name, value in days.items()})
    found.update({word: (kind, word) for word, kind in GRAMMATICAL.items()})
    return found


def _frozen(value: object) -> object:
    """Lists as tuples."""
    return tuple(value) if isinstance(value, list) else value


def cut(text: str) -> list[Word]:
    """The words of a sentence, number words and phrases joined."""
    words: list[Word] = []
    for match in TOKEN.finditer(text):
        if not words or match.start() >= words[-1].end:  # a dot may have gone into the word before it
            words.append(_word(match))
    return list(_join_numbers(list(_join_phrases(text, words))))


def _word(match: re.Match[str]) -> Word:
    """A single token with its kind and value."""
    kind, text = str(match.lastgroup), match[0]
    start, end = match.span()
    if kind == "WORD":
        return _vocabulary_word(match)
    if kind in ("NUMBER", "ORDINAL"):
        digits = re.sub(r"\D", "", text)
        plain_year = kind == "NUMBER" and len(digits) == 4 and "1000" <= digits <= "2199"
        return Word(start, end, "YEAR" if plain_year else kind, int(digits), text)
    if kind == "AMPM":
        lead = len(text) - len(text.lstrip())
        return Word(start + lead, end, kind, text.strip()[0].lower(), text)
    return Word(start, end, "OTHER" if kind == "QUANTITY" else kind, text, text)


def _vocabulary_word(match: re.Match[str]) -> Word:
    """A word of letters; a possessive ending stays outside the word of time, an abbreviation's dot inside."""
    start, text = match.start(), match[0]
    lower = text.lower().replace("’", "'")
    for form in (lower, lower.removesuffix("'s")):
        if entry := vocabulary().get(form):
            kind, value = entry
            end = start + len(form)
            dotted = kind in ("MONTH", "WEEKDAY") and len(form) <= 5 and form not in UNSHORTENED
            end += dotted and match.string[end : end + 1] == "."
            return Word(start, end, kind, value, match.string[start:end])
    return Word(start, match.end(), "OTHER", lower, text)


# Names of months that are short in full: a dot after them ends the sentence.
UNSHORTENED = frozenset({"may", "june", "july", "march", "april"})


def _join_phrases(text: str, words: list[Word]) -> Iterator[Word]:
    """Words with phrases such as "right now" or "Labor Day" made one."""
    place, known = 0, phrases()
    while place < len(words):
        joined = None
        for parts, kind, value in known.get(_normal(words[place]), ()):
            if size := _matches(words, place, parts):
                first, last = words[place], words[place + size - 1]
                joined = Word(first.start, last.end, kind, value, text[first.start : last.end])
                place += size
                break
        if joined is None:
            joined, place = words[place], place + 1
        yield joined


def _matches(words: list[Word], place: int, parts: tuple[str, ...]) -> int:
    """How many words from here make up the phrase; 0 if they do not. Dots and dashes between are skipped."""
    at = place
    for number, part in enumerate(parts):
        while number and at < len(words) and words[at].kind in ("DASH", "PERIOD"):
            at += 1
        if at >= len(words) or not _same(words[at], part):
            return 0
        at += 1
    return at - place


def _normal(word: Word) -> str:
    """A word for looking up phrases."""
    return word.text.lower().replace("’", "'")


def _same(word: Word, part: str) -> bool:
    """Is this the word of a phrase? A possessive ending may be missing in the one or the other."""
    own = _normal(word)
    return own == part or own == part.removesuffix("'s")


def _join_numbers(words: list[Word]) -> Iterator[Word]:
    """Number words made one: "twenty four", "two thousand", "nineteen ninety-six"."""
    place = 0
    while place < len(words):
        run = _number_run(words, place)
        if len(run) > 1:
            yield _spelt(run)
        else:
            yield words[place]
        place += max(1, len(run))


def _number_run(words: list[Word], place: int) -> list[Word]:
    """The spelt number that starts here: number words, with dashes, "and" or "-odd" between."""
    run: list[Word] = []
    while place < len(words):
        word = words[place]
        if word.kind == "NUMBER" and word.text.isalpha() and word.value != 0.5:
            run.append(word)
        elif not (run and word.kind in ("DASH", "AND") and word.text.lower() != "or" and _continues(words, place)):
            break
        else:
            run.append(word)
        place += 1
    if run and place < len(words) and words[place].kind == "ORDINAL" and run[-1].value in range(20, 100, 10):
        run.append(words[place])  # "twenty fifth"
    return run


def _continues(words: list[Word], place: int) -> bool:
    """Does a number go on after this dash or "and"? ("twenty-four", "two hundred and ten"; not "two and three")."""
    if place + 1 >= len(words) or words[place + 1].kind not in ("NUMBER", "ORDINAL"):
        return False
    before, after = words[place - 1].value, words[place + 1].value
    if words[place].kind == "AND":
        return before in (100, 1000)
    whole = isinstance(before, int) and isinstance(after, int)
    return whole and ((before >= 20 and after < 10) or before in (19, 20))  # type: ignore[operator]


def _spelt(run: list[Word]) -> Word:
    """The value of a spelt number; two numbers below a hundred in a row are a year ("nineteen ninety-six")."""
    parts = [int(str(word.value)) for word in run if word.kind in ("NUMBER", "ORDINAL")]
    value, kind = _value(parts), "ORDINAL" if run[-1].kind == "ORDINAL" else "NUMBER"
    if kind == "NUMBER" and 1000 <= value <= 2100:
        kind = "YEAR"
    return Word(run[0].start, run[-1].end, kind, value, " ".join(word.text for word in run))


def _value(parts: list[int]) -> int:
    """The number that these words add up to."""
    if len(parts) > 1 and 10 <= parts[0] <= 20 and 10 <= parts[1] < 100:
        return parts[0] * 100 + sum(parts[1:])
    total, current = 0, 0
    for part in parts:
        if part == 1000:
            total, current = (total + (current or 1)) * 1000, 0
        elif part == 100:
            current = (current or 1) * 100
        else:
            current += part
    return total + current


def shape(words: list[Word]) -> str:
    """One character a word, by its kind."""
    return "".join(CODES[word.kind] for word in words)
