"""Groups the event mentions of many reports into events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from dateline.link.events.claims import Claim, claims_of, rare_words
from dateline.link.events.evidence import THRESHOLD, Group, Words, forbidden, weigh
from dateline.link.events.labels import label_rank
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
    groups: list[Group] = []
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for doc in docs:
        for claim in claims_of(doc, entity_of):
            _place(claim, groups, blocks, words)
    return [_event(group, origin_of) for group in groups]


def _place(claim: Claim, groups: list[Group], blocks: dict[tuple[str, ...], list[int]], words: Words) -> None:
    """Put a claim into the group that it fits best, or into a new one."""
    keys = list(_keys(claim, words))
    candidates = sorted({number for key in keys for number in blocks[key][-LARGEST_BLOCK:]})
    best: tuple[float, int, tuple[Reason, ...]] | None = None
    for number in candidates:
        if forbidden(groups[number], claim):
            continue
        reasons = weigh(groups[number], claim, words)
        score = sum(reason.score for reason in reasons)
        if score >= THRESHOLD and (best is None or score > best[0]):
            best = (score, number, reasons)
    number = best[1] if best else len(groups)
    if best is None:
        groups.append(Group())
    groups[number].add(claim, best[2] if best else ())
    for key in keys:
        if number not in blocks[key][-LARGEST_BLOCK:]:
            blocks[key].append(number)


def _keys(claim: Claim, words: Words) -> Iterator[tuple[str, ...]]:
    """The blocks of a claim: its family with its report, a participant, its month, or a telling word of its report."""
    yield (claim.family, "report", claim.article)
    for name in sorted(claim.cast):
        yield (claim.family, "cast", name)
    if claim.stated and claim.when and claim.when.start:
        yield (claim.family, "month", f"{claim.when.start:%Y-%m}")
    for word in list(words[claim.article])[:5]:
        yield (claim.family, "word", word)


def _event(group: Group, origin_of: Mapping[str, str]) -> Event:
    """A group as an event, named by its best-worded report."""
    ids = sorted(claim.id for claim in group.claims)
    articles = tuple(dict.fromkeys(claim.article for claim in group.claims))
    kinds = Counter(claim.kind for claim in group.claims if claim.kind)
    cast = Counter(name for claim in group.claims for name in claim.cast)
    places = Counter(claim.place for claim in group.claims if claim.place)
    return Event(
        id=digest("event", *ids),
        kind=_commonest(kinds) or "",
        label=max((claim.label for claim in group.claims), key=lambda label: (label_rank(label), label)),
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
    """The days that all reports leave open, else the commonest answer, else what the dates of the reports allow."""
    if group.when:
        return group.when
    unstated = [claim.when for claim in group.claims if claim.when]
    return unstated[0] if unstated else None


def _status(group: Group) -> Status:
    """The status of the surest report: a round once planned and now held has occurred."""
    return min((claim.status for claim in group.claims), key=CERTAIN.index)
