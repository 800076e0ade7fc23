"""Rows of what is kept beside the machine's claims: what people decided, and earlier versions of edited pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from dateline.model.decisions import DecisionKind, Standing
from dateline.rows.parts import Row, SpanRow, When

EditKind = Literal["cut", "added", "reworded"]


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """Words in their context, as the reviewer saw them, and where that was."""

    origin: str
    start: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class DecisionRow(Row):
    """What a person decided.

    ``subject`` is the table decided on, ``about`` the decision in words. ``rows`` are the ids that it concerns now
    (a rejected cell keeps its id, though no table holds it), ``spans`` where its words stand now. A ``dangling``
    decision has lost its words, an ``overruled`` one was outranked by a later one; ``remedy`` says what to do.
    """

    table: ClassVar[str] = "decisions"
    kind: DecisionKind
    subject: str
    about: str
    value: str | None
    note: str
    by: str
    at: str
    standing: Standing
    remedy: str | None
    withdrawn_at: str | None
    withdrawn_by: str
    rows: list[str]
    articles: list[str]
    spans: list[SpanRow]
    quotes: list[QuoteRow]


@dataclass(frozen=True, slots=True)
class PassageRow:
    """Words of one version of a page; the offsets are those of that version's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class EditRow:
    """What the next version changed: ``before`` was cut, ``after`` was added, both where it was reworded."""

    kind: EditKind
    before: PassageRow | None
    after: PassageRow | None


@dataclass(frozen=True, slots=True)
class RevisionRow(Row):
    """An earlier version of an edited page, and what the next one changed. ``number`` 1 is the first that was read."""

    table: ClassVar[str] = "revisions"
    article: str
    origin: str
    number: int
    version: str
    sha256: str
    title: str | None
    published: When | None
    text: str
    edits: list[EditRow]
