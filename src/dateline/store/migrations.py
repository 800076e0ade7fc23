"""Numbered changes to a record's file, each applied once, in order, inside one transaction."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, Engine, inspect, select, text

from dateline.errors import BadRecord
from dateline.store.schema import DERIVED, KEPT, builds, facts, polls, recalled, shape, versions

Migration = Callable[[Connection], None]


def first_tables(connection: Connection) -> None:
    """1: claims, earlier versions, failures and the search index."""
    KEPT.create_all(connection)
    connection.execute(
        text("CREATE VIRTUAL TABLE search USING fts5(article UNINDEXED, start UNINDEXED, kind UNINDEXED, words)")
    )


def earlier_versions_and_decisions(connection: Connection) -> None:
    """2: numbered earlier versions in place of ``revisions``, what people decided, and dates that they set."""
    KEPT.create_all(connection)
    if "fixed_body" not in {column["name"] for column in inspect(connection).get_columns("claims")}:
        connection.execute(text("ALTER TABLE claims ADD COLUMN fixed_body BLOB"))
    tables = inspect(connection)
    if tables.has_table("revisions") and "replaced_by" in {one["name"] for one in tables.get_columns("revisions")}:
        # They were kept without a number; SQLite's row ids tell in which order they came.
        connection.execute(
            text(
                "INSERT INTO earlier (origin, number, article, body) SELECT origin, "
                "row_number() OVER (PARTITION BY origin ORDER BY rowid), article, body FROM revisions"
            )
        )
        connection.execute(text("DROP TABLE revisions"))


def polled_feeds(connection: Connection) -> None:
    """3: what is remembered of feeds."""
    polls.create(connection, checkfirst=True)


def remembered_builds(connection: Connection) -> None:
    """4: which rows every build found."""
    KEPT.create_all(connection, [builds, versions], checkfirst=True)


def recalled_work(connection: Connection) -> None:
    """5: what was worked out of single articles when they were last linked."""
    recalled.create(connection, checkfirst=True)


MIGRATIONS: tuple[Migration, ...] = (
    first_tables,
    earlier_versions_and_decisions,
    polled_feeds,
    remembered_builds,
    recalled_work,
)


def migrate(engine: Engine) -> None:
    """Bring a record's file up to date; derived tables whose shape has changed are dropped and made anew."""
    with engine.begin() as connection:
        done = _number(connection)
        if done > len(MIGRATIONS):
            raise BadRecord(
                f"{engine.url.database}: written by a newer dateline (version {done} of the file format)",
                remedy="upgrade with `pip install --upgrade dateline`",
            )
        for migration in MIGRATIONS[done:]:
            migration(connection)
        if done < len(MIGRATIONS):
            note(connection, "migrations", str(len(MIGRATIONS)))
        if fact(connection, "shape") != shape():
            DERIVED.drop_all(connection)
            DERIVED.create_all(connection)
            note(connection, "shape", shape())
            note(connection, "linked", "")


def _number(connection: Connection) -> int:
    """How many migrations the file has seen."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return 0
    if facts.name not in tables:
        raise BadRecord(f"{connection.engine.url.database}: a database, but no record", remedy="name another file")
    return int(fact(connection, "migrations") or 0)


def fact(connection: Connection, name: str) -> str | None:
    """A fact about the record."""
    value: str | None = connection.execute(select(facts.c.value).where(facts.c.name == name)).scalar()
    return value


def note(connection: Connection, name: str, value: str) -> None:
    """Write a fact down, over an older one."""
    connection.execute(facts.delete().where(facts.c.name == name))
    connection.execute(facts.insert().values(name=name, value=value))
