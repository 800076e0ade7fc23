"""Entities, events and reports as FollowTheMoney (https://followthemoney.tech), one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dateline.export.source import Source
from dateline.gazetteer import known_as
from dateline.rows import ArticleRow, EntityRow, EventRow, MentionRow

SCHEMATA = {
    "person": "Person",
    "organization": "Organization",
    "group": "Organization",
    "place": "Address",
    "facility": "Address",
    "other": "LegalEntity",
}
Proxy = dict[str, Any]


def write_followthemoney(source: Source, folder: Path) -> list[Path]:
    """``entities.ftm.json``: entities, the reports, events that involve them, and where each is mentioned."""
    path = folder / "entities.ftm.json"
    with path.open("wb") as file:
        for proxy in _proxies(source):
            proxy["properties"] = {name: values for name, values in proxy["properties"].items() if values}
            file.write(msgspec.json.encode(proxy) + b"\n")
    return [path]


def _proxies(source: Source) -> Iterator[Proxy]:
    yield from map(_entity, source.entities.values())
    yield from map(_article, source.articles.values())
    yield from (_event(source, event) for event in source.events.values())
    for mention in source.rows("mentions"):
        if mention.form == "name" and mention.entity in source.entities:
            yield _mention(source, mention)


def _proxy(row: str, schema: str, **properties: list[str]) -> Proxy:
    return {"id": f"dateline-{row}", "schema": schema, "properties": properties}


def _entity(row: EntityRow) -> Proxy:
    """A person, body or place under all its names."""
    schema = schema_of(row)
    others = [name for name in row.names if name != row.name]
    properties = {"name": [row.name], "alias": others}
    if schema == "Address":
        properties["full"] = [row.name]
    if schema == "Person":
        properties["position"] = list(dict.fromkeys(title.text for title in row.titles))
    return _proxy(row.id, schema, **properties)


def schema_of(row: EntityRow) -> str:
    """The schema of an entity: a state that acts is a public body, and any other place an address."""
    known = known_as(row.name) if row.kind == "place" else None
    return "PublicBody" if known and known.role == "state" else SCHEMATA[row.kind]


def _article(row: ArticleRow) -> Proxy:
    day = row.published.start if row.published and row.published.start == row.published.last else None
    return _proxy(
        row.id,
        "Article",
        title=[row.title] if row.title else [],
        fileName=[Path(row.origin).name],
        sourceUrl=[row.url] if row.url else [],
        publisher=[row.outlet] if row.outlet else [],
        author=row.byline,
        publishedAt=[day] if day else [],
        bodyText=[row.text],
    )


def _event(source: Source, row: EventRow) -> Proxy:
    """Somebody's part in an event is ``involved``; its reports are the proof."""
    when, mentions = row.when, [source.event_mentions[one] for one in row.mentions if one in source.event_mentions]
    proof = dict.fromkeys(f"dateline-{mention.span.article}" for mention in mentions)
    known = [one for one in row.participants if one in source.entities and schema_of(source.entities[one]) != "Address"]
    return _proxy(
        row.id,
        "Event",
        name=[row.label],
        startDate=[when.start] if when and when.start else [],
        endDate=[when.last] if when and when.last else [],
        location=source.names([row.place] if row.place else []),
        involved=[f"dateline-{one}" for one in known],
        proof=list(proof),
        status=[row.status],
    )


def _mention(source: Source, row: MentionRow) -> Proxy:
    assert row.entity is not None
    return _proxy(
        row.id,
        "Mention",
        document=[f"dateline-{row.span.article}"],
        resolved=[f"dateline-{row.entity}"],
        name=[" ".join(row.head.text.split())],
        detectedSchema=[schema_of(source.entities[row.entity])],
    )
