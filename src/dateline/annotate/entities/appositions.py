"""Roles that a text tells of a name: "Hussein Allawi, security advisor", "the prime minister, Mustafa al-Kadhimi"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.annotate.syntax import SUBJECTS, child, negated
from dateline.lexicon import words
from dateline.model import Doc, Mention, Sentence, Span

# What stands between a name and its apposition.
BETWEEN = frozenset({",", ", ", " , "})


def with_roles(doc: Doc, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions; a person's name takes the office beside it as title, the office the name as antecedent."""
    told = _told(sentences, mentions)
    changed: dict[Span, Mention] = {nominal.span: replace(nominal, antecedent=name.span) for name, nominal in told}
    for name, nominal, is_office in _pairs(doc, sentences, mentions):
        changed[nominal.span] = replace(nominal, antecedent=name.span)
        if is_office:
            known = changed.get(name.span, name)
            changed[name.span] = replace(known, titles=(*known.titles, nominal.span))
    return [changed.get(mention.span, mention) for mention in mentions]


def _told(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Names with what they are said to be: "Ann Lee is a judge"."""
    by_end = {mention.name.end: mention for mention in mentions}
    for sentence in sentences:
        for token in sentence.tokens:
            if token.dep != "attr" or token.tag not in {"NN", "NNP"} or not _is_plainly_told(sentence, token.head):
                continue
            said, whose = by_end.get(token.end), child(sentence, token.head, SUBJECTS)
            name = by_end.get(sentence.tokens[whose].end) if whose is not None else None
            if name and said and name.form == "name" and said.form == "nominal" and said.kind == name.kind:
                yield name, said


def _is_plainly_told(sentence: Sentence, verb: int) -> bool:
    """Is it said as a fact ("is", "became"), and of one alone ("A and B are allies")?"""
    token = sentence.tokens[verb]
    if token.lemma not in {"be", "become", "remain"} or token.tag not in {"VBZ", "VBD"} or negated(sentence, verb):
        return False
    return child(sentence, verb, {"aux", "mark"}) is None


def _pairs(
    doc: Doc, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention, bool]]:
    """Names with the nominals beside them, and whether these name an office."""
    people = [mention for mention in mentions if mention.kind == "person" and mention.form != "pronoun"]
    people.sort(key=lambda mention: mention.span.start)
    heads = {token.end: token for sentence in sentences for token in sentence.tokens}
    for left, right in pairwise(people):
        # The parser hangs an apposition on the first of two names; it belongs to the one right before it.
        second = heads.get(right.name.end)
        if doc.text[left.span.end : right.span.start] not in BETWEEN or second is None or second.dep != "appos":
            continue
        if {left.form, right.form} == {"name", "nominal"}:
            name, nominal = (left, right) if left.form == "name" else (right, left)
            head = heads.get(nominal.name.end)
            # "Ann Lee and Bo Kim, ministers": a plural belongs to more than one.
            if head and head.tag != "NNS":
                yield name, nominal, head.lemma.lower() in words("titles", "office")
