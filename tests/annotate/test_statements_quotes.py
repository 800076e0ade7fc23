"""Quotation marks of every style, and speech that runs over sentences and paragraphs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.entities import find_mentions
from dateline.annotate.pipeline import annotate_parsed
from dateline.annotate.statements import find_statements
from dateline.annotate.statements.quotes import find_quotes
from dateline.annotate.times import find_times
from dateline.model import Article, Block, Doc, Span, Statement


def quotes(text):
    """The quotations of a plain text."""
    doc = Doc(Article("a", "a.txt", "", text, (Block(Span("a", 0, len(text)), "body"),)))
    return [text[quote.start : quote.end] for quote in find_quotes(doc)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("“One,” she said. “Two.”", ["“One,”", "“Two.”"]),
        ('"One," she said. "Two."', ['"One,"', '"Two."']),
        ("«One», she said.", ["«One»"]),
        ("„One”, she said.", ["„One”"]),
        ("``One,'' she said.", ["``One,''"]),
        ("''One,'' she said.", ["''One,''"]),
        ("‘One,’ she said.", ["‘One,’"]),
        ("'One,' she said.", ["'One,'"]),
        ('“Mixed styles," she said.', ['“Mixed styles,"']),
        ("“He told me ‘no’ twice,” she said.", ["“He told me ‘no’ twice,”"]),
        ("The '90s were the officials' decade.", []),
        ("It isn't the boys' fault.", []),
        ("‘The officials’ plan is dead,’ she said.", ["‘The officials’ plan is dead,’"]),
        ("He is 6'2\" tall.", []),
        ("A stray mark.” And more text.", []),
        ("“Never closed. The text goes on.", ["“Never closed."]),
        ("“First paragraph.\n“Second paragraph.”", ["“First paragraph.", "“Second paragraph.”"]),
        ('"Lost its end, he said. "Another."', ['"Lost its end, he said.', '"Another."']),
    ],
)
def test_marks_are_paired(text, expected):
    assert quotes(text) == expected


def contents(doc):
    """For every statement its pieces and its form."""
    return [([doc.text_of(piece) for piece in s.content], s.form) for s in find_statements(doc)]


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "“We will stay,” Ilse Marrow said. “Nobody will drive us out.”",
            [(["“We will stay,”", "“Nobody will drive us out.”"], "direct")],
        ),
        (
            "“We will stay,” Ilse Marrow said.\n“Nobody will drive us out.”",
            [(["“We will stay,”", "“Nobody will drive us out.”"], "direct")],
        ),
        ("“If they come,” he said, “we will fight.”", [(["“If they come,”", "“we will fight.”"], "direct")]),
        ("Ilse Marrow said: “We will stay.”", [(["“We will stay.”"], "direct")]),
        ("The governor said the town would “never again” be flooded.", [
            (["the town would “never again” be flooded"], "mixed")
        ]),
        ("“We will stay,” thundered the governor.", [(["“We will stay,”"], "direct")]),
        ("“We knew nothing of it.” — Ilse Marrow", [(["“We knew nothing of it.”"], "direct")]),
        # A mark that is missing before the cue.
        ('"We will stay until the strike is over, the mayor said.', [
            (['"We will stay until the strike is over'], "direct")
        ]),
        ("“We stayed. We dug. We waited,” Ilse Marrow said.", [(["“We stayed. We dug. We waited,”"], "direct")]),
    ],
)  # fmt: skip
def test_direct_speech_is_whole(make_doc, text, expected):
    assert contents(make_doc(text)) == expected


def test_a_quotation_goes_to_the_nearest_cue(make_doc):
    doc = make_doc('"We will not negotiate," Marlow said, adding: "Not now."')
    assert [doc.text_of(s.cue) for s in find_statements(doc)] == ["said", "adding"]


def test_spans_are_exact_and_in_order(make_doc):
    doc = make_doc("“If they come,” he said, “we will fight.” The envoy replied that he would wait.")
    for statement in find_statements(doc):
        assert list(statement.content) == sorted(statement.content)
        assert all(statement.span.covers(span) for span in (*statement.content, statement.cue, statement.by.speaker))


WORDS = (
    "The", "mayor", "Ana Lund", "Reuters", "said", "says", "told", "denied", "according to", "quoted", "as saying",
    "that", "they", "will", "leave", "the dam", "on Monday", "“", "”", '"', "'", "‘", "’", "«", "»", ",", ".",
    ":", "—", "?", "\n", "(", ")", "and", "a spokesman for", "the ministry", "citing", "officials", "OSLO",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_text_gives_spans_that_are_exact(make_doc, text):
    doc = make_doc(text)
    doc = annotate_parsed(doc.article, doc.sentences, annotators=(find_mentions, find_times, find_statements))
    for statement in doc.of(Statement):
        spans = [*statement.content, statement.cue, statement.by.speaker, statement.body, *statement.by.joint]
        assert all(0 <= span.start < span.end <= len(text) for span in spans if span)
        assert statement.content and all(doc.text_of(span).strip() for span in statement.content)
        assert all(left.end <= right.start for left, right in pairwise(statement.content))
        assert not any(statement.by.speaker.overlaps(span) for span in statement.content if statement.by.speaker)


@given(st.text(alphabet="ab s.,?!'\"“”‘’«»`\n-", max_size=80))
def test_quotations_never_overlap_nor_leave_their_line(text):
    doc = Doc(Article("a", "a.txt", "", text, (Block(Span("a", 0, len(text)), "body"),)))
    found = find_quotes(doc)
    assert all(0 <= quote.start < quote.end <= len(text) for quote in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert not any("\n" in text[quote.start : quote.end] for quote in found)
