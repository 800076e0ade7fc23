"""What a story is called: the headline of one of its reports that says most of what they all tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import fsum, sqrt

from dateline.link.profiles import Profile, singular
from dateline.link.words import weight, words_in
from dateline.model import Article

FEWEST = 3  # words of a headline; less is a label
SHOUTED = 0.7  # what a line all in capitals is worth, of a plain one
TOLD = re.compile(r"[?:…]|\.\.\.")  # a line that asks, quotes, trails off, or opens with "Breaking:"
QUOTES = 0.8


def headline(articles: Sequence[Article], profiles: Sequence[Profile], central: int) -> str:
    """The best-worded title of some reports, the most central one's among equals; else the first words.

    A headline is the better the more of its telling words stand in the other reports too: a joke, a letterhead or a
    caption shares few with them.
    """
    order = [central, *(number for number in range(len(articles)) if number != central)]
    titles = [title for number in order if (title := articles[number].title)]
    if not titles:
        return profiles[central].opening
    held = [set(one.words.split()) for one in profiles]
    return max(titles, key=lambda title: round(_worth(title, held), 6))


def _worth(title: str, held: Sequence[set[str]]) -> float:
    """How much of what the reports share a title says, long ones at a discount."""
    forms = {singular(word.form) for word in words_in(title)}
    if len(forms) < FEWEST or " " not in title.strip():
        return 0.0
    weights = {form: weight(form) for form in sorted(forms)}
    shared = fsum(weights[form] * sum(form in one for one in held) / len(held) for form in weights)
    return shared / sqrt(fsum(weights.values())) * _plainness(title)


def _plainness(title: str) -> float:
    """Less than one for a line that shouts, asks or quotes."""
    return (SHOUTED if title.isupper() else 1.0) * (QUOTES if TOLD.search(title) else 1.0)
