"""Acts of a legislature: a vote, a resolution, and what force it has."""

from __future__ import annotations

import re
from functools import cache

from dateline import lexicon
from dateline.annotate.positions.frames import Complement, infinitive
from dateline.annotate.syntax import child, children
from dateline.model import Doc, Sentence

NOT_YET = frozenset({"will", "would", "may", "might", "could", "to", "must", "should", "can", "shall"})


@cache
def _words(name: str) -> frozenset[str]:
    """A list of the lexicon's section on acts."""
    return frozenset(lexicon.table("positions")["acts"][name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The same as a pattern of whole phrases."""
    return re.compile(
        r"\b(?:" + "|".join(map(re.escape, sorted(_words(name), key=lambda w: (-len(w), w)))) + r")\b", re.IGNORECASE
    )


def act_content(sentence: Sentence, verb: int) -> Complement | None:
    """What a legislature wants by a vote or a resolution; None if the verb is no such act."""
    lemma = sentence.tokens[verb].lemma.lower()
    if lemma not in _words("verbs"):
        return None
    if lemma in _words("voters"):
        return infinitive(sentence, verb) or _favour(sentence, verb)
    for noun in children(sentence, verb, {"dobj"}):
        if sentence.tokens[noun].lemma.lower() in _words("nouns"):
            inner = infinitive(sentence, noun) or _favour(sentence, noun) or _for_what(sentence, noun, verb)
            return inner or _favour(sentence, verb)
    return None


def opposed(sentence: Sentence, verb: int) -> Complement | None:
    """The "pay offer" of "voted against the pay offer"."""
    if sentence.tokens[verb].lemma.lower() not in _words("voters"):
        return None
    for prep in children(sentence, verb, {"prep"}):
        if sentence.tokens[prep].text.lower() == "against":
            tokens = [i for i in sentence.subtree(prep) if i > prep]
            return Complement(tuple(tokens)) if tokens else None
    return None


def _favour(sentence: Sentence, head: int) -> Complement | None:
    """The "expelling" of "in favour of expelling"."""
    for prep in children(sentence, head, {"prep"}):
        if sentence.tokens[prep].text.lower() != "in":
            continue
        tokens = sentence.subtree(prep)
        words = [sentence.tokens[i].text.lower() for i in tokens[:3]]
        if len(tokens) > 3 and words[1] in {"favour", "favor", "support"} and words[2] == "of":
            return Complement(tuple(tokens[3:]))
    return None


def _for_what(sentence: Sentence, noun: int, verb: int) -> Complement | None:
    """The content behind a participle: "a resolution calling for an end", "a motion urging the king to go"."""
    for owner in (noun, verb):
        for participle in children(sentence, owner, {"acl", "advcl", "xcomp"}):
            token = sentence.tokens[participle]
            if token.tag != "VBG" or participle < noun:
                continue
            tokens = [i for i in sentence.subtree(participle) if i > participle]
            while tokens and sentence.tokens[tokens[0]].text.lower() in {"for", "that", "on"}:
                tokens = tokens[1:]
            if tokens:
                return Complement(tuple(_after_addressee(sentence, tokens)))
    return None


def _after_addressee(sentence: Sentence, tokens: list[int]) -> list[int]:
    """The infinitive alone, where an addressee stands before it."""
    for place, index in enumerate(tokens):
        if sentence.tokens[index].tag == "TO" and sentence.tokens[sentence.tokens[index].head].tag == "VB":
            return tokens[place:]
    return tokens


def force(doc: Doc, sentence: Sentence) -> str | None:
    """What an act binds to, as the sentence says it; None if it says nothing."""
    text = doc.text[sentence.span.start : sentence.span.end]
    for name, value in (
        ("unratified", "not ratified"),
        ("nonbinding", "non-binding"),
        ("ratified", "ratified"),
        ("binding", "binding"),
    ):
        if _pattern(name).search(text):
            return value
    return None


def voter(sentence: Sentence, verb: int) -> bool:
    """Has the vote been taken? A vote to come is none."""
    lemmas = {sentence.tokens[i].lemma.lower() for i in children(sentence, verb, {"aux"})}
    if lemmas & NOT_YET or sentence.tokens[verb].tag not in {"VBD", "VBN", "VBZ", "VBP"}:
        return False
    return child(sentence, verb, {"neg"}) is None
