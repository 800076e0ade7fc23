"""Text in capitals as a parser can read it: same length, common words in small letters, names capitalised.

Wires of the telex age, tickers and headlines come in capitals; a model trained on plain print takes every
word for a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from dateline.lexicon import table, words

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
MIXED_SHARE = 0.1  # a line with more small letters than this is in plain print
FEWEST_WORDS = 4
ENDINGS = (
    ("S", ""), ("ES", ""), ("IES", "Y"), ("ED", ""), ("ED", "E"), ("IED", "Y"), ("ING", ""), ("ING", "E"), ("LY", ""),
    ("ER", ""), ("EST", ""), ("'S", ""), ("’S", ""),
)  # fmt: skip
SENTENCE_END = re.compile(r"(?:[.!?]['\"”)\]]*|--|[-–—])\s+$|^\W*$")
ABBREVIATION = re.compile(r"\b(?:GEN|COL|LT|MR|MRS|DR|NO|ST|SEN|REP|GOV|MAJ|CAPT|SGT|MSGR)\.\s+$")


def in_capitals(line: str) -> bool:
    """Is the line set in capitals?

    >>> in_capitals("THE ARMY ATTACKED TWO TOWNS YESTERDAY"), in_capitals("The UN and the EU met in the USA")
    (True, False)
    """
    letters = [char for char in line if char.isalpha()]
    small = sum(char.islower() for char in letters)
    return len(WORD.findall(line)) >= FEWEST_WORDS and small <= MIXED_SHARE * len(letters)


def plain_print(line: str, is_common: Callable[[str], bool]) -> str:
    """The line as it would stand in plain print; ``is_common`` tells English words (in small letters) from names.

    >>> plain_print("GUNMEN KILLED TWO PEASANTS IN COLOMBIA", {"gunmen", "kill", "two", "peasant", "in"}.__contains__)
    'Gunmen killed two peasants in Colombia'
    """
    return WORD.sub(lambda match: _word(line, match, is_common), line)


def _word(line: str, match: re.Match[str], is_common: Callable[[str], bool]) -> str:
    """One word in plain print."""
    word = match[0]
    if _is_initials(line, match):
        return word
    if word.lower() in _names() or _is_month(line, match):
        return _capitalised(word)
    if len(word) == 1 or _known(word, is_common):
        before = line[max(0, match.start() - 12) : match.start()]
        opens = match.start() == 0 or (SENTENCE_END.search(before) and not ABBREVIATION.search(before))
        return _capitalised(word) if opens or word == "I" else _small(word)
    vowels = sum(char in "AEIOUY" for char in word)
    return word if len(word) <= 5 and not vowels else _capitalised(word)


def _is_initials(line: str, match: re.Match[str]) -> bool:
    """Is the word a part of "U.S." or of a bracketed short form, "[FMLN]"?"""
    after, before = line[match.end() : match.end() + 1], line[max(0, match.start() - 1) : match.start()]
    return (len(match[0]) == 1 and (after == "." or before == ".")) or (before == "[" and after == "]")


def _is_month(line: str, match: re.Match[str]) -> bool:
    """Is it a month: "3 MAY", "MARCH 12"? Alone, MAY and MARCH are common words."""
    word = match[0].lower()
    if word not in words("times", "months") and word not in words("times", "weekdays"):
        return False
    beside = line[max(0, match.start() - 4) : match.start()] + line[match.end() : match.end() + 4]
    return word not in {"may", "march", "mar", "dec", "sat", "sun"} or any(char.isdigit() for char in beside)


def _known(word: str, is_common: Callable[[str], bool]) -> bool:
    """Is it an English word, inflected or not?"""
    if is_common(word.lower()):
        return True
    return any(
        word.endswith(ending) and is_common((word[: -len(ending)] + instead).lower()) for ending, instead in ENDINGS
    ) or (len(word) > 5 and word[-3:] == "ING" and word[-4] == word[-5] and is_common(word[:-4].lower()))


def _capitalised(word: str) -> str:
    """First letter large, the others small, whatever the alphabet, at the same length."""
    return word[:1] + _small(word[1:])


def _small(word: str) -> str:
    """Small letters at the same length."""
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in word)


@cache
def _names() -> frozenset[str]:
    """Single words that are always names: states, their people, regions, cities."""
    states = table("states")["state"]
    listed = [*states, *(name for one in states.values() for part in one.values() for name in part)]
    places = table("places")
    listed += [name for kind in ("region", "city") for key, also in places[kind].items() for name in (key, *also)]
    pieces = {piece.lower() for name in listed for piece in WORD.findall(name) if piece[:1].isupper()}
    return frozenset(piece for piece in pieces if len(piece) > 3 and piece not in words("capitals", "not_alone"))
