"""What a person decided, anchored in words: ids change with code and pages, the words that somebody read do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.page import digest

DecisionKind = Literal["accept", "reject", "same", "different", "date", "rename", "kind"]
Standing = Literal["holds", "dangling", "overruled", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in their context, as a text-quote selector of the Web Annotation model.

    The article is known by its origin, and by the hash of its source where it has moved. ``start`` is a hint.
    ``ending`` and ``length`` close a passage that is too long to repeat. ``part`` says what of a cell the words are.
    """

    origin: str
    sha256: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    ending: str = ""
    length: int = 0
    part: str = "span"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision speaks of: a cell by its words, an entity or event by its names and some of its mentions.

    ``kind`` tells cells on the same words apart (a promise from a demand). ``all_named`` is false where the mentions
    quoted are meant and no others of the same name.
    """

    quotes: tuple[Quote, ...]
    kind: str = ""
    name: str = ""
    names: tuple[str, ...] = ()
    all_named: bool = True

    def key(self) -> tuple[str, ...]:
        """What tells it from other subjects: its names and words, not where machines keep them."""
        quoted = (part for quote in self.quotes for part in (quote.prefix, quote.exact, quote.suffix))
        return (self.kind, self.name, *self.names, *quoted)


@dataclass(frozen=True, slots=True)
class Decision:
    """One act of a reviewer. ``table`` is that of the rows decided on, ``value`` a date or a name.

    Nothing is deleted: who takes a decision back adds when, and by whom.
    """

    kind: DecisionKind
    table: str
    subjects: tuple[Subject, ...]
    value: str | None = None
    note: str = ""
    by: str = ""
    at: str = ""
    withdrawn_at: str | None = None
    withdrawn_by: str = ""

    @property
    def id(self) -> str:
        """Hash of what was decided, by whom and when."""
        return digest("decision", self.by, self.at, self.content)

    @property
    def content(self) -> str:
        """Hash of what was decided alone: what is derived from a decision must not hang on the clock."""
        return digest(self.kind, self.table, self.value, *(part for one in self.subjects for part in one.key()))

    @property
    def stands(self) -> bool:
        """Has nobody taken it back?"""
        return self.withdrawn_at is None
