"""Conflicts between times that need no close date: when a thing is to take place, and the year of what is past."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from dateline.lexicon import table
from dateline.link.conflicts.deeds import Party, parties_of
from dateline.link.conflicts.sides import matters, side
from dateline.link.conflicts.watch import Context, Moment, moment, sentence_around
from dateline.model import Conflict, Doc, EventMention, Interval, Span, TimeExpression

YEAR = range(360, 367)  # days of a time that is a year
MONTH = 31  # days of the longest time for which a thing may be planned and still exclude another
NEAR_YEARS = 3 * 366  # days between two years that are given for one thing
NEAR_DAYS = 45  # days between two times for which one thing is planned
SHARED, ENOUGH = 2, 0.35  # words of the sentences, and their share of the shorter one, that make it one thing
SAME_DAYS = 1  # days between two reports of one plan: a later one may tell of a change
# What a party has done before may have been done in both years.
AGAIN = re.compile(r"\b(?:prior|previous(?:ly)?|earlier|again|another|twice|several|every|each)\b", re.IGNORECASE)
PLANNED, PAST = frozenset({"planned", "proposed"}), frozenset({"occurred", "ongoing", "planned"})


@dataclass(frozen=True, slots=True)
class Timing:
    """Something with its time, as one report gives it."""

    what: str
    span: Span
    when: Interval
    status: str
    agents: tuple[Party, ...]
    targets: tuple[Party, ...]
    words: frozenset[str]
    moment: Moment
    text: str


Rivals = Callable[[Timing, Timing], bool]


class Timings:
    """Watches for appointments and past years of one thing that exclude each other."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._planned: dict[tuple[str, str], list[Timing]] = defaultdict(list)
        self._past: dict[tuple[str, str], list[Timing]] = defaultdict(list)

    def read(self, doc: Doc) -> None:
        """Keep what a story's report says is set for a day or month, and what it puts into a year."""
        story = self._context.story_of.get(doc.article.id)
        if story is None:
            return
        now = moment(doc)
        times = [one for one in doc.of(TimeExpression) if one.when]
        for note in doc.of(EventMention):
            if note.when is None or note.when_basis != "expression" or note.when.days is None:
                continue
            if (time := _nearest(doc, note, times)) is None or not (time.when and time.when.intersect(note.when)):
                continue  # of two times in a sentence, the parse may have chosen the wrong one
            if note.when.days <= MONTH and note.status in PLANNED and _lies_ahead(note.when, now):
                for what in _set_for(doc, note):
                    self._planned[story, what].append(_timing(doc, note, what, time, now, self._context))
            elif note.when.days in YEAR and note.status in PAST and not _repeated(doc, note):
                self._past[story, note.lemma].append(_timing(doc, note, note.lemma, time, now, self._context))

    def found(self) -> Iterator[Conflict]:
        """What is planned, then what is past."""
        yield from self._of_kind(self._planned.values(), _other_appointment)
        yield from self._of_kind(self._past.values(), _other_year)

    def _of_kind(self, groups: Iterable[list[Timing]], exclude: Rivals) -> Iterator[Conflict]:
        """One conflict for each two times of one thing that no report gives both of."""
        for group in groups:
            given: dict[str, set[str]] = defaultdict(set)
            for one in group:
                given[one.when.edtf].add(one.span.article)
            rivals: dict[tuple[str, str], list[Timing]] = defaultdict(list)
            for left, right in combinations(group, 2):
                if given[left.when.edtf] & given[right.when.edtf] or left.span.article == right.span.article:
                    continue
                if not left.when.intersect(right.when) and exclude(left, right):
                    first, second = sorted((left.when.edtf, right.when.edtf))
                    rivals[first, second] += [left, right]
            for values, found in rivals.items():
                yield self._conflict(values, found)

    def _conflict(self, values: tuple[str, str], found: list[Timing]) -> Conflict:
        """The conflict between two times."""
        spans = [[one.span for one in found if one.when.edtf == value] for value in values]
        sides = tuple(side(v, s, self._context.origin_of) for v, s in zip(values, spans, strict=True))
        reason = f"reports of one story give {' and '.join(values)} for one thing, and none gives both"
        return Conflict("date", f"when: {found[0].text}", sides, (reason,))


