"""The SQL tables: one for every table of the public format, made from its row type, and those that only we read.

Row tables hold what follows from the claims: they can be dropped and written again at any time. Claims, revisions,
failures and the search index are the record itself; ``migrations`` looks after those.
"""

from __future__ import annotations

from dataclasses import fields
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sqlalchemy import Boolean, Column, Float, Index, Integer, LargeBinary, MetaData, String, Table, Text

from dateline.model import digest
from dateline.rows import ROWS, Row

KEPT = MetaData()
DERIVED = MetaData()

facts = Table("facts", KEPT, Column("name", String, primary_key=True), Column("value", Text, nullable=False))
claims = Table(
    "claims",
    KEPT,
    Column("article", String, primary_key=True),
    Column("origin", Text, nullable=False, index=True),
    # What tells that the source has not changed: its hash, and that of what is stated beside it.
    Column("state", String, nullable=False),
    Column("published", String),
    Column("body", LargeBinary, nullable=False),
    Column("dated_body", LargeBinary),
)
revisions = Table(
    "revisions",
    KEPT,
    Column("article", String, primary_key=True),
    Column("origin", Text, nullable=False, index=True),
    Column("replaced_by", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
unread = Table(
    "unread",
    KEPT,
    Column("origin", Text, primary_key=True),
    Column("error", Text, nullable=False),
    Column("remedy", Text, nullable=False),
)
row_articles = Table(
    "row_articles",
    DERIVED,
    Column("tab", String, primary_key=True),
    Column("row", String, primary_key=True),
    Column("article", String, primary_key=True, index=True),
)
row_entities = Table(
    "row_entities",
    DERIVED,
    Column("tab", String, primary_key=True),
    Column("row", String, primary_key=True),
    Column("entity", String, primary_key=True, index=True),
)


def is_plain(hint: Any) -> type | None:
    """The scalar type that a field is stored as; None for what is stored as JSON."""
    if get_origin(hint) in (Union, UnionType):
        inner = [part for part in get_args(hint) if part is not type(None)]
        return is_plain(inner[0]) if len(inner) == 1 else None
    if get_origin(hint) is Literal:
        return str
    return hint if hint in (str, int, float, bool) else None


COLUMN_TYPES = {str: Text, int: Integer, float: Float, bool: Boolean}


def _row_table(row: type[Row]) -> Table:
    """The SQL table of a row type: its fields, nested ones as JSON, then where it stands and the days it speaks of."""
    hints = get_type_hints(row)
    columns: list[Column[Any]] = []
    for one in fields(row):
        plain = is_plain(hints[one.name])
        columns.append(Column(one.name, COLUMN_TYPES[plain] if plain else Text, primary_key=one.name == "id"))
    columns.append(Column("place_in_table", Integer, nullable=False))
    columns.append(Column("first_day", String))
    columns.append(Column("last_day", String))
    return Table(row.table, DERIVED, *columns, Index(f"ix_{row.table}_order", "place_in_table"))


ROW_TABLES: dict[str, Table] = {row.table: _row_table(row) for row in ROWS}


def shape() -> str:
    """A digest of all derived tables: when it differs from the file's, they are written again."""
    return digest(
        *(f"{table.name}.{column.name}:{column.type!r}" for table in DERIVED.sorted_tables for column in table.columns)
    )
