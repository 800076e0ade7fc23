"""The record itself: what it holds, how it grows, what can be asked of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

from dateline import __version__
from dateline.errors import BadRecord, UnknownId
from dateline.export import FORMATS, write_export
from dateline.model import digest
from dateline.read.page import Failure, Page
from dateline.read.sources import find_sources
from dateline.record.answers import Rows
from dateline.record.linking import relink
from dateline.record.reading import Map, read_and_annotate, workers
from dateline.report import render
from dateline.rows import TABLES, ArticleRow, Row
from dateline.store.rows import failure, spans_in
from dateline.store.sql import Packet, Store
from dateline.views.brief import Brief, make_brief
from dateline.views.search import SearchHit, search_blocks
from dateline.views.select import Filters, select_rows

# Articles to a transaction, and pages in memory at a time.
BATCH, WINDOW = 32, 256
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: counts of sources and the seconds it took."""

    read: int
    known: int
    failed: int
    articles: int
    seconds: float
    linked: bool
    interrupted: bool = False


def _silent(_stage: str, _done: int, _total: int | None) -> None:
    """Progress that nobody watches."""


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
        started, progress = time.monotonic(), progress or _silent
        known = {} if again else self._store.known()
        counts = Counter[str]()
        interrupted = False
        fresh = _unread(find_sources(sources), known, counts)
        try:
            self._read(fresh, counts, progress, map=map, jobs=jobs)
        except KeyboardInterrupt:
            interrupted = True
        state = self._state()
        stale = self._store.fact("linked") != state
        if stale:
            relink(self._store, state, lambda step: progress(step, 0, None))
        seconds = time.monotonic() - started
        return BuildReport(
            counts["read"], counts["known"], counts["failed"], len(self), seconds, stale, interrupted
        )

    def _read(
        self,
        fresh: Iterator[Page | Failure],
        counts: Counter[str],
        progress: Progress,
        *,
        map: Map | None,
        jobs: int,
    ) -> None:
        """Read, annotate and store the new pages, a window at a time: memory does not grow with their number."""
        window = list(islice(fresh, WINDOW))
        total = len(window) if len(window) < WINDOW else None
        with workers(jobs, len(window)) as own:
            while window:
                self._file([one for one in window if isinstance(one, Failure)], counts)
                pages = [one for one in window if isinstance(one, Page)]
                for batch in _batches((map or own)(read_and_annotate, pages)):
                    self._add(batch, counts)
                    progress("reading", counts["read"] + counts["failed"], total)
                window = list(islice(fresh, WINDOW))

    def _add(self, batch: list[Packet | Failure], counts: Counter[str]) -> None:
        """Store one batch."""
        packed = [one for one in batch if not isinstance(one, Failure)]
        if packed:
            self._store.add(packed, [])
        counts["read"] += len(packed)
        self._file([one for one in batch if isinstance(one, Failure)], counts)

    def _file(self, failures: list[Failure], counts: Counter[str]) -> None:
        """File failures that are not filed yet."""
        counts["failed"] += len(failures)
        filed = set(self._store.failures())
        # Messages name the source themselves; the row has it in a field of its own.
        rows = [failure(one.origin, one.error.removeprefix(f"{one.origin}: "), one.remedy) for one in failures]
        if fresh := [row for row in rows if row not in filed]:
            self._store.add([], fresh)

    def _state(self) -> str:
        """A digest of what the rows are made from: the sources, the failures, and this version of dateline."""
        sources = sorted(self._store.known().items())
        return digest(__version__, sources, self._store.failures())

    # --- asking -------------------------------------------------------------------------------------------

    def rows(self, table: str, **filters: Any) -> Rows[Any]:
        """Rows of any table of the public format, in its order."""
        return Rows(select_rows(self._store, table, Filters(**filters)), table=table)

    def articles(self, **filters: Any) -> Rows[Any]:
        """The reports."""
        return self.rows("articles", **filters)

    def timeline(self, **filters: Any) -> Rows[Any]:
        """Events in order, ready to print."""
        return self.rows("timeline", **filters)

    def statements(self, **filters: Any) -> Rows[Any]:
        """Who said what, through whom."""
        return self.rows("statements", **filters)

    def figures(self, **filters: Any) -> Rows[Any]:
        """Numbers with their hedges."""
        return self.rows("figures", **filters)

    def positions(self, **filters: Any) -> Rows[Any]:
        """Promises, demands, refusals ... with their conditions."""
        return self.rows("positions", **filters)

    def conflicts(self, **filters: Any) -> Rows[Any]:
        """Claims that cannot all be right, side by side."""
        return self.rows("conflicts", **filters)

    def stories(self, **filters: Any) -> Rows[Any]:
        """Reports on the same developing subject."""
        return self.rows("stories", **filters)

    def entities(self, **filters: Any) -> Rows[Any]:
        """People, bodies and places."""
        return self.rows("entities", **filters)

    def failures(self) -> Rows[Any]:
        """What could not be read."""
        return self.rows("failures")

    def search(self, query: str, *, limit: int = 20) -> list[SearchHit]:
        """Blocks that have all words of a query, best first."""
        return search_blocks(self._store, query, limit=limit)

    def brief(self, **filters: Any) -> Brief:
        """A page of plain sentences made from the record, with footnotes."""
        return make_brief({table: self.rows(table, **filters) for table in TABLES if _brief_takes(table, filters)})

    def show(self, row_id: str) -> Row:
        """The row with an id, or with the only id that begins so."""
        for table in TABLES:
            with suppress(UnknownId):
                return self._one(table, row_id)
        raise UnknownId(f"no row has the id {row_id!r}", remedy="ids stand in every view with --json")

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
        """Write all tables into a folder, with a JSON Schema each; the files written. Formats: jsonl, csv."""
        return write_export(self.rows, Path(folder), format, source=str(self.path.name))

    def report(self, path: str | Path) -> Path:
        """Write the record as one HTML file that opens without a network."""
        path = Path(path)
        path.write_text(render({table: self.rows(table) for table in TABLES}), encoding="utf-8")
        return path


def _unread(
    pages: Iterable[Page | Failure], known: Mapping[str, str], counts: Counter[str]
) -> Iterator[Page | Failure]:
    """The pages whose bytes the record does not know yet; the others are counted."""
    for page in pages:
        if isinstance(page, Page) and known.get(page.origin) == page.state:
            counts["known"] += 1
        else:
            yield page


def _brief_takes(table: str, filters: dict[str, Any]) -> bool:
    """Tables that a brief can ask with these filters: entity rows have no article of their own."""
    return not (filters and table in {"entities", "failures"})


def _batches(results: Iterable[Packet | Failure]) -> Iterator[list[Packet | Failure]]:
    """Results in batches, so that a transaction is worth its while and little is lost."""
    batch: list[Packet | Failure] = []
    for one in results:
        batch.append(one)
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


__all__ = ["FORMATS", "BuildReport", "Progress", "Record"]
