"""Renders rows through the templates. Everything that comes from a page is escaped; there is no script anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dateline.report.marks import anchor
from dateline.report.tables import Tables
from dateline.rows import ArticleRow, Row, SpanRow
from dateline.views import wording
from dateline.views.brief import make_brief

Link = Callable[[SpanRow], str]
ArticleLink = Callable[[ArticleRow], str]
VIEWS = ("timeline", "talks", "statements", "figures", "positions", "conflicts", "stories")


def render(rows: Mapping[str, Sequence[Row]]) -> str:
    """The whole record as one HTML file: no script, no network, every cell linked to its words."""
    tables = Tables.of(rows)
    pages = Pages(link=lambda span: f"#{anchor(span)}", article_link=lambda row: f"#a-{row.id}", inline=True)
    return pages.show("report.html", tables=tables, brief=make_brief(rows), views=VIEWS)


@cache
def stylesheet() -> str:
    """The style of all pages."""
    return (files("dateline.report") / "templates" / "style.css").read_text(encoding="utf-8")


class Pages:
    """The templates, with a way to link to words and to reports.

    ``inline`` puts the style into the page, as a file that stands alone needs it.
    """

    def __init__(self, *, link: Link, article_link: ArticleLink, inline: bool) -> None:
        self._environment = Environment(
            loader=PackageLoader("dateline.report"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals |= {
            "link": link,
            "article_link": article_link,
            "anchor": anchor,
            # Our own file, not text from a page: the only thing that is ever passed unescaped.
            "style": Markup(stylesheet()) if inline else None,  # noqa: S704
            "count": wording.count,
            "source": wording.source_of,
            "short_source": wording.short_source,
        }
        self._environment.filters |= {
            "days": wording.days,
            "quoted": wording.quoted,
            "plain": wording.squeezed,
            "clipped": wording.clipped,
            "capital": wording.sentence_case,
        }

    def show(self, template: str, **values: Any) -> str:
        """A template filled in."""
        return self._environment.get_template(template).render(**values)
