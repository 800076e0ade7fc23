"""One round over feeds: what is new goes into the record, and what was asked is remembered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.read.fetch import Stamp, open_client
from dateline.read.manners import Manners
from dateline.read.page import Failure, Page
from dateline.read.polling import Poll, Polled, Poller
from dateline.read.sources import LARGEST
from dateline.record.answers import BuildReport, Progress
from dateline.record.building import Growth
from dateline.store.polls import PollRow, load_polls, save_polls
from dateline.store.sql import Store


@dataclass
class Visit:
    """One feed's pages on their way into the record, and what is to be remembered once they are in it."""

    remembered: list[Polled] = field(default_factory=list)

    def pages(self, polls: Iterable[Poll]) -> Iterator[Page | Failure]:
        """The pages and failures; what is to be remembered is kept back."""
        for poll in polls:
            if isinstance(poll, Polled):
                self.remembered.append(poll)
            else:
                yield poll


def watch_once(
    store: Store, feeds: Iterable[str], *, pause: float, edits: bool, jobs: int, progress: Progress | None
) -> BuildReport:
    """One round over feeds; see ``Record.watch``."""
    growth = Growth(store, progress)
    seen = {row.address: _polled(row) for row in load_polls(store)}
    try:
        with open_client() as client:
            poller = Poller(Manners(client, pause), seen, LARGEST, edits)
            for feed in dict.fromkeys(feeds):
                visit = Visit()
                fresh = growth.unread(visit.pages(poller.poll(feed)), store.known(), store.ids())
                growth.read(fresh, map=None, jobs=jobs)
                # Only now: killed before this line, the next round asks again for what may not be stored.
                save_polls(store, map(_row, visit.remembered))
    except KeyboardInterrupt:
        return growth.finish(interrupted=True)
    return growth.finish()


def _polled(row: PollRow) -> Polled:
    return Polled(row.address, Stamp(row.etag, row.modified), row.mark, row.rest_until)


def _row(polled: Polled) -> PollRow:
    stamp = polled.stamp
    return PollRow(polled.address, stamp.etag, stamp.modified, polled.mark, polled.rest_until)
