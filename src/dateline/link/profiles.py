"""What tells one report's subject from another's: its words, its rare names, the holders of offices."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import Levenshtein

from dateline.lexicon import words
from dateline.link.words import read_blocks, share_of_reports, words_in
from dateline.model import Article

TITLE = 3  # a word of the title counts as often
RARE = 0.004  # the share of news reports that hold a rare name, at most
NAME = r"(?:[^\W\d_a-z][\w'’-]+[ \u00a0]?){1,4}"
FORMER = re.compile(r"(?:[Ff]ormer\s(?:[\w.]+\s)?|[Ee]x-|[Tt]hen-)$")
SAME_SPELLING = 0.75


@dataclass(frozen=True, slots=True)
class Profile:
    """How often each word stands in title and text, the rare names, and who is named as holding which office."""

    counts: Counter[str]
    names: frozenset[str]
    holders: Mapping[str, frozenset[str]]


def profile(article: Article) -> Profile:
    """The profile of an article, from the blocks that carry the report."""
    counts: Counter[str] = Counter()
    capital: set[str] = set()
    small: set[str] = set()
    for start, end in read_blocks(article):
        for word in words_in(article.text, start, end):
            counts[singular(word.form)] += 1
            (small if article.text[word.start].islower() else capital).add(word.form)
    for word in words_in(article.title or ""):
        counts[singular(word.form)] += TITLE
    names = frozenset(form for form in capital - small if len(form) > 2 and _rare(form))
    return Profile(counts, names, _holders(article))


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
