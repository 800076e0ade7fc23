"""A web page becomes an Article: its report taken out, in blocks that know their elements. No script ever runs."""

from __future__ import annotations

from dateline.errors import UnreadableSource
from dateline.model import Article
from dateline.read.page import Page

def read_html(page: Page) -> Article:
    """The article on a web page."""
    raise UnreadableSource(f"{page.origin}: web pages are not read yet", remedy="save the page as text")
