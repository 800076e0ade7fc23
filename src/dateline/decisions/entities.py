"""Entities as a person decided: split by names or mentions, joined, named."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from dateline.decisions.cells import ALIKE, overlap
from dateline.decisions.groups import Groups, arbitrate, most
from dateline.decisions.ruling import Ruling
from dateline.link.entities import same_name
from dateline.link.entities.spelling import fold
from dateline.model import Doc, Entity, EntityKind, Mention, Reason, Span, digest

REVIEWER = "a reviewer decided"


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention of an entity: where it stands, the bare name and the titles; not ``named`` is "the minister"."""

    id: str
    span: Span
    name: str
    titles: tuple[str, ...]
    named: bool = True


def settle_entities(entities: list[Entity], docs: Iterable[Doc], rulings: Sequence[Ruling]) -> list[Entity]:
    """The entities after all decisions about them, by id."""
    known = {mention for entity in entities for mention in entity.mentions}
    seen = {
        note.id: Seen(
            note.id, note.span, doc.text_of(note.name), tuple(map(doc.text_of, note.titles)), note.form == "name"
        )
        for doc in docs
        for note in doc.of(Mention)
        if note.id in known
    }
    groups = EntityGroups(entities, seen)
    arbitrate(groups, rulings)
    for ruling in rulings:
        if ruling.decision.kind in {"rename", "kind"}:
            groups.describe(ruling)
    return sorted(groups.left(), key=lambda entity: entity.id)


class EntityGroups(Groups):
    """Entities by number, and which of them each mention belongs to."""

    def __init__(self, entities: Sequence[Entity], seen: Mapping[str, Seen]) -> None:
        super().__init__()
        self._entities = dict(enumerate(entities))
        self._seen = seen
        self._number = {mention: number for number, one in self._entities.items() for mention in one.mentions}
        self._by_article: dict[str, list[Seen]] = defaultdict(list)
        for one in seen.values():
            self._by_article[one.span.article].append(one)

    def left(self) -> list[Entity]:
        """The entities that went into no other."""
        return [one for number, one in self._entities.items() if self.root(number) == number]

    def id_of(self, number: int) -> str:
        """The id of an entity."""
        return self._entities[number].id

    def home(self, ruling: Ruling, subject: int) -> int | None:
        """The entity of most of the mentions quoted; where none is left, the only one of that name and kind."""
        quoted = self._quoted(ruling, subject)
        if quoted:
            return most(self._number[one.id] for one in quoted)
        asked = ruling.decision.subjects[subject]
        named = [number for number, one in self._entities.items() if one.kind == asked.kind and asked.name in one.names]
        return named[0] if len(named) == 1 else None

    def _quoted(self, ruling: Ruling, subject: int) -> list[Seen]:
        """The mentions that stand on the words of a subject."""
        found = []
        for span in ruling.spans(subject):
            near = [one for one in self._by_article[span.article] if one.span.overlaps(span)]
            best = max(near, key=lambda one: overlap([one.span], [span]), default=None)
            if best and overlap([best.span], [span]) >= ALIKE:
                found.append(best)
        return found

    def divide(self, number: int, ruling: Ruling) -> int | None:
        """Take the mentions of the second subject out of an entity."""
        entity = self._entities[number]
        taken = self._taken(entity, ruling)
        if not taken or len(taken) == len(entity.mentions):
            return None
        kept = tuple(one for one in entity.mentions if one not in taken)
        other = tuple(one for one in entity.mentions if one in taken)
        new = len(self._entities)
        name = ruling.decision.subjects[1].name
        own = digest("entity", "split", ruling.decision.content)
        reason = Reason(REVIEWER, 1.0, ruling.decision.note or f"{name} is not {entity.name}")
        self._entities[number] = self._described(replace(entity, mentions=kept))
        self._entities[new] = self._described(replace(entity, id=own, name=name, mentions=other, reasons=(reason,)))
        self._number.update(dict.fromkeys(other, new))
        return new

    def _taken(self, entity: Entity, ruling: Ruling) -> set[str]:
        """The mentions of the second subject, article by article: in one a short name follows the full one."""
        quoted = [{one.id for one in self._quoted(ruling, subject)} for subject in (0, 1)]
        sides = Sides(ruling, quoted, entity.kind, {self._place(one) for one in quoted[1]})
        held: dict[str, list[Seen]] = defaultdict(list)
        for mention in entity.mentions:
            held[self._seen[mention].span.article].append(self._seen[mention])
        return {mention for own in held.values() for mention in sides.taken(own)}

    def _place(self, mention: str) -> tuple[str, str]:
        one = self._seen[mention]
        return one.span.article, fold(one.name)

    def _described(self, entity: Entity) -> Entity:
        """An entity with the names and titles that its mentions have."""
        own = [self._seen[mention] for mention in entity.mentions]
        counts = Counter(one.name for one in own if one.named) or Counter(one.name for one in own)
        names = tuple(sorted(counts, key=lambda name: (-counts[name], name)))
        titles = tuple(sorted({(title, one.span.article) for one in own for title in one.titles}))
        known = entity.name in counts or entity.name not in entity.names  # the gazetteer's names stay
        return replace(entity, name=entity.name if known else names[0], names=names, titles=titles)

    def absorb(self, number: int, other: int, ruling: Ruling) -> None:
        """Make one entity of two, under the first one's id, name and kind."""
        ours, theirs = self._entities[number], self._entities[other]
        reason = Reason(REVIEWER, 1.0, ruling.decision.note or f"{theirs.name} is {ours.name}")
        joined = replace(
            ours, mentions=ours.mentions + theirs.mentions, reasons=(*ours.reasons, *theirs.reasons, reason)
        )
        self._entities[number] = replace(self._described(joined), name=ours.name)

    def describe(self, ruling: Ruling) -> None:
        """Give an entity the name or the kind that was chosen for it."""
        home = self.home(ruling, 0)
        value = ruling.decision.value
        if home is None or not value:
            return
        number = self.root(home)
        entity = self._entities[number]
        if ruling.decision.kind == "kind":
            self._entities[number] = replace(entity, kind=cast("EntityKind", value))
        else:
            names = entity.names if value in entity.names else (*entity.names, value)
            self._entities[number] = replace(entity, name=value, names=names)


