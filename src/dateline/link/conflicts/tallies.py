"""Conflicts between figures of one happening: the tolls, votes and prices that reports of one story give."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dateline.lexicon import table, words
from dateline.link.conflicts.figures import may_equal
from dateline.link.conflicts.sides import matters, side
from dateline.link.conflicts.votes import COUNT
from dateline.link.conflicts.watch import Context, published, sentence_around
from dateline.link.figures import aspect, measure_words, place_name
from dateline.model import Conflict, Doc, Figure, Interval, Quantity, Span

OTHER = re.compile(
    r"\b(?:other|others|more|additional|further|another|including|them|of whom|so far|total|combined|each)\b", re.I
)
# The second number of a vote follows from the first.
AGAINST = re.compile(r"\d[\w ]{0,20}(?:to|against|[-–])\s*\Z")
NEAR = 40  # characters around a figure in which a word may set it apart from the whole
SAME_DAYS = 1  # days between reports that may describe one state of affairs
FARTHEST = 3.0  # times: what differs by more is another count
SHARED, ENOUGH = 3, 0.5  # words of the sentence, and their share of the shorter one, that make it one happening


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure of a happening as one report gives it."""

    span: Span
    text: str
    quantity: Quantity
    what: tuple[str, ...]
    words: frozenset[str]
    place: str
    as_of: Interval | None
    published: date
    whole: bool
    name: str


class Tallies:
    """Watches for figures of one happening that no hedge brings together, in reports of one time."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._tallies: dict[str, list[Tally]] = defaultdict(list)

    def read(self, doc: Doc) -> None:
        """Keep the counts, votes and sums of a dated report that tells a story which others tell too."""
        story, day = self._context.story_of.get(doc.article.id), published(doc)
        if story is not None and day is not None:
            self._tallies[story].extend(_tallies(doc, day, self._context))

    def found(self) -> Iterator[Conflict]:
        """One conflict for each thing that is counted differently."""
        for tallies in self._tallies.values():
            groups: dict[tuple[str, ...], list[Tally]] = defaultdict(list)
            for one in tallies:
                groups[one.what].append(one)
            for group in groups.values():
                yield from self._conflicts(group)

    def _conflicts(self, group: list[Tally]) -> Iterator[Conflict]:
        """The conflict of a group, if two of its tallies exclude each other and no report gives both."""
        rivals = {pair for pair in combinations(group, 2) if _exclude(*pair) and not _both(group, *pair)}
        if not rivals:
            return
        chosen = sorted({one for pair in rivals for one in pair}, key=lambda one: (one.quantity.low or 0, one.span))
        camps: dict[float, list[Tally]] = defaultdict(list)
        for one in chosen:
            camps[one.quantity.low or 0].append(one)
        sides = tuple(
            side(camp[0].text, (one.span for one in camp), self._context.origin_of) for camp in camps.values()
        )
        days = sorted({one.published for one in chosen})
        when = " and ".join(map(str, days))
        values = " against ".join(camp[0].text for camp in camps.values())
        yield Conflict("figure", chosen[0].name, sides, (f"{values} in reports of one story, of {when}", _why(days)))


def _why(days: list[date]) -> str:
    """Why this is no update."""
    if len(days) == 1:
        return "the reports are of one day and no hedge brings the numbers together"
    return "a later report gives fewer, or both speak of one state of affairs"


def _tallies(doc: Doc, day: date, context: Context) -> Iterator[Tally]:
    """The figures whose measure says what happened to those who are counted, what was voted or what was paid."""
    for figure in doc.of(Figure):
        what = _what(doc, figure)
        if what is None:
            continue
        start, end = sentence_around(doc.text, figure.span)
        sentence = doc.text[start:end]
        measure = doc.text_of(figure.measure) if figure.measure else ""
        ahead = doc.text[max(start, figure.span.start - NEAR) : figure.span.start]
        behind = doc.text[figure.span.end : figure.span.end + NEAR].lstrip()
        yield Tally(
            figure.span,
            doc.text_of(figure.span),
            figure.quantity,
            what,
            matters(sentence) - frozenset(what),
            place_name(doc, figure.place, context.entity_of),
            figure.as_of,
            day,
            not OTHER.search(f"{ahead} {measure}") and not OTHER.match(behind),
            f"{measure or what[-1]} {what[0]}".strip(),
        )


def _what(doc: Doc, figure: Figure) -> tuple[str, ...] | None:
    """What a figure is a count of, in a form that two reports share; None if reports may well count other things."""
    quantity = figure.quantity
    if quantity.low is None or quantity.low != quantity.high or figure.change is not None:
        return None
    if quantity.unit is not None:
        return _sum(doc, figure)
    if figure.measure is None:
        return None
    counted = measure_words(doc.text_of(figure.measure))
    if not counted:
        return None
    if happened := aspect(doc, figure):
        people = counted[-1] in table("conflicts")["measures"]["people"]
        return (happened, "people") if people and len(counted) == 1 else (happened, *counted)
    if counted[-1] == "vote" and not _is_second(doc, figure) and not COUNT.match(doc.text, figure.span.start):
        return ("votes", *counted)
    return None


def _sum(doc: Doc, figure: Figure) -> tuple[str, ...] | None:
    """What a sum or a term is, by the only word of its sentence that says so."""
    unit = figure.quantity.unit or ""
    if unit not in words("units", "prefixes") | {"year", "month"}:
        return None
    start, end = sentence_around(doc.text, figure.span)
    said = set(re.findall(r"\w+", doc.text[start:end].lower()))
    found = [name for name, forms in table("conflicts")["sums"].items() if said & set(forms)]
    return (found[0], unit) if len(found) == 1 and (found[0] == "sentence") == (unit in {"year", "month"}) else None


def _is_second(doc: Doc, figure: Figure) -> bool:
    """Is it the "190" of "by 214 votes to 190"?"""
    return AGAINST.search(doc.text[max(0, figure.span.start - 25) : figure.span.start]) is not None


def _exclude(left: Tally, right: Tally) -> bool:
    """Can two tallies of two reports not both be right?"""
    if left.span.article == right.span.article or not (left.whole and right.whole):
        return False
    if may_equal(left.quantity, right.quantity) or (left.place and right.place and left.place != right.place):
        return False
    first, second = (left, right) if left.published <= right.published else (right, left)
    low, high = first.quantity.low or 0, second.quantity.low or 0
    if first.published != second.published and high >= low:
        return False  # a later and higher one is an update
    if (second.published - first.published).days > SAME_DAYS or not 1 / FARTHEST <= high / max(low, 1) <= FARTHEST:
        return False
    if left.as_of and right.as_of and not left.as_of.intersect(right.as_of):
        return False
    shared = left.words & right.words
    return len(shared) >= SHARED and len(shared) >= ENOUGH * min(len(left.words), len(right.words))


def _both(group: list[Tally], left: Tally, right: Tally) -> bool:
    """Does any report give both values? Then they are of two things, or it knows of both."""
    values: dict[str, set[float | None]] = defaultdict(set)
    for one in group:
        values[one.span.article].add(one.quantity.low)
    return any({left.quantity.low, right.quantity.low} <= given for given in values.values())
