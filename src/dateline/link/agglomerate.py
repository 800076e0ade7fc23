"""Average-linkage clustering over a sparse graph, with a bar that rises with the days between two clusters."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

Days = tuple[int, int] | None  # first and last day, None where no date is known
Graph = list[dict[int, float]]


@dataclass
class Clusters:
    """What has been merged so far: members, days and the similarity of every cluster to its neighbours."""

    members: dict[int, list[int]]
    days: list[Days]
    near: Graph
    queue: list[tuple[float, int, int]] = field(default_factory=list)


def agglomerate(near: Graph, days: Sequence[Days], bar: Callable[[Days, Days], float]) -> list[list[int]]:
    """Groups of numbers: the two clusters furthest above the bar are merged until none is above it.

    Similarity of clusters is the average over their members; members that are not neighbours count as nought.
    """
    state = Clusters({number: [number] for number in range(len(near))}, list(days), [dict(row) for row in near])
    for left, row in enumerate(near):
        for right in row:
            if left < right:
                _offer(state, left, right, bar)
    while state.queue:
        _, left, right = heapq.heappop(state.queue)
        if left in state.members and right in state.members:
            _merge(state, left, right, bar)
    return sorted(sorted(group) for group in state.members.values())


def _offer(state: Clusters, left: int, right: int, bar: Callable[[Days, Days], float]) -> None:
    """Queue two clusters if they are above the bar, the clearest case first."""
    above = state.near[left][right] - bar(state.days[left], state.days[right])
    if above > 0:
        heapq.heappush(state.queue, (-above, left, right))


def _merge(state: Clusters, left: int, right: int, bar: Callable[[Days, Days], float]) -> None:
    """Make one cluster of two."""
    sizes = len(state.members[left]), len(state.members[right])
    state.members[new := len(state.near)] = state.members.pop(left) + state.members.pop(right)
    state.days.append(_together(state.days[left], state.days[right]))
    state.near.append({})
    for other in sorted(state.near[left].keys() | state.near[right].keys()):
        if other in state.members:
            mean = _mean(state.near[left], state.near[right], other, sizes)
            state.near[new][other] = state.near[other][new] = mean
            _offer(state, other, new, bar)
    state.near[left], state.near[right] = {}, {}


def _mean(left: Mapping[int, float], right: Mapping[int, float], other: int, sizes: tuple[int, int]) -> float:
    """Average similarity of two clusters' members to another cluster."""
    return (left.get(other, 0.0) * sizes[0] + right.get(other, 0.0) * sizes[1]) / sum(sizes)


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
