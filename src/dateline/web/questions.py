"""What an address asks for: filters, a page's number, a period."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.errors import BadSetting, UnknownId
from dateline.record import Filters

FILTERS = ("entity", "outlet", "since", "until", "story", "kind")
PERIOD = re.compile(r"\d{4}(?:/(?:0[1-9]|1[0-2])(?:/(?:0[1-9]|[12]\d|3[01]))?)?")
# No list has so many pages; a larger number is a mistake or mischief.
MOST_PAGES = 10**6


def filters_of(query: Mapping[str, str]) -> dict[str, str]:
    """The filters that an address states."""
    return {name: value for name in FILTERS if (value := query.get(name, "").strip())}


def filters_from(stated: Mapping[str, str]) -> Filters:
    """The same as a question to the record."""
    return Filters(**{name: stated.get(name) for name in FILTERS})  # type: ignore[arg-type]


def number_of(query: Mapping[str, str]) -> int:
    """The page that is asked for; raises BadSetting for what is no page."""
    given = query.get("page", "1")
    if not (given.isascii() and given.isdigit() and 0 < int(given[:9]) <= MOST_PAGES):
        raise BadSetting(f"{given[:40]!r} is no page", remedy="pages are counted from 1")
    return int(given)


def period_of(path: str) -> str:
    """The period that a path of the archive names: "2021", "2021-03", "2021-03-24", "undated", or "" for all.

    >>> period_of("2021/03"), period_of("")
    ('2021-03', '')
    """
    path = path.strip("/")
    if path and path != "undated" and not PERIOD.fullmatch(path):
        raise UnknownId(f"{path[:40]!r} is no year, month or day", remedy="write /archive/2021/03/24")
    return path.replace("/", "-")
