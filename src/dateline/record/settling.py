"""Before anything is linked: decisions looked up in what is stored, and dates that a reviewer set taken as stated."""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.pipeline import annotate, annotate_parsed
from dateline.decisions import Rulings, Sources
from dateline.model import Article, Interval
from dateline.store.claims import Claims, pack
from dateline.store.sql import Store


def rulings_of(store: Store) -> Rulings:
    """All decisions as they stand in a record, their dates fixed in its claims."""
    rulings = Rulings(store.decisions(), Sources(store.sources(), store.text))
    for article in sorted(store.fixed() - rulings.dates.keys()):
        _release(store, article)
    for article, (published, reason) in sorted(rulings.dates.items()):
        _fix(store, article, published, reason)
    return rulings


def _fix(store: Store, article: str, published: Interval, reason: str) -> None:
    """Annotate an article as if it had stated the date, unless that was done before."""
    now = store.claims_of(article).article
    dated = replace(now, published=published, published_basis="stated", published_reasons=(reason,))
    if now != dated or article not in store.fixed():
        store.set_fixed(article, pack(_annotated(store.claims_of(article, as_read=True), dated)), _first(published))


def _annotated(claims: Claims, article: Article) -> Claims:
    """The claims of an article under its new date. The parse is kept with undated ones; others are parsed again."""
    doc = annotate_parsed(article, claims.sentences) if claims.sentences else annotate(article)
    return Claims.of(doc, with_parse=False)


def _release(store: Store, article: str) -> None:
    """Give an article back the date that it was read with."""
    store.set_fixed(article, None, _first(store.claims_of(article, as_read=True).article.published))


def _first(published: Interval | None) -> str | None:
    return published.start.isoformat() if published and published.start else None
