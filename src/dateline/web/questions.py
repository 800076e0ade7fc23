"""What each page asks the record for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dateline.record import Record
from dateline.report import Tables
from dateline.rows import ArticleRow, Row

FILTERS = ("entity", "outlet", "since", "until", "story", "kind")
# A page of more rows than this is read by nobody; the filters narrow it.
LIMIT = 300
# The tables that a view draws on beside the one of its name.
BESIDE = {"figures": ("series",), "stories": ("copies", "failures")}
MARKED = (
    "times", "mentions", "statements", "figures", "event_mentions", "positions", "conflicts", "copies", "timeline",
)  # fmt: skip


def filters_of(query: Mapping[str, str]) -> dict[str, str]:
    """The filters that an address states."""
    return {name: value for name in FILTERS if (value := query.get(name, "").strip())}


def view_tables(record: Record, view: str, filters: Mapping[str, str]) -> Tables:
    """A view's rows, the entities they name and the articles they point into."""
    rows: dict[str, Sequence[Row]] = {}
    rows[view] = record.rows(view, **filters, limit=LIMIT)
    rows |= {table: record.rows(table) for table in BESIDE.get(view, ())}
    rows["entities"] = record.rows("entities")
    rows["articles"] = [record.article(one) for one in sorted(Tables.of(rows).cited())]
    return Tables.of(rows)


def article_tables(record: Record, article: ArticleRow) -> Tables:
    """Everything that the record says of one article."""
    narrow: dict[str, Any] = {"outlet": article.outlet, "story": article.story}
    rows: dict[str, Sequence[Row]] = {table: record.rows(table, **narrow) for table in MARKED}
    return Tables.of({table: _within(found, article.id) for table, found in rows.items()} | {"articles": [article]})


def _within(rows: Iterable[Row], article: str) -> list[Row]:
    """The rows that point into an article."""
    return [row for row in rows if article in Tables.of({row.table: [row]}).cited()]
