"""A plain-text or Markdown page becomes an Article. Its text is the decoded file, unchanged."""

from __future__ import annotations


from dateline.model import Article, Block, Span, digest
from dateline.read.blocks import label_text
from dateline.read.language import language_of
from dateline.read.metadata import (
    PageLines,
    Publication,
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
    layout = label_text(text, title=page.facts.title)
    lines = PageLines(text, layout)
    url = page.facts.url or _address(lines)
    return build_article(page, lines, publication=published(lines, page.facts, page.stated_by), url=url, note=note)


def build_article(page: Page, lines: PageLines, *, publication: Publication, url: str | None, note: str) -> Article:
    """Puts together what the lines and the facts state."""
    article = digest("article", page.name, page.sha256)
    text, layout = lines.text, lines.layout
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
