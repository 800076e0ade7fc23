"""Whom a spokesman speaks for."""

from __future__ import annotations

import pytest

from dateline.annotate.entities import find_mentions
from dateline.annotate.pipeline import annotate_parsed
from dateline.annotate.statements import find_statements
from dateline.annotate.times import find_times
from dateline.model import Statement


@pytest.fixture(scope="module")
def read(make_doc):
    """``read(text)`` gives a document with mentions, times and statements."""

    def made(text):
        raw = make_doc(text)
        return annotate_parsed(raw.article, raw.sentences, annotators=(find_mentions, find_times, find_statements))

    return made


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Harbour Authority spokesman Jan Berg said the port was closed.", ["Harbour Authority"]),
        ("A spokeswoman for the ministry said the talks had failed.", ["the ministry"]),
        ("The ministry's spokesman said it was safe.", ["The ministry"]),
        ('"We stay," said Ana Lund, a spokeswoman for the Harbour Authority.', ["the Harbour Authority"]),
        ("White House press secretary Ana Lund said on Monday that it was final.", ["White House"]),
        ("US-led coalition spokesman Col. Jan Berg said the base was hit.", ["US-led coalition"]),
        ("A police spokesman said two men were held.", ["police"]),
        # What was said of him once holds for the rest of the report.
        ("Kremlin spokesman Jan Berg said it was over. Later Berg said it went on.", ["Kremlin", "Kremlin"]),
        # No body, one of the past, more than one, and a body that speaks itself.
        ("The spokesman said the ship had sunk.", [None]),
        ("Former Pentagon spokesman Jan Berg said the convoy left.", [None]),
        ("Swedish and Danish spokesmen said the talks went well.", [None]),
        ("The company said in a statement that it would appeal.", [None]),
    ],
)
def test_a_spokesman_speaks_for_a_body(read, text, bodies):
    doc = read(text)
    assert [found.body and doc.text_of(found.body) for found in doc.of(Statement)] == bodies
