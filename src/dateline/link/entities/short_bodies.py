"""Bodies by the last word or the initials of their name: "the Saints" are the one body of the story that ends so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.link.entities.attested import BODIES
from dateline.link.entities.clusters import Cluster
from dateline.model import Reason

Place = tuple[str, str]  # a story and a word


def with_short_bodies(clusters: Sequence[Cluster], story_of: Mapping[str, str]) -> list[Cluster]:
    """The clusters; a body known by one word goes, story by story, to the one longer name that it is short for."""
    longer = _longer(clusters, story_of)
    for one in clusters:
        if not _is_short(one):
            continue
        (word,) = one.keys
        for group in list(one.groups):
            fits = longer.get((story_of.get(group.article, group.article), word), set())
            if len(fits) == 1:
                whole = clusters[next(iter(fits))]
                one.groups.remove(group)
                whole.groups.append(group)
                reason = Reason("short name in the story", 0.85, f"{group.fullest} / {whole.groups[0].fullest}")
                if reason not in whole.reasons:
                    whole.reasons.append(reason)
    return [one for one in clusters if one.groups]


def _longer(clusters: Sequence[Cluster], story_of: Mapping[str, str]) -> Mapping[Place, set[int]]:
    """Story and last word, or initials, to the bodies with longer names there."""
    found: dict[Place, set[int]] = defaultdict(set)
    for number, one in enumerate(clusters):
        if one.kind not in BODIES:
            continue
        for group in one.groups:
            named = group.key.split()
            if len(named) < 2:
                continue
            initials = "".join(word[0] for word in named)
            for word in {named[-1], initials} if len(initials) > 2 else {named[-1]}:
                found[story_of.get(group.article, group.article), word].add(number)
    return found


def _is_short(one: Cluster) -> bool:
    """Is it a body of which only one word is known?"""
    return (
        one.kind in BODIES
        and len(one.keys) == 1
        and all(" " not in key for key in one.keys)
        and not any(group.known for group in one.groups)
    )
