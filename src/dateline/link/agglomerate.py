"""Average-linkage clustering over a sparse graph, with days between clusters counted against them."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

Days = tuple[int, int] | None  # first and last day, None where no date is known
Graph = list[dict[int, float]]
Cost = Callable[[Days, Days], float]


@dataclass
class Clusters:
    """What has been merged so far: members, days and the affinity of every cluster to its neighbours.

    ``missing`` is the affinity of two that are not neighbours.
    """

    members: dict[int, list[int]]
    days: list[Days]
    near: Graph
    missing: float
    bar: float
    cost: Cost
    queue: list[tuple[float, int, int]] = field(default_factory=list)


def agglomerate(near: Graph, days: Sequence[Days], *, missing: float, bar: float, cost: Cost) -> list[list[int]]:
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


def _together(left: Days, right: Days) -> Days:
    """First and last day of both."""
    if left is None or right is None:
        return left or right
    return min(left[0], right[0]), max(left[1], right[1])


def days_between(left: Days, right: Days) -> int:
    """Days from the one's last to the other's first; nought where they meet or a date is missing.

    >>> days_between((1, 3), (7, 9)), days_between((1, 3), None)
    (4, 0)
    """
    if left is None or right is None:
        return 0
    return max(0, left[0] - right[1], right[0] - left[1])
