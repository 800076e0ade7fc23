"""Average-linkage clustering over a sparse graph, with days between clusters counted against them."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Days(NamedTuple):
    """First and last day of some reports, and how busy their field was then, from 0 to 1, over so many reports."""

    first: int
    last: int
    busy: float = 1.0
    reports: int = 1


Graph = list[dict[int, float]]
Cost = Callable[[Days | None, Days | None], float]


@dataclass
class Clusters:
    """What has been merged so far: members, days and the affinity of every cluster to its neighbours.

    ``missing`` is the affinity of two that are not neighbours.
    """

    members: dict[int, list[int]]
    days: list[Days | None]
    near: Graph
    missing: float
    bar: float
    cost: Cost
    queue: list[tuple[float, int, int]] = field(default_factory=list)


def agglomerate(near: Graph, days: Sequence[Days | None], *, missing: float, bar: float, cost: Cost) -> list[list[int]]:
    """Groups of numbers: the two clusters with the highest affinity are merged until none is above the bar.

    Affinity of clusters is the average over their members, less what the days between them cost: a group grows along
    the days for as long as reports keep coming.

    >>> near = [{1: 2.0}, {0: 2.0, 2: 1.0}, {1: 1.0}]
    >>> agglomerate(near, [None] * 3, missing=-4.0, bar=0.0, cost=lambda left, right: 0.0)
    [[0, 1], [2]]
    """
    members = {number: [number] for number in range(len(near))}
    state = Clusters(members, list(days), [dict(row) for row in near], missing, bar, cost)
    for left, row in enumerate(near):
        for right in row:
            if left < right:
                _offer(state, left, right)
    while state.queue:
        _, left, right = heapq.heappop(state.queue)
        if left in state.members and right in state.members:
            _merge(state, left, right)
    return sorted(sorted(group) for group in state.members.values())


def _offer(state: Clusters, left: int, right: int) -> None:
    """Queue two clusters if they are above the bar, the clearest case first."""
    affinity = state.near[left][right] - state.cost(state.days[left], state.days[right])
    if affinity > state.bar:
        heapq.heappush(state.queue, (-affinity, left, right))


def _merge(state: Clusters, left: int, right: int) -> None:
    """Make one cluster of two."""
    share = len(state.members[left]) / (len(state.members[left]) + len(state.members[right]))
    state.members[new := len(state.near)] = state.members.pop(left) + state.members.pop(right)
    state.days.append(_together(state.days[left], state.days[right]))
    state.near.append({})
    for other in sorted(state.near[left].keys() | state.near[right].keys()):
        if other in state.members:
            ours, theirs = (state.near[one].get(other, state.missing) for one in (left, right))
            state.near[new][other] = state.near[other][new] = share * ours + (1 - share) * theirs
            _offer(state, other, new)
    state.near[left], state.near[right] = {}, {}


def _together(left: Days | None, right: Days | None) -> Days | None:
    """The days of both; those of the one that has a date."""
    if left is None or right is None:
        return left or right
    reports = left.reports + right.reports
    busy = (left.busy * left.reports + right.busy * right.reports) / reports
    return Days(min(left.first, right.first), max(left.last, right.last), busy, reports)


def days_between(left: Days, right: Days) -> int:
    """Days from the one's last to the other's first; nought where they meet.

    >>> days_between(Days(1, 3), Days(7, 9)), days_between(Days(1, 3), Days(2, 9))
    (4, 0)
    """
    return max(0, left.first - right.last, right.first - left.last)
