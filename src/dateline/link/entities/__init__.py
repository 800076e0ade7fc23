"""Entity resolution: one person is one person, under every spelling, and never two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.link.entities.attested import Attested, attest
from dateline.link.entities.clusters import Cluster, cluster
from dateline.link.entities.names import same_name
from dateline.link.entities.nominals import Nominal, noted, place_nominals
from dateline.link.entities.short_bodies import with_short_bodies
from dateline.link.entities.spelling import parts
from dateline.model import Doc, Entity, Reason, Story, digest

__all__ = ["resolve_entities", "same_name"]


@dataclass(frozen=True, slots=True)
class Named:
    """What one article names: its names, grouped, and what it calls by nominals."""

    groups: list[Attested]
    nominals: list[Nominal]


def resolve_entities(docs: Iterable[Doc], stories: Iterable[Story] = ()) -> list[Entity]:
    """The entities behind all name mentions, by id, and what is called by nominals in the reports of one story.

    The documents are run through once, and only names and heads are kept of them; their order does not matter.
    """
    groups: list[Attested] = []
    nominals: list[Nominal] = []
    for doc in docs:
        named = doc.recall(Named, lambda doc, _: Named(attest(doc), list(noted(doc))))
        groups += named.groups
        nominals += named.nominals
    story_of = {article: story.id for story in stories for article in story.articles}
    clusters = with_short_bodies(cluster(groups), story_of)
    place_nominals(clusters, nominals, story_of)
    return sorted(map(_entity, clusters), key=lambda entity: entity.id)


def _entity(one: Cluster) -> Entity:
    groups = sorted(one.groups, key=lambda group: (group.article, group.key))
    names: Counter[str] = Counter()
    for group in groups:
        names.update(group.names)
    return Entity(
        id=digest("entity", one.kind, min(one.keys)),
        kind=one.kind,
        name=_best(names, groups),
        names=tuple(sorted(names, key=lambda name: (-names[name], name))),
        titles=tuple(sorted({(title, group.article) for group in groups for title in group.titles})),
        mentions=(*(mention for group in groups for mention in group.mentions), *sorted(one.nominals)),
        reasons=tuple(_reasons(one, groups)),
    )


def _reasons(one: Cluster, groups: Sequence[Attested]) -> list[Reason]:
    """Why its names are one thing: each reason once, in the order of the articles."""
    known = [Reason("known names", 1.0, group.key) for group in groups if group.known]
    return list(dict.fromkeys([*known[:1], *(reason for group in groups for reason in group.reasons), *one.reasons]))


def _best(names: Counter[str], groups: Sequence[Attested]) -> str:
    """The usual name of what is known, else the best-attested of the full names."""
    known = next((group.key for group in groups if group.known), None)
    if known:
        return known
    return max(sorted(names), key=lambda name: (min(len(parts(name)), 2), names[name], len(name)))
