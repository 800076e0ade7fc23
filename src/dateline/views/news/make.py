"""All news since a build, from the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, get_args

from sqlalchemy import select

from dateline.errors import BadSetting
from dateline.model import NewsKind
from dateline.rows import TABLES, NewsRow
from dateline.store.history import BuildRow, changed_since
from dateline.store.rows import decode
from dateline.store.schema import ROW_TABLES
from dateline.store.sql import Store
from dateline.views.news.changes import conflict_news, event_news, report_news, story_news
from dateline.views.news.claims import figure_news, position_news, statement_news
from dateline.views.select import Filters, conditions

# How many values go into one question: SQLite takes 32,766.
CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class News:
    """What is new since a build (None: since there was no record), and how much of what came says nothing new."""

    since: BuildRow | None
    until: BuildRow | None
    rows: list[NewsRow]
    repeated: int


def make_news(store: Store, builds: Sequence[BuildRow], number: int, filters: Filters, kind: str | None = None) -> News:
    """What the record says now and did not say after build ``number``, of what the filters let through.

    Raises BadSetting if news have no such kind.
    """
    if kind not in (None, *get_args(NewsKind)):
        raise BadSetting(f"news have no kind {kind!r}", remedy=f"there are {', '.join(get_args(NewsKind))}")
    since = next((one for one in builds if one.number == number), None)
    until = builds[-1] if builds else None
    if number == 0:
        # Compared with no record at all, everything is news: its reports say so, and the views show the rest.
        rows = _Reader(store, number, filters).reports()
        return News(since, until, _ordered(rows, kind), 0)
    reader = _Reader(store, number, filters)
    rows = chain(reader.reports(), reader.linked(), reader.claimed())
    return News(since, until, _ordered(rows, kind), reader.repeated)


def _ordered(rows: Iterable[NewsRow], kind: str | None) -> list[NewsRow]:
    """The news of a kind, or all: kind by kind, and within one by day where there is one."""
    places = {name: place for place, name in enumerate(get_args(NewsKind))}
    wanted = [row for row in rows if kind in (None, row.kind)]
    return sorted(wanted, key=lambda row: (places[row.kind], row.when.start or "" if row.when else "9999"))


class _Reader:
    """Reads what has changed since a build, table by table."""

    def __init__(self, store: Store, number: int, filters: Filters) -> None:
        self.repeated = 0
        self._store = store
        self._number = number
        self._filters = filters

    def reports(self) -> Iterator[NewsRow]:
        """Reports, edits and dates."""
        before, now = changed_since(self._store.engine, "articles", self._number)
        let_through = self._rows("articles", [one.row for one in now], columns=("id",))
        shown = {one["id"] for one in let_through}
        yield from report_news(before, [one for one in now if one.row in shown])

    def linked(self) -> Iterator[NewsRow]:
        """Stories, events and conflicts."""
        before, now = changed_since(self._store.engine, "stories", self._number)
        yield from story_news(before, {row.id: row for row in self._decoded("stories", [one.row for one in now])})
        before, now = changed_since(self._store.engine, "events", self._number)
        lines = self._decoded("timeline", [one.row for one in now], by="event")
        yield from event_news(before, now, {row.event: row for row in lines})
        before, now = changed_since(self._store.engine, "conflicts", self._number)
        yield from conflict_news(
            before, now, {row.id: row for row in self._decoded("conflicts", [one.row for one in now])}
        )

    def claimed(self) -> Iterator[NewsRow]:
        """Statements, figures and positions that say more than those that were there."""
        edited = self._edited()
        fresh, known = self._fresh("statements", "speaker_entity")
        told = list(statement_news(fresh, known, self._names(fresh, "speaker_entity"), edited))
        yield from told
        self.repeated += len(fresh) - len(told)
        yield from figure_news(*self._fresh("figures", "series"))
        fresh, known = self._fresh("positions", "holder_entity")
        told = list(position_news(fresh, known, self._names([*fresh, *known], "holder_entity"), edited))
        yield from told
        self.repeated += len(fresh) - len(told)

    def _fresh(self, table: str, same: str) -> tuple[list[Any], list[Any]]:
        """The rows of a table that are new, and those that were there of the same speakers, series or holders."""
        ids = [one.row for one in changed_since(self._store.engine, table, self._number)[1]]
        fresh = self._decoded(table, ids)
        keys = {getattr(row, same) for row in fresh} - {None}
        known = self._decoded(table, sorted(keys), by=same)
        news = set(ids)
        return fresh, [row for row in known if row.id not in news]

    def _names(self, rows: Sequence[Any], field: str) -> dict[str, str]:
        """The names of the entities in a field."""
        wanted = sorted({getattr(row, field) for row in rows} - {None})
        entities = ROW_TABLES["entities"]
        found: dict[str, str] = {}
        with self._store.engine.connect() as connection:
            for start in range(0, len(wanted), CHUNK):
                some = select(entities.c.id, entities.c.name).where(entities.c.id.in_(wanted[start : start + CHUNK]))
                found.update((row_id, name) for row_id, name in connection.execute(some))
        return found

    def _edited(self) -> str:
        """What the earlier versions of pages said that were edited since."""
        before, now = changed_since(self._store.engine, "articles", self._number)
        origins = {one.values["origin"] for one in before} & {one.values["origin"] for one in now}
        return "\n".join(article.text for origin in sorted(origins) for _, _, article in self._store.earlier(origin))

    def _decoded(self, table: str, values: Sequence[str], *, by: str = "id") -> list[Any]:
        """Rows of a table by their ids or another column, in the table's order."""
        return [decode(TABLES[table], row) for row in self._rows(table, values, by=by)]

    def _rows(self, table: str, values: Sequence[str], *, by: str = "id", columns: Sequence[str] = ()) -> list[Any]:
        sql = ROW_TABLES[table]
        found = []
        with self._store.engine.connect() as connection:
            where = conditions(connection, sql, self._filters)
            wanted = select(*(sql.c[name] for name in (*columns, *([] if columns else sql.c.keys()))))
            for start in range(0, len(values), CHUNK):
                some = wanted.where(sql.c[by].in_(values[start : start + CHUNK]), *where)
                found += [dict(row) for row in connection.execute(some.order_by(sql.c.place_in_table)).mappings()]
        return found
