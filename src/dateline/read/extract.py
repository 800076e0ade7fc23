"""Takes the report out of a web page: trafilatura finds the text, and every paragraph is led back to its element."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

PartKind = Literal["heading", "body", "caption", "title"]
# Elements that hold a paragraph of their own.
BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "figcaption", "pre", "td", "th", "dt", "dd", "div", "span", "section", "article", "summary")  # fmt: skip
HEADINGS = frozenset({"head", "h1", "h2", "h3", "h4", "h5", "h6"})
CAPTIONED = re.compile(r"caption|credit|bildunterschrift|legende|photo-?info", re.IGNORECASE)
SHORTEST_CAPTION = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the page, and the XPath of its element where that is known."""

    text: str
    kind: PartKind
    selector: str | None = None
    # Its place among the page's elements; -1 if unknown.
    order: int = -1


def load(content: bytes | str) -> Any | None:
    """The parsed page; None if there is none in the bytes."""
    import trafilatura

    return trafilatura.load_html(content)


def find_parts(tree: Any) -> list[Part]:
    """The report's paragraphs, headings and captions, in the order of the page."""
    places = _places(tree)
    parts = [_placed(places, text, kind) for text, kind in _extracted(tree)]
    return _with_captions(tree, parts)


def _extracted(tree: Any) -> Iterator[tuple[str, PartKind]]:
    """What trafilatura takes for the report; of a page too small for it, every paragraph."""
    import trafilatura

    found = trafilatura.bare_extraction(tree, include_comments=False, include_formatting=True)
    if found is None or found.body is None:
        yield from _whole(tree)
        return
    for element in found.body.iterchildren():
        yield from _lines(element)


def _lines(element: Any) -> Iterator[tuple[str, PartKind]]:
    """The lines of one extracted element: items of a list and rows of a table apart."""
    if element.tag in ("list", "quote", "table") and len(element):
        for child in element.iter("item", "p", "row", "head"):
            if text := squeeze(" ".join(child.itertext()) if child.tag == "row" else "".join(child.itertext())):
                yield text, "heading" if child.tag == "head" else "body"
        return
    pieces: list[str] = [""]
    for node in element.iter():
        if node.tag == "lb":
            pieces.append("")
        elif node.text:
            pieces[-1] += node.text
        if node is not element and node.tail:
            pieces[-1] += node.tail
    for piece in pieces:
        if text := squeeze(piece):
            yield text, "heading" if element.tag in HEADINGS else "body"


def _whole(tree: Any) -> Iterator[tuple[str, PartKind]]:
    """Every paragraph of a fragment, as feeds hold them; the words alone if it has none."""
    found = False
    for element in tree.iter("p", "li", "blockquote", "h1", "h2", "h3"):
        if text := text_of(element):
            found = True
            yield text, "heading" if element.tag in HEADINGS else "body"
    if not found and (text := text_of(tree)):
        yield text, "body"


def text_of(element: Any) -> str:
    """The words inside an element, scripts and styles apart."""
    return squeeze("".join(_strings(element)))


def _strings(element: Any) -> Iterator[str]:
    for node in element.iter():
        if isinstance(node.tag, str) and node.tag not in ("script", "style", "noscript", "template", "svg"):
            yield node.text or ""
        if node is not element and node.tail:
            yield node.tail


def squeeze(text: str) -> str:
    """White space made single."""
    return " ".join(text.split())


Places = dict[str, "deque[tuple[int, Any]]"]


def _places(tree: Any) -> Places:
    """Where a paragraph with certain words stands: its number in the page and its element."""
    places: Places = defaultdict(deque)
    for order, element in enumerate(tree.iter()):
        if isinstance(element.tag, str) and element.tag in BLOCKS and not _holds_blocks(element):
            places[_key(text_of(element))].append((order, element))
    return places


def _holds_blocks(element: Any) -> bool:
    """Does it hold paragraphs of others? A span may stand in any of them."""
    return any(child.tag in BLOCKS and child.tag != "span" for child in element.iterdescendants() if isinstance(child.tag, str))


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())[:200]


def _placed(places: Places, text: str, kind: PartKind) -> Part:
    """The paragraph with its element, if there is one with these words."""
    waiting = places.get(_key(text))
    if not waiting:
        return Part(text, kind)
    order, element = waiting[0]
    if len(waiting) > 1:
        waiting.popleft()
    if element.tag == "h1":
        kind = "title"
    elif _in_caption(element):
        kind = "caption"
    return Part(text, kind, element.getroottree().getpath(element), order)


def _in_caption(element: Any) -> bool:
    """Does it stand under a picture?"""
    for node in (element, *element.iterancestors()):
        if node.tag in ("figcaption", "figure"):
            return True
        if node.tag in ("article", "main", "body"):
            return False
    return bool(CAPTIONED.search(f"{element.get('class', '')} {element.get('itemprop', '')}"))


def _with_captions(tree: Any, parts: list[Part]) -> list[Part]:
    """The parts, and between them the captions that the page has there."""
    known = [part.order for part in parts if part.order >= 0]
    if not known:
        return parts
    have = {_key(part.text) for part in parts}
    captions: list[Part] = []
    for order, element in enumerate(tree.iter()):
        if order > max(known) or element.tag != "figcaption":
            continue
        text = text_of(element)
        if order > min(known) - 400 and len(text.split()) >= SHORTEST_CAPTION and _key(text) not in have:
            have.add(_key(text))
            captions.append(Part(text, "caption", element.getroottree().getpath(element), order))
    return _merged(parts, captions)


def _merged(parts: list[Part], captions: list[Part]) -> list[Part]:
    """Captions before the first part that stands behind them in the page."""
    merged: list[Part] = []
    waiting = deque(captions)
    for part in parts:
        while waiting and 0 <= waiting[0].order < part.order:
            merged.append(waiting.popleft())
        merged.append(part)
    return [*merged, *waiting]
