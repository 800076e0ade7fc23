"""The application: all routes, and the guards around them."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.errors import DatelineError
from dateline.pages import Pages, stylesheet
from dateline.record import Record
from dateline.web.addresses import Paths
from dateline.web.answers import Answers
from dateline.web.guards import LOCAL, StrictHeaders, Twins
from dateline.web.reading import Reading
from dateline.web.reviewing import Reviewing


def create_app(record: Record, *, hosts: Sequence[str] = LOCAL, reviewer: str | None = None) -> Starlette:
    """The pages of one record. ``hosts`` are the names under which a browser may ask for them.

    The check of names keeps other sites' pages from reading the record through a name that they point here. With a
    ``reviewer`` the pages offer to decide, in that name; without one they are for reading only.
    """
    paths = Paths()
    review = Reviewing(record, reviewer) if reviewer else None
    answers = Answers(record, Pages(paths, alone=False), review)
    routes = [Route("/style.css", style), *Reading(record, answers, paths).routes()]
    routes += review.routes() if review else []
    guards = [
        Middleware(StrictHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts)),
        Middleware(Twins),
    ]
    return Starlette(
        routes=routes,
        middleware=guards,
        exception_handlers={
            DatelineError: answers.explain,
            HTTPException: answers.explain_status,
            Exception: answers.explain_unexpected,
        },
    )


def style(_: Request) -> Response:
    """The style of all pages."""
    return Response(stylesheet(), media_type="text/css")
