"""The record in SQLite: claims go in and stream out, rows are written after linking, views ask for rows."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event, func, select, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateIndex, DropIndex

from dateline.errors import BadRecord, UnknownId
from dateline.model import ANNOTATED, Article, Doc
from dateline.model.decisions import Decision
from dateline.rows import TABLES, FailureRow, Row
from dateline.store import rows as row_codec
from dateline.store.amending import Amendment
from dateline.store.claims import Claims, unpack, unpack_article, unpack_doc
from dateline.store.history import keep_history
from dateline.store.migrations import fact, migrate, note
from dateline.store.recall import Memory
from dateline.store.schema import (
    DERIVED,
    ROW_TABLES,
    claims,
    decided,
    earlier,
    facts,
    recalled,
    unread,
)
from dateline.store.writing import RowWriter

LAST_SIGN = "\U0010ffff"  # sorts behind every other sign
# An article, the state of its source, and its packed claims.
Packet = tuple[Article, str, bytes]
# An undated report comes after the dated ones; the file name settles the rest, so the order is the same everywhere.
_ORDER = (claims.c.published.is_(None), claims.c.published, claims.c.origin, claims.c.article)
_UNDATED = (claims.c.published.is_(None), claims.c.fixed_body.is_(None))


def open_engine(path: Path) -> Engine:
    """An engine on a SQLite file in write-ahead mode; a record that nobody may write to is only read."""
    if path.is_file() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        return create_engine("sqlite://", creator=lambda: sqlite3.connect(address, uri=True), poolclass=NullPool)
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def _tune(connection: sqlite3.Connection, _: object) -> None:
        # Somebody else's database that was named by mistake is left as it is.
        if _is_ours(connection):
            connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")

    return engine


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Is it a record, or empty and about to become one?"""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return not tables or facts.name in tables


