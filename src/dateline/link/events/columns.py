"""Claims as columns of numbers: what a pair of them has in common is then worked out for all pairs at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.lexicon import table, words
from dateline.link.events.claims import WORD_MARK, Claim
from dateline.link.events.families import stem
from dateline.link.events.groups import is_general, stage
from dateline.link.words import weight
from dateline.model import Interval

Numbers = NDArray[np.int64]
Reals = NDArray[np.float64]
Truths = NDArray[np.bool_]

SEATS = 4  # participants in one part that are compared
FAR = 4_000_000  # a day after all days
RAREST = 8.5
STAGES = {"done": 0, "open": 1, "thought": 2}


@dataclass(frozen=True, slots=True)
class Columns:
    """One row a claim. Words and names are numbered from one; nought is none."""

    article: Numbers
    sentence: Numbers
    start: Numbers
    lemma: Numbers
    stem: Numbers
    family: Numbers
    kind: Numbers
    place: Numbers
    agents: Numbers
    targets: Numbers
    cast: Numbers
    setting: Numbers
    known: Truths  # by number of a name: is it an entity, no mere word?
    first: Numbers
    end: Numbers
    stage: Numbers
    rarity: Reals
    plural: Truths
    definite: Truths
    reporting: Truths
    news: Truths
    happens: Truths
    violent: Truths  # a single deed of violence
    context: Numbers
    weights: Reals

    def __len__(self) -> int:
        return len(self.article)


class Numbering(defaultdict[str, int]):
    """Numbers words in the order in which they come, from one."""

    def __missing__(self, key: str) -> int:
        self[key] = len(self) + 1
        return self[key]


def columns_of(claims: Sequence[Claim], articles: Mapping[str, int]) -> Columns:
    """The columns of some claims; ``articles`` numbers their reports."""
    forms, names = Numbering(), Numbering()
    days = np.array([_days(claim.when if claim.stated else None) for claim in claims], dtype=np.int64).reshape(-1, 2)
    context, weights = _contexts(claims, forms)
    parts = {
        part: _seats([getattr(claim, part) for claim in claims], names)
        for part in ("agents", "targets", "cast", "setting")
    }
    place = _numbers(names[claim.place] if claim.place else 0 for claim in claims)
    reporting = reporting_words()
    return Columns(
        article=_numbers(articles[claim.article] for claim in claims),
        sentence=_numbers(claim.sentence for claim in claims),
        start=_numbers(claim.start for claim in claims),
        lemma=_numbers(forms[claim.lemma] for claim in claims),
        stem=_numbers(forms["stem of " + stem(claim.lemma)] for claim in claims),
        family=_numbers(forms["family of " + claim.family] for claim in claims),
        kind=_numbers(forms["type " + claim.kind] if claim.kind else 0 for claim in claims),
        place=place,
        **parts,
        known=np.array([False, *(not name.startswith(WORD_MARK) for name in names)]),
        first=days[:, 0],
        end=days[:, 1],
        stage=_numbers(STAGES[stage(claim)] for claim in claims),
        rarity=np.array([min(RAREST, weight(claim.lemma)) for claim in claims]),
        plural=np.array([claim.plural for claim in claims], dtype=bool),
        definite=np.array([claim.definite for claim in claims], dtype=bool),
        reporting=np.array([claim.lemma in reporting for claim in claims], dtype=bool),
        news=np.array([claim.news for claim in claims], dtype=bool),
        happens=np.array([claim.happens for claim in claims], dtype=bool),
        violent=np.array([_is_violent(claim) for claim in claims], dtype=bool),
        context=context,
        weights=weights,
    )


def _is_violent(claim: Claim) -> bool:
    """Is it a deed of violence, and no war nor violence in general?"""
    return claim.kind == "ASSAULT" and claim.family not in words("event_families", "lasting") and not is_general(claim)


def reporting_words() -> frozenset[str]:
    """The verbs with which somebody reports."""
    return frozenset(verb for verbs in table("reporting_verbs").values() if isinstance(verbs, dict) for verb in verbs)


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.int64)


def _days(when: Interval | None) -> tuple[int, int]:
    """First day and the day after the last; two noughts where the text states none."""
    if when is None or when.start is None:
        return 0, 0
    return when.start.toordinal(), when.end.toordinal() if when.end else FAR


def _seats(parts: Sequence[Iterable[str]], names: Numbering) -> Numbers:
    """The first few of every set of names, entities before words."""
    found = np.zeros((len(parts), SEATS), dtype=np.int64)
    for row, part in enumerate(parts):
        for seat, name in enumerate(sorted(part, key=lambda one: (one.startswith(WORD_MARK), one))[:SEATS]):
            found[row, seat] = names[name]
    return found


def _contexts(claims: Sequence[Claim], forms: Numbering) -> tuple[Numbers, Reals]:
    """The telling words of every claim's sentence, and their weights as parts of a vector of length one."""
    width = max((len(claim.context) for claim in claims), default=0)
    found, weights = np.zeros((len(claims), width), dtype=np.int64), np.zeros((len(claims), width))
    for row, claim in enumerate(claims):
        for seat, word in enumerate(claim.context):
            found[row, seat], weights[row, seat] = forms["word " + word], weight(word)
    length = np.sqrt((weights**2).sum(axis=1, keepdims=True))
    return found, weights / np.where(length > 0, length, 1.0)


def shared_names(ours: Numbers, theirs: Numbers) -> Truths:
    """Which of our seats hold the name that one of theirs holds, pair by pair."""
    found: Truths = (ours[:, :, None] == theirs[:, None, :]) & (ours[:, :, None] > 0)
    return found
