"""The routes: one per view, each a question to the record and a template."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dateline.errors import BadSetting, DatelineError, UnknownId
from dateline.record import Record
from dateline.report import VIEWS, Pages, anchor, stylesheet
from dateline.web.guards import LOCAL, StrictHeaders
from dateline.web.questions import FILTERS, article_tables, filters_of, view_tables

PAGES = Pages(
    link=lambda span: f"/articles/{span.article}#{anchor(span)}",
    article_link=lambda row: f"/articles/{row.id}",
    inline=False,
)


def create_app(record: Record, *, hosts: Sequence[str] = LOCAL) -> Starlette:
    """The pages of one record. ``hosts`` are the names under which a browser may ask for them.

    The check of names keeps other sites' pages from reading the record through a name that they point here.
    """
    routes = [
        Route("/", partial(front, record)),
        Route("/style.css", style),
        Route("/search", partial(search, record)),
        Route("/articles/{id}", partial(article, record)),
        *(Route(f"/{view}", partial(view_page, record, view)) for view in VIEWS),
    ]
    guards = [Middleware(StrictHeaders), Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))]
    return Starlette(
        routes=routes,
        middleware=guards,
        exception_handlers={DatelineError: explain, HTTPException: explain_status},
    )


def _page(template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    return HTMLResponse(PAGES.show(template, views=VIEWS, **values), status_code=status)


def front(record: Record, request: Request) -> Response:
    """The brief, and the reports that it is made from."""
    tables = view_tables(record, "stories", {})
    return _page("front.html", tables=tables, brief=record.brief(), path=request.url.path)


def view_page(record: Record, view: str, request: Request) -> Response:
    """One view with its filters."""
    filters = filters_of(request.query_params)
    tables = view_tables(record, view, filters)
    return _page("view.html", view=view, tables=tables, filters=filters, fields=FILTERS, path=request.url.path)


def article(record: Record, request: Request) -> Response:
    """One report: its text with all that the record says of it marked."""
    row = record.article(request.path_params["id"])
    return _page("article.html", row=row, tables=article_tables(record, row), path=request.url.path)


def search(record: Record, request: Request) -> Response:
    """Blocks that hold the words asked for."""
    query = request.query_params.get("q", "").strip()
    hits = record.search(query) if query else []
    return _page("search.html", query=query, hits=hits, path=request.url.path)


def style(_: Request) -> Response:
    """The style of all pages."""
    return Response(stylesheet(), media_type="text/css")


def explain(_: Request, error: Exception) -> Response:
    """An error that dateline raised on purpose, with its remedy."""
    status = 404 if isinstance(error, UnknownId) else 400 if isinstance(error, BadSetting) else 500
    return _page("error.html", status=status, message=str(error), path="")


def explain_status(_: Request, error: Exception) -> Response:
    """A page that is not there, a method that is not offered."""
    assert isinstance(error, HTTPException)
    return _page("error.html", status=error.status_code, message=error.detail, path="")
