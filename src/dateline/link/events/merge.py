"""Groups the event mentions of many reports into events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from dateline.lexicon import words
from dateline.link.events.apart import are_twins, may_join
from dateline.link.events.claims import WORD_MARK, Claim, Report, report_of
from dateline.link.events.clusters import cluster, join_twins
from dateline.link.events.columns import columns_of
from dateline.link.events.groups import Group
from dateline.link.events.pairs import candidates
from dateline.link.events.reasons import links_within
from dateline.link.events.traits import odds_of
from dateline.model import Doc, Event, Interval, Reason, Span, Status, digest
from dateline.model.witness import bears_witness

CERTAIN: tuple[Status, ...] = (
    "occurred", "ongoing", "attempted", "planned", "promised", "proposed", "demanded", "denied", "hypothetical",
)  # fmt: skip


def merge_events(
    docs: Iterable[Doc], entity_of: Callable[[Span], str | None], origin_of: Mapping[str, str]
) -> list[Event]:
    """The events of all documents, each with its mentions, its articles and how many independent origins tell of it.

    The documents are read once; of each only its claims and its telling words are kept.
    """
    reports = [doc.recall(Report, report_of, entity_of) for doc in docs]
    claims = [claim for report in reports for claim in report.claims]
    if not claims:
        return []
    columns = columns_of(claims, {report.article: number for number, report in enumerate(reports)})
    pairs = candidates(claims, columns, [report.words for report in reports])
    odds = odds_of(columns, pairs)
    groups = cluster(claims, pairs, odds, may_join)
    groups = join_twins(groups, claims, words("event_families", "meetings"), are_twins)
    links = links_within(groups, claims, columns, pairs, odds)
    made = (
        _event([claims[number] for number in group], reasons, origin_of)
        for group, reasons in zip(groups, links, strict=True)
        if _is_event([claims[number] for number in group])
    )
    return list(made)


def _is_event(claims: Sequence[Claim]) -> bool:
    """Is there news in it, or is at least one thing told more than once?"""
    return len(claims) > 1 or claims[0].news


def _event(claims: Sequence[Claim], reasons: tuple[Reason, ...], origin_of: Mapping[str, str]) -> Event:
    """A group as an event, named by its best-worded report."""
    group = Group.of(claims)
    ids = sorted(claim.id for claim in claims)
    status = min((claim.status for claim in claims), key=CERTAIN.index)
    articles = _witnesses(claims, status, _days(group))
    kinds = Counter(claim.kind for claim in claims if claim.kind)
    cast = {name for claim in claims for name in claim.cast if not name.startswith(WORD_MARK)}
    places = Counter(claim.place for claim in claims if claim.place and not claim.place.startswith(WORD_MARK))
    return Event(
        id=digest("event", *ids),
        kind=_commonest(kinds) or "",
        label=max(claims, key=lambda claim: (claim.news, claim.label_rank, claim.label)).label,
        when=_days(group),
        place=_commonest(places),
        participants=tuple(sorted(cast)),
        status=status,
        mentions=tuple(ids),
        articles=articles,
        independent=len({origin_of.get(article, article) for article in articles}),
        reasons=reasons,
    )


def _witnesses(claims: Sequence[Claim], status: Status, days: Interval | None) -> tuple[str, ...]:
    """The reports that tell of it as it is; all that speak of it if none does."""
    told = [one for one in claims if bears_witness(status, days, one.status, one.when, stated=one.stated)]
    return tuple(dict.fromkeys(one.article for one in told or claims))


def _commonest(counts: Counter[str]) -> str | None:
    """The commonest, the first of the alphabet among equals."""
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def _days(group: Group) -> Interval | None:
    """The days that all dated reports leave open, else the day of the first report of it."""
    if group.when:
        return group.when
    reported = [claim.when for claim in group.claims if claim.when and claim.when.start]
    return min(reported, key=lambda when: (when.start, when.end or date.max), default=None)
