"""Claims as rows of the public format."""

from __future__ import annotations

from dateline.annotate.entities import find_mentions
from dateline.annotate.statements import find_statements
from dateline.model import Statement
from dateline.store.rows import entities_of
from dateline.views.tables import Membership, statement_row


def test_a_statement_names_everyone_who_speaks(make_doc):
    doc = make_doc("Sweden and Norway said that the border would stay open. “It will,” Denmark added.")
    for find in (find_mentions, find_statements):
        doc.notes.extend(find(doc))
    member = Membership(entity_of=lambda span: doc.text_of(span).split()[-1])
    rows = [statement_row(doc, note, member) for note in doc.of(Statement)]
    assert [row.speaker_entity for row in rows] == [None, "Denmark"]
    assert [row.speaker_entities for row in rows] == [["Sweden", "Norway"], ["Denmark"]]
    assert entities_of(rows[0]) == ["Norway", "Sweden"]
