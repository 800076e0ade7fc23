"""Conflicts between actors: a party's name swapped for one that looks like it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from dateline.gazetteer import find_known
from dateline.link.conflicts.sides import matters, side
from dateline.link.conflicts.watch import Context
from dateline.model import ANNOTATED, Conflict, Doc, Span

JOINED = re.compile(r"\s*(?:[-–—/]|and|&)\s*(?:the\s+)?", re.IGNORECASE)
# What two parties do together, in the words after their names.
TOGETHER = re.compile(
    r"\b(?:joint(?:ly)?|both|agreed?|signed|said|announced|held|hold|talks|dialogue|support(?:ed)?|confirmed|relations|"
    r"two (?:sides|countries)|cooperat\w+|negotiat\w+)\b",
    re.IGNORECASE,
)
AFTER = 90  # characters after a pair in which they must do something together
END = re.compile(r"(?<![A-Z])[.!?]\s")
ALIKE = 0.3  # edits, as a share of the longer name, by which a reader or a machine may swap two names
LEAD = 400  # characters of a report's opening, which says whom it is about
OPENING = 700  # characters that say what it is about
ALONE = 2  # times that a state which took another's place may be named by itself
SHARED = 2  # concepts of the opening that a swapped sentence must take up: another pair has other business


@dataclass(frozen=True, slots=True)
class Pair:
    """Two states that a text joins: "the United States and Iraq", "US-Iraqi"."""

    states: frozenset[str]
    span: Span
    together: bool


class Actors:
    """Watches for reports on the dealings of two states in which, once or twice, a third of a like name takes part."""

    def __init__(self, context: Context) -> None:
        self._origin_of = context.origin_of
        self._found: list[Conflict] = []

    def read(self, doc: Doc) -> None:
        """Look at one report: both sides stand in it."""
        pairs = list(find_pairs(doc))
        counts = Counter(pair.states for pair in pairs)
        for about in sorted(counts, key=lambda states: (-counts[states], sorted(states))):
            if counts[about] > 1 and any(pair.states == about and pair.span.start < LEAD for pair in pairs):
                self._found.extend(_swaps(doc, about, pairs, counts, self._origin_of))

    def found(self) -> Iterator[Conflict]:
        """All swaps."""
        yield from self._found


def _swaps(
    doc: Doc, about: frozenset[str], pairs: list[Pair], counts: Counter[frozenset[str]], origin_of: Mapping[str, str]
) -> Iterator[Conflict]:
    """The places where a name like that of one of the two stands instead of it."""
    right = [pair.span for pair in pairs if pair.states == about]
    swapped: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        shared = pair.states & about
        if len(shared) != 1 or not pair.together or counts[pair.states] >= counts[about]:
            continue
        (other,), (meant,) = pair.states - shared, about - shared
        if alike(other, meant) and _is_stranger(doc, other, pairs) and _same_business(doc, pair):
            swapped[meant, other].append(pair)
    for (meant, other), found in swapped.items():
        for pair in found:
            reasons = (
                f"the report is on {' and '.join(sorted(about))}, named together {counts[about]} times",
                f"here {other}, a name like {meant}, stands in its place",
            )
            sides = (
                side(" and ".join(sorted(about)), right, origin_of),
                side(" and ".join(sorted(pair.states)), [pair.span], origin_of),
            )
            yield Conflict("actor", f"{meant} or {other}: {_words(doc, pair.span)}", sides, reasons)


def _is_stranger(doc: Doc, state: str, pairs: list[Pair]) -> bool:
    """Is a state hardly spoken of but in pairs? One that the report has more to say about is there by right."""
    paired = [pair.span for pair in pairs if state in pair.states]
    alone = 0
    for hit in find_known(doc.text):
        if state in {hit.known.state, hit.known.name} and not any(s.start <= hit.start < s.end for s in paired):
            alone += 1
    return alone <= ALONE


def _same_business(doc: Doc, pair: Pair) -> bool:
    """Does the sentence with the swapped name go on with the matter of the report's opening?"""
    sentence = END.split(doc.text[pair.span.end : pair.span.end + 400].split("\n")[0])[0]
    return len((matters(sentence) & matters(doc.text[:OPENING])) - {"#talks"}) >= SHARED


def _words(doc: Doc, span: Span) -> str:
    """The opening of the sentence in which a pair stands."""
    rest = doc.text[span.start : span.start + 80].split("\n")[0]
    return rest.rsplit(" ", 1)[0] if len(rest) == 80 else rest


def find_pairs(doc: Doc) -> Iterator[Pair]:
    """States named side by side in the annotated text."""
    for block in doc.article.blocks:
        if block.kind not in ANNOTATED:
            continue
        hits = [
            hit
            for hit in find_known(doc.text, block.span.start, block.span.end)
            if hit.known.state or hit.known.role == "state"
        ]
        for left, right in pairwise(hits):
            first, second = left.known.state or left.known.name, right.known.state or right.known.name
            between = doc.text[left.end : right.start]
            if first != second and (JOINED.fullmatch(between) or _governments(between)):
                after = END.split(doc.text[right.end : min(right.end + AFTER, block.span.end)])[0]
                yield Pair(frozenset({first, second}), doc.span(left.start, right.end), bool(TOGETHER.search(after)))


def _governments(between: str) -> bool:
    """ "The US government and the Iraqi government" joins two states as well."""
    return bool(re.fullmatch(r"\s+(?:governments?|officials?|forces|leaders|sides?)\s+and\s+(?:the\s+)?", between))


def alike(left: str, right: str) -> bool:
    """May one state's name be mistaken for the other's?

    >>> alike("Iran", "Iraq"), alike("Gambia", "Zambia"), alike("Iran", "France"), alike("North Korea", "South Korea")
    (True, True, False, False)
    """
    first, second = left.split(), right.split()
    if len(first) != len(second):
        return False
    return all(one == two or _alike_words(one, two) for one, two in zip(first, second, strict=True))


def _alike_words(left: str, right: str) -> bool:
    """Are two words of some length a slip apart?"""
    longest = max(len(left), len(right))
    return min(len(left), len(right)) >= 4 and DamerauLevenshtein.distance(left, right) <= ALIKE * longest
