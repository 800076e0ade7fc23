"""How alike two reports, or two sentences, are: by the words they share, rare ones weighing most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import fsum, log, sqrt

# Two sentences tell of the same thing if they share two words, and these weigh as much as so many that only one
# report has.
SHARED, RARE = 2, 1.3
# A small pile says little about how rare a word is: as if so many other reports stood by that use none of its words.
BACKGROUND = 100
# Reports with so many figures each share one of them if they tell of the same.
FIGURES = 2


class Vocabulary:
    """How many reports use a word."""

    def __init__(self) -> None:
        self.reports = 0
        self.counts: Counter[str] = Counter()

    def add(self, words: Iterable[str]) -> None:
        """Takes in the words of a report."""
        self.reports += 1
        self.counts.update(words)

    def weight(self, word: str) -> float:
        """A word's weight: the fewer reports use it, the more."""
        return log(1 + (self.reports + BACKGROUND) / max(1, self.counts[word]))

    def similarity(self, left: frozenset[str], right: frozenset[str]) -> float:
        """The cosine of two reports' words; half of it where both give figures and share none of them.

        What comes out every week reads like last week's and has other figures.
        """
        shared = fsum(self.weight(word) ** 2 for word in sorted(left & right))
        own, other = (frozenset(filter(is_figure, words)) for words in (left, right))
        again = min(len(own), len(other)) >= FIGURES and not own & other
        return shared / (self._length(left) * self._length(right)) * (0.5 if again else 1.0) if shared else 0.0

    def _length(self, words: frozenset[str]) -> float:
        """The length of a report's vector."""
        return sqrt(fsum(self.weight(word) ** 2 for word in sorted(words)))

    def alike(self, left: frozenset[str], right: frozenset[str]) -> bool:
        """Do two sentences tell of the same thing?"""
        shared = left & right
        enough = RARE * log(1 + self.reports + BACKGROUND)
        return len(shared) >= SHARED and fsum(map(self.weight, sorted(shared))) >= enough


def is_figure(word: str) -> bool:
    """Is this a number of a report, and no year?"""
    return word[0].isdigit()
