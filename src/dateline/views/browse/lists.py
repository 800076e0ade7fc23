"""Pages of rows: one table in its order, statements by speaker, positions by party, figures by series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from dateline.rows import FigureRow, PositionRow, Row, SeriesRow
from dateline.store.schema import NOBODY, ROW_TABLES, row_entities
from dateline.views.browse.model import Group, Groups, Listing, Paging, SeriesGroup, SeriesPage
from dateline.views.browse.questions import (
    Conditions,
    cited_by_spans,
    cited_in,
    count,
    fetch,
    kind_of,
    named_in,
    names,
    one,
    page,
)
from dateline.views.select import Filters, conditions, first_day, last_day

ROWS, GROUPS, IN_GROUP, IN_SERIES = 50, 12, 6, 40
# Rows of one series that one page shows.
WHOLE_SERIES = 600


def listing(connection: Connection, table: str, filters: Filters, number: int, by: str | None = None) -> Listing:
    """One page of a table; ``by`` leaves only what one entity says or holds, or ("-") nobody that is known."""
    kind, sql = kind_of(table), ROW_TABLES[table]
    wanted = conditions(connection, sql, filters)
    if by:
        wanted.append(_of(table, NOBODY if by == "-" else by))
    paging = page(count(connection, table, wanted), number, ROWS)
    # Ids are put in order first: to sort whole rows, SQLite would read every text.
    ordered = select(sql.c.id).where(*wanted).order_by(*order(table), sql.c.place_in_table)
    ids = list(connection.execute(ordered.limit(paging.size).offset(paging.offset)).scalars())
    rows = sorted(fetch(connection, kind, (sql.c.id.in_(ids),)), key=lambda row: ids.index(row.id))
    cited = cited_by_spans(connection, rows) | cited_in(connection, rows)
    return Listing(table, rows, paging, articles=cited, names=named_in(connection, rows))


def order(table: str) -> tuple[Any, ...]:
    """What comes before a table's own order: conflicts by witnesses, entities by mentions, latest decisions first."""
    sql = ROW_TABLES[table].c
    if table == "conflicts":
        side = func.json_each(sql.sides).table_valued("value")
        weight = func.sum(func.json_extract(side.c.value, "$.independent"))
        return (select(weight).select_from(side).scalar_subquery().desc(),)
    if table == "articles":
        return (sql.first_day.is_(None), sql.first_day, sql.last_day)
    first = {"entities": ("mentions", "name"), "decisions": ("at", "id")}.get(table, ())
    return tuple(sql[name].asc() if name == "name" else sql[name].desc() for name in first)


# --- by speaker, by party -------------------------------------------------------------------------------------


def groups(connection: Connection, table: str, filters: Filters, number: int) -> Groups:
    """One page of groups: statements by who makes them, positions by who holds them; nobody known comes last."""
    entity, owned = _owned(connection, table, filters)
    size = func.count().label("size")
    all_sizes = select(entity.label("entity"), size, func.count().over().label("groups")).where(*owned)
    all_sizes = all_sizes.group_by(entity).order_by(func.coalesce(entity, NOBODY) == NOBODY, size.desc(), entity)
    sizes = all_sizes.limit(GROUPS).offset((number - 1) * GROUPS)
    found = [(str(one or NOBODY), int(rows), int(of)) for one, rows, of in connection.execute(sizes)]
    if not found and number > 1:
        return groups(connection, table, filters, _last_page(connection, all_sizes))
    called = names(connection, (one for one, _, _ in found))
    first = _first_of_each(connection, table, entity, owned, [one for one, _, _ in found])
    made = [Group(one or None, called.get(one), size, first.get(one, [])) for one, size, _ in found]
    rows = [row for group in made for row in group.rows]
    return Groups(
        table,
        made,
        Paging(number, GROUPS, found[0][2] if found else 0),
        count(connection, table, conditions(connection, ROW_TABLES[table], filters)),
        articles=cited_by_spans(connection, rows),
        names=named_in(connection, rows) | called,
    )


def _last_page(connection: Connection, sizes: Select[Any]) -> int:
    """The number of the last page of groups."""
    total = connection.execute(select(func.count()).select_from(sizes.order_by(None).subquery())).scalar() or 0
    return Paging(1, GROUPS, total).pages


