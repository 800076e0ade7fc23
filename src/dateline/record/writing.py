"""What the linkers said becomes the rows of a record; only what changed since the last time is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache

from dateline.decisions import Rulings
from dateline.model import Span, digest
from dateline.record.links import Links
from dateline.rows import EventMentionRow, EventRow
from dateline.store.amending import Amendment
from dateline.store.recall import code
from dateline.store.sql import Store
from dateline.views.revisions import revisions
from dateline.views.tables import (
    Membership,
    conflict_row,
    copy_row,
    entity_row,
    event_row,
    rows_of,
    series_row,
    story_row,
)
from dateline.views.talks import make_talks
from dateline.views.timeline import TOLD, is_printable, make_timeline

AT_ONCE = 250  # events whose mentions are looked at together


def write_rows(store: Store, links: Links, rulings: Rulings, amendment: Amendment) -> None:
    """Bring every table of the record to what the linkers said."""
    member, text_of = membership(links), _texts(store)
    for article in amendment.articles(dict(marks(store, links, rulings))):
        amendment.write_article(article, rows_of(rulings.settle(store.doc(article)), member))
    entities = (entity_row(entity, len(links.binding.articles_of(entity.id))) for entity in links.entities)
    amendment.write("entities", entities, [entity.id for entity in links.entities])
    amendment.write("events", map(event_row, links.events), [event.id for event in links.events])
    amendment.write("copies", (copy_row(copy, text_of) for copy in links.copies))
    amendment.write("stories", map(story_row, links.stories))
    amendment.write("series", map(series_row, links.series))
    amendment.write("conflicts", (conflict_row(conflict, text_of) for conflict in links.conflicts))
    amendment.write("timeline", make_timeline(*_printable(links, amendment)))
    amendment.write("talks", make_talks(*_rounds(links, amendment)))
    amendment.write("failures", store.failures())
    amendment.write("decisions", rulings.rows())
    amendment.write("revisions", revisions(store.earlier(), store.originals()))


def marks(store: Store, links: Links, rulings: Rulings) -> Iterator[tuple[str, str]]:
    """For every article, in order, a digest of all that its rows rest on; empty where a reviewer decided on a cell."""
    stories = {article: story.id for story in links.stories for article in story.articles}
    parts: dict[str, list[str]] = defaultdict(list)
    joined = [(one.id, one.figures, one.articles) for one in links.series]
    joined += [(one.id, one.mentions, one.articles) for one in links.events]
    for link, members, articles in joined:
        mark = digest(link, *members)
        for article in articles:
            parts[article].append(mark)
    for article, state in store.states():
        group, bound = links.groups.get(article), links.binding.marks.get(article)
        told = digest(code(), state, stories.get(article), group, bound, *parts.pop(article, ()))
        yield article, "" if rulings.touches(article) else told


def _printable(links: Links, amendment: Amendment) -> tuple[list[EventRow], dict[str, EventMentionRow]]:
    """The events that a timeline prints, with their mentions; others are read and let go again."""
    kept: list[EventRow] = []
    known: dict[str, EventMentionRow] = {}
    dated = [event for event in links.events if event.when and event.status in TOLD]
    for start in range(0, len(dated), AT_ONCE):
        some = dated[start : start + AT_ONCE]
        mentions = amendment.event_mentions([name for event in some for name in event.mentions])
        for event in map(event_row, some):
            own = {name: mentions[name] for name in event.mentions if name in mentions}
            if is_printable(event, list(own.values())):
                kept.append(event)
                known.update(own)
    return kept, known


def _rounds(links: Links, amendment: Amendment) -> tuple[list[EventRow], dict[str, EventMentionRow]]:
    """The events that may be rounds of talks, and all mentions in the articles that tell of them."""
    rounds = [event for event in links.events if event.kind == "CONSULT" and event.when]
    articles = sorted({article for event in rounds for article in event.articles})
    return list(map(event_row, rounds)), amendment.event_mentions_in(articles)


def membership(links: Links) -> Membership:
    """What each claim belongs to."""
    return Membership(
        story={article: story.id for story in links.stories for article in story.articles},
        copy_group=links.groups,
        series={figure: one.id for one in links.series for figure in one.figures},
        event={mention: event.id for event in links.events for mention in event.mentions},
        entity_of=links.binding,
        entity_of_mention=links.binding.entity_of_mention,
    )


def _texts(store: Store) -> Callable[[Span], str]:
    """The words of a span, whichever article it is in; a few hundred texts are kept at hand."""

    @lru_cache(maxsize=256)
    def text(article: str) -> str:
        return store.text(article)

    return lambda span: text(span.article)[span.start : span.end]
