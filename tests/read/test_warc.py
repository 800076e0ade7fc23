from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from dateline.read.page import Failure, Page
from dateline.read.sources import find_sources

PAGE = "<html><body><p>The ministers of both sides met in Lund on Monday.</p></body></html>"


def record(address: str, body: str, kind: str = "text/html", status: str = "200 OK") -> bytes:
    """One response as a crawler writes it (ISO 28500)."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2021-04-07T08:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


RECORDS = (
    record("https://lund.example/a", PAGE),
    record("https://lund.example/b.png", "x", "image/png"),
    record("https://lund.example/c", "gone", status="404 Not Found"),
    record("https://lund.example/d", "Plain words, the mayor said.", "text/plain; charset=utf-8"),
)


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_pages_are_read_and_the_rest_is_counted(tmp_path: Path, name: str) -> None:
    pack = gzip.compress if name.endswith(".gz") else bytes
    (tmp_path / name).write_bytes(b"".join(pack(one) for one in RECORDS))
    *pages, skipped = find_sources([tmp_path / name])
    assert [(page.origin, page.kind) for page in pages if isinstance(page, Page)] == [
        ("https://lund.example/a", "html"),
        ("https://lund.example/d", "text"),
    ]
    assert isinstance(pages[0], Page)
    assert (pages[0].facts.url, pages[0].facts.published) == ("https://lund.example/a", None)
    assert isinstance(skipped, Failure)
    assert skipped.error == "answers that are no pages skipped: 1 image/png, 1 of status 404"


def test_no_archive_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_text("nothing of the kind", encoding="utf-8")
    (found,) = find_sources([tmp_path / "a.warc"])
    assert isinstance(found, Failure)
    assert found.remedy


def test_without_its_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    (tmp_path / "a.warc").write_bytes(RECORDS[0])
    (found,) = find_sources([tmp_path / "a.warc"])
    assert isinstance(found, Failure)
    assert "dateline[warc]" in found.remedy
