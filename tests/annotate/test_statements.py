"""Who said what: tables of sentences."""

from __future__ import annotations

import pytest

from dateline.annotate.statements import find_statements


def told(doc):
    """Act, speaker and content of every statement, as text."""
    return [
        (s.act, s.by.speaker and doc.text_of(s.by.speaker), " | ".join(map(doc.text_of, s.content)))
        for s in find_statements(doc)
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The minister said that the bridge is safe.", [("say", "The minister", "that the bridge is safe")]),
        ('"We will rebuild it," the minister said.', [("say", "the minister", '"We will rebuild it,"')]),
        ("The port, Mayor Odile Brandt said, will remain closed.", [("say", "Mayor Odile Brandt", "The port | will remain closed")]),
        ("The council promised to pay the workers.", [("promise", "The council", "to pay the workers")]),
    ],
)
def test_a_statement_has_act_speaker_and_content(make_doc, text, expected):
    assert told(make_doc(text)) == expected


def test_a_quotation_goes_on_behind_its_cue(make_doc):
    doc = make_doc("“We will stay,” Governor Ilse Marrow said. “Nobody will drive us out.”\n“Nobody at all.”")
    (statement,) = find_statements(doc)
    assert [doc.text_of(piece) for piece in statement.content] == [
        "“We will stay,”",
        "“Nobody will drive us out.”",
        "“Nobody at all.”",
    ]
    assert statement.form == "direct"
