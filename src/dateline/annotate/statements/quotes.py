"""Quotation marks of every style, paired: where direct speech opens and closes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from dateline.model import ANNOTATED, Doc

LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
DOUBLE = re.compile(r"[“”„‟«»\"]|``|''")
OPENING = frozenset("“„‟«") | {"``"}
PLAIN = frozenset({'"', "''"})
CLOSING = frozenset("”»")
# An apostrophe opens a quotation in front of a word, unless it stands for lost letters ('90s, 'em, 'tis).
SINGLE_OPEN = re.compile(r"(?<![\w’'‘.])[‘'](?=\w)(?!\d0s|em\b|til\b|tis\b|twas\b|cause\b|n\b)", re.IGNORECASE)
SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…)])[’'](?!\w)")
SENTENCE_END = re.compile(r"[.!?…]['’)\]]*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Quote:
    """Text in quotation marks, marks included, within one line; ``closed`` is false where the end mark is missing."""

    start: int
    end: int
    closed: bool = True


def find_quotes(doc: Doc) -> list[Quote]:
    """All outermost quotations in text order. Quotations inside quotations are not told apart."""
    found: list[Quote] = []
    for block in doc.article.blocks:
        if block.kind in ANNOTATED:
            lines = [line for line in LINE.finditer(doc.text, block.span.start, block.span.end) if line[0].strip()]
            for line, following in zip_longest(lines, lines[1:]):
                found.extend(_in_line(line[0], line.start(), runs_on=_opens(following)))
    return found


def _opens(line: re.Match[str] | None) -> bool:
    """Does the line start with an opening mark, as every paragraph of a long quotation does?"""
    return line is not None and line[0].lstrip().startswith(("“", "«", "„", '"', "‘", "``", "''"))


def _in_line(line: str, offset: int, *, runs_on: bool) -> Iterator[Quote]:
    """The quotations of one line: double marks first, single marks in what they leave."""
    doubles = list(_doubles(line, runs_on=runs_on))
    edges = [0, *(edge for quote in doubles for edge in (quote.start, quote.end)), len(line)]
    found = list(doubles)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        found.extend(_singles(line, start, end))
    for quote in sorted(found, key=lambda quote: quote.start):
        yield Quote(offset + quote.start, offset + quote.end, quote.closed)


def _doubles(line: str, *, runs_on: bool) -> Iterator[Quote]:
    """Pairs of double marks; a mark that is missing is made up for at the end of the sentence."""
    opened: int | None = None
    for mark in DOUBLE.finditer(line):
        if _may_open(line, mark, inside=opened is not None):
            if opened is not None and mark[0] in PLAIN:
                yield Quote(opened, _sentence_end(line, opened, mark.start()), closed=False)
                opened = None
            opened = mark.start() if opened is None else opened
        elif opened is not None:
            yield Quote(opened, mark.end())
            opened = None
    if opened is not None:
        end = len(line.rstrip()) if runs_on else _sentence_end(line, opened, len(line.rstrip()))
        yield Quote(opened, end, closed=False)


def _may_open(line: str, mark: re.Match[str], *, inside: bool) -> bool:
    """Is the mark an opening one? Plain marks, and curly ones that a page got wrong, are read by what is around."""
    before = line[mark.start() - 1 : mark.start()]
    after = line[mark.end() : mark.end() + 1]
    faces_word = bool(after) and not after.isspace() and not before.isalnum() and before not in {",", ".", "?", "!"}
    if mark[0] in OPENING:
        return bool(after) and not after.isspace()
    if mark[0] in CLOSING:
        return not inside and faces_word and (not before or before.isspace())
    if inside:
        return bool(before) and before.isspace() and (after.isalnum() or after in {"‘", "'"})
    return faces_word


def _sentence_end(line: str, start: int, limit: int) -> int:
    """Where the sentence that holds ``start`` ends, but not behind ``limit``."""
    found = SENTENCE_END.search(line, start + 1, limit)
    return found.end() if found else len(line[:limit].rstrip())


def _singles(line: str, start: int, end: int) -> Iterator[Quote]:
    """Pairs of single marks in a stretch of a line; one without its partner is an apostrophe."""
    at = start
    while opening := SINGLE_OPEN.search(line, at, end):
        closings = list(SINGLE_CLOSE.finditer(line, opening.end(), end))
        # "the officials' view" ends no quotation, if another mark further on can.
        closing = next((one for one in closings if not _possessive(line, one)), closings[0] if closings else None)
        if closing is None:
            return
        yield Quote(opening.start(), closing.end())
        at = closing.end()


def _possessive(line: str, mark: re.Match[str]) -> bool:
    """Is the mark an apostrophe behind a plural, in front of what is owned?"""
    after = line[mark.end() : mark.end() + 2]
    return line[mark.start() - 1] in "sz" and len(after) == 2 and after[0] == " " and after[1].isalpha()
