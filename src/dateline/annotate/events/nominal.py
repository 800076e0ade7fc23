"""Who takes part in a deed that a noun tells: inside its phrase, by the verb that carries it, by who answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.events.clauses import is_passive, subjects_of
from dateline.annotate.events.plover import BELOW, lemma
from dateline.annotate.events.triggers import Trigger
from dateline.annotate.syntax import children, negated
from dateline.lexicon import words
from dateline.model import RoleName, Sentence

SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
ANSWERING = frozenset({"claim", "take", "accept", "admit"})


def noun_roles(sentence: Sentence, trigger: Trigger) -> Iterator[tuple[RoleName, int]]:
    """Role and head word around a noun: "the army's attack on the town", and of the verb that carries it."""
    if trigger.lemma in words("event_words", "casualties"):
        yield from _stricken(sentence, trigger)
        return
    symmetric = trigger.kind in SYMMETRIC
    yield from (("agent", i) for i in claimants(sentence, trigger.top))
    for noun in dict.fromkeys((trigger.index, trigger.top)):
        yield from around_noun(sentence, noun, symmetric)
    if trigger.carrier is not None and lemma(sentence, trigger.carrier) != "be":
        yield from _carried(sentence, trigger, symmetric)


def _stricken(sentence: Sentence, trigger: Trigger) -> Iterator[tuple[RoleName, int]]:
    """Those of whom "dead", "missing" is said: "two were found dead", "left two dead"."""
    found = children(sentence, trigger.index, {"nsubj"})
    verb = trigger.carrier
    if not found and verb is not None and lemma(sentence, verb) != "leave" and not children(sentence, verb, {"dobj"}):
        found = list(subjects_of(sentence, verb))
    yield from (("target", i) for i in found)


def claimants(sentence: Sentence, noun: int) -> Iterator[int]:
    """Those of whom it is told that they did it: "claimed responsibility for the bombing", "attributed it to them"."""
    token = sentence.tokens[noun]
    above = token.head
    if lemma(sentence, above) == "attribute" and token.dep in {"dobj", "nsubjpass"}:
        to = (i for i in children(sentence, above, {"prep", "dative"}) if lemma(sentence, i) == "to")
        yield from (i for prep in to for i in children(sentence, prep, {"pobj"}))
    if token.dep != "pobj" or lemma(sentence, above) != "for":
        return
    verb = _answering(sentence, sentence.tokens[above].head)
    if verb is not None and not negated(sentence, verb):
        yield from (i for i in subjects_of(sentence, verb) if not negated(sentence, i))


def _answering(sentence: Sentence, word: int) -> int | None:
    """The verb by which somebody answers for a deed: claims it, takes responsibility, is responsible; None if none."""
    above = sentence.tokens[word].head
    if lemma(sentence, word) == "responsible" and sentence.tokens[above].pos in {"AUX", "VERB"}:
        return above
    if lemma(sentence, word) in {"responsibility", "credit"}:
        word = above
    return word if lemma(sentence, word) in ANSWERING else None


def around_noun(sentence: Sentence, noun: int, symmetric: bool) -> Iterator[tuple[RoleName, int]]:
    """Roles inside the noun phrase."""
    for i in sentence.children[noun]:
        token = sentence.tokens[i]
        if token.dep == "poss" and suffers(sentence, noun):
            yield "target", i
        elif token.dep == "poss" or (
            token.dep in {"amod", "compound", "nmod"} and token.ent in {"GPE", "NORP", "ORG", "PERSON"}
        ):
            for one in (i, *children(sentence, i, {"compound", "nmod"})):  # "US-Iraq talks"
                if one == i or sentence.tokens[one].ent in {"GPE", "NORP"}:
                    yield "participant" if symmetric else "agent", one
        elif token.dep in {"prep", "agent"}:
            yield from _by_preposition(sentence, i, symmetric)
        elif token.dep == "acl" and lemma(sentence, i) in {"target", "involve", "kill", "include"}:
            yield from (("target", j) for j in children(sentence, i, {"dobj"}))


def suffers(sentence: Sentence, noun: int) -> bool:
    """Is the possessor of a deed its victim: "the judge's murder", but not "the army's murder of a judge"?"""
    below = children(sentence, noun, {"prep"})
    return lemma(sentence, noun) in words("event_words", "undergone") and "of" not in {
        lemma(sentence, i) for i in below
    }


def _by_preposition(sentence: Sentence, prep: int, symmetric: bool) -> Iterator[tuple[RoleName, int]]:
    """The role that a preposition of the noun gives."""
    word = lemma(sentence, prep)
    heads = [i for i in children(sentence, prep, {"pobj"}) if sentence.tokens[i].ent not in {"DATE", "TIME"}]
    if word in {"between", "among"}:
        yield from (("participant", i) for i in heads)
    elif word == "with":
        yield from (("participant" if symmetric else "target", i) for i in heads)
    elif word in {"by", "from"}:
        yield from (("agent", i) for i in heads)
    elif word in {"of", "on", "against", "upon", "at"} and not symmetric:
        yield from (("target", i) for i in heads)


def _carried(sentence: Sentence, trigger: Trigger, symmetric: bool) -> Iterator[tuple[RoleName, int]]:
    """Roles of the verb that carries the noun: who held, launched or received it, with or against whom."""
    verb = trigger.carrier if trigger.carrier is not None else trigger.index
    received = lemma(sentence, verb) in {"receive", "suffer", "face", "survive"}
    if not is_passive(sentence, verb):
        for i in subjects_of(sentence, verb):
            if i not in {trigger.index, trigger.top}:
                yield "target" if received else "agent", i
    for prep in children(sentence, verb, BELOW):
        word = lemma(sentence, prep)
        heads = [i for i in children(sentence, prep, {"pobj"}) if sentence.tokens[i].ent not in {"DATE", "TIME"}]
        if word == "from" or (word == "by" and is_passive(sentence, verb)):
            yield from (("agent", i) for i in heads)
        elif word in {"with", "against", "to", "on", "at"}:
            yield from (
                ("participant" if symmetric else "target", i) for i in heads if i not in {trigger.index, trigger.top}
            )
    for i in children(sentence, verb, {"dative"}):
        yield "target", i
