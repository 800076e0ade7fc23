"""Comparing the names of bodies, firms and vessels: legal forms apart, numbers and realms must agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from dateline.gazetteer import find_known
from dateline.lexicon import table
from dateline.link.entities.likeness import edits
from dateline.link.entities.spelling import fold

WORD = re.compile(r"[a-z0-9]+")
INITIALS = re.compile(r"\b(?:[a-z]\.\s?){2,}|\b[a-z](?:\.[a-z])+\b")
SMALL = frozenset({"the", "of", "and", "for", "in", "de", "la", "s", "group", "holding", "holdings"})
# The share of letters that a slip may change, and how much each costs.
SLIP = 1.1
FORMS_APART, NUMBERS_APART, REALMS_APART, WORD_APART, WORD_EXTRA = 0.45, 0.35, 0.4, 0.35, 0.22


def body_score(left: str, right: str) -> float:
    """How alike two names of bodies are, 0 to 1."""
    ours, our_form = _read(left)
    theirs, their_form = _read(right)
    if _is_acronym(ours, theirs) or _is_acronym(theirs, ours):
        return 0.85
    cost = FORMS_APART if our_form and their_form and not our_form & their_form else 0.0
    if "".join(ours) == "".join(theirs):
        return 1 - cost
    return max(0.0, 1 - cost - _words_apart(ours, theirs) - _numbers_apart(ours, theirs))


def levelled(name: str) -> str:
    """A body's name as it is compared: spelling levelled, legal forms left out.

    >>> levelled("The Acme Defence Centre, Inc.")
    'acme defense center'
    """
    return " ".join(_read(name)[0])


@lru_cache(maxsize=100_000)
def _read(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """A name's words, and the families of its legal forms."""
    text = INITIALS.sub(lambda match: re.sub(r"[.\s]", "", match[0]) + " ", fold(name).replace("&", " and "))
    words = " ".join(WORD.findall(text))
    words, form = _without_form(words)
    short = table("legal_forms")["short"]
    levelled = " ".join(_number(short.get(word, word)) for word in words.split())
    kept = [word for word in levelled.split() if word not in {"the", "of", "and", "s", "for"}]
    return tuple(kept or words.split()), form


def _without_form(words: str) -> tuple[str, frozenset[str]]:
    """The words without legal forms at their ends, and the families of these."""
    for phrase, family in _forms():
        rest = ""
        if words.endswith(f" {phrase}"):
            rest = words[: -len(phrase) - 1]
        elif words.startswith(f"{phrase} "):
            rest = words[len(phrase) + 1 :]
        if rest:
            inner, families = _without_form(rest)
            return inner, families | {family}
    return words, frozenset()


@cache
def _forms() -> list[tuple[str, str]]:
    """Legal forms with their family, longest first."""
    found = [(form, family) for family, forms in table("legal_forms")["family"].items() for form in forms]
    return sorted(found, key=lambda entry: (-len(entry[0]), entry[0]))


@cache
def _numerals() -> dict[str, str]:
    """Numbers as words, ordinals and Roman numerals, with their figures."""
    return {word: figure for figure, names in table("legal_forms")["number"].items() for word in names}


def _number(word: str) -> str:
    if re.fullmatch(r"\d+th", word):
        return word[:-2]
    return _numerals().get(word, word)


def _is_acronym(few: Sequence[str], many: Sequence[str]) -> bool:
    return (
        len(few) == 1
        and len(many) == len(few[0]) > 1
        and all(word[0] == letter for word, letter in zip(many, few[0], strict=True))
    )


def _words_apart(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """The cost of the words that differ."""
    left = [word for word in ours if not word.isdigit()]
    right = [word for word in theirs if not word.isdigit()]
    for word in list(left):
        if word in right:
            left.remove(word)
            right.remove(word)
    if not left and not right:
        return 0.0
    if not left or not right:
        return _extra(left or right, ours, theirs)
    joined, other = "".join(left), "".join(right)
    if _realm(joined) and _realm(other):
        return REALMS_APART
    share = edits(joined, other) / max(len(joined), len(other))
    return min(1.0, SLIP * share * (0.5 + 0.5 * max(len(joined), len(other)) / max(len("".join(ours)), 1)))


def _extra(words: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> float:
    """The cost of words that one name leaves out: less where they say little."""
    shared = min(len(ours), len(theirs))
    return sum(WORD_EXTRA / 4 if word in SMALL else WORD_EXTRA for word in words) + (0.1 if shared == 0 else 0)


def _numbers_apart(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Numbers in names tell one fund, brigade or ship from the next."""
    left = sum(int(word) for word in ours if word.isdigit())
    right = sum(int(word) for word in theirs if word.isdigit())
    if left == right:
        return 0.0
    return NUMBERS_APART if left and right else NUMBERS_APART * 0.7


def _realm(word: str) -> bool:
    return any(hit.end - hit.start == len(word) for hit in find_known(word.title()))
