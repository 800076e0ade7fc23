"""Groups of many articles joined into entities; a cluster is checked as a whole before it grows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from dateline.link.entities.attested import Attested, holds_office
from dateline.link.entities.names import SURE, same_name
from dateline.link.entities.people import bears, family_name, heard_score, is_younger
from dateline.link.entities.roles import roles_apart, same_role
from dateline.link.entities.spelling import parts, skeleton
from dateline.model import EntityKind, Reason

# A pair of spellings inside a cluster below this score keeps two clusters apart, however well other pairs fit.
APART = 0.75
# Names with this score or more are one name if the titles agree.
HINT = 0.77
# Blocks larger than this are cut by the given name's first sound; spellings of a cluster that are compared.
LARGE, MOST_SPELLINGS = 200, 12
RARE = 0.05
# Two people of one office in two states are kept apart unless their names are as good as equal.
NEARLY_EQUAL = 0.98
# Whom a bare surname means: at least so many articles name him in full, and so many times more than all others.
FAMOUS, BETTER_KNOWN = 5, 4
# How many more articles must know a word as a surname before one that takes it for a body is overruled.
MOSTLY = 4


@dataclass
class Cluster:
    """Groups under one canonical key or more that are the same thing."""

    kind: EntityKind
    keys: set[str]
    groups: list[Attested] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    nominals: list[str] = field(default_factory=list)  # mentions that name it by what it is

    @property
    def spellings(self) -> list[str]:
        """The full names of the groups, each once, the commonest first; a rare slip of many is left out."""
        counted = Counter(group.fullest for group in self.groups)
        ordered = sorted(counted, key=lambda name: (-counted[name], name))[:MOST_SPELLINGS]
        return [name for name in ordered if counted[name] > RARE * counted[ordered[0]]]

    @property
    def titles(self) -> list[str]:
        """All titles, each once."""
        return sorted({title for group in self.groups for title in group.titles})

    def absorb(self, other: Cluster, reasons: Sequence[Reason]) -> None:
        """Take in another cluster."""
        self.keys |= other.keys
        self.groups += other.groups
        self.reasons += [*other.reasons, *reasons]


def cluster(groups: Sequence[Attested]) -> list[Cluster]:
    """The groups of one thing together, over all articles."""
    clusters, short = _by_key(groups)
    merged = _merge(clusters)
    _place_short(merged, short)
    return merged


def _by_key(groups: Sequence[Attested]) -> tuple[list[Cluster], list[Attested]]:
    """Clusters of groups with one key; people known by one word only are kept apart."""
    kinds = _kinds(groups)
    surnames = _surnames(groups)
    clusters: dict[tuple[EntityKind, str], Cluster] = {}
    short = []
    for group in sorted(groups, key=lambda group: (group.kind, group.key, group.article)):
        if " " not in group.key and (group.kind == "person" or (not group.known and group.key in surnames)):
            short.append(group)
            continue
        kind = kinds[group.key] if not group.known else group.kind
        clusters.setdefault((kind, group.key), Cluster(kind, {group.key})).groups.append(group)
    return list(clusters.values()), short


def _surnames(groups: Sequence[Attested]) -> set[str]:
    """Words that far more articles know as a person's surname than as anything else."""
    people: Counter[str] = Counter(family_name(group.key) for group in groups if group.kind == "person")
    others: Counter[str] = Counter(group.key for group in groups if group.kind != "person" and not group.known)
    return {name for name, count in people.items() if count >= MOSTLY * others[name]}


def _kinds(groups: Sequence[Attested]) -> dict[str, EntityKind]:
    """The kind that most mentions give a name: one article's slip makes no second thing."""
    counted: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for group in groups:
        if not (group.kind == "person" and " " not in group.key):
            counted[group.key][group.kind] += len(group.mentions)
    return {key: max(sorted(kinds), key=lambda kind: kinds[kind]) for key, kinds in counted.items()}


def _merge(clusters: list[Cluster]) -> list[Cluster]:
    """Join the clusters of people whose names are the same, best pairs first."""
    into = list(range(len(clusters)))

    def found(index: int) -> int:
        while into[index] != index:
            into[index] = into[into[index]]
            index = into[index]
        return index

    for reasons, left, right in sorted(_pairs(clusters), key=lambda pair: (-pair[0][0].score, pair[0][0].detail)):
        ours, theirs = sorted((found(left), found(right)))
        if ours != theirs and _fit(clusters[ours], clusters[theirs]):
            clusters[ours].absorb(clusters[theirs], reasons)
            into[theirs] = ours
    return [one for index, one in enumerate(clusters) if into[index] == index]


