"""A page as HTML or as JSON, and errors in plain words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dateline.errors import BadDecision, BadSetting, DatelineError, UnknownId
from dateline.pages import Pages
from dateline.record import Record
from dateline.rows import DecisionRow
from dateline.web.guards import HEADERS
from dateline.web.reviewing import Reviewing
from dateline.web.site import Site, address

STATUS_WORDS = {
    404: "There is no page under this address",
    405: "This page can only be read",
    403: "This was refused",
    400: "This was not understood",
}


class Answers:
    """Fills templates; gives the same values as JSON where the address ends so."""

    def __init__(self, record: Record, pages: Pages, review: Reviewing | None) -> None:
        self._record = record
        self._pages = pages
        self._review = review

    def page(self, request: Request, template: str, site: Site, page: Any = None, *, status: int = 200) -> Response:
        """A page of the record."""
        if is_twin(request) and page is not None:
            body = msgspec.json.format(msgspec.json.encode(page), indent=1)
            return Response(body, status_code=status, media_type="application/json")
        site = self._framed(request, site, twin=page is not None)
        return HTMLResponse(self._pages.show(template, site=site, page=page), status_code=status)

    def _framed(self, request: Request, site: Site, *, twin: bool) -> Site:
        """The site with what every page needs."""
        path, query = request.url.path, request.url.query
        twin_path = "/index.json" if path == "/" else f"{path.rstrip('/')}.json"
        asked = f"?{query}" if query else ""
        return replace(
            site,
            path=site.path or path,
            twin=f"{twin_path}{asked}" if twin else None,
            here=address(path, {**request.query_params, "done": None}),
            done=self._done(request.query_params.get("done", "")),
            decided=self._decided(),
            **self._for_review(),
        )

    def _decided(self) -> dict[str, list[Any]]:
        """What people decided, by row; also what waits to be applied."""
        found: dict[str, list[Any]] = dict(self._record.browse.decided())
        for one in self._review.waiting if self._review else []:
            for row in one.rows:
                found[row] = [*found.get(row, []), one]
        return found

    def _for_review(self) -> dict[str, Any]:
        """What forms need, where somebody may decide."""
        if self._review is None:
            return {}
        return {
            "may_review": True,
            "token": self._review.token,
            "waiting": tuple(self._review.waiting),
            "applying": self._review.is_applying,
        }

    def _done(self, decision: str) -> DecisionRow | None:
        """The decision that was just taken, to say so; None if there was none."""
        if not decision:
            return None
        waiting = self._review.waiting if self._review else []
        found = [one for one in (*waiting, *self._record.decisions()) if one.id == decision]
        return found[0] if found else None

    def explain(self, request: Request, error: Exception) -> Response:
        """An error that dateline raised on purpose, with its remedy."""
        assert isinstance(error, DatelineError)
        status = 404 if isinstance(error, UnknownId) else 400 if isinstance(error, BadSetting | BadDecision) else 500
        return self._error(request, status, str(error))

    def explain_status(self, request: Request, error: Exception) -> Response:
        """A page that is not there, a method that is not offered."""
        assert isinstance(error, HTTPException)
        fallback = STATUS_WORDS.get(error.status_code, "This did not work")
        said = error.detail if error.status_code == 403 else fallback
        return self._error(request, error.status_code, said, error.headers)

    def explain_unexpected(self, request: Request, _: Exception) -> Response:
        """What nobody foresaw: said plainly, the details are in the terminal."""
        message = "dateline made a mistake: the terminal in which it was started says more. Nothing was changed"
        answer = self._error(request, 500, message)
        answer.headers.update(HEADERS)  # the guards do not see this answer
        return answer

    def _error(self, request: Request, status: int, message: str, headers: Any = None) -> Response:
        if is_twin(request):
            body = msgspec.json.encode({"error": message, "status": status})
            return Response(body, status_code=status, media_type="application/json", headers=headers)
        title = {404: "Not found", 403: "Refused", 405: "Not possible", 500: "Something went wrong"}.get(
            status, "Not clear"
        )
        site = Site(title, **self._for_review())
        html = self._pages.show("error.html", site=site, page=None, message=message)
        return HTMLResponse(html, status_code=status, headers=headers)


def is_twin(request: Request) -> bool:
    """Was the page asked for as JSON?"""
    return bool(request.scope.get("state", {}).get("twin"))
