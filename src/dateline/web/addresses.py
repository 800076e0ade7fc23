"""Where links of the local pages lead: one path for every thing, the same today and tomorrow."""

from __future__ import annotations

from dateline.pages import anchor
from dateline.rows import SpanRow

# Tables whose rows have a page of their own kind.
OWN_PAGES = {
    "entities": "entities",
    "articles": "articles",
    "stories": "stories",
    "series": "series",
    "decisions": "decisions#d-",
}


class Paths:
    """The addresses of the server's pages."""

    def words(self, span: SpanRow) -> str:
        """The words in the text of their report."""
        return f"/articles/{span.article}#{anchor(span)}"

    def article(self, article: str) -> str:
        """A report."""
        return f"/articles/{article}"

    def note(self, article: str, row: str) -> str:
        """What stands in the margin of the same page."""
        return f"#c-{article}-{row}"

    def row(self, table: str, row: str) -> str:
        """A row by itself."""
        path = OWN_PAGES.get(table, "rows")
        return f"/{path}{row}" if path.endswith("-") else f"/{path}/{row}"

    def entity(self, entity: str) -> str:
        """An entity."""
        return f"/entities/{entity}"

    def story(self, story: str) -> str:
        """A story."""
        return f"/stories/{story}"

    def series(self, series: str) -> str:
        """A series of figures."""
        return f"/series/{series}"

    def period(self, period: str) -> str:
        """A year, month or day of the archive.

        >>> Paths().period("2021-03")
        '/archive/2021/03'
        """
        return f"/archive/{period.replace('-', '/')}"
