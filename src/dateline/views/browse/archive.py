"""Reports by date: years, months, days. A report whose day is not known stands under "undated"."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, func, select

from dateline.rows import TimelineRow
from dateline.store.schema import ROW_TABLES
from dateline.views.browse.model import ArchivePage, Bucket, Card
from dateline.views.browse.questions import card_rows, cited_by_spans, count, fetch, page
from dateline.views.select import first_day, last_day

SIZE, EVENTS, AROUND = 60, 12, 40
UNDATED = "undated"
# How much of a day says the period below: the year, the month, the day.
NEXT = {0: 4, 4: 7, 7: 10}


def archive(connection: Connection, period: str, number: int) -> ArchivePage:
    """The reports of a year, month or day, and how they spread over the next smaller periods."""
    sql = ROW_TABLES["articles"].c
    undated: list[ColumnElement[bool]] = [sql.first_day.is_(None)]
    inside = undated if period == UNDATED else _inside(period)
    paging = page(count(connection, "articles", inside), number, SIZE)
    listed = [] if period == "" else card_rows(connection, inside, limit=SIZE, offset=paging.offset)
    events = [] if period in {"", UNDATED} else _events(connection, period)
    return ArchivePage(
        period,
        _buckets(connection, period, inside),
        listed,
        _around(connection, period),
        events,
        paging,
        count(connection, "articles", undated),
        articles=cited_by_spans(connection, events),
    )


def _inside(period: str) -> list[ColumnElement[bool]]:
    """Reports that begin within a period, all dated ones for none; those of a day are of that day alone."""
    sql = ROW_TABLES["articles"].c
    if not period:
        return [sql.first_day.is_not(None)]
    wanted = [sql.first_day >= first_day(period), sql.first_day <= last_day(period)]
    return [*wanted, sql.last_day <= last_day(period)] if len(period) == 10 else wanted


def _buckets(connection: Connection, period: str, inside: list[ColumnElement[bool]]) -> list[Bucket]:
    """How many reports the next smaller periods have; the first page has months, to be drawn year by year."""
    if period == UNDATED or len(period) == 10:
        return []
    sql = ROW_TABLES["articles"].c
    part = func.substr(sql.first_day, 1, NEXT[len(period)] if period else 7)
    found = connection.execute(select(part, func.count()).where(*inside).group_by(part).order_by(part))
    return [Bucket(name, size) for name, size in found]


def _around(connection: Connection, period: str) -> list[Card]:
    """Reports that may be of a day, but whose day is not known that closely."""
    if len(period) != 10:
        return []
    sql = ROW_TABLES["articles"].c
    wanted = [sql.first_day <= period, sql.last_day >= period, sql.first_day < sql.last_day]
    return card_rows(connection, wanted, limit=AROUND)


def _events(connection: Connection, period: str) -> list[TimelineRow]:
    """The first lines of the timeline that lie within a period."""
    sql = ROW_TABLES["timeline"].c
    wanted = [sql.from_day >= first_day(period), sql.until_day <= last_day(period)]
    return fetch(connection, TimelineRow, wanted, order=(sql.independent.desc(),), limit=EVENTS)
