"""Families of event words: "assassination", "airstrike" and "killed" may be one happening."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dateline.lexicon import table


@cache
def _family_of() -> Mapping[str, str]:
    """The family of every listed word; the first that lists it."""
    found: dict[str, str] = {}
    for family, listed in table("event_families")["families"].items():
        for word in listed:
            found.setdefault(word, family)
    return found


def family(lemma: str) -> str:
    """The family of a trigger's lemma; the lemma itself if none lists it.

    >>> family("airstrike") == family("kill"), family("sing")
    (True, 'sing')
    """
    return _family_of().get(lemma, lemma)


ENDINGS = (
    "ations", "ation", "itions", "ition", "ments", "ment", "ings", "ing", "ances", "ance", "ions", "ion", "ures", "ure",
    "als", "al", "ers", "er", "ees", "ed", "es", "s", "e",
)  # fmt: skip
SHORTEST_STEM, LONGEST_STEM = 4, 6


def stem(lemma: str) -> str:
    """What a verb and the noun made of it have in common: the opening of the word without its ending.

    >>> stem("announce") == stem("announcement"), stem("kill") == stem("kills"), stem("arm")
    (True, True, 'arm')
    """
    last = lemma.rpartition(" ")[2] or lemma
    for ending in ENDINGS:
        if last.endswith(ending) and len(last) - len(ending) >= SHORTEST_STEM:
            return last[: -len(ending)][:LONGEST_STEM]
    return last[:LONGEST_STEM]
