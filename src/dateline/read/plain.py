"""A plain-text or Markdown page becomes an Article. Its text is the decoded file, unchanged."""

from __future__ import annotations

from dataclasses import replace

from dateline.errors import UnreadableSource
from dateline.model import Article, Block, Span
from dateline.read.blocks import label_text
from dateline.read.language import language_of
from dateline.read.markdown import filled, read_marks
from dateline.read.metadata import (
    PageLines,
    body_text,
    byline_of,
    outlet_of,
    published,
    title_of,
    wires_of,
)
from dateline.read.page import Page
from dateline.read.shapes import ADDRESS


def read_plain(page: Page, text: str, note: str) -> Article:
    """The article that a text file holds."""
    lines = PageLines(text, label_text(text, title=page.facts.title))
    return build_article(page, text, lines, note)


def read_markdown(page: Page, text: str, note: str) -> Article:
    """The article that a Markdown file holds; its front matter counts as stated."""
    marked = read_marks(text)
    stated_by = page.stated_by if page.facts.published else "the front matter"
    page = replace(page, facts=filled(page.facts, marked.facts), stated_by=stated_by)
    layout = label_text(marked.text, title=page.facts.title, known=marked.kinds)
    return build_article(page, text, PageLines(marked.text, layout), note)


def build_article(page: Page, text: str, lines: PageLines, note: str) -> Article:
    """Puts together what the lines and the facts state."""
    if not lines.layout.labelled:
        raise UnreadableSource(f"{page.origin}: nothing but white space", remedy="save the page again")
    article = page.article
    layout, url = lines.layout, page.facts.url or _address(lines)
    publication = published(lines, page.facts, page.stated_by, url)
    kinds = [(one.start, one.end, one.kind) for one in layout.labelled]
    return Article(
        id=article,
        origin=page.origin,
        sha256=page.sha256,
        text=text,
        blocks=tuple(Block(Span(article, start, end), kind) for start, end, kind in kinds),
        outlet=outlet_of(lines, page.facts, url),
        title=title_of(lines, page.facts),
        byline=byline_of(lines, page.facts),
        wire=wires_of(lines),
        place=layout.dateline.place if layout.dateline else None,
        language=language_of(body_text(text, kinds)),
        url=url,
        published=publication.when,
        published_basis="stated" if publication.when else "unknown",
        published_reasons=publication.reasons + ((note,) if note else ()),
    )


def _address(lines: PageLines) -> str | None:
    """The page's own address, where somebody saved it as the first line."""
    first = lines.layout.labelled[0] if lines.layout.labelled else None
    line = lines.text[first.start : first.end] if first else ""
    return line if line.startswith(("http://", "https://")) and ADDRESS.fullmatch(line) else None
