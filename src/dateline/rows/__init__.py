"""The public format, table by table: typed rows, as RECORD.md names them. Keys are written in this order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from dateline.model import (
    Basis,
    Change,
    ConflictKind,
    CopyRelation,
    EntityKind,
    EventClass,
    MentionForm,
    NewsKind,
    PlaceBasis,
    PositionKind,
    RoleName,
    SpeechForm,
    Status,
    TimeKind,
)  # fmt: skip
from dateline.rows.parts import BlockRow, ReasonRow, RelatedRow, Row, SpanRow, When
from dateline.rows.reviewed import DecisionRow, EditKind, EditRow, PassageRow, QuoteRow, RevisionRow

__all__ = [
    "FORMAT",
    "ROWS",
    "TABLES",
    "ArticleRow",
    "BlockRow",
    "ConflictRow",
    "CopyRow",
    "DecisionRow",
    "EditKind",
    "EditRow",
    "EntityRow",
    "EventMentionRow",
    "EventRow",
    "FailureRow",
    "FigureRow",
    "MentionRow",
    "NewsRow",
    "PassageRow",
    "PositionRow",
    "QuoteRow",
    "ReasonRow",
    "RelatedRow",
    "RevisionRow",
    "RoleRow",
    "Row",
    "SeriesRow",
    "SideRow",
    "SpanRow",
    "StatementRow",
    "StoryRow",
    "TalksRow",
    "TimeRow",
    "TimelineRow",
    "TitleRow",
    "When",
]

FORMAT = "dateline-record/1"


@dataclass(frozen=True, slots=True)
class ArticleRow(Row):
    """One report."""

    table: ClassVar[str] = "articles"
    origin: str
    sha256: str
    outlet: str | None
    title: str | None
    byline: list[str]
    wire: list[str]
    place: str | None
    language: str | None
    url: str | None
    published: When | None
    published_basis: Basis
    published_reasons: list[str]
    text: str
    blocks: list[BlockRow]
    story: str | None
    copy_group: str | None


@dataclass(frozen=True, slots=True)
class TimeRow(Row):
    """A temporal expression."""

    table: ClassVar[str] = "times"
    span: SpanRow
    kind: TimeKind
    value: str
    when: When | None
    made_by: str


@dataclass(frozen=True, slots=True)
class MentionRow(Row):
    """A named or nominal mention."""

    table: ClassVar[str] = "mentions"
    span: SpanRow
    kind: EntityKind
    head: SpanRow
    form: MentionForm
    entity: str | None
    made_by: str


@dataclass(frozen=True, slots=True)
class TitleRow:
    """A title that an article gives a person."""

    text: str
    article: str


@dataclass(frozen=True, slots=True)
class EntityRow(Row):
    """A person, body or place across articles."""

    table: ClassVar[str] = "entities"
    kind: EntityKind
    name: str
    names: list[str]
    titles: list[TitleRow]
    mentions: int
    articles: int
    reasons: list[ReasonRow]


@dataclass(frozen=True, slots=True)
class StatementRow(Row):
    """Somebody said, wrote, ordered, denied or claimed something.

    ``speaker_entities`` are all who speak: several where they speak together, and ``speaker_entity`` is null then.
    ``body`` is whom a spokesman speaks for, where the report says so.
    """

    table: ClassVar[str] = "statements"
    content: list[SpanRow]
    cue: SpanRow | None
    speaker: SpanRow | None
    speaker_entity: str | None
    named: bool
    form: SpeechForm
    act: str
    via: list[str]
    said_at: When | None
    article: str
    made_by: str
    speaker_entities: list[str] = field(default_factory=list)
    body: SpanRow | None = None
    body_entity: str | None = None


@dataclass(frozen=True, slots=True)
class FigureRow(Row):
    """A number that a reader would chart."""

    table: ClassVar[str] = "figures"
    span: SpanRow
    low: float | None
    high: float | None
    hedge: str
    unit: str | None
    measure: str | None
    measure_span: SpanRow | None
    change: Change | None
    place: str | None
    as_of: When | None
    speaker: SpanRow | None
    speaker_entity: str | None
    via: list[str]
    series: str | None
    made_by: str


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A part in an event."""

    role: RoleName
    span: SpanRow
    entity: str | None


