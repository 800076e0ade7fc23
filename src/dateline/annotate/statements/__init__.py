"""Quotation attribution: who said what, through whom, named or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.annotate.statements.bodies import Bodies
from dateline.annotate.statements.chain import credit
from dateline.annotate.statements.drafts import Draft
from dateline.annotate.statements.moments import said_at
from dateline.annotate.statements.outlets import outlet_at
from dateline.annotate.statements.quotes import Quote, find_quotes
from dateline.annotate.statements.readings import find_readings
from dateline.annotate.statements.speakers import Speakers
from dateline.annotate.statements.speech import attribute
from dateline.annotate.statements.surface import source_beside
from dateline.annotate.statements.weighing import choose
from dateline.model import Attribution, Doc, Interval, Span, SpeechForm, Statement, TimeExpression

MADE_BY = "statements/1"
# A content is direct speech if this share of its letters stands in quotation marks.
DIRECT = 0.9


def find_statements(doc: Doc) -> Iterator[Statement]:
    """Everything that the article says somebody said, wrote, ordered, denied, thought or wanted."""
    quotes = find_quotes(doc)
    speakers = Speakers(doc)
    bodies = Bodies(speakers)
    times = sorted(doc.of(TimeExpression), key=lambda time: time.span.start)
    for draft in credit(doc, list(choose(drafts_of(doc, quotes))), speakers):
        found = _statement(doc, draft, quotes, speakers, said_at(draft, times))
        yield replace(found, body=bodies.of(draft.sentence, draft.head) if found.by.speaker else None)


def drafts_of(doc: Doc, quotes: Sequence[Quote]) -> list[Draft]:
    """All statements in the making, with the quotations that belong to them."""
    drafts = [draft for sentence in doc.sentences for draft in find_readings(sentence)]
    for draft in drafts:
        if draft.head is not None and draft.carries_clause:
            draft.outlet = outlet_at(doc, draft.sentence, draft.head)
    drafts = attribute(doc, drafts, quotes)
    for draft in drafts:
        if draft.speaks_of_itself or (draft.head is None and draft.is_active):
            draft.head = source_beside(draft)
    return drafts


def _statement(doc: Doc, draft: Draft, quotes: Sequence[Quote], speakers: Speakers, when: Interval | None) -> Statement:
    """The draft as a statement."""
    content = _merged(draft.pieces)
    by = _attribution(draft, speakers, content)
    return Statement(
        span=hull((*content, draft.cue, by.speaker or draft.cue)),
        made_by=MADE_BY,
        content=content,
        cue=draft.cue,
        by=by,
        form=form_of(doc, content, quotes),
        act=draft.act,
        said_at=when,
    )


def _merged(pieces: Sequence[Span]) -> tuple[Span, ...]:
    """The pieces in text order, those that overlap as one."""
    found: list[Span] = []
    for piece in sorted(pieces):
        if found and piece.start < found[-1].end:
            found[-1] = found[-1].hull(piece)
        else:
            found.append(piece)
    return tuple(found)


def _attribution(draft: Draft, speakers: Speakers, content: Sequence[Span]) -> Attribution:
    """Speaker and chain of a draft. A speaker inside what was said is a slip of the parser: better none."""
    spans = speakers.spans(draft.sentence, draft.head) if draft.head is not None else ()
    if draft.head is None or any(piece.overlaps(span) for piece in content for span in spans):
        return Attribution(via=tuple(draft.via))
    named = speakers.named(draft.sentence, draft.head)
    return Attribution(hull(spans), named, tuple(draft.via), joint=spans if len(spans) > 1 else ())


def hull(spans: Sequence[Span]) -> Span:
    """The shortest span that covers all."""
    return Span(spans[0].article, min(span.start for span in spans), max(span.end for span in spans))


def form_of(doc: Doc, content: Sequence[Span], quotes: Sequence[Quote]) -> SpeechForm:
    """Direct if nearly all of the content is quoted, mixed if some is, else indirect."""
    total = quoted = 0
    for piece in content:
        total += _letters(doc.text[piece.start : piece.end])
        for quote in quotes:
            low, high = max(piece.start, quote.start), min(piece.end, quote.end)
            quoted += _letters(doc.text[low:high]) if low < high else 0
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT * total else "mixed"


def _letters(text: str) -> int:
    """How many letters and digits a text has."""
    return sum(map(str.isalnum, text))
