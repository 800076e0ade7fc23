"""What a decision is about, taken down in words while they are before the reviewer's eyes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from dateline.decisions.cells import kind_of, parts_of, spans_of
from dateline.decisions.quotes import quote, quote_article
from dateline.model import Article, Span
from dateline.model.decisions import Quote, Subject
from dateline.rows import (
    ArticleRow,
    ConflictRow,
    CopyRow,
    EntityRow,
    EventMentionRow,
    EventRow,
    MentionRow,
    Row,
    SpanRow,
    StoryRow,
)

ArticleOf = Callable[[str], Article]
SIDE = "side"
MOST = 12  # quotes of one entity, event or story


def cell(row: Row, article_of: ArticleOf) -> Subject:
    """A cell of one article."""
    parts = parts_of(row.table)
    quotes = [_quoted(span, part, article_of) for part in parts for span in spans_of(row, part)]
    words = " … ".join(span.text for span in spans_of(row, parts[0]))
    return Subject(tuple(quotes), kind_of(row), _line(words))


def sides(row: CopyRow | ConflictRow, article_of: ArticleOf) -> tuple[Subject, ...]:
    """The sides of a copy or a conflict. Reports that are copies as a whole are known by themselves."""
    if isinstance(row, ConflictRow):
        names = [_line(side.value) for side in row.sides]
        names[0] = f"{_line(row.about)}: {names[0]}"
        return tuple(
            Subject(_most(_quoted(span, SIDE, article_of) for span in side.spans), row.kind, name)
            for side, name in zip(row.sides, names, strict=True)
        )
    if row.relation == "reused-passage":
        return tuple(Subject((_quoted(one, SIDE, article_of),), "", _line(one.text)) for one in (row.left, row.right))
    return tuple(whole(article_of(one.article)) for one in (row.left, row.right))


def whole(article: Article) -> Subject:
    """A whole article."""
    return Subject((quote_article(article),), name=_line(article.title or article.origin))


def entity(row: EntityRow, mentions: Iterable[MentionRow], article_of: ArticleOf, names: Sequence[str] = ()) -> Subject:
    """An entity, by the given names of it, or all, and by mentions from as many articles as may be."""
    held = tuple(names) or tuple(row.names)
    quoted = [one.span for one in mentions if one.form != "name" or one.head.text in held]
    name = row.name if not names or row.name in names else max(held, key=lambda one: (len(one.split()), len(one)))
    return Subject(_most(_quoted(span, "span", article_of) for span in _spread(quoted)), row.kind, name, held)


def mentions(row: EntityRow, chosen: Sequence[MentionRow], article_of: ArticleOf) -> Subject:
    """Some mentions of an entity, and no others of their names."""
    names = tuple(dict.fromkeys(one.head.text for one in chosen))
    quotes = tuple(_quoted(one.span, "span", article_of) for one in chosen)
    return Subject(quotes, row.kind, max(names, key=len), names, all_named=False)


def event(name: str, mentions: Iterable[EventMentionRow], article_of: ArticleOf) -> Subject:
    """An event, by its label and the triggers of its mentions."""
    triggers = _spread([one.trigger for one in mentions])
    return Subject(_most(_quoted(span, "trigger", article_of) for span in triggers), name=_line(name))


def story(title: str, articles: Iterable[str], article_of: ArticleOf) -> Subject:
    """A story, or a part of one, by its articles."""
    quotes = _most(quote_article(article_of(one)) for one in articles)
    return Subject(quotes, name=_line(title or quotes[0].exact))


def name_of(row: Row) -> str:
    """What a reader calls a row."""
    match row:
        case EntityRow():
            return row.name
        case EventRow():
            return row.label
        case StoryRow() | ArticleRow():
            return row.title or row.id
        case _:
            return row.id


def _quoted(span: SpanRow, part: str, article_of: ArticleOf) -> Quote:
    return quote(article_of(span.article), Span(span.article, span.start, span.end), part)


def _most(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The first few quotes."""
    return tuple(quote for quote, _ in zip(quotes, range(MOST), strict=False))


def _spread(spans: Collection[SpanRow]) -> list[SpanRow]:
    """Spans so ordered that each article comes once before any comes twice."""
    turn = Counter[str]()
    ranked: list[tuple[int, Any]] = []
    for span in spans:
        ranked.append((turn[span.article], span))
        turn[span.article] += 1
    return [span for _, span in sorted(ranked, key=lambda one: one[0])]


def _line(words: str) -> str:
    return " ".join(words.split())
