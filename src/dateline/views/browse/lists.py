"""Pages of rows: one table in its order, statements by speaker, positions by party, figures by series."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from dateline.rows import FigureRow, PositionRow, Row, SeriesRow, StatementRow
from dateline.store.schema import ROW_TABLES, row_entities
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
from dateline.views.select import Filters, conditions

ROWS, GROUPS, IN_GROUP, IN_SERIES = 50, 12, 6, 40
# Rows of one series that one page shows.
WHOLE_SERIES = 600


def listing(connection: Connection, table: str, filters: Filters, number: int, by: str | None = None) -> Listing:
    """One page of a table; ``by`` leaves only what one entity says or holds, or ("-") nobody that is known."""
    kind = kind_of(table)
    wanted = conditions(connection, ROW_TABLES[table], filters)
    if by:
        wanted.append(_nobody(table) if by == "-" else _of(table, by))
    paging = page(count(connection, table, wanted), number, ROWS)
    rows = fetch(connection, kind, wanted, order=order(table), limit=paging.size, offset=paging.offset)
    cited = cited_by_spans(connection, rows) | cited_in(connection, rows)
    return Listing(table, rows, paging, articles=cited, names=named_in(connection, rows))


def order(table: str) -> tuple[Any, ...]:
    """What comes before a table's own order: conflicts by witnesses, entities by mentions, latest decisions first."""
    sql = ROW_TABLES[table].c
    if table == "conflicts":
        side = func.json_each(sql.sides).table_valued("value")
        weight = func.sum(func.json_extract(side.c.value, "$.independent"))
        return (select(weight).select_from(side).scalar_subquery().desc(),)
    first = {"entities": ("mentions", "name"), "decisions": ("at", "id")}.get(table, ())
    return tuple(sql[name].asc() if name == "name" else sql[name].desc() for name in first)


# --- by speaker, by party -------------------------------------------------------------------------------------


def groups(connection: Connection, table: str, filters: Filters, number: int) -> Groups:
    """One page of groups: statements by who makes them, positions by who holds them."""
    wanted = conditions(connection, ROW_TABLES[table], filters)
    by_entity = _by_entity(table, wanted)
    known = connection.execute(select(func.count()).select_from(by_entity.subquery())).scalar() or 0
    nobody = count(connection, table, [*wanted, _nobody(table)])
    paging = page(known + (nobody > 0), number, GROUPS)
    members, size = by_entity.selected_columns
    slice_ = by_entity.order_by(size.desc(), members).limit(GROUPS).offset(paging.offset)
    found = [(str(entity), int(total)) for entity, total in connection.execute(slice_)]
    called = names(connection, (entity for entity, _ in found))
    made = [
        Group(entity, called.get(entity), total, _first(connection, table, [*wanted, _of(table, entity)]))
        for entity, total in found
    ]
    if nobody and paging.number == paging.pages:
        made.append(Group(None, None, nobody, _first(connection, table, [*wanted, _nobody(table)])))
    rows = [row for group in made for row in group.rows]
    return Groups(
        table,
        made,
        paging,
        count(connection, table, wanted),
        articles=cited_by_spans(connection, rows),
        names=named_in(connection, rows) | called,
    )


def _by_entity(table: str, wanted: Conditions) -> Select[Any]:
    """Entities and how many rows of the table are theirs."""
    sql = ROW_TABLES[table]
    if table == PositionRow.table:
        held = select(sql.c.holder_entity, func.count().label("size")).where(sql.c.holder_entity.is_not(None), *wanted)
        return held.group_by(sql.c.holder_entity)
    said = select(row_entities.c.entity, func.count().label("size")).where(row_entities.c.tab == table)
    if wanted:
        said = said.join(sql, sql.c.id == row_entities.c.row).where(*wanted)
    return said.group_by(row_entities.c.entity)


def _of(table: str, entity: str) -> ColumnElement[bool]:
    """Rows that one entity says or holds."""
    sql = ROW_TABLES[table]
    if table == PositionRow.table:
        return sql.c.holder_entity == entity
    return sql.c.id.in_(select(row_entities.c.row).where(row_entities.c.tab == table, row_entities.c.entity == entity))


def _nobody(table: str) -> ColumnElement[bool]:
    """Rows of no known entity."""
    sql = ROW_TABLES[table]
    if table == StatementRow.table:
        return sql.c.id.not_in(select(row_entities.c.row).where(row_entities.c.tab == table))
    return sql.c.holder_entity.is_(None)


def _first(connection: Connection, table: str, wanted: Conditions) -> list[Row]:
    return fetch(connection, kind_of(table), wanted, limit=IN_GROUP)


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
