"""Takes the report out of a web page: trafilatura finds the text, and every paragraph is led back to its element."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

PartKind = Literal["heading", "body", "caption", "title"]
# Elements that hold a paragraph of their own.
BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li blockquote figcaption pre td th dt dd div span section article summary".split()  # noqa: SIM905
)
# Between these no space is printed, though a reader sees one.
APART = frozenset({"br", "p", "div", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd"})
HEADINGS = frozenset({"head", "h1", "h2", "h3", "h4", "h5", "h6"})
CAPTIONED = re.compile(r"caption|credit|bildunterschrift|legende|photo-?info", re.IGNORECASE)
SHORTEST_CAPTION = 4
# Letters of an announced text that is no mere teaser.
WHOLE_REPORT = 800
# Shares of the announced text: below the first the extraction has missed the report, above the other it has all of it.
ENOUGH_FOUND = 0.6
NEARLY_ALL_FOUND = 0.85


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the page, and the XPath of its element where that is known."""

    text: str
    kind: PartKind
    selector: str | None = None
    # Its place among the page's elements; -1 if unknown.
    order: int = -1
    # Is every word of it a link? Then it leads to another page.
    linked: bool = False


def load(content: str) -> Any | None:
    """The parsed page; None if there is none in the text. A fragment, as feeds have it, is made a page."""
    import trafilatura

    whole = re.search(r"<(?:html|body|!doctype)", content[:5000], re.IGNORECASE)
    return trafilatura.load_html(content if whole else f"<html><body>{content}</body></html>")


def find_parts(tree: Any, announced: str | None = None) -> list[Part]:
    """The report's paragraphs, headings and captions, in the order of the page.

    ``announced`` is the report's text as the page's head holds it, if it does: the extraction is checked against it.
    """
    places = _places(tree)
    parts = [_placed(places, text, kind) for text, kind in _extracted(tree)]
    if announced:
        parts = _checked(tree, parts, announced)
    return _with_captions(tree, parts)


def _checked(tree: Any, parts: list[Part], announced: str) -> list[Part]:
    """The parts, or the announced text where they miss most of it; without what follows the announced text's end."""
    whole = letters(announced)
    held = [index for index, part in enumerate(parts) if _is_held(part, whole)]
    found = sum(len(letters(parts[index].text)) for index in held)
    if len(whole) < WHOLE_REPORT:
        return parts
    if found < ENOUGH_FOUND * len(whole):
        return _announced_parts(tree, announced)
    # Lures stand below the report; a summary above it may well be missing from the announced text.
    return parts[: held[-1] + 1] if found >= NEARLY_ALL_FOUND * len(whole) else parts


def _announced_parts(tree: Any, announced: str) -> list[Part]:
    """The page's own paragraphs that the announced text holds; its lines where the page has few such paragraphs."""
    whole = letters(announced)
    own = _paragraphs_held(tree, whole)
    if sum(len(letters(part.text)) for part in own) >= NEARLY_ALL_FOUND * len(whole):
        return own
    return [Part(line, "body") for text in announced.splitlines() if (line := squeeze(text))]


def _is_held(part: Part, whole: str) -> bool:
    """Does the announced text hold the part? The first or last words do: a link or note inside may differ."""
    key = letters(part.text)
    return len(key) >= 12 and (key[:60] in whole or key[-60:] in whole)


def _paragraphs_held(tree: Any, whole: str) -> list[Part]:
    """The page's own paragraphs that the announced text holds."""
    found: dict[str, Part] = {}
    for order, element in enumerate(tree.iter()):
        if isinstance(element.tag, str) and element.tag in ("p", "h2", "h3", "h4", "li", "blockquote"):
            part = Part(text_of(element), "heading" if element.tag in HEADINGS else "body", _path(element), order)
            if _is_held(part, whole):
                found.setdefault(letters(part.text), part)
    return list(found.values())


def _extracted(tree: Any) -> Iterator[tuple[str, PartKind]]:
    """What trafilatura takes for the report; of a page too small for it, every paragraph."""
    import trafilatura

    found: Any = trafilatura.bare_extraction(tree, include_comments=False, include_formatting=True)
    if found is None or found.body is None:
        yield from _whole(tree)
        return
    for element in found.body.iterchildren():
        yield from _lines(element)


def _lines(element: Any) -> Iterator[tuple[str, PartKind]]:
    """The lines of one extracted element: items of a list and rows of a table apart."""
    kind: PartKind = "heading" if element.tag in HEADINGS else "body"
    lines: Iterator[str] = _printed_lines(element)
    if element.tag in ("list", "quote", "table") and len(element):
        lines = (" ".join(child.itertext()) for child in element.iter("item", "p", "row", "head"))
    for line in lines:
        if text := squeeze(line):
            yield text, kind


def _printed_lines(element: Any) -> Iterator[str]:
    """The text of an element, cut where the page breaks the line."""
    line = ""
    for node in element.iter():
        if node.tag == "lb":
            yield line
            line = ""
        line += node.text or ""
        if node is not element:
            line += node.tail or ""
    yield line


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
        if node is not element:
            yield " " if node.tag in APART else ""
            yield node.tail or ""


def squeeze(text: str) -> str:
    """White space made single."""
    return " ".join(text.split())


Places = dict[str, "deque[tuple[int, Any]]"]


def _places(tree: Any) -> Places:
    """Where a paragraph with certain words stands: its number in the page and its element."""
    places: Places = defaultdict(deque)
    for order, element in enumerate(tree.iter()):
        if isinstance(element.tag, str) and element.tag in BLOCKS and not _holds_blocks(element):
            places[letters(text_of(element))].append((order, element))
    return places


def _holds_blocks(element: Any) -> bool:
    """Does it hold paragraphs of others? A span may stand in any of them."""
    return any(
        child.tag in BLOCKS and child.tag != "span" for child in element.iterdescendants() if isinstance(child.tag, str)
    )


def letters(text: str) -> str:
    """The letters and digits alone, to compare texts with."""
    return re.sub(r"\W+", "", text.lower())


def _path(element: Any) -> str:
    """The element's XPath."""
    path: str = element.getroottree().getpath(element)
    return path


def _placed(places: Places, text: str, kind: PartKind) -> Part:
    """The paragraph with its element, if there is one with these words."""
    waiting = places.get(letters(text))
    if not waiting:
        return Part(text, kind)
    order, element = waiting[0]
    if len(waiting) > 1:
        waiting.popleft()
    if element.tag == "h1":
        kind = "title"
    elif _in_caption(element):
        kind = "caption"
    # The same letters, with the spaces as the page has them.
    return Part(text_of(element), kind, _path(element), order, _is_linked(element, text))


def _is_linked(element: Any, text: str) -> bool:
    """Do links hold nearly all of its letters?"""
    links = sum(len(text_of(link)) for link in element.iter("a") if link.get("href"))
    return links >= 0.9 * len(text)


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
    have = {letters(part.text) for part in parts}
    captions: list[Part] = []
    for order, element in enumerate(tree.iter()):
        if order > max(known) or element.tag != "figcaption":
            continue
        text = text_of(element)
        if order > min(known) - 400 and len(text.split()) >= SHORTEST_CAPTION and letters(text) not in have:
            have.add(letters(text))
            captions.append(Part(text, "caption", _path(element), order))
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