def _pairs(clusters: Sequence[Cluster]) -> Iterator[tuple[list[Reason], int, int]]:
    """Pairs of clusters in one block that are the same, with the reasons."""
    seen: set[tuple[int, int]] = set()
    for block in _blocks(clusters):
        for left, right in combinations(block, 2):
            if (left, right) not in seen:
                seen.add((left, right))
                if reasons := _reasons(clusters[left], clusters[right]):
                    yield reasons, left, right


def _blocks(clusters: Sequence[Cluster]) -> Iterator[list[int]]:
    """Indices of clusters that may be the same: they share the sound of a name's end, or of its beginning."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, one in enumerate(clusters):
        for key in _block_keys(one):
            blocks[key].append(index)
    for key, block in blocks.items():
        if len(block) <= LARGE:
            yield block
            continue
        by_given: dict[str, list[int]] = defaultdict(list)
        for index in block:
            by_given[parts(clusters[index].spellings[0])[0][:2]].append(index)
        yield from (small for small in by_given.values() if key[0] == "family")


def _block_keys(one: Cluster) -> set[tuple[str, ...]]:
    if one.kind != "person":
        return set()
    named = [parts(name) for name in one.spellings]
    sounds = [(skeleton(name[0]), skeleton(name[-1])) for name in named if len(name) > 1]
    family = {("family", last) for _, last in sounds}
    return family | {("given", first, last[:2]) for first, last in sounds}


def _reasons(left: Cluster, right: Cluster) -> list[Reason]:
    """Why two clusters are one person; empty if they are not."""
    reason = same_name(left.spellings[0], right.spellings[0], "person")
    if reason.score < NEARLY_EQUAL and roles_apart(left.titles, right.titles):
        return []
    if reason.score >= SURE:
        return [reason]
    # A slip of the pen, or of a translating machine: joined only with other evidence, and the reason says so.
    heard = heard_score(left.spellings[0], right.spellings[0])
    titles = same_role(left.titles, right.titles) if heard >= HINT else None
    return [Reason("names differ, titles agree", heard, f"{reason.detail}: {titles}")] if titles else []


def _fit(left: Cluster, right: Cluster) -> bool:
    """Does no pair of spellings contradict the join?"""
    return all(heard_score(ours, theirs) >= APART for ours in left.spellings for theirs in right.spellings)


def _place_short(clusters: list[Cluster], short: Sequence[Attested]) -> None:
    """Give a name of one word to the one person who has it; people without a full name stay by that word."""
    by_part: dict[str, list[Cluster]] = defaultdict(list)
    for one in clusters:
        if one.kind == "person":
            for part in {skeleton(family_name(name)) for name in one.spellings}:
                by_part[part].append(one)
    of_word: dict[str, list[Cluster]] = {}
    for word in sorted({group.key for group in short}):
        of_word[word] = [one for one in by_part.get(skeleton(word), []) if _has_surname(one, word)]
    known_by = {word: _best_known(found) for word, found in of_word.items() if found}
    alone: dict[str, Cluster] = {}
    for group in short:
        fits = of_word[group.key]
        titled = [one for one in fits if same_role(group.titles, one.titles)]
        bearer = titled[0] if len(titled) == 1 else known_by.get(group.key)
        if bearer and not _is_namesake(group, bearer):
            bearer.groups.append(group)
            continue
        key = f"{group.key}@{group.article}" if fits else group.key
        alone.setdefault(key, Cluster("person", {key})).groups.append(group)
    clusters.extend(alone.values())


def _is_namesake(group: Attested, bearer: Cluster) -> bool:
    """Does the bare surname hold an office, which the one known bearer, somebody's son, nowhere has?"""
    younger = all(is_younger(name) for name in bearer.spellings)
    return younger and holds_office(group.titles) and not holds_office(bearer.titles)


def _has_surname(one: Cluster, word: str) -> bool:
    """Is the word a family name, and no given name, of the person?"""
    return any(bears(name, word) and parts(name)[0] != word for name in one.spellings)


def _best_known(bearers: Sequence[Cluster]) -> Cluster | None:
    """The only bearer of a surname, or the one whom many times more articles name in full than all others."""
    articles = [len({group.article for group in one.groups}) for one in bearers]
    most = max(articles)
    others = sum(articles) - most
    if others and (most < FAMOUS or most < BETTER_KNOWN * others):
        return None
    best = bearers[articles.index(most)]
    if others:
        best.reasons.append(Reason("surname alone", most / (most + others), f"{most} of {most + others} articles"))
    return best
