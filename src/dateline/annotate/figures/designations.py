"""Numbers that name one thing and count none: versions ("Sailor 8 and 9"), models ("the 787" after a "Boeing 787")."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.annotate.figures.amounts import Amount
from dateline.annotate.figures.contexts import Setting
from dateline.lexicon import words
from dateline.model import Sentence

# "Sailor 8, 9 and ": a name with a number, and more numbers after it.
LISTED = re.compile(r"([A-Z]\w+)\s\d{1,3}(?:\.\d+)?(?:,\s\d{1,3}(?:\.\d+)?)*(?:,|,?\s(?:and|or|to|through))\s$")
NAMED = re.compile(r"\b([A-Z][\w-]*)\s(\d{3}s?)(?![\d,.%]\d|\d|%)")
SINGLED_OUT = re.compile(r"\b(?:the|a|an|its|their|new|old|first|each|every|this|that)\s$", re.IGNORECASE)
# So long a text before a number is looked at.
REACH = 40
MONTHS = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?$"
)


def is_designation(setting: Setting, sentence: Sentence, amount: Amount) -> bool:
    """Does a bare number tell which one, not how many?"""
    doc, (start, end) = setting.doc, amount.number
    if amount.unit == "bit":
        return True
    if amount.unit or amount.form != "digits" or "," in doc.text[start:end]:
        return False
    before = doc.text[max(sentence.span.start, start - REACH) : start]
    if (listed := LISTED.search(before)) and _is_name(listed[1]) and not _counts(sentence, end):
        return True
    if doc.text[start:end] not in _models(doc.text):
        return False
    return bool(SINGLED_OUT.search(before)) and not _counts(sentence, end, plural=True)


@lru_cache(maxsize=16)  # asked for every figure of an article
def _models(text: str) -> frozenset[str]:
    """Numbers that the text writes right after a name, as in "Boeing 787"."""
    found = (match for match in NAMED.finditer(text) if _is_name(match[1]) and _is_inside(text, match.start()))
    return frozenset(match[2].rstrip("s") for match in found)


def _is_name(word: str) -> bool:
    """Is a capitalised word neither a month nor a word like "House"?"""
    return word.lower() not in words("capitals", "not_alone") and not MONTHS.match(word.lower())


def _is_inside(text: str, start: int) -> bool:
    """Does a word stand inside its sentence, where a capital tells a name?"""
    return text[:start].rstrip(" ")[-1:].isalnum()


def _counts(sentence: Sentence, end: int, *, plural: bool = False) -> bool:
    """Does a noun follow right away that the number may count?"""
    token = next((token for token in sentence.tokens if token.start >= end), None)
    return token is not None and token.tag in ({"NNS", "NNPS"} if plural else {"NN", "NNS", "JJ"})
