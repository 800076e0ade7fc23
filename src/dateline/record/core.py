"""The record itself: what it holds, how it grows, what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from dateline.errors import BadRecord, UnknownId
from dateline.export import Source, write_export
from dateline.record.answers import BuildReport, Map, Progress, Rows
from dateline.rows import TABLES, ArticleRow, DecisionRow, Row, StoryRow
from dateline.store.history import BuildRow, list_builds
from dateline.store.rows import spans_in
from dateline.store.sql import Store
from dateline.views.brief import DRAWN_ON, Brief, make_brief
from dateline.views.browse import Browser
from dateline.views.importance import most_important
from dateline.views.moved import stories_now
from dateline.views.news import News, build_before, make_news
from dateline.views.review import Doubt, doubts
from dateline.views.search import SearchHit, search_blocks
from dateline.views.select import Filters, select_rows
from dateline.views.stances import StanceRow, make_stances

if TYPE_CHECKING:
    from dateline.record.deciding import Deciding


class Record:
    """One dated, sourced record in a file.

    Use it as a context manager, or close it. Every view takes the filters of ``Filters`` as keywords.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, path: str | Path, *, must_exist: bool = False) -> Record:
        """Open a record, making an empty one if there is none (unless ``must_exist``).

        Raises BadRecord if the file is no record, or is not there and must be.
        """
        path = Path(path)
        if must_exist and not path.is_file():
            raise BadRecord(f"{path}: no record there", remedy=f"make one with `dateline build FOLDER -o {path}`")
        return cls(Store(path))

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The record's file."""
        return self._store.path

    def __len__(self) -> int:
        """How many articles it holds."""
        return self._store.size()

    # --- building -----------------------------------------------------------------------------------------

    def build(
        self,
        sources: Iterable[str | Path],
        *,
        map: Map | None = None,
        jobs: int = 0,
        progress: Progress | None = None,
        again: bool = False,
    ) -> BuildReport:
        """Add sources to the record: files, folders, feeds, URLs.

        A source that was read before, with the same bytes, costs a hash (unless ``again``). A bad source is filed
        under ``failures``, and the build goes on. Ctrl-C stops reading; what was read is linked and kept.
        """
        # The stages and their libraries are loaded when there is something to build: asking starts at once.
        from dateline.record.building import build

        return build(self._store, sources, map=map, jobs=jobs, progress=progress, again=again)

    @property
    def linked(self) -> bool:
        """Do the rows follow from the reports? Not after a killed build, or in a file of an earlier dateline."""
        return self._store.fact("linked") != "" or not len(self)

    def link(self, progress: Progress | None = None) -> bool:
        """Link everything again if the rows do not follow from the reports; whether that was so."""
        from dateline.record.building import link

        return link(self._store, lambda step: progress(step, 0, None) if progress else None)

    def watch(
        self,
        feeds: Iterable[str | Path],
        *,
        pause: float = 2.0,
        edits: bool = False,
        jobs: int = 0,
        progress: Progress | None = None,
    ) -> BuildReport:
        """One round over feeds, given by their addresses or as OPML files: what is new is fetched and added.

        Nothing is asked for that has not changed, nothing that robots.txt forbids, and ``pause`` seconds lie between
        two requests to one host. With ``edits``, pages that are known are asked for again. Raises UnreadableSource
        if a file is no OPML; a feed that cannot be read is filed under ``failures``.
        """
        from dateline.read.opml import feed_addresses
        from dateline.record.watching import watch_once

        addresses = [address for feed in feeds for address in feed_addresses(str(feed))]
        return watch_once(self._store, addresses, pause=pause, edits=edits, jobs=jobs, progress=progress)

    # --- asking -------------------------------------------------------------------------------------------

    def rows(self, table: str, **filters: Any) -> Rows[Any]:
        """Rows of any table of the public format, in its order."""
        return Rows(select_rows(self._store, table, Filters(**filters)), table=table)

    def articles(self, **filters: Any) -> Rows[Any]:
        """The reports."""
        return self.rows("articles", **filters)

    def timeline(self, *, important: int | None = None, **filters: Any) -> Rows[Any]:
        """Events in order, ready to print; only the so many most important ones if a number is given."""
        rows = self.rows("timeline", **filters)
        return rows if important is None else Rows(most_important(rows, important), table="timeline")

    def statements(self, **filters: Any) -> Rows[Any]:
        """Who said what, through whom."""
        return self.rows("statements", **filters)

    def figures(self, **filters: Any) -> Rows[Any]:
        """Numbers with their hedges."""
        return self.rows("figures", **filters)

    def positions(self, **filters: Any) -> Rows[Any]:
        """Promises, demands, refusals ... with their conditions."""
        return self.rows("positions", **filters)

    def stances(self, **filters: Any) -> Rows[StanceRow]:
        """What each party holds on an issue, in order of time, and how it changed."""
        positions = self.positions(**filters)
        return Rows(make_stances(positions, self.articles(), self.entities()), table="stances")

    def conflicts(self, **filters: Any) -> Rows[Any]:
        """Claims that cannot all be right, side by side."""
        return self.rows("conflicts", **filters)

    def stories(self, **filters: Any) -> Rows[Any]:
        """Reports on the same developing subject."""
        return self.rows("stories", **filters)

    def talks(self, **filters: Any) -> Rows[Any]:
        """Rounds of a negotiation: when, who, on what, with what outcome."""
        return self.rows("talks", **filters)

    def entities(self, **filters: Any) -> Rows[Any]:
        """People, bodies and places."""
        return self.rows("entities", **filters)

    def failures(self) -> Rows[Any]:
        """What could not be read."""
        return self.rows("failures")

    def revisions(self, article: str | None = None) -> Rows[Any]:
        """Earlier versions of edited pages in order, each with what the next one changed; of one article if named."""
        rows = self.rows("revisions")
        wanted = self.article(article).id if article else None
        return Rows((row for row in rows if wanted in (None, row.article)), table="revisions")

    # --- reviewing ----------------------------------------------------------------------------------------

    @cached_property
    def decide(self) -> Deciding:
        """A reviewer's acts: ``record.decide.reject(row_id, note="...", by="ana")`` and the like."""
        from dateline.record.deciding import Deciding

        return Deciding(self._store, self.show)

    def decisions(self) -> Rows[Any]:
        """What people decided, in order, and what became of it: also what was taken back or has lost its words."""
        return self.rows("decisions")

    def decided(self, row_id: str) -> Rows[Any]:
        """The decisions that concern a row: what a person touched."""
        return Rows((row for row in self.decisions() if row_id in row.rows), table="decisions")

    def doubts(self, *, limit: int | None = None) -> list[Doubt]:
        """What a reviewer should look at first, and why."""
        return doubts(self.rows, limit=limit)

    def undo(self, decision_id: str, *, by: str = "") -> DecisionRow:
        """Take a decision back; it stays in the log."""
        return self.decide.undo(decision_id, by=by)

    def search(self, query: str, *, limit: int = 20, **filters: Any) -> list[SearchHit]:
        """Blocks that have all words of a query, best first, in reports that agree with the filters."""
        return search_blocks(self._store, query, limit=limit, filters=Filters(**filters))

    @property
    def browse(self) -> Browser:
        """The record page by page, as the local pages show it."""
        return Browser(self._store, self.brief)

    def news(self, since: str = "last", *, kind: str | None = None, **filters: Any) -> News:
        """What the record says now and did not say before: by default before the latest build.

        ``since`` may be ``last``, a build's number, a day or time (``2021-03-24``), or a stretch (``24h``, ``7d``).
        Raises BadSetting if it is none of these.
        """
        builds = self.builds()
        number = build_before(since, builds, datetime.now(UTC))
        return make_news(self._store, builds, number, Filters(**filters), kind)

    def builds(self) -> list[BuildRow]:
        """The builds that changed something, first to last."""
        return list_builds(self._store.engine)

    def brief(self, **filters: Any) -> Brief:
        """A page of plain sentences made from the record, with footnotes."""
        return make_brief({table: self.rows(table, **filters) for table in TABLES if _brief_takes(table, filters)})

    def show(self, row_id: str) -> Row:
        """The row with an id, or with the only id that begins so; for an earlier story's id, the story it is now."""
        for table in TABLES:
            with suppress(UnknownId):
                return self._one(table, row_id)
        for story in self.became(row_id)[:1]:
            return story
        raise UnknownId(f"no row has the id {row_id!r}", remedy="ids stand in every view with --json")

    def became(self, story_id: str) -> list[StoryRow]:
        """The stories that hold the reports of an earlier one today, the one with its first report first.

        Empty for an id that no story ever had.
        """
        with self._store.engine.connect() as connection:
            found = stories_now(connection, story_id)
        rows = (self._one("stories", one) for one in found)
        return [row for row in rows if isinstance(row, StoryRow)]

    def _one(self, table: str, row_id: str) -> Row:
        """The only row of a table whose id begins so."""
        found = self._store.rows_by_id(table, row_id)
        if len(found) == 1:
            return found[0]
        raise UnknownId(f"{len(found)} {table} have an id that begins with {row_id!r}", remedy="give more of it")

    def context(self, row: Row) -> list[tuple[str, tuple[str, str, str]]]:
        """For every span of a row: the article's origin, and its line as (before, the words, after)."""
        found = []
        for span in spans_in(row):
            article = self.article(span.article)
            start = article.text.rfind("\n", 0, span.start) + 1
            end = article.text.find("\n", span.end)
            after = article.text[span.end : end if end >= 0 else None]
            found.append((article.origin, (article.text[start : span.start], span.text, after)))
        return found

    def article(self, row_id: str) -> ArticleRow:
        """One report with its text."""
        row = self._one("articles", row_id)
        assert isinstance(row, ArticleRow)
        return row

    # --- taking away --------------------------------------------------------------------------------------

    def export(self, folder: str | Path, *, format: str = "jsonl") -> list[Path]:
        """Write the record into a folder; the files written. The formats: ``dateline.export.all_formats()``."""
        source = Source(self.rows, lambda: self.brief().to_markdown())
        return write_export(source, Path(folder), format)

    def report(self, path: str | Path, **filters: str | None) -> Path:
        """Write the record, or what agrees with the filters, as one HTML file that opens without a network."""
        from dateline.report import part_of, render

        path = Path(path)
        given = {name: value for name, value in filters.items() if value is not None}
        path.write_text(render(part_of(self.rows, given)), encoding="utf-8")
        return path


def _brief_takes(table: str, filters: dict[str, Any]) -> bool:
    """Tables that a brief draws on and can ask with these filters: entity rows have no article of their own."""
    return table in DRAWN_ON and not (filters and table == "entities")
