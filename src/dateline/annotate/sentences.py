"""Sentence segmentation and parsing: the one expensive pass over the text, shared by all annotators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from dateline.annotate.capitals import in_capitals, plain_print
from dateline.annotate.lines import stretches
from dateline.annotate.model import Reading, load_model, parse_lines, readings
from dateline.model import Article, Block, Sentence, Span, Token

MADE_BY = "spacy/en_core_web_sm-3.8"


def split_sentences(article: Article) -> Iterator[Sentence]:
    """The sentences of all annotated blocks, parsed, in text order.

    Each line of a block is parsed by itself: a headline would glue itself to the byline otherwise. Lines that
    were only cut at a fixed width stay together, and text in capitals is read as if in plain print.
    """
    lines = list(stretches(article))
    parsed = parse_lines(_readable(article.text[start:end]) for start, end, _ in lines)
    for (start, _, block), parse in zip(lines, parsed, strict=True):
        read = list(readings(parse))
        for sentence in parse.sents:
            if made := _sentence(article.id, start, sentence, read, block):
                yield made


def _readable(line: str) -> str:
    """The line as the model should see it: same length, odd spaces made plain, capitals made plain print."""
    plain = re.sub(r"\s|\u200b|\ufeff", " ", line)
    return plain_print(plain, is_common) if in_capitals(plain) else plain


@cache
def _english() -> tuple[frozenset[str], ...]:
    """The English words that the model's lemmatizer lists."""
    model = load_model()
    tables = model.get_pipe("lemmatizer").lookups
    listed = (*tables.get_table("lemma_index").values(), *tables.get_table("lemma_exc").values())
    return (frozenset(model.Defaults.stop_words), *(frozenset(one) for one in listed))


def is_common(word: str) -> bool:
    """Is it an English word, in small letters?"""
    return any(word in listed for listed in _english())


def _sentence(article: str, offset: int, parsed: Any, read: Sequence[Reading], block: Block) -> Sentence | None:
    """spaCy's sentence as ours; None if it holds no word."""
    kept = [token for token in parsed if not token.is_space]
    if not any(char.isalnum() for token in kept for char in token.text):
        return None
    index = {token.i: place for place, token in enumerate(kept)}
    tokens = tuple(_token(token, offset, read[token.i], _head(token, index)) for token in kept)
    return Sentence(Span(article, tokens[0].start, tokens[-1].end), MADE_BY, tokens, block.kind)


def _token(token: Any, offset: int, read: Reading, head: int) -> Token:
    """spaCy's word as ours."""
    text, start = token.text, offset + token.idx
    begins = token.ent_iob_ == "B"
    return Token(
        start, start + len(text), text, read.lemma, read.pos, token.tag_, token.dep_, head, token.ent_type_, begins
    )


def _head(token: Any, index: dict[int, int]) -> int:
    """The place of the head among the kept tokens; white space is climbed over."""
    head = token.head
    while head.i not in index and head.head.i != head.i:
        head = head.head
    return index.get(head.i, index[token.i])
