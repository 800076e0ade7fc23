"""JSON Lines: one report a line, with the fields text or html, and title, published, outlet, byline, url, id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from dateline.errors import UnreadableSource
from dateline.read.page import Failure, Page
from dateline.read.sidecar import facts_in

SHAPE = (
    'write one object a line: {"text": "...", "title": "...", "published": "2021-03-24", "outlet": "...", "url": "..."}'
)
STATED_BY = "the line of the file"


def read_lines(file: BinaryIO, origin: str, name: str, *, largest: int) -> Iterator[Page | Failure]:
    """The report on every line; a bad line is a failure of its own."""
    number = 0
    while line := file.readline(largest + 1):
        number += 1
        here = f"{origin}#{number}"
        if len(line) > largest:
            yield Failure(here, f"a line larger than {largest} bytes", "split the report or raise the limit")
            _skip_line(file, line, largest)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _page(line, here, origin, f"{name}#{number}", name)


def _skip_line(file: BinaryIO, line: bytes, largest: int) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(largest + 1)


def _page(line: bytes, here: str, origin: str, numbered: str, name: str) -> Page | Failure:
    """The report on one line."""
    try:
        row = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
        facts = facts_in(row)
        text, html = row.get("text"), row.get("html")
        content = html or text
        if not isinstance(content, str) or not content.strip():
            return Failure(here, "neither text nor html on this line", SHAPE)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Failure(here, f"no JSON: {error}", SHAPE)
    except UnreadableSource as error:
        return Failure(here, error.problem, error.remedy)
    own = row.get("id")
    known = isinstance(own, str | int) and str(own)
    where = facts.url or (f"{origin}#{own}" if known else here)
    # A lone surrogate is legal JSON and no text: it becomes a question mark rather than a crash later.
    raw = content.encode("utf-8", errors="replace")
    return Page(where, f"{name}#{own}" if known else numbered, raw, "html" if html else "text", facts, STATED_BY)
