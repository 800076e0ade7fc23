"""How rules of time are written: a regular expression over kinds of words, and a function that reads the match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dateline.annotate.times.words import CODES, Word
from dateline.model import Interval, TimeKind

Tense = Literal["past", "future", "present"]


@dataclass(frozen=True, slots=True)
class Reference:
    """What a relative expression counts from.

    ``day`` is the publication day, or in a history the day that the narrative has reached; None is unknown.
    ``told`` is the value of the date told last, ``quarter`` that of the last quarter, empty if there was none.
    ``day_first`` says how the article writes dates in numbers, None if it does not show. ``pinned`` is the last full
    day that a history has told since it last turned to another year.
    What was ``done`` on a day lies behind.
    """

    day: date | None
    tense: Tense = "past"
    told: str = ""
    quarter: str = ""
    narrative: bool = False
    day_first: bool | None = None
    pinned: date | None = None
    done: bool = False

    @property
    def base(self) -> str:
        """The value that "the next day" or "two weeks later" counts from: the date told last, else the day."""
        return self.told or (self.day.isoformat() if self.day else "")


Resolve = Callable[[Reference], str | None]
Days = Callable[[Reference], Interval | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: by its words alone (``value``), and once the reference is known (``resolve``).

    ``days`` gives the days where they are not those of the value: "the past two years" is P2Y, and two years.
    """

    kind: TimeKind
    value: str
    resolve: Resolve | None = None
    days: Days | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words that a rule matched, and the whole sentence around them."""

    words: Sequence[Word]
    low: int
    high: int

    def first(self, *kinds: str) -> Word | None:
        """The first word of one of these kinds."""
        return next((word for word in self.words[self.low : self.high] if word.kind in kinds), None)

    def all(self, *kinds: str) -> list[Word]:
        """All words of these kinds."""
        return [word for word in self.words[self.low : self.high] if word.kind in kinds]

    def value(self, *kinds: str) -> object:
        """The value of the first word of one of these kinds; None if there is none."""
        word = self.first(*kinds)
        return word.value if word else None

    def integer(self, *kinds: str) -> int | None:
        """The value of the first word of one of these kinds, if it is a whole number."""
        value = self.value(*kinds)
        return value if isinstance(value, int) else None

    def has(self, *kinds: str) -> bool:
        """Is there a word of one of these kinds?"""
        return self.first(*kinds) is not None

    @property
    def before(self) -> str:
        """The word before the phrase in lower case; empty at the start."""
        return self.words[self.low - 1].text.lower() if self.low else ""

    @property
    def after(self) -> str:
        """The word after the phrase in lower case; empty at the end."""
        return self.words[self.high].text.lower() if self.high < len(self.words) else ""

    @property
    def start(self) -> int:
        """Where the phrase starts in the sentence."""
        return self.words[self.low].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words[self.high - 1].end

    def shrunk(self, low: int, high: int) -> Phrase:
        """The same with other ends."""
        return replace(self, low=low, high=high)


Read = Callable[[Phrase], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over kinds of words, the kinds without which it cannot match, and its reader."""

    pattern: re.Pattern[str]
    needs: frozenset[str]
    read: Read


def rule(rules: list[Rule], pattern: str, needs: str) -> Callable[[Read], Read]:
    """Adds a reader to a list of rules: ``@rule(RULES, "MONTH YEAR", needs="MONTH")``."""

    def add(read: Read) -> Read:
        rules.append(Rule(_compiled(pattern), frozenset(CODES[kind] for kind in needs.split()), read))
        return read

    return add


def _compiled(pattern: str) -> re.Pattern[str]:
    """Names of kinds become their characters; white space is for the reader only."""
    return re.compile("".join(re.sub(r"[A-Z]+", lambda name: CODES[name[0]], pattern).split()))


def matches(rules: Sequence[Rule], words: Sequence[Word], shape: str) -> Iterator[tuple[Phrase, Reading]]:
    """Readings of a sentence, longest match first, none overlapping another; of equal length the earlier rule wins."""
    present = set(shape)
    found: list[tuple[int, int, int, Rule]] = []
    for order, one in enumerate(rules):
        if one.needs & present:
            found.extend((m.start() - m.end(), order, m.start(), one) for m in one.pattern.finditer(shape))
    taken = [False] * len(words)
    for size, _, low, one in sorted(found, key=lambda entry: entry[:3]):
        high = low - size
        if any(taken[low:high]):
            continue
        phrase = Phrase(words, low, high)
        if reading := one.read(phrase):
            taken[low:high] = [True] * (high - low)
            yield phrase, reading
