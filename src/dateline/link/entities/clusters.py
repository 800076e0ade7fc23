"""Groups of many articles joined into entities; a cluster is checked as a whole before it grows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.link.entities.attested import Attested
from dateline.link.entities.names import SAME, same_name
from dateline.link.entities.spelling import parts, skeleton
from dateline.model import Entity, EntityKind, Reason, digest

# A pair inside a cluster below this score keeps two clusters apart, however well other pairs fit.
APART = 0.7


class Cluster:
    """Groups with one canonical key or more that are the same thing."""

    def __init__(self, kind: EntityKind, key: str) -> None:
        self.kind, self.keys = kind, {key}
        self.groups: list[Attested] = []
        self.reasons: list[Reason] = []

    @property
    def spellings(self) -> list[str]:
        """The fullest name of every group, each once."""
        return sorted({group.fullest for group in self.groups})

    def absorb(self, other: Cluster, reason: Reason) -> None:
        """Take in another cluster."""
        self.keys |= other.keys
        self.groups += other.groups
        self.reasons += [*other.reasons, reason]


def cluster(groups: Sequence[Attested]) -> Iterator[Entity]:
    """The entities that the groups make up."""
    full, short = _by_key(groups)
    merged = _merge(full)
    _place_short(merged, short)
    yield from map(_entity, merged)


def _by_key(groups: Sequence[Attested]) -> tuple[list[Cluster], list[Attested]]:
    """Clusters of groups with one key; people known by one word only are kept apart."""
    clusters: dict[tuple[str, str], Cluster] = {}
    short = []
    for group in sorted(groups, key=lambda group: (group.kind, group.key, group.article)):
        if group.kind == "person" and " " not in group.key:
            short.append(group)
            continue
        kind = group.kind if group.kind in {"person", "place"} else "body"
        clusters.setdefault((kind, group.key), Cluster(group.kind, group.key)).groups.append(group)
    return list(clusters.values()), short


def _merge(clusters: list[Cluster]) -> list[Cluster]:
    """Join the clusters of people whose names are the same, best pairs first."""
    into = {id(one): one for one in clusters}
    for reason, left, right in sorted(_pairs(clusters), key=lambda pair: (-pair[0].score, pair[0].detail)):
        ours, theirs = into[id(left)], into[id(right)]
        if ours is theirs or not _fit(ours, theirs):
            continue
        ours.absorb(theirs, reason)
        for key, value in list(into.items()):
            if value is theirs:
                into[key] = ours
    return [one for one in clusters if into[id(one)] is one]


def _pairs(clusters: Iterable[Cluster]) -> Iterator[tuple[Reason, Cluster, Cluster]]:
    """Pairs of clusters in one block whose names are the same."""
    blocks: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
    for one in clusters:
        if one.kind == "person":
            blocks[skeleton(parts(one.spellings[0])[-1])[:3], skeleton(parts(one.spellings[0])[0])[:1]].append(one)
    for block in blocks.values():
        for place, left in enumerate(block):
            for right in block[place + 1 :]:
                reason = same_name(left.spellings[0], right.spellings[0], "person")
                if reason.score >= SAME:
                    yield reason, left, right


def _fit(left: Cluster, right: Cluster) -> bool:
    """Does no pair of spellings contradict the join?"""
    return all(
        same_name(ours, theirs, left.kind).score >= APART for ours in left.spellings for theirs in right.spellings
    )


def _place_short(clusters: list[Cluster], short: Sequence[Attested]) -> None:
    """Give a name of one word to the one person who has it; people without a full name stay by that word."""
    by_part: dict[str, list[Cluster]] = defaultdict(list)
    for one in clusters:
        if one.kind == "person":
            for part in {skeleton(parts(name)[-1]) for name in one.spellings}:
                by_part[part].append(one)
    alone: dict[str, Cluster] = {}
    for group in short:
        fits = by_part.get(skeleton(group.key), [])
        if len(fits) == 1:
            fits[0].groups.append(group)
            continue
        key = group.key if not fits else f"{group.key}@{group.article}"
        alone.setdefault(key, Cluster("person", key)).groups.append(group)
    clusters.extend(alone.values())


def _entity(one: Cluster) -> Entity:
    groups = sorted(one.groups, key=lambda group: group.article)
    names: Counter[str] = Counter()
    for group in groups:
        names.update(group.names)
    titles = sorted({(title, group.article) for group in groups for title in group.titles})
    kind = Counter(group.kind for group in groups).most_common(1)[0][0] if one.kind != "person" else one.kind
    return Entity(
        id=digest("entity", kind, min(one.keys)),
        kind=kind,
        name=_best(names, groups),
        names=tuple(sorted(names, key=lambda name: (-names[name], name))),
        titles=tuple(titles),
        mentions=tuple(mention for group in groups for mention in group.mentions),
        reasons=tuple(one.reasons),
    )


def _best(names: Counter[str], groups: Sequence[Attested]) -> str:
    """The usual name of what is known, else the best-attested of the fullest names."""
    known = next((group.key for group in groups if group.known), None)
    if known:
        return known
    return max(sorted(names), key=lambda name: (min(len(parts(name)), 2), names[name], len(name)))
