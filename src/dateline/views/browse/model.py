"""What pages show: plain values, written to JSON as they are. Every page brings the names and reports it mentions."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.model import Basis
from dateline.rows import (
    ArticleRow,
    EntityRow,
    EventMentionRow,
    FigureRow,
    Row,
    SeriesRow,
    SpanRow,
    StoryRow,
    TimelineRow,
    When,
)
from dateline.views.brief import Brief
from dateline.views.search import SearchHit


@dataclass(frozen=True, slots=True)
class Card:
    """A report without its text: what a list says of it."""

    id: str
    origin: str
    outlet: str | None
    title: str | None
    published: When | None
    published_basis: Basis
    story: str | None
    copy_group: str | None

    @classmethod
    def of(cls, row: ArticleRow) -> Card:
        """The card of a report."""
        return cls(
            row.id, row.origin, row.outlet, row.title, row.published, row.published_basis, row.story, row.copy_group
        )


@dataclass(frozen=True, slots=True)
class Paging:
    """Which slice of all rows a page shows; pages count from 1."""

    number: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one.

        >>> Paging(1, 50, 101).pages, Paging(1, 50, 0).pages
        (3, 1)
        """
        return max(1, -(-self.total // self.size))

    @property
    def offset(self) -> int:
        """How many rows stand on earlier pages."""
        return (self.number - 1) * self.size


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """The reports and entities that the rows of a page name, by id."""

    articles: dict[str, Card] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listing(Mentioned):
    """Rows of one table."""

    table: str
    rows: list[Row]
    paging: Paging


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one speaker or party: how many there are, and the first of them. No entity: nobody that is known."""

    entity: str | None
    name: str | None
    total: int
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Groups(Mentioned):
    """Rows by speaker or party, those with most first."""

    table: str
    groups: list[Group]
    paging: Paging
    rows: int


@dataclass(frozen=True, slots=True)
class SeriesGroup:
    """A series and its figures in order of days."""

    series: SeriesRow
    figures: list[FigureRow]


@dataclass(frozen=True, slots=True)
class SeriesPage(Mentioned):
    """Figures as series over time, the most witnessed first; ``figures`` counts all figures, in series or not."""

    groups: list[SeriesGroup]
    paging: Paging
    figures: int


@dataclass(frozen=True, slots=True)
class Bucket:
    """A year, month or day and how many reports it has."""

    period: str
    reports: int

    @property
    def year(self) -> str:
        """The year it lies in."""
        return self.period[:4]


@dataclass(frozen=True, slots=True)
class ArchivePage(Mentioned):
    """Reports by date. ``period`` is "", "2021", "2021-03", "2021-03-24" or "undated"; ``around`` may be of it."""

    period: str
    buckets: list[Bucket]
    reports: list[Card]
    around: list[Card]
    events: list[TimelineRow]
    paging: Paging
    undated: int


@dataclass(frozen=True, slots=True)
class ArticlePage(Mentioned):
    """One report and every row whose words stand in it."""

    article: ArticleRow
    tables: dict[str, list[Row]]
    story: StoryRow | None


@dataclass(frozen=True, slots=True)
class Part:
    """A table's rows that name an entity or belong to a story: how many, and the first of them."""

    table: str
    total: int
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class EntityPage(Mentioned):
    """One person, body or place: spellings, titles, and what the record says of it."""

    entity: EntityRow
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class StoryPage(Mentioned):
    """One story: its reports in order, what they tell, and the stories on the same subject."""

    story: StoryRow
    reports: list[Card]
    brief: Brief | None
    parts: list[Part]
    beside: list[StoryRow]


@dataclass(frozen=True, slots=True)
class Line:
    """The words that a row rests on, with what stands before and after them in their line."""

    before: str
    span: SpanRow
    after: str


@dataclass(frozen=True, slots=True)
class RowPage(Mentioned):
    """One row of any table with the words it rests on; an event's ``mentions`` are what it can be split into."""

    row: Row
    lines: list[Line]
    mentions: list[EventMentionRow]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided about a row, in short."""

    id: str
    kind: str
    by: str
    at: str
    value: str | None


@dataclass(frozen=True, slots=True)
class SearchPage(Mentioned):
    """Blocks that hold the words asked for, best first."""

    query: str
    hits: list[SearchHit]
    paging: Paging


@dataclass(frozen=True, slots=True)
class Overview(Mentioned):
    """What the record holds: how much of what, from when to when, and where to begin."""

    counts: dict[str, int]
    first_day: str | None
    last_day: str | None
    brief: Brief | None
    stories: list[StoryRow]
    conflicts: list[Row]
    people: list[EntityRow]
