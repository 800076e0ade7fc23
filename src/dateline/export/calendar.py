"""The dated events as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.export.source import Source
from dateline.rows import TimelineRow

# What is known to a longer stretch than this is no entry in anybody's calendar.
LONGEST_DAYS = 31
STATUS = {"occurred": "CONFIRMED", "ongoing": "CONFIRMED", "denied": "CANCELLED"}
LINE = 75


def write_calendar(source: Source, folder: Path) -> list[Path]:
    """``timeline.ics``: an all-day entry per event that is known to a month or less."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dateline//timeline//EN", "CALSCALE:GREGORIAN"]
    for row in source.rows("timeline"):
        days = row.when.interval.days if row.when else None
        if days and days <= LONGEST_DAYS:
            lines += _entry(source, row)
    path = folder / "timeline.ics"
    path.write_bytes("".join(_folded(line) for line in [*lines, "END:VCALENDAR"]).encode())
    return [path]


def _entry(source: Source, row: TimelineRow) -> Iterator[str]:
    """One event; the end is the day after the last, in iCalendar as in the record."""
    assert row.when is not None
    told = f"{row.status}; {'; '.join(source.outlets(row.articles))}; {row.when.edtf}"
    yield "BEGIN:VEVENT"
    yield f"UID:{row.event}@dateline"
    # The day of the newest report, not of the export: the same record gives the same file.
    yield f"DTSTAMP:{source.latest.replace('-', '')}T000000Z"
    yield f"DTSTART;VALUE=DATE:{(row.when.start or '').replace('-', '')}"
    yield f"DTEND;VALUE=DATE:{(row.when.end or '').replace('-', '')}"
    yield f"SUMMARY:{_text(row.label)}"
    yield f"DESCRIPTION:{_text(told)}"
    yield f"STATUS:{STATUS.get(row.status, 'TENTATIVE')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    r"""A TEXT value, escaped as RFC 5545, 3.3.11 says; control characters are left out.

    >>> print(_text("Talks; then, a\nbreak"))
    Talks\; then\, a\nbreak
    """
    value = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return "".join(char for char in value if char.isprintable())


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, none of which cuts a character (RFC 5545, 3.1)."""
    pieces, piece, size = [], "", 0
    for char in line:
        width = len(char.encode())
        if size + width > LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + char, size + width
    return "\r\n".join([*pieces, piece]) + "\r\n"
