"""Where an event was: the place that the text gives its trigger."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.events.plover import lemma
from dateline.annotate.events.roles import Names
from dateline.annotate.events.triggers import Trigger
from dateline.annotate.syntax import children
from dateline.lexicon import words
from dateline.model import Sentence, Span

WHERE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "across",
        "around",
        "off",
        "along",
        "on",
        "within",
        "throughout",
        "over",
        "from",
        "to",
        "into",
    }
)
WEAK = frozenset({"from", "to", "into", "on", "over"})  # these lead to a place only where nothing better is said
STRONG = WHERE - WEAK
PLACES = frozenset({"place", "facility"})


def find_place(sentence: Sentence, trigger: Trigger, names: Names) -> Span | None:
    """The place below the trigger, its bundle or its verb; None if none is named."""
    heads = [trigger.index, trigger.top]
    if trigger.carrier is not None:
        heads.append(trigger.carrier)
    found = [hit for head in dict.fromkeys(heads) for hit in _below(sentence, head, names)]
    found.sort(key=lambda hit: hit[0])  # stable: nearer heads first
    if found:
        return found[0][1]
    return _nearest(sentence, trigger, names) if trigger.kind in LOCAL else None


# Deeds that happen somewhere: without a place of their own they take the only one that their sentence names.
LOCAL = frozenset({"ASSAULT", "PROTEST", "COERCE"})


def _nearest(sentence: Sentence, trigger: Trigger, names: Names) -> Span | None:
    """The nearest place below a preposition anywhere in the sentence."""
    heads = [
        i for i, token in enumerate(sentence.tokens) if token.dep == "pobj" and lemma(sentence, token.head) in STRONG
    ]
    found = {i: span for i in heads if (span := _place_at(sentence, i, names)) is not None}
    return found[min(found, key=lambda i: abs(i - trigger.index))] if found else None


def _below(sentence: Sentence, head: int, names: Names) -> Iterator[tuple[bool, Span]]:
    """Whether it is weak, and the place, for every place that hangs on a head by a preposition."""
    for prep in children(sentence, head, {"prep"}):
        word = lemma(sentence, prep)
        for noun in children(sentence, prep, {"pobj"}):
            if word in WHERE and (span := _place_at(sentence, noun, names)) is not None:
                yield word in WEAK, span
            if word in WHERE:
                yield from ((True, span) for _, span in _below(sentence, noun, names))
        yield from _below(sentence, prep, names)


def _place_at(sentence: Sentence, noun: int, names: Names) -> Span | None:
    """The name of the place that this word is, or heads ("the town of Taji"); None if it is none."""
    token = sentence.tokens[noun]
    if lemma(sentence, noun) in words("event_words", "settlements"):
        return _named(sentence, noun, names)
    mention = names.at(token.start, token.end)
    return mention.name if mention and mention.form == "name" and mention.kind in PLACES else None


def _named(sentence: Sentence, noun: int, names: Names) -> Span | None:
    """The name that a word like "town" or "department" goes with."""
    for prep in children(sentence, noun, {"prep"}):
        if lemma(sentence, prep) == "of":
            for inner in children(sentence, prep, {"pobj"}):
                return _place_at(sentence, inner, names)
    parts = [i for i in children(sentence, noun, {"compound", "nmod"}) if sentence.tokens[i].pos == "PROPN"]
    if not parts:
        return None
    mention = names.at(sentence.tokens[parts[-1]].start, sentence.tokens[parts[-1]].end)
    return mention.name if mention and mention.form == "name" else sentence.cover(parts)
