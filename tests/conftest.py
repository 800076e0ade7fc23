"""Fixtures that all tests share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dateline.annotate.sentences import split_sentences
from dateline.model import Article, Block, Doc, Interval, Span


def _doc(text: str, published: str | None = "2021-03-24", **fields: Any) -> Doc:
    """A document of one body block, parsed, with no other notes."""
    blocks = (Block(Span("a", 0, len(text)), "body"),)
    stated = Interval.day(date.fromisoformat(published)) if published else None
    basis = "stated" if published else "unknown"
    values: dict[str, Any] = {"published": stated, "published_basis": basis, "blocks": blocks, **fields}
    article = Article(id="a", origin="a.txt", sha256="", text=text, **values)
    return Doc(article, list(split_sentences(article)))


@pytest.fixture(scope="session")
def make_doc() -> Callable[..., Doc]:
    """``make_doc(text, published="2021-03-24", **article_fields)`` gives a parsed document."""
    return _doc
