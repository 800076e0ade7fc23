"""Nominal mentions ("three government officials", "the ministry") and pronouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dateline.annotate.entities.line import CLOSING
from dateline.annotate.syntax import OBJECTS, SUBJECTS
from dateline.lexicon import table, words
from dateline.model import Doc, EntityKind, Mention, Sentence, Token

MADE_BY = "entities/1"
LEFT = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod", "npadvmod", "advmod"})
BREAKS = frozenset({",", "(", ")", "[", "]", ";", ":", "—", "–"})
# What joins an office to its realm, and how many words that may take.
REALM_JOINTS = frozenset({"of", "for", "to", "at"})
LONGEST_REALM = 6
# Where a noun of a headline speaks of somebody, and how many words a headline has.
STATED = SUBJECTS | OBJECTS | {"pobj", "ROOT", "poss"}
LONGEST_HEADLINE = 20
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
                kind = _kind(token)
                if kind == "person" and _is_force(token):
                    kind = "organization"
                if kind and _refers(sentence, index):
                    yield _nominal(sentence, index, kind)


@cache
def _kinds() -> dict[str, EntityKind]:
    """Head noun to the kind of thing it names."""
    actors = table("actors")
    kinds: tuple[EntityKind, ...] = ("place", "organization", "person")
    return {word: kind for kind in kinds for word in actors[kind]}


def _kind(token: Token) -> EntityKind | None:
    """What kind of thing the noun names."""
    lemma = token.lemma.lower()
    if token.tag == "NNPS" and lemma not in _kinds():
        lemma = lemma.removesuffix("s")  # in headlines the parser takes nouns for names, and leaves their plural
    return _kinds().get(lemma)


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


def _is_force(token: Token) -> bool:
    """Are these people under arms, named together?"""
    return token.tag == "NNS" and token.lemma.lower() in words("actors", "forces")


def _refers(sentence: Sentence, head: int) -> bool:
    """Does the noun speak of somebody? A bare singular ("took office") does not, except for bodies of state."""
    token = sentence.tokens[head]
    office = token.pos == "PROPN" and token.lemma.lower() in words("titles", "office")
    if token.tag in {"NNS", "NNPS"} or office or token.lemma in words("actors", "institution"):
        return True
    # A headline leaves articles out: "Driver held after crash".
    if token.dep in STATED and sentence.tokens[-1].text not in CLOSING and len(sentence.tokens) <= LONGEST_HEADLINE:
        return _kind(token) == "person"
    return any(child < head and sentence.tokens[child].dep in LEFT for child in sentence.children[head])


def _nominal(sentence: Sentence, head: int, kind: EntityKind) -> Mention:
    """The noun phrase up to its head; ``name`` leaves determiners, numbers and owners out."""
    first = bare = head
    for child in reversed(sentence.children[head]):
        if child > head:
            continue
        below = sentence.subtree(child)
        loose = sentence.tokens[child].dep not in LEFT or sentence.tokens[child].tag == "VBG"
        loose = loose or _is_aside(sentence, below)
        if loose or below[-1] + 1 < first or any(sentence.tokens[i].text in BREAKS for i in below):
            break
        first = below[0]
        if sentence.tokens[child].dep not in UNCOUNTED:
            bare = first
    last = _realm_end(sentence, head)
    return Mention(sentence.cover([first, last]), MADE_BY, kind, sentence.cover([bare, head]), "nominal")


def _is_aside(sentence: Sentence, below: Sequence[int]) -> bool:
    """Does what stands before the head say when or whether: "if elected president", "now vice president"?"""
    first = sentence.tokens[below[0]]
    return first.tag == "WRB" or first.text.lower() in {"if", "when", "while", "once", "now", "then", "as"}


def _realm_end(sentence: Sentence, head: int) -> int:
    """The last word of an office with its realm: "the minister for trade", "a spokesman for the Pentagon"."""
    if sentence.tokens[head].lemma.lower() not in words("titles", "office"):
        return head
    end = head
    for child in sentence.children[head]:
        below = sentence.subtree(child)
        short = below[0] == end + 1 and below[-1] - below[0] < LONGEST_REALM
        if sentence.tokens[child].dep == "prep" and sentence.tokens[child].lemma in REALM_JOINTS and short:
            if any(sentence.tokens[i].pos in {"VERB", "PUNCT", "PRON"} for i in below):
                break
            end = below[-1]
    return end
