"""Finds the event mentions of a document."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.events.days import event_days
from dateline.annotate.events.places import find_place
from dateline.annotate.events.roles import Names, find_roles
from dateline.annotate.events.status import status_of
from dateline.annotate.events.triggers import Trigger, find_triggers
from dateline.annotate.syntax import clause
from dateline.model import Doc, EventMention, Interval, Mention, Sentence, Span, Status

MADE_BY = "events/1"


def find_events(doc: Doc) -> Iterator[EventMention]:
    """The event mentions of all sentences."""
    names = Names.of(doc.of(Mention))
    for sentence in doc.sentences:
        for trigger in find_triggers(sentence):
            yield from mentions_of(doc, sentence, trigger, names)


def mentions_of(doc: Doc, sentence: Sentence, trigger: Trigger, names: Names) -> Iterator[EventMention]:
    """One trigger's mention, or several if the text dates a plural apart."""
    status = status_of(sentence, trigger)
    roles = find_roles(doc, sentence, trigger, names)
    place = find_place(sentence, trigger, names)
    for when, basis in event_days(doc, sentence, trigger):
        yield EventMention(
            span=_extent(sentence, trigger),
            made_by=MADE_BY,
            kind=trigger.kind,
            trigger=sentence.cover([trigger.index]),
            roles=roles,
            place=place,
            when=when,
            status=in_time(doc, status, when),
            lemma=trigger.lemma,
            when_basis=basis,
        )


def in_time(doc: Doc, status: Status, when: Interval | None) -> Status:
    """What lies after the day of publication has not occurred yet."""
    published = doc.article.published
    if (
        status in {"occurred", "ongoing"}
        and when
        and when.start
        and published
        and published.end
        and when.start >= published.end
    ):
        return "planned"
    return status


def _extent(sentence: Sentence, trigger: Trigger) -> Span:
    """The clause or noun phrase that tells of the event."""
    return clause(sentence, trigger.index if trigger.carrier is None else trigger.carrier).hull(
        clause(sentence, trigger.index)
    )
