"""What an exporter is given: the record's rows, and what they call one another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from dateline.rows import ArticleRow, EntityRow, EventMentionRow, EventRow, When

RowsOf = Callable[[str], Sequence[Any]]


@dataclass(frozen=True)  # no slots: what exporters share is looked up once
class Source:
    """A record to write: ``rows`` gives any table of the public format, ``brief`` its page of plain sentences."""

    rows: RowsOf
    brief: Callable[[], str]

    @cached_property
    def articles(self) -> dict[str, ArticleRow]:
        """The reports by id."""
        return {row.id: row for row in self.rows("articles")}

    @cached_property
    def entities(self) -> dict[str, EntityRow]:
        """People, bodies and places by id."""
        return {row.id: row for row in self.rows("entities")}

    @cached_property
    def events(self) -> dict[str, EventRow]:
        """Events by id."""
        return {row.id: row for row in self.rows("events")}

    @cached_property
    def event_mentions(self) -> dict[str, EventMentionRow]:
        """Event mentions by id."""
        return {row.id: row for row in self.rows("event_mentions")}

    @cached_property
    def latest(self) -> str:
        """The last day on which a report was published; a day long ago if none is dated."""
        found = [row.published.last or "" for row in self.articles.values() if row.published]
        return max(found, default="") or "1970-01-01"

    def names(self, entities: Sequence[str]) -> list[str]:
        """What entities are called."""
        return [self.entities[one].name for one in entities if one in self.entities]

    def outlets(self, articles: Sequence[str]) -> list[str]:
        """The outlets of reports, each once; a report without one goes by its file."""
        named = (self.articles[one].outlet or Path(self.articles[one].origin).name for one in articles)
        return list(dict.fromkeys(named))

    def address(self, article: str) -> str:
        """An IRI of a report: its own address, or a name that is the same on every machine."""
        return self.articles[article].url or f"urn:dateline:articles:{article}"


def iri(table: str, row: str) -> str:
    """A row's name in formats that want an IRI.

    >>> iri("events", "a1")
    'urn:dateline:events:a1'
    """
    return f"urn:dateline:{table}:{row}"


def days(when: When | None) -> str | None:
    """The days as an ISO 8601 date or interval, both ends included; None if unknown or open.

    >>> days(When("2021-04-01", "2021-05-01", "2021-04"))
    '2021-04-01/2021-04-30'
    """
    if when is None or when.start is None or when.last is None:
        return None
    return when.start if when.start == when.last else f"{when.start}/{when.last}"


def write_json(path: Path, value: Any) -> Path:
    """Indented JSON in UTF-8, keys in the order given."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
    return path
