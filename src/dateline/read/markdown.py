"""Markdown: its marks tell titles and headings; to judge the words they are blanked, a space for each character."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.model import BlockKind
from dateline.read.lines import BREAK
from dateline.read.page import Facts

# Marks that are no words: emphasis, code, quote signs, the brackets and address of a link or picture.
MARKS = re.compile(
    r"^[ \t]{0,3}(?:>[ \t]?)+|^[ \t]{0,3}#{1,6}[ \t]+|[ \t]#+[ \t]*$|!?\[(?=[^\]\n]*\]\()|(?<=\w|.)\]\([^)\n]{0,500}\)"
    r"|(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|`+",
    re.MULTILINE,
)
HEADING = re.compile(r"^[ \t]{0,3}(#{1,6})[ \t]+(?=\S)", re.MULTILINE)
PICTURE = re.compile(r"^[ \t]*!\[", re.MULTILINE)
FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.{0,4000}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
FIELD = re.compile(
    r"^(title|date|published|author|byline|outlet|site|url|link):[ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE
)
NAMES = {
    **dict.fromkeys(("date", "published"), "published"),
    **dict.fromkeys(("outlet", "site"), "outlet"),
    **dict.fromkeys(("url", "link"), "url"),
    "title": "title",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A Markdown page with its marks blanked, offsets unchanged, and what the marks say of its lines."""

    text: str
    kinds: dict[int, BlockKind]
    facts: Facts


def read_marks(text: str) -> Marked:
    """The page without its marks.

    >>> read_marks("# Talks *stall*").text
    '  Talks  stall '
    """
    kinds: dict[int, BlockKind] = {}
    front = FRONT_MATTER.match(text)
    titled = False
    for match in HEADING.finditer(text):
        first = len(match[1]) == 1 and not titled
        kinds[match.end()] = "title" if first else "heading"
        titled = titled or first
    blank = MARKS.sub(lambda match: " " * len(match[0]), text)
    for match in PICTURE.finditer(text):
        words = blank[match.end() :].split("\n", 1)[0]
        kinds[match.end() + len(words) - len(words.lstrip())] = "caption" if len(words.split()) >= 4 else "navigation"
    if front:
        kinds |= {start: "notice" for start in _line_starts(text, front.end())}
    return Marked(blank, kinds, _facts(front[1]) if front else Facts())


def _line_starts(text: str, end: int) -> list[int]:
    """Where the lines before a place begin."""
    return [0, *(match.end() for match in BREAK.finditer(text, 0, end) if match.end() < end)]


def _facts(fields: str) -> Facts:
    """What the front matter states."""
    found = {key.lower(): value.strip("\"'") for key, value in FIELD.findall(fields)}
    stated = {NAMES[key]: value for key, value in found.items() if key in NAMES}
    names = found.get("author") or found.get("byline") or ""
    return Facts(**stated, byline=tuple(name.strip(" \"'") for name in names.strip("[]").split(",") if name.strip()))


def filled(facts: Facts, more: Facts) -> Facts:
    """The facts, with those of another source where they are silent."""
    return replace(
        facts,
        published=facts.published or more.published,
        outlet=facts.outlet or more.outlet,
        title=facts.title or more.title,
        byline=facts.byline or more.byline,
        url=facts.url or more.url,
    )