def _timing(doc: Doc, note: EventMention, what: str, time: TimeExpression, now: Moment, context: Context) -> Timing:
    """A mention of an event with what is needed to know it again."""
    assert note.when is not None
    start, end = sentence_around(doc.text, note.trigger)
    agents, targets = parties_of(doc, note, "agent", context), parties_of(doc, note, "target", context)
    named = (party.text for party in (*agents[:1], *targets[:1]))
    text = " ".join((*named, doc.text_of(note.trigger)))
    said = matters(doc.text[start:end]) - _plain()
    span = doc.span(min(note.trigger.start, time.span.start), max(note.trigger.end, time.span.end))
    return Timing(what, span, note.when, note.status, agents, targets, said, now, text)


def _lies_ahead(when: Interval, now: Moment) -> bool:
    """Is a planned time not over? Else the words were resolved to the wrong week."""
    return now.day is None or when.end is None or when.end >= now.day


def _repeated(doc: Doc, note: EventMention) -> bool:
    """Does the sentence speak of one time among several?"""
    start, _ = sentence_around(doc.text, note.trigger)
    return AGAIN.search(doc.text[start : note.trigger.end]) is not None


def _nearest(doc: Doc, note: EventMention, times: list[TimeExpression]) -> TimeExpression | None:
    """The time that stands nearest to what happened, in its sentence."""
    start, end = sentence_around(doc.text, note.trigger)
    inside = [one for one in times if start <= one.span.start < end]
    return min(inside, key=lambda one: (_distance(one.span, note.trigger), one.span.start), default=None)


def _distance(left: Span, right: Span) -> int:
    """Characters between two spans."""
    return max(0, left.start - right.end, right.start - left.end)


def _set_for(doc: Doc, note: EventMention) -> Iterator[str]:
    """The appointment that an event is, or that its verb sets: "the primary will be held in May"."""
    fillers = [doc.text_of(role.filler).lower() for role in note.roles if role.name in {"target", "agent"}]
    words = [note.lemma, *(filler.split()[-1] for filler in fillers if filler)]
    for word in dict.fromkeys(re.sub(r"ies$", "y", word) if word.endswith("ies") else word for word in words):
        if (found := next((one for one in (word, word.removesuffix("s")) if one in _appointments()), None)) is not None:
            yield found


@cache
def _appointments() -> frozenset[str]:
    return frozenset(table("conflicts")["timings"]["appointments"])


@cache
def _habits() -> frozenset[str]:
    return frozenset(table("conflicts")["timings"]["habits"])


@cache
def _plain() -> frozenset[str]:
    return frozenset(map(str, table("conflicts")["deeds"]["plain"]))


def _other_appointment(left: Timing, right: Timing) -> bool:
    """Is one thing set for two times, in reports of one day?"""
    if not left.moment.is_one_with(right.moment, SAME_DAYS):
        return False
    return (left.when.hull(right.when).days or 999) <= NEAR_DAYS and _share(left, right)


def _other_year(left: Timing, right: Timing) -> bool:
    """Did one party do one thing in two years? What is done every year is not one thing."""
    if left.status != right.status or left.what in _habits() or (left.when.hull(right.when).days or 9999) > NEAR_YEARS:
        return False
    agents, targets = (left.agents, right.agents), (left.targets, right.targets)
    if not any(all(both) and _one(*both) for both in (agents, targets)):
        return False
    return all(not all(both) or _one(*both) for both in (agents, targets)) and _share(left, right)


def _one(left: tuple[Party, ...], right: tuple[Party, ...]) -> bool:
    """Do two roles have a filler in common, by entity or by its very words?"""
    return any(one.is_one_with(other) or one.words == other.words for one in left for other in right)


def _share(left: Timing, right: Timing) -> bool:
    """Do the sentences share what matters?"""
    shared = left.words & right.words
    return len(shared) >= SHARED and len(shared) >= ENOUGH * min(len(left.words), len(right.words))
