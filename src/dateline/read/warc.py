"""WARC: the archives that crawlers and web archives write; every HTML or text answer in one is a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.errors import UnreadableSource
from dateline.read.page import Facts, Failure, Page, PageKind

KINDS: dict[str, PageKind] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
REMEDY = "run `pip install 'dateline[warc]'`"


def read_warc(path: Path, *, largest: int) -> Iterator[Page | Failure]:
    """The pages of an archive in its order; what is no page is counted. Raises UnreadableSource if it is no archive."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise UnreadableSource(f"{path}: fastwarc is not installed", remedy=REMEDY) from error
    skipped: Counter[str] = Counter()
    records = 0
    try:
        for record in ArchiveIterator(str(path), record_types=WarcRecordType.response, auto_decode="all"):
            records += 1
            found = _page(record, str(path), largest)
            if isinstance(found, str):
                skipped[found] += 1
            else:
                yield found
    except OSError as error:
        yield Failure(str(path), f"damaged archive: {error}", "fetch or write the archive again")
        records += 1
    if not records:
        yield Failure(str(path), "no page in this archive", "see whether it is a WARC file with responses in it")
    if skipped:
        counts = ", ".join(f"{number} {kind}" for kind, number in sorted(skipped.items()))
        yield Failure(str(path), f"answers that are no pages skipped: {counts}", "nothing needs to be done")


def _page(record: Any, origin: str, largest: int) -> Page | Failure | str:
    """The page in a record; of what is no page, the status or kind."""
    address = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
    if record.http_headers is None or record.http_headers.status_code != 200:
        return f"of status {record.http_headers.status_code}" if record.http_headers else "without HTTP"
    kind = (record.http_content_type or "").lower()
    if kind not in KINDS:
        return kind or "without a kind"
    content = record.reader.read(largest + 1)
    if len(content) > largest:
        return Failure(address or origin, f"larger than {largest} bytes", "save the page and give the file")
    # When a page was crawled is not when it was published: the archive states nothing but the address.
    return Page(address, address, content, KINDS[kind], Facts(url=address or None), "the archive")
