"""How many newsrooms stand behind a claim: copies, one wire and one outlet's family count once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from dateline.lexicon import table
from dateline.link.duplicates import copy_groups
from dateline.model import Article, Copy


def origin_of(articles: Iterable[Article], copies: Iterable[Copy]) -> dict[str, str]:
    """The origin of every article: its group of copies, else the wire that it credits, else its outlet's family.

    An article that names neither is an origin of its own. A group that holds a wire's text has that wire's key, so
    that a copy which cut the credit still counts with the others.
    """
    held = sorted(articles, key=lambda article: article.id)
    groups = copy_groups(copies)
    wires = {groups[article.id]: _wire(article) for article in reversed(held) if article.wire and article.id in groups}
    return {article.id: _origin(article, groups, wires) for article in held}


def independent(article_ids: Iterable[str], origin_of: Mapping[str, str]) -> int:
    """How many origins some articles have.

    >>> independent(["a", "b", "c"], {"a": "wire:reuters", "b": "wire:reuters", "c": "outlet:rudaw"})
    2
    """
    return len({origin_of.get(article, article) for article in article_ids})


def _origin(article: Article, groups: Mapping[str, str], wires: Mapping[str, str]) -> str:
    """The key of one article."""
    group = groups.get(article.id)
    if group is not None:
        return wires.get(group, f"copies:{group}")
    if article.wire:
        return _wire(article)
    return f"outlet:{family(article.outlet)}" if article.outlet else f"article:{article.id}"


def _wire(article: Article) -> str:
    """The key of the wire that an article credits first."""
    return f"outlet:{family(article.wire[0])}"


def family(outlet: str) -> str:
    """The name under which an outlet's family counts, levelled.

    >>> family("BBC World Service") == family("BBC News"), family("The Mosul Gazette")
    (True, 'mosul gazette')
    """
    name = " ".join(outlet.casefold().split())
    return _families().get(name) or name.removeprefix("www.").removeprefix("the ").removesuffix(".com")


@cache
def _families() -> dict[str, str]:
    """Every listed outlet's family."""
    return {name: found.casefold() for found, names in table("outlet_families")["families"].items() for name in names}
