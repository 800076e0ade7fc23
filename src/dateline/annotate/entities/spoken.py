"""Mentions where they stand in their sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.annotate.syntax import SUBJECTS
from dateline.model import Mention, Sentence, Span

PLURAL = frozenset({"NNS", "NNPS"})
BESIDE = frozenset({"compound", "amod", "nmod", "appos"})


@dataclass
class Spoken:
    """A mention where it stands: sentence number, token indices, head token."""

    mention: Mention
    number: int
    sentence: Sentence
    head: int
    first: Span  # what it stands for in the end
    key: Span | str  # the last word of its name or of the name that it stands for, else ``first``
    quoted: bool
    told: int  # how many sentences of the reporter's own come before it

    @property
    def is_subject(self) -> bool:
        """Is it the subject of a clause?"""
        return self.sentence.tokens[self.head].dep in SUBJECTS

    @property
    def is_plural(self) -> bool:
        """Is its head a plural noun?"""
        return self.sentence.tokens[self.head].tag in PLURAL

    @property
    def lemma(self) -> str:
        """Its head's lemma."""
        return self.sentence.tokens[self.head].lemma.lower()

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """The other words of its bare name, and of the name it is part of."""
        inside = self.sentence.indices(self.mention.name)
        return frozenset(self.sentence.tokens[i].lemma.lower() for i in inside if i != self.head)

    @cached_property
    def roles(self) -> frozenset[str]:
        """What the words right beside a name say it is: "software maker Acme", "Ann Lee, the actress"."""
        if self.mention.form != "name":
            return frozenset()
        tokens = self.sentence.tokens
        inside = set(self.sentence.indices(self.mention.name))
        beside = {i for one in inside for i in self.sentence.children[one] if tokens[i].dep in BESIDE} - inside
        if tokens[self.head].dep == "appos":
            beside.add(tokens[self.head].head)
        beside |= set(self._predicates())
        beside |= {i for title in self.mention.titles for i in self.sentence.indices(title)}
        return frozenset(tokens[i].lemma.lower() for i in beside if tokens[i].pos in {"NOUN", "PROPN"})

    def _predicates(self) -> Iterator[int]:
        """ "Ann Lee is an actress": what the name is said to be."""
        verb = self.sentence.tokens[self.head].head
        if self.is_subject and self.sentence.tokens[verb].lemma in {"be", "become", "remain"}:
            yield from (i for i in self.sentence.children[verb] if self.sentence.tokens[i].dep == "attr")


def place(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[tuple[int, Sentence, Mention]]:
    """Mentions with the number of their sentence and the sentence."""
    starts = [sentence.span.start for sentence in sentences]
    for mention in mentions:
        number = max(bisect_right(starts, mention.name.start) - 1, 0)
        yield number, sentences[number], mention


def head_of(sentence: Sentence, mention: Mention) -> int:
    """The token of the name that hangs on a token outside it; the last one if none does."""
    inside = sentence.indices(mention.name)
    outer = [i for i in inside if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i]
    return outer[-1] if outer else inside[-1]
