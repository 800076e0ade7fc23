"""The SQL tables: one for every table of the public format, made from its row type, and those that only we read.

Row tables hold what follows from the claims: they can be dropped and written again at any time. Claims, revisions,
failures and the search index are the record itself; ``migrations`` looks after those.
"""

from __future__ import annotations

from dataclasses import fields
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sqlalchemy import Boolean, Column, Float, Index, Integer, LargeBinary, MetaData, String, Table, Text, func

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
    # The claims that follow from the date that a reviewer set; it is as good as stated.
    Column("fixed_body", LargeBinary),
)
# Earlier versions of edited pages, numbered from the first that was read.
earlier = Table(
    "earlier",
    KEPT,
    Column("origin", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("article", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
# What people decided in review: one JSON value each, never deleted.
decided = Table(
    "decided",
    KEPT,
    Column("id", String, primary_key=True),
    Column("at", String, nullable=False, index=True),
    Column("body", Text, nullable=False),
)
unread = Table(
    "unread",
    KEPT,
    Column("origin", Text, primary_key=True),
    Column("error", Text, nullable=False),
    Column("remedy", Text, nullable=False),
)
# What is remembered of feeds and of the pages that they link to, so that only what is new is asked for.
polls = Table(
    "polls",
    KEPT,
    Column("address", Text, primary_key=True),
    Column("etag", Text, nullable=False),
    Column("modified", Text, nullable=False),
    Column("mark", String, nullable=False),
    Column("rest_until", Float, nullable=False),
)
# What was worked out of single articles when they were last linked; see ``recall``.
recalled = Table(
    "recalled",
    KEPT,
    Column("article", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
# Which rows every build found; see ``history``.
builds = Table("builds", KEPT, Column("number", Integer, primary_key=True), Column("at", String, nullable=False))
versions = Table(
    "versions",
    KEPT,
    Column("tab", String, primary_key=True),
    Column("row", String, primary_key=True),
    Column("since", Integer, primary_key=True),
    Column("until", Integer),
    Column("body", Text, nullable=False),
    Index("ix_versions_until", "tab", "until"),
)
row_articles = Table(
    "row_articles",
    DERIVED,
    Column("tab", String, primary_key=True),
    Column("row", String, primary_key=True),
    Column("article", String, primary_key=True),
    Index("ix_row_articles_article", "article", "tab", "row"),
)
row_entities = Table(
    "row_entities",
    DERIVED,
    Column("tab", String, primary_key=True),
    Column("row", String, primary_key=True),
    Column("entity", String, primary_key=True),
    # The row's place and the days that a filter goes by, as in the row itself: speakers are counted, and what they
    # said first is found, without reading what they say.
    Column("place", Integer),
    Column("from_day", String),
    Column("until_day", String),
    Index("ix_row_entities_entity", "tab", "entity", "place", "row", "from_day", "until_day"),
)
# Where rows stand and what they were made from: see ``amending``. The rows of an article are one.
written = Table(
    "written",
    DERIVED,
    Column("tab", String, primary_key=True),
    Column("row", String, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("mark", String, nullable=False),
)
# Stands in ``row_entities`` where a statement has no known speaker.
NOBODY = ""
# Entities by every name they go by, in small letters: somebody asks for a name, not for an id.
entity_names = Table(
    "entity_names",
    DERIVED,
    Column("name", String, primary_key=True),
    Column("entity", String, primary_key=True),
)


def is_plain(hint: Any) -> type | None:
    """The scalar type that a field is stored as; None for what is stored as JSON."""
    if get_origin(hint) in (Union, UnionType):
        inner = [part for part in get_args(hint) if part is not type(None)]
        return is_plain(inner[0]) if len(inner) == 1 else None
    if get_origin(hint) is Literal:
        return str
    return hint if hint in (str, int, float, bool) else None


# What ``kind`` means in tables whose rows have no ``kind``.
KIND_COLUMNS = {"statements": "act", "timeline": "status", "talks": "status", "copies": "relation"}
# Tables that a reader pages through: a filter must find its rows without reading the whole table.
PAGED = frozenset(
    {"timeline", "talks", "statements", "figures", "positions", "conflicts", "stories", "series", "entities", "copies"}
)
# Columns by which pages look rows up.
LOOKED_UP = {
    "articles": ("story", "copy_group"),
    "positions": ("holder_entity",),
    "figures": ("series",),
    "statements": ("speaker_entity",),
    "timeline": ("event",),
    "event_mentions": ("event",),
}
COLUMN_TYPES = {str: Text, int: Integer, float: Float, bool: Boolean}


def _row_table(row: type[Row]) -> Table:
    """The SQL table of a row type: its fields, nested ones as JSON, then where it stands and the days it speaks of.

    ``first_day`` and ``last_day`` are the row's own; ``from_day`` and ``until_day`` are what a filter goes by: its
    own days, else those of its articles.
    """
    hints = get_type_hints(row)
    columns: list[Column[Any]] = []
    for one in fields(row):
        plain = is_plain(hints[one.name])
        columns.append(Column(one.name, COLUMN_TYPES[plain] if plain else Text, primary_key=one.name == "id"))
    columns.append(Column("place_in_table", Integer, nullable=False))
    columns.append(Column("first_day", String))
    columns.append(Column("last_day", String))
    columns.append(Column("from_day", String))
    columns.append(Column("until_day", String))
    table = Table(row.table, DERIVED, *columns, Index(f"ix_{row.table}_order", "place_in_table"))
    _add_indexes(table)
    return table


def _add_indexes(table: Table) -> None:
    """What a page of a large record needs to be found at once."""
    for name in LOOKED_UP.get(table.name, ()):
        Index(f"ix_{table.name}_{name}", table.c[name])
    if table.name == "articles":
        Index("ix_articles_outlet", func.lower(table.c.outlet))
        Index("ix_articles_days", table.c.first_day, table.c.last_day)
    if table.name in PAGED:
        Index(f"ix_{table.name}_days", table.c.from_day, table.c.until_day, table.c.place_in_table, table.c.id)
        kind = table.c.get(KIND_COLUMNS.get(table.name, "kind"))
        if kind is not None:
            Index(f"ix_{table.name}_kind", func.lower(kind), table.c.place_in_table, table.c.id)


ROW_TABLES: dict[str, Table] = {row.table: _row_table(row) for row in ROWS}


def shape() -> str:
    """A digest of all derived tables: when it differs from the file's, they are written again."""
    columns = (f"{table.name}.{one.name}:{one.type!r}" for table in DERIVED.sorted_tables for one in table.columns)
    indexes = sorted(str(one.name) for table in DERIVED.sorted_tables for one in table.indexes)
    return digest(*columns, *indexes)
