"""The stretches of text that are parsed together: a line each, or a paragraph where lines are cut at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.model import ANNOTATED, Article, Block

LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
FEWEST_CUTS = 2
SLACK = 12
MOSTLY = 0.9
WIDTHS = range(40, 133)
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
    paragraphs = list(_paragraphs(text, lines))
    if is_wrapped([[text[start:end] for start, end in paragraph] for paragraph in paragraphs]):
        yield from ((paragraph[0][0], paragraph[-1][1]) for paragraph in paragraphs)
    else:
        yield from lines


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


def is_wrapped(paragraphs: list[list[str]]) -> bool:
    """Were the lines cut at a fixed width: would the next word seldom have fitted?

    >>> is_wrapped([["The two sides met on the seventh of the month in the",
    ...              "capital and agreed to meet again there in autumn,",
    ...              "said a spokesman of the government in a statement."], ["Nothing was signed."]])
    True
    """
    bare = [[line.rstrip() for line in paragraph] for paragraph in paragraphs]
    pairs = [pair for paragraph in bare for pair in pairwise(paragraph)]
    width = max((len(line) for paragraph in bare for line in paragraph), default=0)
    if len(pairs) < FEWEST_CUTS or width not in WIDTHS:
        return False
    # Texts are set ragged by hand now and then: a line may fall short of the width by a word.
    cut = sum(len(line) + 1 + len(after.split()[0]) > width - SLACK for line, after in pairs)
    return cut >= MOSTLY * len(pairs)
