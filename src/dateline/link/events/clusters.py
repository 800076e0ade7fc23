"""Average-linkage clustering of claims, where what must stay apart stays apart."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dateline.link.events.claims import Claim
from dateline.link.events.columns import Reals
from dateline.link.events.groups import Group
from dateline.link.events.pairs import Pairs

BAR = -1.4  # log-odds, averaged over the members of two groups: where precision and recall met on held-out topics
UNCOMPARED = -2.5  # of two claims that share no word, or too little else
AreTwins = Callable[[Group, Group], bool]
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
        for other in ours.keys() | theirs.keys():  # in any order: the queue knows only odds and numbers
            if other in self.members:
                odds = share * ours.get(other, UNCOMPARED) + (1 - share) * theirs.get(other, UNCOMPARED)
                if odds > UNCOMPARED:
                    self.near[new][other] = self.near[other][new] = odds
                    self.offer(other, new, odds)
        self.near[left], self.near[right] = {}, {}


def join_twins(
    groups: Sequence[Sequence[int]], claims: Sequence[Claim], families: frozenset[str], are_twins: AreTwins
) -> list[list[int]]:
    """The groups with those of one family made one that tell of one meeting on one day."""
    found: list[list[int]] = []
    met: dict[tuple[str, str], list[tuple[int, Group]]] = {}
    for members in groups:
        family = claims[members[0]].family
        group = Group.of(claims[number] for number in members) if family in families else None
        key = (family, group.when.start.isoformat() if group and group.when and group.when.start else "")
        twin = next((one for one in met.get(key, ()) if group and key[1] and are_twins(one[1], group)), None)
        if twin is not None and group is not None:
            found[twin[0]].extend(members)
            for claim in group.claims:
                twin[1].add(claim)
            continue
        if group is not None:
            met.setdefault(key, []).append((len(found), group))
        found.append(list(members))
    return sorted(sorted(members) for members in found)


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
