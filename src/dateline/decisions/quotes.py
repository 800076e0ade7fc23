"""Text quotes: words with what stands before and after them, and where those stand in a text that may be edited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from rapidfuzz.distance import Prefix

from dateline.model import Article, Span
from dateline.model.decisions import Quote

CONTEXT = 32  # characters on either side
LONGEST, ENDS = 400, 160  # a longer passage is kept by its two ends
TELLING = 40  # words of so many characters are known without their context
ENOUGH = 8  # characters of context that must agree
ARTICLE = "article"  # the part of a quote that stands for a whole article
OPENING = 100


def quote(article: Article, span: Span, part: str = "span") -> Quote:
    """The words of a span, in their context."""
    text, start, end = article.text, span.start, span.end
    long = end - start > LONGEST
    return Quote(
        origin=article.origin,
        sha256=article.sha256,
        exact=text[start : start + ENDS] if long else text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix="" if long else text[end : end + CONTEXT],
        start=start,
        ending=text[end - ENDS : end] if long else "",
        length=end - start,
        part=part,
    )


def quote_article(article: Article) -> Quote:
    """A whole article, known by its title or its opening words beside its origin."""
    words = article.title if article.title and article.title in article.text else article.text.strip()[:OPENING]
    return Quote(article.origin, article.sha256, words, start=article.text.find(words), part=ARTICLE)


def find(text: str, quoted: Quote) -> tuple[int, int] | None:
    """Where the words stand now: the place whose surroundings agree best, the nearest of equals; None if gone.

    >>> ships = Quote("", "", "ten ships", "On Monday ", " left")
    >>> find("On Monday ten ships left port. On Friday ten ships came.", ships)
    (10, 19)
    >>> find("A storm closed the port.", ships) is None
    True
    """
    hits = _hits(text, quoted.exact)
    ranked = [((_agreement(text, hit, quoted), -abs(hit.start() - quoted.start)), hit) for hit in hits]
    if not ranked:
        return None
    (agreed, _), hit = max(ranked, key=lambda one: one[0])
    if agreed < min(ENOUGH, len(quoted.prefix) + len(quoted.suffix)) and len(quoted.exact) < TELLING:
        return None
    end = _end(text, hit, quoted)
    return (hit.start(), end) if end else None


def _hits(text: str, words: str) -> Iterator[re.Match[str]]:
    """Places where the words stand, however they are spaced."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return re.finditer(pattern, text) if pattern else iter(())


def _agreement(text: str, hit: re.Match[str], quoted: Quote) -> int:
    """How many characters next to the words are those that were quoted."""
    before, after = text[max(0, hit.start() - 2 * CONTEXT) : hit.start()], text[hit.end() : hit.end() + 2 * CONTEXT]
    ahead = Prefix.similarity(_spaced(before)[::-1], _spaced(quoted.prefix)[::-1])
    return int(ahead + Prefix.similarity(_spaced(after), _spaced(quoted.suffix)))


def _spaced(text: str) -> str:
    """Text with every white space as one blank."""
    return re.sub(r"\s+", " ", text)


def _end(text: str, hit: re.Match[str], quoted: Quote) -> int | None:
    """Where a passage ends of which only the ends were kept."""
    if not quoted.ending:
        return hit.end()
    ends = [ending.end() for ending in _hits(text[hit.start() :], quoted.ending)]
    return hit.start() + min(ends, key=lambda end: abs(end - quoted.length)) if ends else None


class Sources:
    """The articles of a record by origin and by the hash of their source, and their texts on demand."""

    def __init__(self, sources: Iterable[tuple[str, str, str]], text_of: Callable[[str], str]) -> None:
        self._by_origin: dict[str, tuple[str, str]] = {}
        self._by_hash: dict[str, list[str]] = {}
        self.text_of = text_of
        for article, origin, state in sources:
            self._by_origin[origin] = (article, state[:64])
            self._by_hash.setdefault(state[:64], []).append(article)

    def locate(self, quoted: Quote) -> Span | None:
        """Where a quote stands now; of a whole article the words by which it is known."""
        for article in self._candidates(quoted):
            if found := find(self.text_of(article), quoted):
                return Span(article, *found)
        return None

    def article(self, quoted: Quote) -> str | None:
        """The article that a quote is from, its words aside."""
        article, sha256 = self._by_origin.get(quoted.origin, (None, ""))
        if article and (sha256 == quoted.sha256 or "#" not in quoted.origin):
            return article
        # A line of a file is known by its number, which another line may have taken over.
        found = self.locate(quoted)
        return found.article if found else None

    def _candidates(self, quoted: Quote) -> list[str]:
        """Articles that may be the one quoted: the same place and bytes, the same place, the same bytes."""
        at_origin = self._by_origin.get(quoted.origin)
        moved = self._by_hash.get(quoted.sha256, [])
        return list(dict.fromkeys([*([at_origin[0]] if at_origin else []), *moved]))