def _owned(connection: Connection, table: str, filters: Filters) -> tuple[Any, list[ColumnElement[bool]]]:
    """Whose a row is, as a column, and the rows that agree with the filters."""
    sql = ROW_TABLES[table]
    if table == PositionRow.table:
        return sql.c.holder_entity, conditions(connection, sql, filters)
    # Days stand beside the rows, so that what is said need not be read to count who says it.
    wanted: list[ColumnElement[bool]] = [row_entities.c.tab == table]
    if filters.since is not None:
        wanted.append(row_entities.c.until_day >= first_day(filters.since))
    if filters.until is not None:
        wanted.append(row_entities.c.from_day <= last_day(filters.until))
    others = conditions(connection, sql, replace(filters, since=None, until=None))
    if others:
        wanted.append(row_entities.c.row.in_(select(sql.c.id).where(*others)))
    return row_entities.c.entity, wanted


def _first_of_each(
    connection: Connection, table: str, entity: Any, owned: Conditions, entities: Sequence[str]
) -> dict[str, list[Row]]:
    """The first rows of each group, by its entity."""
    sql = ROW_TABLES[table]
    at_home = table == PositionRow.table
    key, place = (sql.c.id, sql.c.place_in_table) if at_home else (row_entities.c.row, row_entities.c.place)
    whose = func.coalesce(entity, NOBODY) if at_home else entity
    rank = func.row_number().over(partition_by=whose, order_by=place).label("rank")
    ranked = select(key.label("row"), whose.label("entity"), rank).where(*owned, whose.in_(entities)).subquery()
    chosen = list(connection.execute(select(ranked.c.row, ranked.c.entity).where(ranked.c.rank <= IN_GROUP)))
    rows = fetch(connection, kind_of(table), (sql.c.id.in_([row for row, _ in chosen]),))
    found: dict[str, list[Row]] = defaultdict(list)
    owners: dict[str, list[str]] = defaultdict(list)
    for row, owner in chosen:
        owners[row].append(owner)
    for made in rows:
        for owner in owners[made.id]:
            found[owner].append(made)
    return found


def _of(table: str, entity: str) -> ColumnElement[bool]:
    """Rows that one entity says or holds; without an entity, those of nobody known."""
    sql = ROW_TABLES[table]
    if table == PositionRow.table:
        return sql.c.holder_entity == entity if entity else sql.c.holder_entity.is_(None)
    said = select(row_entities.c.row).where(row_entities.c.tab == table, row_entities.c.entity == entity)
    return sql.c.id.in_(said)


# --- figures --------------------------------------------------------------------------------------------------


def series(connection: Connection, filters: Filters, number: int) -> SeriesPage:
    """One page of series of two figures or more, the most witnessed first."""
    figures, sql = ROW_TABLES["figures"], ROW_TABLES["series"]
    of_figures = conditions(connection, figures, filters)
    size = func.json_array_length(sql.c.figures)
    wanted: list[ColumnElement[bool]] = [size > 1]
    if of_figures:
        wanted.append(sql.c.id.in_(select(figures.c.series).where(figures.c.series.is_not(None), *of_figures)))
    paging = page(count(connection, "series", wanted), number, GROUPS)
    order = (sql.c.independent.desc(), size.desc(), sql.c.label)
    found = fetch(connection, SeriesRow, wanted, order=order, limit=GROUPS, offset=paging.offset)
    made = [SeriesGroup(row, _told(connection, row, IN_SERIES)) for row in found]
    return _series_page(connection, made, paging, count(connection, "figures", of_figures))


def one_series(connection: Connection, series_id: str) -> SeriesPage:
    """One series with all its figures."""
    row = one(connection, SeriesRow, series_id)
    group = SeriesGroup(row, _told(connection, row, WHOLE_SERIES))
    return _series_page(connection, [group], Paging(1, 1, 1), len(row.figures))


def _told(connection: Connection, row: SeriesRow, most: int) -> list[FigureRow]:
    """The figures of a series by the days that they hold for."""
    sql = ROW_TABLES["figures"].c
    return fetch(
        connection, FigureRow, (sql.series == row.id,), order=(sql.from_day.is_(None), sql.from_day), limit=most
    )


def _series_page(connection: Connection, made: list[SeriesGroup], paging: Paging, figures: int) -> SeriesPage:
    rows = [row for group in made for row in group.figures]
    return SeriesPage(made, paging, figures, articles=cited_in(connection, rows), names=named_in(connection, rows))
