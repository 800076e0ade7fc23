"""What tells one report's subject from another's: its words, its rare names, the holders of offices."""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import overload

from rapidfuzz.distance import Levenshtein

from dateline.lexicon import words
from dateline.link.words import POSSESSIVE, read_blocks, share_of_reports, words_in
from dateline.model import Article

OPENING = 120
MOST = 65_535  # as often a word is counted
TITLE = 3  # a word of the title counts as often
RARE = 0.004  # the share of news reports that hold a rare name, at most
NAME = r"(?:[^\W\d_a-z][\w'’-]+[ \u00a0]?){1,4}"
FORMER = re.compile(r"(?:[Ff]ormer\s(?:[\w.]+\s)?|[Ee]x-|[Tt]hen-)$")
SAME_SPELLING = 0.75


@dataclass(frozen=True, slots=True)
class Profile:
    """How often each word stands in title and text, the rare names, and who is named as holding which office.

    The words are packed: a record holds the profiles of all its reports at a time, and none of their texts. ``spelt``
    are the rare names as they stand in the text, ``opening`` its first words.
    """

    words: str
    numbers: array[int]
    names: frozenset[str]
    holders: Mapping[str, frozenset[str]]
    spelt: tuple[str, ...]
    opening: str

    @property
    def counts(self) -> Counter[str]:
        """How often each word stands, unpacked."""
        return Counter(dict(zip(self.words.split(), self.numbers, strict=True)))


class Counts(Sequence[Counter[str]]):
    """The words of many profiles, unpacked one report at a time."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles

    def __len__(self) -> int:
        return len(self._profiles)

    @overload
    def __getitem__(self, index: int) -> Counter[str]: ...
    @overload
    def __getitem__(self, index: slice) -> Counts: ...
    def __getitem__(self, index: int | slice) -> Counter[str] | Counts:
        return Counts(self._profiles[index]) if isinstance(index, slice) else self._profiles[index].counts


def profile(article: Article) -> Profile:
    """The profile of an article, from the blocks that carry the report."""
    counts: Counter[str] = Counter()
    capital: dict[str, str] = {}
    small: set[str] = set()
    for start, end in read_blocks(article):
        for word in words_in(article.text, start, end):
            counts[singular(word.form)] += 1
            if article.text[word.start].islower():
                small.add(word.form)
            else:
                capital.setdefault(word.form, article.text[word.start : word.end])
    for word in words_in(article.title or ""):
        counts[singular(word.form)] += TITLE
    names = {form: spelt for form, spelt in capital.items() if form not in small and len(form) > 2 and _rare(form)}
    spelt = tuple(POSSESSIVE.sub("", one.rstrip(".")) for one in names.values())
    packed = " ".join(counts), array("H", (min(number, MOST) for number in counts.values()))
    return Profile(*packed, frozenset(names), _holders(article), spelt, opening(article))


def opening(article: Article) -> str:
    """The first words of the text."""
    for start, end in read_blocks(article):
        line = " ".join(article.text[start:end].split())
        return line if len(line) <= OPENING else line[:OPENING].rsplit(" ", 1)[0] + " …"
    return article.origin


def singular(form: str) -> str:
    """A word without its plural ending, roughly."""
    return form[:-1] if len(form) > 4 and form.endswith("s") and not form.endswith("ss") else form


def other_holders(left: Profile, right: Profile) -> int:
    """In how many offices two reports name different people; none if they agree on one office's holder."""
    offices = left.holders.keys() & right.holders.keys()
    agreed = [_same_person(left.holders[office], right.holders[office]) for office in offices]
    return 0 if any(agreed) else len(agreed)


def _rare(form: str) -> bool:
    """Is a word with a capital letter a rare name, and no number?"""
    return not form.isdigit() and share_of_reports(form) < RARE


def _holders(article: Article) -> dict[str, frozenset[str]]:
    """The names of those in office, former holders left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for start, end in read_blocks(article):
        for match in _offices().finditer(article.text, start, end):
            if not FORMER.search(article.text, max(start, match.start() - 20), match.start()):
                office = match[1].casefold().replace("defence", "defense")
                found[office].update(word.form for word in words_in(match[2]) if len(word.form) > 2)
    return {office: frozenset(names) for office, names in found.items() if names}


def _same_person(left: frozenset[str], right: frozenset[str]) -> bool:
    """Is some part of a name spelt alike?"""
    return any(Levenshtein.normalized_similarity(one, other) > SAME_SPELLING for one in left for other in right)


@cache
def _offices() -> re.Pattern[str]:
    """An office with the name that follows it."""
    titles = sorted(words("offices", "one_holder"), key=lambda title: (-len(title), title))
    return re.compile(rf"\b({'|'.join(map(re.escape, titles))})\s({NAME})")
