"""Feeds asked again and again: only what is new or has changed is fetched."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dateline.errors import UnreadableSource
from dateline.model import digest
from dateline.read import feeds
from dateline.read.fetch import Answer, Refused, Stamp
from dateline.read.manners import Manners
from dateline.read.page import Facts, Failure, Page


@dataclass(frozen=True, slots=True)
class Polled:
    """What is remembered of a feed or of an entry's page until it is asked for again.

    ``mark`` is a digest of what the feed said of the entry; ``rest_until`` (seconds since 1970) is when a server
    that wants to be left alone may be asked again.
    """

    address: str
    stamp: Stamp = field(default_factory=Stamp)
    mark: str = ""
    rest_until: float = 0.0


Poll = Page | Failure | Polled


@dataclass(frozen=True, slots=True)
class Poller:
    """One round over feeds. ``seen`` is what earlier rounds remember; with ``edits``, the pages of entries that are
    known are asked for too (servers answer in a few bytes if nothing has changed)."""

    manners: Manners
    seen: Mapping[str, Polled]
    largest: int
    edits: bool = False

    def poll(self, address: str) -> Iterator[Poll]:
        """New and changed reports of one feed; each is followed by what is to be remembered once it is stored."""
        before = self.seen.get(address, Polled(address))
        if before.rest_until > time.time():
            return
        try:
            # To ask for the pages of known entries, we must know the entries: no condition then.
            answer = self.manners.ask(address, largest=self.largest, stamp=None if self.edits else before.stamp)
            if answer is not None:
                yield from self._entries(address, answer)
        except Refused as refusal:
            yield Failure(address, refusal.problem, refusal.remedy)
            if refusal.rest:
                yield Polled(address, before.stamp, rest_until=time.time() + refusal.rest)
        except UnreadableSource as error:
            yield Failure(address, error.problem.removeprefix(f"{address}: "), error.remedy)

    def _entries(self, feed: str, answer: Answer) -> Iterator[Poll]:
        """All entries of a feed."""
        failed = False
        for facts, html in feeds.feed_entries(answer.content, feed):
            for found in self._entry(feed, facts, html):
                failed = failed or isinstance(found, Failure)
                yield found
        # A feed with an entry that could not be read is asked for in full next time.
        yield Polled(feed, Stamp() if failed else answer.stamp)

    def _entry(self, feed: str, facts: Facts, html: str) -> Iterator[Poll]:
        """One entry: its text from the feed if that is whole, else from its page."""
        mark = digest(facts, html)
        whole = len(html) >= feeds.WHOLE_REPORT or not facts.url
        # An entry without an address is known by what it says: its number changes with every new one.
        address = facts.url or f"{feed}#{digest(facts.title, facts.published, html)[:12]}"
        before = self.seen.get(address, Polled(address))
        unchanged = before.mark == mark
        if unchanged and (whole or not self.edits):
            return
        if whole:
            yield Page(address, address, html.encode("utf-8", "replace"), "html", facts, feeds.STATED_BY)
            yield Polled(address, mark=mark)
            return
        # What the feed newly says of a page belongs to the report, even if the page is as it was.
        yield from self._page(address, facts, Polled(address, before.stamp if unchanged else Stamp(), mark))

    def _page(self, address: str, facts: Facts, before: Polled) -> Iterator[Poll]:
        """The page of an entry, unless it is as it was."""
        try:
            answer = self.manners.ask(address, largest=self.largest, stamp=before.stamp)
        except UnreadableSource as error:
            yield Failure(address, error.problem, error.remedy)
            return
        if answer:
            yield Page(address, address, answer.content, answer.kind, facts, feeds.STATED_BY)
            yield Polled(address, answer.stamp, before.mark)
