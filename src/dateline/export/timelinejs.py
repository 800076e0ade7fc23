"""The timeline as TimelineJS reads it (https://timeline.knightlab.com/docs/json-format.html)."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from dateline.export.source import Source, write_json
from dateline.rows import TimelineRow, When


def write_timelinejs(source: Source, folder: Path) -> list[Path]:
    """``timeline.json``: a slide an event; events without a day are left out."""
    rows: list[TimelineRow] = [row for row in source.rows("timeline") if row.when and row.when.start]
    return [write_json(folder / "timeline.json", {"events": [_slide(source, row) for row in rows]})]


def _slide(source: Source, row: TimelineRow) -> dict[str, Any]:
    """An event. TimelineJS prints text as HTML, so what comes from pages is escaped."""
    quotes = "".join(f"<blockquote>{escape(span.text)}</blockquote>" for span in row.spans[:3])
    told = f"<p>{escape('; '.join(source.outlets(row.articles)))}</p>"
    assert row.when is not None
    slide: dict[str, Any] = {
        "unique_id": row.event,
        "start_date": _date(row.when, row.when.start),
        "display_date": row.when.edtf,
        "text": {"headline": escape(row.label), "text": quotes + told},
        "group": row.status,
    }
    if row.when.last and row.when.last != row.when.start:
        slide["end_date"] = _date(row.when, row.when.last)
    return slide


def _date(when: When, day: str | None) -> dict[str, str]:
    """Year, month and day, as far as they are known: the EDTF of a month has no day.

    >>> _date(When("2020-06-01", "2020-07-01", "2020-06"), "2020-06-01")
    {'year': '2020', 'month': '6'}
    """
    parts = (day or "").split("-")
    known = when.edtf.count("-") + 1 if when.edtf[:4].isdigit() and "/" not in when.edtf else len(parts)
    return {name: str(int(part)) for name, part in list(zip(("year", "month", "day"), parts, strict=True))[:known]}
