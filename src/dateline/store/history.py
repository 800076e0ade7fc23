"""Which rows every build found: the record as it stood after an earlier build can be asked for.

Derived rows are written anew whenever something changes. Here stays, for every row, from which build to which it was
in the record, with the columns that news are made of. It depends on the order in which reports came in, so it is no
part of the public format.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    and_,
    delete,
    exists,
    func,
    insert,
    literal,
    null,
    select,
    update,
)

from dateline.store.schema import ROW_TABLES, builds, versions

# The columns whose change is told; rows of tables without any never change: a claim's id says all of it.
TRACKED: dict[str, tuple[str, ...]] = {
    "articles": ("origin", "title", "outlet", "published", "published_basis"),
    "statements": (),
    "figures": (),
    "positions": (),
    "events": ("label", "when", "status", "mentions", "articles", "independent"),
    "conflicts": ("kind", "about", "sides"),
    "stories": ("title", "articles"),
}
# Those of them that the tables hold as JSON.
NESTED = frozenset({"published", "when", "mentions", "sides", "articles"})


@dataclass(frozen=True, slots=True)
class BuildRow:
    """One build that changed something: its number from 1 on, and when it was (UTC, to the second)."""

    number: int
    at: str


@dataclass(frozen=True, slots=True)
class Version:
    """A row as it stood: its id and its tracked columns."""

    row: str
    values: dict[str, Any]


def keep_history(connection: Connection, at: datetime) -> None:
    """Note which rows have come, changed and gone since the last build; to be called when all rows are written.

    Where the reports are the same ones, as after a review, it is no new build: what changes belongs to the last one.
    """
    last = connection.execute(select(func.max(builds.c.number))).scalar() or 0
    number = last + 1 if not last or _has_other_articles(connection) else last
    changed = [_keep_table(connection, table, columns, number) for table, columns in TRACKED.items()]
    if number > last and (any(changed) or number == 1):
        connection.execute(insert(builds).values(number=number, at=at.isoformat(timespec="seconds")))


def _has_other_articles(connection: Connection) -> bool:
    """Have reports come or gone since the last build?"""
    held = select(ROW_TABLES["articles"].c.id)
    noted = select(versions.c.row).where(versions.c.tab == "articles", versions.c.until.is_(None))
    return any(connection.execute(one.except_(other).limit(1)).first() for one, other in ((held, noted), (noted, held)))


def _keep_table(connection: Connection, table: str, columns: tuple[str, ...], number: int) -> bool:
    """Close the versions that no longer stand, open the new ones; whether there were any."""
    rows = ROW_TABLES[table]
    body = _body(connection, table, columns)
    open_here = and_(versions.c.tab == table, versions.c.until.is_(None))
    stands = exists(select(literal(1)).where(rows.c.id == versions.c.row, body == versions.c.body))
    # What was written after this very build, before a review, is no version of its own.
    here = versions.c.tab == table
    connection.execute(delete(versions).where(open_here, versions.c.since == number, ~stands))
    connection.execute(update(versions).where(here, versions.c.until == number, stands).values(until=None))
    # What a reviewer did since this build and took back again was never in it; what comes back was never gone.
    connection.execute(delete(versions).where(open_here, versions.c.since == number, ~stands))
    ended_now = and_(versions.c.tab == table, versions.c.until == number)
    connection.execute(update(versions).where(ended_now, stands).values(until=None))
    closed = connection.execute(update(versions).where(open_here, ~stands).values(until=number))
    known = exists(select(literal(1)).where(versions.c.row == rows.c.id, open_here))
    fresh = select(literal(table), rows.c.id, literal(number), null(), body).where(~known)
    opened = connection.execute(insert(versions).from_select(["tab", "row", "since", "until", "body"], fresh))
    return bool(closed.rowcount or opened.rowcount)


def _body(connection: Connection, table: str, columns: tuple[str, ...]) -> ColumnElement[str]:
    """The tracked columns as one JSON object."""
    rows = ROW_TABLES[table]
    build = func.json_object if connection.dialect.name == "sqlite" else func.json_build_object
    return build(*(part for name in columns for part in (literal(name), rows.c[name])))


def list_builds(engine: Engine) -> list[BuildRow]:
    """All builds that changed something, first to last."""
    with engine.connect() as connection:
        found = connection.execute(select(builds.c.number, builds.c.at).order_by(builds.c.number))
        return [BuildRow(number, at) for number, at in found]


def changed_since(engine: Engine, table: str, number: int) -> tuple[list[Version], list[Version]]:
    """The rows of a table that differ from how they stood after a build: as they stood then, and as they stand now."""
    here = versions.c.tab == table
    gone = select(versions.c.row, versions.c.body).where(here, versions.c.since <= number, versions.c.until > number)
    come = select(versions.c.row, versions.c.body).where(here, versions.c.since > number, versions.c.until.is_(None))
    with engine.connect() as connection:
        before, now = (connection.execute(wanted.order_by(versions.c.row)).all() for wanted in (gone, come))
    return [_version(*row) for row in before], [_version(*row) for row in now]


def versions_of(connection: Connection, table: str, row: str) -> list[Version]:
    """A row as it stood after each build that changed it, first to last."""
    wanted = select(versions.c.row, versions.c.body).where(versions.c.tab == table, versions.c.row == row)
    return [_version(*found) for found in connection.execute(wanted.order_by(versions.c.since))]


def _version(row: str, body: str) -> Version:
    values = json.loads(body)
    return Version(row, {name: _plain(name, value) for name, value in values.items()})


def _plain(name: str, value: Any) -> Any:
    """A column's value; an event counts its articles, a story lists them."""
    return json.loads(value) if name in NESTED and isinstance(value, str) else value
