"""Rows go into their tables, and beside each the articles, entities and days by which it is found."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, select

from dateline.rows import ArticleRow, EntityRow, MentionRow, Row, StatementRow
from dateline.store import rows as row_codec
from dateline.store.schema import DERIVED, NOBODY, ROW_TABLES, entity_names, row_articles, row_entities, written

CHUNK = 1000
# A first and a last day, each null if it is not known.
Days = tuple[str | None, str | None]


def entities_named(row: Row) -> list[str]:
    """The entities that a row names; a statement of nobody known is looked for as well."""
    return row_codec.entities_of(row) or ([NOBODY] if isinstance(row, StatementRow) else [])


class RowWriter:
    """Collects rows and writes them in chunks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, list[dict[str, Any]]] = {}
        self._count: dict[str, int] = {}
        self._seat = 0
        self._published: dict[str, Days] = {}

    def write(self, rows: Iterable[Row]) -> None:
        """Add rows; they keep this order in their table."""
        named: dict[tuple[str, str], Days] = {}
        for row in rows:
            place = self._count.get(row.table, 0)
            self._count[row.table] = place + 1
            self.put(row, self.values(row, self._seat + place))
            if isinstance(row, EntityRow):
                names = sorted({name.lower() for name in (row.name, *row.names)})
                self._put_all(entity_names.name, [{"name": name, "entity": row.id} for name in names])
            if isinstance(row, MentionRow) and row.entity:
                named.setdefault((row.span.article, row.entity), self._days_of(row.span.article))
        # A report names whomever its mentions do; they come together with it.
        for (article, entity), days in named.items():
            place = self._seat + self._count.get("articles", 0)
            self._put_entities("articles", article, place, [entity], days)

    def sit(self, seat: int) -> None:
        """From here on, count the rows of every table from this number on."""
        self._seat = seat
        self._count.clear()

    def values(self, row: Row, place: int) -> dict[str, Any]:
        """A row as column values, with the days that a filter goes by."""
        values = row_codec.encode(row, place)
        if isinstance(row, ArticleRow):
            self._published[row.id] = values["first_day"], values["last_day"]
        values["from_day"], values["until_day"] = self._filter_days(row_codec.articles_of(row), values)
        return values

    def put(self, row: Row, values: dict[str, Any]) -> None:
        """Add a row with these values, and beside it the articles and entities that it is found by."""
        self._put(row.table, values)
        articles = row_codec.articles_of(row)
        self._put_all(row_articles.name, ({"tab": row.table, "row": row.id, "article": one} for one in articles))
        days = values["from_day"], values["until_day"]
        self._put_entities(row.table, row.id, values["place_in_table"], entities_named(row), days)

    def note(self, table: str, row: str, place: int, mark: str) -> None:
        """Keep where a row stands and what it was made from."""
        self._put(written.name, {"tab": table, "row": row, "place": place, "mark": mark})

    def remember_days(self) -> None:
        """Have the days of all articles at hand whose rows are written."""
        columns = ROW_TABLES["articles"].c
        found = self._connection.execute(select(columns.id, columns.first_day, columns.last_day))
        self._published.update({article: (first, last) for article, first, last in found})

    def _put_entities(self, table: str, row: str, place: int, entities: Iterable[str], days: Days) -> None:
        first, last = days
        values = {"tab": table, "row": row, "place": place, "from_day": first, "until_day": last}
        self._put_all(row_entities.name, ({**values, "entity": one} for one in entities))

    def _filter_days(self, articles: Iterable[str], values: dict[str, Any]) -> Days:
        """The days that a filter goes by: the row's own, else those on which its articles may have been published."""
        first, last = values["first_day"], values["last_day"]
        if first or last:
            return first or "0000", last or "9999"
        published = [self._days_of(article) for article in articles]
        return (
            min((first for first, _ in published if first), default=None),
            max((last for _, last in published if last), default=None),
        )

    def _days_of(self, article: str) -> Days:
        """The first and last day on which an article may have been published."""
        if article not in self._published:
            columns = ROW_TABLES["articles"].c
            found = self._connection.execute(
                select(columns.first_day, columns.last_day).where(columns.id == article)
            ).first()
            self._published[article] = (found[0], found[1]) if found else (None, None)
        return self._published[article]

    def _put_all(self, table: str, rows: Iterable[dict[str, Any]]) -> None:
        for values in rows:
            self._put(table, values)

    def _put(self, table: str, values: dict[str, Any]) -> None:
        waiting = self._waiting.setdefault(table, [])
        waiting.append(values)
        if len(waiting) >= CHUNK:
            self._insert(table, waiting)

    def flush(self) -> None:
        """Write what waits."""
        for table, waiting in self._waiting.items():
            if waiting:
                self._insert(table, waiting)

    def _insert(self, table: str, waiting: list[dict[str, Any]]) -> None:
        """Write some rows of one table; the driver takes them as they are, where the dialect lets it."""
        insert = DERIVED.tables[table].insert().compile(dialect=self._connection.dialect)
        if insert.positiontup is None:
            self._connection.execute(DERIVED.tables[table].insert(), waiting)
        else:
            ordered = itemgetter(*insert.positiontup)
            self._connection.exec_driver_sql(str(insert), [ordered(values) for values in waiting])
        waiting.clear()
