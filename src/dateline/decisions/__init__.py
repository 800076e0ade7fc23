"""A person's decisions: anchored in words, applied to what the machine says, above it in rank."""

from __future__ import annotations

from dateline.decisions.cells import KINDS, kind_of, parts_of, spans_of
from dateline.decisions.days import days_of
from dateline.decisions.quotes import ARTICLE, Sources, quote, quote_article
from dateline.decisions.rulings import Rulings

__all__ = [
    "ARTICLE",
    "KINDS",
    "Rulings",
    "Sources",
    "days_of",
    "kind_of",
    "parts_of",
    "quote",
    "quote_article",
    "spans_of",
]
