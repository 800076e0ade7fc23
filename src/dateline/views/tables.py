"""Claims and links become rows of the public format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dateline.model import (
    Annotation,
    Article,
    Attribution,
    Conflict,
    Copy,
    Doc,
    Entity,
    Event,
    EventMention,
    Figure,
    Mention,
    Position,
    Reason,
    Role,
    Series,
    Side,
    Span,
    Statement,
    Story,
    TimeExpression,
)
from dateline.rows import (
    ArticleRow,
    BlockRow,
    ConflictRow,
    CopyRow,
    EntityRow,
    EventMentionRow,
    EventRow,
    FigureRow,
    MentionRow,
    PositionRow,
    ReasonRow,
    RelatedRow,
    RoleRow,
    Row,
    SeriesRow,
    SideRow,
    SpanRow,
    StatementRow,
    StoryRow,
    TimeRow,
    TitleRow,
    When,
)

TextOf = Callable[[Span], str]


@dataclass(frozen=True, slots=True)
class Membership:
    """What each claim belongs to, by id: the links that rows show."""

    story: Mapping[str, str] = field(default_factory=dict)
    copy_group: Mapping[str, str] = field(default_factory=dict)
    series: Mapping[str, str] = field(default_factory=dict)
    event: Mapping[str, str] = field(default_factory=dict)
    entity_of: Callable[[Span], str | None] = lambda _: None
    entity_of_mention: Callable[[Mention], str | None] = lambda _: None


def span_row(text_of: TextOf, span: Span) -> SpanRow:
    """A span with its words."""
    return SpanRow(span.article, span.start, span.end, text_of(span))


def rows_of(doc: Doc, member: Membership) -> Iterator[Row]:
    """All rows that stand in one article, in text order within each table."""
    yield article_row(doc.article, member)
    makers: tuple[tuple[type[Annotation], Callable[..., Row]], ...] = (
        (TimeExpression, time_row),
        (Mention, mention_row),
        (Statement, statement_row),
        (Figure, figure_row),
        (EventMention, event_mention_row),
        (Position, position_row),
    )
    for kind, make in makers:
        made = [(note.span.start, note.span.end, make(doc, note, member)) for note in doc.of(kind)]
        yield from (row for *_, row in sorted(made, key=lambda one: (one[0], one[1], one[2].id)))


def article_row(article: Article, member: Membership) -> ArticleRow:
    """One report."""
    return ArticleRow(
        id=article.id,
        origin=article.origin,
        sha256=article.sha256,
        outlet=article.outlet,
        title=article.title,
        byline=list(article.byline),
        wire=list(article.wire),
        place=article.place,
        language=article.language,
        url=article.url,
        published=When.of(article.published),
        published_basis=article.published_basis,
        published_reasons=list(article.published_reasons),
        text=article.text,
        blocks=[BlockRow(block.span.start, block.span.end, block.kind, block.selector) for block in article.blocks],
        story=member.story.get(article.id),
        copy_group=member.copy_group.get(article.id),
    )


def time_row(doc: Doc, note: TimeExpression, _: Membership) -> TimeRow:
    """A temporal expression."""
    return TimeRow(note.id, span_row(doc.text_of, note.span), note.kind, note.value, When.of(note.when), note.made_by)


def mention_row(doc: Doc, note: Mention, member: Membership) -> MentionRow:
    """A mention with its entity."""
    return MentionRow(
        id=note.id,
        span=span_row(doc.text_of, note.span),
        kind=note.kind,
        head=span_row(doc.text_of, note.name),
        form=note.form,
        entity=member.entity_of_mention(note),
        made_by=note.made_by,
    )


def _optional(doc: Doc, span: Span | None) -> SpanRow | None:
    return span_row(doc.text_of, span) if span else None


def _entity(member: Membership, span: Span | None) -> str | None:
    return member.entity_of(span) if span else None


def statement_row(doc: Doc, note: Statement, member: Membership) -> StatementRow:
    """A statement with its chain of attribution."""
    return StatementRow(
        id=note.id,
        content=[span_row(doc.text_of, part) for part in note.content],
        cue=_optional(doc, note.cue),
        speaker=_optional(doc, note.by.speaker),
        speaker_entity=None if note.by.joint else _entity(member, note.by.speaker),
        named=note.by.named,
        form=note.form,
        act=note.act,
        via=list(note.by.via),
        said_at=When.of(note.said_at),
        article=doc.article.id,
        made_by=note.made_by,
        speaker_entities=_speakers(member, note.by),
        body=_optional(doc, note.body),
        body_entity=_entity(member, note.body),
    )


def _speakers(member: Membership, by: Attribution) -> list[str]:
    """The entities of everyone who speaks, in text order."""
    spans = by.joint or ((by.speaker,) if by.speaker else ())
    return list(dict.fromkeys(entity for span in spans if (entity := member.entity_of(span))))


def figure_row(doc: Doc, note: Figure, member: Membership) -> FigureRow:
    """A figure with its doubt and its series."""
    return FigureRow(
        id=note.id,
        span=span_row(doc.text_of, note.span),
        low=note.quantity.low,
        high=note.quantity.high,
        hedge=note.quantity.hedge,
        unit=note.quantity.unit,
        measure=doc.text_of(note.measure) if note.measure else None,
        measure_span=_optional(doc, note.measure),
        change=note.change,
        place=_entity(member, note.place),
        as_of=When.of(note.as_of),
        speaker=_optional(doc, note.by.speaker),
        speaker_entity=_entity(member, note.by.speaker),
        via=list(note.by.via),
        series=member.series.get(note.id),
        made_by=note.made_by,
    )


def event_mention_row(doc: Doc, note: EventMention, member: Membership) -> EventMentionRow:
    """One report of something done."""
    return EventMentionRow(
        id=note.id,
        span=span_row(doc.text_of, note.span),
        trigger=span_row(doc.text_of, note.trigger),
        kind=note.kind,
        roles=[_role_row(doc, role, member) for role in note.roles],
        place=_optional(doc, note.place),
        when=When.of(note.when),
        when_basis=note.when_basis,
        status=note.status,
        event=member.event.get(note.id),
        made_by=note.made_by,
        event_class=note.event_class,
        factuality=note.factuality,
        place_basis=note.place_basis,
    )


def _role_row(doc: Doc, role: Role, member: Membership) -> RoleRow:
    return RoleRow(role.name, span_row(doc.text_of, role.filler), member.entity_of(role.filler))


def position_row(doc: Doc, note: Position, member: Membership) -> PositionRow:
    """A party's promise, demand, refusal ... with its condition."""
    return PositionRow(
        id=note.id,
        kind=note.kind,
        holder=_optional(doc, note.holder),
        holder_entity=_entity(member, note.holder),
        toward=[entity for span in note.toward if (entity := member.entity_of(span))],
        content=span_row(doc.text_of, note.content),
        condition=_optional(doc, note.condition),
        deadline=When.of(note.deadline),
        statement=note.statement,
        force=note.force,
        made_by=note.made_by,
    )


