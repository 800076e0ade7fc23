"""Stories on one subject that are apart in time or in part: found by the likeness that made the stories, days aside."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp

from dateline.link.agglomerate import Days, Graph, days_between
from dateline.link.profiles import Profile
from dateline.link.words import level, weight
from dateline.model import Article, Reason, Related, Story, digest

ALIKE = 0.5  # log-odds of one subject, averaged over the reports of both; days count nothing
SHARED_NAMES = 2  # rare names that half the reports of either story hold
SHOWN_NAMES = 3
CLOSEST = 5  # stories that one is told of, at most; those that are told of it come beside

Groups = Sequence[Sequence[int]]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reports:
    """What stories are made of, all in one order: the articles without text, their profiles, their days."""

    articles: Sequence[Article]
    profiles: Sequence[Profile]
    days: Sequence[Days | None]


def relate(stories: Sequence[Story], groups: Groups, near: Graph, missing: float, reports: Reports) -> list[Story]:
    """The stories with those that are on the same subject; ``groups`` has the numbers of each story's reports."""
    names = [_names(group, reports.profiles) for group in groups]
    alike = {
        (left, right): odds
        for (left, right), odds in _affinities(groups, near, missing).items()
        if odds > ALIKE and len(names[left] & names[right]) >= SHARED_NAMES
    }
    found: dict[int, list[Related]] = defaultdict(list)
    for left, right in _closest(alike):
        shared = _spelt(names[left] & names[right], [reports.profiles[number] for number in groups[left]])
        reasons = (_likeness(alike[left, right], shared), *_apart(groups[left], groups[right], reports.days))
        found[left].append(Related(stories[right].id, reasons))
        found[right].append(Related(stories[left].id, reasons))
    return [replace(story, related=tuple(found[number])) for number, story in enumerate(stories)]


def settle_related(stories: Sequence[Story]) -> list[Story]:
    """The stories after some were joined or split by hand: each relation leads to where the other's first report is."""
    now = {digest("story", article): story.id for story in stories for article in story.articles}
    found: dict[str, dict[str, Related]] = defaultdict(dict)
    for story in stories:
        for one in story.related:
            other = now.get(one.story, story.id)
            if other != story.id:
                found[story.id].setdefault(other, replace(one, story=other))
                found[other].setdefault(story.id, replace(one, story=story.id))
    return [replace(story, related=tuple(found[story.id].values())) for story in stories]


def _affinities(groups: Groups, near: Graph, missing: float) -> dict[Pair, float]:
    """The likeness of all groups that have reports worth comparing: the average over their pairs."""
    group_of = {number: place for place, group in enumerate(groups) for number in group}
    above: dict[Pair, float] = defaultdict(float)
    for number, row in enumerate(near):
        for other, odds in row.items():
            if number < other and (own := group_of[number]) != (theirs := group_of[other]):
                above[min(own, theirs), max(own, theirs)] += odds - missing
    return {pair: missing + total / (len(groups[pair[0]]) * len(groups[pair[1]])) for pair, total in above.items()}


def _closest(alike: Mapping[Pair, float]) -> Iterator[Pair]:
    """The pairs that are among the closest few of either story, the most alike first."""
    told: Counter[int] = Counter()
    for left, right in sorted(alike, key=lambda pair: (-round(alike[pair], 6), pair)):
        if min(told[left], told[right]) < CLOSEST:
            told.update((left, right))
            yield left, right


def _names(group: Sequence[int], profiles: Sequence[Profile]) -> frozenset[str]:
    """The rare names that half of the reports hold."""
    held = Counter(name for number in group for name in profiles[number].names)
    return frozenset(name for name, reports in held.items() if 2 * reports >= len(group))


def _spelt(names: frozenset[str], profiles: Sequence[Profile]) -> list[str]:
    """The rarest of some names, as the first of some reports spells them."""
    rarest = sorted(names, key=lambda name: (-weight(name), name))[:SHOWN_NAMES]
    spelt: dict[str, str] = {}
    for one in (one for profile in profiles for one in profile.spelt):
        spelt.setdefault(level(one), one)
    return [spelt.get(name, name) for name in rarest]


def _likeness(odds: float, names: Sequence[str]) -> Reason:
    """As alike as reports of one story."""
    told = f"as alike as reports of one story{': both name ' if names else ''}{', '.join(names)}"
    return Reason("same subject", 1 / (1 + exp(-odds)), told)


def _apart(left: Sequence[int], right: Sequence[int], days: Sequence[Days | None]) -> Iterator[Reason]:
    """How many days lie between two stories, where that is known."""
    ours, theirs = ([found for number in group if (found := days[number])] for group in (left, right))
    if ours and theirs:
        gap = days_between(_whole(ours), _whole(theirs))
        told = f"{gap} days apart" if gap > 1 else "one day apart" if gap else "on the same days, in part"
        yield Reason("apart", 1.0, told)


def _whole(days: Sequence[Days]) -> Days:
    """From the first to the last day."""
    return Days(min(one.first for one in days), max(one.last for one in days))
