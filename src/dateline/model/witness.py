"""Which reports of a deed count as telling it: what is demanded, feared or denied elsewhere is no witness of it."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.model.kinds import Status
from dateline.model.page import Interval

DONE: frozenset[Status] = frozenset({"occurred", "ongoing", "attempted"})
OPEN: frozenset[Status] = frozenset({"planned", "promised"})
# A report that states no day may still tell of an event so long before or after its own.
NEAR = timedelta(days=45)


def bears_witness(event: Status, day: Interval | None, status: Status, when: Interval | None, *, stated: bool) -> bool:
    """Does a mention with this status and day tell of the event as it is?

    Of a deed only those who tell it as done or planned, on a day that agrees if they state one, and not as a habit
    that has none. Of what is itself only planned or demanded, all do.

    >>> year = Interval.year(2011)
    >>> bears_witness("occurred", year, "occurred", year, stated=True)
    True
    >>> bears_witness("occurred", year, "demanded", None, stated=False)
    False
    """
    if event not in DONE:
        return True
    if status not in DONE | OPEN or (when is None and status == "ongoing"):
        return False
    if when is None or day is None:
        return True
    return bool(when.intersect(day if stated else _widened(day)))


def _widened(day: Interval) -> Interval:
    """The days around a day."""
    start = day.start and max(day.start, date.min + NEAR) - NEAR
    end = day.end and min(day.end, date.max - NEAR) + NEAR
    return Interval(start or None, end or None)
