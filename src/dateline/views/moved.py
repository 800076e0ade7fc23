"""What became of the id of an earlier story, once an earlier report came in or stories were joined or split.

A story's id is made from its first report's. So every id that a story ever had leads to that report, and from there to
the story that holds it now; nothing needs to be kept that would hang on the order in which reports came in.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from dateline.model import digest
from dateline.store.history import versions_of
from dateline.store.schema import ROW_TABLES, claims, earlier
from dateline.store.sql import LAST_SIGN


def stories_now(connection: Connection, beginning: str) -> list[str]:
    """The stories of today that hold the reports of an earlier one, its first report's first; none if it never was.

    ``beginning`` is how the id begins. Where two stories' ids have begun so, no one of them is meant.
    """
    first = {article for article, id in _first_reports(connection) if id.startswith(beginning)}
    if len(first) != 1:
        return []
    noted = versions_of(connection, "stories", digest("story", *first))
    held = [article for version in noted for article in version.values["articles"]]
    articles = ROW_TABLES["articles"].c
    story_of = {article: story for article, story in connection.execute(select(articles.id, articles.story))}
    now = _successors(connection)
    found = (story_of.get(now.get(article, article)) for article in (*first, *held))
    return list(dict.fromkeys(story for story in found if story))


def story_now(connection: Connection, beginning: str) -> str:
    """The id as given if a story's id begins so, else that of the story where the first report of an earlier one is."""
    stories = ROW_TABLES["stories"].c
    here = stories.id >= beginning, stories.id < beginning + LAST_SIGN
    if connection.execute(select(stories.id).where(*here).limit(1)).first():
        return beginning
    return next(iter(stories_now(connection, beginning)), beginning)


def _first_reports(connection: Connection) -> Iterator[tuple[str, str]]:
    """Every report that the record holds or held, and the id of the story that begins with it."""
    for table in (claims, earlier):
        for article in connection.execute(select(table.c.article)).scalars():
            yield article, digest("story", article)


def _successors(connection: Connection) -> dict[str, str]:
    """The earlier versions of edited pages, and the article that each page is now."""
    pages = select(earlier.c.article, claims.c.article).join(claims, claims.c.origin == earlier.c.origin)
    return {old: new for old, new in connection.execute(pages)}
