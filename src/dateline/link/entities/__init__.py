"""Entity resolution: one person is one person, under every spelling, and never two."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.link.entities.attested import attest
from dateline.link.entities.clusters import cluster
from dateline.link.entities.names import same_name
from dateline.model import Doc, Entity

__all__ = ["resolve_entities", "same_name"]


def resolve_entities(docs: Iterable[Doc]) -> list[Entity]:
    """The entities behind all name mentions, by id; the order of the documents does not matter."""
    groups = [group for doc in docs for group in attest(doc)]
    return sorted(cluster(groups), key=lambda entity: entity.id)