@dataclass(frozen=True, slots=True)
class Sides:
    """Two subjects in one entity, and how a mention tells to which it belongs."""

    ruling: Ruling
    quoted: Sequence[set[str]]
    kind: EntityKind
    places: set[tuple[str, str]]  # article and name of the mentions quoted for the second

    def taken(self, mentions: Sequence[Seen]) -> list[str]:
        """Of an entity's mentions in one article, those that belong to the second subject."""
        told = {one.id: self._told(one) for one in mentions}
        clear = {side for side in told.values() if side is not None}
        if len(clear) == 1:
            (only,) = clear
            return [one.id for one in mentions] if only else []
        taken, side = [], 0
        for one in sorted(mentions, key=lambda one: one.span):
            # "The minister" is the one who was named last.
            side = self._side(one, told[one.id]) if one.named else side
            taken += [one.id] if side else []
        return taken

    def _told(self, mention: Seen) -> int | None:
        """The side that a mention clearly belongs to: it was quoted for it, or has a name that only that side has."""
        for side in (1, 0):
            if mention.id in self.quoted[side]:
                return side
        if not mention.named:
            return None
        name = fold(mention.name)
        first, second = self.ruling.decision.subjects
        if not second.all_named:
            return int((mention.span.article, name) in self.places)
        bears = [name in {fold(one) for one in subject.names} for subject in (first, second)]
        return bears.index(True) if sum(bears) == 1 else None

    def _side(self, mention: Seen, told: int | None) -> int:
        """The side of a mention; where nothing tells, that of the likest name."""
        if told is not None:
            return told
        first, second = (
            max((same_name(mention.name, name, self.kind).score for name in subject.names), default=0.0)
            for subject in self.ruling.decision.subjects
        )
        return int(second > first)
