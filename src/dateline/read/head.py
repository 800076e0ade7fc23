"""What a web page states about itself in its head: JSON-LD, OpenGraph and other meta elements."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from dateline.lexicon import words

# Deep or huge structures are no metadata; a hostile page must not cost us the stack.
DEEPEST = 12
MOST_NODES = 5000
ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|Review|Newsletter)$")
COMMENTED = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$")
Node = dict[str, Any]


@dataclass(frozen=True)
class Head:
    """The page's own statements, unjudged. ``meta`` maps names of meta elements, by their letters
    and digits alone, to their contents in order."""

    article: Node = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    meta: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *names: str) -> str | None:
        """The first meta element of these names that holds text, in the order of the names."""
        return next((value for name in names for value in self.meta.get(name, ()) if value), None)

    def text(self, key: str) -> str | None:
        """A text field of the article's JSON-LD."""
        value = self.article.get(key)
        value = value[0] if isinstance(value, list) and value else value
        return clean(value) if isinstance(value, str) and value.strip() else None


def article_body(head: Head) -> str | None:
    """The report's text as the JSON-LD holds it, its lines kept."""
    value = head.article.get("articleBody")
    return "\n".join(map(clean, value.splitlines())) if isinstance(value, str) else None


def read_head(tree: Any) -> Head:
    """The statements in a parsed page."""
    nodes = list(_nodes(tree))
    by_id = {node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1}
    meta: dict[str, list[str]] = {}
    for element in tree.iterfind(".//meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = element.get("content")
        if name and content and content.strip():
            meta.setdefault(re.sub(r"[^a-z\d]", "", name.lower()), []).append(clean(content))
    return Head(_article(nodes, meta), by_id, meta)


def clean(text: str) -> str:
    """Text as one reads it: entities resolved, white space made single."""
    return " ".join(re.sub(r"<[^<>]{1,200}>", "", html.unescape(html.unescape(text))).split())


def _nodes(tree: Any) -> Iterator[Node]:
    """Every object of every JSON-LD script, outermost first."""
    left = MOST_NODES
    for script in tree.iterfind(".//script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json" or not script.text:
            continue
        for node in _walk(_parsed(script.text), DEEPEST):
            left -= 1
            if left < 0:
                return
            yield node


def _parsed(script: str) -> Any:
    """The JSON in a script; broken in the usual ways, it is mended; else nothing."""
    bare = COMMENTED.sub("", COMMENTED.sub("", script))
    for attempt in (bare, re.sub(r",\s*([}\]])", r"\1", bare), html.unescape(bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: Any, depth: int) -> Iterator[Node]:
    if depth < 0:
        return
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from _walk(part, depth - 1)
    elif isinstance(value, list):
        for part in value:
            yield from _walk(part, depth - 1)


def types_of(node: Node) -> list[str]:
    """The schema.org types of a node."""
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _article(nodes: list[Node], meta: dict[str, list[str]]) -> Node:
    """The node that describes the report: the one with the page's title, else the fullest one that comes first."""
    articles = [node for node in nodes if any(ARTICLE.search(kind) for kind in types_of(node))]
    dated = [node for node in articles if node.get("headline") or node.get("datePublished")]
    titles = {_bare(title) for name in ("ogtitle", "twittertitle") for title in meta.get(name, ())}
    named = [node for node in dated if isinstance(node.get("headline"), str) and _bare(node["headline"]) in titles]
    return next(iter(named or dated or articles), {})


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", clean(text).lower()).strip()


def authors_in(head: Head) -> tuple[str, ...]:
    """The names that the article's JSON-LD gives as authors, as it writes them."""
    return tuple(_names(head, head.article.get("author") or head.article.get("creator"), depth=3))


def _names(head: Head, value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield clean(value)
    elif isinstance(value, list) and depth:
        for part in value:
            yield from _names(head, part, depth - 1)
    elif isinstance(value, dict) and depth:
        full = value if value.get("name") else head.nodes.get(str(value.get("@id")), value)
        yield from _names(head, full.get("name"), depth - 1)


def publisher_in(head: Head) -> str | None:
    """The outlet that the page names as its publisher or its site."""
    return next((name for name in _names(head, head.article.get("publisher"), depth=3) if name), None)


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Names in order, each once ("ana-li" is "Ana Li" again); words that name nobody left out."""
    nobody = words("page_head", "no_authors")
    seen: dict[str, str] = {}
    for name in names:
        if name and name.lower() not in nobody:
            seen.setdefault(re.sub(r"\W|_", "", name.lower()), name)
    return tuple(seen.values())
