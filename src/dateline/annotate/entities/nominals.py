"""Nominal mentions ("three government officials", "the ministry") and pronouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dateline.lexicon import table, words
from dateline.model import Doc, EntityKind, Mention, Sentence

MADE_BY = "entities/1"
LEFT = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod", "npadvmod", "advmod"})
UNCOUNTED = frozenset({"det", "predet", "nummod", "poss"})
PRONOUNS: dict[str, EntityKind] = {
    "he": "person", "him": "person", "she": "person", "her": "person", "they": "organization", "them": "organization",
    "it": "organization", "we": "organization", "us": "organization", "i": "person", "me": "person",
}  # fmt: skip


def find_nominals(doc: Doc, sentences: Sequence[Sentence], names: Sequence[Mention]) -> Iterator[Mention]:
    """Noun phrases whose head names an actor or a place, and personal pronouns; none inside a name."""
    named = {place for mention in names for place in range(mention.span.start, mention.span.end)}
    for sentence in sentences:
        for index, token in enumerate(sentence.tokens):
            if token.start in named:
                continue
            if token.pos == "PRON":
                yield from _pronoun(doc, sentence, index)
            elif token.pos in {"NOUN", "PROPN"} and token.dep not in {"compound", "amod", "npadvmod"}:
                kind = _kinds().get(token.lemma.lower())
                if kind and _refers(sentence, index):
                    yield _nominal(sentence, index, kind)


@cache
def _kinds() -> dict[str, EntityKind]:
    """Head noun to the kind of thing it names."""
    actors = table("actors")
    kinds: tuple[EntityKind, ...] = ("place", "organization", "person")
    return {word: kind for kind in kinds for word in actors[kind]}


def _pronoun(doc: Doc, sentence: Sentence, index: int) -> Iterator[Mention]:
    token = sentence.tokens[index]
    kind = PRONOUNS.get(token.text.lower())
    if kind and token.tag == "PRP" and not _is_empty(sentence, index):
        span = doc.span(token.start, token.end)
        yield Mention(span, MADE_BY, kind, span, "pronoun")


def _is_empty(sentence: Sentence, index: int) -> bool:
    """Does this "it" stand for nothing ("it is clear that ...", "it rains")?"""
    token = sentence.tokens[index]
    if token.text.lower() != "it":
        return False
    head = sentence.tokens[token.head]
    return token.dep != "nsubj" or head.lemma in {"be", "seem", "appear"} or head.pos not in {"VERB", "AUX"}


def _refers(sentence: Sentence, head: int) -> bool:
    """Does the noun speak of somebody? A bare singular ("took office") does not, except for bodies of state."""
    token = sentence.tokens[head]
    if token.tag == "NNS" or token.lemma in words("actors", "institution"):
        return True
    return any(child < head and sentence.tokens[child].dep in LEFT for child in sentence.children[head])


def _nominal(sentence: Sentence, head: int, kind: EntityKind) -> Mention:
    """The noun phrase up to its head; ``name`` leaves determiners, numbers and owners out."""
    first = bare = head
    for child in reversed(sentence.children[head]):
        if child > head:
            continue
        below = sentence.subtree(child)
        if sentence.tokens[child].dep not in LEFT or sentence.tokens[child].tag == "VBG" or below[-1] + 1 < first:
            break
        first = below[0]
        if sentence.tokens[child].dep not in UNCOUNTED:
            bare = first
    return Mention(sentence.cover([first, head]), MADE_BY, kind, sentence.cover([bare, head]), "nominal")
