"""The words of news: what each kind is called, and when one wording says no more than another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.model import NewsKind

NEWS_HEADINGS: dict[NewsKind, str] = {
    "report": "New reports",
    "edit": "Edited reports",
    "date": "Dates that became known",
    "story": "Stories",
    "event": "Events",
    "statement": "Statements that go beyond earlier ones",
    "figure": "Figures that changed",
    "position": "Positions",
    "conflict": "Conflicts opened",
    "settled": "Conflicts settled",
}
WORD = re.compile(r"\d[\d.,]*|[^\W\d_]{4,}")
# Words that share their beginning count as one word: "negotiate", "negotiations".
STEM = 6
# A wording of which so much has been said says nothing new.
SAID_ALREADY = 0.6


def content_words(text: str) -> frozenset[str]:
    """Numbers and the beginnings of longer words.

    >>> sorted(content_words("They negotiate over 2,500 troops"))
    ['2,500', 'negoti', 'over', 'they', 'troops']
    """
    return frozenset(word[:STEM] for word in WORD.findall(text.lower()))


def says_more(words: frozenset[str], earlier: Iterable[frozenset[str]]) -> bool:
    """Does none of the earlier wordings say most of it?

    >>> said = [content_words("the troops will leave Lund by May")]
    >>> [says_more(content_words(f"the troops {rest}"), said) for rest in ("leave Lund", "stay until June")]
    [False, True]
    """
    return bool(words) and all(len(words & one) < SAID_ALREADY * len(words) for one in earlier)
