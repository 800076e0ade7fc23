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
