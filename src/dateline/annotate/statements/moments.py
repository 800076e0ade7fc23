"""When something was said: the time expression that hangs on the cue, not one inside what was said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from dateline.annotate.statements.drafts import Draft
from dateline.annotate.syntax import ancestors
from dateline.model import Interval, Sentence, TimeExpression

# By these a time hangs on a verb: "said Tuesday", "said on Tuesday", "said in a press conference on Tuesday".
ROADS = frozenset({"npadvmod", "prep", "pobj", "advmod", "tmod", "obl", "amod", "compound", "nummod", "dobj", "pcomp"})


def said_at(draft: Draft, times: Sequence[TimeExpression]) -> Interval | None:
    """The days of the first time expression that governs the cue; None if there is none.

    ``times`` are in text order.
    """
    sentence = draft.sentence
    at = bisect_left(times, sentence.span.start, key=lambda time: time.span.start)
    for time in takewhile(lambda time: time.span.start < sentence.span.end, times[at:]):
        outside = not any(piece.overlaps(time.span) for piece in draft.pieces)
        if time.kind in {"date", "time"} and time.when and sentence.span.covers(time.span) and outside:
            top = _top(sentence, sentence.indices(time.span))
            if _governs(draft, top) or _follows(draft, top):
                return time.when
    return None


def _top(sentence: Sentence, inside: list[int]) -> int:
    """The token of an expression whose head is outside it."""
    return next((i for i in inside if sentence.tokens[i].head not in inside), inside[0])


def _governs(draft: Draft, index: int) -> bool:
    """Does the way up from the expression lead to the cue without passing another clause?"""
    sentence = draft.sentence
    token = sentence.tokens[index]
    for above in ancestors(sentence, index):
        if token.dep not in ROADS:
            return False
        if above == draft.verb:
            return True
        token = sentence.tokens[above]
    return False


def _follows(draft: Draft, index: int) -> bool:
    """Does the expression stand right behind cue and speaker, whatever the parser hung it on?"""
    end = draft.bounds[1]
    between = [t for t in draft.sentence.tokens[:index] if t.start >= end]
    return draft.sentence.tokens[index].start >= end and all(t.text.lower() in {"on", "late", "early"} for t in between)
