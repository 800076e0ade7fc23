"""Rounds over a small paper that runs on this machine: what is asked, what is stored, what is remembered."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from dateline import Record
from dateline.cli.app import app
from dateline.errors import UnreadableSource
from dateline.read.manners import Manners

FIRST = "The ministers of both sides met in Lund on Monday and agreed to meet again in May, the mayor said."
SECOND = "About 300 dockers in Ystad walked out on Tuesday, and the port said that it would not negotiate."


@dataclass
class Paper:
    """What the paper has, and what it was asked for."""

    pages: dict[str, str] = field(default_factory=dict)
    robots: str | int = 404
    listed: list[str] = field(default_factory=list)
    busy: bool = False
    asked: Counter[str] = field(default_factory=Counter)
    base: str = ""

    def answer(self, path: str) -> tuple[int, str, str]:
        """Status, kind and body."""
        if path == "/robots.txt":
            return (self.robots, "text/plain", "") if isinstance(self.robots, int) else (200, "text/plain", self.robots)
        if path == "/feed":
            items = "".join(f"<item><title>{one}</title><link>{self.base}{one}</link></item>" for one in self.listed)
            feed = f"<rss><channel><title>Lund Herald</title>{items}</channel></rss>"
            return 503 if self.busy else 200, "application/rss+xml", feed
        if path in self.pages:
            return 200, "text/html", f"<html><body><p>{self.pages[path]}</p></body></html>"
        return 404, "text/html", "no"


@pytest.fixture
def paper() -> Iterator[Paper]:
    stock = Paper()

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, kind, body = stock.answer(self.path)
            etag = f'"{abs(hash(body))}"'
            if status == 200 and self.headers.get("If-None-Match") == etag:
                status, body = 304, ""
            stock.asked[f"{self.path} {status}"] += 1
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("ETag", etag)
            if status == 503:
                self.send_header("Retry-After", "600")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *args: object) -> None:
            """Keeps the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    stock.base = f"http://127.0.0.1:{server.server_port}"
    stock.pages, stock.listed = {"/a": FIRST, "/b": SECOND}, ["/a"]
    yield stock
    server.shutdown()
    server.server_close()


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record.db") as opened:
        yield opened


def watch(record: Record, paper: Paper, *, edits: bool = False) -> tuple[int, Counter[str]]:
    """One round: how many reports were read, and what was asked for."""
    paper.asked.clear()
    report = record.watch([f"{paper.base}/feed"], pause=0, edits=edits, jobs=1)
    return report.read, Counter(paper.asked)


def test_only_what_is_new_is_asked_for(record: Record, paper: Paper) -> None:
    assert watch(record, paper)[0] == 1
    read, asked = watch(record, paper)
    assert (read, asked) == (0, Counter({"/robots.txt 404": 1, "/feed 304": 1}))
    paper.listed.insert(0, "/b")
    read, asked = watch(record, paper)
    assert (read, asked) == (1, Counter({"/robots.txt 404": 1, "/feed 200": 1, "/b 200": 1}))
    assert {row.origin.removeprefix(paper.base) for row in record.articles()} == {"/a", "/b"}
    assert {row.outlet for row in record.articles()} == {"Lund Herald"}


def test_an_edited_page_is_noticed_on_request(record: Record, paper: Paper) -> None:
    watch(record, paper)
    assert watch(record, paper, edits=True) == (0, Counter({"/robots.txt 404": 1, "/feed 200": 1, "/a 304": 1}))
    paper.pages["/a"] = FIRST.replace("May", "June")
    assert watch(record, paper)[0] == 0
    assert watch(record, paper, edits=True)[0] == 1
    (article,) = record.articles()
    assert "June" in article.text


def test_robots_are_obeyed(record: Record, paper: Paper) -> None:
    paper.robots = "User-agent: dateline\nDisallow: /a\n"
    read, asked = watch(record, paper)
    assert (read, asked["/a 200"]) == (0, 0)
    assert [row.error for row in record.failures()] == ["robots.txt forbids programs to read it"]
    paper.robots = 500
    assert not watch(record, paper)[1]["/feed 200"]


def test_what_could_not_be_read_is_tried_again(record: Record, paper: Paper) -> None:
    paper.listed = ["/c", "/a"]
    assert watch(record, paper)[0] == 1
    assert [row.origin.removeprefix(paper.base) for row in record.failures()] == ["/c"]
    paper.pages["/c"] = SECOND
    assert watch(record, paper)[0] == 1
    assert record.failures() == []


def test_a_busy_server_is_left_alone(record: Record, paper: Paper) -> None:
    paper.busy = True
    assert watch(record, paper)[1]["/feed 503"] == 1
    assert [row.remedy for row in record.failures()] == ["ask again in 600 seconds"]
    assert not watch(record, paper)[1]


def test_one_host_is_not_asked_twice_in_a_breath(paper: Paper) -> None:
    paper.robots = "User-agent: *\nCrawl-delay: 7\n"
    slept: list[float] = []
    with httpx.Client() as client:
        manners = Manners(client, 2.0, sleep=slept.append, clock=lambda: 0.0)
        for _ in range(3):
            manners.ask(f"{paper.base}/a", largest=10_000)
    assert slept == [7.0, 7.0]


def test_the_command_tells_a_round_in_a_line(paper: Paper, tmp_path: Path) -> None:
    path = tmp_path / "watched.db"
    told = CliRunner().invoke(app, ["watch", f"{paper.base}/feed", "-o", str(path), "--once", "--pause", "0.1"])
    assert told.exit_code == 0
    assert "1 reports (1 read, 0 known already)" in told.stdout


def test_a_file_that_lists_no_feeds_is_one_clear_line(record: Record, tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_text("<opml/>")
    with pytest.raises(UnreadableSource, match="without feeds"):
        record.watch([tmp_path / "list.opml"])
