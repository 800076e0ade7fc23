"""Which time an event happened at: the expression that governs its trigger, else where the narrative stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dateline.annotate.syntax import ancestors
from dateline.annotate.times.anchor import is_narrative
from dateline.model import Doc, Interval, Sentence, TimeExpression

EventBasis = Literal["expression", "narrative", "publication", "unknown"]


def governing_time(sentence: Sentence, index: int, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Of the dates of a sentence the one that governs a token in the parse: the fewest steps away in the tree."""
    own = [time for time in times if time.kind in ("date", "time") and time.when and sentence.span.covers(time.span)]
    if not own:
        return None
    above = [index, *ancestors(sentence, index)]

    def steps(time: TimeExpression) -> tuple[int, int]:
        heads = sentence.indices(time.span)
        chain = [heads[0], *ancestors(sentence, heads[0])]
        meeting = next((place for place, token in enumerate(above) if token in chain), len(above))
        return meeting, abs(heads[0] - index)

    return min(own, key=steps)


def event_time(doc: Doc, sentence: Sentence, trigger: int) -> tuple[Interval | None, EventBasis]:
    """When what a trigger tells of happened, and what that rests on."""
    times = list(doc.of(TimeExpression))
    if found := governing_time(sentence, trigger, times):
        return found.when, "expression"
    if is_narrative(doc):
        told = [time.when for time in times if time.when and time.span.end <= sentence.span.start]
        return (told[-1], "narrative") if told else (None, "unknown")
    published = doc.article.published
    return (published, "publication") if published else (None, "unknown")
