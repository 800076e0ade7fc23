"""Where an event was: the place that the text gives its trigger, and what the rest of the report leaves to be inferred.

A place is ``stated`` where its sentence puts the event there. For a deed that must have been somewhere, ``Setting``
keeps what the report has told so far: the ``narrative`` stays where it was for a few sentences, and a report of
violence that names no place at all at least names its country.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.annotate.events.plover import lemma
from dateline.annotate.events.roles import Names
from dateline.annotate.events.triggers import Trigger
from dateline.annotate.syntax import children, conjuncts
from dateline.lexicon import table, words
from dateline.model import Doc, Mention, PlaceBasis, Sentence, Span

STRONG = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "around", "off", "along", "within", "throughout", "on"}
)
WEAK = frozenset({"from", "to", "into", "over", "toward", "towards"})  # a place only where nothing better is said
WHERE = STRONG | WEAK
PLACES = frozenset({"place", "facility"})
# Deeds that happen somewhere: without a place of their own they take the only one that their sentence names.
LOCAL = frozenset({"ASSAULT", "PROTEST", "COERCE"})
REACH = 3  # sentences for which the narrative stays where it was
Place = tuple[Span | None, PlaceBasis]


@dataclass
class Setting:
    """Where the report is: the place stated last, with the sentence's number, and the country it is about."""

    country: Span | None = None
    place: Span | None = None
    since: int = 0
    sentence: int = 0

    @classmethod
    def of(cls, doc: Doc) -> Setting:
        """At the start of a report."""
        return cls(_country(doc))

    def open(self, number: int) -> None:
        """Go on to a sentence."""
        self.sentence = number

    def locate(self, sentence: Sentence, trigger: Trigger, names: Names) -> Place:
        """The place of a trigger and what it rests on."""
        if (stated := find_place(sentence, trigger, names)) is not None:
            if trigger.kind in LOCAL:
                self.place, self.since = stated, self.sentence
            return stated, "stated"
        if trigger.kind != "ASSAULT":
            return None, "unknown"
        if self.place is not None and self.sentence - self.since <= REACH:
            return self.place, "narrative"
        return (self.country, "narrative") if self.country else (None, "unknown")


def _country(doc: Doc) -> Span | None:
    """The first mention by name of the state from which the report comes; None if there is none.

    That is the state of its dateline, or, where that names no known place, the one that it names again and again.
    """
    named: dict[str, list[Span]] = {}
    for one in doc.of(Mention):
        if one.form == "name" and one.kind in PLACES:
            name = " ".join(doc.text_of(one.name).lower().split())
            if states().get(name, "").lower() == name:
                named.setdefault(name, []).append(one.name)
    home = states().get((doc.article.place or "").lower())
    if home is None and doc.article.place and named:
        home = max(named, key=lambda name: (len(named[name]), name))
        return named[home][0] if len(named[home]) > 1 else None
    return named.get(home.lower(), [None])[0] if home else None


@cache
def states() -> dict[str, str]:
    """States by their names and those of their capitals, in lower case."""
    return {
        name.lower(): state
        for state, parts in table("states")["state"].items()
        for name in (state, *parts.get("capital", ()), *parts.get("also", ()))
    }


def find_place(sentence: Sentence, trigger: Trigger, names: Names) -> Span | None:
    """The place that the sentence gives a trigger: below it, its bundle or its verb; None if none is named."""
    heads = [trigger.index, trigger.top]
    if trigger.carrier is not None:
        heads.append(trigger.carrier)
    found = [hit for head in dict.fromkeys(heads) for hit in _below(sentence, head, names)]
    found.sort(key=lambda hit: hit[0])  # stable: nearer heads first
    if found:
        return found[0][1]
    return _nearest(sentence, trigger, names) if trigger.kind in LOCAL else None


def _nearest(sentence: Sentence, trigger: Trigger, names: Names) -> Span | None:
    """The nearest place below a preposition anywhere in the sentence; of those after "of" only a settlement."""
    found: dict[int, Span] = {}
    for i, token in enumerate(sentence.tokens):
        word = lemma(sentence, token.head) if token.dep == "pobj" else ""
        settled = word == "of" and lemma(sentence, i) in words("event_words", "settlements")
        if (word in STRONG or settled) and (span := _place_at(sentence, i, names)) is not None:
            found[i] = span
    return found[min(found, key=lambda i: abs(i - trigger.index))] if found else None


def _below(sentence: Sentence, head: int, names: Names) -> Iterator[tuple[bool, Span]]:
    """Whether it is weak, and the place, for every place that hangs on a head by a preposition."""
    for prep in children(sentence, head, {"prep"}):
        word = lemma(sentence, prep)
        for noun in children(sentence, prep, {"pobj"}):
            if word not in WHERE:
                continue
            for one in conjuncts(sentence, noun):
                if (span := _place_at(sentence, one, names)) is not None:
                    yield word in WEAK or word == "on", span
            yield from ((True, span) for _, span in _below(sentence, noun, names))
        yield from _below(sentence, prep, names)


def _place_at(sentence: Sentence, noun: int, names: Names) -> Span | None:
    """The name of the place that this word is, or heads ("the town of Taji", "Taji airport"); None if it is none."""
    token = sentence.tokens[noun]
    if lemma(sentence, noun) in words("event_words", "settlements"):
        return _named(sentence, noun, names)
    mention = names.at(token.start, token.end)
    if mention and mention.form == "name":
        return mention.name if mention.kind in PLACES else None
    if token.pos != "NOUN" or (mention and mention.kind not in PLACES):
        return None
    for i in children(sentence, noun, {"compound", "nmod"}):
        inner = names.at(sentence.tokens[i].start, sentence.tokens[i].end)
        if inner and inner.form == "name" and inner.kind in PLACES and sentence.tokens[i].pos == "PROPN":
            return inner.name
    return None


def _named(sentence: Sentence, noun: int, names: Names) -> Span | None:
    """The name that a word like "town" or "department" goes with."""
    for prep in children(sentence, noun, {"prep"}):
        if lemma(sentence, prep) == "of":
            for inner in children(sentence, prep, {"pobj"}):
                return _place_at(sentence, inner, names)
    parts = [i for i in children(sentence, noun, {"compound", "nmod"}) if sentence.tokens[i].pos == "PROPN"]
    if not parts or sentence.tokens[parts[0]].text.islower():
        return None
    mention = names.at(sentence.tokens[parts[-1]].start, sentence.tokens[parts[-1]].end)
    return mention.name if mention and mention.form == "name" else sentence.cover(parts)
