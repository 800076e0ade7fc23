"""Conflicts between accounts of one deed in the reports of one story: when it was, who did it, how it came out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations

from dateline.lexicon import table
from dateline.link.conflicts.sides import matters, side
from dateline.link.conflicts.watch import Context, published, sentence_around
from dateline.model import Conflict, ConflictKind, Doc, EventMention, Interval, Span

LONGEST = 2  # days: only a date that names its day can exclude another
FARTHEST = 8  # days between two dates of one deed
SAME_DAYS = 2  # days between reports of one happening
SHARED, ENOUGH = 2, 0.5  # words of the sentences, and their share of the shorter one, that make it one deed


@dataclass(frozen=True, slots=True)
class Party:
    """Who did it, or to whom it was done: the entity if it is known, and the words."""

    entity: str | None
    words: frozenset[str]
    text: str

    def is_one_with(self, other: Party) -> bool:
        """May two reports mean one party?"""
        if self.entity and self.entity == other.entity:
            return True
        if self.entity and other.entity and self.text.istitle() and other.text.istitle():
            return False  # two names; "the bridge" has an entity of its own in every report
        return bool(self.words & other.words)


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done, as one report gives it; ``day`` is None unless the words name it."""

    span: Span
    trigger: Span
    text: str
    lemma: str
    agents: tuple[Party, ...]
    targets: tuple[Party, ...]
    day: Interval | None
    when: Interval | None
    words: frozenset[str]
    published: date


