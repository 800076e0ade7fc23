"""The SQL that pages share: a slice of rows, counts, and the names and reports that rows mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, func, select

from dateline.errors import UnknownId
from dateline.rows import TABLES, Row, When
from dateline.store.rows import articles_of, decode, entities_of, spans_in
from dateline.store.schema import ROW_TABLES
from dateline.views.browse.model import Card, Paging

R = TypeVar("R", bound=Row)
Conditions = Sequence[ColumnElement[bool]]
_when = msgspec.json.Decoder(When | None)
# SQLite takes so many values in one question, on the oldest version that is still met.
MANY = 900


def fetch(
    connection: Connection, kind: type[R], conditions: Conditions = (), *, order: Sequence[Any] = (), limit: int = -1,
    offset: int = 0,
) -> list[R]:  # fmt: skip
    """Rows of one kind that agree with all conditions, in the table's order unless another is given."""
    sql = ROW_TABLES[kind.table]
    wanted = select(sql).where(*conditions).order_by(*order, sql.c.place_in_table).limit(limit).offset(offset)
    found = connection.execute(wanted).mappings()
    return [row for values in found if isinstance(row := decode(kind, dict(values)), kind)]


def count(connection: Connection, table: str, conditions: Conditions = ()) -> int:
    """How many rows of a table agree with all conditions."""
    sql = ROW_TABLES[table]
    return connection.execute(select(func.count()).select_from(sql).where(*conditions)).scalar() or 0


def one(connection: Connection, kind: type[R], row_id: str) -> R:
    """The row with an id; raises UnknownId if there is none."""
    found = fetch(connection, kind, (ROW_TABLES[kind.table].c.id == row_id,))
    if not found:
        raise UnknownId(f"no {kind.table} have the id {row_id!r}", remedy="links from an older build may have moved")
    return found[0]


def page(total: int, number: int, size: int) -> Paging:
    """A page that exists: the last one, if a later one is asked for."""
    return Paging(min(number, Paging(1, size, total).pages), size, total)


def named_in(connection: Connection, rows: Iterable[Row]) -> dict[str, str]:
    """The names of all entities that rows mention, by id."""
    return names(connection, {entity for row in rows for entity in entities_of(row)})


def names(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The names of entities by id."""
    sql = ROW_TABLES["entities"].c
    found: dict[str, str] = {}
    for some in _chunks(ids):
        found |= {key: name for key, name in connection.execute(select(sql.id, sql.name).where(sql.id.in_(some)))}
    return found


def cited_in(connection: Connection, rows: Iterable[Row]) -> dict[str, Card]:
    """The reports in which the words of rows stand, by id."""
    ids = {article for row in rows for article in articles_of(row)}
    return cards(connection, ids)


def cited_by_spans(connection: Connection, values: Iterable[object]) -> dict[str, Card]:
    """The reports into which any value's spans point, by id."""
    return cards(connection, {span.article for value in values for span in spans_in(value)})


def cards(connection: Connection, ids: Iterable[str]) -> dict[str, Card]:
    """Reports without their texts, by id."""
    sql = ROW_TABLES["articles"].c
    found: dict[str, Card] = {}
    for some in _chunks(ids):
        found |= {card.id: card for card in card_rows(connection, (sql.id.in_(some),))}
    return found


def card_rows(connection: Connection, conditions: Conditions, *, limit: int = -1, offset: int = 0) -> list[Card]:
    """Reports without their texts, first published first."""
    sql = ROW_TABLES["articles"].c
    columns = (
        sql.id, sql.origin, sql.outlet, sql.title, sql.published, sql.published_basis, sql.story, sql.copy_group,
    )  # fmt: skip
    order = (sql.first_day.is_(None), sql.first_day, sql.last_day, sql.id)
    wanted = select(*columns).where(*conditions).order_by(*order).limit(limit).offset(offset)
    return [
        Card(row[0], row[1], row[2], row[3], _when.decode(row[4]) if row[4] else None, *row[5:])
        for row in connection.execute(wanted)
    ]


def _chunks(ids: Iterable[str]) -> Iterable[list[str]]:
    ordered = sorted(ids)
    return (ordered[at : at + MANY] for at in range(0, len(ordered), MANY))


def kind_of(table: str) -> type[Row]:
    """The row type of a table; raises UnknownId if there is none."""
    if table not in TABLES:
        raise UnknownId(f"no table is called {table!r}", remedy=f"there are {', '.join(TABLES)}")
    return TABLES[table]