class Store:
    """One record's file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.parent.is_dir():
            raise BadRecord(f"{path.parent}: no such folder", remedy="make it, or name another file")
        self.engine = open_engine(path)
        try:
            migrate(self.engine)
        except DatabaseError as err:
            self.engine.dispose()
            raise BadRecord(f"{path}: cannot be opened as a record ({err.orig})", remedy=_remedy(path)) from err
        except BadRecord:
            self.engine.dispose()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction; raises BadRecord if the file cannot be written to."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except OperationalError as err:
            remedy = "see who may write to it, whether another build is at work, and whether the disk is full"
            raise BadRecord(f"{self.path}: cannot be written ({err.orig})", remedy=remedy) from err

    # --- facts --------------------------------------------------------------------------------------------

    def fact(self, name: str) -> str:
        """A fact about the record; empty if it was never noted."""
        with self.engine.connect() as connection:
            return fact(connection, name) or ""

    def known(self) -> dict[str, str]:
        """Origin to state of every source in the record."""
        with self.engine.connect() as connection:
            return {origin: state for origin, state in connection.execute(select(claims.c.origin, claims.c.state))}

    def ids(self) -> set[str]:
        """The ids of all articles."""
        with self.engine.connect() as connection:
            return set(connection.execute(select(claims.c.article)).scalars())

    # --- claims in ----------------------------------------------------------------------------------------

    def add(self, packets: Iterable[Packet], failures: Iterable[FailureRow]) -> None:
        """Add packets and failures in one transaction; an edited page replaces its earlier self."""
        with self.writing() as connection:
            for article, state, body in packets:
                self._retire(connection, article)
                connection.execute(claims.delete().where(claims.c.article == article.id))
                connection.execute(
                    claims.insert().values(
                        article=article.id,
                        origin=article.origin,
                        state=state,
                        published=_day(article),
                        body=body,
                    )
                )
                connection.execute(unread.delete().where(unread.c.origin == article.origin))
                _index(connection, article)
            for failure in failures:
                connection.execute(unread.delete().where(unread.c.origin == failure.origin))
                connection.execute(
                    unread.insert().values(origin=failure.origin, error=failure.error, remedy=failure.remedy)
                )
            note(connection, "linked", "")

    def _retire(self, connection: Connection, article: Article) -> None:
        """Keep the earlier text of an edited page as its next numbered version."""
        older = connection.execute(
            select(claims.c.article, claims.c.body).where(
                claims.c.origin == article.origin, claims.c.article != article.id
            )
        ).all()
        for old, body in older:
            count = select(func.count()).select_from(earlier).where(earlier.c.origin == article.origin)
            number = (connection.execute(count).scalar() or 0) + 1
            connection.execute(earlier.insert().values(origin=article.origin, number=number, article=old, body=body))
            connection.execute(claims.delete().where(claims.c.article == old))
            connection.execute(recalled.delete().where(recalled.c.article == old))
            connection.execute(text("DELETE FROM search WHERE article = :article"), {"article": old})

    def set_dated(self, bodies: Mapping[str, bytes | None]) -> None:
        """Keep the notes that follow from inferred dates, by article, beside the claims as read."""
        with self.writing() as connection:
            for article, body in bodies.items():
                connection.execute(claims.update().where(claims.c.article == article).values(dated_body=body))

    def set_fixed(self, article: str, body: bytes | None, published: str | None) -> None:
        """Keep the claims that follow from a date that a reviewer set, and sort by it; None takes it back."""
        with self.writing() as connection:
            values = {"fixed_body": body, "dated_body": None, "published": published}
            connection.execute(claims.update().where(claims.c.article == article).values(values))

    def set_fact(self, name: str, value: str) -> None:
        """Note a fact about the record, over an older one."""
        with self.writing() as connection:
            note(connection, name, value)

    # --- decisions ----------------------------------------------------------------------------------------

    def keep(self, decisions: Iterable[Decision]) -> None:
        """Keep decisions, over what is kept of the same ones."""
        with self.writing() as connection:
            for decision in decisions:
                body = msgspec.json.encode(decision).decode()
                connection.execute(decided.delete().where(decided.c.id == decision.id))
                connection.execute(decided.insert().values(id=decision.id, at=decision.at, body=body))

    def decisions(self) -> list[Decision]:
        """All decisions in the order in which they were made."""
        with self.engine.connect() as connection:
            found = connection.execute(select(decided.c.body).order_by(decided.c.at, decided.c.id)).scalars()
            return [msgspec.json.decode(body, type=Decision) for body in found]

    # --- claims out ---------------------------------------------------------------------------------------

    def claims(self, *, as_read: bool = False, undated_only: bool = False) -> Iterator[Claims]:
        """Every article's claims, first published first; with inferred dates unless ``as_read``."""
        return map(unpack, self.bodies(as_read=as_read, undated_only=undated_only))

    def articles(self, *, as_read: bool = False) -> Iterator[Article]:
        """The articles alone, in the same order."""
        return map(unpack_article, self.bodies(as_read=as_read))

    def undated(self) -> Iterator[tuple[str, Article | None]]:
        """The articles that state no date, by their ids; as their dating left them, if they have been dated."""
        wanted = select(claims.c.article, claims.c.dated_body).order_by(*_ORDER)
        with self.engine.connect() as connection:
            found = connection.execution_options(yield_per=64).execute(wanted.where(*_UNDATED))
            for article, dated in found:
                yield article, dated and unpack_article(dated)

    def bodies(self, *, as_read: bool, undated_only: bool = False) -> Iterator[bytes]:
        """Packed claims, first published first."""
        body = func.coalesce(claims.c.fixed_body, *(() if as_read else (claims.c.dated_body,)), claims.c.body)
        wanted = select(body).order_by(*_ORDER)
        if undated_only:
            wanted = wanted.where(*_UNDATED)
        with self.engine.connect() as connection:
            yield from connection.execution_options(yield_per=64).execute(wanted).scalars()

    def sources(self) -> list[tuple[str, str, str]]:
        """Article, origin and state of every source, by origin."""
        with self.engine.connect() as connection:
            wanted = select(claims.c.article, claims.c.origin, claims.c.state).order_by(claims.c.origin)
            return [(article, origin, state) for article, origin, state in connection.execute(wanted)]

    def claims_of(self, article: str, *, as_read: bool = False) -> Claims:
        """One article's claims; raises UnknownId if there is none."""
        wanted = select(claims.c.body, claims.c.dated_body, claims.c.fixed_body).where(claims.c.article == article)
        with self.engine.connect() as connection:
            found = connection.execute(wanted).first()
        if found is None:
            raise UnknownId(f"no article has the id {article!r}", remedy="`dateline articles` lists them")
        body, dated, fixed = found
        return unpack(body if as_read else fixed or dated or body)

    def doc(self, article: str) -> Doc:
        """One article's document without its parse, with its inferred date; raises UnknownId if there is none."""
        body = func.coalesce(claims.c.fixed_body, claims.c.dated_body, claims.c.body)
        with self.engine.connect() as connection:
            found = connection.execute(select(body).where(claims.c.article == article)).scalar()
        if found is None:
            raise UnknownId(f"no article has the id {article!r}", remedy="`dateline articles` lists them")
        return unpack_doc(found)

    def states(self) -> Iterator[tuple[str, str]]:
        """Every article, first published first, with what tells its claims from any others."""
        body = func.coalesce(claims.c.fixed_body, claims.c.dated_body, claims.c.body)
        wanted = select(claims.c.article, body).order_by(*_ORDER)
        with self.engine.connect() as connection:
            for article, packed in connection.execution_options(yield_per=64).execute(wanted):
                yield article, hashlib.sha256(packed).hexdigest()

    def fixed(self) -> set[str]:
        """The articles whose date a reviewer set."""
        with self.engine.connect() as connection:
            return set(connection.execute(select(claims.c.article).where(claims.c.fixed_body.is_not(None))).scalars())

    def originals(self) -> dict[str, Article]:
        """The articles as they stand now of the pages that were edited, by origin."""
        pages = select(earlier.c.origin).distinct()
        with self.engine.connect() as connection:
            found = connection.execute(select(claims.c.origin, claims.c.body).where(claims.c.origin.in_(pages))).all()
        return {origin: unpack(body).article for origin, body in found}

    def earlier(self, origin: str | None = None) -> Iterator[tuple[str, int, Article]]:
        """Origin, number and text of the earlier versions of edited pages, in order; of one page if one is named."""
        wanted = select(earlier.c.origin, earlier.c.number, earlier.c.body).order_by(earlier.c.origin, earlier.c.number)
        if origin is not None:
            wanted = wanted.where(earlier.c.origin == origin)
        with self.engine.connect() as connection:
            for found, number, body in connection.execution_options(yield_per=64).execute(wanted):
                yield found, number, unpack(body).article

    def docs(self, *, as_read: bool = False) -> Docs:
        """The documents without their parse, as an iterable that can be run through again."""
        return Docs(self, as_read)

    def size(self) -> int:
        """How many articles there are."""
        with self.engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(claims)).scalar() or 0

    def failures(self) -> list[FailureRow]:
        """What could not be read."""
        with self.engine.connect() as connection:
            found = connection.execute(select(unread).order_by(unread.c.origin))
            return [row_codec.failure(origin, error, remedy) for origin, error, remedy in found]

    def forget(self, origins: Iterable[str]) -> None:
        """Take sources off the list of failures."""
        with self.writing() as connection:
            for origin in origins:
                connection.execute(unread.delete().where(unread.c.origin == origin))

    def text(self, article: str) -> str:
        """The text of an article; raises UnknownId if there is none."""
        with self.engine.connect() as connection:
            body = connection.execute(select(claims.c.body).where(claims.c.article == article)).scalar()
        if body is None:
            raise UnknownId(f"no article has the id {article!r}", remedy="`dateline articles` lists them")
        return unpack(body).article.text

    # --- rows ---------------------------------------------------------------------------------------------

    def rows_by_id(self, table: str, beginning: str, *, limit: int = 2) -> list[Row]:
        """Rows of a table whose id begins so."""
        sql = ROW_TABLES[table]
        # A range, and not LIKE, for which SQLite would read the whole table.
        wanted = select(sql).where(sql.c.id >= beginning, sql.c.id < beginning + LAST_SIGN).limit(limit)
        with self.engine.connect() as connection:
            found = connection.execute(wanted.order_by(sql.c.place_in_table)).mappings()
            return [row_codec.decode(TABLES[table], dict(row)) for row in found]

    def replace_rows(self, table: str, rows: Iterable[Row]) -> None:
        """Bring one table to these rows; the others stay as they are."""
        with self.writing() as connection:
            amendment = Amendment(connection)
            amendment.write(table, rows)
            amendment.finish()

    @contextmanager
    def rewriting(self, linked: str) -> Iterator[RowWriter]:
        """Write all rows anew in one transaction: readers see the old rows or the new ones, nothing between."""
        with self.writing() as connection:
            indexes = [index for table in DERIVED.sorted_tables for index in table.indexes]
            # An index that is made in one go when all rows are there costs a third of one that grows with them.
            for index in indexes:
                connection.execute(DropIndex(index, if_exists=True))
            for table in DERIVED.sorted_tables:
                connection.execute(table.delete())
            writer = RowWriter(connection)
            yield writer
            writer.flush()
            for index in indexes:
                connection.execute(CreateIndex(index, if_not_exists=True))
            keep_history(connection, datetime.now(UTC))
            note(connection, "linked", linked)

    @contextmanager
    def amending(self, linked: str) -> Iterator[Amendment]:
        """Bring the rows to what they should be now, in one transaction; what is as it was stays untouched."""
        with self.writing() as connection:
            amendment = Amendment(connection)
            yield amendment
            amendment.finish()
            keep_history(connection, datetime.now(UTC))
            note(connection, "linked", linked)


