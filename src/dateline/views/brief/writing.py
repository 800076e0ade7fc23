"""Writes the brief: section by section, from the rows of the record and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.rows import Row, SpanRow
from dateline.views.brief.evidence import Evidence
from dateline.views.brief.model import Brief, BriefSection, BriefSentence, Footnote
from dateline.views.brief.sections import SECTIONS, Draft
from dateline.views.wording import count, squeezed


def make_brief(rows: Mapping[str, Sequence[Row]]) -> Brief:
    """A page of plain sentences from the tables of a record, by name; tables that are left out count as empty.

    >>> make_brief({}).sections
    ()
    """
    evidence = Evidence.of(rows)
    drafts = [(heading, list(write(evidence))) for heading, write in SECTIONS]
    drafts = [(heading, found) for heading, found in drafts if found]
    numbers = _numbers(draft for _, found in drafts for draft in found)
    sections = tuple(
        BriefSection(heading, tuple(_sentence(draft, numbers) for draft in found)) for heading, found in drafts
    )
    notes = tuple(Footnote(number, span, evidence.source(span)) for span, number in numbers.items())
    return Brief(_title(evidence), sections, notes)


def _numbers(drafts: Iterable[Draft]) -> dict[SpanRow, int]:
    """Every span's footnote number, in the order in which they are first needed."""
    numbers: dict[SpanRow, int] = {}
    for span in _spans(drafts):
        numbers.setdefault(span, len(numbers) + 1)
    return numbers


def _spans(drafts: Iterable[Draft]) -> Iterator[SpanRow]:
    for draft in drafts:
        yield from draft.spans


def _sentence(draft: Draft, numbers: Mapping[SpanRow, int]) -> BriefSentence:
    return BriefSentence(draft.text, tuple(dict.fromkeys(numbers[span] for span in draft.spans)))


def _title(evidence: Evidence) -> str:
    """The title of the story that most reports belong to; without one, how much the brief is about."""
    largest = max(evidence.stories, key=lambda story: len(story.articles), default=None)
    if largest and 2 * len(largest.articles) >= len(evidence.articles):
        return f"Brief: {squeezed(largest.title)}"
    reports, stories = count(len(evidence.articles), "report"), count(len(evidence.stories), "story", "stories")
    return f"Brief: {reports}, {stories}" if evidence.articles else "Brief"
