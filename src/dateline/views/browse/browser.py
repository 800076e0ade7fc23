"""Every page's question to the record, one method a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, func, select

from dateline.rows import ConflictRow, EntityRow, StoryRow
from dateline.store.schema import ROW_TABLES
from dateline.store.sql import Store
from dateline.views.brief import Brief
from dateline.views.browse import archive, lists, single
from dateline.views.browse.model import (
    ArchivePage,
    ArticlePage,
    Decided,
    EntityPage,
    Groups,
    Listing,
    Overview,
    Paging,
    RowPage,
    SearchPage,
    SeriesPage,
    StoryPage,
)
from dateline.views.browse.questions import cards, cited_by_spans, count, fetch, names
from dateline.views.moved import story_now
from dateline.views.search import count_blocks, search_blocks
from dateline.views.select import Filters

# A brief of more reports than this is no brief, and reading them takes longer than a page may.
BRIEF = 40
TOP = 6
FOUND = 20
COUNTED = (
    "articles", "stories", "timeline", "talks", "statements", "figures", "positions", "conflicts", "entities",
    "copies", "failures",
)  # fmt: skip


class Browser:
    """The record page by page. ``brief`` writes the brief of some filters."""

    def __init__(self, store: Store, brief: Callable[..., Brief]) -> None:
        self._store = store
        self._brief = brief

    def _ask(self, question: Callable[..., Any], *values: Any, **options: Any) -> Any:
        with self._store.engine.connect() as connection:
            return question(connection, *values, **options)

    def state(self) -> str:
        """Changes when the rows do: what was worked out from them may be kept until then."""
        return self._store.fact("linked")

    def name(self, entity: str) -> str | None:
        """The name of an entity; None if there is none with this id."""
        found: str | None = self._ask(names, [entity]).get(entity)
        return found

    def title(self, story: str) -> str | None:
        """The title of a story; None if there is none with this id."""
        sql = ROW_TABLES["stories"].c
        found: list[StoryRow] = self._ask(fetch, StoryRow, [sql.id == story], limit=1)
        return found[0].title if found else None

    def decided(self) -> dict[str, list[Decided]]:
        """What people decided and what holds, by the row that it concerns."""
        found: dict[str, list[Decided]] = self._ask(single.decided)
        return found

    def overview(self) -> Overview:
        """What the record holds, and where to begin."""
        brief = self._brief() if 0 < self._ask(count, "articles") <= BRIEF else None
        found: Overview = self._ask(_overview, brief)
        return found

    def listing(self, table: str, filters: Filters, number: int = 1, by: str | None = None) -> Listing:
        """One page of a table's rows; of ``by`` alone, an entity that says or holds them, or "-" for nobody known."""
        found: Listing = self._ask(lists.listing, table, filters, number, by)
        return found

    def groups(self, table: str, filters: Filters, number: int = 1) -> Groups:
        """Statements by speaker, positions by party."""
        found: Groups = self._ask(lists.groups, table, filters, number)
        return found

    def series(self, filters: Filters, number: int = 1) -> SeriesPage:
        """Figures as series over time."""
        found: SeriesPage = self._ask(lists.series, filters, number)
        return found

    def one_series(self, series: str) -> SeriesPage:
        """One series with all its figures."""
        found: SeriesPage = self._ask(lists.one_series, series)
        return found

    def archive(self, period: str = "", number: int = 1) -> ArchivePage:
        """Reports by date: all, a year, a month, a day, or those without a date."""
        found: ArchivePage = self._ask(archive.archive, period, number)
        return found

    def article(self, article: str) -> ArticlePage:
        """One report and every row whose words stand in it."""
        found: ArticlePage = self._ask(single.article_page, article)
        return found

    def entity(self, entity: str) -> EntityPage:
        """One entity and what the record says of it."""
        found: EntityPage = self._ask(single.entity_page, entity)
        return found

    def story(self, story: str) -> StoryPage:
        """One story, with a brief if it is not too long; for an earlier story's id, the story it is now."""
        story = self._ask(story_now, story)
        reports = self._ask(count, "articles", [ROW_TABLES["articles"].c.story == story])
        brief = self._brief(story=story) if 1 < reports <= BRIEF else None
        found: StoryPage = self._ask(single.story_page, story, brief)
        return found

    def row(self, row: str) -> RowPage:
        """One row of any table."""
        found: RowPage = self._ask(single.row_page, row)
        return found

    def search(self, query: str, filters: Filters, number: int = 1) -> SearchPage:
        """Blocks that hold the words asked for, in reports that agree with the filters."""
        if not query:
            return SearchPage(query, [], Paging(1, FOUND, 0))
        total = count_blocks(self._store, query, filters)
        paging = Paging(min(number, Paging(1, FOUND, total).pages), FOUND, total)
        hits = search_blocks(self._store, query, limit=FOUND, offset=paging.offset, filters=filters)
        return SearchPage(query, hits, paging, articles=self._ask(cards, {hit.article for hit in hits}))


def _overview(connection: Connection, brief: Brief | None) -> Overview:
    """Counts, and the largest of what there is."""
    articles, stories, entities = (ROW_TABLES[table].c for table in ("articles", "stories", "entities"))
    ends = connection.execute(select(func.min(articles.first_day), func.max(articles.last_day))).one()
    size = func.json_array_length(stories.articles)
    largest = fetch(connection, StoryRow, order=(size.desc(),), limit=TOP)
    disputed = fetch(connection, ConflictRow, order=lists.order("conflicts"), limit=TOP)
    named = entities.kind.in_(("person", "organization"))
    people = fetch(connection, EntityRow, (named,), order=(entities.mentions.desc(),), limit=2 * TOP)
    return Overview(
        {table: count(connection, table) for table in COUNTED},
        *ends,
        brief,
        largest,
        list(disputed),
        people,
        articles=cited_by_spans(connection, [*disputed, *(brief.footnotes if brief else ())]),
    )
