"""How a record grows: what is new is read and annotated, then everything is linked."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from dateline import __version__
from dateline.model import digest
from dateline.read.page import Failure, Page
from dateline.read.sources import find_sources
from dateline.record.answers import BuildReport, Map, Progress
from dateline.record.failing import outdated
from dateline.record.memory import collecting_rarely
from dateline.rows import FailureRow
from dateline.store.rows import failure
from dateline.store.sql import Packet, Store

# Articles to a transaction, and pages in memory at a time.
BATCH, WINDOW = 32, 256


def build(
    store: Store,
    sources: Iterable[str | Path],
    *,
    map: Map | None,
    jobs: int,
    progress: Progress | None,
    again: bool,
) -> BuildReport:
    """Add sources to a record; see ``Record.build``."""
    sources = list(sources)
    growth = Growth(store, progress)
    known, ids = ({}, set[str]()) if again else (store.known(), store.ids())
    fresh = growth.unread(find_sources(sources), known, ids)
    interrupted = False
    try:
        growth.read(fresh, map=map, jobs=jobs)
        growth.forget(sources)
    except KeyboardInterrupt:
        interrupted = True
    return growth.finish(interrupted=interrupted)


def _silent(_stage: str, _done: int, _total: int | None) -> None:
    """Progress that nobody watches."""


class Growth:
    """One build under way: the store, who watches, how many sources were read or known, and what failed."""

    def __init__(self, store: Store, progress: Progress | None) -> None:
        self.counts = Counter[str]()
        self.failures: list[FailureRow] = []
        self._store = store
        self._progress = progress or _silent
        self._started = time.monotonic()

    def unread(
        self, pages: Iterable[Page | Failure], known: Mapping[str, str], ids: set[str]
    ) -> Iterator[Page | Failure]:
        """The pages that the record does not know yet; the others are counted.

        A page is known by its origin and state. The same file under another folder is known too: it is one report.
        """
        for page in pages:
            if isinstance(page, Failure):
                yield page
            elif known.get(page.origin) == page.state or (page.origin not in known and page.article in ids):
                self.counts["known"] += 1
            else:
                ids.add(page.article)
                yield page

    def read(self, fresh: Iterator[Page | Failure], *, map: Map | None, jobs: int) -> None:
        """Read, annotate and store the new pages, a window at a time: memory does not grow with their number."""
        window = list(islice(fresh, WINDOW))
        if not window:
            return
        # The parser and all annotators: seconds to load, and not wanted where nothing is new.
        from dateline.record.reading import read_and_annotate, workers

        total = len(window) if len(window) < WINDOW else None
        with collecting_rarely(), workers(jobs, len(window)) as own:
            while window:
                self._file([one for one in window if isinstance(one, Failure)])
                pages = [one for one in window if isinstance(one, Page)]
                for batch in _batches((map or own)(read_and_annotate, pages)):
                    self._add(batch)
                    self._progress("reading", self.counts["read"] + len(self.failures), total)
                window = list(islice(fresh, WINDOW))

    def finish(self, *, interrupted: bool = False) -> BuildReport:
        """Link what was read; what this build did."""
        linked = self.link()
        seconds, failures = time.monotonic() - self._started, tuple(self.failures)
        read, known, size = self.counts["read"], self.counts["known"], self._store.size()
        return BuildReport(read, known, len(failures), size, seconds, linked, interrupted, failures)

    def _add(self, batch: list[Packet | Failure]) -> None:
        """Store one batch."""
        packets = [one for one in batch if not isinstance(one, Failure)]
        if packets:
            self._store.add(packets, [])
        self.counts["read"] += len(packets)
        self._file([one for one in batch if isinstance(one, Failure)])

    def _file(self, failures: list[Failure]) -> None:
        """File failures that are not filed yet."""
        filed = set(self._store.failures())
        # Messages name the source themselves; the row has it in a field of its own.
        rows = [failure(one.origin, one.error.removeprefix(f"{one.origin}: "), one.remedy) for one in failures]
        self.failures.extend(rows)
        if fresh := [row for row in rows if row not in filed]:
            self._store.add([], fresh)

    def forget(self, sources: Collection[str | Path]) -> None:
        """Take what is no failure any more off the list, now that all of these sources have been looked at."""
        failed = {row.origin for row in self.failures}
        gone = list(outdated([row.origin for row in self._store.failures()], failed, sources))
        if gone:
            self._store.forget(gone)

    def link(self) -> bool:
        """Link everything anew if the rows do not follow from what is stored; whether that was so."""
        return link(self._store, lambda step: self._progress(step, 0, None))


def link(store: Store, step: Callable[[str], None]) -> bool:
    """Link everything anew if the rows do not follow from what is stored; whether that was so."""
    state = state_of(store)
    if store.fact("linked") == state:
        return False
    from dateline.record.linking import relink

    with collecting_rarely():
        relink(store, state, step)
    return True


def state_of(store: Store) -> str:
    """A digest of what the rows are made from: the sources, the failures, the decisions, this version of dateline."""
    sources = sorted(store.known().items())
    decisions = [(one.id, one.stands) for one in store.decisions()]
    return digest(__version__, sources, store.failures(), decisions)


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
