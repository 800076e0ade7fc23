"""Conflicts between exact numbers that differ by a slip of the pen: one digit, or two that changed places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from dateline.lexicon import words
from dateline.link.conflicts.sides import matters, shared_words, side
from dateline.link.conflicts.watch import Context, Moment, moment, sentence_around
from dateline.model import Conflict, Doc, Figure, Span

DIGITS = 4  # that a number needs, zeros at its end apart, to be told again by chance no more
NUMBER = re.compile(r"\d[\d,.]*\d")
NEAR = 80  # characters around a number that say what it is of
SHARED = 2  # words that they share


@dataclass(frozen=True, slots=True)
class Exact:
    """A number given to many digits, and the words around it."""

    digits: str
    text: str
    span: Span
    unit: str | None
    around: str
    words: frozenset[str]
    moment: Moment


class Slips:
    """Watches for exact numbers of one thing that differ in one digit."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._exact: dict[tuple[str, str | None, int], list[Exact]] = defaultdict(list)
        self._given: dict[str, set[str]] = defaultdict(set)  # digits to the reports that have them, for whatever

    def read(self, doc: Doc) -> None:
        """Keep the exact numbers of a story that others tell too."""
        story = self._context.story_of.get(doc.article.id)
        if story is None:
            return
        for digits in {re.sub(r"\D", "", hit[0]) for hit in NUMBER.finditer(doc.text)}:
            if len(digits) >= DIGITS:
                self._given[digits].add(doc.article.id)
        now = moment(doc)
        for figure in doc.of(Figure):
            if (one := _exact(doc, figure, now)) is not None:
                self._exact[story, one.unit, len(one.digits)].append(one)

    def found(self) -> Iterator[Conflict]:
        """One conflict for each two numbers of which no report gives both."""
        for group in self._exact.values():
            rivals: dict[tuple[str, str], list[Exact]] = defaultdict(list)
            for left, right in combinations(group, 2):
                if not self._given[left.digits] & self._given[right.digits] and _exclude(left, right):
                    rivals[min(left.digits, right.digits), max(left.digits, right.digits)] += [left, right]
            for values, found in rivals.items():
                yield self._conflict(values, found)

    def _conflict(self, values: tuple[str, str], found: list[Exact]) -> Conflict:
        """The conflict between two spellings of one number."""
        camps = [[one for one in found if one.digits == value] for value in values]
        sides = tuple(side(camp[0].text, (one.span for one in camp), self._context.origin_of) for camp in camps)
        about = shared_words(camps[0][0].around, camps[1][0].around)
        reason = f"{camps[0][0].text} and {camps[1][0].text} differ by a slip, and the words around them agree"
        return Conflict("figure", f"number at “{about}”", sides, (reason,))


def _exact(doc: Doc, figure: Figure, now: Moment) -> Exact | None:
    """A figure that is given to many digits and without a hedge."""
    quantity, text = figure.quantity, doc.text_of(figure.span)
    digits = re.sub(r"\D", "", text)
    if quantity.hedge or quantity.low is None or quantity.low != quantity.high or len(digits.rstrip("0")) < DIGITS:
        return None
    start, end = sentence_around(doc.text, figure.span)
    around = doc.text[max(start, figure.span.start - NEAR) : figure.span.start]
    around += " " + doc.text[figure.span.end : min(end, figure.span.end + NEAR)]
    return Exact(digits, text, figure.span, quantity.unit, around, matters(around), now)


def _exclude(left: Exact, right: Exact) -> bool:
    """Are they one number with a slip? What is counted may grow by one from day to day; a price may not."""
    if left.span.article == right.span.article or not _one_slip(left.digits, right.digits):
        return False
    if left.unit not in words("units", "prefixes") and not left.moment.is_one_with(right.moment, days=0):
        return False
    return len(left.words & right.words) >= SHARED


def _one_slip(left: str, right: str) -> bool:
    """Does one digit differ, or have two neighbours changed places?

    >>> _one_slip("558775", "568775"), _one_slip("1234", "1324"), _one_slip("1234", "4321"), _one_slip("12", "12")
    (True, True, False, False)
    """
    apart = [place for place, pair in enumerate(zip(left, right, strict=True)) if pair[0] != pair[1]]
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(left) == sorted(right)
    return len(apart) == 1 or swapped
