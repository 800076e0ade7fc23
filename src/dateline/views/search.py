"""Full-text search over the annotated blocks of all articles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import text

from dateline.errors import BadSetting
from dateline.store.sql import Store

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


def search_blocks(store: Store, query: str, *, limit: int = 20) -> list[SearchHit]:
    """Blocks with all words of a query, best first; "quoted words" stay together, a final * is a prefix."""
    wanted = match_expression(query)
    question = text(
        "SELECT search.article, start, search.kind, title, outlet, articles.published, "
        "snippet(search, 3, :open, :close, ' … ', 24) "
        "FROM search LEFT JOIN articles ON articles.id = search.article "
        "WHERE search MATCH :wanted ORDER BY rank, place_in_table, start LIMIT :limit"
    )
    with store.engine.connect() as connection:
        values = {"wanted": wanted, "limit": limit, "open": OPEN, "close": CLOSE}
        return [SearchHit(*row) for row in connection.execute(question, values)]


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
