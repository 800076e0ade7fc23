"""The tables of a record as the pages group them: statements by speaker, positions by party, figures by series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from dateline.report.charts import Chart, draw
from dateline.report.marks import Kinds, MarkedBlock, marked_blocks
from dateline.rows import (
    TABLES,
    ArticleRow,
    ConflictRow,
    CopyRow,
    EntityRow,
    EventMentionRow,
    FailureRow,
    FigureRow,
    MentionRow,
    PositionRow,
    Row,
    SeriesRow,
    SpanRow,
    StatementRow,
    StoryRow,
    TalksRow,
    TimelineRow,
    TimeRow,
)
from dateline.views.brief import headline
from dateline.views.wording import squeezed

R = TypeVar("R", bound=Row)
NOBODY = "Not named"


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; each is a list of rows that say the same in the same words."""

    name: str
    rows: list[list[StatementRow]] | list[list[PositionRow]]


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """A series of figures, or what belongs to none, with a drawing where it has days to show."""

    name: str
    figures: list[FigureRow]
    chart: Chart | None


class Tables:
    """The rows of a record, table by table, and the groups in which pages show them."""

    def __init__(self, rows: Mapping[str, Sequence[Row]]) -> None:
        self._rows = rows

    @classmethod
    def of(cls, rows: Mapping[str, Sequence[Row]]) -> Tables:
        """The tables by name, as ``record.rows`` gives them; those left out count as empty."""
        return cls({**dict.fromkeys(TABLES, ()), **rows})

    def _all(self, kind: type[R]) -> list[R]:
        return [row for row in self._rows[kind.table] if isinstance(row, kind)]

    @cached_property
    def articles(self) -> dict[str, ArticleRow]:
        """Reports by id, first published first; undated ones at the end."""
        rows = self._all(ArticleRow)
        rows.sort(key=lambda row: (row.published is None, (row.published and row.published.start) or "", row.origin))
        return {row.id: row for row in rows}

    @cached_property
    def entities(self) -> dict[str, EntityRow]:
        """Entities by id."""
        return {row.id: row for row in self._all(EntityRow)}

    @cached_property
    def timeline(self) -> list[TimelineRow]:
        """Events in order."""
        return self._all(TimelineRow)

    @cached_property
    def talks(self) -> list[TalksRow]:
        """Rounds of talks."""
        return self._all(TalksRow)

    @cached_property
    def conflicts(self) -> list[ConflictRow]:
        """Conflicts, those with most witnesses first."""
        return sorted(self._all(ConflictRow), key=lambda row: -sum(side.independent for side in row.sides))

    @cached_property
    def stories(self) -> list[StoryRow]:
        """Stories."""
        return self._all(StoryRow)

    @cached_property
    def copies(self) -> list[CopyRow]:
        """Text that stands in two reports."""
        return self._all(CopyRow)

    @cached_property
    def failures(self) -> list[FailureRow]:
        """What could not be read."""
        return self._all(FailureRow)

    def name(self, entity: str | None, span: SpanRow | None) -> str:
        """The name of an entity, else the words."""
        if entity in self.entities:
            return self.entities[entity or ""].name
        return squeezed(span.text) if span else NOBODY

    @cached_property
    def speakers(self) -> list[Group]:
        """Statements by who makes them, those who speak most first."""
        rows = self._all(StatementRow)
        alike = _grouped(rows, lambda row: self.name(row.speaker_entity, row.speaker), _said)
        return [Group(name, found) for name, found in _largest_first(alike)]

    @cached_property
    def parties(self) -> list[Group]:
        """Positions by who holds them, those who hold most first."""
        rows = self._all(PositionRow)
        alike = _grouped(rows, lambda row: self.name(row.holder_entity, row.holder), _held)
        return [Group(name, found) for name, found in _largest_first(alike)]

    @cached_property
    def figures(self) -> list[FigureGroup]:
        """Series with more than one figure, then all other figures together."""
        by_id = {row.id: row for row in self._all(FigureRow)}
        groups, used = [], set[str]()
        for series in sorted(self._all(SeriesRow), key=lambda row: (-row.independent, -len(row.figures), row.label)):
            found = sorted((by_id[one] for one in series.figures if one in by_id), key=self._told)
            if len(found) > 1:
                used.update(one.id for one in found)
                groups.append(FigureGroup(series.label, found, draw(found, self.articles)))
        rest = [row for row in by_id.values() if row.id not in used]
        return [*groups, FigureGroup("Other figures", rest, None)] if rest else groups

    def _told(self, figure: FigureRow) -> tuple[str, str, int]:
        """Figures in order: by the day that they hold for, else by that of their report."""
        article = self.articles.get(figure.span.article)
        when = figure.as_of or (article.published if article else None)
        return (when and when.start) or "~", figure.span.article, figure.span.start

    def marked(self, article: ArticleRow) -> Iterator[MarkedBlock]:
        """The text of an article with all that the record says of it marked."""
        return marked_blocks(article, self._marks.get(article.id, {}))

    @cached_property
    def _marks(self) -> Mapping[str, Kinds]:
        """For every article the ranges that rows point at, and what each is."""
        found: dict[str, dict[tuple[int, int], set[str]]] = defaultdict(lambda: defaultdict(set))
        for kind, span in self._pointers():
            found[span.article][span.start, span.end].add(kind)
        return found

    def cited(self) -> set[str]:
        """The ids of all articles that the rows point into."""
        return {span.article for _, span in self._pointers()} | {one for row in self.stories for one in row.articles}

    def _pointers(self) -> Iterator[tuple[str, SpanRow]]:
        """Every span that a cell links to, with the word that names its colour."""
        yield from (("cited", headline(row)) for row in self.articles.values())
        yield from (("time", row.span) for row in self._all(TimeRow))
        yield from (("name", row.span) for row in self._all(MentionRow) if row.form == "name")
        yield from (("figure", row.span) for row in self._all(FigureRow))
        yield from (("event", row.trigger) for row in self._all(EventMentionRow))
        for statement in self._all(StatementRow):
            yield from (("statement", span) for span in statement.content)
            if statement.speaker:
                yield "speaker", statement.speaker
        for position in self._all(PositionRow):
            yield "position", position.content
            if position.condition:
                yield "condition", position.condition
        yield from self._links_between()

    def _links_between(self) -> Iterator[tuple[str, SpanRow]]:
        """Spans of rows about many articles."""
        for row in self.timeline:
            yield from (("cited", span) for span in row.spans)
        for talks in self.talks:
            cells = (talks.parties, talks.form, talks.agenda, talks.outcome, talks.left_open, talks.spans)
            yield from (("cited", span) for cell in cells for span in cell)
        for conflict in self.conflicts:
            yield from (("conflict", span) for side in conflict.sides for span in side.spans)
        for copy in self.copies:
            yield "copy", copy.left
            yield "copy", copy.right


def _said(row: StatementRow) -> str:
    return " ".join(squeezed(span.text) for span in row.content).casefold()


def _held(row: PositionRow) -> str:
    return f"{row.kind} {squeezed(row.content.text).casefold()}"


def _grouped(rows: Iterable[R], name: Callable[[R], str], says: Callable[[R], str]) -> dict[str, list[list[R]]]:
    """Rows by name, and under each name the rows that say the same together."""
    found: dict[str, dict[str, list[R]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[name(row)][says(row)].append(row)
    return {key: list(alike.values()) for key, alike in found.items()}


def _largest_first(groups: dict[str, list[list[R]]]) -> list[tuple[str, list[list[R]]]]:
    """Groups by size; those without a name at the end."""
    return sorted(groups.items(), key=lambda pair: (pair[0] == NOBODY, -len(pair[1]), pair[0]))
