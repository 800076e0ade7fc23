"""Rows as they stood and as they stand, told as news: reports, dates, stories, events, conflicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath

import msgspec

from dateline.model import NewsKind, digest
from dateline.rows import ConflictRow, NewsRow, SpanRow, StoryRow, TimelineRow, When
from dateline.store.history import Version


def news(
    kind: NewsKind,
    text: str,
    tab: str,
    row: str | None,
    *,
    before: str | None = None,
    when: When | None = None,
    articles: Iterable[str] = (),
    spans: Iterable[SpanRow] = (),
) -> NewsRow:
    """One piece of news."""
    spans = list(spans)
    named = list(dict.fromkeys((*articles, *(span.article for span in spans))))
    return NewsRow(digest("news", kind, tab, row, before, text), kind, text, before, when, tab, row, named, spans)


def report_news(before: Sequence[Version], now: Sequence[Version]) -> Iterator[NewsRow]:
    """Reports that are new, pages that were edited, and dates that became known or changed."""
    by_origin = {one.values["origin"]: one for one in before}
    for one in now:
        earlier = by_origin.get(one.values["origin"])
        when, was = _when(one), _when(earlier) if earlier else None
        if earlier is None:
            yield news("report", _named(one), "articles", one.row, when=when, articles=[one.row])
        elif earlier.row != one.row:
            yield news("edit", _named(one), "articles", one.row, before=_named(earlier), when=when, articles=[one.row])
        if earlier is not None and was != when and when:
            told = f"{_named(one)} is of {when.edtf} ({one.values['published_basis']})"
            yield news(
                "date", told, "articles", one.row, before=was.edtf if was else "no date", when=when, articles=[one.row]
            )


def story_news(before: Sequence[Version], rows: Mapping[str, StoryRow]) -> Iterator[NewsRow]:
    """Stories that are new, have grown, or were joined."""
    of_article = {article: one for one in before for article in one.values["articles"]}
    for row in rows.values():
        parts = {of_article[article].row: of_article[article] for article in row.articles if article in of_article}
        fresh = [article for article in row.articles if article not in of_article]
        count = f"{len(row.articles)} {'report' if len(row.articles) == 1 else 'reports'}"
        told = f"{row.title}: {count}"
        if not parts:
            yield news("story", told, "stories", row.id, when=row.when, articles=fresh)
        elif fresh or len(parts) > 1:
            was = "; ".join(f"{one.values['title']}: {len(one.values['articles'])}" for one in parts.values())
            yield news("story", told, "stories", row.id, before=was, when=row.when, articles=fresh or row.articles)


def event_news(
    before: Sequence[Version], now: Sequence[Version], lines: Mapping[str, TimelineRow]
) -> Iterator[NewsRow]:
    """Events of the timeline that are new, or whose day, status or number of origins has changed."""
    earlier_of = _matcher(before, lambda one: (*one.values["mentions"], one.values["label"]))
    for one in now:
        line = lines.get(one.row)
        if line is None:
            continue
        found = [_event_words(earlier) for earlier in earlier_of(one)]
        words = _event_words(one)
        if words not in found:
            before_words = "; ".join(found) or None
            yield news(
                "event",
                f"{line.label} ({words})",
                "timeline",
                line.id,
                before=before_words,
                when=line.when,
                spans=line.spans,
            )


def _event_words(one: Version) -> str:
    """What may change in an event: its day, its status, and who tells it."""
    origins = one.values["independent"]
    when = _when(one)
    told = f"{origins} independent {'origin' if origins == 1 else 'origins'}"
    return f"{when.edtf if when else 'no day'}, {one.values['status']}, {told}"


def conflict_news(
    before: Sequence[Version], now: Sequence[Version], rows: Mapping[str, ConflictRow]
) -> Iterator[NewsRow]:
    """Conflicts that have opened, and those that are in the record no more."""
    keys: Callable[[Version], Iterator[Hashable]] = _conflict_keys
    earlier_of, now_of = _matcher(before, keys), _matcher(now, keys)
    for one in now:
        if (row := rows.get(one.row)) and not earlier_of(one):
            spans = [span for side in row.sides for span in side.spans]
            yield news("conflict", f"{row.about}: {_sides(one)}", "conflicts", row.id, spans=spans)
    for one in before:
        if not now_of(one):
            articles = {span["article"] for side in one.values["sides"] for span in side["spans"]}
            told = f"{one.values['about']}: {_sides(one)}"
            yield news("settled", told, "conflicts", None, articles=sorted(articles))


def _conflict_keys(one: Version) -> Iterator[Hashable]:
    """Two conflicts are one if they share words on a side, or say the same in reworded reports."""
    kind, sides = one.values["kind"], one.values["sides"]
    yield kind, one.values["about"], tuple(sorted(side["value"] for side in sides))
    for side in sides:
        yield from ((kind, side["value"], span["article"], span["start"]) for span in side["spans"])


def _sides(one: Version) -> str:
    return " / ".join(side["value"] for side in one.values["sides"])


def _matcher(
    versions: Sequence[Version], keys: Callable[[Version], Iterable[Hashable]]
) -> Callable[[Version], list[Version]]:
    """Finds the versions that share a key with another one."""
    by_key: defaultdict[Hashable, list[Version]] = defaultdict(list)
    for one in versions:
        for key in keys(one):
            by_key[key].append(one)
    return lambda other: list({one.row: one for key in keys(other) for one in by_key.get(key, ())}.values())


def _named(one: Version) -> str:
    """What a reader calls a report."""
    name = one.values["title"] or PurePath(one.values["origin"]).name
    return f"{one.values['outlet']}: {name}" if one.values["outlet"] else str(name)


def _when(one: Version) -> When | None:
    """The days of an article or an event."""
    found = one.values.get("published") or one.values.get("when")
    return msgspec.convert(found, When) if found else None
