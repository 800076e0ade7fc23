"""Titles as evidence: the same office of the same state speaks for one person, of two states against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dateline.gazetteer import find_known
from dateline.lexicon import words
from dateline.link.entities.spelling import WORD, fold


@dataclass(frozen=True, slots=True)
class Role:
    """An office ("minister foreign") and the states and bodies that a title names with it."""

    office: frozenset[str]
    realms: frozenset[str]


@lru_cache(maxsize=50_000)
def role_of(title: str) -> Role:
    """What a title says.

    >>> role_of("Iraq's former Foreign Minister") == role_of("Iraqi foreign minister")
    True
    """
    hits = list(find_known(title))
    realms = frozenset(hit.known.state or hit.known.name for hit in hits)
    rest = title
    for hit in reversed(hits):
        rest = f"{rest[: hit.start]} {rest[hit.end :]}"
    return Role(frozenset(WORD.findall(fold(rest))) & _telling(), realms)


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """Words of titles that tell one office from another; forms of address do not."""
    passing = {"former", "ex", "late", "acting", "interim", "senior", "top", "then", "current", "incoming", "outgoing"}
    offices = words("titles", "office") | words("titles", "before")
    return frozenset(part for word in offices for part in word.split()) - passing - {"official", "mr"}


def same_role(left: Iterable[str], right: Iterable[str]) -> str | None:
    """A pair of titles for the same office, in words; None if there is none."""
    theirs = list(right)
    for ours in left:
        for other in theirs:
            a, b = role_of(ours), role_of(other)
            # "President" alone says too little: its state or a second word must agree as well.
            agreed = a.realms & b.realms or (len(a.office) > 1 and not (a.realms and b.realms))
            if a.office and a.office == b.office and agreed:
                return f"{ours} / {other}"
    return None


def roles_apart(left: Iterable[str], right: Iterable[str]) -> bool:
    """Do both hold the same office, but of different states?"""
    theirs = [role_of(title) for title in right]
    ours = [role_of(title) for title in left]
    pairs = [(a, b) for a in ours for b in theirs if a.office and a.office == b.office and a.realms and b.realms]
    return bool(pairs) and not any(a.realms & b.realms for a, b in pairs)
