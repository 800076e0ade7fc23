"""RSS and Atom: every entry is a report, with what the feed states about it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from dateline.errors import UnreadableSource
from dateline.read.page import Facts, Failure, Page

STATED_BY = "the feed"
# An entry with less text than this is a teaser; the report is on the page that it links to.
WHOLE_REPORT = 600


def looks_like_feed(content: bytes) -> bool:
    """Do the first bytes open an RSS or Atom document?"""
    head = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith(b"<") and any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf"))


def read_feed(content: bytes, origin: str, name: str) -> Iterator[Page | Failure]:
    """The entries of a feed as pages, in its order; raises UnreadableSource if it is none."""
    entries = feed_entries(content, origin)
    for number, (facts, html) in enumerate(entries, start=1):
        here = facts.url or f"{origin}#{number}"
        if html.strip():
            yield Page(here, f"{name}#{facts.url or number}", html.encode("utf-8", "replace"), "html", facts, STATED_BY)
        else:
            yield Failure(here, "an entry without text", "read the page that it links to")


def feed_entries(content: bytes, origin: str) -> list[tuple[Facts, str]]:
    """What every entry states, and its text as HTML."""
    import feedparser  # only here: half of all builds never see a feed

    if not looks_like_feed(content):
        raise UnreadableSource(f"{origin}: no RSS or Atom feed", remedy="save the feed itself, or name a page")
    parsed = feedparser.parse(content)
    if not parsed.entries:
        raise UnreadableSource(f"{origin}: a feed without entries", remedy="save the feed again")
    outlet = (parsed.feed.get("title") or "").strip() or None
    return [(_facts(entry, outlet), _html(entry)) for entry in parsed.entries]


def _facts(entry: Any, outlet: str | None) -> Facts:
    """What the feed states of an entry."""
    day = entry.get("published_parsed") or entry.get("updated_parsed")
    names = [author.get("name", "") for author in entry.get("authors", ())] or [entry.get("author", "")]
    return Facts(
        published=time.strftime("%Y-%m-%d", day) if day else None,
        outlet=outlet,
        title=(entry.get("title") or "").strip() or None,
        byline=tuple(name.strip() for name in names if name and name.strip()),
        url=_address(entry.get("link")),
    )


def _address(link: Any) -> str | None:
    """A link that leads to a page on the web."""
    return link if isinstance(link, str) and link.startswith(("http://", "https://")) else None


def _html(entry: Any) -> str:
    """The longest text of an entry; text without any mark-up is paragraphs."""
    texts = [part.get("value", "") for part in entry.get("content", ())] + [entry.get("summary", "")]
    text = str(max(texts, key=len))
    return text if "<" in text else "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip())
