"""Names of outlets and news agencies in running text."""

from __future__ import annotations

from functools import cache

from dateline.annotate.syntax import children
from dateline.lexicon import table, words
from dateline.model import Article, Doc, Sentence


@cache
def known_outlets() -> dict[str, str]:
    """The names of outlets and agencies in small letters, and the name that the record uses."""
    outlets = {name.lower(): name for name in table("outlets")["domains"].values()}
    agencies: dict[str, str] = table("wires")["names"]
    return outlets | {_bare(name): name for name in outlets.values()} | agencies


def _bare(name: str) -> str:
    """A name in small letters without its article."""
    return name.lower().removeprefix("the ")


def outlet_name(name: str) -> str | None:
    """The record's name for an outlet; None if the words name none.

    >>> outlet_name("the AP"), outlet_name("Harbour Times"), outlet_name("the ministry")
    ('Associated Press', 'Harbour Times', None)
    """
    known = known_outlets()
    bare = _bare(name)
    if found := known.get(bare) or known.get(f"the {bare}"):
        # "AA" and "petra" are agencies; "sana" may be a woman, "time" an hour.
        return found if any(map(str.isupper, name.removeprefix("The "))) else None
    title = name.removeprefix("the ").removeprefix("The ")
    ends_so = bare.split()[-1:] and bare.split()[-1] in words("credits", "outlet_words")
    return title if ends_so and " " in bare and title.istitle() else None


def outlet_at(doc: Doc, sentence: Sentence, head: int) -> str | None:
    """The outlet that the noun phrase of a token names: the longest run of proper names that ends in it."""
    low = head
    while low > 0 and sentence.tokens[low - 1].pos in {"PROPN", "ADJ"} and sentence.tokens[low - 1].text[:1].isupper():
        low -= 1
    if sentence.tokens[head].pos not in {"PROPN", "NOUN"}:
        return None
    if sentence.tokens[head].lemma.lower() in words("credits", "outlet_nouns"):
        return _unnamed(doc, sentence, head)
    for start in range(low, head + 1):
        if found := outlet_name(doc.text[sentence.tokens[start].start : sentence.tokens[head].end]):
            return found
    return None


def _unnamed(doc: Doc, sentence: Sentence, head: int) -> str | None:
    """An outlet called by what it is ("Iranian state television"); "the media" alone credits nobody."""
    said_more = [i for i in children(sentence, head, {"amod", "compound"}) if i < head]
    if not said_more:
        return None
    return doc.text[sentence.tokens[min(said_more)].start : sentence.tokens[head].end]


def is_own(article: Article, outlet: str) -> bool:
    """Is it the outlet that published the article?"""
    own = _bare(article.outlet or "")
    return bool(own) and (own in _bare(outlet) or _bare(outlet) in own)
