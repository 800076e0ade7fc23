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
    r"\b(?:on|about|over|regarding|concerning)\s+(?:the (?:issue|question|future) of )?(?P<topic>[^,.;:()]{4,80}?)"
    r"(?=[,.;:()]|$|\s(?:on|in|at|last|this|next|before|after|during|between|with|for)\s|\s(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
DAYS_ONLY = re.compile(
    r"^(?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE
)
NEGATED = re.compile(r"\b(?:not|no|never|neither|without|fail\w*)\b", re.IGNORECASE)
NEAR = 400  # characters after a round's mention in which its outcome is told
BEFORE = 25  # characters before "agreement" in which it is negated
HELD = frozenset({"occurred", "ongoing"})


def make_talks(events: Sequence[EventRow], mentions: Mapping[str, EventMentionRow]) -> list[TalksRow]:
    """The rounds of talks, earliest first; undated ones, which no reader can place, are left out."""
    own = {event.id: [mentions[name] for name in event.mentions if name in mentions] for event in events}
    rounds = [event for event in events if event.when and is_round(event, own[event.id])]
    rounds.sort(key=lambda event: (event.when.start or "" if event.when else "", event.id))
    after = {event.id: later.id for event, later in pairwise(rounds)}
    beside = _by_article(mentions.values())
    held = {event.id: event.when.start or "" for event in rounds if event.status in HELD and event.when}
    return [_row(event, own[event.id], beside, held, after.get(event.id)) for event in rounds]


def is_round(event: EventRow, mentions: Sequence[EventMentionRow]) -> bool:
    """Is the event a round of talks, held or planned?"""
    if event.kind != "CONSULT" or event.status not in HELD | {"planned"}:
        return False
    if not any(mention.roles or mention.when_basis == "expression" for mention in mentions):
        return False  # of nobody, on no day that a report states
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
    rounds: Mapping[str, str],
    after: str | None,
) -> TalksRow:
    """One round with what its reports say of it."""
    spans = [mention.span for mention in mentions]
    near = list(_told_after(mentions, beside, rounds)) if event.status in HELD else []
    return TalksRow(
        id=digest("talks", event.id),
        when=event.when,
        status=event.status,
        parties=_parties(mentions),
        level=_once(_matches(spans, pattern("talks", "levels"))),
        form=_once(_matches(spans, pattern("talks", "forms"))),
        agenda=_once(span for span in _matches(spans, AGENDA) if not DAYS_ONLY.match(span.text)),
        outcome=_widest(one.span for one in near if one.kind == "AGREE" and one.status in HELD and not is_missed(one)),
        left_open=_widest(one.span for one in near if is_left_open(one)),
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
        if role.entity or (role.span.text.split()[-1][:1].isupper() and len(role.span.text) > len("We")):
            found.setdefault(role.entity or role.span.text.lower(), role.span)
    return list(found.values())


def _told_after(
    mentions: Sequence[EventMentionRow], beside: Mapping[str, Sequence[EventMentionRow]], rounds: Mapping[str, str]
) -> Iterator[EventMentionRow]:
    """What a report tells just after a round that it tells as held, if that is the latest it has told of by then.

    An earlier round is recalled in passing; what is told next came of the one that the report is about.
    """
    seen: set[str] = set()
    for mention in mentions:
        latest = ""
        for other in beside[mention.span.article] if mention.status in HELD else ():
            near = 0 < other.trigger.start - mention.trigger.start <= NEAR
            if near and other.id not in seen and latest <= rounds.get(mention.event or "", ""):
                seen.add(other.id)
                yield other
            latest = max(latest, rounds.get(other.event or "", ""))


def is_left_open(mention: EventMentionRow) -> bool:
    """Is it what was not done or not agreed?"""
    return is_missed(mention) or (mention.status == "denied" and NEGATED.search(mention.span.text) is not None)


def is_missed(mention: EventMentionRow) -> bool:
    """Is it an agreement that did not come about: "ended without an agreement", "no deal"?"""
    before = mention.span.text[: max(0, mention.trigger.start - mention.span.start)]
    return mention.kind == "AGREE" and NEGATED.search(before[-BEFORE:]) is not None


def _widest(spans: Iterable[SpanRow]) -> list[SpanRow]:
    """The spans without those that lie inside another."""
    found = list(dict.fromkeys(spans))
    return [one for one in found if not any(_lies_in(one, other) for other in found if other != one)]


def _lies_in(one: SpanRow, other: SpanRow) -> bool:
    """Is one span a part of another?"""
    return one.article == other.article and other.start <= one.start and one.end <= other.end


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
