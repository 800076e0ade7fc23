"""Where links lead: to other pages of a server, or to places in one file."""

from __future__ import annotations

from typing import Protocol

from dateline.pages.marks import anchor
from dateline.rows import SpanRow


class Addresses(Protocol):
    """An address for everything that a page links to."""

    def words(self, span: SpanRow) -> str:
        """The words in the untouched source."""
        ...

    def article(self, article: str) -> str:
        """A report."""
        ...

    def note(self, article: str, row: str) -> str:
        """What stands beside the words, in the margin of a report."""
        ...

    def row(self, table: str, row: str) -> str:
        """A row by itself; empty if no page shows it."""
        ...

    def entity(self, entity: str) -> str:
        """A person, body or place."""
        ...

    def story(self, story: str) -> str:
        """A story."""
        ...

    def series(self, series: str) -> str:
        """A series of figures."""
        ...

    def period(self, period: str) -> str:
        """A year, month or day of the archive."""
        ...


class OnePage:
    """Everything is in the same file."""

    def words(self, span: SpanRow) -> str:
        """The words in the text of their report."""
        return f"#{anchor(span)}"

    def article(self, article: str) -> str:
        """The report's text."""
        return f"#a-{article}"

    def note(self, article: str, row: str) -> str:
        """What stands in the margin."""
        return f"#c-{article}-{row}"

    def row(self, table: str, row: str) -> str:  # noqa: ARG002
        """The row in its list."""
        return f"#r-{row}"

    def entity(self, entity: str) -> str:
        """The entity in the list of entities."""
        return f"#e-{entity}"

    def story(self, story: str) -> str:
        """The story in the list of stories."""
        return f"#s-{story}"

    def series(self, series: str) -> str:
        """The drawing of the series."""
        return f"#f-{series}"

    def period(self, period: str) -> str:
        """The month in the list of reports."""
        return f"#d-{period[:7]}"