def _remedy(path: Path) -> str:
    """What to do about a file that is no record, or cannot become one."""
    if path.is_dir():
        return "it is a folder: name a file in it"
    if not os.access(path.parent, os.W_OK):
        return "make its folder writable, or name another file"
    return "name another file, or build it again"


class Docs:
    """All documents of a record, streamed; each ``for`` reads them again."""

    def __init__(self, store: Store, as_read: bool) -> None:
        self._store = store
        self._as_read = as_read

    def __iter__(self) -> Iterator[Doc]:
        with self._store.engine.connect() as connection:
            memory = Memory(self._store.engine, connection)
            yield from memory.docs(self._store.bodies(as_read=self._as_read))


def _day(article: Article) -> str | None:
    """The first day on which an article may have been published."""
    published = article.published
    return published.start.isoformat() if published and published.start else None


def _index(connection: Connection, article: Article) -> None:
    """Put an article's blocks into the full-text index."""
    rows = [
        {"a": article.id, "s": block.span.start, "k": block.kind, "w": article.text[block.span.start : block.span.end]}
        for block in article.blocks
        if block.kind in ANNOTATED
    ]
    connection.execute(text("DELETE FROM search WHERE article = :a"), {"a": article.id})
    if rows:
        connection.execute(text("INSERT INTO search (article, start, kind, words) VALUES (:a, :s, :k, :w)"), rows)
