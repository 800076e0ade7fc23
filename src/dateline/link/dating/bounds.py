"""A bound: days in which an article must have appeared by one piece of evidence, with the reason in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model import Interval


@dataclass(frozen=True, slots=True)
class Bound:
    """Days that one piece of evidence allows. The lower its ``rank``, the harder the evidence."""

    rank: int
    days: Interval
    reason: str


def not_before(rank: int, day: date, reason: str) -> Bound:
    """Published on this day or later."""
    return Bound(rank, Interval(day, None), reason)


def not_after(rank: int, day: date, reason: str) -> Bound:
    """Published on this day at the latest."""
    return Bound(rank, Interval(None, day + timedelta(days=1)), reason)


def solve(bounds: Iterable[Bound]) -> tuple[Interval | None, tuple[str, ...]]:
    """The days that the evidence leaves, hardest evidence first, and the reasons that narrowed them.

    Evidence that contradicts what is harder is dropped; a bound that narrows nothing gives no reason.
    """
    left, used = Interval(None, None), list[Bound]()
    for bound in sorted(bounds, key=_order):
        narrowed = left.intersect(bound.days)
        if narrowed is not None and narrowed != left:
            left = narrowed
            used.append(bound)
    return (left, tuple(bound.reason for bound in _needed(used, left))) if used else (None, ())


def _needed(used: list[Bound], left: Interval) -> list[Bound]:
    """The bounds that the answer rests on: what others make idle, the widest first, tells a reader nothing."""
    needed = list(used)
    for bound in sorted(used, key=_width, reverse=True):
        others = [one for one in needed if one is not bound]
        if others and _common(others) == left:
            needed = others
    return needed


def _width(bound: Bound) -> int:
    """How many days a bound allows; an open one allows any number."""
    return bound.days.days if bound.days.days is not None else date.max.toordinal()


def _common(bounds: list[Bound]) -> Interval | None:
    """The days that all bounds allow."""
    days: Interval | None = Interval(None, None)
    for bound in bounds:
        days = days.intersect(bound.days) if days else None
    return days


def _order(bound: Bound) -> tuple[int, str, str, str]:
    """Hardest first; of one rank the latest lower bound first, so that what it makes idle gives no reason."""
    start = bound.days.start or date.min
    end = bound.days.end or date.max
    return (bound.rank, f"{date.max.toordinal() - start.toordinal():08d}", end.isoformat(), bound.reason)
