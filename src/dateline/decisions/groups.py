"""What belongs together and what does not, as decided: groups are split first, then joined, never across a split.

A later decision about the same two outranks an earlier one. A join that would bring two together, over others, who
were said to be different is not made.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dateline.decisions.ruling import Ruling


class Groups(ABC):
    """Entities, events or stories while decisions are applied; each is known by a number that stays."""

    def __init__(self) -> None:
        self._into: dict[int, int] = {}

    @abstractmethod
    def home(self, ruling: Ruling, subject: int) -> int | None:
        """The group of a decision's subject; None if its words are in no group."""

    @abstractmethod
    def divide(self, number: int, ruling: Ruling) -> int | None:
        """Take the second subject out of a group that holds both; the new group, None if there is nothing to take."""

    @abstractmethod
    def absorb(self, number: int, other: int, ruling: Ruling) -> None:
        """Make one group of two, under the first one's name."""

    @abstractmethod
    def id_of(self, number: int) -> str:
        """The id of a group."""

    def root(self, number: int) -> int:
        """The group into which a group went."""
        while number in self._into:
            number = self._into[number]
        return number

    def join(self, number: int, other: int, ruling: Ruling) -> None:
        """Make one group of two."""
        ours, theirs = self.root(number), self.root(other)
        if ours != theirs:
            self.absorb(ours, theirs, ruling)
            self._into[theirs] = ours


Barrier = tuple[int, int, Ruling]


def arbitrate(groups: Groups, rulings: Sequence[Ruling]) -> None:
    """Apply all decisions that split or join groups, and note on each which rows it concerns."""
    barriers = [barrier for one in rulings if one.decision.kind == "different" for barrier in _split(groups, one)]
    homes: list[tuple[Ruling, list[int]]] = []
    for ruling in rulings:
        if ruling.decision.kind != "different":
            found = [groups.home(ruling, number) for number in range(len(ruling.places))]
            homes.append((ruling, [one for one in found if one is not None]))
    for ruling, home in homes:
        if ruling.decision.kind == "same" and len(home) == 2:
            _join(groups, home[0], home[1], ruling, barriers)
    for ruling, home in [*homes, *((ruling, [left, right]) for left, right, ruling in barriers)]:
        if ruling.decision.kind not in {"same", "different"} or len(home) == 2:
            ruling.rows = {"": [groups.id_of(groups.root(one)) for one in home]}


def _split(groups: Groups, ruling: Ruling) -> Iterable[Barrier]:
    """The two groups that a decision keeps apart."""
    left, right = groups.home(ruling, 0), groups.home(ruling, 1)
    if left is not None and left == right:
        right = groups.divide(left, ruling)
    return [(left, right, ruling)] if left is not None and right is not None else []


def _join(groups: Groups, left: int, right: int, ruling: Ruling, barriers: list[Barrier]) -> None:
    """Join two groups, unless that brings together what was said to be different."""
    for barrier in list(barriers):
        one, other, against = barrier
        if {groups.root(one), groups.root(other)} != {groups.root(left), groups.root(right)}:
            continue
        if {one, other} == {left, right} and ruling.decision.at > against.decision.at:
            against.overrule(ruling)
            barriers.remove(barrier)
            continue
        ruling.overrule(against)
        return
    groups.join(left, right, ruling)


def most(found: Iterable[int]) -> int | None:
    """The commonest number, the first of equals."""
    counts = Counter(found)
    return max(counts, key=lambda number: counts[number]) if counts else None


def remaining(groups: Groups, items: Mapping[int, object]) -> list[int]:
    """The numbers of the groups that went into no other."""
    return [number for number in items if groups.root(number) == number]
