from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.read import Failure, Page, fetch
from dateline.read.fetch import fetch_source, is_address

PROSE = "The ministers of both sides met in Lund on Monday and agreed to meet again in May."
PAGE = f"<html><body><p>{PROSE}</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """A small site: a page, a feed, and what may go wrong."""

    def do_GET(self) -> None:
        base = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
        item = f"<item><title>Talks</title><link>{base}/page</link></item>"
        feed = f"<rss><channel><title>Lund Herald</title>{item}</channel></rss>"
        answers = {
            "/page": (200, "text/html", PAGE),
            "/feed": (200, "application/rss+xml", feed),
            "/image": (200, "image/png", "x"),
            "/large": (200, "text/html", "x" * 200_000),
        }
        if self.path == "/drip":
            for _ in range(100):
                self.wfile.write(b"X")
                time.sleep(0.05)
            return
        status, kind, body = answers.get(self.path, (404, "text/html", "no"))
        if self.path in ("/ring", "/away"):
            status = 302
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if status == 302:
            self.send_header("Location", "/ring" if self.path == "/ring" else "ftp://example.org/a")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args: object) -> None:
        """Keeps the test's output clean."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def only(address: str) -> Page | Failure:
    (found,) = fetch_source(address, largest=100_000)
    return found


def test_a_page_is_fetched(site: str) -> None:
    found = only(f"{site}/page")
    assert isinstance(found, Page)
    assert (found.origin, found.kind, found.content) == (f"{site}/page", "html", PAGE.encode())


def test_the_entries_of_a_feed_are_fetched(site: str) -> None:
    found = only(f"{site}/feed")
    assert isinstance(found, Page)
    assert (found.origin, found.facts.title, found.facts.outlet) == (f"{site}/page", "Talks", "Lund Herald")


@pytest.mark.parametrize(
    ("path", "error"),
    [("/none", "404"), ("/image", "image/png"), ("/large", "larger"), ("/ring", "redirects"), ("/away", "fetched")],
)
def test_what_goes_wrong_is_one_line_with_a_remedy(site: str, path: str, error: str) -> None:
    found = only(site + path)
    assert isinstance(found, Failure)
    assert error in found.error
    assert found.remedy


@pytest.mark.parametrize(
    "address", ["ftp://example.org/a", "file:///etc/hostname", "javascript:alert(1)", "data:text/html,x"]
)
def test_other_schemes_are_refused(address: str) -> None:
    assert is_address(address)
    found = only(address)
    assert isinstance(found, Failure)
    assert "addresses are not read" in found.error


def test_a_server_that_drips_its_headers_is_hung_up_on(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "WHOLE_TRANSFER", -0.8)
    started = time.monotonic()
    assert isinstance(only(f"{site}/drip"), Failure)
    assert time.monotonic() - started < 3
