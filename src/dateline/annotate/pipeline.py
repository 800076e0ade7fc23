"""Runs the annotators in order on one article, and checks that every span points at annotated text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from dateline import plugins
from dateline.annotate.entities import find_mentions
from dateline.annotate.events import find_events
from dateline.annotate.figures import find_figures
from dateline.annotate.positions import find_positions
from dateline.annotate.sentences import split_sentences
from dateline.annotate.statements import find_statements
from dateline.annotate.times import find_times
from dateline.errors import BrokenSpan
from dateline.model import ANNOTATED, Annotation, Article, Doc, Mention, Sentence, Span
from dateline.model.inside import inside

Annotator = Callable[[Doc], Iterable[Annotation]]
# Order matters: each may read the notes of those before it.
ANNOTATORS: tuple[Annotator, ...] = (
    find_mentions,
    find_times,
    find_statements,
    find_figures,
    find_events,
    find_positions,
)
LANGUAGES = frozenset({None, "en"})


def all_annotators() -> tuple[Annotator, ...]:
    """Our annotators in their order, then those that installed plug-ins add."""
    return (*ANNOTATORS, *plugins.annotators().values())


def annotate(article: Article, *, annotators: Iterable[Annotator] | None = None) -> Doc:
    """The article with its parse and all notes. Other languages than English are read, not annotated."""
    sentences = list(split_sentences(article)) if article.language in LANGUAGES else []
    return annotate_parsed(article, sentences, annotators=annotators)


def annotate_parsed(
    article: Article, sentences: Iterable[Sentence], *, annotators: Iterable[Annotator] | None = None
) -> Doc:
    """The same on sentences that were parsed before, as when an undated article's date becomes known."""
    return _annotated(Doc(article, list(sentences)), all_annotators() if annotators is None else annotators)


def annotate_dated(article: Article, sentences: Iterable[Sentence], mentions: Iterable[Mention]) -> Doc:
    """The same once the date of a report that was annotated undated is known: who is named does not hang on it."""
    later = [annotator for annotator in all_annotators() if annotator is not find_mentions]
    return _annotated(Doc(article, [*sentences, *mentions]), later)


def _annotated(doc: Doc, annotators: Iterable[Annotator]) -> Doc:
    """The document with what these annotators find."""
    check = partial(check_spans, doc)
    seen = {note.id for note in doc.notes if not isinstance(note, Sentence)}
    for annotator in annotators:
        doc.notes.extend(_unique(map(check, annotator(doc)), seen))
    return doc


def _unique(notes: Iterable[Annotation], seen: set[str]) -> Iterator[Annotation]:
    """Notes with different ids: two rules, or two annotators, that find the same thing find it once."""
    for note in notes:
        if note.id not in seen:
            seen.add(note.id)
            yield note


def check_spans(doc: Doc, note: Annotation) -> Annotation:
    """The note itself if all its spans lie in annotated blocks; raises BrokenSpan if not."""
    for span in inside(note, Span):
        annotated = any(
            block.span.start <= span.start and span.end <= block.span.end
            for block in doc.article.blocks
            if block.kind in ANNOTATED
        )
        if span.start >= span.end or (not annotated and not _crosses_blocks(doc, span)):
            raise BrokenSpan(f"{note.made_by} points at {span}, which is no annotated text", remedy="report it")
    return note


def _crosses_blocks(doc: Doc, span: Span) -> bool:
    """A span over several blocks (a statement that runs over paragraphs) must start and end in annotated ones."""
    kinds = [
        {b.kind for b in doc.article.blocks if b.span.start <= at < b.span.end} for at in (span.start, span.end - 1)
    ]
    return all(found & ANNOTATED for found in kinds)
