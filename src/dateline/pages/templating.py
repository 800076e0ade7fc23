"""Renders pages through the templates. Everything that comes from a report is escaped, and no page runs a script."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dateline.pages import alike, charts, margins
from dateline.pages.addresses import Addresses
from dateline.pages.hostile import visible
from dateline.views import wording

STYLES = ("base", "lists", "report", "print")


@cache
def stylesheet() -> str:
    """The style of all pages."""
    folder = files("dateline.pages") / "styles"
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)


class Once:
    """Tells whether a row is printed for the first time: who speak together each have what they said."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def __call__(self, row: str) -> bool:
        """Is it the first time?"""
        is_first = row not in self._seen
        self._seen.add(row)
        return is_first


class Pages:
    """The templates, with a way to link to words and to reports.

    ``alone`` puts the style into the page, as a file that stands alone needs it.
    """

    def __init__(self, addresses: Addresses, *, alone: bool) -> None:
        self._environment = Environment(
            loader=PackageLoader("dateline.pages"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=visible,
        )
        self._environment.globals |= {
            "to": addresses,
            "alone": alone,
            # Our own file, not text from a page: the only thing that is ever passed unescaped.
            "style": Markup(stylesheet()) if alone else None,  # noqa: S704
            "count": wording.count,
            "short_source": wording.short_source,
            "draw": charts.draw,
            "passages": margins.passages,
            "same_claims": alike.same_claims,
            "months": wording.MONTHS,
        }
        self._environment.filters |= {
            "days": wording.days,
            "day_or_month": alike.period_name,
            "quoted": wording.quoted,
            "plain": wording.squeezed,
            "clipped": wording.clipped,
            "capital": wording.sentence_case,
            "web_link": alike.web_link,
        }

    def show(self, template: str, **values: Any) -> str:
        """A template filled in."""
        return self._environment.get_template(template).render(printed=Once(), **values)
