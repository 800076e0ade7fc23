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
    left, reasons = Interval(None, None), list[str]()
    for bound in sorted(bounds, key=_order):
        narrowed = left.intersect(bound.days)
        if narrowed is not None and narrowed != left:
            left = narrowed
            reasons.append(bound.reason)
    return (left, tuple(reasons)) if reasons else (None, ())


def _order(bound: Bound) -> tuple[int, str, str, str]:
    """Hardest first; of one rank the latest lower bound first, so that what it makes idle gives no reason."""
    start = bound.days.start or date.min
    end = bound.days.end or date.max
    return (bound.rank, f"{date.max.toordinal() - start.toordinal():08d}", end.isoformat(), bound.reason)
