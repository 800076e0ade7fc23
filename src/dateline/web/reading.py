"""The pages that are read: each asks the record one question and fills one template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.pages import Addresses
from dateline.pages.alike import period_name, short_source
from dateline.record import NEWS_HEADINGS, Filters, Record
from dateline.rows import EventRow, ReasonRow, SpanRow, When
from dateline.web.answers import Answers
from dateline.web.questions import filters_from, filters_of, number_of, period_of
from dateline.web.site import Site
from dateline.web.views import ENTITIES, FOUND, GROUPED, LISTS, SERIES, View

LIST_NAMES = {view.path: view.title for view in (*LISTS, *GROUPED, SERIES)}
# Tables whose rows a list can show by themselves.
LISTED = frozenset({"statements", "figures", "positions", "conflicts", "talks", "copies", "timeline"})
# Values of one cell that a page shows; doubts of which a reviewer is told at once.
MOST, DOUBTS = 30, 60
# To find what is in doubt, all rows are read: beyond so many reports that takes too long for a page.
FEW = 100
# Builds that news can be asked since, the latest ones.
BUILDS = 12


class Reading:
    """All pages of one record that are only read."""

    def __init__(self, record: Record, answers: Answers, addresses: Addresses) -> None:
        self._record = record
        self._browser = record.browse
        self._answers = answers
        self._to = addresses

    def routes(self) -> list[Route]:
        """One route for every page."""
        return [
            Route("/", self.overview),
            Route("/search", self.search),
            Route("/help", self.help),
            Route("/archive", self.archive),
            Route("/archive/{period:path}", self.archive),
            Route("/figures", self.series),
            Route("/series/{id}", self.one_series),
            *(Route(view.path, partial(self.groups, view)) for view in GROUPED),
            *(Route(view.path, partial(self.listing, view)) for view in LISTS),
            Route("/articles/{id}", self.article),
            Route("/entities/{id}", self.entity),
            Route("/stories/{id}", self.story),
            Route("/rows/{id}", self.row),
            Route("/decisions", self.decisions),
            Route("/review", self.doubts),
            Route("/news", self.news),
        ]

    # --- lists --------------------------------------------------------------------------------------------

    def overview(self, request: Request) -> Response:
        """What the record holds."""
        page = self._browser.overview()
        unlinked = 0 if page.counts["articles"] else len(self._record)
        site = Site("The record", current="/", more={"record": self._record.path.name, "unlinked": unlinked})
        if page.brief:
            site = replace(site, title=_titled(page.brief.title))
        return self._answers.page(request, "overview.html", site, page)

    def listing(self, view: View, request: Request) -> Response:
        """One table, page by page."""
        by = request.query_params.get("by", "").strip()
        filters = filters_of(request.query_params)
        page = self._browser.listing(view.table, filters_from(filters), number_of(request.query_params), by or None)
        site = self._site(view, filters, page.names, {"by": by} if by else {})
        return self._answers.page(request, "view.html", site, page)

    def groups(self, view: View, request: Request) -> Response:
        """Statements by speaker, positions by party."""
        filters = filters_of(request.query_params)
        page = self._browser.groups(view.table, filters_from(filters), number_of(request.query_params))
        site = self._site(view, filters, page.names, {})
        return self._answers.page(request, "groups.html", replace(site, flat=_flat(view, site)), page)

    def series(self, request: Request) -> Response:
        """Figures over time."""
        filters = filters_of(request.query_params)
        page = self._browser.series(filters_from(filters), number_of(request.query_params))
        site = self._site(SERIES, filters, page.names, {})
        return self._answers.page(request, "series.html", replace(site, flat=_flat(SERIES, site)), page)

    def one_series(self, request: Request) -> Response:
        """One series with all its figures."""
        page = self._browser.one_series(request.path_params["id"])
        label = page.groups[0].series.label
        site = Site(label[:1].upper() + label[1:], current="/figures", crumbs=(("/figures", "Figures over time"),))
        return self._answers.page(request, "series.html", site, page)

    def _site(
        self, view: View, filters: Mapping[str, str], names: Mapping[str, str], hidden: Mapping[str, str]
    ) -> Site:
        """The frame of a list."""
        crumbs = ((view.parent, LIST_NAMES[view.parent]),) if view.parent else ()
        return Site(
            view.title, view.path, view.parent or view.path, crumbs, lead=view.lead, noun=view.noun, nouns=view.nouns,
            empty=view.empty, fields=view.fields, filters=filters, hidden=hidden,
            labels=self._labels({**filters, **hidden}, names),
        )  # fmt: skip

    def _labels(self, filters: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
        """Filters whose value is an id, in words."""
        found = {key: names[value] for key, value in filters.items() if value in names}
        if filters.get("by") == "-":
            found["by"] = "nobody known"
        for key in ("entity", "by"):
            if (value := filters.get(key, "")) and key not in found:
                found[key] = self._browser.name(value) or value
        if story := filters.get("story"):
            found["story"] = self._browser.title(story) or story
        return found

    def search(self, request: Request) -> Response:
        """Passages that hold the words asked for."""
        query = request.query_params.get("q", "").strip()[:500]
        filters = filters_of(request.query_params)
        page = self._browser.search(query, filters_from(filters), number_of(request.query_params))
        site = Site(
            "Search", "/search", query=query, fields=FOUND, filters=filters, labels=self._labels(filters, {}),
            crumbs=(("/", "Overview"),),
        )  # fmt: skip
        return self._answers.page(request, "search.html", site, page)

    def archive(self, request: Request) -> Response:
        """Reports by date."""
        period = period_of(request.path_params.get("period", ""))
        page = self._browser.archive(period, number_of(request.query_params))
        longest = max((bucket.reports for bucket in page.buckets), default=1)
        more = {"longest": longest, "neighbours": list(_neighbours(self._to, period))}
        title = "Without a date" if period == "undated" else period_name(period) if period else "Archive"
        site = Site(title, current="/archive", crumbs=_above(self._to, period), more=more)
        return self._answers.page(request, "archive.html", site, page)

    # --- one thing ----------------------------------------------------------------------------------------

    def article(self, request: Request) -> Response:
        """One report: its text with all that the record says of it."""
        page = self._browser.article(request.path_params["id"])
        row = page.article
        day = row.published.start if row.published and row.published.start else "undated"
        crumbs = (*_above(self._to, day), (self._to.period(day), "Undated" if day == "undated" else period_name(day)))
        site = Site(row.title or short_source(row), current="/archive", crumbs=crumbs)
        return self._answers.page(request, "article.html", site, page)

    def entity(self, request: Request) -> Response:
        """One person, body or place."""
        page = self._browser.entity(request.path_params["id"])
        site = Site(page.entity.name, current="/entities", crumbs=((ENTITIES.path, ENTITIES.title),))
        return self._answers.page(request, "entity.html", site, page)

    def story(self, request: Request) -> Response:
        """One story."""
        page = self._browser.story(request.path_params["id"])
        site = Site(page.story.title, current="/stories", crumbs=(("/stories", "Stories"),))
        return self._answers.page(request, "story.html", site, page)

    def row(self, request: Request) -> Response:
        """One row of any table, with the words that it rests on."""
        page = self._browser.row(request.path_params["id"])
        more = {"listed": page.row.table in LISTED, "cells": _cells(page.row, page.names)}
        path = f"/{page.row.table}"
        crumbs = ((path, LIST_NAMES[path]),) if path in LIST_NAMES else (("/", "Overview"),)
        name = _singular(page.row.table)
        title = page.row.label if isinstance(page.row, EventRow) else f"{name} {page.row.id[:8]}"
        site = Site(title, crumbs=crumbs, noun=name.lower(), more=more)
        return self._answers.page(request, "row.html", site, page)

    def decisions(self, request: Request) -> Response:
        """What people decided, the latest first."""
        page = self._browser.listing("decisions", Filters(), number_of(request.query_params))
        site = Site("Decisions", crumbs=(("/", "Overview"),))
        return self._answers.page(request, "decisions.html", site, page)

    def doubts(self, request: Request) -> Response:
        """What a reviewer should look at first."""
        is_small = len(self._record) <= FEW
        found = self._record.doubts(limit=DOUBTS) if is_small else []
        site = Site("What to look at first", crumbs=(("/decisions", "Decisions"),), more={"small": is_small})
        return self._answers.page(request, "doubts.html", site, found)

    def news(self, request: Request) -> Response:
        """What the record says now and did not say before."""
        page = self._record.news(request.query_params.get("since", "").strip()[:40] or "last")
        more = {"builds": self._record.builds()[-BUILDS:-1], "headings": tuple(NEWS_HEADINGS.items()), "most": MOST}
        return self._answers.page(request, "news.html", Site("News", crumbs=(("/", "Overview"),), more=more), page)

    def help(self, request: Request) -> Response:
        """How to read the pages."""
        return self._answers.page(request, "help.html", Site("Help", crumbs=(("/", "Overview"),)))


def _titled(brief: str) -> str:
    title = brief.removeprefix("Brief: ")
    return title[:1].upper() + title[1:]


def _flat(view: View, site: Site) -> str:
    """The same list one by one."""
    whole = replace(site, path=f"{view.path}/all")
    return whole.page_address(1)


def _above(to: Addresses, period: str) -> tuple[tuple[str, str], ...]:
    """The archive, and the year and month above a period."""
    if not period:
        return ()
    above = [one for one in (period[:4], period[:7]) if period != "undated" and len(one) < len(period)]
    return (("/archive", "Archive"), *((to.period(one), period_name(one)) for one in above))


def _neighbours(to: Addresses, period: str) -> list[tuple[str, str]]:
    """The day before a day and the day after it."""
    if len(period) != 10:
        return []
    try:
        day = date.fromisoformat(period)
        near = [(day - timedelta(days=1)).isoformat(), (day + timedelta(days=1)).isoformat()]
    except (ValueError, OverflowError):
        return []
    return [(to.period(one), period_name(one)) for one in near]


def _cells(row: Any, names: Mapping[str, str]) -> list[tuple[str, str | None]]:
    """Every cell of a row, as short text."""
    found = []
    for one in fields(row):
        value = getattr(row, one.name)
        said = _said(value, names) if value not in (None, "", []) else None
        found.append((one.name.replace("_", " "), said))
    return found


def _said(value: Any, names: Mapping[str, str]) -> str:
    """A value as a reader reads it: entities by their names, words in quotation marks, days in EDTF."""
    match value:
        case str():
            return names.get(value, value)
        case When():
            return value.edtf
        case SpanRow():
            return f"“{' '.join(value.text.split())}”"
        case ReasonRow():
            return f"{value.detail} ({value.rule}, {value.score:.2f})"
        case list():
            return "; ".join(_said(one, names) for one in value[:MOST])
        case _:
            return msgspec.json.encode(value).decode()


def _singular(table: str) -> str:
    """The name of one row of a table.

    >>> _singular("event_mentions"), _singular("copies"), _singular("series")
    ('Event mention', 'Copy', 'Series')
    """
    words = table.replace("_", " ")
    if words.endswith("ies") and words != "series":
        words = words.removesuffix("ies") + "y"
    elif words not in {"series", "talks"}:
        words = words.removesuffix("s")
    return words[:1].upper() + words[1:]
