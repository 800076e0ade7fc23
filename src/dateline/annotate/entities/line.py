"""A sentence with what the gazetteer and the title grammar say about its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from dateline.gazetteer import Hit, find_known
from dateline.model import Doc, Sentence, Token

# Shares of capitalised and of all-capital words from which a sentence tells nothing by its capitals.
TITLE_CASE = 0.7
ALL_CAPITALS = 0.6
# Words that are names in capitals, and common words in a text that is all in capitals.
COMMON_IN_CAPITALS = frozenset({"IS", "US", "WHO", "AU", "ARENA", "CONTRAS"})
CLOSING = frozenset({".", "!", "?", '."', '"', "”", ":", ";"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


@dataclass
class Line:
    """Tokens of a sentence; ``hits`` by token, ``titles`` as (start, end) token ranges right before a name."""

    sentence: Sentence
    hits: list[Hit]
    titles: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def read(cls, doc: Doc, sentence: Sentence) -> Line:
        """The line of a sentence, its gazetteer hits found."""
        return cls(sentence, list(find_known(doc.text, sentence.span.start, sentence.span.end)))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words."""
        return self.sentence.tokens

    @cached_property
    def lower(self) -> list[str]:
        """The words in lower case without a closing point."""
        return [token.text.lower().rstrip(".") for token in self.tokens]

    @cached_property
    def hit_at(self) -> list[Hit | None]:
        """For every token the hit that it begins or continues."""
        found: list[Hit | None] = [None] * len(self.tokens)
        place = 0
        for hit in self.hits:
            while place < len(found) and self.tokens[place].end <= hit.start:
                place += 1
            index = place
            while index < len(found) and self.tokens[index].start < hit.end:
                found[index] = found[index] or hit
                index += 1
        return found

    def first_token(self, hit: Hit) -> int:
        """Index of the token in which a hit begins; "U.S.-led" may be one token."""
        return max(bisect_right(self._starts, hit.start) - 1, 0)

    def token_after(self, hit: Hit) -> int:
        """Index of the first token behind a hit."""
        return bisect_left(self._starts, hit.end)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def title_tokens(self) -> set[int]:
        """Indices of the tokens that are part of a title."""
        return {index for start, end in self.titles for index in range(start, end)}

    @cached_property
    def telling(self) -> bool:
        """Do capitals tell names here? Not in headlines set in title case, nor in text all in capitals."""
        if self.shouts:
            return False
        # A full sentence may hold many names; a headline has no full stop.
        words = self._long_words
        closed = self.tokens[-1].text in CLOSING or len(words) < 4
        return closed or sum(word[0].isupper() for word in words) < TITLE_CASE * len(words)

    @cached_property
    def shouts(self) -> bool:
        """Is the sentence in capitals?"""
        words = self._long_words
        return bool(words) and sum(word.isupper() for word in words) >= ALL_CAPITALS * len(words)

    @property
    def _long_words(self) -> list[str]:
        return [token.text for token in self.tokens if len(token.text) > 3 and token.text.isalpha()]

    def is_possessive(self, index: int) -> bool:
        """Is the token a possessive ending?"""
        return 0 <= index < len(self.tokens) and self.tokens[index].text in POSSESSIVES

    def touches(self, index: int) -> bool:
        """Does the token follow its neighbour without a space?"""
        return index > 0 and self.tokens[index - 1].end == self.tokens[index].start
