"""Every other word that a careful reader marks as an event, and TimeML's class of each.

News events stand in ``triggers``. What is left are the verbs that report, see, want, begin, carry a noun or tell a
state, and nouns and predicates for which nobody prints a line: they have no type and join no event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dateline.annotate.events.plover import lemma
from dateline.annotate.events.triggers import Trigger, carries_noun, is_thing
from dateline.annotate.syntax import child
from dateline.lexicon import words
from dateline.model import EventClass, Sentence

# The first list that holds a verb decides: "see" is perception before it is a state.
BY_LIST: tuple[tuple[str, EventClass], ...] = (
    ("reporting", "reporting"),
    ("perception", "perception"),
    ("attitudes", "attitude"),
    ("aspect", "aspectual"),
    ("states", "state"),
)
PREPOSITIONAL = frozenset({"accord", "regard", "concern", "pend", "compare", "base", "depend", "bar", "notwithstand"})
BY_NOUN: tuple[tuple[str, EventClass], ...] = (
    ("telling_nouns", "reporting"),
    ("attitude_nouns", "attitude"),
    ("state_nouns", "state"),
)
# Where "have", "do" and "be" help another verb.
HELPING = frozenset({"aux", "auxpass"})
PREDICATES = frozenset({"acomp", "oprd", "ROOT", "ccomp", "conj", "xcomp"})


@cache
def _class_of_verb() -> Mapping[str, EventClass]:
    """Verbs by class."""
    return {word: name for section, name in reversed(BY_LIST) for word in words("event_words", section)}


@cache
def _class_of_noun() -> Mapping[str, EventClass]:
    """Nouns that are no happening by themselves, by class."""
    listed = {word: name for section, name in BY_NOUN for word in words("event_words", section)}
    return {word: name for word, name in listed.items() if word not in words("event_words", "nouns")}


def class_of(sentence: Sentence, trigger: Trigger) -> EventClass:
    """The class of an event; a typed one is a happening, or the telling of something."""
    if sentence.tokens[trigger.index].pos == "ADJ" and not trigger.kind:
        return "occurrence" if trigger.lemma in words("event_words", "casualties") else "attitude"
    if sentence.tokens[trigger.index].pos not in {"VERB", "AUX"}:
        return "occurrence" if trigger.kind else _class_of_noun().get(trigger.lemma, "occurrence")
    found = _class_of_verb().get(lemma(sentence, trigger.index), "occurrence")
    if trigger.kind or " " in trigger.lemma:
        return "reporting" if found == "reporting" else "occurrence"
    carries = found != "aspectual" and carries_noun(sentence, trigger.index)
    return "support" if carries else found


def other_triggers(sentence: Sentence, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """The event words of a sentence that are no news by themselves, in text order."""
    taken = {trigger.index for trigger in found}
    for index, token in enumerate(sentence.tokens):
        if index in taken:
            continue
        if token.pos in {"VERB", "AUX"}:
            if is_full_verb(sentence, index):
                yield Trigger(index, "", lemma(sentence, index), index, index)
        elif token.pos == "NOUN":
            if names_deed(sentence, index):
                yield Trigger(index, "", lemma(sentence, index), None, index)
        elif token.pos == "ADJ" and is_attitude(sentence, index):
            yield Trigger(index, "", lemma(sentence, index), token.head if token.dep == "acomp" else None, index)


def is_full_verb(sentence: Sentence, index: int) -> bool:
    """Is it a verb with a meaning of its own: no auxiliary, no copula, no participle that only modifies a noun?"""
    token = sentence.tokens[index]
    own = lemma(sentence, index)
    if token.dep in HELPING or own in {"be", "will", "would", "can", "may", "shall"}:
        return False
    if token.pos == "AUX" and own not in {"have", "do"}:
        return False
    if token.dep in {"amod", "compound", "case", "nmod"}:
        return False
    return token.dep not in {"prep", "mark", "cc", "advmod"} or own not in PREPOSITIONAL


def names_deed(sentence: Sentence, noun: int) -> bool:
    """Does a noun tell something done, though no news by itself: "the search", "a change of plans"?"""
    own = lemma(sentence, noun)
    if sentence.tokens[noun].dep in {"compound", "nmod", "npadvmod"}:
        return False
    if own in words("event_words", "doings") or own in _class_of_noun():
        return True
    return own in words("event_words", "nouns") and not is_thing(sentence, noun)


def is_attitude(sentence: Sentence, index: int) -> bool:
    """Is it a predicate that says how somebody stands to a deed: "unable to leave", "afraid that"?"""
    if sentence.tokens[index].dep not in PREDICATES:
        return False
    if lemma(sentence, index) in words("event_words", "casualties"):
        return True
    return lemma(sentence, index) in words("event_words", "stances") and (
        child(sentence, index, {"xcomp", "ccomp", "prep"}) is not None
    )
