"""Events as a person decided: told apart, or made one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.decisions.cells import ALIKE, overlap
from dateline.decisions.entities import REVIEWER
from dateline.decisions.groups import Groups, arbitrate, most
from dateline.decisions.ruling import Ruling
from dateline.link.events import merge_events
from dateline.link.events.merge import CERTAIN
from dateline.link.origins import independent
from dateline.model import Doc, Event, EventMention, Reason, Span, digest

EntityOf = Callable[[Span], str | None]


def settle_events(
    events: list[Event],
    docs: Iterable[Doc],
    rulings: Sequence[Ruling],
    entity_of: EntityOf,
    origin_of: Mapping[str, str],
) -> list[Event]:
    """The events after all decisions about them; those that nobody decided about stay as they are, in their order."""
    groups = EventGroups(events, docs, entity_of, origin_of)
    arbitrate(groups, rulings)
    return groups.left()


class EventGroups(Groups):
    """Events by number, and which of them each mention belongs to."""

    def __init__(
        self, events: Sequence[Event], docs: Iterable[Doc], entity_of: EntityOf, origin_of: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._events = dict(enumerate(events))
        self._docs = docs
        self._entity_of = entity_of
        self._origin_of = origin_of
        self._number = {mention: number for number, one in self._events.items() for mention in one.mentions}
        self._by_article: dict[str, list[tuple[str, Span]]] = defaultdict(list)
        for doc in docs:
            for note in doc.of(EventMention):
                if note.id in self._number:
                    self._by_article[doc.article.id].append((note.id, note.trigger))

    def left(self) -> list[Event]:
        """The events that went into no other."""
        return [one for number, one in self._events.items() if self.root(number) == number]

    def id_of(self, number: int) -> str:
        """The id of an event."""
        return self._events[number].id

    def home(self, ruling: Ruling, subject: int) -> int | None:
        """The event of most of the mentions quoted."""
        return most(self._number[one] for one in self._quoted(ruling, subject))

    def _quoted(self, ruling: Ruling, subject: int) -> list[str]:
        """The event mentions whose triggers are the words of a subject."""
        return [
            mention
            for span in ruling.spans(subject)
            for mention, trigger in self._by_article[span.article]
            if overlap([trigger], [span]) >= ALIKE
        ]

    def divide(self, number: int, ruling: Ruling) -> int | None:
        """Take the mentions of the second subject out of an event."""
        event = self._events[number]
        taken = set(self._quoted(ruling, 1)).intersection(event.mentions) - set(self._quoted(ruling, 0))
        kept = set(event.mentions) - taken
        if not taken or not kept:
            return None
        new = len(self._events)
        reason = Reason(REVIEWER, 1.0, ruling.decision.note or "told apart from another event")
        self._events[number] = self._of(kept)
        self._events[new] = replace(self._of(taken), reasons=(reason,))
        self._number.update(dict.fromkeys(taken, new))
        return new

    def _of(self, mentions: set[str]) -> Event:
        """The event that some mentions tell of, described as if they had been the only ones."""
        found = merge_events(list(self._only(mentions)), self._entity_of, self._origin_of)
        whole = max(found, key=lambda event: (len(event.mentions), event.id))
        for event in found:
            if event is not whole:
                whole = self._joined(whole, event)
        return whole

    def _only(self, mentions: set[str]) -> Iterator[Doc]:
        """The documents of some event mentions, without the others."""
        for doc in self._docs:
            if any(note.id in mentions for note in doc.of(EventMention)):
                kept = [note for note in doc.notes if not isinstance(note, EventMention) or note.id in mentions]
                yield Doc(doc.article, kept)

    def absorb(self, number: int, other: int, ruling: Ruling) -> None:
        """Make one event of two, under the first one's label."""
        ours, theirs = self._events[number], self._events[other]
        reason = Reason(REVIEWER, 1.0, ruling.decision.note or f"{theirs.label} is {ours.label}")
        joined = self._joined(ours, theirs)
        self._events[number] = replace(joined, reasons=(*ours.reasons, *theirs.reasons, reason))

    def _joined(self, ours: Event, theirs: Event) -> Event:
        """Two events as one: the days that both leave open, else the first one's; the surer status."""
        both = ours.when and theirs.when and ours.when.intersect(theirs.when)
        kinds = Counter({ours.kind: len(ours.mentions)}) + Counter({theirs.kind: len(theirs.mentions)})
        mentions = tuple(sorted({*ours.mentions, *theirs.mentions}))
        articles = tuple(dict.fromkeys((*ours.articles, *theirs.articles)))
        return replace(
            ours,
            id=digest("event", *mentions),
            kind=max(sorted(kinds), key=lambda kind: (bool(kind), kinds[kind])),
            when=both or ours.when or theirs.when,
            place=ours.place or theirs.place,
            participants=tuple(sorted({*ours.participants, *theirs.participants})),
            status=min(ours.status, theirs.status, key=CERTAIN.index),
            mentions=mentions,
            articles=articles,
            independent=independent(articles, self._origin_of),
        )
