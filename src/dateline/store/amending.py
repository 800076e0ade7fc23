"""Rows after linking: what is as it was stays where it is, and only what changed is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.schema import CreateIndex, DropIndex

from dateline.model import digest
from dateline.rows import TABLES, EntityRow, EventMentionRow, Row
from dateline.store import rows as row_codec
from dateline.store.schema import DERIVED, ROW_TABLES, entity_names, row_articles, row_entities, written
from dateline.store.seats import seats
from dateline.store.writing import RowWriter

# The tables whose rows stand in one article each, and come and go with it.
CLAIMS = ("articles", "times", "mentions", "statements", "figures", "event_mentions", "positions")
ROOM = 1 << 17  # rows of one article in one table
CHUNK = 500
Held = dict[str, tuple[int, str]]  # row, its place and its mark


class Amendment:
    """Brings the rows of a record to what the linkers say now."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._writer = RowWriter(connection)
        self._dropped = False
        self._seats: dict[str, int] = {}
        self._marks: Mapping[str, str] = {}

    def articles(self, marks: Mapping[str, str]) -> list[str]:
        """Which articles' rows must be written; ``marks`` tells for every article, in order, what its rows rest on."""
        held = self._held("articles")
        places = seats(list(marks), {one: place for one, (place, _) in held.items()}, room=ROOM)
        stale = [one for one, mark in marks.items() if not mark or held.get(one) != (places[one], mark)]
        if 2 * len(stale) > len(marks):
            self._clear()
            places, stale = seats(list(marks), {}), list(marks)
        else:
            self._writer.remember_days()
            self._forget_articles([*(held.keys() - marks.keys()), *(one for one in stale if one in held)])
        self._seats, self._marks = places, marks
        return stale

    def write_article(self, article: str, rows: Iterable[Row]) -> None:
        """Write the rows that stand in an article."""
        self._writer.sit(self._seats[article])
        self._writer.write(rows)
        self._writer.note("articles", article, self._seats[article], self._marks[article])

    def write(self, table: str, rows: Iterable[Row], ids: Sequence[str] | None = None) -> None:
        """Bring a table of links to these rows, in this order; ``ids`` lets them be streamed."""
        if ids is None:
            rows = list(rows)
            ids = [row.id for row in rows]
        held = self._held(table)
        places = seats(ids, {one: place for one, (place, _) in held.items()})
        self._forget(table, held.keys() - places.keys())
        names: set[tuple[str, str]] = set()
        stream = iter(rows)
        while some := list(islice(stream, CHUNK)):
            self._amend(table, some, places, held)
            names.update(pair for row in some if isinstance(row, EntityRow) for pair in _names(row))
        if table == "entities":
            self._name(names)

    def event_mentions(self, ids: Sequence[str]) -> dict[str, EventMentionRow]:
        """Some mentions as they stand now, by id."""
        self._writer.flush()
        table = ROW_TABLES["event_mentions"]
        return self._mentions(table.c.id.in_(some) for some in _chunks(ids))

    def event_mentions_in(self, articles: Sequence[str]) -> dict[str, EventMentionRow]:
        """The mentions of events in some articles, in their order."""
        self._writer.flush()
        beside, table = row_articles.c, ROW_TABLES["event_mentions"]
        held = (
            select(beside.row).where(beside.article.in_(some), beside.tab == "event_mentions")
            for some in _chunks(articles)
        )
        return self._mentions(table.c.id.in_(some) & table.c.event.is_not(None) for some in held)

    def finish(self) -> None:
        """Write what waits, and make the indexes anew if they were dropped."""
        self._writer.flush()
        if self._dropped:
            for index in _indexes():
                self._connection.execute(CreateIndex(index, if_not_exists=True))

    # --- inside -------------------------------------------------------------------------------------------

    def _amend(self, table: str, rows: Sequence[Row], places: Mapping[str, int], held: Held) -> None:
        """Write those of some rows that are not as they were."""
        changed = []
        for row in rows:
            values = self._writer.values(row, places[row.id])
            mark = _mark(values)
            if held.get(row.id) != (places[row.id], mark):
                changed.append((row, values, mark))
        self._forget(table, [row.id for row, *_ in changed if row.id in held])
        for row, values, mark in changed:
            self._writer.put(row, values)
            self._writer.note(table, row.id, places[row.id], mark)

    def _clear(self) -> None:
        """Begin with empty tables. An index that is made in one go costs a third of one that grows with the rows."""
        for index in _indexes():
            self._connection.execute(DropIndex(index, if_exists=True))
        for table in DERIVED.sorted_tables:
            self._connection.execute(table.delete())
        self._dropped = True

    def _held(self, table: str) -> Held:
        """Place and mark of every row of a table, as it was written."""
        found = self._connection.execute(
            select(written.c.row, written.c.place, written.c.mark).where(written.c.tab == table)
        )
        return {row: (place, mark) for row, place, mark in found}

    def _forget_articles(self, articles: Sequence[str]) -> None:
        """Delete the rows that stand in some articles."""
        beside = row_articles.c
        for some in _chunks(articles):
            wanted = select(beside.tab, beside.row).where(beside.article.in_(some), beside.tab.in_(CLAIMS))
            found: dict[str, list[str]] = {}
            for table, row in self._connection.execute(wanted):
                found.setdefault(table, []).append(row)
            for table, rows in found.items():
                self._forget(table, rows)

    def _forget(self, table: str, rows: Iterable[str]) -> None:
        """Delete some rows of a table and what stands beside them."""
        for some in _chunks(list(rows)):
            sql = ROW_TABLES[table]
            self._connection.execute(sql.delete().where(sql.c.id.in_(some)))
            for beside in (row_articles, row_entities, written):
                self._connection.execute(beside.delete().where(beside.c.tab == table, beside.c.row.in_(some)))

    def _name(self, names: set[tuple[str, str]]) -> None:
        """Bring the names of entities to these."""
        columns = entity_names.c
        held = {(name, entity) for name, entity in self._connection.execute(select(columns.name, columns.entity))}
        for name, entity in sorted(held - names):
            self._connection.execute(entity_names.delete().where(columns.name == name, columns.entity == entity))
        if fresh := [{"name": name, "entity": entity} for name, entity in sorted(names - held)]:
            self._connection.execute(entity_names.insert(), fresh)

    def _mentions(self, conditions: Iterable[object]) -> dict[str, EventMentionRow]:
        table, found = ROW_TABLES["event_mentions"], dict[str, EventMentionRow]()
        for condition in conditions:
            wanted = select(table).where(condition).order_by(table.c.place_in_table)  # type: ignore[arg-type]
            for values in self._connection.execute(wanted).mappings():
                row = row_codec.decode(TABLES["event_mentions"], dict(values))
                found[row.id] = row  # type: ignore[assignment]
        return found


def _indexes() -> list:  # type: ignore[type-arg]
    return [index for table in DERIVED.sorted_tables for index in table.indexes]


def _names(row: EntityRow) -> Iterator[tuple[str, str]]:
    """The names by which an entity is asked for."""
    return ((name.lower(), row.id) for name in (row.name, *row.names))


def _mark(values: Mapping[str, object]) -> str:
    """What tells a row's values from others; where it stands is told apart."""
    told = [value for name, value in values.items() if name != "place_in_table"]
    return digest(msgspec.json.encode(told))


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """So many at a time: a statement holds no more."""
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))
