"""Cues: the verbs by which a report says that somebody says something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.annotate.syntax import children
from dateline.lexicon import table
from dateline.model import Sentence, Span

PARTICLES = frozenset({"aux", "auxpass", "neg", "prt"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word in its sentence: its place, its words, the speech acts by frame."""

    sentence: Sentence
    head: int
    frames: dict[str, str]

    @property
    def dep(self) -> str:
        """How the cue hangs in its sentence."""
        return self.sentence.tokens[self.head].dep

    @property
    def span(self) -> Span:
        """The verb with the auxiliaries, negation and particle that stand right beside it."""
        beside = {self.head, *children(self.sentence, self.head, PARTICLES)}
        low = high = self.head
        while low - 1 in beside:
            low -= 1
        while high + 1 in beside:
            high += 1
        return self.sentence.cover((low, high))


@cache
def verb_frames() -> dict[str, dict[str, str]]:
    """For every reporting verb the act of each of its frames."""
    found: dict[str, dict[str, str]] = {}
    for act, verbs in table("reporting_verbs").items():
        if act == "credits":
            continue
        for lemma, frames in verbs.items():
            for frame in frames.split():
                found.setdefault(lemma, {}).setdefault(frame, act)
    return found


def find_cues(sentence: Sentence) -> Iterator[Cue]:
    """The reporting verbs of a sentence, in text order."""
    known = verb_frames()
    for index, token in enumerate(sentence.tokens):
        if token.pos == "VERB" and (frames := known.get(token.lemma.lower())):
            yield Cue(sentence, index, frames)
