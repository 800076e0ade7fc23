"""Full-text search over the annotated blocks of all articles."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select, text

from dateline.errors import BadSetting
from dateline.store.schema import ROW_TABLES
from dateline.store.sql import Store
from dateline.views.select import Filters, conditions

TERM = re.compile(r'"([^"]+)"|(\S+)')
# Markers around the words found: control characters that no page can hold after decoding.
OPEN, CLOSE = "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A block that has the words: ``start`` is its offset in the article's text.

    ``snippet`` has the words found between U+0002 and U+0003.
    """

    article: str
    start: int
    kind: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: str


def search_blocks(
    store: Store, query: str, *, limit: int = 20, offset: int = 0, filters: Filters | None = None
) -> list[SearchHit]:
    """Blocks with all words of a query, best first; "quoted words" stay together, a final * is a prefix.

    Filters narrow the reports that are searched; ``kind`` is the block's: "title", "body", "caption".
    """
    with store.engine.connect() as connection:
        values = _narrowed(connection, query, filters or Filters())
        values |= {"open": OPEN, "close": CLOSE, "limit": limit, "offset": offset}
        return [SearchHit(*row) for row in connection.execute(text(_BEST), values)]


def count_blocks(store: Store, query: str, filters: Filters) -> int:
    """How many blocks a search finds."""
    with store.engine.connect() as connection:
        values = _narrowed(connection, query, filters)
        return connection.execute(text(_COUNT), values).scalar() or 0


_WHERE = """
    WHERE search MATCH :wanted
    AND (:articles IS NULL OR search.article IN (SELECT value FROM json_each(:articles)))
    AND (:kind IS NULL OR search.kind = :kind)
"""
# The best are chosen before anything is looked up or cut out for them.
_BEST = f"""
    SELECT article, start, found.kind, title, outlet, articles.published, words
    FROM (
        SELECT article, start, kind, rank AS score, snippet(search, 3, :open, :close, ' … ', 24) AS words
        FROM search {_WHERE} ORDER BY rank LIMIT :limit OFFSET :offset
    ) AS found LEFT JOIN articles ON articles.id = found.article
    ORDER BY score, place_in_table, start
"""  # noqa: S608 - our own words only
_COUNT = "SELECT count(*) FROM search " + _WHERE  # noqa: S608 - our own words only


def _narrowed(connection: Connection, query: str, filters: Filters) -> dict[str, Any]:
    """What is asked for, and the reports that are searched; null for all."""
    values: dict[str, Any] = {"wanted": match_expression(query), "articles": None, "kind": filters.kind}
    sql = ROW_TABLES["articles"]
    narrow = conditions(connection, sql, replace(filters, kind=None))
    if narrow:
        ids = connection.execute(select(sql.c.id).where(*narrow)).scalars()
        values["articles"] = json.dumps(list(ids))
    return values


def match_expression(query: str) -> str:
    """A query as FTS5 understands it, every word quoted so that no sign of it is an operator.

    >>> match_expression('troops "joint statement" withdr*')
    '"troops" "joint statement" "withdr"*'
    """
    terms = [phrase or word for phrase, word in TERM.findall(query)]
    kept = [term for term in terms if any(map(str.isalnum, term))]
    if not kept:
        raise BadSetting("nothing to search for", remedy="give a word")
    return " ".join(_quoted(term) for term in kept)


def _quoted(term: str) -> str:
    """One term between quotation marks; a star at the end stays outside."""
    star = "*" if term.endswith("*") else ""
    return '"' + term.rstrip("*").replace('"', "") + '"' + star
