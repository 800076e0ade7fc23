"""The language that a report is written in."""

from __future__ import annotations

import re

from dateline.lexicon import words

WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 4000
# Running English has a quarter or more of these words; other languages next to none.
ENGLISH_SHARE = 0.15
# A headline is too short to tell languages apart by its letters.
ENOUGH_LETTERS = 60
# Below this a name or two misleads the model; these words, which no other language has, count for more.
SURE_LETTERS = 300
PLAINLY_ENGLISH = frozenset({"the", "and"})


def language_of(text: str) -> str | None:
    """The ISO 639-1 code; None where there is too little text to tell.

    >>> language_of("The ministers of both sides said that they would meet after the vote")
    'en'
    """
    sample = text[:SAMPLE].lower()
    found = WORD.findall(sample)
    small = words("languages", "english")
    if found and sum(word in small for word in found) >= ENGLISH_SHARE * len(found):
        return "en"
    letters = sum(map(len, found))
    if letters < SURE_LETTERS and not PLAINLY_ENGLISH.isdisjoint(found):
        return "en"
    if letters < ENOUGH_LETTERS:
        return None
    import py3langid  # its model takes a third of a second to load, and English pages need none

    code: str = py3langid.classify(sample)[0]
    return code
