"""What one report says: the annotations, and the document that carries them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Literal, TypeVar

from dateline.model.kinds import (
    BlockKind,
    Change,
    EntityKind,
    EventClass,
    MentionForm,
    PlaceBasis,
    PositionKind,
    RoleName,
    SpeechForm,
    Status,
    TimeKind,
)
from dateline.model.page import Article, Interval, Span, Token, digest


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a rule or model found: where, and by whom (``made_by`` = "times/1")."""

    table: ClassVar[str] = ""
    span: Span
    made_by: str

    @property
    def id(self) -> str:
        """Hash of what kind it is, where it stands and what tells it from its twins."""
        return digest(type(self).__name__, self.span.article, self.span.start, self.span.end, *self.key())

    def key(self) -> tuple[object, ...]:
        """What tells two annotations of one kind on one span apart."""
        return ()


@dataclass(frozen=True)  # no slots: the tree is computed once, on first use
class Sentence(Annotation):
    """A sentence with its dependency parse. Indices are positions in ``tokens``."""

    tokens: tuple[Token, ...]
    block: BlockKind = "body"

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For every token the indices of its direct dependents, left to right."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                found[token.head].append(index)
        return tuple(map(tuple, found))

    @cached_property
    def root(self) -> int:
        """Index of the token that heads the sentence."""
        return next((i for i, token in enumerate(self.tokens) if token.head == i), 0)

    def subtree(self, index: int) -> list[int]:
        """Indices of a token and all that hangs below it, in text order."""
        found, queue = [], [index]
        while queue:
            current = queue.pop()
            found.append(current)
            queue.extend(self.children[current])
        return sorted(found)

    def cover(self, indices: Iterable[int]) -> Span:
        """The span from the first to the last of these tokens."""
        chosen = sorted(indices)
        return Span(self.span.article, self.tokens[chosen[0]].start, self.tokens[chosen[-1]].end)

    def indices(self, span: Span) -> list[int]:
        """Indices of the tokens that share a character with a span."""
        return [i for i, token in enumerate(self.tokens) if token.start < span.end and span.start < token.end]


@dataclass(frozen=True, slots=True)
class Mention(Annotation):
    """A named or nominal mention; ``name`` is the bare name, titles apart.

    ``antecedent`` is the span of the mention in the same article that a nominal or a pronoun stands for.
    ``acts`` is true where a place name stands for its government ("Washington said").
    """

    table: ClassVar[str] = "mentions"
    kind: EntityKind
    name: Span
    form: MentionForm = "name"
    titles: tuple[Span, ...] = ()
    antecedent: Span | None = None
    acts: bool = False


@dataclass(frozen=True, slots=True)
class TimeExpression(Annotation):
    """A TIMEX3 expression: its standard ``value`` and the days that it may mean."""

    table: ClassVar[str] = "times"
    kind: TimeKind
    value: str
    when: Interval | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who answers for a claim: ``via`` are the outlets and wires credited, nearest first.

    Where several speak together ("Iraq and the United States said"), ``speaker`` covers them all and ``joint``
    holds each.
    """

    speaker: Span | None = None
    named: bool = False
    via: tuple[str, ...] = ()
    joint: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement(Annotation):
    """Somebody said, wrote, ordered, denied or claimed something. ``span`` covers content, cue and speaker.

    ``body`` is whom a spokesman speaks for, where the article says so: the Pentagon behind its spokesman.
    """

    table: ClassVar[str] = "statements"
    content: tuple[Span, ...]
    cue: Span | None
    by: Attribution
    form: SpeechForm
    act: str
    said_at: Interval | None = None
    body: Span | None = None

    def key(self) -> tuple[object, ...]:
        """Cue and content."""
        return (self.cue, self.content)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its doubt: None is an open end, ``hedge`` the words that loosen it."""

    low: float | None
    high: float | None
    hedge: str = ""
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Figure(Annotation):
    """A number that a reader would chart. ``measure`` is the noun phrase that is counted."""

    table: ClassVar[str] = "figures"
    quantity: Quantity
    measure: Span | None
    place: Span | None = None
    as_of: Interval | None = None
    by: Attribution = field(default_factory=Attribution)
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A part in an event and the words that fill it."""

    name: RoleName
    filler: Span


@dataclass(frozen=True, slots=True)
class EventMention(Annotation):
    """One report of something done: PLOVER type, trigger, roles, place, days and status.

    ``kind`` is empty where PLOVER has no type for it; ``event_class`` then tells a happening from a mere report or
    state. ``factuality`` says how sure the text is that it came about, from -3 (certainly not) to 3 (certainly).
    ``lemma`` is the trigger's normal form. ``when_basis`` says what the days rest on: a time expression that
    governs the trigger, the narrative's current date, or the publication date.
    """

    table: ClassVar[str] = "event_mentions"
    kind: str
    trigger: Span
    roles: tuple[Role, ...] = ()
    place: Span | None = None
    when: Interval | None = None
    status: Status = "occurred"
    lemma: str = ""
    when_basis: Literal["expression", "narrative", "publication", "unknown"] = "unknown"
    event_class: EventClass = "occurrence"
    factuality: float | None = None
    place_basis: PlaceBasis = "unknown"

    def key(self) -> tuple[object, ...]:
        """Trigger and days: a plural event that the text dates apart is split."""
        return (self.trigger, self.when)


@dataclass(frozen=True, slots=True)
class Position(Annotation):
    """A party's promise, offer, demand, request, refusal, threat, agreement or expectation.

    ``force`` is what an act of a legislature binds to: "non-binding", "binding", "not ratified".
    """

    table: ClassVar[str] = "positions"
    kind: PositionKind
    holder: Span | None
    content: Span
    toward: tuple[Span, ...] = ()
    condition: Span | None = None
    deadline: Interval | None = None
    statement: str | None = None
    force: str | None = None

    def key(self) -> tuple[object, ...]:
        """Kind, holder and content."""
        return (self.kind, self.holder, self.content)


Note = TypeVar("Note", bound=Annotation)
Made = TypeVar("Made")


@dataclass
class Doc:
    """An article and the notes that the annotators made on it; it grows from annotator to annotator."""

    article: Article
    notes: list[Annotation] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @property
    def sentences(self) -> list[Sentence]:
        """The parsed sentences in text order."""
        return list(self.of(Sentence))

    def span(self, start: int, end: int) -> Span:
        """A span of this article."""
        return Span(self.article.id, start, end)

    def text_of(self, span: Span) -> str:
        """The words that a span points at."""
        return self.article.text[span.start : span.end]

    def of(self, kind: type[Note], within: Span | None = None) -> Iterator[Note]:
        """Notes of one kind, in the order in which they were made; only those inside a span if one is given."""
        for note in self.notes:
            if isinstance(note, kind) and (within is None or within.covers(note.span)):
                yield note

    def recall(
        self,
        _kind: type[Made],
        make: Callable[[Doc, Callable[[Span], str | None]], Made],
        ask: Callable[[Span], str | None] = lambda _: None,
    ) -> Made:
        """What ``make`` makes of this document and of what ``ask`` says of its spans; a stored one may remember it."""
        return make(self, ask)
