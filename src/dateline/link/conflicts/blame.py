"""Conflicts over who did it: a claim of responsibility against the blame that others lay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.link.conflicts.sides import matters, side
from dateline.link.conflicts.watch import Context
from dateline.model import Conflict, Doc, Mention, Span, Statement

ACTS = frozenset({"claim-responsibility", "blame"})
BLAMED = frozenset({"organization", "group", "place", "person"})
GENERAL = frozenset({"responsibility", "group", "official", "police", "claim", "say", "it", "them", "what"})


@dataclass(frozen=True, slots=True)
class Charge:
    """Who is said to have done something, by himself or by others, and what."""

    act: str
    span: Span
    entity: str
    name: str
    deed: frozenset[str]


class Blame:
    """Watches for a deed that one party claims and another is blamed for, in the reports of one story."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._charges: dict[str, list[Charge]] = defaultdict(list)

    def read(self, doc: Doc) -> None:
        """Keep the claims of responsibility, and the blame laid on somebody known."""
        story = self._context.story_of.get(doc.article.id, doc.article.id)
        for note in doc.of(Statement):
            if note.act in ACTS and (charge := _charge(doc, note, self._context)) is not None:
                self._charges[story].append(charge)

    def found(self) -> Iterator[Conflict]:
        """One conflict for each two parties that are named for one deed."""
        for charges in self._charges.values():
            pairs: dict[tuple[str, str], list[tuple[Charge, Charge]]] = defaultdict(list)
            for claim in (one for one in charges if one.act == "claim-responsibility"):
                for blame in (one for one in charges if one.act == "blame"):
                    if claim.entity != blame.entity and claim.deed & blame.deed and not _one_name(claim, blame):
                        pairs[claim.entity, blame.entity].append((claim, blame))
            for found in pairs.values():
                yield self._conflict(found)

    def _conflict(self, found: list[tuple[Charge, Charge]]) -> Conflict:
        """The conflict between a claim and the blame."""
        claim, blame = found[0]
        deed = ", ".join(sorted(word.strip("#") for word in claim.deed & blame.deed))
        sides = (
            side(claim.name, (one.span for one, _ in found), self._context.origin_of),
            side(blame.name, (one.span for _, one in found), self._context.origin_of),
        )
        reason = f"{claim.name} claims responsibility, {blame.name} is blamed"
        return Conflict("attribution", f"who is behind it: {deed}", sides, (reason,))


def _one_name(left: Charge, right: Charge) -> bool:
    """Does one name stand inside the other?"""
    first, second = left.name.lower(), right.name.lower()
    return first in second or second in first


def _charge(doc: Doc, note: Statement, context: Context) -> Charge | None:
    """A claim names its speaker; blame names the first party in its content."""
    content = note.content[0] if note.content else None
    if content is None:
        return None
    deed = matters(" ".join(doc.text_of(part) for part in note.content)) - GENERAL
    if note.act == "claim-responsibility":
        speaker = note.by.speaker
        name = doc.text_of(speaker) if speaker is not None else ""
        if speaker is None or not any(word[0].isupper() for word in name.split()[1:] or name.split()):
            return None
        return Charge(note.act, note.span, context.entity_of(speaker) or name, name, deed)
    for mention in doc.of(Mention, content):
        entity = context.entity_of(mention.span)
        if mention.form == "name" and mention.kind in BLAMED and entity:
            return Charge(note.act, note.span, entity, doc.text_of(mention.name), deed)
        break
    return None
