"""Which claims of many reports belong together, and which cannot all be right."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.kinds import ConflictKind, CopyRelation, EntityKind, Status
from dateline.model.page import Interval, Span, digest


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: the rule's name, its score between 0 and 1, and a phrase for the reader."""

    rule: str
    score: float
    detail: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that belong together, or (``same`` is false) must stay apart."""

    left: str
    right: str
    relation: str
    reasons: tuple[Reason, ...]
    made_by: str
    same: bool = True


@dataclass(frozen=True, slots=True)
class Copy:
    """Text that stands in two articles."""

    left: Span
    right: Span
    relation: CopyRelation
    reasons: tuple[Reason, ...]

    @property
    def id(self) -> str:
        """Hash of the two places."""
        return digest("copy", self.relation, self.left, self.right)


@dataclass(frozen=True, slots=True)
class Related:
    """Another story on the same subject, apart in time or in part; ``story`` is its id."""

    story: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on the same developing subject, first published first; ``related``, the closest first."""

    id: str
    title: str
    articles: tuple[str, ...]
    when: Interval | None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Dating:
    """An undated article's publication interval as inferred, with reasons in words."""

    article: str
    published: Interval | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body or place across articles; ``mentions`` are mention ids, ``titles`` (text, article id)."""

    id: str
    kind: EntityKind
    name: str
    names: tuple[str, ...]
    titles: tuple[tuple[str, str], ...]
    mentions: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """The same happening across reports; ``mentions`` are event-mention ids."""

    id: str
    kind: str
    label: str
    when: Interval | None
    place: str | None
    participants: tuple[str, ...]
    status: Status
    mentions: tuple[str, ...]
    articles: tuple[str, ...]
    independent: int
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of the same thing across reports and time; ``figures`` are figure ids."""

    id: str
    label: str
    figures: tuple[str, ...]
    articles: tuple[str, ...]
    independent: int


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: what it says, where, and how many independent origins say it."""

    value: str
    spans: tuple[Span, ...]
    articles: tuple[str, ...]
    independent: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all be right, or differ in what matters. The machine chooses none."""

    kind: ConflictKind
    about: str
    sides: tuple[Side, ...]
    reasons: tuple[str, ...]

    @property
    def id(self) -> str:
        """Hash of the kind and of the spans on all sides."""
        return digest("conflict", self.kind, *(span for side in self.sides for span in side.spans))
