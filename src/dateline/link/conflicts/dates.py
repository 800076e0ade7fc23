"""Conflicts between dates: one event, days that exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.link.conflicts.sides import side
from dateline.link.conflicts.watch import Context
from dateline.model import Conflict, Doc, Event, EventMention, Interval, Span

LONGEST = 3  # days: only a date that names its day can exclude another
FARTHEST = 31  # days between two dates of one event: what is farther apart was merged by mistake, not misreported


@dataclass(frozen=True, slots=True)
class Dated:
    """A mention of an event with the days that its own words give it."""

    span: Span
    when: Interval
    lemma: str


class Dates:
    """Watches for events whose reports name days that exclude each other."""

    def __init__(self, events: Sequence[Event], context: Context) -> None:
        self._origin_of = context.origin_of
        self._events = events
        self._event_of = {
            mention: event.id for event in events if len(event.articles) > 1 for mention in event.mentions
        }
        self._dated: dict[str, list[Dated]] = defaultdict(list)

    def read(self, doc: Doc) -> None:
        """Keep the mentions that name their day."""
        for note in doc.of(EventMention):
            if note.id in self._event_of and _names_its_day(note) and note.when is not None:
                self._dated[self._event_of[note.id]].append(Dated(note.trigger, note.when, note.lemma))

    def found(self) -> Iterator[Conflict]:
        """One conflict for each event that is dated apart."""
        for event in self._events:
            if (found := _conflict(event, self._dated.get(event.id, []), self._origin_of)) is not None:
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
