"""Review in place: forms that become decisions of the record. Only the pages of this very server may send them."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dateline.errors import BadDecision
from dateline.record import Record
from dateline.rows import DecisionRow
from dateline.web.site import address

# A form is small; whoever sends more means no good.
LARGEST = 64 * 1024
# Up to so many reports a decision is applied while the reviewer waits a second or two; beyond, several are kept and
# then applied together, behind the pages.
AT_ONCE = 30
# Pages of one thing, which may not be there any more once it was decided on.
OF_ONE = ("/rows/", "/entities/", "/stories/")
CHANGING = frozenset({"reject", "merge", "apart", "split", "undo"})

Form = dict[str, list[str]]


@dataclass
class Reviewing:
    """A reviewer's forms on one record. ``token`` tells our own forms from those of another site."""

    record: Record
    by: str
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    waiting: list[DecisionRow] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    worker: threading.Thread | None = None

    def routes(self) -> list[Route]:
        """One route for every act."""
        return [Route("/review/{act}", self.post, methods=["POST"])]

    async def post(self, request: Request) -> Response:
        """Take a form, decide, and lead back to where it was sent from."""
        form = await read_form(request)
        check_origin(request)
        if not secrets.compare_digest(first(form, "token"), self.token):
            raise HTTPException(403, "This form is from an earlier start of the server: load the page again")
        return await run_in_threadpool(self.act, request.path_params["act"], form)

    def act(self, name: str, form: Form) -> Response:
        """One act, alone: decisions are applied one after the other."""
        if name == "apply":
            return self.apply()
        if name not in ACTS:
            raise HTTPException(404)
        if self.is_applying:
            raise BadDecision("decisions are just being applied", remedy="decide again when that is done")
        with self.lock:
            at_once = self._is_quick(name)
            options = {"note": first(form, "note"), "by": self.by, "apply": at_once}
            made = ACTS[name](Act(self.record, form, options), name)
            if not at_once:
                self.waiting.append(made)
        return RedirectResponse(_back(name, first(form, "back"), made), 303)

    def _is_quick(self, name: str) -> bool:
        """Is a decision applied while the reviewer waits? To accept only writes the log."""
        return len(self.record) <= AT_ONCE or (name == "accept" and not self.waiting)

    @property
    def is_applying(self) -> bool:
        """Are decisions being applied?"""
        return self.worker is not None and self.worker.is_alive()

    def apply(self) -> Response:
        """Apply the decisions that wait, behind the pages."""
        if not self.is_applying:
            self.worker = threading.Thread(target=self._apply, name="apply decisions")
            self.worker.start()
        return RedirectResponse("/decisions", 303)

    def _apply(self) -> None:
        with self.lock:
            self.record.decide.apply()
            self.waiting.clear()


def _back(name: str, given: str, made: DecisionRow) -> str:
    """Where the reviewer came from, with the decision to tell of; that page may be gone with the row."""
    back = local_path(given)
    gone = name in CHANGING and back.startswith(OF_ONE)
    path, _, query = ("/decisions" if gone else back).partition("?")
    kept = {key: values[-1] for key, values in parse_qs(query).items() if key != "done"}
    return address(path, {**kept, "done": made.id})


# --- acts -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Act:
    """One form's act: what it asks of the record, and what else it takes from the form."""

    record: Record
    form: Form
    options: dict[str, Any]

    @property
    def id(self) -> str:
        """The id of the row decided on."""
        if not first(self.form, "id"):
            raise BadDecision("the form names no row", remedy="load the page again")
        return first(self.form, "id")

    def simple(self, name: str) -> DecisionRow:
        """To accept and to reject."""
        made: DecisionRow = getattr(self.record.decide, name)(self.id, **self.options)
        return made

    def pair(self, name: str) -> DecisionRow:
        """To merge, and to keep apart."""
        other = _other(self.record, first(self.form, "other"))
        made: DecisionRow = getattr(self.record.decide, name)(self.id, other, **self.options)
        return made

    def value(self, name: str) -> DecisionRow:
        """To date, to rename, to say of what kind."""
        field_name = {"date": "day", "rename": "name"}.get(name, name)
        made: DecisionRow = getattr(self.record.decide, name)(self.id, first(self.form, field_name), **self.options)
        return made

    def split(self, _: str) -> DecisionRow:
        """To take parts out."""
        return self.record.decide.split(self.id, self.form.get("part", []), **self.options)

    def undo(self, _: str) -> DecisionRow:
        """To take a decision back."""
        return self.record.decide.undo(self.id, by=self.options["by"], apply=self.options["apply"])


ACTS: dict[str, Callable[[Act, str], DecisionRow]] = {
    "accept": Act.simple,
    "reject": Act.simple,
    "merge": Act.pair,
    "apart": Act.pair,
    "date": Act.value,
    "rename": Act.value,
    "kind": Act.value,
    "split": Act.split,
    "undo": Act.undo,
}


def _other(record: Record, given: str) -> str:
    """The id of the other row: an id, a link to its page, or the name of an entity."""
    given = given.strip()
    if not given:
        raise BadDecision("the other one is not named", remedy="give its name, or the link to its page")
    if "/" in given:
        return urlsplit(given).path.rstrip("/").rsplit("/", 1)[-1]
    if len(given) == 16 and set(given) <= set("0123456789abcdef"):
        return given
    named = record.entities(entity=given)
    if len(named) > 1:
        raise BadDecision(f"{len(named)} entities are called {given!r}", remedy="give the link to the page of one")
    return str(named[0].id)


# --- guards ---------------------------------------------------------------------------------------------------


async def read_form(request: Request) -> Form:
    """The fields of a form; raises HTTPException for what is none, or too large."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise HTTPException(403, "Only forms of these pages are taken")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise HTTPException(413, "The form is too large")
    return parse_qs(body.decode("utf-8", "replace"), max_num_fields=2000)


def check_origin(request: Request) -> None:
    """Raise HTTPException unless the form was sent from a page of this server."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    ours = f"{request.url.scheme}://{request.headers.get('host', '')}"
    if site not in {"same-origin", "none"} or (origin is not None and origin != ours):
        raise HTTPException(403, "Another site sent this form: nothing was changed")


def first(form: Form, name: str) -> str:
    """The only value of a field, without white space around it."""
    return form.get(name, [""])[0].strip()


def local_path(given: str) -> str:
    """A path on this server, whatever the form says.

    >>> local_path("/timeline?page=2"), local_path("//evil.example/"), local_path("https://evil.example")
    ('/timeline?page=2', '/', '/')
    """
    parts = urlsplit(given.replace("\\", "/"))
    is_ours = not parts.scheme and not parts.netloc and given.startswith("/") and given.isprintable()
    return f"{parts.path}?{parts.query}" if is_ours and parts.query else parts.path if is_ours else "/"
