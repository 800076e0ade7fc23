"""The stretches of text that are parsed together: a line each, or a paragraph where lines are cut at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.model import ANNOTATED, Article, Block

LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
FEWEST_LINES = 3
WIDTHS = range(40, 101)
INDENT = re.compile(r"(?:\s{3,}|\t)\S")


def stretches(article: Article) -> Iterator[tuple[int, int, Block]]:
    """Start, end and block of every annotated stretch that holds a word."""
    for block in article.blocks:
        if block.kind in ANNOTATED:
            for start, end in _in_block(article.text, block):
                if any(map(str.isalnum, article.text[start:end])):
                    yield start, end, block


def _in_block(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The lines of a block, or its paragraphs if it is set at a fixed width."""
    lines = [match.span() for match in LINE.finditer(text, block.span.start, block.span.end)]
    for paragraph in _paragraphs(text, lines):
        if is_wrapped([text[start:end] for start, end in paragraph]):
            yield paragraph[0][0], paragraph[-1][1]
        else:
            yield from paragraph


def _paragraphs(text: str, lines: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines with no empty line between them and no indented line but the first."""
    run: list[tuple[int, int]] = []
    for start, end in lines:
        parted = run and (text.count("\n", run[-1][1], start) > 1 or INDENT.match(text, start))
        if not text[start:end].strip() or parted:
            if run:
                yield run
            run = []
        if text[start:end].strip():
            run.append((start, end))
    if run:
        yield run


def is_wrapped(lines: list[str]) -> bool:
    """Were the lines cut at a fixed width: would the next word never have fitted?

    >>> is_wrapped(["The two sides met on the seventh of the month in the",
    ...             "capital and agreed to meet again in the autumn,", "said a spokesman."])
    True
    """
    if len(lines) < FEWEST_LINES:
        return False
    bare = [line.rstrip() for line in lines]
    width = max(map(len, bare))
    if width not in WIDTHS:
        return False
    cut = sum(len(line) + 1 + len(after.split()[0]) > width for line, after in pairwise(bare))
    return cut >= 0.8 * (len(lines) - 1)
