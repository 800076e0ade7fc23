"""Pages and feeds from the web, within limits: http(s) only, so many bytes, seconds and redirects."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

from dateline.errors import UnreadableSource
from dateline.read import feeds
from dateline.read.page import Facts, Failure, Page, PageKind

if TYPE_CHECKING:
    from httpx import Client, Response

SCHEME = re.compile(
    r"^([a-zA-Z][a-zA-Z0-9+.-]+):(?://|(?=(?:data|javascript|file|mailto|about)\b))|^(data|javascript|mailto|about|file):"
)
SECONDS = 20.0
WHOLE_TRANSFER = 60.0
REDIRECTS = 5
AGENT = "dateline (+reads news pages; one request at a time)"
KINDS: tuple[tuple[str, PageKind], ...] = (("html", "html"), ("markdown", "markdown"), ("text/plain", "text"))


class Refused(UnreadableSource):
    """The server answers with an error; ``rest`` is how many seconds it asks to be left alone."""

    def __init__(self, status: int, rest: float = 0.0) -> None:
        remedy = f"ask again in {rest:.0f} seconds" if rest else "save the page in a browser"
        super().__init__(f"the server answers {status}", remedy=remedy)
        self.status = status
        self.rest = rest


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a server said of the state of a page, to be sent back when the page is asked for again (RFC 9110, 13)."""

    etag: str = ""
    modified: str = ""

    def headers(self) -> dict[str, str]:
        """The conditional request's headers; none if the server said nothing."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: the bytes, what kind they are, and their stamp."""

    content: bytes
    kind: PageKind
    stamp: Stamp


def is_address(source: str | Path) -> bool:
    """Does it name a scheme, as an address does and a path does not?

    >>> is_address("https://example.org/a"), is_address("reports/a.txt"), is_address("ftp://example.org/a")
    (True, False, True)
    """
    return isinstance(source, str) and bool(SCHEME.match(source))


def fetch_source(address: str, *, largest: int, client: Client | None = None) -> Iterator[Page | Failure]:
    """The report at an address, or all reports of a feed there."""
    if not address.lower().startswith(("http://", "https://")):
        scheme = address.split(":", 1)[0]
        yield Failure(address, f"{scheme}: addresses are not read", "give an http(s) address or a file")
        return
    with nullcontext(client) if client else open_client() as opened:
        yield from _fetched(opened, address, Facts(), largest)


def open_client() -> Client:
    """A client with our limits."""
    import httpx  # half a tenth of a second to import, and most builds need no network

    return httpx.Client(
        follow_redirects=True,
        max_redirects=REDIRECTS,
        timeout=SECONDS,
        headers={"User-Agent": AGENT, "Accept": "text/html, application/xhtml+xml, application/rss+xml, text/plain"},
    )


def _fetched(client: Client, address: str, facts: Facts, largest: int) -> Iterator[Page | Failure]:
    try:
        content, kind = download(client, address, largest=largest)
        if feeds.looks_like_feed(content):
            yield from _entries(client, content, address, largest)
        else:
            yield Page(address, address, content, kind, facts, feeds.STATED_BY)
    except UnreadableSource as error:
        yield Failure(address, error.problem, error.remedy)


def _entries(client: Client, content: bytes, address: str, largest: int) -> Iterator[Page | Failure]:
    """The entries of a feed: those with their whole text as they are, the rest from the pages they link to."""
    for number, (facts, html) in enumerate(feeds.feed_entries(content, address), start=1):
        if len(html) >= feeds.WHOLE_REPORT or not facts.url:
            here = facts.url or f"{address}#{number}"
            yield Page(here, here, html.encode("utf-8", "replace"), "html", facts, feeds.STATED_BY)
            continue
        try:
            page, kind = download(client, facts.url, largest=largest)
            yield Page(facts.url, facts.url, page, kind, facts, feeds.STATED_BY)
        except UnreadableSource as error:
            yield Failure(facts.url, error.problem, error.remedy)


def download(client: Client, address: str, *, largest: int) -> tuple[bytes, PageKind]:
    """The bytes at an address and what kind they are; raises UnreadableSource beyond any limit."""
    answer = ask(client, address, largest=largest)
    if answer is None:
        raise UnreadableSource("the server answers 304 to a plain request", remedy="save the page in a browser")
    return answer.content, answer.kind


def ask(client: Client, address: str, *, largest: int, stamp: Stamp | None = None) -> Answer | None:
    """What is at an address, or None if it has not changed since ``stamp``; raises UnreadableSource beyond limits."""
    import httpx

    headers = (stamp or Stamp()).headers()
    try:
        with (
            _hung_up_late() as watch,
            client.stream("GET", address, headers=headers, extensions={"trace": watch}) as response,
        ):
            if response.status_code == 304:
                return None
            _check(response)
            return Answer(_body(response, largest), _kind(response), _stamp(response))
    except httpx.TooManyRedirects as error:
        raise UnreadableSource(f"more than {REDIRECTS} redirects", remedy="give the last address") from error
    except httpx.TimeoutException as error:
        raise UnreadableSource(f"no answer within {SECONDS:.0f} seconds", remedy="try again later") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise UnreadableSource(f"cannot be fetched: {error}", remedy="check the address and the network") from error


def _stamp(response: Response) -> Stamp:
    return Stamp(response.headers.get("etag", ""), response.headers.get("last-modified", ""))


@contextmanager
def _hung_up_late() -> Iterator[Any]:
    """Hangs up when the whole time is over: a server that sends its headers byte by byte meets every other limit."""
    open_sockets: list[socket.socket] = []

    def watch(_: str, info: dict[str, Any]) -> None:
        ask = getattr(info.get("return_value"), "get_extra_info", None)
        if ask and (found := ask("socket")):
            open_sockets.append(found)

    def hang_up() -> None:
        for one in open_sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    timer = Timer(WHOLE_TRANSFER + 1, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield watch
    finally:
        timer.cancel()


def _check(response: Response) -> None:
    """Refuses errors, and a redirect that leads away from the web."""
    if response.status_code != 200:
        raise Refused(response.status_code, _rest(response))
    if response.url.scheme not in ("http", "https"):
        raise UnreadableSource(f"redirected to {response.url.scheme}:", remedy="give an http(s) address")


def _rest(response: Response) -> float:
    """The seconds of a Retry-After header (RFC 9110, 10.2.3), at most a day; a date there counts as an hour."""
    asked = response.headers.get("retry-after", "")
    return min(float(asked), 86_400.0) if asked.isdigit() else 3_600.0 * bool(asked)


def _body(response: Response, largest: int) -> bytes:
    """The body, stopped at the limits of size and time."""
    stop = time.monotonic() + WHOLE_TRANSFER
    parts, size = [], 0
    for part in response.iter_bytes():
        size += len(part)
        if size > largest or time.monotonic() > stop:
            what = f"larger than {largest} bytes" if size > largest else f"takes more than {WHOLE_TRANSFER:.0f} seconds"
            raise UnreadableSource(what, remedy="save the page and give the file")
        parts.append(part)
    return b"".join(parts)


def _kind(response: Response) -> PageKind:
    media = response.headers.get("content-type", "text/html").lower()
    if found := next((kind for mark, kind in KINDS if mark in media), None):
        return found
    if "xml" in media:
        return "html"
    raise UnreadableSource(f"no page but {media.split(';')[0]}", remedy="give the address of a page or a feed")
