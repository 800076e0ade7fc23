from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from dateline.read import Failure, Page, read_page
from dateline.read.sources import find_sources

PROSE = "The ministers of both sides met in Lund on Monday and agreed to meet again in May."


def found(*sources: Path | str, **options: int) -> tuple[list[Page], list[Failure]]:
    every = list(find_sources(sources, **options))  # type: ignore[arg-type]
    return [one for one in every if isinstance(one, Page)], [one for one in every if isinstance(one, Failure)]


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text(PROSE)
    (tmp_path / "a.html").write_text(f"<p>{PROSE}</p>")
    (tmp_path / "c.md").write_text(PROSE)
    (tmp_path / ".hidden.txt").write_text(PROSE)
    pages, failures = found(tmp_path)
    assert [(page.name, page.kind) for page in pages] == [("a.html", "html"), ("b/2.txt", "text"), ("c.md", "markdown")]
    assert pages[1].origin == str(tmp_path / "b" / "2.txt")
    assert failures == []


def test_what_is_skipped_is_counted(tmp_path: Path) -> None:
    for name in ("1.png", "2.png", "3.zip"):
        (tmp_path / name).write_bytes(b"\0")
    _, failures = found(tmp_path)
    assert [failure.error for failure in failures] == ["files of unknown kinds skipped: 2 .png, 1 .zip"]


def test_a_sidecar_belongs_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    plain = found(tmp_path)[0][0]
    (tmp_path / "a.txt.meta.json").write_text(json.dumps({"published": "2021-05-03", "byline": ["Ana Li"]}))
    pages, failures = found(tmp_path)
    assert failures == []
    assert pages[0].facts.byline == ("Ana Li",)
    assert (pages[0].sha256, pages[0].state == plain.state) == (plain.sha256, False)


def test_a_bad_sidecar_is_a_failure_and_the_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    for bad in ("{", "[]", '{"published": "soon"}', '{"byline": 3}', '{"title": 3}'):
        (tmp_path / "a.txt.meta.json").write_text(bad)
        pages, failures = found(tmp_path / "a.txt")
        assert len(pages) == len(failures) == 1
        assert failures[0].remedy
    (tmp_path / "lost.txt.meta.json").write_text("{}")
    assert "without its report" in found(tmp_path)[1][-1].error


def test_every_json_line_is_a_report(tmp_path: Path) -> None:
    rows = [
        {"text": PROSE, "title": "Talks", "published": "2021-05-03", "id": "q1"},
        {"html": f"<p>{PROSE}</p>", "url": "https://example.org/a"},
        {"text": PROSE},
    ]
    path = tmp_path / "pile.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)) + "\n\nno json\n[1]\n{}\n" + json.dumps({"text": "x" * 9000}))
    pages, failures = found(path, largest=5000)
    assert [page.origin for page in pages] == [f"{path}#q1", "https://example.org/a", f"{path}#3"]
    assert [failure.origin for failure in failures] == [f"{path}#{number}" for number in (5, 6, 7, 8)]
    assert [read_page(page).title for page in pages] == ["Talks", None, None]


def test_packed_files_are_unpacked_within_limits(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(f"<p>{PROSE}</p>".encode()))
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"0" * 1_000_000))
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(b"0" * 1000)[:15])
    pages, failures = found(tmp_path, largest=100_000)
    assert [page.name for page in pages] == ["a.html.gz"]
    assert ["larger" in failure.error or "damaged" in failure.error for failure in failures] == [True, True]


def test_links_that_lead_in_circles_and_pipes_are_not_entered(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "ring.txt").symlink_to(tmp_path / "ring.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    pages, failures = found(tmp_path)
    assert [page.name for page in pages] == ["a.txt"]
    assert len(failures) == 2


def test_a_named_file_needs_no_known_ending(tmp_path: Path) -> None:
    (tmp_path / "saved").write_text(PROSE)
    (tmp_path / "picture").write_bytes(b"\x89PNG\0")
    pages, failures = found(tmp_path / "saved", tmp_path / "picture", tmp_path / "missing", "ftp://example.org/a")
    assert [page.name for page in pages] == ["saved"]
    assert [failure.error for failure in failures] == [
        "an unknown kind of file", "no such file or folder", "ftp: addresses are not read",
    ]  # fmt: skip


FEED = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/hostname">]>
<rss version="2.0"><channel><title>Lund Herald</title>
<item><title>Talks</title><link>https://example.org/1</link><author>Ana Li</author>
<pubDate>Mon, 03 May 2021 10:00:00 GMT</pubDate><description>&lt;p&gt;{PROSE}&lt;/p&gt;</description></item>
<item><title>Nothing</title></item></channel></rss>"""


def test_every_entry_of_a_feed_is_a_report(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(FEED)
    (tmp_path / "other.xml").write_text("<a/>")
    pages, failures = found(tmp_path)
    article = read_page(pages[0])
    assert (article.origin, article.outlet, article.title, article.byline) == (
        "https://example.org/1", "Lund Herald", "Talks", ("Ana Li",),
    )  # fmt: skip
    assert article.published is not None
    assert article.published.edtf == "2021-05-03"
    assert PROSE in article.text
    assert len(failures) == 2


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert [failure.error for failure in found(tmp_path)[1]] == ["no reports in this folder"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is locked to root")
def test_a_locked_folder_costs_only_its_own_reports(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b.txt").write_text(PROSE)
    (tmp_path / "a").chmod(0)
    pages, failures = found(tmp_path)
    (tmp_path / "a").chmod(0o700)
    assert [page.name for page in pages] == ["b.txt"]
    assert [failure.origin for failure in failures] == [str(tmp_path / "a")]


def test_bare_text_in_a_feed_is_a_report(tmp_path: Path) -> None:
    entry = f"<item><title>Talks</title><description>{PROSE}</description></item>"
    (tmp_path / "a.rss").write_text(f"<rss><channel><title>Lund Herald</title>{entry}</channel></rss>")
    (page,) = found(tmp_path / "a.rss")[0]
    assert PROSE in read_page(page).text
