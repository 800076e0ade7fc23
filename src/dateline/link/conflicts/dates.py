"""Conflicts between dates: one event, days that exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.link.conflicts.sides import side
from dateline.model import Conflict, Doc, Event, EventMention, Interval, Span

LONGEST = 3  # days: only a date that names its day can exclude another
FARTHEST = 31  # days between two dates of one event: what is farther apart was merged by mistake, not misreported


@dataclass(frozen=True, slots=True)
class Dated:
    """A mention of an event with the days that its own words give it."""

    span: Span
    when: Interval
    lemma: str


def date_conflicts(docs: Iterable[Doc], events: Sequence[Event], origin_of: Mapping[str, str]) -> Iterator[Conflict]:
    """Events whose reports name days that exclude each other."""
    event_of = {mention: event for event in events if len(event.articles) > 1 for mention in event.mentions}
    dated: dict[str, list[Dated]] = defaultdict(list)
    for doc in docs:
        for note in doc.of(EventMention):
            if note.id in event_of and _names_its_day(note):
                assert note.when is not None
                dated[event_of[note.id].id].append(Dated(note.trigger, note.when, note.lemma))
    for event in events:
        if (found := _conflict(event, dated.get(event.id, []), origin_of)) is not None:
            yield found


def _names_its_day(note: EventMention) -> bool:
    """Do the words themselves date what has happened, to the day?"""
    if note.when is None or note.when.days is None or note.status != "occurred":
        return False
    return note.when_basis == "expression" and note.when.days <= LONGEST


def _conflict(event: Event, mentions: list[Dated], origin_of: Mapping[str, str]) -> Conflict | None:
    """The conflict between the days of an event's mentions; None if one report gives both, or they lie far apart."""
    camps: dict[Interval, list[Dated]] = defaultdict(list)
    for one in sorted(mentions, key=lambda found: (found.when.edtf, found.span)):
        home = next((when for when in camps if when.intersect(one.when)), one.when)
        camps[home].append(one)
    if len(camps) < 2 or len({one.lemma for one in mentions}) > 1:
        return None
    homes = [{one.span.article for one in camp} for camp in camps.values()]
    whole = mentions[0].when
    for one in mentions:
        whole = whole.hull(one.when)
    if sum(map(len, homes)) != len(set.union(*homes)) or (whole.days or 999) > FARTHEST:
        return None
    names = [when.edtf for when in camps]
    sides = tuple(side(when.edtf, (one.span for one in camp), origin_of) for when, camp in camps.items())
    return Conflict(
        "date", event.label, sides, (f"one event, dated {' and '.join(names)}: the days exclude each other",)
    )
