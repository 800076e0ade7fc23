"""OPML: the list of feeds that every news reader can write."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from dateline.errors import UnreadableSource

REMEDY = "export the list of feeds from a news reader as OPML, or name the feeds themselves"


def feed_addresses(source: str) -> list[str]:
    """The feeds that a source names: those of an OPML file in its order, or the address itself.

    Raises UnreadableSource if it is neither an http(s) address nor an OPML file with feeds in it.
    """
    if source.lower().startswith(("http://", "https://")):
        return [source]
    path = Path(source)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableSource(f"{source}: {error.strerror or error}", remedy=REMEDY) from error
    return read_opml(content, source)


def read_opml(content: bytes, origin: str) -> list[str]:
    """The http(s) addresses of the feeds in an OPML document, each once.

    Raises UnreadableSource if it is no OPML, or names no feed.
    """
    # The file may come from anywhere: no entities, no network, no huge trees.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource(f"{origin}: no OPML: {error}", remedy=REMEDY) from error
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise UnreadableSource(f"{origin}: no OPML", remedy=REMEDY)
    named = (outline.get("xmlUrl") or outline.get("xmlurl") or "" for outline in root.iter("outline"))
    found = [address.strip() for address in named if address.strip().lower().startswith(("http://", "https://"))]
    if not found:
        raise UnreadableSource(f"{origin}: an OPML file without feeds", remedy=REMEDY)
    return list(dict.fromkeys(found))
