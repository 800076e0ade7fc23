"""Events as CSV for conflict researchers: PLOVER and CAMEO codes, and columns like ACLED's."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dateline.export.places import geo_precision, point_of
from dateline.export.source import Source
from dateline.export.tables import csv_cell
from dateline.rows import EventMentionRow, EventRow, When

# Root codes of the CAMEO codebook (Schrodt 2012) for the event types of PLOVER (Open Event Data Alliance 2021).
CAMEO = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "CONCEDE": "08",
    "RETREAT": "08", "REQUEST": "10", "ACCUSE": "11", "REJECT": "12", "THREATEN": "13", "PROTEST": "14",
    "MOBILIZE": "15", "SANCTION": "16", "COERCE": "17", "ASSAULT": "18",
}  # fmt: skip
COLUMNS = (
    "event_id", "event_date", "end_date", "time_precision", "edtf", "plover_event", "cameo_root", "status",
    "actor1", "actor1_kind", "actor2", "actor2_kind", "participants",
    "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "reports", "independent_origins", "notes",
)  # fmt: skip


def write_events(source: Source, folder: Path) -> list[Path]:
    """``events.csv``: a line an event that has a PLOVER type; undated ones have empty dates."""
    path = folder / "events.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for event in source.events.values():
            if event.kind in CAMEO:
                writer.writerow({name: csv_cell(value) for name, value in _line(source, event).items()})
    return [path]


def _line(source: Source, event: EventRow) -> dict[str, object]:
    mentions = [source.event_mentions[one] for one in event.mentions if one in source.event_mentions]
    articles = list(dict.fromkeys(mention.span.article for mention in mentions))
    point = point_of(source, event.place)
    first, second = _actor(mentions, "agent"), _actor(mentions, "target")
    return {
        "event_id": event.id,
        "event_date": event.when.start if event.when else None,
        "end_date": event.when.last if event.when else None,
        "time_precision": time_precision(event.when),
        "edtf": event.when.edtf if event.when else None,
        "plover_event": event.kind,
        "cameo_root": CAMEO[event.kind],
        "status": event.status,
        **_named(source, "actor1", first),
        **_named(source, "actor2", second),
        "participants": "; ".join(source.names(event.participants)),
        "location": "; ".join(source.names([event.place] if event.place else [])),
        "latitude": point[0] if point else None,
        "longitude": point[1] if point else None,
        "geo_precision": geo_precision(source, event.place),
        "source": "; ".join(source.outlets(articles)),
        # Only a credited agency tells us how far a report was meant to reach.
        "source_scale": "International" if any(source.articles[one].wire for one in articles) else None,
        "reports": event.articles,
        "independent_origins": event.independent,
        "notes": event.label,
    }


def time_precision(when: When | None) -> int | None:
    """ACLED's code: 1 the day is known, 2 the week, 3 the month; empty for what is known less well.

    >>> [time_precision(When("2021-04-07", end, "")) for end in ("2021-04-08", "2021-04-10", "2021-05-05")]
    [1, 2, 3]
    """
    known_to = when.interval.days if when else None
    return next((code for code, most in ((1, 1), (2, 7), (3, 31)) if known_to and known_to <= most), None)


def _actor(mentions: Sequence[EventMentionRow], role: str) -> str | None:
    """The entity that most reports have in a role."""
    found = Counter(part.entity for mention in mentions for part in mention.roles if part.role == role and part.entity)
    return min(found, key=lambda one: (-found[one], one), default=None)


def _named(source: Source, column: str, entity: str | None) -> dict[str, object]:
    row = source.entities.get(entity or "")
    return {column: row.name if row else None, f"{column}_kind": row.kind if row else None}
