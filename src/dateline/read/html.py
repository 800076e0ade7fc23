"""A web page becomes an Article: its report taken out, in blocks that know their elements. No script ever runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dateline.errors import UnreadableSource
from dateline.model import Article, Block, BlockKind, Span
from dateline.read import extract, pagefacts
from dateline.read.blocks import Labelled, Layout, spread_related
from dateline.read.datelines import read_dateline
from dateline.read.decode import decode_html
from dateline.read.extract import Part, letters
from dateline.read.head import Head, article_body, read_head
from dateline.read.language import language_of
from dateline.read.lines import Line
from dateline.read.metadata import PageLines, wires_of
from dateline.read.page import Page
from dateline.read.shapes import own_kind

LabelledPart = tuple[BlockKind, Part]


def read_html(page: Page) -> Article:
    """The article on a web page; raises UnreadableSource if no report stands on it."""
    tree = extract.load(decode_html(page.content, page.origin))
    if tree is None:
        raise UnreadableSource(f"{page.origin}: no web page in the bytes", remedy="save the page again")
    head = read_head(tree)
    title = pagefacts.title_of(tree, head, page.facts)
    parts = _arranged(extract.find_parts(tree, article_body(head)), title, pagefacts.summary_of(tree, head))
    if not any(kind in ("body", "caption") for kind, _ in parts):
        raise UnreadableSource(f"{page.origin}: no report on the page", remedy="save the whole page, or its text")
    return _article(page, tree, head, title, parts)


def _arranged(parts: Sequence[Part], title: str | None, summary: Part | None) -> list[LabelledPart]:
    """The parts with the kinds of their blocks; title and summary first, each once."""
    shown = [part for part in parts if part.kind == "title" or (title and _same(part.text, title))]
    first: list[LabelledPart] = []
    if shown or title:
        first.append(("title", shown[0] if shown else Part(title or "", "title")))
    if summary and not any(_same(part.text, summary.text) for part in parts):
        first.append(("standfirst", summary))
    rest = [part for part in parts if part not in shown]
    return first + list(zip(_kinds(rest), rest, strict=True))


def _kinds(parts: Sequence[Part]) -> list[BlockKind]:
    """The kinds of the parts, by their words and by what stands above them."""
    lines = [Line(0, len(part.text), part.text) for part in parts]
    seen: Counter[str] = Counter()
    own: list[BlockKind | None] = []
    for part, line in zip(parts, lines, strict=True):
        own.append(_own_kind(part, line, repeated=seen[part.text] > 0))
        seen[part.text] += 1
    spread = spread_related(lines, own, 0)
    return [kind or ("heading" if part.kind == "heading" else "body") for part, kind in zip(parts, spread, strict=True)]


def _same(one: str, other: str) -> bool:
    return letters(one) == letters(other)


def _own_kind(part: Part, line: Line, *, repeated: bool) -> BlockKind | None:
    """A part's kind if it is no running text: what is plainly boilerplate is no part of the report."""
    if part.kind == "caption":
        return "caption"
    if own := own_kind(line):
        return own
    if part.linked and not (line.is_prose and line.ends_sentence):
        return "related"
    return "notice" if repeated and len(line.words) > 2 else None


def _article(page: Page, tree: Any, head: Head, title: str | None, parts: Sequence[LabelledPart]) -> Article:
    """Puts text and blocks together with what the page states."""
    article = page.article
    text, blocks, layout = _laid_out(article, parts)
    lines = PageLines(text, layout)
    url = (
        page.facts.url or pagefacts.address_of(tree, head) or (page.origin if page.origin.startswith("http") else None)
    )
    publication = pagefacts.published(tree, head, page, url)
    return Article(
        id=article,
        origin=page.origin,
        sha256=page.sha256,
        text=text,
        blocks=blocks,
        outlet=pagefacts.outlet_of(head, page.facts, url),
        title=title,
        byline=(names := pagefacts.byline_of(tree, head, page.facts)),
        wire=tuple(dict.fromkeys([*wires_of(lines), *pagefacts.wires_in(names)])),
        place=layout.dateline.place if layout.dateline else None,
        language=language_of(" ".join(part.text for kind, part in parts if kind == "body")),
        url=url,
        published=publication.when,
        published_basis="stated" if publication.when else "unknown",
        published_reasons=publication.reasons,
    )


def _laid_out(article: str, parts: Sequence[LabelledPart]) -> tuple[str, tuple[Block, ...], Layout]:
    """One paragraph after the other, an empty line between; the dateline is a block of its own."""
    text = "\n\n".join(part.text for _, part in parts)
    blocks: list[Block] = []
    at, dateline, body_seen = 0, None, False
    for kind, part in parts:
        start, end = at, at + len(part.text)
        if kind == "body" and not body_seen:
            body_seen = True
            if dateline := read_dateline(part.text):
                blocks.append(Block(Span(article, start, start + dateline.end), "dateline", part.selector))
                rest = part.text[dateline.end :]
                start += dateline.end + len(rest) - len(rest.lstrip())
        blocks.append(Block(Span(article, start, end), kind, part.selector))
        at = end + 2
    labelled = tuple(Labelled(block.span.start, block.span.end, block.kind) for block in blocks)
    return text, tuple(blocks), Layout(labelled, dateline)
