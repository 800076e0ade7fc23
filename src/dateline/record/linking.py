"""From claims to rows: run the linkers over all articles and write what they say, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from dateline.annotate.pipeline import annotate_dated
from dateline.decisions import Rulings
from dateline.link.binding import Binding
from dateline.link.conflicts import find_conflicts
from dateline.link.dating import date_articles
from dateline.link.duplicates import copy_groups, find_copies
from dateline.link.entities import resolve_entities
from dateline.link.events import merge_events
from dateline.link.figures import find_series
from dateline.link.origins import origin_of
from dateline.link.profiles import Profile
from dateline.link.related import settle_related
from dateline.link.stories import find_stories
from dateline.model import Article, Dating, Interval, Story
from dateline.record.links import Links
from dateline.record.settling import rulings_of
from dateline.record.writing import write_rows
from dateline.store.claims import Claims, pack
from dateline.store.sql import Store

Step = Callable[[str], None]
BATCH = 32  # reports that are dated in one transaction


class Articles:
    """The articles alone, as an iterable that can be run through again; nobody rejects a whole article."""

    def __init__(self, store: Store, *, as_read: bool = False) -> None:
        self._store = store
        self._as_read = as_read

    def __iter__(self) -> Iterator[Article]:
        return self._store.articles(as_read=self._as_read)


def relink(store: Store, state: str, step: Step) -> None:
    """Link all articles anew and write all rows; ``state`` marks what the rows were made from."""
    rulings = rulings_of(store)
    links = find_links(store, rulings, step)
    step("writing")
    with store.amending(state) as amendment:
        write_rows(store, links, rulings, amendment)


def find_links(store: Store, rulings: Rulings, step: Step) -> Links:
    """Run the linkers: copies and stories first, then dates, then what rests on dates; what people decided outranks."""
    step("copies")
    as_read, articles = Articles(store, as_read=True), Articles(store)
    copies = rulings.copies(find_copies(as_read))
    step("stories")
    profiles: dict[str, Profile] = {}
    stories = rulings.stories(find_stories(as_read, profiles=profiles), as_read)
    step("dates")
    date_undated(store, stories, rulings)
    docs = rulings.docs(store.docs())
    # Once a date is known, a report may turn out to belong to another year's round.
    stories = _in_order(rulings.stories(find_stories(articles, profiles=profiles), articles), articles)
    del profiles
    origins = origin_of(articles, copies)
    step("entities")
    entities = rulings.entities(resolve_entities(docs, stories), docs)
    binding = Binding(docs, entities)
    step("events")
    events = rulings.events(merge_events(docs, binding, origins), docs, binding, origins)
    step("figures")
    series = find_series(docs, binding, origins)
    step("conflicts")
    conflicts = rulings.conflicts(find_conflicts(docs, events, series, binding, origins, stories))
    return Links(copies, copy_groups(copies), stories, entities, events, series, conflicts, binding)


def date_undated(store: Store, stories: list[Story], rulings: Rulings) -> None:
    """Infer the dates of undated articles; annotate those again whose date has become known."""
    datings = {dating.article: dating for dating in date_articles(rulings.docs(store.docs(as_read=True)), stories)}
    settled = {article: _settled_as(article, dated) for article, dated in store.undated()}
    found = {article: datings.get(article, Dating(article, None, ())) for article in settled}
    # Most datings are as they were when the record was last linked: these reports need not be annotated again.
    changed = [article for article in settled if settled[article] != found[article]]
    for first in range(0, len(changed), BATCH):
        batch = changed[first : first + BATCH]
        store.set_dated({article: _dated(store.claims_of(article, as_read=True), found[article]) for article in batch})


def _settled_as(article: str, dated: Article | None) -> Dating:
    """What an article's dating was when the record was last linked."""
    return Dating(article, dated.published, dated.published_reasons) if dated else Dating(article, None, ())


def _dated(claims: Claims, dating: Dating) -> bytes | None:
    """The claims that follow from a dating; None if nothing is known."""
    if dating.published is None and not dating.reasons:
        return None
    article = claims.article.dated(dating.published, dating.reasons)
    if dating.published is None:
        return pack(replace(claims, article=article, sentences=()))
    return pack(Claims.of(annotate_dated(article, claims.sentences, claims.mentions), with_parse=False))


def _in_order(stories: list[Story], articles: Articles) -> list[Story]:
    """The stories with their articles by date, as known by now, and the days that they span."""
    published = {article.id: article.published for article in articles}
    return [_settled(story, published) for story in settle_related(stories)]


def _settled(story: Story, published: Mapping[str, Interval | None]) -> Story:
    days = [found for article in story.articles if (found := published.get(article))]
    when = days[0] if days else None
    for one in days[1:]:
        when = one.hull(when) if when else one
    return replace(story, articles=tuple(sorted(story.articles, key=lambda one: _day(published, one))), when=when)


def _day(published: Mapping[str, Interval | None], article: str) -> tuple[str, str]:
    found = published.get(article)
    return (found.start.isoformat() if found and found.start else "9999", article)
