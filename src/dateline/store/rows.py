"""Rows to SQL values and back; which articles, entities and days a row speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, get_type_hints

import msgspec

from dateline.model import digest
from dateline.model.inside import inside
from dateline.rows import (
    TABLES,
    ArticleRow,
    CopyRow,
    DecisionRow,
    EntityRow,
    EventMentionRow,
    EventRow,
    FailureRow,
    FigureRow,
    MentionRow,
    PositionRow,
    RevisionRow,
    Row,
    SeriesRow,
    SpanRow,
    StatementRow,
    StoryRow,
    TalksRow,
    TimelineRow,
    TimeRow,
    When,
)
from dateline.store.schema import is_plain

_encoder = msgspec.json.Encoder()


@cache
def _nested(table: str) -> dict[str, msgspec.json.Decoder[Any]]:
    """A decoder for every field that is stored as JSON."""
    row = TABLES[table]
    hints = get_type_hints(row)
    return {one.name: msgspec.json.Decoder(hints[one.name]) for one in fields(row) if is_plain(hints[one.name]) is None}


@cache
def _names(table: str) -> tuple[str, ...]:
    return tuple(one.name for one in fields(TABLES[table]))


def encode(row: Row, place: int) -> dict[str, Any]:
    """A row as column values."""
    nested = _nested(row.table)
    values: dict[str, Any] = {}
    for name in _names(row.table):
        value = getattr(row, name)
        values[name] = _encoder.encode(value).decode() if name in nested else value
    days = when_of(row)
    values["place_in_table"] = place
    values["first_day"] = days.start if days else None
    values["last_day"] = days.last if days else None
    return values


def decode(row: type[Row], values: Mapping[str, Any]) -> Row:
    """A row from column values."""
    nested = _nested(row.table)
    return row(
        **{name: nested[name].decode(values[name]) if name in nested else values[name] for name in _names(row.table)}
    )


def failure(origin: str, error: str, remedy: str) -> FailureRow:
    """A failure with its id."""
    return FailureRow(digest("failure", origin), origin, error, remedy)


def when_of(row: Row) -> When | None:
    """The days that a row speaks of itself; None if it goes by its article's publication."""
    match row:
        case ArticleRow():
            return row.published
        case StatementRow():
            return row.said_at
        case FigureRow():
            return row.as_of
        case EventRow() | EventMentionRow() | StoryRow() | TimelineRow() | TalksRow() | TimeRow():
            return row.when
        case _:
            return None


def articles_of(row: Row) -> list[str]:
    """Ids of the articles in which a row's words stand."""
    match row:
        case ArticleRow():
            return [row.id]
        case TimeRow() | MentionRow() | FigureRow() | EventMentionRow():
            return [row.span.article]
        case StatementRow() | RevisionRow():
            return [row.article]
        case PositionRow():
            return [row.content.article]
        case StoryRow() | TimelineRow() | TalksRow() | DecisionRow():
            return sorted(set(row.articles))
        case CopyRow():
            return sorted({row.left.article, row.right.article})
        case EventRow() | EntityRow() | SeriesRow() | FailureRow():
            return []
        case _:
            return sorted({span.article for span in spans_in(row)})


def entities_of(row: Row) -> list[str]:
    """Ids of the entities that a row names."""
    match row:
        case MentionRow():
            found = [row.entity]
        case StatementRow():
            found = [row.speaker_entity, *row.speaker_entities, row.body_entity]
        case FigureRow():
            found = [row.place, row.speaker_entity]
        case EventMentionRow():
            found = [role.entity for role in row.roles]
        case EventRow():
            found = [row.place, *row.participants]
        case PositionRow():
            found = [row.holder_entity, *row.toward]
        case _:
            found = []
    return sorted({one for one in found if one})


def spans_in(value: object) -> Iterator[SpanRow]:
    """Every span inside a row."""
    return inside(value, SpanRow)
