"""Event types after the PLOVER manual: which words, with which objects, report which type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from dateline.annotate.syntax import child, children, conjuncts
from dateline.lexicon import table, words
from dateline.model import Sentence

PASSIVE = frozenset({"nsubjpass"})
BELOW = frozenset({"prep", "agent", "dative"})
MODIFIERS = frozenset({"compound", "amod", "nmod"})


@cache
def _kinds(section: str) -> Mapping[str, str]:
    """The words of one section of every type."""
    return {word: kind for kind, listed in table("plover").items() for word in listed.get(section, ())}


@cache
def _pairs() -> Mapping[tuple[str, str], str]:
    """Verb and noun that make a type together."""
    return {
        (verb, noun): kind
        for kind, listed in table("plover").items()
        for verb, nouns in listed.get("objects", {}).items()
        for noun in nouns
    }


@cache
def _paired_verbs() -> frozenset[str]:
    """Verbs that stand in some pair."""
    return frozenset(verb for verb, _ in _pairs())


@cache
def _led_verbs() -> frozenset[str]:
    """Verbs that some particle or preposition gives a type."""
    return frozenset(phrase.split()[0] for phrase in _kinds("verbs") if " " in phrase)


@cache
def known_words() -> frozenset[str]:
    """All single words that are listed as verbs or nouns of events."""
    listed = {*_kinds("verbs"), *_kinds("nouns")}
    for section in ("nouns", "doings", "aspect", "reporting", "matters", "light"):
        listed |= words("event_words", section)
    plain = frozenset(word for word in listed if " " not in word)
    return plain | frozenset(word for family in table("event_families")["families"].values() for word in family)


def lemma(sentence: Sentence, index: int) -> str:
    """The lemma in lower case."""
    token = sentence.tokens[index]
    return whole(token.text.lower(), token.lemma.lower()) if token.pos == "VERB" else token.lemma.lower()


SHORT = re.compile(r"[^aeiou]*[aeiou][bcdgklmnprtv]")


@cache
def whole(word: str, lemma: str) -> str:
    """The lemma with the final e that a lemmatizer took for an ending: with a bare base it were "hopped".

    >>> whole("hoped", "hop"), whole("staged", "stag"), whole("hopped", "hop"), whole("opened", "open")
    ('hope', 'stage', 'hop', 'open')
    """
    cut = word in {f"{lemma}ed", f"{lemma}es", f"{lemma}ing"} and SHORT.fullmatch(lemma) is not None
    return f"{lemma}e" if cut else lemma


def particles(sentence: Sentence, verb: int) -> list[int]:
    """Particles, prepositions and short adverbs that may belong to a verb, nearest first."""
    return children(sentence, verb, {"prt", "prep", "advmod"})


def objects(sentence: Sentence, verb: int) -> list[int]:
    """What the verb acts on: objects, the subject of a passive, and what is joined to them."""
    heads = children(sentence, verb, {"dobj", "obj", "dative", "attr", "oprd"} | PASSIVE)
    if not heads and sentence.tokens[verb].dep == "conj" and sentence.tokens[verb].tag == "VBN":
        heads = children(sentence, sentence.tokens[verb].head, PASSIVE)
    if sentence.tokens[verb].dep in {"acl", "relcl"} and sentence.tokens[verb].tag == "VBN" and not heads:
        heads = [sentence.tokens[verb].head]
    return [one for head in heads for one in conjuncts(sentence, head)]


def oblique(sentence: Sentence, verb: int) -> Iterator[int]:
    """What hangs on the verb by a preposition."""
    for prep in children(sentence, verb, BELOW | {"prt"}):
        for head in children(sentence, prep, {"pobj"}):
            yield from conjuncts(sentence, head)


def verb_kind(sentence: Sentence, verb: int) -> str:
    """The type that a verb reports with its particle or object; empty if none."""
    if kind := pair_kind(sentence, verb) or particle_kind(sentence, verb):
        return kind
    own = lemma(sentence, verb)
    return "COERCE" if own == "capture" and _takes_people(sentence, verb) else _kinds("verbs").get(own, "")


def _takes_people(sentence: Sentence, verb: int) -> bool:
    """Is it people that are captured, and no place: an arrest?"""
    taken = list(objects(sentence, verb))
    return bool(taken) and all(
        sentence.tokens[i].ent in {"PERSON", "NORP"} or lemma(sentence, i) in words("event_words", "captives")
        for i in taken
    )


def particle_kind(sentence: Sentence, verb: int) -> str:
    """The type of a verb with its particle or preposition: "call off", "fire at"."""
    own = lemma(sentence, verb)
    if own not in _led_verbs():
        return ""
    return next(
        (kind for i in particles(sentence, verb) if (kind := _kinds("verbs").get(f"{own} {lemma(sentence, i)}"))), ""
    )


def pair_kind(sentence: Sentence, verb: int) -> str:
    """The type that a verb makes with its object: lift + curfew; empty if none."""
    own = lemma(sentence, verb)
    if own not in _paired_verbs():
        return ""
    for noun in (*objects(sentence, verb), *oblique(sentence, verb)):
        for name in _names(sentence, noun):
            if kind := _pairs().get((own, name)):
                return kind
    return ""


def happening(sentence: Sentence, verb: int) -> str:
    """What a verb of no own weight tells with its object or particle: "take office"; empty if nothing."""
    listed = table("event_words")["pairs"].get(lemma(sentence, verb))
    if not listed:
        return ""
    around = (*objects(sentence, verb), *oblique(sentence, verb), *children(sentence, verb, {"prt", "acomp"}))
    return next((f"{lemma(sentence, verb)} {word}" for i in around if (word := lemma(sentence, i)) in listed), "")


def _names(sentence: Sentence, noun: int) -> Iterator[str]:
    """The names under which a noun may be listed: with a word before it, alone, and what it is a number or part of."""
    own = lemma(sentence, noun)
    modifiers = [lemma(sentence, i) for i in children(sentence, noun, MODIFIERS)]
    yield from (f"{modifier} {own}" for modifier in modifiers)
    yield own
    yield from modifiers
    for prep in children(sentence, noun, {"prep"}):
        if lemma(sentence, prep) == "of" and (inner := child(sentence, prep, {"pobj"})) is not None:
            yield lemma(sentence, inner)


def noun_kind(sentence: Sentence, noun: int) -> str:
    """The type of a noun that names an event; empty if none."""
    own, listed = lemma(sentence, noun), _kinds("nouns")
    for i in children(sentence, noun, MODIFIERS):
        if kind := listed.get(f"{lemma(sentence, i)} {own}"):
            return kind
        if own in words("event_words", "attempts") and (kind := listed.get(lemma(sentence, i), "")):
            return kind
    if own == "call" and not {"for", "on", "to"} & {lemma(sentence, i) for i in sentence.children[noun]}:
        return ""  # "a call at night" asks for nothing
    if (
        own == "talk"
        and sentence.tokens[noun].tag == "NN"
        and "of" in {lemma(sentence, i) for i in sentence.children[noun]}
    ):
        return ""  # "talk of a strike" is no round of talks
    return listed.get(own, "")


def adjective_kind(sentence: Sentence, index: int) -> str:
    """The type of a predicate such as "is willing to" or "is opposed to"."""
    return _kinds("adjectives").get(sentence.tokens[index].text.lower(), "")
