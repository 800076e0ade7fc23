"""The timeline: what an editor would print, one line an event, in order of days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.model import digest
from dateline.rows import EventMentionRow, EventRow, SpanRow, TimelineRow, When

LEAD = 700  # characters: the headline and the first two paragraphs
TOLD = frozenset({"occurred", "ongoing", "planned", "promised", "attempted"})


def make_timeline(events: Sequence[EventRow], mentions: Mapping[str, EventMentionRow]) -> list[TimelineRow]:
    """The lines of a timeline, earliest first, within a day the most reported first."""
    kept = [
        event
        for event in events
        if is_printable(event, [mentions[name] for name in event.mentions if name in mentions])
    ]
    kept.sort(key=_order)
    return [_line(event, mentions) for event in kept]


def is_printable(event: EventRow, mentions: Sequence[EventMentionRow]) -> bool:
    """Would an editor print it: dated, told as fact or plan, and either dated by the text, told twice, or the news?"""
    if event.when is None or event.status not in TOLD or not mentions:
        return False
    stated = [mention for mention in mentions if mention.when_basis in {"expression", "narrative"}]
    if event.status == "ongoing" and not stated:
        return False  # a stance or a custom, no happening
    if (event.kind and stated) or event.independent > 1:
        return bool(event.kind or stated)
    if any(mention.when_basis == "expression" and mention.roles for mention in stated):
        return True
    return bool(event.kind) and any(is_lead(mention) for mention in mentions)


def is_lead(mention: EventMentionRow) -> bool:
    """Does the mention stand in the opening of its report, with somebody who acts?"""
    return mention.span.start < LEAD and any(role.role == "agent" for role in mention.roles)


def _order(event: EventRow) -> tuple[str, str, int, int, str]:
    """First day, last day, most reported, id."""
    when = event.when or When(None, None, "")
    return (when.start or "", when.end or "9999", -event.independent, -len(event.mentions), event.id)


def _line(event: EventRow, mentions: Mapping[str, EventMentionRow]) -> TimelineRow:
    """One event as a line."""
    own = [mentions[name] for name in event.mentions if name in mentions]
    articles = sorted({mention.span.article for mention in own})
    return TimelineRow(
        id=digest("timeline", event.id),
        when=event.when,
        label=event.label,
        event=event.id,
        status=event.status,
        articles=articles,
        independent=event.independent,
        spans=list(_spans(own)),
    )


def _spans(mentions: Sequence[EventMentionRow]) -> Iterator[SpanRow]:
    """The evidence, in order of article and place."""
    for mention in sorted(mentions, key=lambda one: (one.span.article, one.span.start)):
        yield mention.span
