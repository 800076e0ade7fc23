"""Which note of an article a decision about a cell speaks of, and an article without the notes that were rejected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.model import (
    Annotation,
    Doc,
    EventMention,
    Figure,
    Interval,
    Mention,
    Position,
    Span,
    Statement,
    TimeExpression,
)

KINDS: Mapping[str, type[Annotation]] = {
    kind.table: kind for kind in (Mention, TimeExpression, Statement, Figure, EventMention, Position)
}
# The parts of a cell by which it is known: first the one that must be there, then one that tells twins apart.
PARTS: Mapping[str, tuple[str, ...]] = {
    "statements": ("content", "cue"),
    "positions": ("content", "holder"),
    "event_mentions": ("trigger",),
}
DEFAULT_PARTS = ("span",)
ALIKE = 0.7  # of the words of both: other code may draw a span a little wider


@dataclass(frozen=True, slots=True)
class Cell:
    """Where the words of one cell stand now, by part, and what kind of cell it is."""

    table: str
    kind: str
    spans: tuple[tuple[str, Span], ...]

    def of(self, part: str) -> list[Span]:
        """The spans of one part."""
        return [span for name, span in self.spans if name == part]


def parts_of(table: str) -> tuple[str, ...]:
    """The names of the parts by which the cells of a table are known."""
    return PARTS.get(table, DEFAULT_PARTS)


def kind_of(cell: Any) -> str:
    """What tells a cell, be it note or row, from another on the same words."""
    if hasattr(cell, "trigger"):
        return cell.when.edtf if cell.when else ""
    return str(cell.kind) if hasattr(cell, "holder") else ""


def spans_of(cell: Any, part: str) -> list[Any]:
    """The spans of a part of a cell, be it note or row."""
    value = getattr(cell, part)
    return list(value) if isinstance(value, list | tuple) else [value] if value else []


def match(notes: Iterable[Annotation], cell: Cell) -> Annotation | None:
    """The note that stands on the cell's words; None if there is none any more."""
    main, *others = parts_of(cell.table)
    wanted = cell.of(main)
    best: tuple[tuple[float, float, bool, int], Annotation] | None = None
    for note in notes:
        if not isinstance(note, KINDS[cell.table]) or (cell.table == "positions" and kind_of(note) != cell.kind):
            continue
        shared = overlap(spans_of(note, main), wanted)
        if shared < ALIKE:
            continue
        twin = sum(overlap(spans_of(note, part), cell.of(part)) for part in others)
        rank = (shared, twin, kind_of(note) == cell.kind, -note.span.start)
        if best is None or rank > best[0]:
            best = (rank, note)
    return best[1] if best else None


def overlap(left: Sequence[Span], right: Sequence[Span]) -> float:
    """The share of characters that two sets of spans have in common; nothing and nothing agree.

    >>> overlap([Span("a", 0, 6)], [Span("a", 0, 8)])
    0.75
    """
    ours, theirs = ({(one.article, at) for one in spans for at in range(one.start, one.end)} for spans in (left, right))
    return len(ours & theirs) / len(ours | theirs) if ours or theirs else 1.0


def without(doc: Doc, rejected: Sequence[Annotation]) -> Doc:
    """The article without some notes, and without what others drew from them."""
    gone = {note.id for note in rejected}
    times = [note for note in rejected if isinstance(note, TimeExpression) and note.when]
    kept: list[Annotation] = [note for note in doc.notes if note.id not in gone]
    left = [note for note in kept if isinstance(note, TimeExpression)]
    return Doc(doc.article, [_released(doc, note, gone, times, left) for note in kept])


def _released(
    doc: Doc, note: Annotation, gone: set[str], times: Sequence[TimeExpression], left: Sequence[TimeExpression]
) -> Annotation:
    """A note that no longer leans on what was rejected."""
    if isinstance(note, Position) and note.statement in gone:
        note = replace(note, statement=None)
    return _undated(doc, note, times, left) if times else note


DATED: Mapping[type[Annotation], str] = {
    Statement: "said_at",
    Figure: "as_of",
    Position: "deadline",
    EventMention: "when",
}


def _undated(doc: Doc, note: Annotation, times: Sequence[TimeExpression], left: Sequence[TimeExpression]) -> Annotation:
    """A note whose days came from a rejected expression of its line, without them; others stay as they are."""
    name = DATED.get(type(note))
    days: Interval | None = getattr(note, name) if name else None
    if name is None or days is None or (isinstance(note, EventMention) and note.when_basis != "expression"):
        return note
    line = _line(doc, note.span)
    rejected, others = (any(time.when == days for time in _inside(found, line)) for found in (times, left))
    if not rejected or others:
        return note
    values: dict[str, Any] = {name: None}
    if isinstance(note, EventMention):
        values["when_basis"] = "unknown"
    return replace(note, **values)


def _line(doc: Doc, span: Span) -> Span:
    """The line or lines in which a span stands."""
    end = doc.text.find("\n", span.end)
    return doc.span(doc.text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(doc.text))


def _inside(times: Iterable[TimeExpression], line: Span) -> Iterator[TimeExpression]:
    return (time for time in times if line.covers(time.span))
