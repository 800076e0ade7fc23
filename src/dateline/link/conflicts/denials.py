"""Conflicts between an expectation, a claim or a charge and what another party says against it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.gazetteer import find_known
from dateline.link.conflicts.sides import matters, side
from dateline.link.conflicts.watch import Context
from dateline.model import Conflict, Doc, Position, Span

NEGATED = re.compile(r"\b(?:not|never|no|n['’]t)\b", re.IGNORECASE)
SHARED = 2  # concepts that an expectation and a denial must share
GENERAL = frozenset({"lead", "country", "government", "say", "process", "work"})


@dataclass(frozen=True, slots=True)
class Stand:
    """What a party expects, promises or denies: who, in which words, on what matter."""

    kind: str
    span: Span
    holder: str
    entity: str | None
    states: frozenset[str]
    content: str
    about: frozenset[str]


class Denials:
    """Watches for one party's expectation that another denies, in one report or in two of one story."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._hopes: dict[str, list[Stand]] = defaultdict(list)
        self._denials: dict[str, list[Stand]] = defaultdict(list)

    def read(self, doc: Doc) -> None:
        """Keep the expectations, promises and denials of a report."""
        story = self._context.story_of.get(doc.article.id, doc.article.id)
        for note in doc.of(Position):
            if note.holder is None:
                continue
            negated = NEGATED.search(doc.text_of(note.content)) is not None
            if note.kind == "refusal" and negated:
                self._denials[story].append(_stand(doc, note, self._context))
            elif note.kind in {"expectation", "promise"} and not negated:
                self._hopes[story].append(_stand(doc, note, self._context))

    def found(self) -> Iterator[Conflict]:
        """For each denial the expectation that it speaks to most; one of its own report comes first."""
        for story, denials in self._denials.items():
            answers: dict[Span, list[tuple[Stand, Stand, frozenset[str]]]] = defaultdict(list)
            for denial in denials:
                rivals = [
                    (hope.span.article == denial.span.article, hope.kind == "expectation", len(shared), hope, shared)
                    for hope in self._hopes.get(story, ())
                    if _one_subject(shared := _shared(hope, denial)) and not _same_party(hope, denial)
                ]
                if rivals:
                    *_, hope, shared = max(rivals, key=lambda rival: (*rival[:3], -rival[3].span.start))
                    answers[hope.span].append((hope, denial, shared))
            yield from (_denial(group, self._context.origin_of) for group in answers.values())


def _stand(doc: Doc, note: Position, context: Context) -> Stand:
    """A position without its document."""
    assert note.holder is not None
    content, holder = doc.text_of(note.content), doc.text_of(note.holder)
    states = frozenset(hit.known.state or hit.known.name for hit in find_known(holder))
    return Stand(note.kind, note.span, holder, context.entity_of(note.holder), states, content, matters(content))


def _one_subject(shared: frozenset[str]) -> bool:
    """Do an expectation and a denial speak of one matter: two shared words, a concept among them?"""
    return len(shared) >= SHARED and any(word.startswith("#") for word in shared)


def _shared(hope: Stand, denial: Stand) -> frozenset[str]:
    """What an expectation and a denial both speak of. A timetable is what talks are expected to bring."""
    hoped = hope.about
    if "#timetable" in hoped and "#talks" in denial.about:
        hoped |= {"#talks"}
    return (hoped & denial.about) - GENERAL


def _denial(group: list[tuple[Stand, Stand, frozenset[str]]], origin_of: Mapping[str, str]) -> Conflict:
    """The conflict between an expectation and all that deny it."""
    hope, denial, shared = group[0]
    about = ", ".join(sorted(word.strip("#") for word in shared))
    who = " and ".join(dict.fromkeys(one.holder for _, one, _ in group))
    reasons = (f"what {hope.holder} puts forward as {hope.kind}, {who} denies", f"both speak of {about}")
    denied = side(denial.content, (one.span for _, one, _ in group), origin_of)
    return Conflict("outcome", about, (side(hope.content, [hope.span], origin_of), denied), reasons)


def _same_party(left: Stand, right: Stand) -> bool:
    """Do both positions have one holder: one entity, one wording, or offices of one state?"""
    if left.entity and left.entity == right.entity:
        return True
    return bool(left.states & right.states) or left.holder.lower() == right.holder.lower()
