"""The words by which a timeline prints an event: agent, trigger, target, as the report has them."""

from __future__ import annotations

import re

from dateline.model import Doc, EventMention, Span

LONGEST = 100
PRONOUN = re.compile(r"^(?:he|she|it|they|we|i|who|which|that|this|his|her|its|their|these|those)\b", re.IGNORECASE)


def label_of(doc: Doc, mention: EventMention) -> str:
    """A short clause from the text, at most about 100 characters."""
    spans = [mention.trigger, *(role.filler for role in mention.roles if not PRONOUN.match(doc.text_of(role.filler)))]
    inside = [span for span in spans if mention.span.covers(span)] or [mention.trigger]
    if mention.place and mention.span.covers(mention.place):
        inside.append(mention.place)
    return _capital(_short(doc, inside, mention.trigger))


def _short(doc: Doc, spans: list[Span], trigger: Span) -> str:
    """The text from the first to the last span, fewer spans if it grows too long."""
    ordered = sorted(spans)
    while len(ordered) > 1 and ordered[-1].end - ordered[0].start > LONGEST:
        ordered.remove(ordered[-1] if ordered[-1] != trigger else ordered[0])
    text = " ".join(doc.text[ordered[0].start : max(span.end for span in ordered)].split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def _capital(text: str) -> str:
    """The first letter as a capital."""
    return text[:1].upper() + text[1:]


def label_rank(label: str) -> tuple[bool, bool, int]:
    """How well a label reads: not cut, several words, near sixty characters."""
    return (not label.endswith("…"), len(label.split()) >= 3, -abs(len(label) - 60))