# --- rows about many articles ----------------------------------------------------------------------------


def _reasons(reasons: Iterable[Reason]) -> list[ReasonRow]:
    return [ReasonRow(reason.rule, round(reason.score, 4), reason.detail) for reason in reasons]


def entity_row(entity: Entity, articles: int) -> EntityRow:
    """A person, body or place."""
    titles = [TitleRow(text, article) for text, article in entity.titles]
    return EntityRow(
        entity.id,
        entity.kind,
        entity.name,
        list(entity.names),
        titles,
        len(entity.mentions),
        articles,
        _reasons(entity.reasons),
    )


def event_row(event: Event) -> EventRow:
    """A happening across reports."""
    return EventRow(
        id=event.id,
        kind=event.kind,
        label=event.label,
        when=When.of(event.when),
        place=event.place,
        participants=list(event.participants),
        status=event.status,
        mentions=list(event.mentions),
        articles=len(set(event.articles)),
        independent=event.independent,
        reasons=_reasons(event.reasons),
    )


def copy_row(copy: Copy, text_of: TextOf) -> CopyRow:
    """Text that stands in two reports."""
    left, right = span_row(text_of, copy.left), span_row(text_of, copy.right)
    return CopyRow(copy.id, left, right, copy.relation, _reasons(copy.reasons))


def story_row(story: Story) -> StoryRow:
    """Reports on one subject, and which other stories are on it too."""
    related = [RelatedRow(one.story, _reasons(one.reasons)) for one in story.related]
    return StoryRow(story.id, story.title, list(story.articles), When.of(story.when), related)


def series_row(series: Series) -> SeriesRow:
    """Figures of the same thing."""
    articles = len(set(series.articles))
    return SeriesRow(series.id, series.label, list(series.figures), articles, series.independent)


def conflict_row(conflict: Conflict, text_of: TextOf) -> ConflictRow:
    """Claims that cannot all be right."""
    sides = [_side_row(side, text_of) for side in conflict.sides]
    return ConflictRow(conflict.id, conflict.kind, conflict.about, sides, list(conflict.reasons))


def _side_row(side: Side, text_of: TextOf) -> SideRow:
    spans = [span_row(text_of, span) for span in side.spans]
    return SideRow(side.value, spans, sorted(set(side.articles)), side.independent)
