"""One SQLite file for Datasette (https://datasette.io): keys to follow, full-text search, and its metadata."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

from dateline.export.source import Source, write_json
from dateline.rows import ROWS, Row, SpanRow, When

# Columns that hold the id of a row of another table.
KEYS = {
    "story": "stories", "entity": "entities", "speaker_entity": "entities", "holder_entity": "entities",
    "series": "series", "event": "events", "statement": "statements", "article": "articles",
}  # fmt: skip
PLACE_IDS = frozenset({"figures", "events"})
SEARCHED = {"articles": ("title", "text"), "timeline": ("label",), "entities": ("name",)}
FACETS = {
    "articles": ["outlet", "story"], "statements": ["act", "form"], "positions": ["kind"], "timeline": ["status"],
    "event_mentions": ["kind", "status"], "entities": ["kind"], "conflicts": ["kind"],
}  # fmt: skip
TYPES = {int: "INTEGER", float: "REAL", bool: "INTEGER"}


def write_datasette(source: Source, folder: Path) -> list[Path]:
    """``dateline.sqlite`` and ``metadata.json``: run ``datasette dateline.sqlite --metadata metadata.json``."""
    path = folder / "dateline.sqlite"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        for row_type in ROWS:
            _write_table(connection, row_type, source.rows(row_type.table))
        for table, columns in SEARCHED.items():
            _index(connection, table, columns)
        connection.commit()
        connection.execute("VACUUM")
    tables = {table: {"facets": names} for table, names in FACETS.items()}
    about = {"title": "dateline", "description": "A dated, sourced record of news reports"}
    return [path, write_json(folder / "metadata.json", {**about, "databases": {"dateline": {"tables": tables}}})]


def _write_table(connection: sqlite3.Connection, row_type: type[Row], rows: Any) -> None:
    """A table and its rows."""
    columns = list(_columns(row_type))
    declared = ", ".join(f'"{name}" {kind}' for name, kind in columns)
    keys = "".join(
        f', FOREIGN KEY ("{name}") REFERENCES "{table}" (id)'
        for name, _ in columns
        if (table := _key(row_type.table, name))
    )
    connection.execute(f'CREATE TABLE "{row_type.table}" ({declared}{keys})')
    marks = ", ".join("?" * len(columns))
    connection.executemany(f'INSERT INTO "{row_type.table}" VALUES ({marks})', map(_values, rows))  # noqa: S608


def _columns(row_type: type[Row]) -> Iterator[tuple[str, str]]:
    """Names and types; a span takes four columns and days take three, so that SQL can ask for them."""
    hints = get_type_hints(row_type)
    for one in fields(row_type):
        inner = _inner(hints[one.name])
        if inner in (SpanRow, When):
            for part in fields(inner):
                yield f"{one.name}_{part.name}", "INTEGER" if part.type == "int" else "TEXT"
        else:
            yield one.name, "TEXT PRIMARY KEY" if one.name == "id" else TYPES.get(inner, "TEXT")


def _inner(hint: Any) -> Any:
    """The type of a field, null apart; lists and the like are no type of ours."""
    parts = [part for part in getattr(hint, "__args__", ()) if part is not type(None)]
    return parts[0] if len(parts) == 1 and type(None) in getattr(hint, "__args__", ()) else hint


def _values(row: Row) -> list[Any]:
    hints = get_type_hints(type(row))
    found: list[Any] = []
    for one in fields(row):
        value, inner = getattr(row, one.name), _inner(hints[one.name])
        if inner in (SpanRow, When):
            found += [getattr(value, part.name) if value else None for part in fields(inner)]
        elif value is None or isinstance(value, str | int | float):
            found.append(value)
        else:
            found.append(msgspec.json.encode(value).decode())
    return found


def _key(table: str, column: str) -> str | None:
    """The table that a column's ids belong to."""
    if column == "place":
        return "entities" if table in PLACE_IDS else None
    return "articles" if column.endswith("_article") else KEYS.get(column)


def _index(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    """Full-text search over columns, found by Datasette by its name and content table."""
    listed = ", ".join(f'"{name}"' for name in columns)
    connection.execute(f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5 ({listed}, content="{table}")')
    connection.execute(f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'rebuild\')')  # noqa: S608
