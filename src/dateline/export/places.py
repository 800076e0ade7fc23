"""Events where a place is known, as GeoJSON (RFC 7946)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dateline.export.source import Source, write_json
from dateline.gazetteer import known_as
from dateline.lexicon import table
from dateline.rows import EventRow

# As in ACLED: 1 the town itself, 2 a part of a country, 3 the country as a whole.
PRECISION = {"capital": 1, "city": 1, "region": 2, "state": 3, "people": 3}


def write_geojson(source: Source, folder: Path) -> list[Path]:
    """``events.geojson``: a point an event. A country stands at a point within it: see ``geo_precision``."""
    found = [(event, point_of(source, event.place)) for event in source.events.values()]
    features = [_feature(source, event, point) for event, point in found if point]
    return [write_json(folder / "events.geojson", {"type": "FeatureCollection", "features": features})]


def _feature(source: Source, event: EventRow, point: tuple[float, float]) -> dict[str, Any]:
    latitude, longitude = point
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {
            "label": event.label,
            "kind": event.kind,
            "status": event.status,
            "when": event.when.edtf if event.when else None,
            "place": source.entities[event.place].name if event.place in source.entities else None,
            "geo_precision": geo_precision(source, event.place),
            "articles": event.articles,
            "independent": event.independent,
        },
    }


def point_of(source: Source, place: str | None) -> tuple[float, float] | None:
    """Latitude and longitude of a place entity, in degrees (WGS 84); None if it is not in the table of places."""
    row = source.entities.get(place or "")
    points = table("coordinates")["point"]
    found = next((points[name] for name in (row.name, *row.names) if name in points), None) if row else None
    return (float(found[0]), float(found[1])) if found else None


def geo_precision(source: Source, place: str | None) -> int | None:
    """How narrow a place is; None if it is not known as one."""
    row = source.entities.get(place or "")
    known = known_as(row.name) if row else None
    return PRECISION.get(known.role) if known else None
