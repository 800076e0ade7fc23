"""Which build "since" means: the last one, a number, a day, or a stretch of time that ends now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from dateline.errors import BadSetting
from dateline.store.history import BuildRow

STRETCH = re.compile(r"(\d{1,4})\s*(min|h|d|w)")
UNITS = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
REMEDY = "give `last`, a build's number, a day as 2021-03-24 (and a time: 2021-03-24T09:30), or a stretch as 24h or 7d"


def build_before(since: str, builds: Sequence[BuildRow], now: datetime) -> int:
    """The number of the build whose record is compared with: 0 for the empty record before the first one.

    ``last`` is the build before the latest; a number is that build; a day or time, and a stretch that ends ``now``,
    are the last build up to then (UTC where no zone is given). Raises BadSetting for anything else.

    >>> days = [BuildRow(1, "2021-03-23T08:00:00+00:00"), BuildRow(2, "2021-03-24T08:00:00+00:00")]
    >>> noon = datetime(2021, 3, 24, 12, tzinfo=UTC)
    >>> [build_before(since, days, noon) for since in ("last", "2", "2021-03-24", "6h", "2d")]
    [1, 2, 1, 1, 0]
    """
    latest = builds[-1].number if builds else 0
    if since == "last":
        return max(latest - 1, 0)
    if since.isdecimal() and len(since) < 8:
        if int(since) > latest:
            raise BadSetting(
                f"there is no build {since}", remedy=f"the latest is {latest}; `dateline news --builds` lists them"
            )
        return int(since)
    moment = _moment(since, now)
    return max((one.number for one in builds if datetime.fromisoformat(one.at) <= moment), default=0)


def _moment(since: str, now: datetime) -> datetime:
    """A day, a time, or so long before now."""
    if stretch := STRETCH.fullmatch(since):
        return now - int(stretch[1]) * UNITS[stretch[2]]
    try:
        moment = datetime.fromisoformat(since)
    except ValueError as error:
        raise BadSetting(f"since {since!r} is no time", remedy=REMEDY) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
