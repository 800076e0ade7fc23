"""A page becomes an Article: text untouched, blocks labelled, metadata noted."""

from __future__ import annotations

from dateline.model import Article
from dateline.read.decode import decode
from dateline.read.html import read_html
from dateline.read.page import Facts, Failure, Page, PageKind
from dateline.read.plain import read_markdown, read_plain

__all__ = ["Facts", "Failure", "Page", "PageKind", "read_page"]


def read_page(page: Page) -> Article:
    """The article on a page; raises UnreadableSource, saying what is wrong and what to do."""
    if page.kind == "html":
        return read_html(page)
    text, encoding = decode(page.content, page.origin)
    note = "" if encoding == "utf-8" else f"the file is {encoding}, not UTF-8"
    return read_markdown(page, text, note) if page.kind == "markdown" else read_plain(page, text, note)
