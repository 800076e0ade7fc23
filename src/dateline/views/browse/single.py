"""Pages about one thing: a report, an entity, a story, any row."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from dateline.errors import UnknownId
from dateline.rows import TABLES, ArticleRow, EntityRow, EventMentionRow, EventRow, Row, SpanRow, StoryRow
from dateline.store.rows import spans_in
from dateline.store.schema import ROW_TABLES, row_articles, row_entities
from dateline.store.sql import LAST_SIGN
from dateline.views.brief import Brief
from dateline.views.browse.model import ArticlePage, Decided, EntityPage, Line, Part, RowPage, StoryPage
from dateline.views.browse.questions import (
    MANY,
    card_rows,
    cards,
    cited_by_spans,
    cited_in,
    fetch,
    kind_of,
    named_in,
    one,
)
from dateline.views.select import Filters, conditions

# The tables whose words are marked in a report's text.
MARKED = (
    "times", "mentions", "statements", "figures", "event_mentions", "positions", "conflicts", "copies", "timeline",
    "talks",
)  # fmt: skip
OF_ENTITY = ("timeline", "statements", "positions", "figures", "talks")
OF_STORY = ("timeline", "talks", "statements", "figures", "positions", "conflicts")
IN_PART, REPORTS, LINES = 8, 200, 40
# Characters of a line that are shown on either side of the words.
NEAR = 300


def article_page(connection: Connection, article_id: str) -> ArticlePage:
    """One report with all that the record says of its words; the beginning of an id is enough."""
    article = _article(connection, article_id)
    tables = rows_in(connection, article.id)
    rows = [row for found in tables.values() for row in found]
    story = fetch(connection, StoryRow, (ROW_TABLES["stories"].c.id == article.story,), limit=1)
    return ArticlePage(
        article,
        tables,
        story[0] if story else None,
        articles=cited_by_spans(connection, rows),
        names=named_in(connection, rows),
    )


def _article(connection: Connection, beginning: str) -> ArticleRow:
    """The only report whose id begins so."""
    sql = ROW_TABLES["articles"].c
    found = fetch(connection, ArticleRow, (sql.id >= beginning, sql.id < beginning + LAST_SIGN), limit=2)
    if len(found) != 1:
        raise UnknownId(f"{len(found)} articles have an id that begins with {beginning!r}", remedy="see the archive")
    return found[0]


def rows_in(connection: Connection, article: str) -> dict[str, list[Row]]:
    """Every row whose words stand in a report, by table."""
    keys = select(row_articles.c.tab, row_articles.c.row).where(row_articles.c.article == article)
    ids: dict[str, list[str]] = defaultdict(list)
    for table, key in connection.execute(keys):
        ids[table].append(key)
    return {table: _by_ids(connection, table, ids[table]) for table in MARKED if ids[table]}


def _by_ids(connection: Connection, table: str, ids: Sequence[str]) -> list[Row]:
    sql = ROW_TABLES[table].c
    chunks = (ids[at : at + MANY] for at in range(0, len(ids), MANY))
    return [row for some in chunks for row in fetch(connection, kind_of(table), (sql.id.in_(some),))]


def entity_page(connection: Connection, entity_id: str) -> EntityPage:
    """One entity and the first of what names it, table by table."""
    entity = one(connection, EntityRow, entity_id)
    parts = _parts(connection, OF_ENTITY, Filters(entity=entity.id))
    rows = [row for part in parts for row in part.rows]
    cited = cited_by_spans(connection, rows) | cards(connection, {title.article for title in entity.titles})
    return EntityPage(entity, parts, articles=cited, names=named_in(connection, rows))


def story_page(connection: Connection, story_id: str, brief: Brief | None) -> StoryPage:
    """One story: its reports, first published first, and what they tell."""
    story = one(connection, StoryRow, story_id)
    reports = card_rows(connection, (ROW_TABLES["articles"].c.story == story.id,), limit=REPORTS)
    parts = _parts(connection, OF_STORY, Filters(story=story.id)) if reports else []
    rows = [row for part in parts for row in part.rows]
    cited = cited_by_spans(connection, [*rows, *(brief.footnotes if brief else ())]) | {
        card.id: card for card in reports
    }
    beside = [one(connection, StoryRow, other.story) for other in story.related]
    return StoryPage(story, reports, brief, parts, beside, articles=cited, names=named_in(connection, rows))


def _parts(connection: Connection, tables: Sequence[str], filters: Filters) -> list[Part]:
    """The first rows of every table that agree with a filter, and how many there are."""
    found = []
    for table in tables:
        ids = list(connection.execute(_ids(connection, table, filters)).scalars())
        if ids:
            rows = sorted(_by_ids(connection, table, ids[:IN_PART]), key=lambda row: ids.index(row.id))
            found.append(Part(table, len(ids), rows))
    return found


def _ids(connection: Connection, table: str, filters: Filters) -> Select[Any]:
    """The ids of the rows that agree with a filter, in order; for an entity's own rows, no row need be read."""
    sql, beside = ROW_TABLES[table].c, row_entities.c
    if filters.entity and table not in {"timeline", "talks"}:
        own = select(beside.row).where(beside.tab == table, beside.entity == filters.entity)
        return own.order_by(beside.place)
    wanted = conditions(connection, ROW_TABLES[table], filters)
    return select(sql.id).where(*wanted).order_by(sql.place_in_table)


def row_page(connection: Connection, row_id: str) -> RowPage:
    """One row of any table, by its whole id, with the lines in which its words stand."""
    for kind in TABLES.values():
        found = fetch(connection, kind, (ROW_TABLES[kind.table].c.id == row_id,), limit=1)
        if found:
            return _row_page(connection, found[0])
    raise UnknownId(f"no row has the id {row_id!r}", remedy="links from an older build may have moved")


def _row_page(connection: Connection, row: Row) -> RowPage:
    mentions = []
    if isinstance(row, EventRow):
        mentions = fetch(connection, EventMentionRow, (ROW_TABLES["event_mentions"].c.event == row.id,), limit=REPORTS)
    spans = [one.span for one in mentions] or [span for span in spans_in(row) if span.text]
    spans = list(dict.fromkeys(spans))[:LINES]
    cited = cited_by_spans(connection, spans) | cited_in(connection, [row])
    return RowPage(row, _lines(connection, spans), mentions, articles=cited, names=named_in(connection, [row]))


def _lines(connection: Connection, spans: Sequence[SpanRow]) -> list[Line]:
    """Every span within its line."""
    sql = ROW_TABLES["articles"].c
    ids = sorted({span.article for span in spans})
    texts = {key: text for key, text in connection.execute(select(sql.id, sql.text).where(sql.id.in_(ids)))}
    found = []
    for span in spans:
        text = texts.get(span.article, "")
        start = max(text.rfind("\n", 0, span.start) + 1, span.start - NEAR)
        end = text.find("\n", span.end)
        after = text[span.end : min(end if end >= 0 else len(text), span.end + NEAR)]
        found.append(Line(text[start : span.start], span, after))
    return found


def decided(connection: Connection) -> dict[str, list[Decided]]:
    """Decisions that hold, by the row that they concern."""
    sql = ROW_TABLES["decisions"].c
    columns = (sql.rows, sql.id, sql.kind, sql.by, sql.at, sql.value)
    found: dict[str, list[Decided]] = defaultdict(list)
    for rows, *values in connection.execute(select(*columns).where(sql.standing == "holds")):
        for row in json.loads(rows):
            found[row].append(Decided(*values))
    return found
