"""Statements in the making: what each cue of a sentence reports, and the quotations that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.annotate.statements.content import SPOKEN, Complement, runs
from dateline.annotate.statements.cues import Cue, frames_of
from dateline.annotate.statements.edges import Edge, edges
from dateline.annotate.statements.quotes import Quote
from dateline.model import Sentence, Span

# How far behind its cue a quotation may begin ("he told the crowd in Basra on Friday, '...'").
REACH = 90


SUPPOSING = frozenset({"if", "unless"})
ACTIVE = frozenset({"VBD", "VBZ", "VBP"})
EMPTY = frozenset({"WDT", "WP", "WRB", "PRP", "IN", "TO", "DT"})


@dataclass
class Draft:
    """A cue with the content found for it so far; ``head`` is the token that heads the speaker.

    ``quotes`` are the quotations that belong to the content, ``inside`` is the one in which the cue itself stands.
    ``outlet`` is the name of the outlet or agency that speaks, if one does.
    ``utters`` is true if a quotation beside the cue is a whole sentence.
    """

    sentence: Sentence
    cue: Span
    verb: int
    act: str
    frame: str
    head: int | None
    pieces: list[Span] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    inside: Quote | None = None
    utters: bool = False
    outlet: str | None = None
    via: list[str] = field(default_factory=list)
    shape: str = "plain"
    edge: str = ""

    @property
    def spoken(self) -> bool:
        """Does the cue report words or clauses, so that quotations may go on with it?"""
        return self.frame in SPOKEN

    @property
    def place(self) -> tuple[int, int]:
        """What all readings of one cue share."""
        return self.sentence.span.start, self.verb

    @property
    def tells(self) -> bool:
        """Does the content say anything by itself? "Which" and "it" do not."""
        words = [self.sentence.tokens[i] for piece in self.pieces for i in self.sentence.indices(piece)]
        return not words or any(token.tag not in EMPTY for token in words)

    @property
    def supposed(self) -> bool:
        """Does the text only suppose it, or deny it ("unless they agree", "had no comment on", "declined to say")?"""
        tokens = self.sentence.tokens
        token = tokens[self.verb]
        helpers = [tokens[i] for i in self.sentence.children[self.verb]]
        if token.dep == "advcl" and any(h.dep == "mark" and h.text.lower() in SUPPOSING for h in helpers):
            return True
        if any(h.dep == "det" and h.lemma.lower() == "no" for h in helpers) or self._is_refused:
            return True
        bare = token.tag == "VB" and not any(helper.dep in {"aux", "auxpass"} for helper in helpers)
        return bare and token.dep == "ccomp" and any(helper.dep == "nsubj" for helper in helpers)

    @property
    def _is_refused(self) -> bool:
        """Does somebody decline to say it?"""
        token = self.sentence.tokens[self.verb]
        above = self.sentence.tokens[token.head]
        return token.dep == "xcomp" and frames_of()["VERB"].get(above.lemma, {}).get("infinitive") == "refuse"

    @property
    def speaks_of_itself(self) -> bool:
        """Does the speaker stand inside what was said? That is a slip of the parser."""
        at = self.sentence.tokens[self.head].start if self.head is not None else -1
        return any(piece.start <= at < piece.end for piece in self.pieces)

    @property
    def is_active(self) -> bool:
        """Is the cue a finite verb in the active, so that it must have a subject?"""
        helpers = {self.sentence.tokens[i].dep for i in self.sentence.children[self.verb]}
        return self.sentence.tokens[self.verb].tag in ACTIVE and not helpers & {"auxpass", "agent"}

    @property
    def passes_on(self) -> bool:
        """Is it a source that may only pass on what others said?"""
        return self.outlet is not None or self.frame in {"credit", "trailing"}

    @property
    def carries_clause(self) -> bool:
        """Does it report a whole clause?"""
        return self.spoken or self.frame == "credit"

    @property
    def bounds(self) -> tuple[int, int]:
        """From the first to the last character of cue and speaker."""
        start, end = self.cue.start, self.cue.end
        if self.head is None:
            return start, end
        tokens = self.sentence.tokens
        below = self.sentence.subtree(self.head)
        if self.verb in below:
            below = [self.head]
        return min(start, tokens[below[0]].start), max(end, tokens[below[-1]].end)


def readings(cue: Cue, found: Complement, head: int | None) -> Iterator[Draft]:
    """The drafts of one complement; a preposition that belongs to the verb is part of the cue."""
    sentence, span = cue.sentence, cue.span
    if found.marker is not None and sentence.tokens[found.marker].start - span.end <= 1:
        span = span.hull(sentence.cover([found.marker]))
    plain = found.tokens - set(sentence.indices(span))
    other = list(edges(sentence, cue.head, plain))
    could = "&".join(sorted(f"{edge.shape}:{edge.what}" for edge in other))
    for edge in (Edge("plain", could, plain), *other):
        pieces = runs(sentence, edge.tokens)
        source = found.speaker if found.speaker is not None else head
        yield Draft(sentence, span, cue.head, found.act, found.frame, source, pieces, shape=edge.shape, edge=edge.what)
