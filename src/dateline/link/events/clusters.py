"""Average-linkage clustering of claims, where what must stay apart stays apart."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dateline.link.events.claims import Claim
from dateline.link.events.columns import Reals
from dateline.link.events.groups import Group
from dateline.link.events.pairs import Pairs

BAR = -1.0  # log-odds, averaged over the members of two groups: where precision and recall met on held-out topics
UNCOMPARED = -2.5  # of two claims that share no word, or too little else
MayJoin = Callable[[Group, Group, float], bool]


@dataclass
class Clusters:
    """What has been joined so far: the groups, and the odds of each with its neighbours."""

    claims: Sequence[Claim]
    groups: dict[int, Group]
    members: dict[int, list[int]]
    near: list[dict[int, float]]
    queue: list[tuple[float, int, int]] = field(default_factory=list)

    def offer(self, left: int, right: int, odds: float) -> None:
        """Queue two groups if they are above the bar, the clearest case first."""
        if odds > BAR:
            heapq.heappush(self.queue, (-odds, left, right))

    def group(self, number: int) -> Group:
        """The sums of a group; those of a single claim are made when they are first asked for."""
        if number not in self.groups:
            self.groups[number] = Group.of([self.claims[number]])
        return self.groups[number]

    def join(self, left: int, right: int) -> None:
        """Make one group of two."""
        share = len(self.members[left]) / (len(self.members[left]) + len(self.members[right]))
        new = len(self.near)
        self.members[new] = self.members.pop(left) + self.members.pop(right)
        self.groups[new] = self.group(left).joined(self.group(right))
        del self.groups[left], self.groups[right]
        self.near.append({})
        ours, theirs = self.near[left], self.near[right]
        for other in sorted(ours.keys() | theirs.keys()):
            if other in self.members:
                odds = share * ours.get(other, UNCOMPARED) + (1 - share) * theirs.get(other, UNCOMPARED)
                self.near[new][other] = self.near[other][new] = odds
                self.offer(other, new, odds)
        self.near[left], self.near[right] = {}, {}


def cluster(claims: Sequence[Claim], pairs: Pairs, odds: Reals, may_join: MayJoin) -> list[list[int]]:
    """Numbers of claims by event: the two groups with the highest odds are joined until none is above the bar."""
    state = Clusters(
        claims,
        {},
        {number: [number] for number in range(len(claims))},
        [{} for _ in claims],
    )
    kept = odds > UNCOMPARED
    for left, right, value in zip(*(side[kept].tolist() for side in (pairs.left, pairs.right, odds)), strict=True):
        state.near[left][right] = state.near[right][left] = value
        state.offer(left, right, value)
    while state.queue:
        less, left, right = heapq.heappop(state.queue)
        alive = left in state.members and right in state.members
        if alive and may_join(state.group(left), state.group(right), -less):
            state.join(left, right)
    return sorted(sorted(members) for members in state.members.values())
