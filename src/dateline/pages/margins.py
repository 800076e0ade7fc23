"""One report as a page: its text block by block, every annotation marked, and beside each block what stands in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.pages.marks import Mark, MarkedBlock, marked_blocks
from dateline.rows import (
    ArticleRow,
    ConflictRow,
    CopyRow,
    EventMentionRow,
    FigureRow,
    MentionRow,
    PositionRow,
    Row,
    SpanRow,
    StatementRow,
    TalksRow,
    TimelineRow,
    TimeRow,
)
from dateline.views.brief import headline


@dataclass(frozen=True, slots=True)
class Note:
    """A row in the margin, and its words in this report."""

    row: Row
    span: SpanRow


@dataclass(frozen=True, slots=True)
class Passage:
    """A block with its notes: what it says, what happens in it, whom it names, and the days that it speaks of."""

    block: MarkedBlock
    notes: list[Note] = field(default_factory=list)
    events: list[Note] = field(default_factory=list)
    words: list[Note] = field(default_factory=list)
    names: list[Note] = field(default_factory=list)
    times: list[Note] = field(default_factory=list)


def passages(article: ArticleRow, tables: Mapping[str, Sequence[Row]]) -> list[Passage]:
    """The whole text of a report with the rows that stand in it."""
    pointers = [(row, kind, span) for row in _in_order(tables) for kind, span in pointers_of(row)]
    pointers = [one for one in pointers if one[2].article == article.id]
    title = headline(article)
    marks = [Mark(span.start, span.end, kind, _noted(row)) for row, kind, span in pointers]
    blocks = list(marked_blocks(article, [*marks, Mark(title.start, title.end, "cited")]))
    found = [Passage(block) for block in blocks]
    starts = [block.start for block in blocks]
    for row, span in _first_words(pointers):
        passage = found[max(0, bisect_right(starts, span.start) - 1)]
        _margin(passage, row).append(Note(row, span))
    return found


def _in_order(tables: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    """All rows, those first whose note a click on shared words should lead to."""
    order = (
        "conflicts", "figures", "positions", "statements", "times", "mentions", "event_mentions", "copies",
        "timeline", "talks",
    )  # fmt: skip
    return (row for table in order for row in tables.get(table, ()))


def _first_words(pointers: Iterable[tuple[Row, str, SpanRow]]) -> list[tuple[Row, SpanRow]]:
    """Every row that has a note, once, with the first of its words, in the order of the text."""
    first: dict[str, tuple[Row, SpanRow]] = {}
    for row, _, span in pointers:
        if _noted(row) and (row.id not in first or span.start < first[row.id][1].start):
            first[row.id] = row, span
    return sorted(first.values(), key=lambda one: (one[1].start, one[1].end, one[0].table))


def _noted(row: Row) -> str:
    """The id of a row that has a note; the timeline and talks are noted by their event mentions."""
    return "" if isinstance(row, TimelineRow | TalksRow) else row.id


def _margin(passage: Passage, row: Row) -> list[Note]:
    if isinstance(row, MentionRow):
        return passage.names
    if isinstance(row, EventMentionRow):
        # Many a word tells of something that happens and is of no kind that is counted: it is folded away.
        return passage.events if row.kind else passage.words
    return passage.times if isinstance(row, TimeRow) else passage.notes


def pointers_of(row: Row) -> Iterator[tuple[str, SpanRow]]:
    """Every span that a cell of a row links to, with the word that names its colour."""
    match row:
        case StatementRow() | PositionRow():
            yield from _pointers_of_claim(row)
        case TimelineRow() | TalksRow() | ConflictRow() | CopyRow():
            yield from _pointers_between(row)
        case MentionRow():
            if row.form == "name":
                yield "name", row.span
        case FigureRow():
            yield "figure", row.span
            yield from (("measure", span) for span in (row.measure_span,) if span)
        case TimeRow():
            yield "time", row.span
        case EventMentionRow():
            yield "event", row.trigger


def _pointers_of_claim(row: StatementRow | PositionRow) -> Iterator[tuple[str, SpanRow]]:
    """What somebody says or holds."""
    if isinstance(row, StatementRow):
        yield from (("statement", span) for span in row.content)
        yield from (("speaker", span) for span in (row.speaker,) if span)
        return
    yield "position", row.content
    yield from (("condition", span) for span in (row.condition,) if span)


def _pointers_between(row: TimelineRow | TalksRow | ConflictRow | CopyRow) -> Iterator[tuple[str, SpanRow]]:
    """Spans of rows about many reports."""
    match row:
        case TimelineRow():
            yield from (("cited", span) for span in row.spans)
        case TalksRow():
            cells = (row.parties, row.level, row.form, row.agenda, row.outcome, row.left_open, row.spans)
            yield from (("cited", span) for cell in cells for span in cell)
        case ConflictRow():
            yield from (("conflict", span) for side in row.sides for span in side.spans)
        case CopyRow():
            yield from (("copy", span) for span in (row.left, row.right))


def by_article(tables: Mapping[str, Iterable[Row]]) -> dict[str, dict[str, list[Row]]]:
    """For every report the rows whose words stand in it, by table."""
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for table, rows in tables.items():
        for row in rows:
            for article in {span.article for _, span in pointers_of(row)}:
                found[article][table].append(row)
    return found
