"""Conflicts over the force of an act: a resolution that binds in one report and does not in the other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.gazetteer import find_known, known_as
from dateline.lexicon import table
from dateline.link.conflicts.sides import matters, side
from dateline.link.conflicts.watch import Context
from dateline.model import Conflict, Doc, Interval, Position, Span, TimeExpression

NOT_STATED = "force not stated"
LAND = re.compile(r"\b(?:from|in|on)\s+(?:the\s+)?$")
LONGEST = 31  # days: what dates an act
BEFORE, AFTER = 250, 60  # characters around an act in which its date stands
APART = 400  # days: reports farther apart speak of different votes
SHARED = 2  # concepts that two reports of one act share


@dataclass(frozen=True, slots=True)
class Act:
    """A legislature's act as one report gives it."""

    state: str
    about: frozenset[str]
    force: str | None
    span: Span
    published: date | None
    when: Interval | None = None


class Outcomes:
    """Watches for acts of one legislature on one matter to which reports give different force."""

    def __init__(self, context: Context) -> None:
        self._origin_of = context.origin_of
        self._acts: list[Act] = []

    def read(self, doc: Doc) -> None:
        """Keep the acts of a report."""
        self._acts.extend(find_acts(doc))

    def found(self) -> Iterator[Conflict]:
        """One conflict for each act whose force differs."""
        for group in _same_acts(self._acts):
            if (found := _force_conflict(group, self._origin_of)) is not None:
                yield found


def find_acts(doc: Doc) -> Iterator[Act]:
    """What a legislature resolved or voted for, as the positions of a report say it."""
    words = table("conflicts")["legislatures"]
    published = doc.article.published.start if doc.article.published else None
    for note in doc.of(Position):
        if note.kind not in {"demand", "agreement"} or note.holder is None:
            continue
        ahead = doc.text[note.span.start : note.content.start].lower()
        holder = set(re.findall(r"\w+", doc.text_of(note.holder).lower()))
        singular = holder | {word.removesuffix("s") for word in holder}
        if not singular & set(words["words"]) or not set(re.findall(r"\w+", ahead)) & set(words["acts"]):
            continue
        state = _state(doc, note)
        if state is not None:
            yield Act(state, matters(doc.text_of(note.content)), note.force, note.span, published, _day(doc, note))


def _state(doc: Doc, note: Position) -> str | None:
    """Whose legislature it is: by its own name or the words before its act, by where the report was written, else by
    the land that others shall leave, else the state that the report names most.
    """
    assert note.holder is not None
    ahead = Span(note.span.article, note.span.start, note.content.start)
    for span in (note.holder, ahead):
        for hit in find_known(doc.text, span.start, span.end):
            if hit.known.state or hit.known.role == "state":
                return hit.known.state or hit.known.name
    place = known_as(doc.article.place.title()) if doc.article.place else None
    if place is not None and place.state:
        return place.state
    inside = list(find_known(doc.text, note.content.start, note.content.end))
    left = (hit.known.state for hit in inside if LAND.search(doc.text[hit.start - 12 : hit.start]))
    named = Counter(hit.known.state for hit in find_known(doc.text) if hit.known.state)
    others = {hit.known.state for hit in inside}
    ranked = sorted((state for state in named if state not in others), key=lambda state: (-named[state], state))
    return next(left, None) or (ranked[0] if ranked else None)


def _day(doc: Doc, note: Position) -> Interval | None:
    """When the act was passed: the nearest date in its paragraph, in its sentence or shortly before."""
    first = max(note.span.start - BEFORE, doc.text.rfind("\n", 0, note.span.start))
    near = [
        (abs(one.span.start - note.span.start), one.span, one.when)
        for one in doc.of(TimeExpression)
        if one.when and (one.when.days or 999) <= LONGEST and first <= one.span.start <= note.span.end + AFTER
    ]
    return min(near, key=lambda found: found[:2])[2] if near else None


def _same_acts(acts: Iterable[Act]) -> Iterator[list[Act]]:
    """Acts of one legislature about one matter, reported in one stretch of time."""
    by_state: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        by_state[act.state].append(act)
    for state in sorted(by_state):
        groups: list[list[Act]] = []
        for act in sorted(by_state[state], key=lambda one: (one.published or date.max, one.span)):
            home = next((group for group in groups if _one_matter(group[0], act)), None)
            if home is None:
                groups.append([act])
            else:
                home.append(act)
        yield from groups


def _one_matter(left: Act, right: Act) -> bool:
    """Do two reports speak of one act?"""
    if left.when and right.when:
        if not left.when.intersect(right.when):
            return False
    elif left.published and right.published and abs((left.published - right.published).days) > APART:
        return False
    shared = left.about & right.about
    return len(shared) >= SHARED and len(shared) >= 0.4 * min(len(left.about), len(right.about))


def _force_conflict(group: list[Act], origin_of: Mapping[str, str]) -> Conflict | None:
    """Reports that give an act a force against reports that give it another, or none."""
    force_of: dict[str, str] = {}
    for act in group:
        if act.force or act.span.article not in force_of:
            force_of[act.span.article] = act.force or NOT_STATED
    if len(set(force_of.values())) < 2:
        return None
    camps: dict[str, list[Span]] = defaultdict(list)
    for act in group:
        if (act.force or NOT_STATED) == force_of[act.span.article]:
            camps[force_of[act.span.article]].append(act.span)
    order = sorted(camps, key=lambda force: (force == NOT_STATED, force))
    sides = tuple(side(force, camps[force], origin_of) for force in order)
    what = ", ".join(sorted(word.strip("#") for word in frozenset.intersection(*(act.about for act in group))))
    reason = f"reports of one act of the legislature of {group[0].state} differ in what it binds to: {', '.join(order)}"
    return Conflict("outcome", f"act of the legislature of {group[0].state} ({what})", sides, (reason,))
