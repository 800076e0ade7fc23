"""Which formats there are: our own, and those that installed packages add."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dateline import plugins
from dateline.errors import BadSetting
from dateline.export.annotations import write_annotations
from dateline.export.calendar import write_calendar
from dateline.export.datasette import write_datasette
from dateline.export.entities import write_followthemoney
from dateline.export.events import write_events
from dateline.export.linked import write_json_ld
from dateline.export.places import write_geojson
from dateline.export.source import Source
from dateline.export.tables import write_csv_tables, write_jsonl_tables, write_parquet_tables
from dateline.export.timelinejs import write_timelinejs

Write = Callable[[Source, Path], list[Path]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called, who reads it, and what writes it into a folder."""

    name: str
    about: str
    write: Write


def write_markdown(source: Source, folder: Path) -> list[Path]:
    """The brief with its footnotes."""
    path = folder / "brief.md"
    path.write_text(source.brief(), encoding="utf-8")
    return [path]


FORMATS = (
    Format("jsonl", "every table as JSON Lines with its JSON Schema: the public format", write_jsonl_tables),
    Format("csv", "every table as CSV, for spreadsheets", write_csv_tables),
    Format("parquet", "every table as Parquet, for pandas, polars, DuckDB", write_parquet_tables),
    Format("datasette", "one SQLite file with keys, full-text search and metadata, for Datasette", write_datasette),
    Format("annotations", "every cell as a W3C Web Annotation on the words of its report", write_annotations),
    Format("events", "events as CSV with PLOVER and CAMEO codes and ACLED-like columns", write_events),
    Format("timelinejs", "the timeline as TimelineJS reads it", write_timelinejs),
    Format("ical", "the dated events as an iCalendar file", write_calendar),
    Format("ftm", "entities, events and reports as FollowTheMoney", write_followthemoney),
    Format("jsonld", "reports and claims as schema.org JSON-LD", write_json_ld),
    Format("geojson", "events where a place is known, as GeoJSON", write_geojson),
    Format("markdown", "the brief as Markdown with footnotes", write_markdown),
)


def all_formats() -> dict[str, Format]:
    """Our formats by name, and those of plug-ins; a plug-in never replaces one of ours."""
    added = [Format(name, f"by the plug-in {name}", write) for name, write in plugins.exporters().items()]
    return {one.name: one for one in (*added, *FORMATS)}


def write_export(source: Source, folder: Path, format: str) -> list[Path]:
    """Write a record into a folder, which is made if it is not there; the files written.

    Raises BadSetting for a format that there is not, or a folder that cannot be written.
    """
    formats = all_formats()
    if format not in formats:
        raise BadSetting(f"no format is called {format!r}", remedy=f"there are {', '.join(formats)}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return formats[format].write(source, folder)
    except OSError as err:
        raise BadSetting(f"{err.filename}: {err.strerror}", remedy="name a folder that can be written") from err
