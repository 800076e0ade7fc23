"""Cues: the verbs by which a report says that somebody says something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.annotate.syntax import ancestors, child, children
from dateline.lexicon import table, words
from dateline.model import Sentence, Span

MARKS = frozenset({"“", "”", '"', "''", "``", "«", "»", ",”", "‘", "’"})
SPEECH = frozenset({"clause", "quote"})
# Any verb may stand beside a quotation ("'Never,' she thundered").
UTTER = {"utter": "say"}
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
def frames_of() -> dict[str, dict[str, dict[str, str]]]:
    """For every part of speech and lemma that reports: the act of each of its frames."""
    nouns = table("reporting_nouns")
    sections = {"VERB": table("reporting_verbs"), "NOUN": nouns["nouns"], "ADJ": nouns["adjectives"]}
    return {pos: _by_lemma(section) for pos, section in sections.items()}


def _by_lemma(section: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """A lexicon turned around: lemma, frame, act."""
    found: dict[str, dict[str, str]] = {}
    for act, entries in section.items():
        for lemma, frames in entries.items():
            for frame in frames.split():
                found.setdefault(lemma, {}).setdefault(frame, act)
    return found


def find_cues(sentence: Sentence) -> Iterator[Cue]:
    """The reporting words of a sentence, in text order."""
    known = frames_of()
    quoted = any(token.text in MARKS for token in sentence.tokens)
    for index, token in enumerate(sentence.tokens):
        frames = known[token.pos].get(token.lemma.lower(), {}) if token.pos in known else {}
        if quoted and token.pos == "VERB" and not SPEECH & frames.keys():
            frames = frames | UTTER
        if frames and not _is_slip(sentence, index):
            yield Cue(sentence, index, frames)


def _is_slip(sentence: Sentence, index: int) -> bool:
    """Is it a noun that the parser took for a verb ("the Broadway show 'Cats'")? A bare form has "to" or a subject."""
    token = sentence.tokens[index]
    bare = token.dep == "advcl" and token.tag in {"VB", "VBP"}
    return bare and child(sentence, index, {"aux", "mark", "nsubj", "advmod"}) is None


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Has the verb a passive auxiliary, or a "by" that names who did it?

    "She is convinced" is none: it says what she thinks, not what somebody did to her.
    """
    if child(sentence, verb, {"agent"}) is not None:
        return True
    if _is_bare_participle(sentence, verb):
        return True
    felt = sentence.tokens[verb].lemma.lower() in words("reporting_nouns", "felt")
    return not felt and child(sentence, verb, {"auxpass"}) is not None


def _is_bare_participle(sentence: Sentence, verb: int) -> bool:
    """Is it the "required" of "half were sent home and half required to work"?"""
    token = sentence.tokens[verb]
    above = sentence.tokens[token.head]
    joined = token.dep == "conj" and token.tag == "VBN" and above.tag == "VBN" and token.head != verb
    helped = child(sentence, verb, {"aux", "auxpass", "nsubj"}) is not None
    return joined and not helped and child(sentence, token.head, {"auxpass"}) is not None


def is_quoted_as(sentence: Sentence, verb: int) -> bool:
    """Is it the "saying" of "quoted him as saying"?"""
    above = [sentence.tokens[i].lemma.lower() for i in ancestors(sentence, verb)][:3]
    as_saying = sentence.tokens[verb].dep == "pcomp" and above[:1] == ["as"]
    return as_saying and bool(words("credits", "quoted") & set(above))
