"""The rows that a brief is written from, each table under its type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.rows import (
    ArticleRow,
    ConflictRow,
    EntityRow,
    EventMentionRow,
    FigureRow,
    PositionRow,
    Row,
    SeriesRow,
    SpanRow,
    StatementRow,
    StoryRow,
    TimelineRow,
)
from dateline.views.wording import source_of

# More footnotes than this to a sentence prove nothing more and hide the sentence.
CITED = 4
# The tables that a brief draws on; to read the others would be the longer half of the work.
DRAWN_ON = frozenset(
    {"articles", "entities", "timeline", "statements", "figures", "series", "positions", "conflicts", "stories"}
    | {"event_mentions"}
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The tables of a record that a brief draws on."""

    articles: dict[str, ArticleRow]
    entities: dict[str, EntityRow]
    timeline: list[TimelineRow]
    statements: list[StatementRow]
    figures: dict[str, FigureRow]
    series: list[SeriesRow]
    positions: list[PositionRow]
    conflicts: list[ConflictRow]
    stories: list[StoryRow]
    event_mentions: list[EventMentionRow]

    @classmethod
    def of(cls, rows: Mapping[str, Sequence[Row]]) -> Evidence:
        """The tables by name, as ``record.rows`` gives them."""
        found = [row for table in rows.values() for row in table]
        return cls(
            articles={row.id: row for row in found if isinstance(row, ArticleRow)},
            entities={row.id: row for row in found if isinstance(row, EntityRow)},
            timeline=[row for row in found if isinstance(row, TimelineRow)],
            statements=[row for row in found if isinstance(row, StatementRow)],
            figures={row.id: row for row in found if isinstance(row, FigureRow)},
            series=[row for row in found if isinstance(row, SeriesRow)],
            positions=[row for row in found if isinstance(row, PositionRow)],
            conflicts=[row for row in found if isinstance(row, ConflictRow)],
            stories=[row for row in found if isinstance(row, StoryRow)],
            event_mentions=[row for row in found if isinstance(row, EventMentionRow)],
        )

    def source(self, span: SpanRow) -> str:
        """How a footnote names the report of a span."""
        article = self.articles.get(span.article)
        return source_of(article) if article else span.article

    def origin(self, article: str) -> str:
        """What counts as one witness: a copy group, an outlet, or the article itself."""
        row = self.articles.get(article)
        return (row.copy_group or row.outlet or row.id) if row else article

    def cite(self, spans: Iterable[SpanRow]) -> tuple[SpanRow, ...]:
        """The few spans to point at: one to a witness first, then one to an article."""
        kept = sorted(set(spans), key=lambda span: (self.published(span.article), span.article, span.start))
        chosen: dict[str, SpanRow] = {}
        for witness in (self.origin, str):
            for span in kept:
                chosen.setdefault(witness(span.article), span)
        return tuple(dict.fromkeys(chosen.values()))[:CITED]

    def disputed(self, row: TimelineRow) -> bool:
        """Do reports of an event contradict one another: do its words stand on two sides of a conflict?"""
        return any(
            sum(any(_share(one, other) for one in side.spans for other in row.spans) for side in conflict.sides) > 1
            for conflict in self.conflicts
        )

    def published(self, article: str) -> str:
        """The first day on which an article may have been published; unknown ones sort last."""
        row = self.articles.get(article)
        return row.published.start or "" if row and row.published else "~"

    def name(self, entity: str | None, span: SpanRow | None) -> str | None:
        """The name of an entity, else the words themselves; None if there are neither."""
        if entity in self.entities:
            return self.entities[entity or ""].name
        return " ".join(span.text.split()) if span else None


def _share(left: SpanRow, right: SpanRow) -> bool:
    """Do two spans share a character?"""
    return left.article == right.article and left.start < right.end and right.start < left.end


def headline(article: ArticleRow) -> SpanRow:
    """The words that stand for a whole article: its title, else its first block of text."""
    blocks = sorted(article.blocks, key=lambda block: (block.kind != "title", block.kind != "body", block.start))
    start, end = (blocks[0].start, blocks[0].end) if blocks else (0, min(len(article.text), 80))
    return SpanRow(article.id, start, end, article.text[start:end])
