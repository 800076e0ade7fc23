"""States, capitals, demonyms, places and large bodies that need no model to be known by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.lexicon import table
from dateline.model import EntityKind

Role = Literal["state", "capital", "people", "plural", "seat", "region", "city", "body"]
WORD = re.compile(r"\w+|[^\w\s]")
# Capitals that are one word of common use in upper case as well are too short to be sure of.
SHORTEST_IN_CAPITALS = 4
PLACES: frozenset[Role] = frozenset({"state", "capital", "people", "region", "city"})


@dataclass(frozen=True, slots=True)
class Known:
    """What a name stands for: ``name`` is the usual name, ``state`` the state that it is, or is part of."""

    name: str
    kind: EntityKind
    role: Role
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in a text."""

    start: int
    end: int
    known: Known


def find_known(text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
    """The known names in a stretch of text, the longest at each place.

    >>> [hit.known.name for hit in find_known("Baghdad told the US-led force")]
    ['Baghdad', 'United States']
    """
    matches = list(WORD.finditer(text, start, len(text) if end is None else end))
    words = [_plain(match[0]) for match in matches]
    place = 0
    while place < len(words):
        length, known = _longest(words, place)
        if known:
            yield Hit(matches[place].start(), matches[place + length - 1].end(), known)
        place += length or 1


def known_as(name: str) -> Known | None:
    """What a whole name is known as; None if it is not."""
    words = [_plain(word) for word in WORD.findall(name)]
    length, known = _longest(words, 0) if words else (0, None)
    return known if length == len(words) else None


def _longest(words: list[str], place: int) -> tuple[int, Known | None]:
    for phrase, known in _index().get(words[place], ()):
        if tuple(words[place : place + len(phrase)]) == phrase:
            return len(phrase), known
    return 0, None


def _plain(word: str) -> str:
    return "'" if word in "’‘`ʼ" else word


@cache
def _index() -> dict[str, tuple[tuple[tuple[str, ...], Known], ...]]:
    """First word to the phrases that begin with it, longest first."""
    phrases: dict[tuple[str, ...], Known] = {}
    for phrase, known in _entries():
        phrases.setdefault(tuple(WORD.findall(phrase)), known)
    for words, known in list(phrases.items()):
        if max(map(len, words)) >= SHORTEST_IN_CAPITALS:
            phrases.setdefault(tuple(map(str.upper, words)), known)
    found: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
    for words, known in sorted(phrases.items(), key=lambda entry: -len(entry[0])):
        found.setdefault(words[0], []).append((words, known))
    return {first: tuple(entries) for first, entries in found.items()}


def _entries() -> Iterator[tuple[str, Known]]:
    """Every name with what it stands for; the first reading of a name wins."""
    for name, about in table("states")["state"].items():
        yield from _state(name, about)
    for role in ("region", "city"):
        for name, others in table("places")[role].items():
            yield from _all([name, *others], Known(name, "place", "region" if role == "region" else "city"))
    for name, about in table("bodies")["body"].items():
        body = Known(name, about.get("kind", "organization"), "body", about.get("state"))
        yield from _all([name, *about.get("also", ())], body)


def _state(name: str, about: dict[str, list[str]]) -> Iterator[tuple[str, Known]]:
    yield from _all([name, *about.get("also", ())], Known(name, "place", "state", name))
    capitals = about.get("capital", [])
    for capital in capitals:
        usual = capitals[0] if capital.startswith(capitals[0]) else capital
        yield capital, Known(usual, "place", "capital", name)
    yield from _all(about.get("seat", ()), Known(name, "organization", "seat", name))
    people = about.get("people", [])
    yield from _all(people, Known(name, "place", "people", name))
    plurals = [f"{word}s" for word in people if not word.endswith(("ese", "sh", "ch", "ss", "s", "man"))]
    yield from _all([*about.get("plural", ()), *plurals], Known(f"people of {name}", "group", "plural", name))


def _all(names: Iterable[str], known: Known) -> Iterator[tuple[str, Known]]:
    return ((name, known) for name in names)