@dataclass(frozen=True, slots=True)
class EventMentionRow(Row):
    """One report of something done."""

    table: ClassVar[str] = "event_mentions"
    span: SpanRow
    trigger: SpanRow
    kind: str
    roles: list[RoleRow]
    place: SpanRow | None
    when: When | None
    when_basis: str
    status: Status
    event: str | None
    made_by: str
    event_class: EventClass = "occurrence"
    factuality: float | None = None
    place_basis: PlaceBasis = "unknown"


@dataclass(frozen=True, slots=True)
class EventRow(Row):
    """The same happening across reports."""

    table: ClassVar[str] = "events"
    kind: str
    label: str
    when: When | None
    place: str | None
    participants: list[str]
    status: Status
    mentions: list[str]
    articles: int
    independent: int
    reasons: list[ReasonRow]


@dataclass(frozen=True, slots=True)
class PositionRow(Row):
    """A party's promise, offer, demand, request, refusal, threat, agreement or expectation."""

    table: ClassVar[str] = "positions"
    kind: PositionKind
    holder: SpanRow | None
    holder_entity: str | None
    toward: list[str]
    content: SpanRow
    condition: SpanRow | None
    deadline: When | None
    statement: str | None
    force: str | None
    made_by: str


@dataclass(frozen=True, slots=True)
class CopyRow(Row):
    """Text that stands in two reports."""

    table: ClassVar[str] = "copies"
    left: SpanRow
    right: SpanRow
    relation: CopyRelation
    reasons: list[ReasonRow]


@dataclass(frozen=True, slots=True)
class StoryRow(Row):
    """Reports on the same developing subject."""

    table: ClassVar[str] = "stories"
    title: str
    articles: list[str]
    when: When | None
    related: list[RelatedRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SeriesRow(Row):
    """Figures of the same thing across reports and time."""

    table: ClassVar[str] = "series"
    label: str
    figures: list[str]
    articles: int
    independent: int


@dataclass(frozen=True, slots=True)
class SideRow:
    """One side of a conflict."""

    value: str
    spans: list[SpanRow]
    articles: list[str]
    independent: int


@dataclass(frozen=True, slots=True)
class ConflictRow(Row):
    """Reports that cannot both be right, or differ in what matters."""

    table: ClassVar[str] = "conflicts"
    kind: ConflictKind
    about: str
    sides: list[SideRow]
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class TimelineRow(Row):
    """An event in order, ready to print. ``importance`` ranks the lines; ``reasons`` say why, in words."""

    table: ClassVar[str] = "timeline"
    when: When | None
    label: str
    event: str
    status: Status
    articles: list[str]
    independent: int
    spans: list[SpanRow]
    importance: float = 0.0
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TalksRow(Row):
    """A round of talks. Cells that no report fills are empty; ``follows`` is the round that comes next."""

    table: ClassVar[str] = "talks"
    when: When | None
    status: Status
    parties: list[SpanRow]
    level: list[SpanRow]
    form: list[SpanRow]
    agenda: list[SpanRow]
    outcome: list[SpanRow]
    left_open: list[SpanRow]
    follows: str | None
    event: str
    articles: list[str]
    independent: int
    spans: list[SpanRow]


@dataclass(frozen=True, slots=True)
class FailureRow(Row):
    """What could not be read."""

    table: ClassVar[str] = "failures"
    origin: str
    error: str
    remedy: str


@dataclass(frozen=True, slots=True)
class NewsRow(Row):
    """What is new in the record since an earlier build. It depends on when one asks, so no export holds it.

    ``before`` is what the record said of it then; ``tab`` and ``row`` are the table and id of the row that it is about
    (null if that row is gone).
    """

    table: ClassVar[str] = "news"
    kind: NewsKind
    text: str
    before: str | None
    when: When | None
    tab: str
    row: str | None
    articles: list[str]
    spans: list[SpanRow]


ROWS: tuple[type[Row], ...] = (
    ArticleRow, TimeRow, MentionRow, EntityRow, StatementRow, FigureRow, EventMentionRow, EventRow,
    PositionRow, CopyRow, StoryRow, SeriesRow, ConflictRow, TimelineRow, TalksRow, FailureRow,
    DecisionRow, RevisionRow,
)  # fmt: skip
TABLES: dict[str, type[Row]] = {row.table: row for row in ROWS}
