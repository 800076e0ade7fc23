"""The "BAGHDAD, March 23 (Reuters) -" that opens a report: where it stands, its place, day and wire."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.lexicon import words
from dateline.read.dates import MONTH, WEEKDAY
from dateline.read.shapes import agency

# Dash, double hyphen or, in some wires, an underscore or colon.
DASH = r"(?:—|–|―|--+|_|-(?=\s)|\s-)"
# No hyphen inside a word: it joins words, as a space does, and standing for both would cost time without end.
CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]+"
PLACE_WORD = r"(?:[A-ZÀ-Þ][\w.'’]*|al|de|el|la|of|the|and|du|des|da|do|del|sur|am|an|der)"
DAY = (
    rf"(?i:(?:(?:{WEEKDAY}),?\s+)?(?:(?:{MONTH})\b\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{MONTH})\b\.?))"
    r"(?:,?\s+(?:\d{4}|\d\d))?"
)
UPPER = (
    rf"(?P<place>{CAPITALS}(?:[ /-]{CAPITALS}){{0,4}}(?:\s*[,/]\s*{PLACE_WORD}(?:\s{PLACE_WORD}){{0,3}}){{0,2}})"
    r"(?:\s?\([A-Z][A-Z. ]+\)(?=\s*,))?"
)
MIXED = rf"(?P<place>[A-ZÀ-Þ][\w.'’]+(?:[ /-]{PLACE_WORD}){{0,2}}(?:,\s*{PLACE_WORD}(?:\s{PLACE_WORD}){{0,2}})?)"
DATE = rf"(?:\s*,?\s*(?P<date>{DAY}))"
WIRE = r"(?:\s*,?\s*[(\[](?P<wire>[^()\[\]]{2,60})[)\]])"
MARKS = r"(?:\s*\[[A-Z][^\[\]]{2,60}\])*"
FORMS = (
    re.compile(rf"{UPPER}{DATE}?,?{WIRE}?\s*{DASH}(?:\s+{MARKS}\s*|$)"),
    re.compile(rf"{UPPER}{DATE}?{WIRE}\s*:?\s*"),
    re.compile(rf"{MIXED}{DATE}?,?{WIRE}\s*(?:{DASH}|:)(?:\s+|$)"),
    re.compile(rf"{MIXED}{DATE}\s*,?\s*(?:{DASH}|:)(?:\s+|$)"),
    re.compile(rf"{MIXED}\s*(?:—|–|--+|\s-)\s+(?=[A-Z“\"])"),
    re.compile(rf"(?P<place>){WIRE}\s*{DASH}\s*"),
    re.compile(rf"{UPPER}:\s+(?=[A-Z“\"])"),
)
# A dateline stands in the first words; the rest of a long line is not looked at.
FIRST_WORDS = 200
COLON, BARE_DASH = FORMS[6], FORMS[4]


@dataclass(frozen=True, slots=True)
class Dateline:
    """The prefix of a report's first paragraph."""

    end: int
    place: str | None
    date: str | None
    wire: str | None
    # What stands in brackets, agency or not.
    credit: str | None = None


def read_dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph opens with.

    >>> read_dateline("ERBIL, Kurdistan Region — The government is at work.")
    Dateline(end=25, place='Erbil', date=None, wire=None, credit=None)
    >>> read_dateline("The talks — the third — were held.")
    """
    text = text[:FIRST_WORDS]
    for form in FORMS:
        match = form.match(text)
        if match and _is_likely(form, match, text):
            end = len(text[: match.end()].rstrip())
            date, wire = (match.groupdict().get(part) for part in ("date", "wire"))
            return Dateline(end, _place(match["place"]), date, agency(wire) if wire else None, wire)
    return None


def opens_report(text: str) -> bool:
    """Does the line open with a dateline, and is there a report behind it?"""
    found = read_dateline(text)
    return found is not None and found.end + 20 < len(text) and not text[: found.end].endswith(":")


def is_dateline(text: str) -> bool:
    """Is the whole line a dateline, as agencies set it above the report?

    >>> is_dateline("NAIROBI, Kenya (AP) _"), is_dateline("NAIROBI, Kenya (AP) _ The")
    (True, False)
    """
    found = read_dateline(text) if len(text) <= 80 else None
    return found is not None and found.end == len(text) and (found.wire is not None or not text.rstrip().endswith(":"))


def _is_likely(form: re.Pattern[str], match: re.Match[str], text: str) -> bool:
    """Words before a bare dash or colon may be a subject or a speaker as well."""
    place, wire = match["place"], match.groupdict().get("wire")
    first = re.split(r"[,/]", place)[0]
    if _is_no_place(first) or len(place) > 60:
        return False
    if not place:
        return agency(wire or "") is not None
    if form is BARE_DASH:
        # "Baghdad — who would have thought — fell": a second dash makes it an aside.
        sentence = re.split(r"(?<=[.!?])\s", text[match.end() :], maxsplit=1)[0]
        return len(place.split()) <= 3 and not re.search(r"\s[—–-]+\s|--", sentence) and not _opens_as_subject(place)
    if form is COLON:
        return len(place.split()) <= 3
    if wire and not match.groupdict().get("date") and form is not FORMS[2]:
        return agency(wire) is not None or wire.isupper() or form is FORMS[0]
    return True


def _opens_as_subject(place: str) -> bool:
    return place.split(maxsplit=1)[0].lower() in words("boilerplate", "subject_words")


def _is_no_place(first: str) -> bool:
    return " ".join(first.lower().split()).strip(" .") in words("boilerplate", "no_places")


def _place(text: str) -> str | None:
    """The town, as one writes it inside a sentence.

    >>> _place("SAN SALVADOR"), _place("RIO DE JANEIRO, Brazil"), _place("WASHINGTON/BAGHDAD")
    ('San Salvador', 'Rio de Janeiro', 'Washington')
    """
    town = re.split(r"\s*[,/]", text.strip())[0]
    if not town:
        return None
    if not town.isupper() or len(town) <= 2:
        return town
    tall = re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), town)
    tall = re.sub(r"(?<=['’])S\b", "s", tall)
    return re.sub(
        r"(?<=[ -])(?:Au|De|La|Le|Of|And|The|El|Du|Del|Da|Do|Sur)(?=[ -])", lambda word: word[0].lower(), tall
    )
