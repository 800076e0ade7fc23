"""Conflicts over what came of something: the force of an act, and an expectation against a denial."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.gazetteer import find_known, known_as
from dateline.lexicon import table
from dateline.link.conflicts.sides import matters, side
from dateline.model import Conflict, Doc, Event, Interval, Position, Span, TimeExpression

NOT_STATED = "force not stated"
LAND = re.compile(r"\b(?:from|in|on)\s+(?:the\s+)?$")
NEGATED = re.compile(r"\b(?:not|never|no|n['’]t)\b", re.IGNORECASE)
LONGEST = 31  # days: what dates an act
BEFORE, AFTER = 250, 60  # characters around an act in which its date stands
APART = 400  # days: reports farther apart speak of different votes
SHARED = 2  # concepts that an expectation and a denial must share
GENERAL = frozenset({"lead", "country", "government", "say", "process", "work"})
EntityOf = Callable[[Span], str | None]


@dataclass(frozen=True, slots=True)
class Act:
    """A legislature's act as one report gives it."""

    state: str
    about: frozenset[str]
    force: str | None
    span: Span
    published: date | None
    when: Interval | None = None


def outcome_conflicts(
    docs: Iterable[Doc], events: Sequence[Event], entity_of: EntityOf, origin_of: Mapping[str, str]
) -> Iterator[Conflict]:
    """Conflicts over the force of acts, then between expectations and denials."""
    acts: list[Act] = []
    for doc in docs:
        acts.extend(find_acts(doc))
        yield from _denied(doc, entity_of, origin_of)
    del events  # an expectation and its denial are compared within a report only, for precision
    for group in _same_acts(acts):
        if (found := _force_conflict(group, origin_of)) is not None:
            yield found


def find_acts(doc: Doc) -> Iterator[Act]:
    """What a legislature resolved or voted for, as the positions of a report say it."""
    words = table("conflicts")["legislatures"]
    published = doc.article.published.start if doc.article.published else None
    for note in doc.of(Position):
        if note.kind != "demand" or note.holder is None:
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


def _states(doc: Doc, span: Span) -> set[str]:
    """All states named in a stretch."""
    return {hit.known.state or hit.known.name for hit in find_known(doc.text, span.start, span.end)}


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


def _denied(doc: Doc, entity_of: EntityOf, origin_of: Mapping[str, str]) -> Iterator[Conflict]:
    """One party's expectation that another denies, on one matter, in one report."""
    notes = [note for note in doc.of(Position) if note.holder is not None]
    denials = [n for n in notes if n.kind == "refusal" and NEGATED.search(doc.text_of(n.content))]
    hopes = [n for n in notes if n.kind in {"expectation", "promise"} and not NEGATED.search(doc.text_of(n.content))]
    for denial in denials:
        rivals = [
            (hope.kind == "expectation", len(shared), -hope.span.start, hope, shared)
            for hope in hopes
            if _one_subject(shared := _shared(doc, hope, denial)) and not _same_party(doc, hope, denial, entity_of)
        ]
        if rivals:
            *_, hope, shared = max(rivals, key=lambda rival: rival[:3])
            yield _denial(doc, hope, denial, shared, origin_of)


def _one_subject(shared: frozenset[str]) -> bool:
    """Do an expectation and a denial speak of one matter: two shared words, a concept among them?"""
    return len(shared) >= SHARED and any(word.startswith("#") for word in shared)


def _shared(doc: Doc, hope: Position, denial: Position) -> frozenset[str]:
    """What an expectation and a denial both speak of. A timetable is what talks are expected to bring."""
    hoped, denied = matters(doc.text_of(hope.content)), matters(doc.text_of(denial.content))
    if "#timetable" in hoped and "#talks" in denied:
        hoped |= {"#talks"}
    return (hoped & denied) - GENERAL


def _denial(
    doc: Doc, hope: Position, denial: Position, shared: frozenset[str], origin_of: Mapping[str, str]
) -> Conflict:
    """The conflict between an expectation and its denial."""
    assert hope.holder is not None and denial.holder is not None
    about = ", ".join(sorted(word.strip("#") for word in shared))
    reasons = (
        f"what {doc.text_of(hope.holder)} puts forward as {hope.kind}, {doc.text_of(denial.holder)} denies",
        f"both speak of {about}",
    )
    sides = (
        side(doc.text_of(hope.content), [hope.span], origin_of),
        side(doc.text_of(denial.content), [denial.span], origin_of),
    )
    return Conflict("outcome", about, sides, reasons)


def _same_party(doc: Doc, left: Position, right: Position, entity_of: EntityOf) -> bool:
    """Do both positions have one holder: one entity, one wording, or offices of one state?"""
    assert left.holder is not None and right.holder is not None
    first, second = entity_of(left.holder), entity_of(right.holder)
    if first and first == second:
        return True
    mine, theirs = _states(doc, left.holder), _states(doc, right.holder)
    return bool(mine & theirs) or doc.text_of(left.holder).lower() == doc.text_of(right.holder).lower()
