"""Groups the event mentions of many reports into events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import fsum

from dateline.link.events.claims import WORD_MARK, Claim, claims_of, rare_words
from dateline.link.events.evidence import THRESHOLD, Words, forbidden, weigh
from dateline.link.events.groups import Group
from dateline.model import Doc, Event, Interval, Reason, Span, Status, digest

LARGEST_BLOCK = 60  # groups of one block that a claim is compared with, the youngest first
CERTAIN: tuple[Status, ...] = (
    "occurred", "ongoing", "attempted", "planned", "promised", "proposed", "demanded", "denied", "hypothetical",
)  # fmt: skip


def merge_events(
    docs: Iterable[Doc], entity_of: Callable[[Span], str | None], origin_of: Mapping[str, str]
) -> list[Event]:
    """The events of all documents, each with its mentions, its articles and how many independent origins tell of it."""
    words = rare_words(docs)
    index = Blocks()
    for doc in docs:
        for claim in claims_of(doc, entity_of):
            _place(claim, index, words)
    _join(index, words)
    return [_event(group, origin_of) for group in index.groups if group.claims]


@dataclass
class Blocks:
    """The groups so far, and which of them each block holds."""

    groups: list[Group] = field(default_factory=list)
    members: dict[tuple[str, ...], list[int]] = field(default_factory=lambda: defaultdict(list))

    def near(self, keys: Iterable[tuple[str, ...]]) -> list[int]:
        """The youngest groups of some blocks."""
        found = {number for key in keys for number in self.members[key][-LARGEST_BLOCK:]}
        return sorted(number for number in found if self.groups[number].claims)

    def add(self, number: int, keys: Iterable[tuple[str, ...]]) -> None:
        """Note a group in its blocks."""
        for key in keys:
            if number not in self.members[key][-LARGEST_BLOCK:]:
                self.members[key].append(number)


Fit = tuple[float, int, tuple[Reason, ...]]


def _best(claim: Claim, index: Blocks, words: Words, *, but: int = -1) -> Fit | None:
    """The group that a claim fits best, with score and reasons; None if it fits none."""
    best: Fit | None = None
    for number in index.near(_keys(claim, words)):
        if number == but or forbidden(index.groups[number], claim):
            continue
        reasons = weigh(index.groups[number], claim, words)
        score = fsum(reason.score for reason in reasons)
        if score >= THRESHOLD and (best is None or score > best[0]):
            best = (score, number, reasons)
    return best


def _place(claim: Claim, index: Blocks, words: Words) -> None:
    """Put a claim into the group that it fits best, or into a new one."""
    best = _best(claim, index, words)
    if best is None:
        index.groups.append(Group())
    number = best[1] if best else len(index.groups) - 1
    index.groups[number].add(claim, best[2] if best else ())
    index.add(number, _keys(claim, words))


def _join(index: Blocks, words: Words) -> None:
    """Join groups that grew apart because the claim that links them came late."""
    for number, group in enumerate(index.groups):
        fits = [fit for claim in group.claims if (fit := _best(claim, index, words, but=number))]
        if not fits:
            continue
        _, into, reasons = max(fits, key=lambda fit: (fit[0], -fit[1]))
        target = index.groups[into]
        alone = group.when is None and all(forbidden(target, claim) for claim in group.claims)
        if any(forbidden(target, claim, alone=alone) for claim in group.claims):
            continue
        for place, claim in enumerate(group.claims):
            target.add(claim, reasons if place == 0 else ())
            index.add(into, _keys(claim, words))
        group.claims.clear()


def _keys(claim: Claim, words: Words) -> Iterator[tuple[str, ...]]:
    """The blocks of a claim: its family with its report, a participant, its month, or a telling word of its report."""
    yield (claim.family, "report", claim.article)
    if claim.kind == "ASSAULT":
        yield (claim.kind, "report", claim.article)
    elif claim.kind:
        yield (claim.kind, "sentence", claim.article, str(claim.sentence))
    for name in sorted(claim.cast):
        yield (claim.family, "cast", name)
    for day in _edges(claim):
        yield (claim.family, "month", f"{day:%Y-%m}")
    for word in list(words[claim.article])[:5]:
        yield (claim.family, "word", word)


def _edges(claim: Claim) -> list[date]:
    """The first and the last of the days that a report states, where they lie within a month."""
    if not (claim.stated and claim.when and claim.when.start):
        return []
    last = claim.when.end - timedelta(days=1) if claim.when.end else claim.when.start
    return sorted({claim.when.start, last} if (claim.when.days or 99) <= 31 else {claim.when.start})


def _event(group: Group, origin_of: Mapping[str, str]) -> Event:
    """A group as an event, named by its best-worded report."""
    ids = sorted(claim.id for claim in group.claims)
    articles = tuple(dict.fromkeys(claim.article for claim in group.claims))
    kinds = Counter(claim.kind for claim in group.claims if claim.kind)
    cast = {name for claim in group.claims for name in claim.cast if not name.startswith(WORD_MARK)}
    places = Counter(claim.place for claim in group.claims if claim.place and not claim.place.startswith(WORD_MARK))
    return Event(
        id=digest("event", *ids),
        kind=_commonest(kinds) or "",
        label=max(group.claims, key=lambda claim: (claim.label_rank, claim.label)).label,
        when=_days(group),
        place=_commonest(places),
        participants=tuple(sorted(cast)),
        status=_status(group),
        mentions=tuple(ids),
        articles=articles,
        independent=len({origin_of.get(article, article) for article in articles}),
        reasons=tuple(group.reasons),
    )


def _commonest(counts: Counter[str]) -> str | None:
    """The commonest, the first of the alphabet among equals."""
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def _days(group: Group) -> Interval | None:
    """The days that all dated reports leave open, else the day of the first report of it."""
    if group.when:
        return group.when
    reported = [claim.when for claim in group.claims if claim.when and claim.when.start]
    return min(reported, key=lambda when: (when.start, when.end or date.max), default=None)


def _status(group: Group) -> Status:
    """The status of the surest report: a round once planned and now held has occurred."""
    return min((claim.status for claim in group.claims), key=CERTAIN.index)
