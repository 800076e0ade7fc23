from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import UnreadableSource
from dateline.read.opml import feed_addresses, read_opml

LIST = b"""<?xml version="1.0"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Papers">
  <outline type="rss" text="Lund Herald" xmlUrl="https://lund.example/feed"/>
  <outline type="rss" text="Again" xmlUrl="https://lund.example/feed"/>
  <outline type="rss" text="Odd" xmlUrl="file:///etc/passwd"/>
</outline>
<outline type="rss" text="Ystad Post" xmlUrl="http://ystad.example/atom"/>
</body></opml>"""


def test_feeds_are_listed_in_order_each_once() -> None:
    assert read_opml(LIST, "mine.opml") == ["https://lund.example/feed", "http://ystad.example/atom"]


def test_an_address_stands_for_itself(tmp_path: Path) -> None:
    (tmp_path / "mine.opml").write_bytes(LIST)
    assert feed_addresses("https://lund.example/feed") == ["https://lund.example/feed"]
    assert len(feed_addresses(str(tmp_path / "mine.opml"))) == 2


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"", "no OPML"), (b"plain words", "no OPML"), (b"<rss/>", "no OPML"), (b"<opml><body/></opml>", "without feeds")],
)
def test_what_is_no_list_of_feeds_says_so(content: bytes, problem: str) -> None:
    with pytest.raises(UnreadableSource, match=problem) as caught:
        read_opml(content, "mine.opml")
    assert caught.value.remedy


def test_a_missing_file_says_so() -> None:
    with pytest.raises(UnreadableSource, match=r"nowhere\.opml"):
        feed_addresses("nowhere.opml")


def test_entities_of_a_hostile_file_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("http://stolen.example/")
    hostile = (
        f'<!DOCTYPE opml [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
        '<opml><body><outline xmlUrl="https://a.example/f"/><outline xmlUrl="&s;"/></body></opml>'
    )
    assert all("stolen" not in address for address in read_opml(hostile.encode(), "x"))
