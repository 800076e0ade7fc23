"""Every cell as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/): by position, and by its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from dateline.export.source import Source, iri, write_json
from dateline.rows import RoleRow, Row, SpanRow

TABLES = ("times", "mentions", "statements", "figures", "event_mentions", "positions")
# So many characters of context go with a quotation.
CONTEXT = 32


def write_annotations(source: Source, folder: Path) -> list[Path]:
    """``annotations.json``: one collection of one page, an annotation per span of every cell."""
    items = [item for table in TABLES for row in source.rows(table) for item in _annotations(source, row)]
    page = {"id": "urn:dateline:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:dateline:annotations",
        "type": "AnnotationCollection",
        "label": "What dateline read out of the reports",
        "total": len(items),
        "first": page,
    }
    return [write_json(folder / "annotations.json", collection)]


def _annotations(source: Source, row: Row) -> Iterator[dict[str, Any]]:
    """A row's spans: the field is the tag, the row what it links to."""
    for number, (field, span) in enumerate(cells(row)):
        yield {
            "id": f"{iri(row.table, row.id)}:{number}",
            "type": "Annotation",
            "motivation": "tagging",
            "body": [
                {"type": "TextualBody", "purpose": "tagging", "value": f"{row.table}.{field}"},
                {"type": "SpecificResource", "purpose": "linking", "source": iri(row.table, row.id)},
            ],
            "target": {"source": source.address(span.article), "selector": _selectors(source, span)},
        }


def cells(row: Row) -> Iterator[tuple[str, SpanRow]]:
    """The spans of a row with the names of their fields; a role's span goes by the role."""
    for one in fields(row):
        value = getattr(row, one.name)
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, SpanRow):
                yield one.name, part
            elif isinstance(part, RoleRow):
                yield part.role, part.span


def _selectors(source: Source, span: SpanRow) -> list[dict[str, Any]]:
    """Two ways to the same words: offsets in code points, and the quotation in its context."""
    text = source.articles[span.article].text
    quoted = {"exact": span.text, "prefix": text[max(0, span.start - CONTEXT) : span.start]}
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {"type": "TextQuoteSelector", **quoted, "suffix": text[span.end : span.end + CONTEXT]},
    ]
