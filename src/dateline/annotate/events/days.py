"""When an event was: the days that the text gives its trigger, one event each where a plural is dated apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from dateline.annotate.events.triggers import Trigger
from dateline.model import Doc, Interval, Sentence, TimeExpression

Basis = Literal["expression", "narrative", "publication", "unknown"]
PLURAL = frozenset({"NNS", "NNPS"})


def event_days(doc: Doc, sentence: Sentence, trigger: Trigger) -> list[tuple[Interval | None, Basis]]:
    """The days of an event; several if a plural noun is dated apart ("rounds in June and August")."""
    if sentence.tokens[trigger.top].tag in PLURAL and (dates := list(dated_apart(doc, sentence, trigger))):
        return [(when, "expression") for when in dates]
    when, basis = nearest_time(doc, sentence, trigger)
    return [(when, basis)]


def dated_apart(doc: Doc, sentence: Sentence, trigger: Trigger) -> Iterator[Interval]:
    """Two or more dates of one grain joined by "and" in the clause of a plural noun."""
    return iter(())


def nearest_time(doc: Doc, sentence: Sentence, trigger: Trigger) -> tuple[Interval | None, Basis]:
    """The nearest date of the sentence, else the day of publication."""
    at = sentence.tokens[trigger.index].start
    dated = [time for time in doc.of(TimeExpression, sentence.span) if time.when and time.kind in {"date", "time"}]
    if dated:
        nearest = min(dated, key=lambda time: abs(time.span.start - at))
        return nearest.when, "expression"
    published = doc.article.published
    return published, "publication" if published else "unknown"
