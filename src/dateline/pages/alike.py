"""Small questions that templates ask: which claims say the same, how a period is called, whether a link may be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from dateline.rows import PositionRow, Row, StatementRow
from dateline.views.wording import MONTHS, day, short_source, squeezed

__all__ = ["period_name", "same_claims", "short_source", "web_link"]


def same_claims(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows that say the same in the same words together, in the order of the first of each."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[_says(row)].append(row)
    return list(found.values())


def _says(row: Row) -> str:
    match row:
        case StatementRow():
            return " ".join(squeezed(span.text) for span in row.content).casefold()
        case PositionRow():
            return f"{row.kind} {squeezed(row.content.text).casefold()}"
        case _:
            return row.id


def period_name(period: str) -> str:
    """A year, month or day in words.

    >>> period_name("2021"), period_name("2021-03"), period_name("2021-03-24")
    ('2021', 'March 2021', '24 March 2021')
    """
    if not period[:4].isdigit():
        return period
    if len(period) == 10:
        return day(period)
    return f"{MONTHS[int(period[5:7]) - 1]} {period[:4]}" if len(period) == 7 else period


def web_link(address: str | None) -> str | None:
    """An address that a browser may be sent to; None for anything but the web.

    >>> web_link("https://paper.example/a"), web_link("javascript:alert(1)"), web_link("data:text/html,x")
    ('https://paper.example/a', None, None)
    """
    try:
        parts = urlsplit((address or "").strip())
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None
