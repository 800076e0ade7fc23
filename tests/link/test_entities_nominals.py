"""Nominals across the reports of a story: one bearer of a role, one nameless actor, and nobody where two fit."""

import pytest

from dateline.annotate.entities import find_mentions
from dateline.annotate.sentences import split_sentences
from dateline.link.binding import Binding
from dateline.link.entities import resolve_entities
from dateline.model import Article, Block, Doc, Span, Story


def _doc(text, name):
    article = Article(name, name, "", text, (Block(Span(name, 0, len(text)), "body"),))
    parsed = Doc(article, list(split_sentences(article)))
    return Doc(article, list(find_mentions(parsed)))


@pytest.fixture
def called(make_doc):
    """The name of the entity that a word speaks of in the last of some reports of one story."""

    def run(word, *texts):
        docs = [_doc(text, f"a{number}") for number, text in enumerate(texts)]
        story = Story("s", "", tuple(doc.article.id for doc in docs), None)
        entities = resolve_entities(docs, [story])
        binding = Binding(docs, entities)
        names = {entity.id: entity.name for entity in entities}
        (found,) = [m for m in docs[-1].notes if docs[-1].text_of(m.span) == word]
        return names.get(binding(found.span))

    return run


def test_a_role_told_in_one_report_finds_its_bearer_in_another(called):
    assert called("The actress", "The actress Ann Bloom left the clinic.", "The actress waved.") == "Ann Bloom"


def test_two_bearers_of_a_role_leave_it_open(called):
    texts = "The actress Ann Bloom left.", "The actress Clara Voss stayed.", "The actress waved."
    assert called("The actress", *texts) is None


def test_another_realm_is_another_office(called):
    texts = "Iraqi Foreign Minister Karim Farouk spoke.", "The Syrian foreign minister left."
    assert called("The Syrian foreign minister", *texts) is None


def test_an_official_is_anybody(called):
    assert called("An official", "Senior official Karim Farouk spoke.", "An official denied it.") is None


def test_whom_nobody_names_is_one_in_a_story(called):
    assert called("The gunman", "A gunman fired at a bus.", "The gunman fled.") == "gunman"


def test_two_in_one_report_are_two(called):
    texts = "A gunman fired at a bus. A gunman fired from a roof.", "The gunman fled."
    assert called("The gunman", *texts) is None


def test_a_team_goes_by_its_last_word():
    docs = [_doc("The Norwich Lions won the cup.", "a0"), _doc("On Friday the Lions lost again.", "a1")]
    story = Story("s", "", ("a0", "a1"), None)
    assert len([one for one in resolve_entities(docs, [story]) if one.kind == "organization"]) == 1
    assert len([one for one in resolve_entities(docs) if one.kind == "organization"]) == 2
