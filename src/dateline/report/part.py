"""A part of a record for a file of its own: the rows that agree with some filters, and the reports that they cite."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dateline.rows import TABLES, Row
from dateline.store.rows import articles_of, entities_of, spans_in

RowsOf = Callable[..., Sequence[Any]]
# Tables that no filter narrows by itself: they follow from the others.
FOLLOWING = frozenset({"articles", "entities", "series", "failures", "decisions", "revisions"})


def part_of(rows_of: RowsOf, filters: Mapping[str, str]) -> dict[str, Sequence[Row]]:
    """All rows without filters; with some, what agrees with them and whatever that names."""
    if not filters:
        return {table: rows_of(table) for table in TABLES}
    rows = {table: rows_of(table, **filters) for table in TABLES if table not in FOLLOWING}
    found = [row for some in rows.values() for row in some]
    named = {entity for row in found for entity in entities_of(row)}
    cited = {article for row in found for article in articles_of(row)}
    cited |= {span.article for row in found for span in spans_in(row)}
    rows["series"] = rows_of("series")
    rows["entities"] = [row for row in rows_of("entities") if row.id in named]
    agreeing = {row.id for row in rows_of("articles", **filters)}
    rows["articles"] = [row for row in rows_of("articles") if row.id in cited | agreeing]
    return rows
