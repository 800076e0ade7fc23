"""Numbers by which rows stand in order, with gaps: what comes between two rows moves neither."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

GAP = 1 << 32  # between the numbers of two neighbours in a table that is written anew


def seats(order: Sequence[str], held: Mapping[str, int], *, room: int = 1) -> dict[str, int]:
    """A number for everybody, in order; as many as can keep theirs do, and each has so much room behind it.

    >>> seats(["a", "c"], {}) == {"a": GAP, "c": 2 * GAP}
    True
    >>> seats(["a", "b", "c"], {"a": 10, "c": 20})
    {'a': 10, 'b': 15, 'c': 20}
    """
    keep = _rising([(place, held[one]) for place, one in enumerate(order) if one in held])
    found: dict[str, int] = {}
    bounds = [(-1, 0), *keep, (len(order), None)]
    for (first, low), (last, high) in pairwise(bounds):
        between = order[first + 1 : last]
        step = GAP if high is None else (high - (low or 0)) // (len(between) + 1)
        if between and step < room:
            return {one: (place + 1) * GAP for place, one in enumerate(order)}
        found.update({one: (low or 0) + step * (place + 1) for place, one in enumerate(between)})
        if high is not None:
            found[order[last]] = high
    return found


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs whose second parts rise as well."""
    ends: list[int] = []  # the least number on which a choice of this length ends
    tails: list[int] = []
    before: list[int] = []
    for index, (_, number) in enumerate(pairs):
        length = bisect_left(ends, number)
        before.append(tails[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        tails[length : length + 1] = [index]
    chosen, index = [], tails[-1] if tails else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]
