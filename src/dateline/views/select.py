"""Rows by filter: the same filters for every table, turned into one SQL question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from dateline.errors import BadSetting, UnknownId
from dateline.model import Interval
from dateline.rows import TABLES, Row
from dateline.store.rows import decode
from dateline.store.schema import KIND_COLUMNS, ROW_TABLES, entity_names, row_articles, row_entities
from dateline.store.sql import LAST_SIGN, Store
from dateline.views.moved import story_now

DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a view shows: everything that agrees with all that is given.

    ``entity``: an id or a name. ``outlet``: as in ``articles``. ``since``/``until``: first and last day, as
    ``2021``, ``2021-03`` or ``2021-03-24``. ``story``: an id or its beginning. ``kind``: the row's kind (a
    statement's act, a timeline row's status).
    """

    entity: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    story: str | None = None
    kind: str | None = None
    limit: int | None = None


def select_rows(store: Store, table: str, filters: Filters | None = None) -> list[Row]:
    """The rows of one table that agree with the filters, in the table's order.

    Raises UnknownId for a table, entity, outlet or story that the record does not hold, BadSetting for a day
    that is none.
    """
    if table not in TABLES:
        raise UnknownId(f"no table is called {table!r}", remedy=f"there are {', '.join(TABLES)}")
    filters = filters or Filters()
    sql = ROW_TABLES[table]
    with store.engine.connect() as connection:
        wanted = select(sql).order_by(sql.c.place_in_table)
        for condition in conditions(connection, sql, filters):
            wanted = wanted.where(condition)
        if filters.limit is not None:
            wanted = wanted.limit(filters.limit)
        return [decode(TABLES[table], dict(row)) for row in connection.execute(wanted).mappings()]


def conditions(connection: Connection, table: Table, filters: Filters) -> list[ColumnElement[bool]]:
    """A condition for every filter that is given."""
    found: list[ColumnElement[bool]] = []
    articles = ROW_TABLES["articles"]
    if filters.entity is not None:
        found.append(_of_entities(table, _entity_ids(connection, filters.entity)))
    if filters.outlet is not None:
        ids = select(articles.c.id).where(func.lower(articles.c.outlet) == filters.outlet.lower())
        _must_exist(connection, ids, "outlet", filters.outlet, "`dateline articles` lists them")
        found.append(_of_articles(table, ids))
    if filters.story is not None:
        story = story_now(connection, filters.story)
        ids = select(articles.c.id).where(*begins(articles.c.story, story))
        _must_exist(connection, ids, "story", filters.story, "`dateline stories` lists them")
        found.append(_of_articles(table, ids))
    if filters.since and filters.until and first_day(filters.since) > last_day(filters.until):
        raise BadSetting(f"{filters.since} comes after {filters.until}", remedy="swap --since and --until")
    if filters.since is not None:
        found.append(table.c.until_day >= first_day(filters.since))
    if filters.until is not None:
        found.append(table.c.from_day <= last_day(filters.until))
    if filters.kind is not None:
        found.append(_of_kind(table, filters.kind))
    return found


def begins(column: Any, beginning: str) -> tuple[ColumnElement[bool], ...]:
    """Values that begin so: a range that an index answers, and not LIKE, which reads the whole table."""
    return column >= beginning, column < beginning + LAST_SIGN


def _must_exist(connection: Connection, ids: Select[Any], what: str, value: str, remedy: str) -> None:
    if connection.execute(ids.limit(1)).first() is None:
        raise UnknownId(f"no {what} is called {value!r}", remedy=remedy)


def _entity_ids(connection: Connection, wanted: str) -> list[str]:
    """Entities by id or by one of their names, in capitals or not."""
    entities = ROW_TABLES["entities"]
    by_name = select(entity_names.c.entity).where(entity_names.c.name == wanted.lower())
    by_id = select(entities.c.id).where(entities.c.id == wanted)
    found = sorted(connection.execute(by_name.union(by_id)).scalars())
    if not found:
        raise UnknownId(f"no entity is called {wanted!r}", remedy="`dateline entities` lists them")
    return found


def _of_articles(table: Table, ids: Select[Any]) -> ColumnElement[bool]:
    """Rows whose words stand in one of the articles."""
    rows = select(row_articles.c.row).where(row_articles.c.tab == table.name, row_articles.c.article.in_(ids))
    return table.c.id.in_(rows)


def _of_entities(table: Table, ids: list[str]) -> ColumnElement[bool]:
    """Rows that name one of the entities; timeline and talks go by their events, reports and stories by mentions."""
    if table.name == "entities":
        return table.c.id.in_(ids)
    if table.name == "stories":
        return _of_articles(table, _naming(ids))
    if table.name in {"timeline", "talks"}:
        rows = select(row_entities.c.row).where(row_entities.c.tab == "events", row_entities.c.entity.in_(ids))
        return table.c.event.in_(rows)
    rows = select(row_entities.c.row).where(row_entities.c.tab == table.name, row_entities.c.entity.in_(ids))
    return table.c.id.in_(rows)


def _naming(ids: list[str]) -> Select[Any]:
    """The reports that mention one of the entities."""
    return select(row_entities.c.row).where(row_entities.c.tab == "articles", row_entities.c.entity.in_(ids))


def _of_kind(table: Table, kind: str) -> ColumnElement[bool]:
    column = KIND_COLUMNS.get(table.name, "kind")
    if column not in table.c:
        raise BadSetting(f"{table.name} have no kinds", remedy="leave --kind out")
    return func.lower(table.c[column]) == kind.lower()


def first_day(given: str) -> str:
    """The first day of a day, month or year.

    >>> first_day("2021"), last_day("2021-02")
    ('2021-01-01', '2021-02-28')
    """
    return _days(given)[0]


def last_day(given: str) -> str:
    """The last day of a day, month or year."""
    return _days(given)[1]


def _days(given: str) -> tuple[str, str]:
    """First and last day of a day, month or year."""
    try:
        if not DATE.fullmatch(given):
            raise ValueError(given)
        days = _interval(*map(int, given.split("-")))
    except (ValueError, OverflowError) as err:
        raise BadSetting(f"{given!r} is no day", remedy="write 2021, 2021-03 or 2021-03-24") from err
    return str(days.start), str(days.end - timedelta(days=1) if days.end else None)


def _interval(year: int, month: int = 0, day: int = 0) -> Interval:
    """A day, month or year."""
    if day:
        return Interval.day(date(year, month, day))
    return Interval.month(year, month) if month else Interval.year(year)