class Deeds:
    """Watches for deeds that reports of one story date, ascribe or let end differently."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._deeds: dict[str, list[Deed]] = defaultdict(list)

    def read(self, doc: Doc) -> None:
        """Keep what a dated report says was done, in a story that others tell too."""
        story, day = self._context.story_of.get(doc.article.id), published(doc)
        if story is not None and day is not None:
            self._deeds[story].extend(_deeds(doc, day, self._context))

    def found(self) -> Iterator[Conflict]:
        """Conflicts by kind: dates, actors, outcomes."""
        for deeds in self._deeds.values():
            once = [deed for deed in deeds if deed.lemma in _listed("once")]
            yield from self._of_kind("date", once, _other_day, lambda deed: deed.day.edtf if deed.day else "")
            harm = [deed for deed in deeds if deed.lemma in _listed("harm")]
            yield from self._of_kind("actor", harm, _other_actor, lambda deed: deed.agents[0].text)
            ruled = [deed for deed in deeds if deed.lemma in _opposites()]
            yield from self._of_kind("outcome", ruled, _other_outcome, lambda deed: deed.text)

    def _of_kind(
        self, kind: ConflictKind, deeds: list[Deed], exclude: Callable[[Deed, Deed], bool], value: Callable[[Deed], str]
    ) -> Iterator[Conflict]:
        """One conflict for each two values that exclude each other and that no report gives both."""
        rivals: dict[tuple[str, str], list[Deed]] = defaultdict(list)
        for left, right in combinations(deeds, 2):
            if left.span.article == right.span.article or not _one_time(left, right) or not exclude(left, right):
                continue
            if not any(_knows_both(deeds, article, left, right, value) for article in {d.span.article for d in deeds}):
                rivals[min(value(left), value(right)), max(value(left), value(right))] += [left, right]
        for values, found in rivals.items():
            spans = [[one.trigger if kind != "actor" else one.span for one in found if value(one) == v] for v in values]
            about = _about(kind, found[0])
            reason = f"reports of one story give {values[0]} and {values[1]} for one deed, and none gives both"
            sides = tuple(side(v, s, self._context.origin_of) for v, s in zip(values, spans, strict=True))
            yield Conflict(kind, about, sides, (reason,))


def _about(kind: ConflictKind, deed: Deed) -> str:
    """What the reports differ on, in words that they share."""
    agent, target = (parties[0].text if parties else "" for parties in (deed.agents, deed.targets))
    if kind == "date":
        return f"when {agent} {deed.text} {target}".strip() if agent else f"{deed.text} of {target}"
    return f"who did it: {deed.text} {target}".strip() if kind == "actor" else f"what {agent} decided on {target}"


def _knows_both(deeds: list[Deed], article: str, left: Deed, right: Deed, value: Callable[[Deed], str]) -> bool:
    """Does a report tell both? Then there were two deeds, or it sets them side by side itself."""
    told = {value(deed) for deed in deeds if deed.span.article == article and (deed.day or value(deed))}
    return {value(left), value(right)} <= told


def _deeds(doc: Doc, day: date, context: Context) -> Iterator[Deed]:
    """What a report says has happened, by its event mentions."""
    known = _listed("once") | _listed("harm") | frozenset(_opposites())
    for note in doc.of(EventMention):
        if note.lemma not in known or note.status != "occurred":
            continue
        start, end = sentence_around(doc.text, note.trigger)
        named = note.when is not None and note.when_basis == "expression" and (note.when.days or 99) <= LONGEST
        yield Deed(
            doc.span(start, end),
            note.trigger,
            doc.text_of(note.trigger),
            note.lemma,
            parties_of(doc, note, "agent", context),
            parties_of(doc, note, "target", context),
            note.when if named else None,
            note.when,
            matters(doc.text[start:end]) - _days_of_week(),
            day,
        )


def parties_of(doc: Doc, note: EventMention, role: str, context: Context) -> tuple[Party, ...]:
    """Those who fill a role."""
    return tuple(_party(doc, one.filler, context) for one in note.roles if one.name == role)


def _party(doc: Doc, span: Span, context: Context) -> Party:
    """A filler by its entity and its words."""
    text = doc.text_of(span)
    return Party(context.entity_of(span), frozenset(text.lower().split()) - {"the", "a", "an"}, text)


@cache
def _days_of_week() -> frozenset[str]:
    return frozenset(map(str, table("conflicts")["deeds"]["plain"]))


@cache
def _listed(name: str) -> frozenset[str]:
    """A list of verbs."""
    return frozenset(table("conflicts")["deeds"][name])


@cache
def _opposites() -> dict[str, frozenset[tuple[int, bool]]]:
    """Verb to the pairs of outcomes that it belongs to, and to which side of each."""
    found: dict[str, set[tuple[int, bool]]] = defaultdict(set)
    for number, pair in enumerate(table("conflicts")["deeds"]["opposites"]):
        for verb in pair["yes"]:
            found[verb].add((number, True))
        for verb in pair["no"]:
            found[verb].add((number, False))
    return {verb: frozenset(sides) for verb, sides in found.items()}


def _one_time(left: Deed, right: Deed) -> bool:
    """Were the reports written in the same days, with sentences that share what matters?"""
    if abs((left.published - right.published).days) > SAME_DAYS:
        return False
    shared = (left.words & right.words) - {left.lemma, right.lemma}
    return len(shared) >= SHARED and len(shared) >= ENOUGH * (min(len(left.words), len(right.words)) - 1)


def _one(left: tuple[Party, ...], right: tuple[Party, ...]) -> bool:
    """Do two roles have a filler in common?"""
    return any(one.is_one_with(other) for one in left for other in right)


def _other_day(left: Deed, right: Deed) -> bool:
    """Do the words date one deed to days that exclude each other?"""
    if left.lemma != right.lemma or not left.day or not right.day or left.day.intersect(right.day):
        return False
    span = left.day.hull(right.day).days
    return (span or 99) <= FARTHEST and (_one(left.agents, right.agents) or _one(left.targets, right.targets))


def _other_actor(left: Deed, right: Deed) -> bool:
    """Is the same done to the same by parties that exclude each other: two names of a kind, or two camps?"""
    if left.lemma != right.lemma or not left.agents or not right.agents or not _one(left.targets, right.targets):
        return False
    if not (left.when and right.when and left.when.intersect(right.when)) or _one(left.agents, right.agents):
        return False
    first, second = _camp(left.agents[0]), _camp(right.agents[0])
    return bool(first and second and first != second)


def _camp(party: Party) -> str:
    """The camp that a party's common name puts it in: an army is no militia; "" for none."""
    camps = table("conflicts")["deeds"]["camps"]
    return next((name for name, nouns in camps.items() if party.words and party.text.lower().split()[-1] in nouns), "")


def _other_outcome(left: Deed, right: Deed) -> bool:
    """Does one party, in one matter, decide one way here and the other way there?"""
    turned = {(number, not positive) for number, positive in _opposites()[right.lemma]}
    if not _opposites()[left.lemma] & turned:
        return False
    if not (left.when and right.when and left.when.intersect(right.when)):
        return False
    agents = left.agents and right.agents and _one(left.agents, right.agents)
    targets = left.targets and right.targets and _one(left.targets, right.targets)
    return bool(agents and (targets or not (left.targets and right.targets)))
