"""Acronyms that an article explains: "Popular Mobilization Forces (PMF)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Doc, Mention, Span

MADE_BY = "entities/1"
BODIES = frozenset({"organization", "group"})
# "(PMF)", "(the PMF, or ...)", "(or PMF)" right behind a name.
BEHIND = re.compile(r"\s?\(\s?(?:the |or |known as (?:the )?)?[\"“']?([A-Z][A-Za-z.&-]{1,9})[\"”']?\s?[,);]")


def with_acronyms(doc: Doc, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of explained acronyms with what they stand for as antecedent."""
    explained: dict[Span, Mention] = {}
    for mention in mentions:
        if mention.kind in BODIES and (short := _acronym_behind(doc, mention)):
            explained[short] = mention
    kept = [mention for mention in mentions if mention.name not in explained]
    made = (Mention(short, MADE_BY, whole.kind, short, antecedent=whole.span) for short, whole in explained.items())
    return [*kept, *made]


def _acronym_behind(doc: Doc, mention: Mention) -> Span | None:
    match = BEHIND.match(doc.text, mention.span.end)
    if match is None or not _stands_for(match[1], doc.text_of(mention.name)):
        return None
    return doc.span(match.start(1), match.end(1))


def _stands_for(acronym: str, name: str) -> bool:
    """Do the capitals of the acronym begin words of the name, in order?"""
    initials = iter(word[0].upper() for word in re.split(r"[\s-]+", name) if word)
    capitals = [char for char in acronym if char.isupper()]
    return len(capitals) > 1 and all(letter in initials for letter in capitals)
