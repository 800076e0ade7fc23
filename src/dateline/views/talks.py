"""Talks: the rounds of a negotiation as a table, each cell with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from dateline.lexicon import pattern, words
from dateline.model import digest
from dateline.rows import EventMentionRow, EventRow, SpanRow, TalksRow

# "talks on bilateral relations and the withdrawal", "discussions about the future of the force"
AGENDA = re.compile(
    r"\b(?:on|about|over|regarding|concerning)\s+(?:the (?:issue|question|future) of )?(?P<topic>[^,.;:()]{4,80})"
)
DAYS_ONLY = re.compile(
    r"^(?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE
)
NEGATED = re.compile(r"\b(?:not|no|never|neither|without|fail\w*)\b", re.IGNORECASE)
NEAR = 400  # characters after a round's mention in which its outcome is told
HELD = frozenset({"occurred", "ongoing"})


def make_talks(events: Sequence[EventRow], mentions: Mapping[str, EventMentionRow]) -> list[TalksRow]:
    """The rounds of talks, earliest first; undated ones, which no reader can place, are left out."""
    own = {event.id: [mentions[name] for name in event.mentions if name in mentions] for event in events}
    rounds = [event for event in events if event.when and is_round(event, own[event.id])]
    rounds.sort(key=lambda event: (event.when.start or "" if event.when else "", event.id))
    after = {event.id: later.id for event, later in pairwise(rounds)}
    beside = _by_article(mentions.values())
    return [_row(event, own[event.id], beside, after.get(event.id)) for event in rounds]


def is_round(event: EventRow, mentions: Sequence[EventMentionRow]) -> bool:
    """Is the event a round of talks, held or planned?"""
    if event.kind != "CONSULT" or event.status not in HELD | {"planned"}:
        return False
    return any(mention.trigger.text.lower() in words("talks", "rounds") for mention in mentions)


def _by_article(mentions: Iterable[EventMentionRow]) -> dict[str, list[EventMentionRow]]:
    """All mentions by article, in text order."""
    found: dict[str, list[EventMentionRow]] = {}
    for mention in sorted(mentions, key=lambda one: (one.span.article, one.trigger.start)):
        found.setdefault(mention.span.article, []).append(mention)
    return found


def _row(
    event: EventRow,
    mentions: Sequence[EventMentionRow],
    beside: Mapping[str, Sequence[EventMentionRow]],
    after: str | None,
) -> TalksRow:
    """One round with what its reports say of it."""
    spans = [mention.span for mention in mentions]
    near = list(_told_after(mentions, beside)) if event.status in HELD else []
    return TalksRow(
        id=digest("talks", event.id),
        when=event.when,
        status=event.status,
        parties=_parties(mentions),
        level=_once(_matches(spans, pattern("talks", "levels"))),
        form=_once(_matches(spans, pattern("talks", "forms"))),
        agenda=_once(span for span in _matches(spans, AGENDA) if not DAYS_ONLY.match(span.text)),
        outcome=[one.span for one in near if one.kind == "AGREE" and one.status in HELD],
        left_open=[one.span for one in near if one.status == "denied" and NEGATED.search(one.span.text)],
        follows=after,
        event=event.id,
        articles=sorted({span.article for span in spans}),
        independent=event.independent,
        spans=spans,
    )


def _parties(mentions: Iterable[EventMentionRow]) -> list[SpanRow]:
    """Who talked: one span an entity, and other fillers that are names."""
    found: dict[str, SpanRow] = {}
    for role in (role for mention in mentions for role in mention.roles if role.role != "instrument"):
        if role.entity or role.span.text[:1].isupper():
            found.setdefault(role.entity or role.span.text.lower(), role.span)
    return list(found.values())


def _told_after(
    mentions: Sequence[EventMentionRow], beside: Mapping[str, Sequence[EventMentionRow]]
) -> Iterator[EventMentionRow]:
    """What a report tells just after a round that it tells as held."""
    seen: set[str] = set()
    for mention in mentions:
        for other in beside[mention.span.article] if mention.status in HELD else ():
            if 0 < other.trigger.start - mention.trigger.start <= NEAR and other.id not in seen:
                seen.add(other.id)
                yield other


def _matches(spans: Iterable[SpanRow], wanted: re.Pattern[str]) -> Iterator[SpanRow]:
    """Where a pattern stands inside some spans: its group "topic", or all of it."""
    for span in spans:
        for match in wanted.finditer(span.text):
            start, end = match.span("topic" if "topic" in wanted.groupindex else 0)
            yield SpanRow(span.article, span.start + start, span.start + end, span.text[start:end])


def _once(spans: Iterable[SpanRow]) -> list[SpanRow]:
    """The spans without those whose words an earlier one has."""
    found: dict[str, SpanRow] = {}
    for span in spans:
        found.setdefault(span.text.lower(), span)
    return list(found.values())
