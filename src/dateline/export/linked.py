"""Reports and claims as schema.org JSON-LD (NewsArticle, Claim)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dateline.export.source import Source, days, iri, write_json
from dateline.rows import ArticleRow, StatementRow

KINDS = {"person": "Person", "organization": "Organization", "group": "Organization", "place": "Place"}


def write_json_ld(source: Source, folder: Path) -> list[Path]:
    """``record.jsonld``: one graph of reports and of what was claimed in them."""
    graph = [_article(source, row) for row in source.articles.values()]
    graph += [_claim(source, row) for row in source.rows("statements")]
    return [write_json(folder / "record.jsonld", {"@context": "https://schema.org", "@graph": graph})]


def _article(source: Source, row: ArticleRow) -> dict[str, Any]:
    """A report; its day may be an interval, as ISO 8601 writes it."""
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": source.address(row.id),
            "headline": row.title,
            "datePublished": days(row.published),
            "author": [{"@type": "Person", "name": name} for name in row.byline],
            "publisher": {"@type": "Organization", "name": row.outlet} if row.outlet else None,
            "sourceOrganization": [{"@type": "Organization", "name": name} for name in row.wire],
            "inLanguage": row.language,
            "url": row.url,
        }
    )


def _claim(source: Source, row: StatementRow) -> dict[str, Any]:
    """What somebody said, in the words of the report that it appears in."""
    return _filled(
        {
            "@type": "Claim",
            "@id": iri("statements", row.id),
            "text": " … ".join(span.text for span in row.content),
            "author": [_speaker(source, one) for one in row.speaker_entities if one in source.entities]
            or ([{"@type": "Thing", "name": row.speaker.text}] if row.speaker else None),
            "dateCreated": days(row.said_at),
            "appearance": {"@id": source.address(row.article)},
        }
    )


def _speaker(source: Source, entity: str) -> dict[str, Any]:
    row = source.entities[entity]
    return {"@type": KINDS.get(row.kind, "Thing"), "@id": iri("entities", row.id), "name": row.name}


def _filled(value: dict[str, Any]) -> dict[str, Any]:
    """Without the fields that nothing is known of."""
    return {name: one for name, one in value.items() if one not in (None, [], "")}
